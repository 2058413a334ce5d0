using System.Globalization;
using System.Text.Json;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Hub.Intake.Settings;

/// <summary>A change of settings as the JSON that <see cref="QueueSettingsJson"/> and <see cref="SiteSettingsJson"/> read: only what it changes.</summary>
internal static class SettingsPatchJson
{
    public static void Write(Utf8JsonWriter to, QueueSettingsPatch patch)
    {
        to.WriteStartObject();
        Text(to, "name", patch.Name);
        Text(to, "shortName", patch.ShortName);
        if (patch.Media is { } media) to.WriteString("channel", SettingsWords.Of(media));
        Text(to, "zone", patch.Zone);
        if (patch.StartOfDay is { } start) to.WriteString("startOfDay", start.ToString("HH:mm", CultureInfo.InvariantCulture));
        if (patch.OpeningHours is { } hours)
        {
            to.WritePropertyName("openingHours");
            OpeningHoursJson.Write(to, hours);
        }

        if (patch.Threshold is { } threshold) to.WriteString("threshold", ThresholdText.Write(threshold));
        else if (patch.TakesPromiseBack) to.WriteNull("threshold");
        if (patch.Target is { } target) to.WriteNumber("target", target);
        if (patch.ServiceLevelFormula is { } formula) to.WriteString("serviceLevelFormula", SettingsWords.Of(formula));
        if (patch.ShortAbandon is { } shortAbandon) to.WriteNumber("shortAbandonSeconds", shortAbandon.TotalSeconds);
        if (patch.LeftExcluded is { } excluded) QueueSettingsJson.WriteReasons(to, "leftExcluded", excluded);
        if (patch.LeftAsAbandoned is { } abandoned) QueueSettingsJson.WriteReasons(to, "leftAsAbandoned", abandoned);
        if (patch.AnsweredBy is { } answeredBy) to.WriteString("answeredBy", SettingsWords.Of(answeredBy));
        if (patch.Value is { } value && double.IsNaN(value)) to.WriteNull("value");
        else if (patch.Value is { } money) to.WriteNumber("value", money);
        if (patch.ResolutionDays is { } days) to.WriteNumber("resolutionDays", days);
        if (patch.MaxAge is { } age && age <= TimeSpan.Zero) to.WriteNull("maxAge");
        else if (patch.MaxAge is { } bound) to.WriteString("maxAge", ThresholdText.Write(bound));
        TextOrNone(to, "partner", patch.Partner);
        if (patch.Promise is { } promise) to.WriteString("promise", PromiseText.Write(promise));
        if (patch.PromisePauses is { } pauses) to.WriteBoolean("promisePauses", pauses);
        if (patch.PromiseReopens is { } reopens) to.WriteString("promiseReopens", SettingsWords.Of(reopens));
        if (patch.Holidays is { } holidays)
        {
            to.WritePropertyName("holidays");
            HolidaysJson.Write(to, holidays);
        }

        if (patch.Order is { } order) to.WriteNumber("order", order);
        to.WriteEndObject();
    }

    public static void Write(Utf8JsonWriter to, SiteSettingsPatch patch)
    {
        to.WriteStartObject();
        Text(to, "name", patch.Name);
        Text(to, "zone", patch.Zone);
        TextOrNone(to, "currency", patch.Currency);
        Text(to, "language", patch.Language);
        TextOrNone(to, "callbackLink", patch.CallbackLink);
        if (patch.RetentionDays is { } days) to.WriteNumber("retentionDays", days);
        if (patch.CustomerRecordDays is { } known) to.WriteNumber("customerRecordDays", known);
        if (patch.HideContactIds is { } hides) to.WriteBoolean("hideContactIds", hides);
        to.WriteEndObject();
    }

    private static void Text(Utf8JsonWriter to, string name, string? text)
    {
        if (text is not null) to.WriteString(name, text);
    }

    // Empty takes it away, which the contract writes as null.
    private static void TextOrNone(Utf8JsonWriter to, string name, string? text)
    {
        if (text is not null) to.WriteString(name, text.Length == 0 ? null : text);
    }
}
