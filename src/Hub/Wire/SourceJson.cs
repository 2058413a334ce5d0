using System.Text.Json;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Wire;

/// <summary>A system that sends events, and what is known of its quality.</summary>
internal static class SourceJson
{
    public static void Write(Utf8JsonWriter json, SourceSnapshot source, DateTimeOffset asOf)
    {
        json.WriteStartObject();
        json.WriteString("source"u8, source.Source);
        FreshnessJson.Write(json, source.Freshness, asOf);
        json.WriteNumber("events"u8, source.Events);
        json.WriteNumber("heartbeats"u8, source.Heartbeats);
        json.WriteNumber("duplicates"u8, source.Duplicates);
        json.WriteNumber("future"u8, source.Future);
        json.WriteNumber("late"u8, source.Late);
        json.WriteNumber("ghosts"u8, source.Ghosts);
        json.WriteSeconds("clockOffsetSeconds"u8, source.ClockOffsetMs / 1000);
        json.WriteStartObject("anomalies"u8);
        foreach (var (kind, count) in source.AnomalyCounts.OrderBy(a => a.Key, StringComparer.Ordinal)) json.WriteNumber(kind, count);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteAnomaly(Utf8JsonWriter json, string source, Anomaly anomaly)
    {
        json.WriteStartObject();
        json.WriteMoment("at"u8, anomaly.At);
        json.WriteString("source"u8, source);
        json.WriteString("kind"u8, anomaly.Kind);
        json.WriteString("contact"u8, anomaly.Contact);
        json.WriteString("queue"u8, anomaly.Queue);
        json.WriteString("text"u8, anomaly.Text);
        json.WriteEndObject();
    }
}
