using System.Text;
using System.Text.Json;
using QueueMonitor.Engine;
using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Api;

/// <summary>Reads what a PUT changes of a board: what is not there stays, null puts back the default. All errors are told at once.</summary>
internal static class BoardChange
{
    /// <summary>Figures of the bottom line: more do not fit on a wall.</summary>
    public const int BottomMax = 12;

    private static readonly string[] Layouts = ["auto", "board", "single", "many"];

    public static BoardChoice Read(JsonElement body, BoardChoice before)
    {
        var (choice, errors) = (before, new List<string>());
        foreach (var setting in body.EnumerateObject())
        {
            var value = setting.Value;
            switch (setting.Name)
            {
                // What GET answers can be sent back: the board's own name stands in the path.
                case "board" or "unknownQueues": break;
                case "name":
                    choice = choice with { Name = SettingTexts.Text(value, "name", "the board's title, e.g. \"Billing hall\", or null", errors) };
                    break;
                case "queues": choice = choice with { Queues = Queues(value, errors) }; break;
                case "layout": choice = choice with { Layout = Layout(value, errors) }; break;
                case "language": choice = choice with { Language = SettingTexts.Language(value, "null for the site's", errors) }; break;
                case "bottom": choice = choice with { Bottom = Bottom(value, errors) }; break;
                default:
                    errors.Add($"{setting.Name} is not a setting of a board. Known are name, queues, layout, language, bottom.");
                    break;
            }
        }

        if (errors.Count == 0) return choice;
        throw new ApiProblemException(new ApiProblem(
            StatusCodes.Status400BadRequest, "settings", "The settings cannot be used", $"Nothing was changed. {string.Join(" ", errors)}", errors));
    }

    private static string[]? Queues(JsonElement value, List<string> errors)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        const string wanted = "queues cannot be read: write the names of the queues in the order of the board, each once, "
            + "e.g. [\"billing\", \"sales\"], or null for all.";
        var isList = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() is > 0 and <= EngineLimits.QueuesMax;
        if (isList && value.EnumerateArray().All(IsQueueName))
        {
            var names = value.EnumerateArray().Select(name => name.GetString()!).ToArray();
            if (names.Distinct(StringComparer.Ordinal).Count() == names.Length) return names;
        }

        errors.Add(wanted);
        return null;
    }

    private static bool IsQueueName(JsonElement name) =>
        name.ValueKind == JsonValueKind.String && Encoding.UTF8.GetByteCount(name.GetString()!) is > 0 and <= EngineLimits.IdBytesMax;

    private static string Layout(JsonElement value, List<string> errors)
    {
        if (value.ValueKind == JsonValueKind.Null) return BoardChoice.Everything.Layout;
        if (value.ValueKind == JsonValueKind.String && Layouts.Contains(value.GetString())) return value.GetString()!;
        errors.Add($"layout cannot be read: write one of {string.Join(", ", Layouts)}.");
        return BoardChoice.Everything.Layout;
    }

    private static string[] Bottom(JsonElement value, List<string> errors)
    {
        if (value.ValueKind == JsonValueKind.Null) return [];
        var isList = value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= BottomMax
            && value.EnumerateArray().All(name => name.ValueKind == JsonValueKind.String && name.GetString() is { Length: > 0 and <= SettingTexts.Max });
        if (isList) return [.. value.EnumerateArray().Select(name => name.GetString()!)];
        errors.Add($"bottom cannot be read: write the names of at most {BottomMax} figures in their order, or null for the usual ones.");
        return [];
    }
}
