using System.Text;
using System.Text.Json;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Customers;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Outcomes;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Outcomes;

/// <summary>Who gave up and is not won back, and what people do about it. Each act is an event like any other: journalled.</summary>
internal sealed class UnreturnedEndpoints(ISiteFloors floors, SiteEngines engines, TimeProvider time)
{
    private const int MinutesUsual = 30, MinutesMax = 8 * 60;

    public async Task List(HttpContext http)
    {
        var floor = http.Floor(floors);
        var queue = http.Request.Query["queue"].ToString();
        if (queue.Length > 0 && floor.Latest.Queue(queue) is null)
        {
            throw new ApiProblemException(ApiProblem.NotFound(
                "queue", $"Site '{floor.Site}' has no queue '{queue}'. " + ApiProblem.Known("queues", [.. floor.Latest.Queues.Select(q => q.Queue)])));
        }

        var view = await engines.Find(floor.Site)!.Unreturned(
            queue.Length == 0 ? null : queue, ListParts.From(http), ListParts.Most(http), http.RequestAborted);
        floor = floors.Find(floor.Site)!;
        var names = http.Caller().May(Role.Planner, floor.Site);
        if (http.WantsCsv())
        {
            await OutcomeCsv.WriteUnreturned(http, floor, view, names);
            return;
        }

        await ApiAnswer.Write(http, json =>
        {
            UnreturnedJson.Write(json, floor, view, names);
            return Task.CompletedTask;
        });
    }

    /// <summary>Takes a customer to call back for half an hour, or as long as <c>minutes</c> says.</summary>
    public async Task Take(HttpContext http)
    {
        using var body = await ApiBody.ReadObject(http);
        var minutes = Minutes(body.RootElement);
        await Mark(http, time.GetUtcNow().AddMinutes(minutes).ToUnixTimeMilliseconds());
    }

    /// <summary>Leaves a customer to somebody else.</summary>
    public Task Release(HttpContext http) => Mark(http, until: 0);

    /// <summary>The customer was called or written to: reached, and so off the list, or not.</summary>
    public async Task Contacted(HttpContext http)
    {
        var floor = http.Floor(floors);
        using var body = await ApiBody.ReadObject(http);
        var reached = body.RootElement.TryGetProperty("reached", out var given) ? given.ValueKind : JsonValueKind.Undefined;
        if (reached is not (JsonValueKind.True or JsonValueKind.False))
            throw new ApiProblemException(ApiProblem.Parameter("reached", "reached is true when the customer was reached, else false: send "
                + "{\"reached\":true}."));
        var found = await Find(http, floor);
        await OneEvent.Apply(engines.Open(floor.Site).Door, EventType.CustomerContacted, time, Fill, static _ => true, http.RequestAborted);
        await ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("customer"u8, found.Handle);
            json.WriteBoolean("reached"u8, reached == JsonValueKind.True);
            json.WriteEndObject();
            return Task.CompletedTask;
        });

        void Fill(EventBatch batch, ref FloorEvent contacted)
        {
            if (reached == JsonValueKind.True) contacted.Flags |= EventFlags.Reached;
            batch.AddDetail(ref contacted).Customer = found.Customer;
        }
    }

    /// <summary>What is kept of a customer, by number or address: made a pseudonym in memory, and written down nowhere.</summary>
    public async Task Lookup(HttpContext http)
    {
        var floor = http.Floor(floors);
        using var body = await ApiBody.ReadObject(http);
        var raw = Raw(body.RootElement);
        var customer = raw is null ? 0 : new Pseudonyms(engines.PseudonymKey(floor.Site)).Of(raw);
        if (customer == 0)
        {
            throw new ApiProblemException(ApiProblem.Parameter("number",
                $"number, or address, is the customer's as your events have it, of 1 to {EngineLimits.IdBytesMax} bytes: send "
                + "{\"number\":\"+47 12 34 56 78\"}."));
        }

        var known = await engines.Find(floor.Site)!.Know(customer, http.RequestAborted);
        await ApiAnswer.Write(http, json =>
        {
            Write(json, floor, customer, known);
            return Task.CompletedTask;
        });
    }

    private async Task Mark(HttpContext http, long until)
    {
        var floor = http.Floor(floors);
        var found = await Find(http, floor);
        var mark = new CallbackMark(http.Caller().Name, until);
        var refused = await OneEvent.Apply(
            engines.Open(floor.Site).Door, EventType.CallbackTaken, time, Fill, static batch => batch.RefusalCount > 0, http.RequestAborted);
        var now = refused ? null : await engines.Find(floor.Site)!.FindUnreturned(found.Handle, http.RequestAborted);
        if (now is null) throw NotListed(found.Handle);
        await ApiAnswer.Write(http, json =>
        {
            UnreturnedJson.Write(json, floor, now, names: true);
            return Task.CompletedTask;
        });

        void Fill(EventBatch batch, ref FloorEvent taken)
        {
            ref var detail = ref batch.AddDetail(ref taken);
            (detail.Customer, detail.Payload) = (found.Customer, mark);
        }
    }

    private async Task<UnreturnedCustomer> Find(HttpContext http, SiteFloor floor)
    {
        var handle = http.PathName("customer");
        return await engines.Find(floor.Site)!.FindUnreturned(handle, http.RequestAborted) ?? throw NotListed(handle);
    }

    private static ApiProblemException NotListed(string handle) => new(ApiProblem.NotFound(
        "customer", $"No customer '{handle}' is on the list of call-backs: it may have come back or been called meanwhile. GET /api/v1/unreturned "
            + "tells who is."));

    private static byte[]? Raw(JsonElement body)
    {
        foreach (var name in (string[])["number", "address"])
        {
            if (!body.TryGetProperty(name, out var given) || given.ValueKind != JsonValueKind.String) continue;
            var raw = Encoding.UTF8.GetBytes(given.GetString()!);
            return raw.Length <= EngineLimits.IdBytesMax ? raw : null;
        }

        return null;
    }

    private static void Write(Utf8JsonWriter json, SiteFloor floor, UInt128 customer, KnownCustomer? known)
    {
        var hides = floor.Latest.Site.Settings.HideContactIds;
        json.WriteStartObject();
        json.WriteString("customer"u8, known is null ? null : CustomerEndpoints.Text(customer));
        json.WriteStartArray("contacts"u8);
        foreach (var contact in known?.Contacts ?? [])
        {
            json.WriteStartObject();
            json.WriteString("contact"u8, hides ? null : contact.Contact);
            json.WriteString("queue"u8, contact.Queue);
            json.WriteString("name"u8, UnreturnedJson.NameOf(floor, contact.Queue));
            json.WriteName("channel"u8, contact.Media);
            json.WriteMoment("at"u8, UnreturnedJson.Moment(contact.At));
            json.WriteName("state"u8, contact.State);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("unreturned"u8, known?.Unreturned ?? false);
        json.WriteString("handle"u8, known is { Unreturned: true } ? UnreturnedCustomer.HandleOf(customer) : null);
        json.WriteEndObject();
    }

    private static int Minutes(JsonElement body)
    {
        if (!body.TryGetProperty("minutes", out var given)) return MinutesUsual;
        return given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out var minutes) && minutes is >= 1 and <= MinutesMax
            ? minutes
            : throw new ApiProblemException(ApiProblem.Parameter("minutes", $"minutes is a whole number from 1 to {MinutesMax}: send "
                + "{\"minutes\":30}."));
    }
}
