using System.Text;
using System.Text.Json;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Intake.Reading;

namespace QueueMonitor.Hub.Intake;

/// <summary>What CloudEvents 1.0 asks of an envelope, and how its id becomes ours.</summary>
internal static class CloudEvents
{
    public static readonly ReadError VersionError = new(RefusalCause.BadValue, "specversion must be \"1.0\": send CloudEvents 1.0.");

    private static readonly ReadError DataTypeError =
        new(RefusalCause.BadValue, "datacontenttype must be application/json: send the event's fields as JSON in data.");

    public static ReadError? CheckEnvelope(in FieldSet envelope)
    {
        if (!envelope.Has(EventField.SpecVersion) || !envelope.Raw(EventField.SpecVersion).SequenceEqual("1.0"u8)) return VersionError;
        if (!envelope.Has(EventField.Id)) return ReadErrors.Missing(EventField.Id, EventType.None);
        if (!envelope.Has(EventField.Source)) return ReadErrors.Missing(EventField.Source, EventType.None);
        if (envelope.Has(EventField.DataBase64)) return ReadErrors.NoData64;
        var isJson = !envelope.Has(EventField.DataContentType) || envelope.Raw(EventField.DataContentType).IndexOf("json"u8) >= 0;
        if (!isJson) return DataTypeError;
        var isObject = !envelope.Has(EventField.Data) || envelope.Token(EventField.Data) == JsonTokenType.StartObject;
        return isObject ? null : ReadErrors.Wrong(EventField.Data, EventType.None);
    }

    /// <summary>
    /// A CloudEvent's id is unique within its own <c>source</c>; two producers behind one of our sources may both count 1, 2, 3.
    /// So the hash of their source is the seed of the hash of the id.
    /// </summary>
    public static ReadError? SourceOf(in FieldSet envelope, out ulong seed)
    {
        var wrong = envelope.Text(EventField.Source, EventType.None, out var source);
        seed = Hash64.Of(source);
        return wrong;
    }
}

/// <summary>The <c>ce-*</c> headers of a CloudEvent in binary form, percent-encoding taken out.</summary>
public sealed record CloudEventHeaders(string? SpecVersion, string? Type, string? Id, string? Source, string? Time)
{
    internal ReadError? Check(out EventType type, out long? time, out ulong id)
    {
        (type, time, id) = (EventType.None, null, 0);
        if (SpecVersion != "1.0") return CloudEvents.VersionError;
        if (string.IsNullOrEmpty(Type)) return ReadErrors.Missing(EventField.Type, EventType.None);
        if (string.IsNullOrEmpty(Id)) return ReadErrors.Missing(EventField.Id, EventType.None);
        if (string.IsNullOrEmpty(Source)) return ReadErrors.Missing(EventField.Source, EventType.None);
        foreach (var (name, text) in new[] { ("id", Id), ("source", Source) })
            if (Encoding.UTF8.GetByteCount(text) > EngineLimits.IdBytesMax) return ReadErrors.TooLong(name);

        var name8 = Encoding.UTF8.GetBytes(Type);
        type = EventTypes.OfCloudEvent(name8);
        if (type == EventType.None) return EventReader.UnknownType(name8);
        id = Hash64.Of(Encoding.UTF8.GetBytes(Id), Hash64.Of(Encoding.UTF8.GetBytes(Source)));
        if (string.IsNullOrEmpty(Time)) return null;
        if (!Rfc3339.TryParse(Encoding.UTF8.GetBytes(Time), out var at)) return ReadErrors.Wrong(EventField.Time, EventType.None);
        time = at;
        return null;
    }
}
