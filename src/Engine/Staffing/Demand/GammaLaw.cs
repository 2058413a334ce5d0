namespace QueueMonitor.Engine.Staffing.Demand;

/// <summary>The gamma law with rate 1, and the negative binomial that comes of it. Series and continued fraction of the incomplete gamma
/// function (Abramowitz and Stegun 6.5.29, 6.5.31); absolute error below 1e-9 for shapes up to 1e6.</summary>
internal static class GammaLaw
{
    private const int StepsMax = 20_000;

    /// <summary>P(Γ &gt; x).</summary>
    /// <param name="shape">Above 0.</param>
    public static double Above(double shape, double x)
    {
        if (x <= 0) return 1;
        // Twelve standard deviations out nothing is left.
        if (x > shape + (14 * Math.Sqrt(shape)) + 100) return 0;
        if (x < shape - (14 * Math.Sqrt(shape))) return 1;
        return x < shape + 1 ? 1 - Series(shape, x) : Fraction(shape, x);
    }

    /// <summary>The x that Γ does not exceed with this probability.</summary>
    public static double Quantile(double shape, double probability)
    {
        var (low, high) = (0.0, shape + (14 * Math.Sqrt(shape)) + 100);
        for (var i = 0; i < 60 && high - low > 1e-10 * high; i++)
        {
            var middle = (low + high) / 2;
            if (1 - Above(shape, middle) < probability) low = middle;
            else high = middle;
        }

        return (low + high) / 2;
    }

    /// <summary>The least count that a Poisson number, whose mean is gamma with this shape and mean, does not exceed with this probability.</summary>
    public static int CountQuantile(double shape, double mean, double probability)
    {
        if (mean <= 0) return 0;
        var miss = mean / (shape + mean);
        var term = Math.Exp(shape * Math.Log(shape / (shape + mean)));
        // Too far from 0 to be summed from there: the gamma is as good, and its Poisson noise a matter of moments.
        if (term < 1e-280)
        {
            var variance = mean + (mean * mean / shape);
            var alike = mean * mean / variance;
            return (int)Math.Ceiling(Quantile(alike, probability) * variance / mean);
        }

        var (sum, count) = (term, 0);
        while (sum < probability && count < int.MaxValue - 1)
        {
            term *= (shape + count) / (count + 1) * miss;
            count++;
            sum += term;
            if (term < 1e-18 && count > mean) break;
        }

        return count;
    }

    private static double Series(double shape, double x)
    {
        var (term, sum) = (1 / shape, 1 / shape);
        for (var i = 1; i < StepsMax; i++)
        {
            term *= x / (shape + i);
            sum += term;
            if (term < sum * 1e-16) break;
        }

        return sum * Math.Exp(LogFront(shape, x));
    }

    // Lentz's way through the continued fraction.
    private static double Fraction(double shape, double x)
    {
        const double tiny = 1e-300;
        var b = x + 1 - shape;
        var c = 1 / tiny;
        var d = 1 / b;
        var h = d;
        for (var i = 1; i < StepsMax; i++)
        {
            var a = -i * (i - shape);
            b += 2;
            d = (a * d) + b;
            if (Math.Abs(d) < tiny) d = tiny;
            c = b + (a / c);
            if (Math.Abs(c) < tiny) c = tiny;
            d = 1 / d;
            var step = d * c;
            h *= step;
            if (Math.Abs(step - 1) < 1e-15) break;
        }

        return h * Math.Exp(LogFront(shape, x));
    }

    // x^s e^−x / Γ(s). For large shapes by x/s near 1, so that large numbers do not take each other's digits.
    private static double LogFront(double shape, double x)
    {
        if (shape < 20) return (shape * Math.Log(x)) - x - LogGamma(shape);
        var ratio = (x - shape) / shape;
        var correction = (1 / (12 * shape)) - (1 / (360 * shape * shape * shape)) + (1 / (1260 * Math.Pow(shape, 5)));
        return (shape * (Log1p(ratio) - ratio)) + (0.5 * Math.Log(shape / (2 * Math.PI))) - correction;
    }

    private static double Log1p(double z)
    {
        var u = 1 + z;
        return u == 1 ? z : Math.Log(u) * z / (u - 1);
    }

    private static double LogGamma(double shape)
    {
        var shift = 0.0;
        for (; shape < 20; shape++) shift -= Math.Log(shape);
        var s3 = shape * shape * shape;
        return shift + ((shape - 0.5) * Math.Log(shape)) - shape + (0.5 * Math.Log(2 * Math.PI))
            + (1 / (12 * shape)) - (1 / (360 * s3)) + (1 / (1260 * s3 * shape * shape));
    }
}
