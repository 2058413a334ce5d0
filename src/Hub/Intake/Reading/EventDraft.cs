using System.Text.Json;
using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Hub.Intake.Settings;

namespace QueueMonitor.Hub.Intake.Reading;

/// <summary>
/// An event while its fields are read: nothing of it stands in the batch but names, so that an event that turns out wrong
/// leaves nothing behind. Each method takes one field and returns what is wrong with it, or null.
/// </summary>
internal struct EventDraft
{
    public ushort Queue;
    public ushort Agent;
    public ushort Reason;
    public byte Code;
    public MediaType Media;
    public EventFlags Flags;

    /// <summary>Means something only when <see cref="HasDetail"/>.</summary>
    public EventDetail Detail;
    public bool HasDetail;
    private List<AgentQueue>? _queues;
    private AgentCapacity? _capacity;

    private const int SecondsPerDay = 86_400;

    public EventDraft() => Detail = EventDetail.Empty;

    public ReadError? Take(EventField field, in FieldSet set, EventType type, EventBatch batch, ListReader lists, Pseudonyms pseudonyms)
    {
        switch (field)
        {
            case EventField.Queue: return set.Name(field, type, batch, out Queue);
            case EventField.Agent: return set.Name(field, type, batch, out Agent);
            case EventField.Reason: return type == EventType.ContactLeft ? TakeLeftReason(set) : set.Name(field, type, batch, out Reason);
            case EventField.Partner: return set.Name(field, type, batch, out Reason);
            case EventField.State: return TakeState(set);
            case EventField.Channel: return TakeChannel(set, type);
            case EventField.Direction: return TakeDirection(set, type);
            case EventField.External: return TakeExternal(set, type);
            case EventField.Auto: return TakeFlag(field, set, type, EventFlags.Auto);
            case EventField.Reached: return TakeFlag(field, set, type, EventFlags.Reached);
            case EventField.Goodbye: return TakeFlag(field, set, type, EventFlags.Goodbye);
            case EventField.Score: return TakeScore(set, type);
            case EventField.Queues when type is EventType.AgentQueues or EventType.AgentState:
                return lists.AgentQueues(set, type, batch, out _queues);
            case EventField.Capacity: return lists.Capacity(set, out _capacity);
            default:
                HasDetail = true;
                return TakeDetail(field, set, type, batch, pseudonyms);
        }
    }

    /// <summary>Puts together what takes several fields.</summary>
    public ReadError? Finish(in FieldSet set, EventType type, EventBatch batch, ListReader lists)
    {
        if (_queues is not null)
        {
            HasDetail = true;
            Detail.Payload = new AgentQueuesDetail(_queues, _capacity);
        }

        if (type == EventType.ContactTransferred) return CheckTargets();
        if (type == EventType.ContactPromised)
            return set.Has(EventField.Due) == set.Has(EventField.Within) ? ReadErrors.DueOrWithin : null;
        return type == EventType.SourceSynced ? TakeSynced(set, batch, lists) : null;
    }

    private ReadError? TakeDetail(EventField field, in FieldSet set, EventType type, EventBatch batch, Pseudonyms pseudonyms)
    {
        switch (field)
        {
            case EventField.Customer: return TakeCustomer(set, type, pseudonyms);
            case EventField.Priority: return set.Whole(field, type, -1_000_000_000, 1_000_000_000, out Detail.Priority);
            case EventField.Value: return set.Number(field, type, 1e15, out Detail.Value);
            case EventField.Entry: return set.Name(field, type, batch, out Detail.Entry);
            case EventField.Due: return set.Time(field, type, out Detail.Due);
            case EventField.Within: return TakeWithin(set, type);
            case EventField.Skills:
                Detail.ReferenceStart = batch.ReferenceCount;
                return ListReader.Names(set, field, type, batch, out Detail.ReferenceCount);
            case EventField.WrapUpSeconds:
                var wrong = set.Number(field, type, SecondsPerDay, out var seconds);
                Detail.WrapUpMs = (int)Math.Round(seconds * 1000);
                return wrong;
            case EventField.Settings: return TakeSettings(set, type);
            default: return null;
        }
    }

    private ReadError? TakeLeftReason(in FieldSet set)
    {
        if (set.Text(EventField.Reason, EventType.ContactLeft, out var word) is { } wrong) return wrong;
        if (!LeftReasonText.TryParse(word, out LeftReason reason)) return ReadErrors.Wrong(EventField.Reason, EventType.ContactLeft);
        Code = (byte)reason;
        return null;
    }

    private ReadError? TakeState(in FieldSet set)
    {
        if (set.Text(EventField.State, EventType.AgentState, out var word) is { } wrong) return wrong;
        if (!WireWords.TryParse(word, out AgentActivity state)) return ReadErrors.Wrong(EventField.State, EventType.AgentState);
        Code = (byte)state;
        return null;
    }

    private ReadError? TakeChannel(in FieldSet set, EventType type)
    {
        if (set.Text(EventField.Channel, type, out var word) is { } wrong) return wrong;
        return WireWords.TryParse(word, out Media) ? null : ReadErrors.Wrong(EventField.Channel, type);
    }

    private ReadError? TakeDirection(in FieldSet set, EventType type)
    {
        if (set.Text(EventField.Direction, type, out var word) is { } wrong) return wrong;
        if (word.SequenceEqual("outbound"u8)) Flags |= EventFlags.Outbound;
        else if (!word.SequenceEqual("inbound"u8)) return ReadErrors.Wrong(EventField.Direction, type);
        return null;
    }

    // Where to is dropped: it is often a telephone number.
    private ReadError? TakeExternal(in FieldSet set, EventType type)
    {
        var token = set.Token(EventField.External);
        if (token is JsonTokenType.True or JsonTokenType.String) Flags |= EventFlags.External;
        else if (token != JsonTokenType.False) return ReadErrors.Wrong(EventField.External, type);
        return null;
    }

    private ReadError? TakeFlag(EventField field, in FieldSet set, EventType type, EventFlags flag)
    {
        var wrong = set.YesOrNo(field, type, out var yes);
        if (yes) Flags |= flag;
        return wrong;
    }

    private ReadError? TakeScore(in FieldSet set, EventType type)
    {
        var wrong = set.Whole(EventField.Score, type, 1, 5, out var score);
        Code = (byte)score;
        return wrong;
    }

    private ReadError? TakeCustomer(in FieldSet set, EventType type, Pseudonyms pseudonyms)
    {
        if (set.Text(EventField.Customer, type, out var customer) is { } wrong) return wrong;
        Detail.Customer = pseudonyms.Of(customer);
        return null;
    }

    private ReadError? TakeWithin(in FieldSet set, EventType type)
    {
        if (set.Text(EventField.Within, type, out var text) is { } wrong) return wrong;
        if (!PromiseText.TryParse(text, out var within)) return ReadErrors.Wrong(EventField.Within, type);
        Detail.Payload = within;
        return null;
    }

    private ReadError? TakeSettings(in FieldSet set, EventType type)
    {
        if (set.Token(EventField.Settings) != JsonTokenType.StartObject) return ReadErrors.Wrong(EventField.Settings, type);
        string? wrong;
        if (type == EventType.QueueConfigured)
        {
            QueueSettingsJson.TryRead(set.Raw(EventField.Settings), out QueueSettingsPatch? queue, out wrong);
            Detail.Payload = queue;
        }
        else
        {
            SiteSettingsJson.TryRead(set.Raw(EventField.Settings), out SiteSettingsPatch? site, out wrong);
            Detail.Payload = site;
        }

        return wrong is null ? null : ReadErrors.Settings(wrong);
    }

    private ReadError? TakeSynced(in FieldSet set, EventBatch batch, ListReader lists)
    {
        HasDetail = true;
        var start = batch.ReferenceCount;
        var count = 0;
        if (set.Has(EventField.Queues)
            && ListReader.Names(set, EventField.Queues, EventType.SourceSynced, batch, out count) is { } wrongQueues) return wrongQueues;
        if (ListReader.Covers(set, out var waiting, out var connected) is { } wrongCovers) return wrongCovers;
        if (lists.Contacts(set, batch, out var contacts) is { } wrongContacts) return wrongContacts;
        List<SyncedAgent>? agents = null;
        if (set.Has(EventField.Agents) && lists.Agents(set, batch, out agents) is { } wrongAgents) return wrongAgents;
        var queues = batch.References.Slice(start, count).ToArray();
        Detail.Payload = new SyncedFloor(queues, waiting, connected, contacts, agents);
        return null;
    }

    private readonly ReadError? CheckTargets()
    {
        var targets = (Queue != 0 ? 1 : 0) + (Agent != 0 ? 1 : 0) + ((Flags & EventFlags.External) != 0 ? 1 : 0);
        return targets == 1 ? null : ReadErrors.TransferTargets;
    }
}
