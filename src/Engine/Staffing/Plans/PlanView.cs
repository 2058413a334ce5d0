namespace QueueMonitor.Engine.Staffing.Plans;

/// <summary>The plan as the floor holds it: what is over for two days has gone.</summary>
public sealed record PlanView(IReadOnlyList<PlanViewInterval> Intervals, IReadOnlyList<PlanViewShift> Shifts);

/// <summary>A quarter-hour of a queue; null: not planned.</summary>
public readonly record struct PlanViewInterval(string Queue, DateTimeOffset Start, double? Contacts, double? HandleSeconds, double? Agents);

/// <summary>A stretch of an agent's shift.</summary>
/// <param name="Queues">That it is for; empty: those that the agent serves.</param>
public readonly record struct PlanViewShift(
    string Agent, DateTimeOffset From, DateTimeOffset Until, ShiftActivity Activity, IReadOnlyList<string> Queues);
