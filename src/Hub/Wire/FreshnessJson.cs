using System.Text.Json;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Wire;

/// <summary>How fresh figures are, and when their source was last heard.</summary>
internal static class FreshnessJson
{
    /// <param name="asOf">The moment that the age is told for; null: without it, for walls, which age by their own clock.</param>
    public static void Write(Utf8JsonWriter json, Freshness freshness, DateTimeOffset? asOf)
    {
        json.WriteStartObject("freshness"u8);
        json.WriteName("state"u8, freshness.State);
        json.WriteMoment("heardAt"u8, freshness.HeardAt);
        if (asOf is { } now) json.WriteSeconds("ageSeconds"u8, freshness.HeardAt.SecondsUntil(now));
        json.WriteEndObject();
    }
}
