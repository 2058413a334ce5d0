using System.Text.Json;
using System.Text.Unicode;

namespace QueueMonitor.Hub.Intake.Reading;

/// <summary>One pass over one JSON object: where each known field stands. Unknown fields are passed over and counted.</summary>
internal static class FieldPass
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = IntakeLimits.DepthMax };

    /// <summary>Finds the fields. Returns what is wrong, or null.</summary>
    /// <param name="json">The object, with nothing but spaces around it.</param>
    /// <param name="envelope">It is the envelope of a CloudEvent.</param>
    /// <param name="values">Filled by field.</param>
    /// <param name="unknown">Counts names that are not known.</param>
    /// <param name="scratch">For names with escapes.</param>
    /// <param name="given">The fields that were found.</param>
    public static ReadError? Run(
        ReadOnlySpan<byte> json, bool envelope, Span<FieldValue> values, UnknownFields unknown, Span<byte> scratch, out ulong given)
    {
        given = 0;
        if (json.Length > IntakeLimits.SyncedBytesMax) return ReadErrors.EventTooLarge;
        if (!Utf8.IsValid(json)) return ReadErrors.NotUtf8;
        var reader = new Utf8JsonReader(json, Options);
        try
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return ReadErrors.NotAnObject;
            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var field = FieldOf(ref reader, envelope, unknown, scratch);
                reader.Read();
                var value = ValueAt(ref reader);
                if (field == EventField.Unknown || value.Token == JsonTokenType.Null) continue;
                if (value is { Token: JsonTokenType.String, Length: 0 }) continue;
                var bit = EventFields.Bit(field);
                if ((given & bit) != 0) return ReadErrors.Twice(field);
                given |= bit;
                values[(int)field] = value;
            }

            // What follows the object is found by one more read.
            reader.Read();
            return null;
        }
        catch (JsonException wrong)
        {
            return IsTooDeep(json) ? ReadErrors.TooDeep : ReadErrors.NotJson(wrong);
        }
    }

    private static EventField FieldOf(ref Utf8JsonReader reader, bool envelope, UnknownFields unknown, Span<byte> scratch)
    {
        var name = reader.ValueSpan;
        if (reader.ValueIsEscaped) name = JsonText.TryUnescape(name, scratch, out var written) ? scratch[..written] : "(unreadable)"u8;
        var field = envelope ? EventFields.OfEnvelope(name) : EventFields.Of(name);
        if (field == EventField.Unknown) unknown.Count(name);
        return field;
    }

    private static FieldValue ValueAt(ref Utf8JsonReader reader)
    {
        var start = (int)reader.TokenStartIndex;
        var token = reader.TokenType;
        if (token == JsonTokenType.String)
            return new FieldValue { Start = start + 1, Length = reader.ValueSpan.Length, Token = token, Escaped = reader.ValueIsEscaped };
        if (token is JsonTokenType.StartObject or JsonTokenType.StartArray) reader.Skip();
        return new FieldValue { Start = start, Length = (int)reader.BytesConsumed - start, Token = token };
    }

    // The reader does not say which of its rules was broken.
    private static bool IsTooDeep(ReadOnlySpan<byte> json)
    {
        var scan = new BracketScan();
        foreach (var unit in json)
        {
            scan.Take(unit);
            if (scan.Depth > IntakeLimits.DepthMax) return true;
        }

        return false;
    }
}
