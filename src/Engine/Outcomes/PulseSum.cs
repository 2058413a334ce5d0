using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Outcomes;

/// <summary>Ratings of contacts of a span: all, by day, by how long the customer waited, and by how often it was passed on. Used by the
/// engine loop only.</summary>
internal sealed class PulseSum
{
    private const long DayMs = 86_400_000;

    /// <summary>Ends of the classes of waits, seconds: of what is answered at once, and of what is written.</summary>
    public static readonly int[] SpokenBounds = [60, 300, 900], WrittenBounds = [14_400, 86_400, 259_200];

    private readonly SortedDictionary<long, Moments> _days = [];
    private readonly Moments[] _waits = new Moments[SpokenBounds.Length + 1];
    private readonly Moments[] _written = new Moments[WrittenBounds.Length + 1];
    private readonly Moments[] _passed = new Moments[3];
    private Moments _all;

    private struct Moments
    {
        public long Count, Sum, Squares;

        public void Add(int score)
        {
            Count++;
            Sum += score;
            Squares += score * score;
        }

        public readonly MeanFigure Mean => Intervals.Rating(Count, Sum, Squares);
    }

    /// <param name="waitedMs">By the customer's own clock.</param>
    /// <param name="written">The queue is of e-mail or social.</param>
    public void Add(int score, long ratedAt, long waitedMs, bool written, int passed)
    {
        _all.Add(score);
        var (bounds, classes) = written ? (WrittenBounds, _written) : (SpokenBounds, _waits);
        var at = 0;
        while (at < bounds.Length && waitedMs > bounds[at] * 1000L) at++;
        classes[at].Add(score);
        _passed[Math.Clamp(passed, 0, 2)].Add(score);
        var day = ratedAt - (ratedAt % DayMs);
        _days.TryGetValue(day, out var today);
        today.Add(score);
        _days[day] = today;
    }

    public PulseRow Row()
    {
        var days = new List<PulseDay>(_days.Count);
        foreach (var (day, moments) in _days) days.Add(new PulseDay(DateTimeOffset.FromUnixTimeMilliseconds(day), moments.Mean.Mean, moments.Count));
        var waits = new List<PulseClass>();
        Classes(waits, SpokenBounds, _waits);
        Classes(waits, WrittenBounds, _written);
        return new PulseRow(_all.Mean, days, waits, [_passed[0].Mean, _passed[1].Mean, _passed[2].Mean]);
    }

    private static void Classes(List<PulseClass> into, int[] bounds, Moments[] classes)
    {
        if (!Array.Exists(classes, c => c.Count > 0)) return;
        for (var i = 0; i < classes.Length; i++)
            into.Add(new PulseClass(i == 0 ? 0 : bounds[i - 1], i == bounds.Length ? null : bounds[i], classes[i].Mean));
    }
}

/// <summary>What customers thought, over a span.</summary>
/// <param name="ByDay">By day (UTC), oldest first; days without ratings are left out.</param>
/// <param name="ByWait">By the customer's own wait.</param>
/// <param name="ByTransfers">Not passed on, once, more than once.</param>
public sealed record PulseRow(
    MeanFigure All, IReadOnlyList<PulseDay> ByDay, IReadOnlyList<PulseClass> ByWait, IReadOnlyList<MeanFigure> ByTransfers);

/// <summary>Ratings of a day.</summary>
public readonly record struct PulseDay(DateTimeOffset From, double? Mean, long Count);

/// <summary>Ratings of those who waited longer than from and no longer than to (null: without end), seconds.</summary>
public readonly record struct PulseClass(int FromSeconds, int? ToSeconds, MeanFigure Rating);
