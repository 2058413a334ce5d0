namespace QueueMonitor.Engine.Forecasts;

/// <summary>The newest numbers of a kind, and which of them a share stays under. Bounded; the oldest goes when a new one comes.</summary>
internal sealed class RecentShares(int most)
{
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

    /// <summary>What a share (0–1) of numbers like these stays under; between two of them in a straight line. One must have come.</summary>
    public double Under(double share)
    {
        var rank = Math.Clamp((share * (Count + 1)) - 1, 0, Count - 1);
        var low = (int)rank;
        return low + 1 >= Count ? _sorted[low] : _sorted[low] + ((rank - low) * (_sorted[low + 1] - _sorted[low]));
    }
}
