namespace QueueMonitor.Engine.Staffing.Plans;

/// <summary>Payload of <c>plan.replaced</c> (of the event's queue) and of <c>shift.replaced</c> (of all agents). Milliseconds since 1970 UTC.</summary>
/// <param name="Until">Not included.</param>
/// <param name="By">A member of staff or a key, never a customer.</param>
public sealed record PlanSpan(long From, long Until, string By);

/// <summary>Payload of <c>plan.interval</c>: one quarter-hour of the event's queue. What is null is not planned.</summary>
/// <param name="Start">Milliseconds since 1970 UTC, on a quarter-hour.</param>
/// <param name="Contacts">Forecast for it, 0 or more.</param>
/// <param name="HandleSeconds">Forecast, above 0.</param>
/// <param name="Agents">Scheduled, 0 or more.</param>
public sealed record PlannedInterval(long Start, double? Contacts, double? HandleSeconds, double? Agents);

/// <summary>What an agent is to do.</summary>
public enum ShiftActivity : byte
{
    /// <summary>Take contacts.</summary>
    Work,
    Break,

    /// <summary>Something else: training, a meeting, leave.</summary>
    Absent,
}

/// <summary>Payload of <c>shift.planned</c>: a stretch of the shift of the event's agent. A break or absence within work goes before it.</summary>
/// <param name="Until">Not included.</param>
/// <param name="Queues">Batch references of the queues that the agent is planned for; empty: those that the agent serves.</param>
public sealed record PlannedShift(long From, long Until, ShiftActivity Activity, IReadOnlyList<ushort> Queues);

/// <summary>What somebody does about an alert.</summary>
public enum AlertAction : byte
{
    Acknowledged,
    Snoozed,
    Done,
    Reopened,
}

/// <summary>Payload of <c>alert.marked</c>.</summary>
/// <param name="Alert">Its <see cref="Snapshots.AlertSnapshot.Id"/>.</param>
/// <param name="Until">Of a snooze: until when; 0: a quarter of an hour.</param>
/// <param name="By">A member of staff or a key.</param>
public sealed record AlertMark(string Alert, AlertAction Action, long Until, string By);

/// <summary>Payload of <c>move.made</c>: agents go from the event's queue to another. It routes nothing; it is remembered, and what came of it.</summary>
/// <param name="To">Batch reference of the receiving queue.</param>
/// <param name="Agents">1 or more.</param>
/// <param name="Until">When it ends.</param>
/// <param name="By">A member of staff or a key.</param>
/// <param name="Alert">The alert that it answers; empty: none.</param>
public sealed record MoveOrder(ushort To, int Agents, long Until, string By, string Alert);
