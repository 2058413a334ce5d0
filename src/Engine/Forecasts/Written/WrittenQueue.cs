using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Engine.Forecasts.Written;

/// <summary>
/// How fast a queue that is answered in writing is worked off: answers a working day while something waits, by the queue's own
/// opening hours, the last week or so counting most. Used by the engine loop only.
/// </summary>
internal sealed class WrittenQueue
{
    // So many working days of backlog weigh in; from one working hour on a pace is told.
    private const double MemoryDays = 5, DaysMin = 1 / 8.0;

    private double _answers, _days;
    private long _until = long.MinValue;
    private bool _someone;

    /// <summary>What waits were over what place and pace said.</summary>
    public WaitRatio Ratio { get; } = new(null);

    /// <summary>How far waits lie around the mean.</summary>
    public WaitRange Range { get; } = new();

    /// <summary>Counts working time up to now; done before the line changes.</summary>
    public void Accrue(QueueState queue, long now)
    {
        if (_until != long.MinValue && _someone)
        {
            var passed = queue.Calendar.WorkingDaysBetween(_until, now);
            var fade = Math.Exp(-passed / MemoryDays);
            (_answers, _days) = (_answers * fade, (_days * fade) + passed);
        }

        _until = now;
    }

    /// <summary>The line has changed.</summary>
    public void Stands(bool someone) => _someone = someone;

    public void Answered() => _answers++;

    /// <summary>Answers a working day; null: not known yet. Changes nothing.</summary>
    public double? Pace(QueueState queue, long now)
    {
        var days = _days + (_until != long.MinValue && _someone ? queue.Calendar.WorkingDaysBetween(_until, now) : 0);
        return days >= DaysMin && _answers > 0 ? _answers / days : null;
    }
}
