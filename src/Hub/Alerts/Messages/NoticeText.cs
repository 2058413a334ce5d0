using System.Globalization;

namespace QueueMonitor.Hub.Alerts.Messages;

/// <summary>Makes names that come from outside fit into a sentence.</summary>
internal static class NoticeText
{
    /// <summary>
    /// The same in one line: what would begin another one, ring a bell or turn the direction of writing becomes a space, several one. So nobody
    /// adds a line to a message, or a header to a mail, by the name of a queue.
    /// </summary>
    public static string OneLine(string text)
    {
        if (!text.Any(IsUnfit)) return text;
        return string.Join(' ', string.Concat(text.Select(c => IsUnfit(c) ? ' ' : c)).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static bool IsUnfit(char letter) => char.GetUnicodeCategory(letter) is UnicodeCategory.Control or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator || letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
