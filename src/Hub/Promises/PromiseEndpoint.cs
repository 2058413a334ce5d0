using System.Text;
using System.Text.Json;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Intake.Settings;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;
using static QueueMonitor.Hub.Wire.CsvCells;

namespace QueueMonitor.Hub.Promises;

/// <summary><c>GET /api/v1/promises</c>: what customers were promised, the nearest due first, as JSON or CSV.</summary>
internal sealed class PromiseEndpoint(ISiteFloors floors, SiteEngines engines)
{
    private const int HolidaysShown = 3;

    private const string Header =
        "site,queue,contact,promised_utc,holds_since_utc,promise,due_utc,left_s,left_working_s,risk,state,paused,by,answered_utc";

    private static readonly PromiseFigures Nothing = new(0, 0, 0, 0, 0, 0);

    public async Task Get(HttpContext http)
    {
        var floor = http.Floor(floors);
        var queue = http.Request.Query["queue"].ToString();
        if (queue.Length > 0) _ = Staffing.StaffingEndpoints.Find(floor, queue);
        var view = await engines.Find(floor.Site)!.Promises(
            queue.Length == 0 ? null : queue, State(http), ListParts.From(http), ListParts.Most(http), http.RequestAborted);
        if (http.WantsCsv()) await WriteCsv(http, floor, view);
        else await WriteJson(http, floor, view);
    }

    private static PromiseState? State(HttpContext http)
    {
        var named = http.Request.Query["state"].ToString();
        if (named.Length == 0) return null;
        foreach (var state in Enum.GetValues<PromiseState>()) if (WireName<PromiseState>.Text(state) == named) return state;
        throw new ApiProblemException(ApiProblem.Parameter(
            "state", $"state is one of {string.Join(", ", Enum.GetValues<PromiseState>().Select(WireName<PromiseState>.Text))}, e.g. state=broken. "
                + "Left out: all that are open."));
    }

    private static Task WriteJson(HttpContext http, SiteFloor floor, PromiseView view) => ApiAnswer.Write(http, async json =>
    {
        json.WriteStartObject();
        json.WriteMoment("asOf"u8, view.AsOf);
        json.WriteNumber("version"u8, floor.Latest.Version);
        json.WritePropertyName("site"u8);
        PromiseJson.WriteFigures(json, floor.Latest.Promises ?? Nothing);
        json.WriteStartArray("queues"u8);
        foreach (var queue in floor.Latest.Queues)
        {
            if (queue.Promises is { } figures) WriteQueue(json, queue, figures, view.AsOf);
            await json.FlushIfMuch(http);
        }

        json.WriteEndArray();
        json.WriteStartArray("promises"u8);
        foreach (var entry in view.Promises)
        {
            WriteEntry(json, floor.Latest, entry);
            await json.FlushIfMuch(http);
        }

        json.WriteEndArray();
        json.WriteNumber("total"u8, view.Total);
        ListParts.Write(json, view.Part);
        json.WriteEndObject();
    });

    private static void WriteQueue(Utf8JsonWriter json, QueueSnapshot queue, PromiseFigures figures, DateTimeOffset asOf)
    {
        var settings = queue.Settings;
        json.WriteStartObject();
        json.WriteString("queue"u8, queue.Queue);
        json.WriteString("name"u8, settings.Name);
        json.WriteName("channel"u8, queue.Media);
        json.WriteStartObject("calendar"u8);
        json.WriteString("zone"u8, settings.Zone);
        json.WritePropertyName("openingHours"u8);
        OpeningHoursJson.Write(json, settings.OpeningHours);
        json.WritePropertyName("holidays"u8);
        HolidaysJson.Write(json, settings.Holidays);
        json.WriteStartArray("nextHolidays"u8);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(asOf, TimeZoneInfo.FindSystemTimeZoneById(settings.Zone)).DateTime);
        var coming = settings.Holidays.Of(today.Year).Concat(settings.Holidays.Of(today.Year + 1)).Where(h => h.Date >= today);
        foreach (var (date, name) in coming.Take(HolidaysShown)) HolidayEndpoints.WriteDay(json, date, name);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteString("defaultPromise"u8, settings.OwnPromise is { } own ? PromiseText.Write(own) : null);
        PromiseJson.WriteFields(json, figures);
        json.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter json, FloorSnapshot floor, PromiseEntry entry)
    {
        var settings = floor.Site.Settings;
        var queue = entry.Queue is { } name ? floor.Queue(name) : null;
        json.WriteStartObject();
        json.WriteString("contact"u8, settings.HideContactIds ? null : entry.Contact);
        json.WriteNumber("mark"u8, entry.Mark);
        json.WriteString("queue"u8, entry.Queue);
        json.WriteString("name"u8, queue?.Settings.Name ?? entry.Queue);
        if (queue is not null) json.WriteName("channel"u8, queue.Media);
        else json.WriteNull("channel"u8);
        json.WriteMoment("promisedAt"u8, entry.PromisedAt);
        json.WriteMoment("holdsSince"u8, entry.HoldsSince);
        json.WriteString("promise"u8, PromiseText.Write(entry.Terms));
        json.WriteMoment("dueAt"u8, entry.DueAt);
        json.WriteSeconds("leftSeconds"u8, entry.Left?.TotalSeconds);
        json.WriteSeconds("leftWorkingSeconds"u8, entry.LeftWorking?.TotalSeconds);
        json.WriteShare("risk"u8, entry.Risk);
        json.WriteName("state"u8, entry.State);
        json.WriteBoolean("paused"u8, entry.Paused);
        json.WriteName("by"u8, entry.By);
        json.WriteMoment("answeredAt"u8, entry.AnsweredAt);
        var link = settings.HideContactIds ? null : settings.CallbackLink;
        json.WriteString("link"u8, link?.Replace("{contact}", Uri.EscapeDataString(entry.Contact), StringComparison.Ordinal));
        json.WriteEndObject();
    }

    private static async Task WriteCsv(HttpContext http, SiteFloor floor, PromiseView view)
    {
        http.Response.Headers.CacheControl = "no-cache";
        http.Response.ContentType = History.HistoryCsv.ContentType;
        http.Response.Headers.ContentDisposition = "attachment; filename=\"promises.csv\"";
        var hides = floor.Latest.Site.Settings.HideContactIds;
        var text = new StringBuilder(Header).Append("\r\n");
        foreach (var entry in view.Promises)
        {
            Text(text, floor.Site).Append(',');
            Text(text, entry.Queue ?? "").Append(',');
            Text(text, hides ? "" : entry.Contact);
            Moment(text, entry.PromisedAt);
            Moment(text, entry.HoldsSince);
            text.Append(',').Append(PromiseText.Write(entry.Terms));
            Moment(text, entry.DueAt);
            Number(text, entry.Left?.TotalSeconds, 3);
            Number(text, entry.LeftWorking?.TotalSeconds, 3);
            Number(text, entry.Risk, 4);
            text.Append(',').Append(WireName<PromiseState>.Text(entry.State)).Append(entry.Paused ? ",true," : ",false,");
            text.Append(WireName<PromiseBy>.Text(entry.By));
            Moment(text, entry.AnsweredAt);
            text.Append("\r\n");
        }

        await http.Response.WriteAsync(text.ToString(), http.RequestAborted);
    }

    private static void Moment(StringBuilder text, DateTimeOffset? moment)
    {
        text.Append(',');
        if (moment is { } known) text.Append(IsoText.Moment(known));
    }
}
