using System.Globalization;
using System.Text.Json;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Calendars.Holidays;

namespace QueueMonitor.Hub.Intake.Settings;

/// <summary>
/// Holidays of a queue as JSON: <c>{"country": "DE", "region": "BY", "dates": ["2026-12-24"]}</c>, each of them null or empty where
/// it says nothing.
/// </summary>
public static class HolidaysJson
{
    private const string Form = "yyyy-MM-dd";

    private const string Example =
        "{\"country\": \"NO\"}, {\"country\": \"DE\", \"region\": \"BY\"} or {\"dates\": [\"2026-12-24\"]}";

    public static void Write(Utf8JsonWriter to, HolidayPlan holidays)
    {
        to.WriteStartObject();
        to.WriteString("country", holidays.Country);
        to.WriteString("region", holidays.Region);
        to.WriteStartArray("dates");
        foreach (var date in holidays.Dates) to.WriteStringValue(Text(date));
        to.WriteEndArray();
        to.WriteEndObject();
    }

    internal static string Text(DateOnly date) => date.ToString(Form, CultureInfo.InvariantCulture);

    internal static HolidayPlan Read(JsonProperty setting)
    {
        if (setting.Value.ValueKind != JsonValueKind.Object) throw SettingsObject.Wrong(setting, Example);
        string? country = null, region = null;
        List<DateOnly> dates = [];
        foreach (var part in setting.Value.EnumerateObject())
        {
            switch (part.Name)
            {
                case "country": country = Code(setting, part.Value); break;
                case "region": region = Code(setting, part.Value); break;
                case "dates": dates = Dates(setting, part.Value); break;
                default: throw SettingsObject.Wrong(setting, Example);
            }
        }

        Check(country, region);
        if (dates.Distinct().Count() > EngineLimits.HolidayDatesMax)
            throw new SettingException($"holidays: there are more than {EngineLimits.HolidayDatesMax} dates. Leave out those that have passed.");
        return new HolidayPlan(country, region, dates);
    }

    /// <exception cref="SettingException">There are no rules for it; the message says for which there are.</exception>
    internal static void Check(string? country, string? region)
    {
        if (country is null && region is null) return;
        if (country is null || !HolidayRules.Countries.Contains(country))
        {
            throw new SettingException($"holidays: there are no rules for country \"{country}\". Known are {string.Join(", ", HolidayRules.Countries)}; "
                + "send the days of others as dates, or as an iCalendar file.");
        }

        if (HolidayRules.Knows(country, region)) return;
        var regions = HolidayRules.RegionsOf(country);
        throw new SettingException(regions.Count == 0
            ? $"holidays: {country} has no regions with holidays of their own. Leave region out."
            : $"holidays: {country} has no region \"{region}\". Known are {string.Join(", ", regions.Select(r => r.Code))}.");
    }

    // The United Kingdom is known under both of its codes.
    internal static string? Country(string? code) => code == "UK" ? "GB" : code;

    private static string? Code(JsonProperty setting, JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String when value.GetString() is { Length: > 0 and <= 8 } text => Country(text.ToUpperInvariant()),
        _ => throw SettingsObject.Wrong(setting, Example),
    };

    private static List<DateOnly> Dates(JsonProperty setting, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null) return [];
        if (value.ValueKind != JsonValueKind.Array) throw SettingsObject.Wrong(setting, Example);
        var dates = new List<DateOnly>();
        foreach (var one in value.EnumerateArray())
        {
            var text = one.ValueKind == JsonValueKind.String ? one.GetString() : null;
            if (!DateOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) || date.Year is < 1980 or > 2099)
                throw new SettingException("holidays: dates are days from 1980 to 2099: write \"dates\": [\"2026-12-24\"].");
            dates.Add(date);
        }

        return dates;
    }
}
