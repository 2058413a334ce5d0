using System.Text.Json;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Intake.Settings;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Wire;

/// <summary>A site's totals: the line at the bottom of a wall, and the answer of the API.</summary>
internal static class SiteJson
{
    /// <param name="all">Also what a wall does not show: the other windows, and what later counts will stand beside them.</param>
    public static void Write(Utf8JsonWriter json, FloorSnapshot floor, string site, DateTimeOffset asOf, bool all = false)
    {
        var (threshold, target) = CommonPromise(floor.Queues);
        var totals = floor.Site;
        json.WriteStartObject();
        json.WriteString("site"u8, site);
        json.WriteString("name"u8, totals.Settings.Name);
        json.WriteString("zone"u8, totals.Settings.Zone);
        json.WriteString("language"u8, totals.Settings.Language);
        json.WriteString("currency"u8, totals.Settings.Currency);
        if (all) json.WriteMoment("asOf"u8, asOf);
        json.WriteNumber("waiting"u8, totals.Waiting);
        json.WritePropertyName("today"u8);
        WindowJson.Write(json, totals.Today, threshold, target, all);
        if (all) WriteWindows(json, totals, threshold, target);
        AgentJson.WriteCounts(json, "agents"u8, totals.Agents);
        WriteContacts(json, totals.Contacts);
        WriteGotThrough(json, totals.GotThroughToday);
        WriteCustomers(json, totals.Customers);
        json.WriteNull("unreturned"u8);
        json.WriteNull("promises"u8);
        json.WriteNull("valueLost"u8);
        json.WriteNull("valueAtRisk"u8);
        if (all)
        {
            json.WriteNull("outcome"u8);
            json.WriteNull("pulse"u8);
        }

        WriteSources(json, floor.Sources);
        json.WriteEndObject();
    }

    // A total over queues with different promises has no threshold of its own: its hits are each judged by their own.
    private static (string? Threshold, double? Target) CommonPromise(IReadOnlyList<QueueSnapshot> queues)
    {
        if (queues.Count == 0) return (null, null);
        var first = queues[0].Settings;
        var (sameThreshold, sameTarget) = (true, true);
        foreach (var queue in queues)
        {
            sameThreshold &= queue.Settings.Threshold == first.Threshold;
            sameTarget &= queue.Settings.Target == first.Target;
        }

        return (sameThreshold ? ThresholdText.Write(first.Threshold) : null, sameTarget ? first.Target : null);
    }

    private static void WriteWindows(Utf8JsonWriter json, SiteSnapshot totals, string? threshold, double? target)
    {
        json.WriteStartObject("windows"u8);
        json.WritePropertyName("last5"u8);
        WindowJson.Write(json, totals.Last5, threshold, target, all: true);
        json.WritePropertyName("last30"u8);
        WindowJson.Write(json, totals.Last30, threshold, target, all: true);
        json.WritePropertyName("last60"u8);
        WindowJson.Write(json, totals.Last60, threshold, target, all: true);
        json.WritePropertyName("interval"u8);
        WindowJson.Write(json, totals.Interval, threshold, target, all: true);
        json.WritePropertyName("today"u8);
        WindowJson.Write(json, totals.Today, threshold, target, all: true);
        json.WritePropertyName("sinceStart"u8);
        WindowJson.Write(json, totals.SinceStart, threshold, target, all: true);
        json.WriteEndObject();
        json.WriteMoment("dayStart"u8, totals.DayStart);
    }

    private static void WriteContacts(Utf8JsonWriter json, ContactCounts contacts)
    {
        json.WriteStartObject("contacts"u8);
        json.WriteNumber("open"u8, contacts.Open);
        json.WriteNumber("waitingNow"u8, contacts.WaitingNow);
        json.WriteNumber("connectedNow"u8, contacts.ConnectedNow);
        json.WriteNumber("triedToday"u8, contacts.TriedToday);
        json.WriteNumber("reachedToday"u8, contacts.ReachedToday);
        json.WriteNumber("gaveUpBeforeQueueToday"u8, contacts.GaveUpBeforeQueueToday);
        json.WriteNumber("turnedAwayToday"u8, contacts.TurnedAwayToday);
        json.WriteNumber("directToday"u8, contacts.DirectToday);
        json.WriteNumber("lostInTransferToday"u8, contacts.LostInTransferToday);
        json.WriteEndObject();
    }

    private static void WriteGotThrough(Utf8JsonWriter json, GotThrough today)
    {
        json.WriteStartObject("gotThroughToday"u8);
        json.WriteShare("value"u8, today.Value);
        json.WriteNumber("reached"u8, today.Reached);
        json.WriteNumber("tried"u8, today.Tried);
        json.WriteEndObject();
    }

    private static void WriteCustomers(Utf8JsonWriter json, CustomerCounts customers)
    {
        json.WriteStartObject("customers"u8);
        json.WriteNumber("triedToday"u8, customers.TriedToday);
        json.WriteNumber("reachedToday"u8, customers.ReachedToday);
        json.WriteNumber("unidentifiedContacts"u8, customers.UnidentifiedContacts);
        json.WriteEndObject();
    }

    private static void WriteSources(Utf8JsonWriter json, IReadOnlyList<SourceSnapshot> sources)
    {
        json.WriteStartArray("sources"u8);
        foreach (var source in sources)
        {
            // The settings that came back at the start are no system that could fall silent.
            if (source.Source == SiteEngines.SettingsSource) continue;
            json.WriteStartObject();
            json.WriteString("source"u8, source.Source);
            json.WriteName("state"u8, source.Freshness.State);
            json.WriteMoment("heardAt"u8, source.Freshness.HeardAt);
            json.WriteNull("refused"u8);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
