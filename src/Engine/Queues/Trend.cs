using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Queues;

/// <summary>
/// How the queue went: 60 samples, one each minute, or each two hours for e-mail and social (5 days). Used by the engine
/// loop only.
/// </summary>
internal sealed class Trend(bool written)
{
    public const int Points = 60;

    private readonly int?[] _waiting = new int?[Points];
    private readonly double?[] _longest = new double?[Points];
    private readonly double?[] _working = new double?[Points];
    private int _next;
    [NotKept("the next capture makes it again")]
    private TrendSnapshot? _captured;

    public int PointMinutes { get; } = written ? 120 : 1;

    /// <summary>Whether a sample is due at this full minute (milliseconds since 1970).</summary>
    public bool SamplesAt(long minute) => minute / 60_000 % PointMinutes == 0;

    public void Sample(int waiting, double? longestSeconds, double? longestWorkingDays)
    {
        (_waiting[_next], _longest[_next], _working[_next]) = (waiting, longestSeconds, longestWorkingDays);
        _next = (_next + 1) % Points;
        _captured = null;
    }

    public TrendSnapshot Capture() => _captured ??= new TrendSnapshot(
        PointMinutes, InOrder(_waiting), InOrder(_longest), PointMinutes == 1 ? null : InOrder(_working));

    private T[] InOrder<T>(T[] ring) => [.. ring[_next..], .. ring[.._next]];
}
