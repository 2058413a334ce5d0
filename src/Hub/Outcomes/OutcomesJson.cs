using System.Text.Json;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Outcomes;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Outcomes;

/// <summary>Outcomes of a span as JSON.</summary>
internal static class OutcomesJson
{
    public static void Write(Utf8JsonWriter json, SiteFloor floor, OutcomeView view, DateTimeOffset from, DateTimeOffset until)
    {
        json.WriteStartObject();
        json.WriteMoment("asOf"u8, UnreturnedJson.Moment(view.AsOf));
        json.WriteMoment("from"u8, from);
        json.WriteMoment("until"u8, until);
        json.WriteStartObject("site"u8);
        json.WriteString("site"u8, floor.Site);
        WriteRow(json, view.Site);
        json.WriteEndObject();
        json.WriteStartArray("queues"u8);
        foreach (var queue in view.Queues)
        {
            json.WriteStartObject();
            json.WriteString("queue"u8, queue.Queue);
            json.WriteString("name"u8, queue.Settings.Name);
            json.WriteName("channel"u8, queue.Settings.Media);
            json.WriteString("partner"u8, queue.Settings.Partner);
            WriteRow(json, queue.Row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("partners"u8);
        foreach (var partner in view.Partners)
        {
            json.WriteStartObject();
            json.WriteString("partner"u8, partner.Partner);
            WriteRow(json, partner.Row);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        WriteTransfers(json, floor, view);
        WriteShare(json, "reached"u8, view.Reached);
        json.WriteStartObject("menu"u8);
        json.WriteNumber("tried"u8, view.MenuTried);
        json.WriteNumber("gaveUp"u8, view.MenuGaveUp);
        json.WriteEndObject();
        json.WriteStartObject("money"u8);
        json.WriteString("currency"u8, floor.Latest.Site.Settings.Currency);
        json.WriteMoney("lost"u8, floor.Latest.Money?.LostToday);
        json.WriteMoney("atRisk"u8, floor.Latest.Forecast?.ValueAtRisk);
        json.WriteMoney("wonBack"u8, floor.Latest.Money?.WonBackToday);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRow(Utf8JsonWriter json, OutcomeRow row)
    {
        OutcomeJson.Write(json, "resolved"u8, row.Resolved);
        OutcomeJson.Write(json, "repeat"u8, row.Repeat);
        json.WriteMoney("repeatAgentHours"u8, row.RepeatAgentHours);
        WriteShare(json, "reopened"u8, row.Reopened);
        WriteShare(json, "transferred"u8, row.Transferred);
        json.WriteNumber("lostInTransfer"u8, row.LostInTransfer);
        WriteShare(json, "misrouted"u8, row.Misrouted);
        json.WriteStartObject("holdSeconds"u8);
        json.WriteSeconds("mean"u8, row.HoldSeconds);
        json.WriteNumber("count"u8, row.HoldCount);
        json.WriteEndObject();
        json.WriteStartObject("toSolverSeconds"u8);
        json.WriteSeconds("median"u8, row.ToSolverSeconds);
        json.WriteNumber("count"u8, row.ToSolverCount);
        json.WriteEndObject();
        WritePulse(json, row.Pulse);
    }

    private static void WritePulse(Utf8JsonWriter json, PulseRow pulse)
    {
        json.WriteStartObject("pulse"u8);
        OutcomeJson.WriteMean(json, pulse.All);
        json.WriteStartArray("trend"u8);
        foreach (var day in pulse.ByDay)
        {
            json.WriteStartObject();
            json.WriteMoment("from"u8, day.From);
            json.WriteMoney("mean"u8, day.Mean);
            json.WriteNumber("count"u8, day.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("byWait"u8);
        foreach (var waited in pulse.ByWait)
        {
            json.WriteStartObject();
            json.WriteNumber("fromSeconds"u8, waited.FromSeconds);
            json.WriteCount("toSeconds"u8, waited.ToSeconds);
            OutcomeJson.WriteMean(json, waited.Rating);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("byTransfers"u8);
        for (var i = 0; i < pulse.ByTransfers.Count; i++)
        {
            json.WriteStartObject();
            json.WriteNumber("transfers"u8, i);
            OutcomeJson.WriteMean(json, pulse.ByTransfers[i]);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTransfers(Utf8JsonWriter json, SiteFloor floor, OutcomeView view)
    {
        json.WriteStartArray("transfers"u8);
        foreach (var pair in view.Transfers)
        {
            json.WriteStartObject();
            json.WriteString("from"u8, pair.From);
            json.WriteString("fromName"u8, UnreturnedJson.NameOf(floor, pair.From));
            json.WriteString("to"u8, pair.To);
            json.WriteString("toName"u8, UnreturnedJson.NameOf(floor, pair.To));
            json.WriteName("toKind"u8, pair.Kind);
            json.WriteNumber("count"u8, pair.Count);
            json.WriteNumber("misrouted"u8, pair.Misrouted);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteShare(Utf8JsonWriter json, ReadOnlySpan<byte> name, in ShareFigure share)
    {
        json.WriteStartObject(name);
        json.WriteShare("value"u8, share.Value);
        json.WriteNumber("hits"u8, share.Hits);
        json.WriteNumber("of"u8, share.Of);
        json.WriteShare("low"u8, share.Low);
        json.WriteShare("high"u8, share.High);
        json.WriteEndObject();
    }
}
