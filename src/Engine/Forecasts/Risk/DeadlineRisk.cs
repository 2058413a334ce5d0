namespace QueueMonitor.Engine.Forecasts.Risk;

/// <summary>
/// Where nobody hangs up (e-mail), what is at risk is the promise: with k items before this one, worked off at an expected
/// rate up to its deadline, it is missed if no more than k are worked off by then.
/// </summary>
internal static class DeadlineRisk
{
    // Beyond this the sum is as good as normal, and long.
    private const double NormalFrom = 5_000;

    /// <summary>P(Poisson(Λ) ≤ k).</summary>
    /// <param name="ahead">Items that go first; ≥ 0.</param>
    /// <param name="expectedDone">Λ: items expected to be worked off in the open hours until the deadline; 0 or less: none.</param>
    public static double Of(int ahead, double expectedDone)
    {
        if (ahead < 0) return 0;
        if (!(expectedDone > 0)) return 1;
        if (expectedDone > NormalFrom) return WilsonHilferty(ahead, expectedDone);
        // From the largest term down on both sides, so that nothing is lost to rounding or runs out of range.
        var mode = (int)Math.Min(ahead, Math.Floor(expectedDone));
        var (largest, sum) = (LogTerm(mode, expectedDone), 1.0);
        for (double i = mode, term = 1; i > 0 && term > 1e-18 * sum; i--) sum += term *= i / expectedDone;
        for (double i = mode + 1, term = 1; i <= ahead && term > 1e-18 * sum; i++) sum += term *= expectedDone / i;
        return Math.Min(1, Math.Exp(largest) * sum);
    }

    private static double LogTerm(int k, double mean)
    {
        var log = -mean;
        for (var i = 1; i <= k; i++) log += Math.Log(mean / i);
        return log;
    }

    // P(Poisson(Λ) ≤ k) = P(Gamma(k + 1) > Λ), and the cube root of a gamma is close to normal.
    private static double WilsonHilferty(int ahead, double mean)
    {
        var shape = ahead + 1.0;
        var z = (Math.Cbrt(mean / shape) - 1 + (1 / (9 * shape))) * 3 * Math.Sqrt(shape);
        return UpperNormal(z);
    }

    // The upper tail of the standard normal by the continued fraction of Mills' ratio outside, by its series inside.
    private static double UpperNormal(double z)
    {
        if (z < 0) return 1 - UpperNormal(-z);
        var density = Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI);
        if (z < 3)
        {
            var (sum, term) = (z, z);
            for (var n = 1; n < 100; n++) sum += term *= z * z / ((2 * n) + 1);
            return 0.5 - (density * sum);
        }

        var fraction = z;
        for (var n = 60; n >= 1; n--) fraction = z + (n / fraction);
        return density / fraction;
    }
}
