using System.Globalization;
using System.Text;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Api;

/// <summary>A customer's right to be forgotten: which pseudonym is theirs, and that nothing is kept under it.</summary>
internal sealed class CustomerEndpoints(ISiteFloors floors, SiteEngines engines, TimeProvider time)
{
    private const int Digits = 32;

    /// <summary>The pseudonym of a customer. Asked for with POST, so that no log of requests has the customer's number.</summary>
    public async Task PostPseudonym(HttpContext http)
    {
        var site = http.Floor(floors).Site;
        using var body = await ApiBody.ReadObject(http);
        var text = body.RootElement.TryGetProperty("customer", out var given) && given.ValueKind == System.Text.Json.JsonValueKind.String
            ? Encoding.UTF8.GetBytes(given.GetString()!)
            : [];
        if (text.Length > EngineLimits.IdBytesMax) text = [];
        var pseudonym = new Pseudonyms(engines.PseudonymKey(site)).Of(text);
        if (pseudonym == 0)
        {
            throw new ApiProblemException(ApiProblem.Parameter("customer",
                "customer is the number, address or name that your events have, of 1 to "
                + $"{EngineLimits.IdBytesMax} bytes: send {{\"customer\":\"+47 12 34 56 78\"}}."));
        }

        await ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("site"u8, site);
            json.WriteString("pseudonym"u8, Text(pseudonym));
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    /// <summary>Forgets a customer on the floor at once; the journal has it gone after its next compaction.</summary>
    public async Task Delete(HttpContext http)
    {
        var site = http.Floor(floors).Site;
        var text = http.PathName("pseudonym");
        if (text.Length != Digits || !UInt128.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var customer) || customer == 0)
        {
            throw new ApiProblemException(ApiProblem.Parameter("pseudonym",
                $"A pseudonym has {Digits} hexadecimal digits. POST /api/v1/customers/pseudonym tells that of a number or address."));
        }

        var forgotten = await OneEvent.Apply(
            engines.Open(site).Door, EventType.CustomerErased, time, Fill, static batch => batch.Erased, http.RequestAborted);
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        await ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("site"u8, site);
            json.WriteString("pseudonym"u8, Text(customer));
            json.WriteStartObject("forgotten"u8);
            json.WriteNumber("contacts"u8, forgotten.Contacts);
            json.WriteBoolean("amongCustomersOfToday"u8, forgotten.Today);
            json.WriteBoolean("patience"u8, forgotten.Patience);
            json.WriteEndObject();
            json.WriteEndObject();
            return Task.CompletedTask;
        });

        void Fill(EventBatch batch, ref FloorEvent erased) => batch.AddDetail(ref erased).Customer = customer;
    }

    /// <summary>A pseudonym as it is told.</summary>
    public static string Text(UInt128 pseudonym) => pseudonym.ToString("x32", CultureInfo.InvariantCulture);
}
