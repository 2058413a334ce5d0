using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using QueueMonitor.Engine.Queues;
using static QueueMonitor.Hub.Intake.Settings.SettingsObject;

namespace QueueMonitor.Hub.Intake.Settings;

/// <summary>
/// The settings of a site as JSON: the names of the contract, section 5. What is read may leave out any of them; what is written has
/// all, and can be read again. <c>null</c> takes away currency and callbackLink.
/// </summary>
public static class SiteSettingsJson
{
    private static readonly string[] Known =
        ["name", "zone", "currency", "language", "callbackLink", "retentionDays", "customerRecordDays", "hideContactIds"];

    /// <summary>Reads a settings object. False: nothing is taken, and <paramref name="error"/> says what to do.</summary>
    public static bool TryRead(
        ReadOnlySpan<byte> utf8, [NotNullWhen(true)] out SiteSettingsPatch? patch, [NotNullWhen(false)] out string? error) =>
        SettingsObject.TryRead(utf8, Read, out patch, out error);

    /// <summary>Writes all settings as one object.</summary>
    public static void Write(Utf8JsonWriter to, SiteSettings settings)
    {
        to.WriteStartObject();
        to.WriteString("name", settings.Name);
        to.WriteString("zone", settings.Zone);
        to.WriteString("currency", settings.Currency);
        to.WriteString("language", settings.Language);
        to.WriteString("callbackLink", settings.CallbackLink);
        to.WriteNumber("retentionDays", settings.RetentionDays);
        to.WriteNumber("customerRecordDays", settings.CustomerRecordDays);
        to.WriteBoolean("hideContactIds", settings.HideContactIds);
        to.WriteEndObject();
    }

    private static SiteSettingsPatch Read(JsonElement settings)
    {
        var patch = new SiteSettingsPatch();
        foreach (var setting in settings.EnumerateObject()) patch = With(patch, setting);
        return patch;
    }

    private static SiteSettingsPatch With(SiteSettingsPatch patch, JsonProperty setting) => setting.Name switch
    {
        "name" => patch with { Name = NotEmpty(setting, "the site's name, e.g. \"Madrid\"") },
        "zone" => patch with { Zone = Zone(setting) },
        "currency" => patch with { Currency = Currency(setting) },
        "language" => patch with { Language = Language(setting) },
        "callbackLink" => patch with { CallbackLink = CallbackLink(setting) },
        "retentionDays" => patch with { RetentionDays = Whole(setting, 1, 3650, "days from 1 to 3650, e.g. 90") },
        "customerRecordDays" => patch with { CustomerRecordDays = Whole(setting, 0, 365, "days from 0 (never) to 365, e.g. 31") },
        "hideContactIds" => patch with { HideContactIds = YesOrNo(setting) },
        _ => throw Unknown(setting.Name, Known),
    };

    private static string Currency(JsonProperty setting)
    {
        const string example = "three capital letters of ISO 4217, e.g. \"EUR\", or null";
        var text = TextOrNone(setting, example)!;
        return text.Length == 0 || (text.Length == 3 && text.All(char.IsAsciiLetterUpper)) ? text : throw Wrong(setting, example);
    }

    private static string Language(JsonProperty setting)
    {
        const string example = "a language tag of BCP 47, e.g. \"en\" or \"pt-BR\"";
        var text = NotEmpty(setting, example);
        var parts = text.Split('-');
        var isTag = parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
        return isTag ? text : throw Wrong(setting, example);
    }

    // Walls make a link of it: nothing but a web address may stand there.
    private static string CallbackLink(JsonProperty setting)
    {
        const string example = "a web address with {contact} in it, e.g. \"https://crm.example.org/contacts/{contact}\", or null";
        var text = TextOrNone(setting, example)!;
        if (text.Length == 0) return text;
        var isWeb = Uri.TryCreate(text, UriKind.Absolute, out var link)
            && (link.Scheme == Uri.UriSchemeHttps || link.Scheme == Uri.UriSchemeHttp);
        return isWeb && text.Contains("{contact}", StringComparison.Ordinal) ? text : throw Wrong(setting, example);
    }
}
