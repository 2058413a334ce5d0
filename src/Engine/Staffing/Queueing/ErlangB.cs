namespace QueueMonitor.Engine.Staffing.Queueing;

/// <summary>
/// Erlang B, M/M/n/n: the share of contacts turned away when nobody can wait. By the recursion B(k) = aB(k−1) / (k + aB(k−1)),
/// in which every term is positive: relative error below 1e-14 up to 10,000 agents; what is too small for a double is 0.
/// </summary>
public static class ErlangB
{
    /// <param name="agents">Agents or lines, 0 or more.</param>
    /// <param name="load">Offered load a = λ·AHT in Erlang, 0 or more.</param>
    public static double Blocking(int agents, double load)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(agents);
        ArgumentOutOfRangeException.ThrowIfNegative(load);
        return From(0, 1, agents, load);
    }

    /// <summary>For fractions of an agent: Jagerman's integral 1/B(x) = ∫ e^(−s) (1 + s/a)^x ds at the fraction, then the recursion.</summary>
    public static double Blocking(double agents, double load)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(agents);
        ArgumentOutOfRangeException.ThrowIfNegative(load);
        var whole = Math.Floor(agents);
        var fraction = agents - whole;
        if (load == 0) return agents == 0 ? 1 : 0;
        var first = fraction == 0 ? 1 : 1 / InverseAt(fraction, load);
        return From(fraction, first, (int)whole, load);
    }

    /// <summary>The least number of agents that turn away at most this share.</summary>
    /// <param name="blockingMax">Above 0, at most 1.</param>
    public static int Required(double load, double blockingMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(load);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(blockingMax);
        var (n, blocking) = (0, 1.0);
        while (blocking > blockingMax) blocking = Next(blocking, ++n, load);
        return n;
    }

    /// <summary>The largest load, in Erlang, of which at most this share is turned away.</summary>
    /// <param name="blockingMax">0 to below 1.</param>
    public static double MaxLoad(int agents, double blockingMax)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(blockingMax, 1);
        return Bisection.Last(0, agents / (1 - blockingMax), load => Blocking(agents, load) <= blockingMax);
    }

    /// <summary>One more agent. The death rate may depend on the state: in units in which the load is <paramref name="load"/>.</summary>
    internal static double Next(double blocking, double agents, double load)
    {
        var busy = load * blocking;
        return busy / (agents + busy);
    }

    private static double From(double start, double blocking, int steps, double load)
    {
        for (var k = 1; k <= steps; k++) blocking = Next(blocking, start + k, load);
        return blocking;
    }

    // Exp-sinh quadrature: it does not mind that the integrand bends sharply near 0 when the load is small.
    private static double InverseAt(double fraction, double load)
    {
        const double step = 1.0 / 32;
        var sum = 0.0;
        for (var i = -160; i <= 80; i++)
        {
            var t = i * step;
            var s = Math.Exp(Math.PI / 2 * Math.Sinh(t));
            sum += Math.Exp(-s) * Math.Pow(1 + (s / load), fraction) * s * Math.PI / 2 * Math.Cosh(t);
        }

        return sum * step;
    }
}
