using System.Text;

namespace QueueMonitor.Hub.Intake.Reading;

/// <summary>Every field that some event knows. At most 64, so that a set of them is one number.</summary>
internal enum EventField : byte
{
    Unknown = 0,
    Id,
    Type,
    At,
    Contact,
    Queue,
    Agent,
    External,
    Channel,
    Direction,
    Priority,
    Customer,
    Value,
    Skills,
    Entry,
    Reason,
    Auto,
    WrapUpSeconds,
    Due,
    Within,
    Score,
    Reached,
    State,
    Queues,
    Capacity,
    Covers,
    Contacts,
    Agents,
    Settings,
    Site,
    Goodbye,
    Partner,

    // Of what lists hold: agents' queues, capacities, the contacts of source.synced.
    Penalty,
    Since,
    Voice,
    Chat,
    Email,
    Social,

    // Of the envelope of a CloudEvent.
    Time,
    Source,
    Data,
    DataBase64,
    SpecVersion,
    DataContentType,
    DataSchema,
    Subject,
}

/// <summary>Names of fields, found by length and then by comparing once or twice.</summary>
internal static class EventFields
{
    private static readonly string[] Names = [.. Enum.GetValues<EventField>().Select(Wire)];
    private static readonly byte[][] Utf8Names = [.. Names.Select(Encoding.UTF8.GetBytes)];

    public static ulong Bit(EventField field) => 1UL << (int)field;

    public static ulong Set(params ReadOnlySpan<EventField> fields)
    {
        ulong set = 0;
        foreach (var field in fields) set |= Bit(field);
        return set;
    }

    public static EventField Of(ReadOnlySpan<byte> name) => name.Length switch
    {
        2 => name.SequenceEqual("at"u8) ? EventField.At : name.SequenceEqual("id"u8) ? EventField.Id : EventField.Unknown,
        3 => name.SequenceEqual("due"u8) ? EventField.Due : EventField.Unknown,
        4 => OfFour(name),
        5 => OfFive(name),
        6 => OfSix(name),
        7 => OfSeven(name),
        8 => OfEight(name),
        9 => name.SequenceEqual("direction"u8) ? EventField.Direction : EventField.Unknown,
        13 => name.SequenceEqual("wrapUpSeconds"u8) ? EventField.WrapUpSeconds : EventField.Unknown,
        _ => EventField.Unknown,
    };

    /// <summary>The fields of a CloudEvent's envelope; its <c>type</c> and <c>id</c> are those of the event.</summary>
    public static EventField OfEnvelope(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("id"u8)) return EventField.Id;
        if (name.SequenceEqual("type"u8)) return EventField.Type;
        if (name.SequenceEqual("time"u8)) return EventField.Time;
        if (name.SequenceEqual("source"u8)) return EventField.Source;
        if (name.SequenceEqual("data"u8)) return EventField.Data;
        if (name.SequenceEqual("data_base64"u8)) return EventField.DataBase64;
        if (name.SequenceEqual("specversion"u8)) return EventField.SpecVersion;
        if (name.SequenceEqual("datacontenttype"u8)) return EventField.DataContentType;
        if (name.SequenceEqual("dataschema"u8)) return EventField.DataSchema;
        return name.SequenceEqual("subject"u8) ? EventField.Subject : EventField.Unknown;
    }

    /// <summary>The name on the wire.</summary>
    public static string NameOf(EventField field) => Names[(int)field];

    /// <inheritdoc cref="NameOf"/>
    public static ReadOnlySpan<byte> Utf8NameOf(EventField field) => Utf8Names[(int)field];

    private static string Wire(EventField field) => field switch
    {
        EventField.WrapUpSeconds => "wrapUpSeconds",
        EventField.DataBase64 => "data_base64",
        _ => field.ToString().ToLowerInvariant(),
    };

    private static EventField OfFour(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("type"u8)) return EventField.Type;
        if (name.SequenceEqual("auto"u8)) return EventField.Auto;
        if (name.SequenceEqual("chat"u8)) return EventField.Chat;
        return name.SequenceEqual("site"u8) ? EventField.Site : EventField.Unknown;
    }

    private static EventField OfFive(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("queue"u8)) return EventField.Queue;
        if (name.SequenceEqual("agent"u8)) return EventField.Agent;
        if (name.SequenceEqual("state"u8)) return EventField.State;
        if (name.SequenceEqual("value"u8)) return EventField.Value;
        if (name.SequenceEqual("entry"u8)) return EventField.Entry;
        if (name.SequenceEqual("since"u8)) return EventField.Since;
        if (name.SequenceEqual("voice"u8)) return EventField.Voice;
        if (name.SequenceEqual("email"u8)) return EventField.Email;
        return name.SequenceEqual("score"u8) ? EventField.Score : EventField.Unknown;
    }

    private static EventField OfSix(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("reason"u8)) return EventField.Reason;
        if (name.SequenceEqual("queues"u8)) return EventField.Queues;
        if (name.SequenceEqual("skills"u8)) return EventField.Skills;
        if (name.SequenceEqual("covers"u8)) return EventField.Covers;
        if (name.SequenceEqual("agents"u8)) return EventField.Agents;
        if (name.SequenceEqual("social"u8)) return EventField.Social;
        return name.SequenceEqual("within"u8) ? EventField.Within : EventField.Unknown;
    }

    private static EventField OfSeven(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("contact"u8)) return EventField.Contact;
        if (name.SequenceEqual("channel"u8)) return EventField.Channel;
        if (name.SequenceEqual("reached"u8)) return EventField.Reached;
        if (name.SequenceEqual("penalty"u8)) return EventField.Penalty;
        if (name.SequenceEqual("partner"u8)) return EventField.Partner;
        return name.SequenceEqual("goodbye"u8) ? EventField.Goodbye : EventField.Unknown;
    }

    private static EventField OfEight(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual("customer"u8)) return EventField.Customer;
        if (name.SequenceEqual("priority"u8)) return EventField.Priority;
        if (name.SequenceEqual("external"u8)) return EventField.External;
        if (name.SequenceEqual("capacity"u8)) return EventField.Capacity;
        if (name.SequenceEqual("contacts"u8)) return EventField.Contacts;
        return name.SequenceEqual("settings"u8) ? EventField.Settings : EventField.Unknown;
    }
}
