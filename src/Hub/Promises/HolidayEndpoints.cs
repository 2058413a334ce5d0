using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http.Features;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Calendars.Holidays;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Intake.Settings;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Promises;

/// <summary>Holidays: those of a country to be looked at before they are used, and those of a queue from an iCalendar file.</summary>
internal sealed class HolidayEndpoints(ISiteFloors floors, SettingsChange change, TimeProvider time)
{
    private const int YearMin = 2000, YearMax = 2099;

    /// <summary>The holidays of a country in a year; without a country, which there are rules for.</summary>
    public Task Get(HttpContext http)
    {
        var query = http.Request.Query;
        var (country, region) = (Code(query["country"].ToString()), Code(query["region"].ToString()));
        var year = Year(query["year"].ToString());
        try
        {
            HolidaysJson.Check(country = HolidaysJson.Country(country), region);
        }
        catch (SettingException wrong)
        {
            throw new ApiProblemException(ApiProblem.Parameter("country", wrong.Message));
        }

        return ApiAnswer.Write(http, json =>
        {
            json.WriteStartObject();
            json.WriteString("country"u8, country);
            json.WriteString("region"u8, region);
            json.WriteNumber("year"u8, year);
            json.WriteStartArray("days"u8);
            foreach (var day in country is null ? [] : HolidayRules.Of(country, region, year)) WriteDay(json, day.Date, day.Name);
            json.WriteEndArray();
            json.WriteStartArray("countries"u8);
            foreach (var known in HolidayRules.Countries) WriteCountry(json, known);
            json.WriteEndArray();
            json.WriteEndObject();
            return Task.CompletedTask;
        });
    }

    /// <summary>Takes the days of a calendar as the single days of a queue, if nothing in it is wrong. With <c>preview=true</c> it is only read.</summary>
    public async Task Put(HttpContext http)
    {
        var floor = http.Floor(floors);
        var name = http.QueueName();
        var queue = Staffing.StaffingEndpoints.Find(floor, name);
        var isPreview = http.IsPreview();
        var file = HolidayFile.Read(await Body(http), DateOnly.FromDateTime(floor.Latest.AsOf.UtcDateTime));
        var isKept = !isPreview && file.Errors.Count == 0;
        if (isKept)
        {
            var now = queue.Settings.Holidays;
            var holidays = new HolidayPlan(now.Country, now.Region, file.Dates);
            var stored = new JsonObject { ["holidays"] = SettingsPatch.Object(json => HolidaysJson.Write(json, holidays)) };
            await change.Apply(SettingKind.Queue, floor.Site, name, new QueueSettingsPatch { Holidays = holidays }, stored, http.RequestAborted);
        }

        if (!isPreview && !isKept) http.Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        await Answer(http, file, isKept);
    }

    internal static void WriteDay(Utf8JsonWriter json, DateOnly date, string? name)
    {
        json.WriteStartObject();
        json.WriteString("date"u8, HolidaysJson.Text(date));
        json.WriteString("name"u8, name);
        json.WriteEndObject();
    }

    private static void WriteCountry(Utf8JsonWriter json, string country)
    {
        json.WriteStartObject();
        json.WriteString("code"u8, country);
        json.WriteStartArray("regions"u8);
        foreach (var region in HolidayRules.RegionsOf(country))
        {
            json.WriteStartObject();
            json.WriteString("code"u8, region.Code);
            json.WriteString("name"u8, region.Name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static Task Answer(HttpContext http, HolidayFile file, bool isKept) => ApiAnswer.Write(http, json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("understood"u8);
        json.WriteNumber("dates"u8, file.Dates.Count);
        json.WriteString("from"u8, file.Dates.Count == 0 ? null : HolidaysJson.Text(file.Dates[0]));
        json.WriteString("until"u8, file.Dates.Count == 0 ? null : HolidaysJson.Text(file.Dates[^1]));
        json.WriteStartArray("days"u8);
        foreach (var date in file.Dates) WriteDay(json, date, file.Names[date]);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteStartArray("errors"u8);
        foreach (var (line, error) in file.Errors)
        {
            json.WriteStartObject();
            json.WriteNumber("line"u8, line);
            json.WriteString("error"u8, error);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("kept"u8, isKept);
        json.WriteEndObject();
        return Task.CompletedTask;
    });

    private static string? Code(string text) => text.Length == 0 ? null : text.ToUpperInvariant();

    private int Year(string text)
    {
        if (text.Length == 0) return time.GetUtcNow().Year;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= YearMin and <= YearMax
            ? year
            : throw new ApiProblemException(ApiProblem.Parameter("year", $"year is a year from {YearMin} to {YearMax}, e.g. year=2026."));
    }

    private static async Task<string> Body(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } most) most.MaxRequestBodySize = HolidayFile.BytesMax + 1;
        using var all = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            all.Write(buffer, 0, read);
            if (all.Length <= HolidayFile.BytesMax) continue;
            throw new ApiProblemException(new ApiProblem(
                StatusCodes.Status413PayloadTooLarge, "too-large", "The calendar is too large",
                $"A calendar of holidays has at most {HolidayFile.BytesMax / (1024 * 1024)} MiB. Send one of holidays alone."));
        }

        return Encoding.UTF8.GetString(all.GetBuffer(), 0, (int)all.Length);
    }
}
