using System.Text.Json;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Intake.Settings;

namespace QueueMonitor.Hub.Wire;

/// <summary>A site's totals: the line at the bottom of a wall, and the answer of the API.</summary>
internal static class SiteJson
{
    /// <summary>All that is known of a site.</summary>
    public static void Write(
        Utf8JsonWriter json, FloorSnapshot floor, string site, DateTimeOffset asOf, IReadOnlyDictionary<string, SourceRefusal> refusals)
    {
        var promise = CommonPromise(floor.Queues);
        json.WriteStartObject();
        WriteAbout(json, floor.Site.Settings, site);
        json.WriteMoment("asOf"u8, asOf);
        WriteNow(json, floor, all: true);
        OutcomeJson.WriteLost(json, floor);
        OutcomeJson.WriteSite(json, floor);
        WriteToday(json, floor, all: true);
        WriteWindows(json, floor.Site, promise.Threshold, promise.Target);
        WriteSources(json, SourceLine.Of(floor, refusals));
        json.WriteEndObject();
    }

    /// <summary>What only a change of settings changes.</summary>
    public static void WriteAbout(Utf8JsonWriter json, SiteSettings settings, string site)
    {
        json.WriteString("site"u8, site);
        json.WriteString("name"u8, settings.Name);
        json.WriteString("zone"u8, settings.Zone);
        json.WriteString("language"u8, settings.Language);
        json.WriteString("currency"u8, settings.Currency);
    }

    /// <summary>Counts of now and of the day.</summary>
    /// <param name="all">Also what a wall does not show: all figures of promises.</param>
    public static void WriteNow(Utf8JsonWriter json, FloorSnapshot floor, bool all)
    {
        var totals = floor.Site;
        json.WriteNumber("waiting"u8, totals.Waiting);
        AgentJson.WriteCounts(json, "agents"u8, totals.Agents);
        WriteContacts(json, totals.Contacts);
        WriteGotThrough(json, totals.GotThroughToday);
        WriteCustomers(json, totals.Customers);
        json.WritePropertyName("promises"u8);
        if (all) PromiseJson.WriteFigures(json, floor.Promises);
        else PromiseJson.WriteToday(json, floor.Promises);
        ForecastJson.WriteSite(json, floor.Forecast);
    }

    /// <summary>Today's visits of all queues.</summary>
    /// <param name="all">Also what a wall does not show: what happened outside the ledger.</param>
    public static void WriteToday(Utf8JsonWriter json, FloorSnapshot floor, bool all)
    {
        var (threshold, target) = CommonPromise(floor.Queues);
        json.WritePropertyName("today"u8);
        WindowJson.Write(json, floor.Site.Today, threshold, target, all);
    }

    public static void WriteSources(Utf8JsonWriter json, IEnumerable<SourceLine> sources)
    {
        json.WriteStartArray("sources"u8);
        foreach (var source in sources)
        {
            json.WriteStartObject();
            json.WriteString("source"u8, source.Source);
            json.WriteName("state"u8, source.State);
            json.WriteMoment("heardAt"u8, source.HeardAt);
            RefusalJson.Write(json, source.Refused);
            json.WriteEndObject();
        }

        json.WriteEndArray();
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
}
