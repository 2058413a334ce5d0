namespace QueueMonitor.Engine.Events;

/// <summary>What happened. The names on the wire are those of the contract: <c>contact.queued</c> and so on.</summary>
public enum EventType : byte
{
    None = 0,
    ContactStarted,
    ContactQueued,
    ContactOffered,
    ContactDeclined,
    ContactAnswered,
    ContactHeld,
    ContactRetrieved,
    ContactTransferred,
    ContactJoined,
    ContactParted,
    ContactAbandoned,
    ContactLeft,
    ContactReplied,
    ContactMessaged,
    ContactPended,
    ContactResumed,
    ContactCompleted,
    ContactResolved,
    ContactReopened,
    ContactPromised,
    ContactUpdated,
    ContactRated,
    CustomerContacted,
    AgentState,
    AgentQueues,
    SourceHeartbeat,
    SourceSynced,
    QueueConfigured,
    SiteConfigured,

    /// <summary>A customer shall be forgotten: the pseudonym stands in <see cref="EventDetail.Customer"/>.</summary>
    CustomerErased,

    // What a plan says and people do at the desk, made by the program's own endpoints alone.

    /// <summary>What was planned for a queue in a span is gone (<see cref="Staffing.Plans.PlanSpan"/>).</summary>
    PlanReplaced,

    /// <summary>A quarter-hour of a queue's plan (<see cref="Staffing.Plans.PlannedInterval"/>).</summary>
    PlanInterval,

    /// <summary>The shifts of all agents in a span are gone (<see cref="Staffing.Plans.PlanSpan"/>).</summary>
    ShiftReplaced,

    /// <summary>A stretch of an agent's shift (<see cref="Staffing.Plans.PlannedShift"/>).</summary>
    ShiftPlanned,

    /// <summary>Somebody says what becomes of an alert (<see cref="Staffing.Plans.AlertMark"/>).</summary>
    AlertMarked,

    /// <summary>Somebody moves agents from one queue to another (<see cref="Staffing.Plans.MoveOrder"/>).</summary>
    MoveMade,

    /// <summary>Somebody takes a customer to call back (<see cref="Customers.CallbackMark"/>), whose pseudonym stands in
    /// <see cref="EventDetail.Customer"/>.</summary>
    CallbackTaken,
}
