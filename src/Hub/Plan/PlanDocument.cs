namespace QueueMonitor.Hub.Plan;

/// <summary>What an agent is planned to do. Only who works counts as there.</summary>
internal enum ShiftActivity : byte
{
    Work,
    Break,

    /// <summary>Something else: training, a meeting, leave.</summary>
    Absent,
}

/// <summary>A quarter-hour of a queue as it was planned.</summary>
/// <param name="Start">Milliseconds since 1970 UTC, a whole quarter-hour.</param>
/// <param name="Contacts">How many are expected to come in it; null: not planned.</param>
/// <param name="HandleSeconds">Mean handle time; null: not planned.</param>
/// <param name="Agents">How many agents are scheduled; null: not planned.</param>
internal readonly record struct PlannedInterval(string Queue, long Start, double? Contacts, double? HandleSeconds, double? Agents);

/// <summary>What an agent is planned to do from one moment to another, milliseconds since 1970 UTC.</summary>
/// <param name="Queues">For which queues; empty: those that the agent serves.</param>
internal readonly record struct PlannedShift(string Agent, long From, long Until, ShiftActivity Activity, IReadOnlyList<string> Queues);

/// <summary>Which column of a table was taken for what.</summary>
internal readonly record struct PlanColumn(string Column, string As);

/// <summary>Something in a plan that cannot be used, and what to do about it.</summary>
/// <param name="Line">Counted from 1.</param>
internal readonly record struct PlanError(int Line, string Error);

internal enum PlanKind : byte
{
    Intervals,
    Shifts,
}

/// <summary>A plan as it was understood. With any error it is not to be kept.</summary>
internal sealed class PlanDocument
{
    private readonly List<PlanError> _errors = [];

    public required PlanKind Kind { get; init; }

    /// <summary>What stands between cells; null: it is no table.</summary>
    public char? Separator { get; set; }

    public List<PlanColumn> Columns { get; } = [];

    public List<string> IgnoredColumns { get; } = [];

    public List<PlannedInterval> Intervals { get; } = [];

    /// <summary>How long the intervals of each queue were before they were split, in minutes.</summary>
    public Dictionary<string, int> IntervalMinutes { get; } = new(StringComparer.Ordinal);

    public List<PlannedShift> Shifts { get; } = [];

    /// <summary>Events of a calendar that lie outside what may be planned: calendars remember years.</summary>
    public int LeftOut { get; set; }

    /// <summary>The first errors, in the order of lines as far as they were found so.</summary>
    public IReadOnlyList<PlanError> Errors => _errors;

    public int ErrorCount { get; private set; }

    public void Wrong(int line, string error)
    {
        ErrorCount++;
        if (_errors.Count < PlanLimits.ErrorsShown) _errors.Add(new PlanError(line, error));
    }

    /// <summary>The span that it speaks of; null: of nothing.</summary>
    public (long From, long Until)? Span
    {
        get
        {
            var (from, until) = (long.MaxValue, long.MinValue);
            foreach (var interval in Intervals)
            {
                from = Math.Min(from, interval.Start);
                until = Math.Max(until, interval.Start + (long)PlanLimits.Quarter.TotalMilliseconds);
            }

            foreach (var shift in Shifts)
            {
                from = Math.Min(from, shift.From);
                until = Math.Max(until, shift.Until);
            }

            return from < until ? (from, until) : null;
        }
    }
}
