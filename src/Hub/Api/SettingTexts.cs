using System.Text.Json;

namespace QueueMonitor.Hub.Api;

/// <summary>Short texts that boards and screens are set up with.</summary>
internal static class SettingTexts
{
    public const int Max = 64;

    /// <summary>A text of 1 to <see cref="Max"/> characters; null for JSON's null, and for what is wrong, which is added to the errors.</summary>
    public static string? Text(JsonElement value, string name, string example, List<string> errors)
    {
        if (value.ValueKind == JsonValueKind.Null) return null;
        var text = value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        if (text is { Length: > 0 and <= Max } && !text.Any(char.IsControl)) return text;
        errors.Add($"{name} cannot be read: write {example}, with at most {Max} characters.");
        return null;
    }

    /// <summary>A language tag.</summary>
    /// <param name="orNull">What null means, such as "null for the site's".</param>
    public static string? Language(JsonElement value, string orNull, List<string> errors)
    {
        var example = $"a language tag of BCP 47, e.g. \"en\" or \"nb-NO\", or {orNull}";
        var text = Text(value, "language", example, errors);
        if (text is null) return null;
        var parts = text.Split('-');
        var isTag = parts[0].Length is 2 or 3 && parts[0].All(char.IsAsciiLetter)
            && parts.Skip(1).All(part => part.Length is >= 1 and <= 8 && part.All(char.IsAsciiLetterOrDigit));
        if (!isTag) errors.Add($"language cannot be read: write {example}.");
        return text;
    }
}
