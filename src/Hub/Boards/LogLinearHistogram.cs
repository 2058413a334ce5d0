using System.Numerics;

namespace QueueMonitor.Hub.Boards;

/// <summary>
/// Counts of durations in milliseconds, with a quantile to within 1/16 (6 %) of the value: each power of two is cut into 16
/// equal parts. From 1/16 ms to 18 minutes; what lies outside counts at the ends. Safe for many writers.
/// </summary>
internal sealed class LogLinearHistogram
{
    private const int PartBits = 4;
    private const int Parts = 1 << PartBits;
    private const int Powers = 21;

    private readonly long[] _counts = new long[Parts * Powers];

    public long Count
    {
        get
        {
            long sum = 0;
            for (var i = 0; i < _counts.Length; i++) sum += Volatile.Read(ref _counts[i]);
            return sum;
        }
    }

    public void Add(TimeSpan duration) => Interlocked.Increment(ref _counts[IndexOf(duration.TotalMilliseconds)]);

    public void Clear()
    {
        for (var i = 0; i < _counts.Length; i++) Volatile.Write(ref _counts[i], 0);
    }

    /// <summary>The value that a share of all values does not exceed, by nearest rank; null without values.</summary>
    /// <remarks>Of two histograms taken together.</remarks>
    /// <param name="share">0–1.</param>
    public static TimeSpan? Quantile(LogLinearHistogram first, LogLinearHistogram second, double share)
    {
        var count = first.Count + second.Count;
        if (count == 0) return null;
        var rank = Math.Max(1, (long)Math.Ceiling(share * count));
        for (var i = 0; i < first._counts.Length; i++)
        {
            rank -= Volatile.Read(ref first._counts[i]) + Volatile.Read(ref second._counts[i]);
            if (rank <= 0) return TimeSpan.FromMilliseconds(UpperEnd(i));
        }

        return TimeSpan.FromMilliseconds(UpperEnd(first._counts.Length - 1));
    }

    // In sixteenths of a millisecond: below 16 one cell each, from there 16 cells for each power of two.
    private static int IndexOf(double milliseconds)
    {
        var units = (uint)Math.Clamp(milliseconds * Parts, 0, (1u << (Powers + PartBits - 1)) - 1);
        if (units < Parts) return (int)units;
        var power = BitOperations.Log2(units) - PartBits;
        return ((power + 1) << PartBits) + (int)((units >> power) - Parts);
    }

    private static double UpperEnd(int index)
    {
        if (index < Parts) return (index + 1.0) / Parts;
        var power = (index >> PartBits) - 1;
        return (double)((index & (Parts - 1)) + Parts + 1) * (1L << power) / Parts;
    }
}
