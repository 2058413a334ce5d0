using System.Text.Json;
using QueueMonitor.Engine.Customers;
using QueueMonitor.Engine.Outcomes;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Outcomes;

/// <summary>Those who gave up and are not won back, as JSON. Nobody is named: a handle stands for a pseudonym, and ids of contacts go where they may.</summary>
internal static class UnreturnedJson
{
    public static void Write(Utf8JsonWriter json, SiteFloor floor, UnreturnedView view, bool names)
    {
        var money = floor.Latest.Money;
        json.WriteStartObject();
        json.WriteMoment("asOf"u8, Moment(view.AsOf));
        json.WriteBoolean("available"u8, view.AnyNamed);
        json.WriteStartObject("site"u8);
        json.WriteString("site"u8, floor.Site);
        json.WriteNumber("customers"u8, floor.Latest.Unreturned?.Customers ?? 0);
        json.WriteNumber("contacts"u8, view.Total);
        json.WriteNumber("unidentified"u8, view.Unidentified);
        json.WriteNumber("takenNow"u8, view.TakenNow);
        json.WriteSeconds("oldestSeconds"u8, view.OldestAt == 0 ? null : (view.AsOf - view.OldestAt) / 1000.0);
        json.WriteMoney("valueLost"u8, money?.LostToday);
        json.WriteMoney("valueAtRisk"u8, floor.Latest.Forecast?.ValueAtRisk);
        json.WriteMoney("valueWonBack"u8, money?.WonBackToday);
        json.WriteString("currency"u8, floor.Latest.Site.Settings.Currency);
        json.WriteEndObject();
        json.WriteStartArray("customers"u8);
        foreach (var customer in view.Customers) Write(json, floor, customer, names);
        json.WriteEndArray();
        json.WriteNumber("total"u8, view.Total);
        ListParts.Write(json, view.Part);
        json.WriteEndObject();
    }

    /// <param name="names">Who has taken the customer is told.</param>
    public static void Write(Utf8JsonWriter json, SiteFloor floor, UnreturnedCustomer customer, bool names)
    {
        var settings = floor.Latest.Site.Settings;
        json.WriteStartObject();
        json.WriteString("customer"u8, customer.Handle);
        json.WriteString("queue"u8, customer.Queue);
        json.WriteString("name"u8, NameOf(floor, customer.Queue));
        json.WriteName("channel"u8, customer.Media);
        json.WriteMoment("lastAt"u8, Moment(customer.LastAt));
        json.WriteSeconds("waitedSeconds"u8, customer.WaitedSeconds);
        json.WriteNumber("tries"u8, customer.Tries);
        json.WriteMoney("value"u8, customer.Value);
        json.WriteName("harm"u8, customer.Harm);
        json.WriteString("contact"u8, settings.HideContactIds ? null : customer.Contact);
        json.WriteString("link"u8, CallbackLink.Of(settings, customer.Contact));
        WriteMissed(json, customer);
        WriteTaken(json, customer, names);
        json.WriteEndObject();
    }

    public static string? NameOf(SiteFloor floor, string? queue) => queue is null ? null : floor.Latest.Queue(queue)?.Settings.Name ?? queue;

    public static DateTimeOffset Moment(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);

    private static void WriteMissed(Utf8JsonWriter json, UnreturnedCustomer customer)
    {
        if (customer.MissedAt == 0)
        {
            json.WriteNull("missed"u8);
            return;
        }

        json.WriteStartObject("missed"u8);
        json.WriteMoment("at"u8, Moment(customer.MissedAt));
        json.WriteNumber("count"u8, customer.Missed);
        json.WriteEndObject();
    }

    private static void WriteTaken(Utf8JsonWriter json, UnreturnedCustomer customer, bool names)
    {
        if (customer.TakenBy is not { } by)
        {
            json.WriteNull("taken"u8);
            return;
        }

        json.WriteStartObject("taken"u8);
        json.WriteString("by"u8, names ? by : null);
        json.WriteMoment("at"u8, Moment(customer.TakenAt));
        json.WriteMoment("until"u8, Moment(customer.TakenUntil));
        json.WriteEndObject();
    }
}
