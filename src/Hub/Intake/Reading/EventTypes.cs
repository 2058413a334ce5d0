using QueueMonitor.Engine.Events;
using static QueueMonitor.Hub.Intake.Reading.EventField;
using static QueueMonitor.Hub.Intake.Reading.EventFields;

namespace QueueMonitor.Hub.Intake.Reading;

/// <summary>The types of events: their names, which fields each must have and which it may have.</summary>
internal static class EventTypes
{
    private const ulong None = 0;

    private static readonly string[] NamesOf = new string[(int)EventType.SiteConfigured + 1];
    private static readonly ulong[] RequiredOf = new ulong[NamesOf.Length];
    private static readonly ulong[] KnownOf = new ulong[NamesOf.Length];

    static EventTypes()
    {
        Type(EventType.ContactStarted, "contact.started", Set(Contact, Channel), Set(Customer, Entry, Direction));
        Type(EventType.ContactQueued, "contact.queued", Set(Contact, Queue), Set(Channel, Priority, Customer, Value, Skills, Direction));
        Type(EventType.ContactOffered, "contact.offered", Set(Contact, Agent), None);
        Type(EventType.ContactDeclined, "contact.declined", Set(Contact, Agent), Set(Reason));
        Type(EventType.ContactAnswered, "contact.answered", Set(Contact, Agent), Set(Queue));
        Type(EventType.ContactHeld, "contact.held", Set(Contact), None);
        Type(EventType.ContactRetrieved, "contact.retrieved", Set(Contact), None);
        Type(EventType.ContactTransferred, "contact.transferred", Set(Contact), Set(Queue, Agent, External));
        Type(EventType.ContactJoined, "contact.joined", Set(Contact, Agent), None);
        Type(EventType.ContactParted, "contact.parted", Set(Contact, Agent), None);
        Type(EventType.ContactAbandoned, "contact.abandoned", Set(Contact), None);
        Type(EventType.ContactLeft, "contact.left", Set(Contact, Reason), None);
        Type(EventType.ContactReplied, "contact.replied", Set(Contact, Auto), Set(Agent));
        Type(EventType.ContactMessaged, "contact.messaged", Set(Contact), None);
        Type(EventType.ContactPended, "contact.pended", Set(Contact), Set(Reason));
        Type(EventType.ContactResumed, "contact.resumed", Set(Contact), Set(Reason));
        Type(EventType.ContactCompleted, "contact.completed", Set(Contact), Set(WrapUpSeconds));
        Type(EventType.ContactResolved, "contact.resolved", Set(Contact), None);
        Type(EventType.ContactReopened, "contact.reopened", Set(Contact), None);
        Type(EventType.ContactPromised, "contact.promised", Set(Contact), Set(Due, Within));
        Type(EventType.ContactUpdated, "contact.updated", Set(Contact), Set(Priority, Value, Customer, Skills));
        Type(EventType.ContactRated, "contact.rated", Set(Contact, Score), None);
        Type(EventType.CustomerContacted, "customer.contacted", Set(Customer, Reached), Set(Agent));
        Type(EventType.AgentState, "agent.state", Set(Agent, State), Set(Reason, Queues));
        Type(EventType.AgentQueues, "agent.queues", Set(Agent, Queues), Set(Capacity, Partner));
        Type(EventType.SourceHeartbeat, "source.heartbeat", None, Set(Goodbye));
        Type(EventType.SourceSynced, "source.synced", Set(Covers, Contacts), Set(Queues, Agents));
        Type(EventType.QueueConfigured, "queue.configured", Set(Queue, EventField.Settings), None);
        Type(EventType.SiteConfigured, "site.configured", Set(EventField.Settings), Set(Site));
    }

    public static string NameOf(EventType type) => NamesOf[(int)type];

    /// <summary>All names.</summary>
    public static IEnumerable<string> Names => NamesOf.Skip(1);

    public static ulong Required(EventType type) => RequiredOf[(int)type];

    /// <summary>Required or allowed; all else is dropped and counted.</summary>
    public static ulong Known(EventType type) => KnownOf[(int)type];

    /// <summary>The type with this name; <see cref="EventType.None"/> when there is none.</summary>
    public static EventType Of(ReadOnlySpan<byte> name)
    {
        if (name.StartsWith("contact."u8)) return OfContact(name[8..]);
        if (name.SequenceEqual("agent.state"u8)) return EventType.AgentState;
        if (name.SequenceEqual("agent.queues"u8)) return EventType.AgentQueues;
        if (name.SequenceEqual("source.heartbeat"u8)) return EventType.SourceHeartbeat;
        if (name.SequenceEqual("source.synced"u8)) return EventType.SourceSynced;
        if (name.SequenceEqual("customer.contacted"u8)) return EventType.CustomerContacted;
        if (name.SequenceEqual("queue.configured"u8)) return EventType.QueueConfigured;
        return name.SequenceEqual("site.configured"u8) ? EventType.SiteConfigured : EventType.None;
    }

    /// <summary>The type that a CloudEvent names; a reverse domain name before it (<c>org.example.</c>) is passed over.</summary>
    public static EventType OfCloudEvent(ReadOnlySpan<byte> name)
    {
        var last = name.LastIndexOf((byte)'.');
        if (last < 0) return EventType.None;
        var before = name[..last].LastIndexOf((byte)'.');
        return Of(name[(before + 1)..]);
    }

    private static EventType OfContact(ReadOnlySpan<byte> verb) => verb.Length switch
    {
        4 => verb.SequenceEqual("left"u8) ? EventType.ContactLeft
            : verb.SequenceEqual("held"u8) ? EventType.ContactHeld : EventType.None,
        5 => verb.SequenceEqual("rated"u8) ? EventType.ContactRated : EventType.None,
        6 => OfSix(verb),
        7 => OfSeven(verb),
        8 => OfEight(verb),
        9 => OfNine(verb),
        11 => verb.SequenceEqual("transferred"u8) ? EventType.ContactTransferred : EventType.None,
        _ => EventType.None,
    };

    private static EventType OfSix(ReadOnlySpan<byte> verb)
    {
        if (verb.SequenceEqual("queued"u8)) return EventType.ContactQueued;
        if (verb.SequenceEqual("joined"u8)) return EventType.ContactJoined;
        if (verb.SequenceEqual("parted"u8)) return EventType.ContactParted;
        return verb.SequenceEqual("pended"u8) ? EventType.ContactPended : EventType.None;
    }

    private static EventType OfSeven(ReadOnlySpan<byte> verb)
    {
        if (verb.SequenceEqual("started"u8)) return EventType.ContactStarted;
        if (verb.SequenceEqual("offered"u8)) return EventType.ContactOffered;
        if (verb.SequenceEqual("replied"u8)) return EventType.ContactReplied;
        if (verb.SequenceEqual("resumed"u8)) return EventType.ContactResumed;
        return verb.SequenceEqual("updated"u8) ? EventType.ContactUpdated : EventType.None;
    }

    private static EventType OfEight(ReadOnlySpan<byte> verb)
    {
        if (verb.SequenceEqual("answered"u8)) return EventType.ContactAnswered;
        if (verb.SequenceEqual("messaged"u8)) return EventType.ContactMessaged;
        if (verb.SequenceEqual("declined"u8)) return EventType.ContactDeclined;
        if (verb.SequenceEqual("promised"u8)) return EventType.ContactPromised;
        if (verb.SequenceEqual("resolved"u8)) return EventType.ContactResolved;
        return verb.SequenceEqual("reopened"u8) ? EventType.ContactReopened : EventType.None;
    }

    private static EventType OfNine(ReadOnlySpan<byte> verb)
    {
        if (verb.SequenceEqual("completed"u8)) return EventType.ContactCompleted;
        if (verb.SequenceEqual("abandoned"u8)) return EventType.ContactAbandoned;
        return verb.SequenceEqual("retrieved"u8) ? EventType.ContactRetrieved : EventType.None;
    }

    private static void Type(EventType type, string name, ulong required, ulong optional)
    {
        NamesOf[(int)type] = name;
        RequiredOf[(int)type] = required;
        KnownOf[(int)type] = required | optional | Set(Id, EventField.Type, At);
    }
}
