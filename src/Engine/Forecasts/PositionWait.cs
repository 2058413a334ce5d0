namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// The wait of one who stands behind <c>ahead</c> others, when they leave the line at <c>rate</c> a second into service and
/// each gives up at <c>patience</c> a second: a sum of exponential times of rates <c>rate + i·patience</c>, i = 0 … ahead. Exact in
/// a queue without memory (M/M/s+M), where exp(−patience · wait) is Beta(rate / patience, ahead + 1).
/// </summary>
internal static class PositionWait
{
    // Below this sums are taken term by term; behind it by Euler and Maclaurin, the same to ten digits.
    private const int TermsMax = 24;

    // From here on the gamma law by Wilson and Hilferty is within 0.7 points of a hundred; below, the beta law is inverted.
    private const double NearGamma = 20;

    /// <param name="ahead">May be a fraction: some of those ahead may go elsewhere.</param>
    public static double Mean(double ahead, double rate, double patience)
    {
        var whole = (int)Math.Min(Math.Max(ahead, 0), TermsMax);
        var mean = 0.0;
        for (var i = 0; i <= whole; i++) mean += 1 / (rate + (i * patience));
        if (ahead <= whole) return mean;
        if (ahead < TermsMax) return mean + ((ahead - whole) / (rate + ((whole + 1) * patience)));
        var (low, high) = (rate + ((whole + 0.5) * patience), rate + ((ahead + 0.5) * patience));
        if (patience < 1e-12 * rate) return mean + ((ahead - whole) / rate);
        var slopes = patience * ((1 / (high * high)) - (1 / (low * low))) / 24;
        var thirds = 6 * patience * patience * patience * (Math.Pow(high, -4) - Math.Pow(low, -4)) * 7 / 5760;
        return mean + (LogOfOneMore((ahead - whole) * patience / low) / patience) + slopes - thirds;
    }

    /// <summary>Seconds squared.</summary>
    public static double Variance(double ahead, double rate, double patience)
    {
        var whole = (int)Math.Min(Math.Max(ahead, 0), TermsMax);
        var variance = 0.0;
        for (var i = 0; i <= whole; i++) variance += Square(1 / (rate + (i * patience)));
        if (ahead <= whole) return variance;
        if (ahead < TermsMax) return variance + ((ahead - whole) * Square(1 / (rate + ((whole + 1) * patience))));
        var (low, high) = (rate + ((whole + 0.5) * patience), rate + ((ahead + 0.5) * patience));
        var slopes = 2 * patience * (Math.Pow(high, -3) - Math.Pow(low, -3)) / 24;
        var thirds = 24 * patience * patience * patience * (Math.Pow(high, -5) - Math.Pow(low, -5)) * 7 / 5760;
        return variance + ((ahead - whole) / (low * high)) + slopes - thirds;
    }

    /// <summary>The chance of giving up before the answer, whatever was waited so far.</summary>
    public static double Risk(double ahead, double rate, double patience) => (ahead + 1) * patience / (rate + ((ahead + 1) * patience));

    /// <summary>The wait that a share <paramref name="p"/> (0–1) stays under.</summary>
    public static double Quantile(double p, double ahead, double rate, double patience)
    {
        ahead = Math.Max(0, ahead);
        var x = rate / patience;
        var (mean, variance) = (Mean(ahead, rate, patience), Variance(ahead, rate, patience));
        var shape = mean * mean / variance;
        var root = 1 - (1 / (9 * shape)) + (NormalLaw.Quantile(p) / (3 * Math.Sqrt(shape)));
        var near = mean * root * root * root;
        if (x >= NearGamma) return Math.Max(0, near);

        // The share that waits less than t grows with t: halves between a bound below and one above.
        var (low, high) = (0.0, Math.Max(near, mean));
        while (Below(high) < p) high *= 2;
        for (var i = 0; i < 200 && high - low > 1e-12 * high; i++)
        {
            var middle = (low + high) / 2;
            if (Below(middle) < p) low = middle;
            else high = middle;
        }

        return (low + high) / 2;

        double Below(double t) => BetaLaw.Below(-Math.Exp(-patience * t) + 1, ahead + 1, x);
    }

    // ln(1 + y), also where y is lost beside 1.
    private static double LogOfOneMore(double y) => y < 1e-3 ? y * (1 - (y * (0.5 - (y * ((1 / 3.0) - (y * (0.25 - (y * 0.2)))))))) : Math.Log(1 + y);

    private static double Square(double x) => x * x;
}
