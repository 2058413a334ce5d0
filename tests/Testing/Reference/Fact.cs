using QueueMonitor.Engine.Events;

namespace QueueMonitor.Testing.Reference;

internal enum FactKind
{
    Offered, Reopened, Answered, Abandoned, Short, Left, Moved, Lost, Hit, Miss, Handled, LostInTransfer, LostConversation,
    GaveUpBeforeQueue, TurnedAway, Direct, Restated, PromiseKept, PromiseBroken,
}

/// <summary>One thing that happened and that figures count, at its moment. No queue: of the site alone.</summary>
/// <param name="Ms">The wait of an outcome, the length of what was handled.</param>
/// <param name="Within">The wait was not longer than T.</param>
/// <param name="CustomerMs">Of an answer: the wait by the customer's own clock.</param>
/// <param name="Excluded">A reason of leaving that the service level leaves out.</param>
internal sealed record Fact(
    string? Queue, FactKind Kind, long At, long Ms = 0, bool Within = false, LeftReason Reason = default, bool Excluded = false, long CustomerMs = 0)
{
    public bool IsOutcome =>
        Kind is FactKind.Answered or FactKind.Abandoned or FactKind.Short or FactKind.Left or FactKind.Moved or FactKind.Lost;
}
