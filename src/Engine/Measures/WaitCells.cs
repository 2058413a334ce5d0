using System.Numerics;

namespace QueueMonitor.Engine.Measures;

/// <summary>
/// The cells that waits are counted in: each millisecond below 256 ms, above that 128 cells an octave, so that the middle
/// of a cell is within 0.4 % of every wait in it.
/// </summary>
internal static class WaitCells
{
    /// <summary>Cells of one block: an octave, or the exact start.</summary>
    public const int PerBlock = 1 << BlockBits;

    /// <summary>A longer wait counts as this: 100 days, which only a forgotten e-mail reaches.</summary>
    public const long MaxMs = 100L * 24 * 60 * 60 * 1000;

    private const int BlockBits = 7;

    /// <summary>How many blocks <see cref="MaxMs"/> needs.</summary>
    public static readonly int Blocks = (Of(MaxMs) >> BlockBits) + 1;

    public static int Of(long waitMs)
    {
        var wait = Math.Clamp(waitMs, 0, MaxMs);
        if (wait < PerBlock) return (int)wait;
        var shift = BitOperations.Log2((ulong)wait) - BlockBits;
        return ((shift + 1) << BlockBits) + (int)((wait >> shift) - PerBlock);
    }

    public static int BlockOf(int cell) => cell >> BlockBits;

    /// <summary>The middle of a cell.</summary>
    public static double Milliseconds(int cell)
    {
        var block = cell >> BlockBits;
        if (block <= 1) return cell;
        var shift = block - 1;
        var lowest = (long)(PerBlock + (cell & (PerBlock - 1))) << shift;
        return lowest + (((1L << shift) - 1) / 2.0);
    }

    /// <summary>The place of a quantile in order, from 1 on, by nearest rank: the smallest whole number ≥ share × count.</summary>
    public static long Rank(long count, int percent) => ((count * percent) + 99) / 100;
}

/// <summary>Quantiles of the waits of answered visits, in seconds; null without any.</summary>
internal readonly record struct WaitQuantiles(double? P50, double? P90, double? P95);
