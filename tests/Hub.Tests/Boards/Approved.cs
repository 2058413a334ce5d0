using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace QueueMonitor.Hub.Tests.Boards;

/// <summary>Messages held to files that people have read; the wallboard's tests read the same files.</summary>
internal static partial class Approved
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>On a difference the message received is written beside the approved file, to be compared and approved by hand.</summary>
    public static void Json(string name, string received, [CallerFilePath] string test = "")
    {
        using var parsed = JsonDocument.Parse(received);
        var text = NumbersOnOneLine().Replace(JsonSerializer.Serialize(parsed, Indented), m => Gap().Replace(m.Value, " ")) + "\n";
        var folder = Path.GetDirectoryName(test)!;
        var approved = Path.Combine(folder, $"{name}.approved.json");
        if (File.Exists(approved) && File.ReadAllText(approved) == text) return;
        var beside = Path.Combine(folder, $"{name}.received.json");
        File.WriteAllText(beside, text);
        Assert.Fail($"{name}.received.json differs from {name}.approved.json: look at the difference, and put the right one in place.");
    }

    [GeneratedRegex(@"\[[^\[\]{}""]+\]")]
    private static partial Regex NumbersOnOneLine();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gap();
}
