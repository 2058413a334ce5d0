using System.Text.Json;
using QueueMonitor.Hub.Intake;

namespace QueueMonitor.Hub.Wire;

/// <summary>What could not be used of a source.</summary>
internal static class RefusalJson
{
    /// <summary>The field <c>refused</c>; null when there is nothing to be told.</summary>
    public static void Write(Utf8JsonWriter json, SourceRefusal? refusal)
    {
        if (refusal is null)
        {
            json.WriteNull("refused"u8);
            return;
        }

        json.WriteStartObject("refused"u8);
        json.WriteNumber("count"u8, refusal.Count);
        json.WriteMoment("since"u8, refusal.Since);
        json.WriteName("cause"u8, refusal.Cause);
        json.WriteMoment("lastAt"u8, refusal.LastAt);
        json.WriteEndObject();
    }
}
