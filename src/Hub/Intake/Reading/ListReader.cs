using System.Text.Json;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Intake.Reading;

/// <summary>Reads what stands in lists: skills, an agent's queues, and the contacts and agents of <c>source.synced</c>.</summary>
internal sealed class ListReader(UnknownFields unknown)
{
    private static readonly ulong OfQueue = EventFields.Set(EventField.Queue, EventField.Penalty);
    private static readonly ulong OfAgent = EventFields.Set(EventField.Agent, EventField.State, EventField.Queues);
    private static readonly ulong OfCapacity = EventFields.Set(EventField.Voice, EventField.Chat, EventField.Email, EventField.Social);
    private static readonly ulong NeededOfContact = EventFields.Set(EventField.Contact, EventField.State, EventField.Since);
    private static readonly ulong OfContact = EventFields.Set(
        EventField.Contact, EventField.Queue, EventField.State, EventField.Since, EventField.Agent);

    // An agent in a list may have queues of its own: two objects are open at once.
    private readonly FieldValue[] _outer = new FieldValue[64];
    private readonly FieldValue[] _inner = new FieldValue[64];
    private readonly byte[] _scratch = new byte[EngineLimits.IdBytesMax];

    /// <summary>Adds a list of names to the batch's references.</summary>
    public static ReadError? Names(in FieldSet set, EventField field, EventType of, EventBatch batch, out int count)
    {
        count = 0;
        if (set.Token(field) != JsonTokenType.StartArray) return ReadErrors.Wrong(field, of);
        var items = Open(set.Raw(field));
        while (items.Read() && items.TokenType != JsonTokenType.EndArray)
        {
            if (set.Name(ref items, field, of, batch, out var name) is { } wrong) return wrong;
            if (++count > IntakeLimits.ListMax) return ReadErrors.ListTooLong;
            batch.AddReference(name);
        }

        return null;
    }

    /// <summary>Queues of an agent: names, or objects of queue and penalty.</summary>
    public ReadError? AgentQueues(in FieldSet set, EventType of, EventBatch batch, out List<AgentQueue>? queues)
    {
        queues = null;
        if (set.Token(EventField.Queues) != JsonTokenType.StartArray) return ReadErrors.Wrong(EventField.Queues, EventType.AgentQueues);
        var raw = set.Raw(EventField.Queues);
        var items = Open(raw);
        var read = new List<AgentQueue>();
        while (items.Read() && items.TokenType != JsonTokenType.EndArray)
        {
            var wrong = items.TokenType == JsonTokenType.StartObject
                ? AgentQueueObject(Object(ref items, raw), of, batch, out var queue)
                : AgentQueueName(set, ref items, batch, out queue);
            if (wrong is not null) return wrong;
            if (read.Count == IntakeLimits.ListMax) return ReadErrors.ListTooLong;
            read.Add(queue);
        }

        queues = read;
        return null;
    }

    public ReadError? Capacity(in FieldSet set, out AgentCapacity? capacity)
    {
        capacity = null;
        var wrong = Fields(set, EventField.Capacity, OfCapacity, out var given);
        if (wrong is not null) return wrong;
        var read = AgentCapacity.Default;
        foreach (var field in new FieldBits(given.Given & OfCapacity))
        {
            if (given.Whole(field, EventType.AgentQueues, 0, byte.MaxValue, out var slots) is { } bad) return bad;
            read = field switch
            {
                EventField.Voice => read with { Voice = (byte)slots },
                EventField.Chat => read with { Chat = (byte)slots },
                EventField.Email => read with { Email = (byte)slots },
                _ => read with { Social = (byte)slots },
            };
        }

        capacity = read;
        return null;
    }

    /// <summary>What the list of <c>covers</c> names.</summary>
    public static ReadError? Covers(in FieldSet set, out bool waiting, out bool connected)
    {
        (waiting, connected) = (false, false);
        if (set.Token(EventField.Covers) != JsonTokenType.StartArray) return ReadErrors.Wrong(EventField.Covers, EventType.SourceSynced);
        var items = Open(set.Raw(EventField.Covers));
        while (items.Read() && items.TokenType != JsonTokenType.EndArray)
        {
            if (items.TokenType != JsonTokenType.String) return ReadErrors.Wrong(EventField.Covers, EventType.SourceSynced);
            if (items.ValueTextEquals("waiting"u8)) waiting = true;
            else if (items.ValueTextEquals("connected"u8)) connected = true;
            else return ReadErrors.Wrong(EventField.Covers, EventType.SourceSynced);
        }

        return waiting || connected ? null : ReadErrors.Wrong(EventField.Covers, EventType.SourceSynced);
    }

    public ReadError? Contacts(in FieldSet set, EventBatch batch, out List<SyncedContact> contacts)
    {
        contacts = [];
        if (set.Token(EventField.Contacts) != JsonTokenType.StartArray)
            return ReadErrors.Wrong(EventField.Contacts, EventType.SourceSynced);
        var raw = set.Raw(EventField.Contacts);
        var items = Open(raw);
        while (items.Read() && items.TokenType != JsonTokenType.EndArray)
        {
            if (items.TokenType != JsonTokenType.StartObject) return ReadErrors.Wrong(EventField.Contacts, EventType.SourceSynced);
            if (Contact(Object(ref items, raw), batch, out var contact) is { } wrong)
                return ReadErrors.At("contacts", contacts.Count, wrong);
            contacts.Add(contact);
        }

        return null;
    }

    public ReadError? Agents(in FieldSet set, EventBatch batch, out List<SyncedAgent> agents)
    {
        agents = [];
        if (set.Token(EventField.Agents) != JsonTokenType.StartArray) return ReadErrors.Wrong(EventField.Agents, EventType.SourceSynced);
        var raw = set.Raw(EventField.Agents);
        var items = Open(raw);
        while (items.Read() && items.TokenType != JsonTokenType.EndArray)
        {
            if (items.TokenType != JsonTokenType.StartObject) return ReadErrors.Wrong(EventField.Agents, EventType.SourceSynced);
            if (Agent(Object(ref items, raw), batch, out var agent) is { } wrong) return ReadErrors.At("agents", agents.Count, wrong);
            agents.Add(agent);
        }

        return null;
    }

    private ReadError? Contact(ReadOnlySpan<byte> json, EventBatch batch, out SyncedContact contact)
    {
        const EventType synced = EventType.SourceSynced;
        contact = default;
        var wrong = Fields(json, _outer, OfContact, out var set);
        if (wrong is not null) return wrong;
        foreach (var field in new FieldBits(NeededOfContact & ~set.Given)) return ReadErrors.Missing(field, synced);

        (ushort queue, ushort agent) = (0, 0);
        wrong = (set.Has(EventField.Queue) ? set.Name(EventField.Queue, synced, batch, out queue) : null)
            ?? (set.Has(EventField.Agent) ? set.Name(EventField.Agent, synced, batch, out agent) : null)
            ?? set.Time(EventField.Since, synced, out _)
            ?? set.Text(EventField.State, synced, out _);
        if (wrong is not null) return wrong;
        _ = set.Time(EventField.Since, synced, out var since);
        _ = set.Text(EventField.State, synced, out var state);
        var connected = state.SequenceEqual("connected"u8);
        if (!connected && !state.SequenceEqual("waiting"u8)) return ReadErrors.Wrong(EventField.State, synced);

        // Who is connected may never have been in a queue.
        if (!connected && queue == 0) return ReadErrors.Missing(EventField.Queue, synced);
        if (set.Text(EventField.Contact, synced, out var id) is { } unreadable) return unreadable;
        contact = new SyncedContact(batch.AddText(id), (ushort)id.Length, Hash64.Of(id), queue, connected, since, agent);
        return null;
    }

    private ReadError? Agent(ReadOnlySpan<byte> json, EventBatch batch, out SyncedAgent agent)
    {
        agent = default;
        var wrong = Fields(json, _outer, OfAgent, out var set);
        if (wrong is not null) return wrong;
        if (!set.Has(EventField.Agent)) return ReadErrors.Missing(EventField.Agent, EventType.SourceSynced);
        if (!set.Has(EventField.State)) return ReadErrors.Missing(EventField.State, EventType.AgentState);
        if (set.Name(EventField.Agent, EventType.SourceSynced, batch, out var name) is { } bad) return bad;
        if (set.Text(EventField.State, EventType.AgentState, out var state) is { } unreadable) return unreadable;
        if (!WireWords.TryParse(state, out AgentActivity activity)) return ReadErrors.Wrong(EventField.State, EventType.AgentState);
        List<AgentQueue>? queues = null;
        if (set.Has(EventField.Queues)
            && AgentQueues(set, EventType.SourceSynced, batch, out queues) is { } wrongQueues) return wrongQueues;
        agent = new SyncedAgent(name, activity, queues);
        return null;
    }

    private ReadError? AgentQueueObject(ReadOnlySpan<byte> json, EventType of, EventBatch batch, out AgentQueue queue)
    {
        queue = default;
        if (Fields(json, _inner, OfQueue, out var set) is { } wrong) return wrong;
        if (!set.Has(EventField.Queue)) return ReadErrors.Missing(EventField.Queue, of);
        if (set.Name(EventField.Queue, of, batch, out var name) is { } bad) return bad;
        var penalty = 0;
        if (set.Has(EventField.Penalty) && set.Whole(EventField.Penalty, of, 0, int.MaxValue, out penalty) is { } unusable) return unusable;
        queue = new AgentQueue(name, penalty);
        return null;
    }

    private static ReadError? AgentQueueName(in FieldSet set, ref Utf8JsonReader item, EventBatch batch, out AgentQueue queue)
    {
        var wrong = set.Name(ref item, EventField.Queues, EventType.AgentQueues, batch, out var name);
        queue = new AgentQueue(name, 0);
        return wrong;
    }

    private ReadError? Fields(in FieldSet of, EventField field, ulong known, out FieldSet set)
    {
        set = default;
        return of.Token(field) == JsonTokenType.StartObject
            ? Fields(of.Raw(field), _inner, known, out set)
            : ReadErrors.Wrong(field, EventType.AgentQueues);
    }

    private ReadError? Fields(ReadOnlySpan<byte> json, FieldValue[] values, ulong known, out FieldSet set)
    {
        var wrong = FieldPass.Run(json, envelope: false, values, unknown, _scratch, out var given);
        foreach (var field in new FieldBits(given & ~known)) unknown.Count(field);
        set = new FieldSet(json, values, given & known, _scratch);
        return wrong;
    }

    private static ReadOnlySpan<byte> Object(ref Utf8JsonReader at, ReadOnlySpan<byte> within)
    {
        var start = (int)at.TokenStartIndex;
        at.Skip();
        return within[start..(int)at.BytesConsumed];
    }

    private static Utf8JsonReader Open(ReadOnlySpan<byte> list)
    {
        var reader = new Utf8JsonReader(list, new JsonReaderOptions { MaxDepth = IntakeLimits.DepthMax });
        reader.Read();
        return reader;
    }
}
