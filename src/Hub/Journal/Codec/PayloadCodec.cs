using System.Buffers;
using System.Text.Json;
using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Customers;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Staffing.Plans;
using QueueMonitor.Hub.Intake.Settings;

namespace QueueMonitor.Hub.Journal.Codec;

/// <summary>What only some events carry: queues of an agent, the whole truth of a source, settings (as the JSON of the contract), promises.</summary>
internal static class PayloadCodec
{
    private const byte OfAgentQueues = 1, OfSynced = 2, OfQueueSettings = 3, OfSiteSettings = 4, OfThreshold = 5, OfTimeOfDay = 20, OfMoment = 21;

    public static void Write(ByteSink to, EventBatch batch, object payload)
    {
        switch (payload)
        {
            case AgentQueuesDetail agent:
                to.Byte(OfAgentQueues);
                Write(to, agent.Queues);
                Write(to, agent.Capacity);
                return;
            case SyncedFloor synced:
                to.Byte(OfSynced);
                Write(to, batch, synced);
                return;
            case QueueSettingsPatch queue:
                to.Byte(OfQueueSettings);
                to.Text(Json(json => SettingsPatchJson.Write(json, queue)));
                return;
            case SiteSettingsPatch site:
                to.Byte(OfSiteSettings);
                to.Text(Json(json => SettingsPatchJson.Write(json, site)));
                return;
            case Threshold within:
                to.Byte(OfThreshold);
                to.Signed(within.Duration.Ticks);
                to.Fixed(within.WorkingDays);
                return;
            case PromiseTerms { Kind: PromiseKind.Within } terms:
                Write(to, batch, terms.Span);
                return;
            case PromiseTerms { Kind: PromiseKind.Before } terms:
                to.Byte(OfTimeOfDay);
                to.Number((ulong)terms.Minute);
                return;
            case PromiseTerms { Kind: PromiseKind.Due } terms:
                to.Byte(OfMoment);
                to.Signed(terms.Moment);
                return;
            case PlanSpan or PlannedInterval or PlannedShift or AlertMark or MoveOrder or CallbackMark:
                DeskPayloadCodec.Write(to, payload);
                return;
            default:
                throw new NotSupportedException($"The journal has no form for {payload.GetType().Name}: a bug of Queue Monitor.");
        }
    }

    /// <returns>Null for settings that this machine cannot use (a zone that it does not know): the engine then refuses the event and counts it.</returns>
    public static object? Read(ref ByteSource from, EventBatch batch, int names)
    {
        switch (from.Byte())
        {
            case OfAgentQueues: return new AgentQueuesDetail(ReadQueues(ref from, names), ReadCapacity(ref from));
            case OfSynced: return ReadSynced(ref from, batch, names);
            case OfQueueSettings: return QueueSettingsJson.TryRead(from.Text(), out var queue, out _) ? queue : null;
            case OfSiteSettings: return SiteSettingsJson.TryRead(from.Text(), out var site, out _) ? site : null;
            case OfThreshold: return new Threshold(TimeSpan.FromTicks(from.Signed()), from.FixedDouble());
            case OfTimeOfDay: return PromiseTerms.Before((int)from.Number());
            case OfMoment: return PromiseTerms.Due(from.Signed());
            case var kind and >= DeskPayloadCodec.First and <= DeskPayloadCodec.Last: return DeskPayloadCodec.Read(kind, ref from, names);
            case var other: throw new InvalidDataException($"There is no payload of kind {other}.");
        }
    }

    private static void Write(ByteSink to, EventBatch batch, SyncedFloor synced)
    {
        to.Number((ulong)synced.Queues.Count);
        foreach (var queue in synced.Queues) to.Number(queue);
        to.Byte((byte)((synced.CoversWaiting ? 1 : 0) | (synced.CoversConnected ? 2 : 0) | (synced.Agents is null ? 0 : 4)));
        to.Number((ulong)synced.Contacts.Count);
        foreach (var contact in synced.Contacts)
        {
            to.Text(batch.Text(contact.IdOffset, contact.IdLength));
            to.Number(contact.Queue);
            to.Byte(contact.Connected ? (byte)1 : (byte)0);
            to.Signed(contact.Since);
            to.Number(contact.Agent);
        }

        if (synced.Agents is null) return;
        to.Number((ulong)synced.Agents.Count);
        foreach (var agent in synced.Agents)
        {
            to.Number(agent.Agent);
            to.Byte((byte)agent.State);
            to.Byte(agent.Queues is null ? (byte)0 : (byte)1);
            if (agent.Queues is not null) Write(to, agent.Queues);
        }
    }

    private static SyncedFloor ReadSynced(ref ByteSource from, EventBatch batch, int names)
    {
        var queues = new ushort[from.Count()];
        for (var i = 0; i < queues.Length; i++) queues[i] = from.Reference(names);
        var covers = from.Byte();
        var contacts = new SyncedContact[from.Count()];
        for (var i = 0; i < contacts.Length; i++)
        {
            var id = from.Text();
            var queue = from.Reference(names);
            var isConnected = from.Byte() == 1;
            var since = from.Signed();
            contacts[i] = new SyncedContact(
                batch.AddText(id), (ushort)id.Length, Hash64.Of(id), queue, isConnected, since, from.Reference(names));
        }

        if ((covers & 4) == 0) return new SyncedFloor(queues, (covers & 1) != 0, (covers & 2) != 0, contacts, null);
        var agents = new SyncedAgent[from.Count()];
        for (var i = 0; i < agents.Length; i++)
        {
            var agent = from.Reference(names);
            var state = (AgentActivity)from.Byte();
            agents[i] = new SyncedAgent(agent, state, from.Byte() == 1 ? ReadQueues(ref from, names) : null);
        }

        return new SyncedFloor(queues, (covers & 1) != 0, (covers & 2) != 0, contacts, agents);
    }

    private static void Write(ByteSink to, IReadOnlyList<AgentQueue> queues)
    {
        to.Number((ulong)queues.Count);
        foreach (var queue in queues)
        {
            to.Number(queue.Queue);
            to.Signed(queue.Penalty);
        }
    }

    private static AgentQueue[] ReadQueues(ref ByteSource from, int names)
    {
        var queues = new AgentQueue[from.Count()];
        for (var i = 0; i < queues.Length; i++) queues[i] = new AgentQueue(from.Reference(names), (int)from.Signed());
        return queues;
    }

    private static void Write(ByteSink to, AgentCapacity? capacity)
    {
        to.Byte(capacity is null ? (byte)0 : (byte)1);
        if (capacity is not { } slots) return;
        to.Byte(slots.Voice);
        to.Byte(slots.Chat);
        to.Byte(slots.Email);
        to.Byte(slots.Social);
    }

    private static AgentCapacity? ReadCapacity(ref ByteSource from)
    {
        if (from.Byte() == 0) return null;
        return new AgentCapacity(from.Byte(), from.Byte(), from.Byte(), from.Byte());
    }

    private static ReadOnlySpan<byte> Json(Action<Utf8JsonWriter> write)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text)) write(json);
        return text.WrittenSpan;
    }
}
