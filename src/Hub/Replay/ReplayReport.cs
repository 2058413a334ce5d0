using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using QueueMonitor.Hub.Intake.Settings;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Replay;

/// <summary>Tells what came of a replay: as one JSON object for programs, as a table for people.</summary>
internal static class ReplayReport
{
    private static readonly JsonWriterOptions Indented = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Anomalies by kind: those of the lines and those of the engine together.</summary>
    public static SortedDictionary<string, long> Anomalies(ReplayResult result)
    {
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var (kind, count) in result.Recording.Problems.Counts) counts[kind] = count;
        foreach (var source in result.Floor?.Sources ?? [])
        {
            foreach (var (kind, count) in source.AnomalyCounts) counts[kind] = counts.GetValueOrDefault(kind) + count;
        }

        return counts;
    }

    /// <summary>One JSON object with its line end.</summary>
    public static string Json(ReplayResult result)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes, Indented)) WriteJson(json, result);
        return Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length) + "\n";
    }

    private static void WriteJson(Utf8JsonWriter json, ReplayResult result)
    {
        json.WriteStartObject();
        json.WriteString("recording", result.Name);
        json.WriteNumber("events", result.Events);
        json.WriteNumber("eventsPerSecond", Math.Round(result.EventsPerSecond));
        json.WriteStartObject("anomalies");
        foreach (var (kind, count) in Anomalies(result)) json.WriteNumber(kind, count);
        json.WriteEndObject();
        json.WriteStartArray("sources");
        foreach (var source in result.Floor?.Sources ?? []) SourceJson.Write(json, source, result.Floor!.AsOf);
        json.WriteEndArray();
        WriteWindows(json, result);
        if (result.Recording.Queued is { } queued) WriteQueued(json, queued);
        json.WriteEndObject();
    }

    private static void WriteWindows(Utf8JsonWriter json, ReplayResult result)
    {
        json.WritePropertyName("total");
        if (result.Floor is { } floor) WindowJson.Write(json, floor.Site.SinceStart, threshold: null, target: null, all: true);
        else json.WriteNullValue();
        json.WriteStartObject("queues");
        foreach (var queue in result.Floor?.Queues ?? [])
        {
            json.WritePropertyName(queue.Queue);
            WindowJson.Write(json, queue.SinceStart, ThresholdText.Write(queue.Settings.Threshold), queue.Settings.Target, all: true);
        }

        json.WriteEndObject();
    }

    private static void WriteQueued(Utf8JsonWriter json, QueuedFigures queued)
    {
        json.WriteStartObject("queued");
        json.WriteNumber("count", queued.Count);
        json.WriteNumber("answered", queued.Answered);
        json.WriteNumber("abandoned", queued.Abandoned);
        json.WriteSeconds("meanWaitSeconds"u8, queued.MeanWaitSeconds);
        json.WriteSeconds("p90WaitSeconds"u8, queued.P90WaitSeconds);
        json.WriteEndObject();
    }
}
