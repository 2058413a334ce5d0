using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Outcomes;

/// <summary>95 % intervals of small numbers.</summary>
internal static class Intervals
{
    /// <summary>Of the normal law, 97.5 %.</summary>
    public const double Z = 1.959963984540054;

    /// <summary>A share with Wilson's score interval (E. B. Wilson, JASA 22, 1927), which also says something of none and of all.</summary>
    public static ShareFigure Share(long hits, long of)
    {
        if (of == 0) return default;
        var (low, high) = Wilson(hits, of);
        return new ShareFigure((double)hits / of, hits, of, low, high);
    }

    public static (double Low, double High) Wilson(double hits, double of)
    {
        var (p, zz) = (hits / of, Z * Z);
        var centre = (p + (zz / (2 * of))) / (1 + (zz / of));
        var half = Z / (1 + (zz / of)) * Math.Sqrt((p * (1 - p) / of) + (zz / (4 * of * of)));
        return (Math.Max(0, centre - half), Math.Min(1, centre + half));
    }

    /// <summary>The mean of ratings of 1 to 5 with its interval by Student's t, cut at the ends of the scale.</summary>
    public static MeanFigure Rating(long count, double sum, double squares)
    {
        if (count == 0) return default;
        var mean = sum / count;
        if (count == 1) return new MeanFigure(mean, null, null, 1);
        var variance = Math.Max(0, (squares - (sum * mean)) / (count - 1));
        var half = StudentT(count - 1) * Math.Sqrt(variance / count);
        return new MeanFigure(mean, Math.Max(1, mean - half), Math.Min(5, mean + half), count);
    }

    /// <summary>
    /// 97.5 % of Student's t: exact for one and two degrees of freedom, above that by the series in 1/ν (Abramowitz and Stegun 26.7.5), within
    /// 0.006 of the tables from three on.
    /// </summary>
    public static double StudentT(long freedom)
    {
        if (freedom == 1) return 12.706204736;
        if (freedom == 2) return 4.3026527297;
        var (z, v) = (Z, (double)freedom);
        var z2 = z * z;
        var g1 = z * (z2 + 1) / 4;
        var g2 = z * ((((5 * z2) + 16) * z2) + 3) / 96;
        var g3 = z * ((((((3 * z2) + 19) * z2) + 17) * z2) - 15) / 384;
        var g4 = z * ((((((((79 * z2) + 776) * z2) + 1482) * z2) - 1920) * z2) - 945) / 92_160;
        return z + (g1 / v) + (g2 / (v * v)) + (g3 / (v * v * v)) + (g4 / (v * v * v * v));
    }
}
