using System.Text.RegularExpressions;

namespace QueueMonitor.Repository.Tests.Docs;

/// <summary>As much of Markdown as the rules need.</summary>
internal static partial class Markdown
{
    /// <summary>Targets of links and pictures outside code, with their line.</summary>
    public static IEnumerable<(string Target, int Line)> Links(RepositoryFile file) => Prose(file)
        .SelectMany(l => Link().Matches(Code().Replace(l.Text, "")).Select(m => (m.Groups[1].Value, l.Line)));

    /// <summary>The anchors that headings give.</summary>
    public static IEnumerable<string> Anchors(RepositoryFile file) =>
        Prose(file).Where(l => l.Text.StartsWith('#')).Select(l => Slug(l.Text.TrimStart('#').Trim()));

    /// <summary>Everything in backticks outside code blocks, with its line.</summary>
    public static IEnumerable<(string Text, int Line)> CodeSpans(RepositoryFile file) =>
        Prose(file).SelectMany(l => Code().Matches(l.Text).Select(m => (m.Value.Trim('`').Trim(), l.Line)));

    /// <summary>The cells of every table row, without the rows of dashes.</summary>
    public static IEnumerable<string[]> Rows(RepositoryFile file) => Prose(file)
        .Where(l => l.Text.StartsWith('|') && !Dashes().IsMatch(l.Text))
        .Select(l => l.Text.Trim().Trim('|').Split('|').Select(c => c.Trim()).ToArray());

    private static IEnumerable<(string Text, int Line)> Prose(RepositoryFile file)
    {
        var fenced = false;
        for (var i = 0; i < file.Lines.Length; i++)
        {
            var text = file.Lines[i].TrimEnd();
            if (text.TrimStart().StartsWith("```", StringComparison.Ordinal)) fenced = !fenced;
            else if (!fenced) yield return (text, i + 1);
        }
    }

    private static string Slug(string heading) =>
        NotInSlug().Replace(heading.ToLowerInvariant().Replace("`", ""), "").Replace(' ', '-');

    [GeneratedRegex(@"\]\(([^)\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex("`[^`]+`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\|[\s:|-]+\|?$")]
    private static partial Regex Dashes();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]")]
    private static partial Regex NotInSlug();
}
