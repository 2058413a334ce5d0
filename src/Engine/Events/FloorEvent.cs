using QueueMonitor.Engine.Contacts;

namespace QueueMonitor.Engine.Events;

/// <summary>
/// One event, in 48 bytes. Texts (the contact's id, names of queues and agents) stand once in the <see cref="EventBatch"/>
/// that carries it and are referred to by position: 0 means none. What few events have stands in <see cref="EventDetail"/>.
/// </summary>
public struct FloorEvent
{
    /// <summary>When it happened: milliseconds since 1970 UTC, as the source says.</summary>
    public long At;

    /// <summary>Hash of the event's id; 0 when it has none (then type, subject, queue and time make the duplicate key).</summary>
    public ulong Id;

    /// <summary><see cref="Hash64"/> of the contact's id; 0 for events without a contact.</summary>
    public ulong Contact;

    /// <summary>Where the contact's id starts in the batch's text.</summary>
    public int ContactOffset;

    /// <summary>The place of the event in what its sender sent, from 0: errors are reported under it.</summary>
    public int Index;

    /// <summary>1 + position in <see cref="EventBatch.Details"/>; 0 when there is no detail.</summary>
    public int Detail;

    /// <summary>Length of the contact's id in bytes.</summary>
    public ushort ContactLength;

    /// <summary>Name reference of a queue (<c>queue</c>; for a transfer, the target).</summary>
    public ushort Queue;

    /// <summary>Name reference of an agent.</summary>
    public ushort Agent;

    /// <summary>Name reference of a free-text reason.</summary>
    public ushort Reason;

    public EventType Type;

    /// <summary><see cref="LeftReason"/>, <see cref="Agents.AgentActivity"/> or a rating (1–5), by type.</summary>
    public byte Code;

    public MediaType Media;

    public EventFlags Flags;
}
