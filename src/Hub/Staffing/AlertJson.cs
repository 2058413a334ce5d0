using System.Text.Json;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Staffing;

/// <summary>Alerts and moves as JSON: the same for answers, live messages and webhooks.</summary>
internal static class AlertJson
{
    /// <summary>A kind's name on the wire.</summary>
    public static string Name(AlertKind kind) => kind switch
    {
        AlertKind.AgentsGone => "agentDrop",
        AlertKind.SourceSilent => "staleSource",
        _ => WireName<AlertKind>.Text(kind),
    };

    /// <param name="names">Whether who could help is named: at the desk of a planner only.</param>
    /// <param name="state">Only these; null: all.</param>
    public static void WriteAll(Utf8JsonWriter json, FloorSnapshot floor, bool names, AlertStanding? state = null)
    {
        var staffing = floor.Staffing;
        json.WriteMoment("asOf"u8, floor.AsOf);
        json.WriteStartArray("alerts"u8);
        foreach (var alert in staffing?.Alerts ?? [])
            if (state is null || alert.State == state) Write(json, alert, names);
        json.WriteEndArray();
        WriteRecord(json, floor);
    }

    /// <summary>How often each kind came true, and the day's sum.</summary>
    public static void WriteRecord(Utf8JsonWriter json, FloorSnapshot floor)
    {
        var staffing = floor.Staffing;
        json.WriteStartArray("record"u8);
        foreach (var record in staffing?.Record ?? [])
        {
            json.WriteStartObject();
            json.WriteString("kind"u8, Name(record.Kind));
            json.WriteNumber("raised"u8, record.Known);
            json.WriteNumber("cameTrue"u8, record.CameTrue);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartObject("today"u8);
        json.WriteNumber("alerts"u8, staffing?.Today.Alerts ?? 0);
        json.WriteNumber("actedOn"u8, staffing?.Today.ActedOn ?? 0);
        json.WriteSeconds("medianActedSeconds"u8, staffing?.Today.MedianActedSeconds);
        json.WriteRoundedAgents("abandonsAvoided"u8, staffing?.Today.AbandonsAvoided);
        json.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter json, AlertSnapshot alert, bool names)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, alert.Id);
        json.WriteString("kind"u8, Name(alert.Kind));
        json.WriteStartArray("queues"u8);
        foreach (var queue in alert.Queues) json.WriteStringValue(queue);
        json.WriteEndArray();
        json.WriteString("source"u8, alert.Source);
        json.WriteName("state"u8, alert.State);
        json.WriteName("severity"u8, alert.Severity);
        json.WriteName("gravest"u8, alert.Gravest);
        json.WriteMoment("raisedAt"u8, alert.RaisedAt);
        json.WriteMoment("clearedAt"u8, alert.ClearedAt);
        json.WriteMoment("from"u8, alert.From ?? alert.RaisedAt);
        json.WriteMoment("until"u8, alert.Until);
        json.WriteCount("short"u8, alert.Missing);
        json.WriteCount("required"u8, alert.Required);
        json.WriteCount("staffed"u8, alert.Staffed);
        json.WriteShare("serviceLevel"u8, alert.ServiceLevel);
        json.WriteRoundedAgents("abandonsPerHour"u8, alert.AbandonsPerHour);
        json.WriteRoundedAgents("latePerHour"u8, alert.LatePerHour);
        json.WriteRoundedAgents("harmPerHour"u8, alert.HarmPerHour);
        json.WriteSeconds("clearSeconds"u8, alert.ClearSeconds);
        json.WriteShare("ratio"u8, alert.Ratio);
        // Shares to the hundredth of a point; seconds, contacts and agents to the tenth.
        if (alert.Kind == AlertKind.Abandonment)
        {
            json.WriteShare("measured"u8, alert.Measured);
            json.WriteShare("expected"u8, alert.Expected);
        }
        else
        {
            json.WriteRoundedAgents("measured"u8, alert.Measured);
            json.WriteRoundedAgents("expected"u8, alert.Expected);
        }

        json.WritePropertyName("remedy"u8);
        WriteRemedy(json, alert, names);
        json.WriteString("by"u8, alert.By);
        json.WriteMoment("markedAt"u8, alert.MarkedAt);
        json.WriteMoment("snoozedUntil"u8, alert.SnoozedUntil);
        if (alert.CameTrue is { } came) json.WriteBoolean("cameTrue"u8, came);
        else json.WriteNull("cameTrue"u8);
        json.WriteBoolean("flaps"u8, alert.Flaps);
        json.WriteNumber("renewed"u8, alert.Renewed);
        WriteActs(json, alert);
        json.WriteEndObject();
    }

    private static void WriteActs(Utf8JsonWriter json, AlertSnapshot alert)
    {
        json.WriteStartArray("acts"u8);
        foreach (var act in alert.Acts)
        {
            json.WriteStartObject();
            json.WriteName("act"u8, act.Kind);
            json.WriteMoment("at"u8, DateTimeOffset.FromUnixTimeMilliseconds(act.At));
            json.WriteString("by"u8, act.By.Length == 0 ? null : act.By);
            json.WriteMoment("until"u8, act.Until == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(act.Until));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteNumber("actsLeftOut"u8, alert.ActsLeftOut);
    }

    public static void WriteMoves(Utf8JsonWriter json, FloorSnapshot floor)
    {
        json.WriteStartArray();
        foreach (var move in floor.Staffing?.Moves ?? []) WriteMove(json, move);
        json.WriteEndArray();
    }

    public static void WriteMove(Utf8JsonWriter json, MoveRecord move)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, move.Id);
        json.WriteString("from"u8, move.From);
        json.WriteString("to"u8, move.To);
        json.WriteNumber("agents"u8, move.Agents);
        json.WriteMoment("at"u8, move.At);
        json.WriteMoment("until"u8, move.Until);
        json.WriteString("by"u8, move.By);
        json.WriteString("alert"u8, move.Alert);
        json.WriteShare("serviceLevelPredicted"u8, move.ServiceLevelForetold);
        json.WriteShare("serviceLevelWithout"u8, move.ServiceLevelWithout);
        json.WriteShare("serviceLevelCame"u8, move.ServiceLevelCame);
        json.WriteShare("donorServiceLevelCame"u8, move.DonorServiceLevelCame);
        json.WriteRoundedAgents("abandonsWithout"u8, move.AbandonsWithout);
        json.WriteCount("abandonsCame"u8, move.AbandonsCame);
        json.WriteEndObject();
    }

    private static void WriteRemedy(Utf8JsonWriter json, AlertSnapshot alert, bool names)
    {
        if (alert.Remedy is not { } remedy)
        {
            json.WriteNullValue();
            return;
        }

        json.WriteStartObject();
        json.WriteName("kind"u8, remedy.Kind);
        json.WriteString("from"u8, remedy.From);
        json.WriteString("to"u8, remedy.To ?? (alert.Queues.Count > 0 ? alert.Queues[0] : null));
        json.WriteNumber("agents"u8, remedy.Agents);
        if (names)
        {
            json.WriteStartArray("who"u8);
            foreach (var agent in remedy.Who) json.WriteStringValue(agent);
            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("who"u8);
        }

        json.WriteMoment("until"u8, remedy.Until);
        json.WriteRoundedAgents("harmAvoided"u8, remedy.HarmAvoided);
        json.WriteShare("donorServiceLevel"u8, remedy.DonorServiceLevel);
        json.WriteShare("donorTarget"u8, remedy.DonorTarget);
        json.WriteShare("serviceLevelThen"u8, remedy.ServiceLevelThen);
        json.WriteEndObject();
    }
}
