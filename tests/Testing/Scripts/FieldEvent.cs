using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Testing.Scripts;

/// <summary>An event as its sender sees it, with names instead of references. <paramref name="At"/> in milliseconds since 1970 UTC.</summary>
public sealed record FieldEvent(EventType Type, long At)
{
    public string? Id { get; init; }

    public string? Contact { get; init; }

    public string? Queue { get; init; }

    public string? Agent { get; init; }

    public string? Reason { get; init; }

    public LeftReason Left { get; init; }

    public AgentActivity Activity { get; init; }

    public MediaType Media { get; init; }

    public EventFlags Flags { get; init; }

    /// <summary>Stands for a customer's pseudonym; 0: not known.</summary>
    public int Customer { get; init; }

    public int? Priority { get; init; }

    public double? Value { get; init; }

    public int? WrapUpMs { get; init; }

    public int Score { get; init; }

    /// <summary>Queues of <c>agent.state</c> and <c>agent.queues</c>.</summary>
    public IReadOnlyList<string>? Queues { get; init; }

    /// <summary>Of <see cref="Queues"/>; null: all 0.</summary>
    public IReadOnlyList<int>? Penalties { get; init; }

    public AgentCapacity? Capacity { get; init; }

    public FieldList? List { get; init; }

    public QueueSettingsPatch? QueuePatch { get; init; }

    public SiteSettingsPatch? SitePatch { get; init; }

    /// <summary>What a plan or somebody at the desk says; names in it are references of the batch.</summary>
    public Func<EventBatch, object>? Desk { get; init; }

    /// <summary>What <c>contact.promised</c> promises.</summary>
    public PromiseTerms? Promised { get; init; }

    public bool IsOfContact => Contact is not null;

    public bool Is(EventFlags flag) => (Flags & flag) != 0;

    /// <summary>Writes the event into a batch, as an intake would.</summary>
    public void AddTo(EventBatch batch)
    {
        ref var added = ref Contact is null ? ref batch.Add(Type, At) : ref batch.Add(Type, At, Contact);
        if (Id is not null) added.Id = Hash64.Of(System.Text.Encoding.UTF8.GetBytes(Id));
        if (Queue is not null) added.Queue = batch.Name(Queue);
        if (Agent is not null) added.Agent = batch.Name(Agent);
        if (Reason is not null) added.Reason = batch.Name(Reason);
        added.Media = Media;
        added.Flags = Flags;
        added.Code = Type switch
        {
            EventType.ContactLeft => (byte)Left,
            EventType.AgentState => (byte)Activity,
            EventType.ContactRated => (byte)Score,
            _ => 0,
        };
        if (NeedsDetail) AddDetailTo(batch, ref added);
    }

    private bool NeedsDetail =>
        Customer != 0 || Priority is not null || Value is not null || WrapUpMs is not null
        || Queues is not null || List is not null || Promised is not null || QueuePatch is not null || SitePatch is not null || Desk is not null;

    private void AddDetailTo(EventBatch batch, ref FloorEvent added)
    {
        // All names before the detail: its reference holds only until the batch grows.
        var queues = Queues?.Select(q => batch.Name(q)).ToArray();
        object? payload = Type switch
        {
            EventType.AgentQueues or EventType.AgentState => new AgentQueuesDetail([.. queues!.Select((q, i) => new AgentQueue(q, Penalties?[i] ?? 0))],
                Capacity),
            EventType.SourceSynced => List!.For(batch),
            EventType.QueueConfigured => QueuePatch,
            EventType.SiteConfigured => SitePatch,
            EventType.ContactPromised => Promised,
            _ => Desk?.Invoke(batch),
        };
        ref var detail = ref batch.AddDetail(ref added);
        detail.Customer = (UInt128)(uint)Customer;
        detail.Priority = Priority ?? EventDetail.NoNumber;
        detail.Value = Value ?? double.NaN;
        detail.WrapUpMs = WrapUpMs ?? EventDetail.NoNumber;
        detail.Payload = payload;
    }
}

/// <summary>What a source says is the whole truth (<c>source.synced</c>).</summary>
public sealed record FieldList(
    IReadOnlyList<string> Queues, bool CoversWaiting, bool CoversConnected,
    IReadOnlyList<FieldListed> Contacts, IReadOnlyList<FieldListedAgent>? Agents = null)
{
    internal SyncedFloor For(EventBatch batch) => new(
        [.. Queues.Select(q => batch.Name(q))], CoversWaiting, CoversConnected,
        [.. Contacts.Select(c => c.For(batch))],
        Agents?.Select(a => new SyncedAgent(batch.Name(a.Agent), a.State, a.Queues?.Select(q => new AgentQueue(batch.Name(q), 0))
            .ToArray())).ToArray());
}

/// <summary>A contact on such a list.</summary>
public sealed record FieldListed(string Contact, string? Queue, long Since, bool Connected = false, string? Agent = null)
{
    internal SyncedContact For(EventBatch batch)
    {
        var id = System.Text.Encoding.UTF8.GetBytes(Contact);
        return new SyncedContact(
            batch.AddText(id), (ushort)id.Length, Hash64.Of(id), Queue is null ? (ushort)0 : batch.Name(Queue), Connected, Since,
            Agent is null ? (ushort)0 : batch.Name(Agent));
    }
}

/// <summary>An agent on such a list.</summary>
public sealed record FieldListedAgent(string Agent, AgentActivity State, IReadOnlyList<string>? Queues = null);

/// <summary>One step of a script: events of a source that arrive together, or a tick (no events).</summary>
/// <param name="Received">When they reach us, in milliseconds since 1970 UTC.</param>
public sealed record FieldStep(long Received, string Source, IReadOnlyList<FieldEvent> Events)
{
    public bool IsTick => Events.Count == 0;

    public static FieldStep Tick(long at) => new(at, "", []);

    public static FieldStep Of(long received, string source, FieldEvent one) => new(received, source, [one]);

    /// <summary>The step as batches of a size that the engine takes.</summary>
    public IEnumerable<EventBatch> Batches()
    {
        foreach (var part in Events.Chunk(Engine.EngineLimits.BatchEventsMax))
        {
            var batch = new EventBatch { Source = Source, ReceivedAt = Received };
            foreach (var one in part) one.AddTo(batch);
            yield return batch;
        }
    }
}
