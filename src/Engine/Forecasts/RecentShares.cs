namespace QueueMonitor.Engine.Forecasts;

/// <summary>The newest numbers of a kind, and which of them a share stays under. Bounded; the oldest goes when a new one comes.</summary>
/// <param name="most">Numbers that are kept.</param>
/// <param name="reach">How far past the smallest and the largest of them a share below 0 or above 1 leads at most; in their unit, ≥ 0.</param>
internal sealed class RecentShares(int most, double reach)
{
    // Numbers of one moment lie closer together than all that may come: past them a share leads on this much faster than between them.
    private const double PaceBeyond = 2;

    private readonly float[] _inTime = new float[most];
    private readonly float[] _sorted = new float[most];
    private int _next;

    public int Count { get; private set; }

    public void Add(double value)
    {
        var number = (float)value;
        var sorted = _sorted.AsSpan(0, Count);
        if (Count == most)
        {
            var gone = sorted.BinarySearch(_inTime[_next]);
            sorted[(gone + 1)..].CopyTo(sorted[gone..]);
            sorted = sorted[..^1];
        }
        else
        {
            Count++;
        }

        var place = sorted.BinarySearch(number);
        if (place < 0) place = ~place;
        sorted[place..].CopyTo(_sorted.AsSpan(place + 1));
        _sorted[place] = number;
        _inTime[_next] = number;
        _next = (_next + 1) % most;
    }

    /// <summary>
    /// What a share of numbers like these stays under: from 0 to 1 between two of them in a straight line; below 0 and above 1 past all of
    /// them, the further the wider they lie apart, and bounded. One must have come.
    /// </summary>
    public double Under(double share)
    {
        if (share > 1) return _sorted[Count - 1] + Beyond(share - 1);
        if (share < 0) return _sorted[0] - Beyond(-share);
        var rank = Math.Clamp((share * (Count + 1)) - 1, 0, Count - 1);
        var low = (int)rank;
        return low + 1 >= Count ? _sorted[low] : _sorted[low] + ((rank - low) * (_sorted[low + 1] - _sorted[low]));
    }

    private double Beyond(double share) => Math.Min(reach, PaceBeyond * share * (_sorted[Count - 1] - _sorted[0]));
}
