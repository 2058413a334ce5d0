using System.Text.Json;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Intake;

namespace QueueMonitor.Hub.Wire;

/// <summary>A system that sends events, and what is known of its quality.</summary>
internal static class SourceJson
{
    private static readonly IReadOnlyDictionary<string, long> NoFields = new Dictionary<string, long>();

    /// <param name="intake">What the intake knows of it; null: its events come another way.</param>
    public static void Write(Utf8JsonWriter json, SourceSnapshot source, DateTimeOffset asOf, SourceIntake? intake = null)
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
        if (intake is not null) WriteIntake(json, intake);
        json.WriteEndObject();
    }

    private static void WriteIntake(Utf8JsonWriter json, SourceIntake intake)
    {
        RefusalJson.Write(json, intake.Refusal);
        json.WriteNumber("rejected"u8, intake.Tally?.Rejected ?? 0);
        json.WriteStartObject("droppedFields"u8);
        foreach (var (field, count) in (intake.Tally?.UnknownFields ?? NoFields).OrderBy(f => f.Key, StringComparer.Ordinal))
            json.WriteNumber(field, count);
        json.WriteEndObject();
    }

    /// <summary>A source of which the engine has heard nothing, since all that it sent was refused.</summary>
    public static SourceSnapshot Unheard(string source) => new()
    {
        Source = source,
        Freshness = new Freshness(FreshnessState.Quiet, null),
        Events = 0,
        Heartbeats = 0,
        Duplicates = 0,
        Future = 0,
        Late = 0,
        Ghosts = 0,
        ClockOffsetMs = null,
        AnomalyCounts = NoFields,
        Anomalies = [],
    };

    public static void WriteAnomaly(Utf8JsonWriter json, string source, Anomaly anomaly, ContactDetail detail)
    {
        json.WriteStartObject();
        json.WriteMoment("at"u8, anomaly.At);
        json.WriteString("source"u8, source);
        json.WriteString("kind"u8, anomaly.Kind);
        json.WriteString("contact"u8, detail == ContactDetail.All ? anomaly.Contact : null);
        json.WriteString("queue"u8, anomaly.Queue);
        json.WriteString("text"u8, anomaly.Text);
        json.WriteEndObject();
    }
}

/// <summary>What the intake knows of a source.</summary>
/// <param name="Refusal">What was refused today, when there is something to be told.</param>
/// <param name="Tally">What was taken, refused and dropped since the start; null: nothing.</param>
internal sealed record SourceIntake(SourceRefusal? Refusal, IntakeTally? Tally);
