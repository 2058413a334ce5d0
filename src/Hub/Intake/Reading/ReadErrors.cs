using System.Text.Json;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Intake.Settings;

namespace QueueMonitor.Hub.Intake.Reading;

/// <summary>What is wrong with an event, in words that say what to do.</summary>
internal static class ReadErrors
{
    public static readonly ReadError NotUtf8 = new(RefusalCause.Unreadable, "This is not UTF-8 text: send the body encoded as UTF-8.");

    public static readonly ReadError NotText = new(RefusalCause.Unreadable,
        "A text in this is not Unicode: send it in UTF-8, and both halves of a \\u surrogate pair.");

    public static readonly ReadError NotAnObject = new(RefusalCause.Unreadable,
        "An event is a JSON object: write {\"type\": \"contact.queued\", \"at\": \"" + Rfc3339.Example + "\", …}.");

    public static readonly ReadError TransferTargets = new(RefusalCause.MissingField,
        "contact.transferred needs exactly one of queue, agent and external: where the contact is passed to.");

    public static readonly ReadError DueOrWithin = new(RefusalCause.MissingField,
        "contact.promised needs exactly one of due and within: write \"due\": \"" + Rfc3339.Example + "\" or \"within\": \"PT4H\".");

    public static readonly ReadError NoData64 = new(RefusalCause.BadValue, "data_base64 is not read: send the event's fields as JSON in data.");

    public static readonly ReadError TooDeep = new(RefusalCause.TooLarge,
        $"This is nested deeper than {IntakeLimits.DepthMax} levels: no event needs that; send its fields flat.");

    public static readonly ReadError TooManyNames = new(RefusalCause.TooLarge,
        $"This names more than {IntakeLimits.NamesMax} queues and agents: split it, for source.synced by its queues.");

    public static readonly ReadError EventTooLarge = new(RefusalCause.TooLarge,
        $"An event has at most {IntakeLimits.EventBytesMax / 1024} kB (source.synced {IntakeLimits.SyncedBytesMax / 1024} kB): "
        + "send only the fields that the event needs, and split source.synced by its queues.");

    public static readonly ReadError ListTooLong = new(RefusalCause.TooLarge,
        $"A list of skills or of an agent's queues has at most {IntakeLimits.ListMax} entries: send fewer.");

    public static ReadError NotJson(JsonException wrong) => wrong.LineNumber is null ? NotText : new(RefusalCause.Unreadable,
        $"This is not valid JSON (line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}): "
        + "look at quotes, commas and brackets there.");

    /// <summary>The error of one entry of a list.</summary>
    public static ReadError At(string list, int entry, ReadError error) => error with { Text = $"{list}[{entry}]: {error.Text}" };

    public static ReadError Twice(EventField field) => BadValue($"{EventFields.NameOf(field)} stands twice: send it once.");

    public static ReadError TooLong(string name) =>
        new(RefusalCause.TooLarge, $"{name} is longer than {EngineLimits.IdBytesMax} bytes: send a shorter one.");

    public static ReadError ControlCharacter(string name) =>
        BadValue($"{name} holds control characters (such as a line feed): send it without them.");

    public static ReadError HalfCharacter(string name) =>
        BadValue($"{name} holds half of a \\u surrogate pair: send both halves or the character itself.");

    public static ReadError UnknownType(string type)
    {
        var near = Suggestion.For(type, EventTypes.Names);
        return new ReadError(RefusalCause.UnknownType, near is null
            ? $"type \"{type}\" is not known; known are {string.Join(", ", EventTypes.Names)}."
            : $"type \"{type}\" is not known: did you mean \"{near}\"?");
    }

    public static ReadError OtherSite(string given, string site) =>
        BadValue($"This is for site \"{given}\", but was sent to site \"{site}\": send it with the header \"site: {given}\".");

    /// <summary>Settings that cannot be used: what is wrong with them says so itself.</summary>
    public static ReadError Settings(string wrong) => BadValue($"settings: {wrong}");

    /// <summary>A field that the type needs is not there.</summary>
    public static ReadError Missing(EventField field, EventType of) => new(RefusalCause.MissingField,
        $"{(of == EventType.None ? "An event" : EventTypes.NameOf(of))} needs {EventFields.NameOf(field)}: write {Example(field, of)}.");

    /// <summary>A field is there, but not as it must be.</summary>
    public static ReadError Wrong(EventField field, EventType of) => new(
        field is EventField.At or EventField.Time or EventField.Since or EventField.Due ? RefusalCause.BadTime : RefusalCause.BadValue,
        $"{EventFields.NameOf(field)} cannot be read: write {Example(field, of)}.");

    private static ReadError BadValue(string text) => new(RefusalCause.BadValue, text);

    private static string Example(EventField field, EventType of) => field switch
    {
        EventField.Id => "an id that is unique in your source, as text, e.g. \"id\": \"e-1042\"",
        EventField.Type => "the event's type as text, e.g. \"type\": \"contact.queued\"",
        EventField.At => $"RFC 3339 with an offset or Z, e.g. \"at\": \"{Rfc3339.Example}\"",
        EventField.Since => $"RFC 3339 with an offset or Z, e.g. \"since\": \"{Rfc3339.Example}\"",
        EventField.Due => $"RFC 3339 with an offset or Z, e.g. \"due\": \"{Rfc3339.Example}\"",
        EventField.Time => $"RFC 3339 with an offset or Z, e.g. \"time\": \"{Rfc3339.Example}\"",
        EventField.Contact => "the contact's id as text, e.g. \"contact\": \"c-17\"",
        EventField.Queue => "the queue's name as text, e.g. \"queue\": \"billing\"",
        EventField.Agent => "the agent's name as text, e.g. \"agent\": \"ana\"",
        EventField.External => "true or where to as text, e.g. \"external\": true",
        EventField.Channel => "\"voice\", \"chat\", \"email\" or \"social\", e.g. \"channel\": \"voice\"",
        EventField.Direction => "\"inbound\" or \"outbound\", e.g. \"direction\": \"inbound\"",
        EventField.Priority => "a whole number, higher is served first, e.g. \"priority\": 5",
        EventField.Customer => "the customer's number, address or id as text, e.g. \"customer\": \"+49 30 1234567\"",
        EventField.Value => "money at stake as a number, zero or more, e.g. \"value\": 120.5",
        EventField.Skills => "a list of names, e.g. \"skills\": [\"french\"]",
        EventField.Entry => "where the customer came in as text, e.g. \"entry\": \"ivr\"",
        EventField.Reason when of == EventType.ContactLeft => $"one of {LeftReasonText.All}, e.g. \"reason\": \"timeout\"",
        EventField.Reason => "the reason as text, e.g. \"reason\": \"lunch\"",
        EventField.Auto => "true when a machine wrote the message, false when a human did, e.g. \"auto\": false",
        EventField.WrapUpSeconds => "seconds as a number from 0 to 86400, e.g. \"wrapUpSeconds\": 35",
        EventField.Within => $"a duration, working days or a time of day: {PromiseText.Example}",
        EventField.Score => "a whole number from 1 to 5, e.g. \"score\": 4",
        EventField.Reached => "true when the customer was reached, else false, e.g. \"reached\": true",
        EventField.State when of == EventType.SourceSynced => "\"waiting\" or \"connected\" for a contact, an agent's state for an agent",
        EventField.State => "\"available\", \"busy\", \"wrapUp\", \"paused\" or \"offline\", e.g. \"state\": \"available\"",
        EventField.Queues when of == EventType.SourceSynced => "a list of names, e.g. \"queues\": [\"billing\"]",
        EventField.Queues => "a list, e.g. \"queues\": [{\"queue\": \"billing\", \"penalty\": 1}]",
        EventField.Penalty => "a whole number from 0, higher is asked later, e.g. \"penalty\": 1",
        EventField.Capacity => "contacts at a time by channel, e.g. \"capacity\": {\"voice\": 1, \"chat\": 3}",
        EventField.Voice or EventField.Chat or EventField.Email or EventField.Social =>
            $"a whole number from 0 to 255, e.g. \"{EventFields.NameOf(field)}\": 3",
        EventField.Covers => "what your list of contacts is complete for, e.g. \"covers\": [\"waiting\", \"connected\"]",
        EventField.Contacts =>
            "a list, e.g. \"contacts\": "
            + $"[{{\"contact\": \"c-17\", \"queue\": \"billing\", \"state\": \"waiting\", \"since\": \"{Rfc3339.Example}\"}}]",
        EventField.Agents => "a list, e.g. \"agents\": [{\"agent\": \"ana\", \"state\": \"available\"}]",
        EventField.Settings => "an object, e.g. \"settings\": {\"threshold\": \"PT20S\", \"target\": 0.8}",
        EventField.Site => "the site's name as text, e.g. \"site\": \"main\"",
        EventField.Goodbye => "true when the source stops on purpose, e.g. \"goodbye\": true",
        EventField.Partner => "whom the agent works for as text, e.g. \"partner\": \"Northern Calls\"",
        EventField.Data => "the event's fields as an object, e.g. \"data\": {\"contact\": \"c-17\"}",
        EventField.Source => "the producer as text, e.g. \"source\": \"/pbx/1\"",
        EventField.SpecVersion => "\"specversion\": \"1.0\"",
        _ => "it as the contract says",
    };
}
