using System.Globalization;
using System.Text.Json;
using QueueMonitor.Hub.Api;

namespace QueueMonitor.Hub.Screens;

/// <summary>Reads what a request sets of a screen: what is not there stays, null puts back the default. All errors are told at once.</summary>
internal sealed class ScreenChange(IReadOnlyCollection<string> knownBoards)
{
    private const string Known = "Known are name, boards, language, theme, sound, dim, burnInShift.";

    // What GET answers can be sent back: these are told, not set.
    private static readonly string[] Told = ["screen", "site", "created", "lastSeen", "on"];

    private readonly List<string> _errors = [];

    /// <param name="besides">What stands there beside the settings; null: nothing.</param>
    public static Screen Read(JsonElement body, Screen before, IReadOnlyCollection<string> knownBoards, string? besides = null)
    {
        var change = new ScreenChange(knownBoards);
        var screen = before;
        foreach (var setting in body.EnumerateObject().Where(s => s.Name != besides)) screen = change.With(screen, setting);
        if (screen.Name.Length == 0) change._errors.Add("name is missing: write what people call the screen, e.g. \"Hall, east wall\".");
        if (change._errors.Count == 0) return screen;
        throw new ApiProblemException(new ApiProblem(
            StatusCodes.Status400BadRequest, "settings", "The settings cannot be used",
            $"Nothing was changed. {string.Join(" ", change._errors.Distinct())}", [.. change._errors.Distinct()]));
    }

    private Screen With(Screen screen, JsonProperty setting)
    {
        var usual = Screen.New(screen.Id, screen.Site, screen.CreatedAt);
        var (value, isNull) = (setting.Value, setting.Value.ValueKind == JsonValueKind.Null);
        switch (setting.Name)
        {
            case "name": return screen with { Name = Name(value) };
            case "boards": return screen with { Boards = isNull ? usual.Boards : Boards(value) };
            case "language": return screen with { Language = isNull ? null : SettingTexts.Language(value, "null for the board's", _errors) };
            case "theme": return screen with { Theme = isNull ? usual.Theme : Theme(value) };
            case "sound": return screen with { Sound = isNull ? usual.Sound : YesOrNo(setting, "to hear a soft sound when a queue turns critical") };
            case "dim": return screen with { Dim = isNull ? null : Dim(value) };
            case "burnInShift": return screen with { BurnInShift = isNull ? usual.BurnInShift : YesOrNo(setting, "to move the picture a little now and then") };
            default:
                if (!Told.Contains(setting.Name)) _errors.Add($"{setting.Name} is not a setting of a screen. {Known}");
                return screen;
        }
    }

    private string Name(JsonElement value)
    {
        var text = value.ValueKind == JsonValueKind.String ? value.GetString()!.Trim() : "";
        if (text.Length is > 0 and <= ScreenLimits.NameMax && !text.Any(char.IsControl)) return text;
        _errors.Add($"name cannot be read: write 1 to {ScreenLimits.NameMax} characters, e.g. \"Hall, east wall\".");
        return "-";
    }

    private ScreenBoard[] Boards(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is > 0 and <= ScreenLimits.BoardsMax)
        {
            var boards = value.EnumerateArray().Select(Board).ToArray();
            if (boards.Select(b => b?.Board).Distinct(StringComparer.Ordinal).Count() == boards.Length && boards.All(b => b is not null)) return boards!;
        }

        _errors.Add($"boards cannot be read: write 1 to {ScreenLimits.BoardsMax} boards in the order of their turns, each once, "
            + "e.g. [{\"board\": \"all\", \"seconds\": 30}].");
        return [];
    }

    private ScreenBoard? Board(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Object || !value.TryGetProperty("board", out var name) || name.ValueKind != JsonValueKind.String) return null;
        var seconds = ScreenLimits.SecondsUsual;
        if (value.TryGetProperty("seconds", out var given) && (given.ValueKind != JsonValueKind.Number || !given.TryGetInt32(out seconds)
            || seconds is < ScreenLimits.SecondsMin or > ScreenLimits.SecondsMax))
        {
            _errors.Add($"seconds of a board is a whole number from {ScreenLimits.SecondsMin} to {ScreenLimits.SecondsMax}, e.g. 30.");
            seconds = ScreenLimits.SecondsUsual;
        }

        if (!knownBoards.Contains(name.GetString()!))
            _errors.Add($"There is no board '{name.GetString()}'. {ApiProblem.Known("boards", knownBoards)} Set it up first.");
        return new ScreenBoard(name.GetString()!, seconds);
    }

    private ScreenTheme Theme(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.String && value.ValueEquals("light"u8)) return ScreenTheme.Light;
        if (value.ValueKind != JsonValueKind.String || !value.ValueEquals("dark"u8)) _errors.Add("theme cannot be read: write \"dark\" or \"light\".");
        return ScreenTheme.Dark;
    }

    private bool YesOrNo(JsonProperty setting, string what)
    {
        if (setting.Value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            _errors.Add($"{setting.Name} cannot be read: write true {what}, else false.");
        return setting.Value.ValueKind == JsonValueKind.True;
    }

    private Dimming? Dim(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Object
            && Clock(value, "from") is { } from && Clock(value, "to") is { } to && from != to
            && value.TryGetProperty("percent", out var given) && given.ValueKind == JsonValueKind.Number && given.TryGetInt32(out var percent)
            && percent is >= ScreenLimits.PercentMin and <= ScreenLimits.PercentMax) return new Dimming(from, to, percent);
        _errors.Add("dim cannot be read: write two different times by the site's clock and how much of its brightness the screen keeps, "
            + $"{ScreenLimits.PercentMin} to {ScreenLimits.PercentMax}, e.g. {{\"from\": \"20:00\", \"to\": \"06:00\", \"percent\": 30}}, or null.");
        return null;
    }

    private static TimeOnly? Clock(JsonElement dim, string name) =>
        dim.TryGetProperty(name, out var text) && text.ValueKind == JsonValueKind.String
        && TimeOnly.TryParseExact(text.GetString(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
