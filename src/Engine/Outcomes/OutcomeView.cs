using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Outcomes;

/// <summary>What the contacts that began in a span came to.</summary>
/// <param name="AsOf">The floor's time, milliseconds since 1970 UTC, as the others are.</param>
/// <param name="Until">Not included.</param>
/// <param name="Reached">Tries of customers that got a human.</param>
/// <param name="MenuTried">Contacts that reached our door.</param>
/// <param name="MenuGaveUp">Of those, gave up before any queue.</param>
public sealed record OutcomeView(
    long AsOf, long From, long Until, OutcomeRow Site, IReadOnlyList<OutcomeQueue> Queues, IReadOnlyList<OutcomePartner> Partners,
    IReadOnlyList<OutcomePair> Transfers, ShareFigure Reached, long MenuTried, long MenuGaveUp, long Contacts);

/// <summary>A queue's part of it.</summary>
public sealed record OutcomeQueue(string Queue, QueueSettings Settings, OutcomeRow Row);

/// <summary>A partner's part of it; null: our own.</summary>
public sealed record OutcomePartner(string? Partner, OutcomeRow Row);

/// <summary>Contacts passed on after an answer.</summary>
/// <param name="From">The queue; null: it had none.</param>
/// <param name="To">The queue; null: to an agent or to outside.</param>
public sealed record OutcomePair(string? From, string? To, PassedTo Kind, int Count, int Misrouted);

public enum PassedTo : byte
{
    Queue,
    Agent,
    Outside,
}
