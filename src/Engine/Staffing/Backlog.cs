namespace QueueMonitor.Engine.Staffing;

/// <summary>
/// When a line will be gone: the answer to "how long does this last", beside the steady state's "what does this need".
/// </summary>
public static class Backlog
{
    /// <summary>Of longer lines the fluid answer is as good.</summary>
    private const int ExactMax = 20_000;

    /// <summary>Mean time until nobody waits, if flow, staff and patience stay as they are. The exact mean of the Markov queue: from w
    /// waiting to w − 1 it takes e(w) = 1/m(w) + (λ/m(w))·e(w + 1) on average, m(w) = nμ + wθ, summed over the line. Its limit is the fluid
    /// (1/θ)·ln(1 + θq/(nμ − λ)), which is late by some 5 to 12 % where line and team are under 100: chance ends a short line early.</summary>
    /// <param name="waiting">q: how many wait, 0 or more.</param>
    /// <param name="takenPerSecond">nμ: how many the agents answer a second while somebody waits.</param>
    /// <param name="arrivalsPerSecond">λ.</param>
    /// <param name="patienceSeconds">1/θ; null: nobody gives up.</param>
    /// <returns>Seconds; null when no fewer come than are answered, so that nothing but chance or despair ends the line.</returns>
    public static double? SecondsToClear(int waiting, double takenPerSecond, double arrivalsPerSecond, double? patienceSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(waiting);
        if (waiting == 0) return 0;
        var spare = takenPerSecond - arrivalsPerSecond;
        if (spare <= 0) return null;
        if (patienceSeconds is not { } patience) return waiting / spare;
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(patience);
        if (waiting > ExactMax) return patience * Math.Log(1 + (waiting / (patience * spare)));
        // So far beyond the line that what is assumed there has been forgotten when its end is reached.
        var beyond = waiting + 16 + (int)Math.Min(8 * Math.Sqrt(arrivalsPerSecond * patience), ExactMax);
        var step = 1 / (spare + (beyond / patience));
        var sum = 0.0;
        for (var w = beyond - 1; w > 0; w--)
        {
            step = (1 + (arrivalsPerSecond * step)) / (takenPerSecond + (w / patience));
            if (w <= waiting) sum += step;
        }

        return sum;
    }

    /// <summary>How many will wait after a while, by the fluid: q∞ + (q − q∞)·e^(−θt) while somebody waits, q∞ = (λ − nμ)/θ; never below 0.</summary>
    /// <param name="seconds">0 or more, over which flow and staff stay as they are.</param>
    public static double WaitingAfter(
        double waiting, double takenPerSecond, double arrivalsPerSecond, double? patienceSeconds, double seconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(waiting);
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        var growth = arrivalsPerSecond - takenPerSecond;
        if (patienceSeconds is not { } patience) return Math.Max(0, waiting + (growth * seconds));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(patience);
        var rest = growth * patience;
        return Math.Max(0, rest + ((waiting - rest) * Math.Exp(-seconds / patience)));
    }
}
