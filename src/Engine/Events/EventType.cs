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
}
