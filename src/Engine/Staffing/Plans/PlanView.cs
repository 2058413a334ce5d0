using System.Collections.ObjectModel;

namespace QueueMonitor.Engine.Staffing.Plans;

/// <summary>The plan as the floor holds it: what is over for two days has gone.</summary>
public sealed record PlanView(IReadOnlyList<PlanViewInterval> Intervals, IReadOnlyList<PlanViewShift> Shifts)
{
    /// <summary>The start of the site's day in which <see cref="Out"/> was counted; null: nothing was yet.</summary>
    public DateTimeOffset? DayStart { get; init; }

    /// <summary>How long agents of these shifts were otherwise than planned since then; those who never were are left out.</summary>
    public IReadOnlyDictionary<string, TimeSpan> Out { get; init; } = ReadOnlyDictionary<string, TimeSpan>.Empty;
}

/// <summary>A quarter-hour of a queue; null: not planned.</summary>
public readonly record struct PlanViewInterval(string Queue, DateTimeOffset Start, double? Contacts, double? HandleSeconds, double? Agents);

/// <summary>A stretch of an agent's shift.</summary>
/// <param name="Queues">That it is for; empty: those that the agent serves.</param>
public readonly record struct PlanViewShift(
    string Agent, DateTimeOffset From, DateTimeOffset Until, ShiftActivity Activity, IReadOnlyList<string> Queues);
