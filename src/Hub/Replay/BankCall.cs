namespace QueueMonitor.Hub.Replay;

/// <summary>How a call of the bank ended.</summary>
internal enum BankOutcome : byte
{
    /// <summary>An agent answered.</summary>
    Agent,

    /// <summary>The caller hung up, in the queue or before it.</summary>
    Hang,
}

/// <summary>One call of the bank's recording, its clock times made moments (milliseconds since 1970 UTC).</summary>
/// <param name="Id">Line, number and day: the number alone is not unique.</param>
/// <param name="EnteredAt">Reached the voice menu.</param>
/// <param name="LeftMenuAt">Left it.</param>
/// <param name="QueuedAt">Entered the queue; null: never queued.</param>
/// <param name="WaitSeconds">The queue wait that the switch measured; right also across midnight.</param>
/// <param name="ServiceSeconds">With the agent.</param>
/// <param name="Server">The agent; null when the row names none.</param>
internal sealed record BankCall(
    string Id, string Queue, int Priority, string? Customer, BankOutcome Outcome, long EnteredAt, long LeftMenuAt, long? QueuedAt,
    int WaitSeconds, int ServiceSeconds, string? Server)
{
    /// <summary>When the wait ended: answered or given up. Who never queued was answered, or hung up, on leaving the menu.</summary>
    public long EndedAt => QueuedAt is { } queued ? queued + (WaitSeconds * 1000L) : LeftMenuAt;
}
