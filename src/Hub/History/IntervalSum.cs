using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;

namespace QueueMonitor.Hub.History;

/// <summary>
/// Several quarter-hours of a queue as one interval. Counts add up, and means are means over all contacts, weighed by their
/// counts, never means of means. Quantiles and occupancy cannot be had from those of the parts: null for more than one part.
/// The service level is null when the formula changed on the way; threshold and target are null when they did.
/// </summary>
internal sealed class IntervalSum
{
    private readonly long[] _left = new long[LeftReasons.Count];
    private HistoryInterval? _first;
    private HistoryInterval _last = null!;
    private WindowSnapshot _sum = null!;
    private int _parts;
    private int _covered;
    private bool _oneFormula = true;
    private bool _oneThreshold = true;
    private bool _oneTarget = true;
    private bool _promisesKnown = true;
    private double _answerSeconds;
    private double _waitSeconds;
    private long _waits;
    private double _handleSeconds;

    public void Add(HistoryInterval part)
    {
        var window = part.Window;
        _first ??= part;
        _sum = _parts == 0 ? window : Counts(_sum, window);
        for (var i = 0; i < _left.Length; i++) _left[i] += window.Left[i];
        _oneFormula &= window.ServiceLevel.Formula == _first.Window.ServiceLevel.Formula;
        _oneThreshold &= part.Threshold == _first.Threshold;
        _oneTarget &= part.Target == _first.Target;
        _promisesKnown &= part.PromisesKnown;
        // All six outcomes of a visit have a wait.
        var waits = window.Answered + window.Abandoned + window.ShortAbandoned + window.LeftTotal + window.Moved + window.Lost;
        _answerSeconds += (window.AverageSpeedOfAnswerSeconds ?? 0) * window.Answered;
        _waitSeconds += (window.AverageWaitSeconds ?? 0) * waits;
        _waits += waits;
        _handleSeconds += (window.AverageHandleSeconds ?? 0) * window.Handled;
        _covered += part.CoveredSeconds;
        _parts++;
        _last = part;
    }

    /// <summary>All that was added, as an interval that begins at <paramref name="start"/>.</summary>
    public HistoryInterval Result(DateTimeOffset start)
    {
        if (_first is null) throw new InvalidOperationException("Nothing was added.");
        if (_parts == 1) return _first with { Start = start };
        var level = _sum.ServiceLevel;
        var window = _sum with
        {
            Left = _left,
            Waiting = _last.Window.Waiting,
            ServiceLevel = _oneFormula
                ? level with { Value = Share(level.Hits, level.Decided) }
                : new ServiceLevel(null, 0, 0, _last.Window.ServiceLevel.Formula),
            AbandonRate = Share(_sum.Abandoned, _sum.Ended),
            AverageSpeedOfAnswerSeconds = Mean(_answerSeconds, _sum.Answered),
            AverageWaitSeconds = Mean(_waitSeconds, _waits),
            AverageHandleSeconds = Mean(_handleSeconds, _sum.Handled),
            WaitP50Seconds = null,
            WaitP90Seconds = null,
            WaitP95Seconds = null,
            Occupancy = null,
        };
        return new HistoryInterval(
            _last.Queue, start, _covered, _last.Media, _oneThreshold ? _last.Threshold : null, _oneTarget ? _last.Target : null, window)
        {
            PromisesKnown = _promisesKnown,
        };
    }

    private static WindowSnapshot Counts(WindowSnapshot a, WindowSnapshot b) => a with
    {
        Offered = a.Offered + b.Offered,
        Answered = a.Answered + b.Answered,
        Abandoned = a.Abandoned + b.Abandoned,
        ShortAbandoned = a.ShortAbandoned + b.ShortAbandoned,
        Moved = a.Moved + b.Moved,
        Lost = a.Lost + b.Lost,
        Reopened = a.Reopened + b.Reopened,
        Restated = a.Restated + b.Restated,
        LostInTransfer = a.LostInTransfer + b.LostInTransfer,
        LostConversation = a.LostConversation + b.LostConversation,
        Ended = a.Ended + b.Ended,
        Handled = a.Handled + b.Handled,
        PromisesKept = a.PromisesKept + b.PromisesKept,
        PromisesDecided = a.PromisesDecided + b.PromisesDecided,
        ServiceLevel = a.ServiceLevel with
        {
            Hits = a.ServiceLevel.Hits + b.ServiceLevel.Hits,
            Decided = a.ServiceLevel.Decided + b.ServiceLevel.Decided,
        },
    };

    private static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;

    private static double? Mean(double sum, long count) => count == 0 ? null : sum / count;
}
