namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// The wait of one who stands behind <c>ahead</c> others, when they leave the line at <c>rate</c> a second into service and
/// each gives up at <c>patience</c> a second: a sum of exponential times, the exact mean in a Markov queue.
/// </summary>
internal static class PositionWait
{
    // Below this the sum is taken term by term; behind it the integral is the same to six digits.
    private const int TermsMax = 24;

    /// <param name="ahead">May be a fraction: some of those ahead may go elsewhere.</param>
    public static double Mean(double ahead, double rate, double patience)
    {
        var whole = (int)Math.Min(Math.Max(ahead, 0), TermsMax);
        var mean = 0.0;
        for (var i = 0; i <= whole; i++) mean += 1 / (rate + (i * patience));
        if (ahead <= whole) return mean;
        if (ahead < TermsMax) return mean + ((ahead - whole) / (rate + ((whole + 1) * patience)));
        var (low, high) = (rate + ((whole + 0.5) * patience), rate + ((ahead + 0.5) * patience));
        return mean + (patience < 1e-9 * rate ? (ahead - whole) / rate : Math.Log(high / low) / patience);
    }
}
