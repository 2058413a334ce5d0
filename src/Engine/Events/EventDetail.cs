namespace QueueMonitor.Engine.Events;

/// <summary>What only some events say. Start from <see cref="Empty"/>.</summary>
public struct EventDetail
{
    /// <summary>The customer's pseudonym (first 128 bits of HMAC-SHA-256 under the site's key); 0 when not known.</summary>
    public UInt128 Customer;

    /// <summary>Money at stake in the site's currency; NaN when not said.</summary>
    public double Value;

    /// <summary>Higher is served first; <see cref="NoNumber"/> when not said.</summary>
    public int Priority;

    /// <summary>Wrap-up of <c>contact.completed</c> in milliseconds; <see cref="NoNumber"/> when not said.</summary>
    public int WrapUpMs;

    /// <summary>Name reference of <c>entry</c> (<c>ivr</c>, <c>form</c>, …).</summary>
    public ushort Entry;

    /// <summary>First of the batch's <see cref="EventBatch.References"/> that belong to this event (skills, or an agent's queues).</summary>
    public int ReferenceStart;

    public int ReferenceCount;

    /// <summary><c>contact.promised</c>: due as milliseconds since 1970 UTC; 0 when not said.</summary>
    public long Due;

    /// <summary><see cref="AgentQueuesDetail"/>, <see cref="SyncedFloor"/>, <see cref="Queues.QueueSettingsPatch"/>,
    /// <see cref="Queues.SiteSettingsPatch"/>, a <see cref="Queues.Threshold"/> (<c>within</c>), or what a plan and the desk say
    /// (<see cref="Staffing.Plans.PlanSpan"/> and those beside it, <see cref="Customers.CallbackMark"/>).</summary>
    public object? Payload;

    public const int NoNumber = int.MinValue;

    public static EventDetail Empty => new() { Value = double.NaN, Priority = NoNumber, WrapUpMs = NoNumber };
}

/// <summary>Payload of <c>agent.queues</c>. Names are batch references.</summary>
public sealed record AgentQueuesDetail(IReadOnlyList<AgentQueue> Queues, AgentCapacity? Capacity);

/// <summary>One queue that an agent serves; a higher penalty is asked later.</summary>
public readonly record struct AgentQueue(ushort Queue, int Penalty);

/// <summary>How many contacts of each kind an agent takes at once. A voice call blocks all slots.</summary>
public readonly record struct AgentCapacity(byte Voice, byte Chat, byte Email, byte Social)
{
    public static AgentCapacity Default => new(1, 3, 1, 1);
}

/// <summary>Payload of <c>source.synced</c>: the whole truth of a source at that moment. Names are batch references.</summary>
/// <param name="Queues">The queues that it speaks of; empty: all of that source.</param>
/// <param name="CoversWaiting">The list of waiting contacts is complete.</param>
/// <param name="CoversConnected">The list of connected contacts is complete.</param>
public sealed record SyncedFloor(
    IReadOnlyList<ushort> Queues,
    bool CoversWaiting,
    bool CoversConnected,
    IReadOnlyList<SyncedContact> Contacts,
    IReadOnlyList<SyncedAgent>? Agents);

/// <summary>One contact in a <see cref="SyncedFloor"/>; <paramref name="Since"/> in milliseconds since 1970 UTC.</summary>
public readonly record struct SyncedContact(
    int IdOffset, ushort IdLength, ulong IdHash, ushort Queue, bool Connected, long Since, ushort Agent);

/// <summary>One agent in a <see cref="SyncedFloor"/>.</summary>
public readonly record struct SyncedAgent(ushort Agent, Agents.AgentActivity State, IReadOnlyList<AgentQueue>? Queues);
