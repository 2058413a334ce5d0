using System.Globalization;
using System.Text.Json;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Hub.Intake.Settings;

/// <summary>
/// Opening hours as JSON: <c>"always"</c>, or an object of days (<c>mon</c> … <c>sun</c>) with lists of spans
/// <c>["08:00", "16:00"]</c> in local time. A day that is left out is closed; 24:00 is the end of a day.
/// </summary>
public static class OpeningHoursJson
{
    private const string Example =
        "\"always\" or days with spans, e.g. {\"mon\": [[\"08:00\", \"16:00\"]], \"tue\": [[\"08:00\", \"16:00\"]]}";
    private const int MinutesPerDay = 1440;

    // In the order of DayOfWeek; written from Monday on.
    private static readonly string[] Days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

    internal static WeeklyHours Read(JsonProperty setting)
    {
        if (setting.Value.ValueKind == JsonValueKind.String && setting.Value.ValueEquals("always"u8)) return WeeklyHours.Always;
        if (setting.Value.ValueKind != JsonValueKind.Object) throw SettingsObject.Wrong(setting, Example);
        var week = Enumerable.Repeat<IReadOnlyList<OpenSpan>>([], 7).ToArray();
        foreach (var day in setting.Value.EnumerateObject())
        {
            var at = Array.IndexOf(Days, day.Name);
            if (at < 0 || day.Value.ValueKind != JsonValueKind.Array) throw SettingsObject.Wrong(setting, Example);
            week[at] = [.. day.Value.EnumerateArray().Select(span => Span(setting, span))];
        }

        try
        {
            return new WeeklyHours(week);
        }
        catch (ArgumentException)
        {
            throw new SettingException("openingHours: the spans of a day run from earlier to later and do not overlap; "
                + "for hours past midnight end the day at \"24:00\" and begin the next at \"00:00\".");
        }
    }

    public static void Write(Utf8JsonWriter to, WeeklyHours hours)
    {
        if (hours.Equals(WeeklyHours.Always))
        {
            to.WriteStringValue("always");
            return;
        }

        to.WriteStartObject();
        for (var i = 1; i <= 7; i++)
        {
            var spans = hours.On((DayOfWeek)(i % 7));
            if (spans.Count == 0) continue;
            to.WriteStartArray(Days[i % 7]);
            foreach (var span in spans)
            {
                to.WriteStartArray();
                to.WriteStringValue(Clock(span.FromMinute));
                to.WriteStringValue(Clock(span.ToMinute));
                to.WriteEndArray();
            }

            to.WriteEndArray();
        }

        to.WriteEndObject();
    }

    private static OpenSpan Span(JsonProperty setting, JsonElement span)
    {
        if (span.ValueKind != JsonValueKind.Array || span.GetArrayLength() != 2) throw SettingsObject.Wrong(setting, Example);
        return new OpenSpan(Minute(setting, span[0]), Minute(setting, span[1]));
    }

    private static int Minute(JsonProperty setting, JsonElement clock)
    {
        if (clock.ValueKind != JsonValueKind.String) throw SettingsObject.Wrong(setting, Example);
        var text = clock.GetString()!;
        if (text == "24:00") return MinutesPerDay;
        var read = TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        return read ? (time.Hour * 60) + time.Minute : throw SettingsObject.Wrong(setting, Example);
    }

    private static string Clock(int minute) => string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");
}
