using System.Text;
using System.Text.Json;
using QueueMonitor.Engine;
using QueueMonitor.Hub.Intake.Reading;

namespace QueueMonitor.Hub.Intake.Settings;

/// <summary>Reads settings objects: what both kinds have in common. <see cref="SettingException"/> stays inside this folder.</summary>
internal static class SettingsObject
{
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = IntakeLimits.DepthMax, AllowDuplicateProperties = false };

    /// <summary>Reads an object; a wrong one gives the message of what to do.</summary>
    public static bool TryRead<TPatch>(ReadOnlySpan<byte> utf8, Func<JsonElement, TPatch> read, out TPatch? patch, out string? error)
        where TPatch : class
    {
        (patch, error) = (null, null);
        if (!System.Text.Unicode.Utf8.IsValid(utf8))
        {
            error = ReadErrors.NotUtf8.Text;
            return false;
        }

        try
        {
            using var document = TextJson.Parse(utf8.ToArray(), Options);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                throw new SettingException("Settings are a JSON object: write {\"threshold\": \"PT20S\", \"target\": 0.8}.");
            patch = read(document.RootElement);
            return true;
        }
        catch (SettingException wrong)
        {
            error = wrong.Message;
        }
        catch (JsonException wrong)
        {
            error = ReadErrors.NotJson(wrong).Text;
        }

        return false;
    }

    public static SettingException Unknown(string name, IReadOnlyList<string> known)
    {
        var near = Suggestion.For(name, known);
        var hint = near is null ? "" : $" Did you mean {near}?";
        return new SettingException($"{Shown(name)} is not a setting.{hint} Known are {string.Join(", ", known)}.");
    }

    public static string Text(JsonProperty setting, string example)
    {
        if (setting.Value.ValueKind != JsonValueKind.String) throw Wrong(setting, example);
        var text = setting.Value.GetString()!;
        if (Encoding.UTF8.GetByteCount(text) > EngineLimits.IdBytesMax)
            throw new SettingException($"{setting.Name} is longer than {EngineLimits.IdBytesMax} bytes: write a shorter one.");
        return text.Any(char.IsControl) ? throw Wrong(setting, example) : text;
    }

    public static string NotEmpty(JsonProperty setting, string example)
    {
        var text = Text(setting, example);
        return text.Trim().Length > 0 ? text : throw Wrong(setting, example);
    }

    public static string? TextOrNone(JsonProperty setting, string example) =>
        setting.Value.ValueKind == JsonValueKind.Null ? "" : Text(setting, example);

    public static double Number(JsonProperty setting, double least, double most, string example)
    {
        if (setting.Value.ValueKind != JsonValueKind.Number || !setting.Value.TryGetDouble(out var number)) throw Wrong(setting, example);
        return number >= least && number <= most ? number : throw Wrong(setting, example);
    }

    public static int Whole(JsonProperty setting, int least, int most, string example)
    {
        if (setting.Value.ValueKind != JsonValueKind.Number || !setting.Value.TryGetInt32(out var number)) throw Wrong(setting, example);
        return number >= least && number <= most ? number : throw Wrong(setting, example);
    }

    public static bool YesOrNo(JsonProperty setting) => setting.Value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => throw Wrong(setting, "true or false"),
    };

    /// <summary>An IANA zone that this machine knows.</summary>
    public static string Zone(JsonProperty setting)
    {
        const string example = "an IANA time zone, e.g. \"Europe/Berlin\"";
        var zone = Text(setting, example);
        // A zone is a file's name: nothing that could leave the folder of zones is looked up.
        var isName = zone.Length > 0 && zone.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '-' or '+') && zone[0] != '/';
        if (isName && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)) return zone;
        throw new SettingException($"zone \"{Shown(zone)}\" is not known here: write {example}.");
    }

    public static SettingException Wrong(JsonProperty setting, string example) => new($"{setting.Name} cannot be read: write {example}.");

    private static string Shown(string text) => text.Length <= 64 ? text : string.Concat(text.AsSpan(0, 64), "…");
}

/// <summary>A setting that cannot be used; the message says what to do.</summary>
internal sealed class SettingException(string message) : Exception(message);
