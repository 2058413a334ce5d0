using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Hub.Intake.Reading;
using static QueueMonitor.Hub.Intake.Settings.SettingsObject;

namespace QueueMonitor.Hub.Intake.Settings;

/// <summary>
/// The settings of a queue as JSON: the names of the contract, section 5. What is read may leave out any of them; what is written has
/// all, and can be read again. <c>null</c> takes away value, maxAge, partner and promise, and takes a
/// promise back (threshold).
/// </summary>
public static class QueueSettingsJson
{
    private static readonly string[] Known =
    [
        "name", "shortName", "channel", "zone", "startOfDay", "openingHours", "threshold", "target", "serviceLevelFormula",
        "shortAbandonSeconds", "leftExcluded", "leftAsAbandoned", "answeredBy", "value", "resolutionDays", "maxAge", "partner", "promise",
        "promisePauses", "promiseReopens", "holidays", "order",
    ];

    /// <summary>Characters of a short name: what fits beside a number on a wall.</summary>
    private const int ShortNameMax = 16;

    /// <summary>Reads a settings object. False: nothing is taken, and <paramref name="error"/> says what to do.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out QueueSettingsPatch? patch, [NotNullWhen(false)] out string? error) =>
        SettingsObject.TryRead(utf8, Read, out patch, out error);

    /// <summary>Writes all settings as one object.</summary>
    public static void Write(Utf8JsonWriter to, QueueSettings settings)
    {
        to.WriteStartObject();
        to.WriteString("name", settings.Name);
        to.WriteString("shortName", settings.ShortName);
        to.WriteString("channel", SettingsWords.Of(settings.Media));
        to.WriteString("zone", settings.Zone);
        to.WriteString("startOfDay", settings.StartOfDay.ToString("HH:mm", CultureInfo.InvariantCulture));
        to.WritePropertyName("openingHours");
        OpeningHoursJson.Write(to, settings.OpeningHours);
        to.WriteString("threshold", ThresholdText.Write(settings.Threshold));
        to.WriteNumber("target", settings.Target);
        to.WriteString("serviceLevelFormula", SettingsWords.Of(settings.ServiceLevelFormula));
        to.WriteNumber("shortAbandonSeconds", settings.ShortAbandon.TotalSeconds);
        WriteReasons(to, "leftExcluded", settings.LeftExcluded);
        WriteReasons(to, "leftAsAbandoned", settings.LeftAsAbandoned);
        to.WriteString("answeredBy", SettingsWords.Of(settings.AnsweredBy));
        if (settings.Value is { } value) to.WriteNumber("value", value);
        else to.WriteNull("value");
        to.WriteNumber("resolutionDays", settings.ResolutionDays);
        to.WriteString("maxAge", settings.MaxAge is { } age ? ThresholdText.Write(age) : null);
        to.WriteString("partner", settings.Partner);
        to.WriteString("promise", settings.Promise is { } promise ? PromiseText.Write(promise) : null);
        to.WriteBoolean("promisePauses", settings.PromisePauses);
        to.WriteString("promiseReopens", SettingsWords.Of(settings.PromiseReopens));
        to.WritePropertyName("holidays");
        HolidaysJson.Write(to, settings.Holidays);
        to.WriteNumber("order", settings.Order);
        to.WriteEndObject();
    }

    private static QueueSettingsPatch Read(JsonElement settings)
    {
        var patch = new QueueSettingsPatch();
        foreach (var setting in settings.EnumerateObject()) patch = With(patch, setting);
        return patch;
    }

    private static QueueSettingsPatch With(QueueSettingsPatch patch, JsonProperty setting) => setting.Name switch
    {
        "name" => patch with { Name = NotEmpty(setting, "the queue's name as people know it, e.g. \"Billing\"") },
        "shortName" => patch with { ShortName = ShortName(setting) },
        "channel" => patch with { Media = SettingsWords.Media(setting) },
        "zone" => patch with { Zone = Zone(setting) },
        "startOfDay" => patch with { StartOfDay = StartOfDay(setting) },
        "openingHours" => patch with { OpeningHours = OpeningHoursJson.Read(setting) },
        "threshold" when setting.Value.ValueKind == JsonValueKind.Null => patch with { TakesPromiseBack = true },
        "threshold" => patch with { Threshold = ReadThreshold(setting) },
        "target" => patch with { Target = Target(setting) },
        "serviceLevelFormula" => patch with { ServiceLevelFormula = SettingsWords.Formula(setting) },
        "shortAbandonSeconds" => patch with
        {
            ShortAbandon = TimeSpan.FromMilliseconds(Math.Round(1000 * Number(setting, 0, 3600, "seconds from 0 to 3600, e.g. 5"))),
        },
        "leftExcluded" => patch with { LeftExcluded = Reasons(setting) },
        "leftAsAbandoned" => patch with { LeftAsAbandoned = Reasons(setting) },
        "answeredBy" => patch with { AnsweredBy = SettingsWords.AnsweredBy(setting) },
        "value" => patch with { Value = Value(setting) },
        "resolutionDays" => patch with { ResolutionDays = Whole(setting, 1, 365, "days from 1 to 365, e.g. 7") },
        "maxAge" => patch with { MaxAge = MaxAge(setting) },
        "partner" => patch with { Partner = TextOrNone(setting, "the partner's name, e.g. \"Northern Calls\", or null") },
        "promise" => patch with { Promise = Promise(setting) },
        "promisePauses" => patch with { PromisePauses = YesOrNo(setting) },
        "promiseReopens" => patch with { PromiseReopens = SettingsWords.Reopens(setting) },
        "holidays" => patch with { Holidays = HolidaysJson.Read(setting) },
        "order" => patch with { Order = Whole(setting, -1_000_000, 1_000_000, "a whole number, smaller stands first, e.g. 10") },
        _ => throw Unknown(setting.Name, Known),
    };

    private static string ShortName(JsonProperty setting)
    {
        const string example = "at most 16 characters, e.g. \"Billing\"";
        var text = NotEmpty(setting, example);
        return new StringInfo(text).LengthInTextElements <= ShortNameMax ? text : throw Wrong(setting, example);
    }

    private static TimeOnly StartOfDay(JsonProperty setting)
    {
        const string example = "a local time, e.g. \"06:00\"";
        var read = TimeOnly.TryParseExact(
            Text(setting, example), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time);
        return read ? time : throw Wrong(setting, example);
    }

    private static Threshold ReadThreshold(JsonProperty setting)
    {
        const string example = "a duration or working days, e.g. \"PT20S\" or \"2 working days\"";
        return ThresholdText.TryParse(Text(setting, example), out var threshold) ? threshold : throw Wrong(setting, example);
    }

    private static double Target(JsonProperty setting)
    {
        const string example = "a share above 0 and up to 1, e.g. 0.8 for 80 %";
        var target = Number(setting, 0, 1, example);
        return target > 0 ? target : throw Wrong(setting, example);
    }

    private static double Value(JsonProperty setting) => setting.Value.ValueKind == JsonValueKind.Null
        ? double.NaN
        : Number(setting, 0, 1e15, "money at stake per contact, e.g. 40, or null");

    // Null takes it away: then T is the promise where it was confirmed and contacts are answered in writing.
    private static PromiseTerms Promise(JsonProperty setting)
    {
        const string example = PromiseText.Example + ", or null";
        if (setting.Value.ValueKind == JsonValueKind.Null) return default;
        return PromiseText.TryParse(System.Text.Encoding.UTF8.GetBytes(Text(setting, example)), out var terms) ? terms : throw Wrong(setting, example);
    }

    private static TimeSpan MaxAge(JsonProperty setting)
    {
        const string example = "a duration, e.g. \"PT4H\", or null for no bound";
        if (setting.Value.ValueKind == JsonValueKind.Null) return TimeSpan.Zero;
        var read = ThresholdText.TryParseDuration(System.Text.Encoding.UTF8.GetBytes(Text(setting, example)), out var age);
        return read && age > TimeSpan.Zero ? age : throw Wrong(setting, example);
    }

    private static LeftReasons Reasons(JsonProperty setting)
    {
        var example = $"a list of {LeftReasonText.All}, e.g. [\"callback\"]";
        if (setting.Value.ValueKind != JsonValueKind.Array) throw Wrong(setting, example);
        var bits = 0;
        foreach (var word in setting.Value.EnumerateArray())
        {
            if (word.ValueKind != JsonValueKind.String || !LeftReasonText.TryParse(word.GetString()!, out var reason))
                throw Wrong(setting, example);
            bits |= LeftReasons.Of(reason).Bits;
        }

        return new LeftReasons(bits);
    }

    internal static void WriteReasons(Utf8JsonWriter to, string name, LeftReasons reasons)
    {
        to.WriteStartArray(name);
        foreach (var reason in Enum.GetValues<LeftReason>())
            if (reasons.Contains(reason)) to.WriteStringValue(LeftReasonText.Of(reason));
        to.WriteEndArray();
    }
}
