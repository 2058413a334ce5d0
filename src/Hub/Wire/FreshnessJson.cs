using System.Text.Json;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Wire;

/// <summary>How fresh figures are, and how old the last word of their source is.</summary>
internal static class FreshnessJson
{
    public static void Write(Utf8JsonWriter json, Freshness freshness, DateTimeOffset asOf)
    {
        json.WriteStartObject("freshness"u8);
        json.WriteName("state"u8, freshness.State);
        json.WriteMoment("heardAt"u8, freshness.HeardAt);
        json.WriteSeconds("ageSeconds"u8, freshness.HeardAt.SecondsUntil(asOf));
        json.WriteEndObject();
    }
}
