using System.Text.RegularExpressions;

namespace QueueMonitor.Repository.Tests.Docs;

/// <summary>The changelog tells each version under the same four headings.</summary>
public sealed partial class ChangelogTests
{
    private static readonly string[] Headings = ["Correctness", "Features", "Performance", "Internals"];

    [Fact]
    public void ChangelogIsInForm() => Complaints.None(Wrong(Repository.File("CHANGELOG.md"), ProjectVersion()));

    [Theory]
    [InlineData("# Changelog\n\n## 0.1.0 (unreleased)\n\n### Features\n\n- x\n", 0)]
    [InlineData("# Changelog\n\n## 0.0.9\n\n### Features\n\n- x\n", 1)]
    [InlineData("# Changelog\n\n## 0.1.0\n\n### Novelties\n\n- x\n", 1)]
    [InlineData("# Changelog\n\n## 0.1.0\n\n### Features\n\n### Performance\n\n- x\n", 1)]
    public void RuleFinds(string text, int complaints) => Assert.Equal(complaints, Wrong(new RepositoryFile("CHANGELOG.md", text), "0.1.0").Count());

    private static string ProjectVersion() => VersionTag().Match(Repository.File("Directory.Build.props").Text).Groups[1].Value;

    private static IEnumerable<string> Wrong(RepositoryFile changelog, string version)
    {
        if (!changelog.Lines.Any(l => l.StartsWith($"## {version}", StringComparison.Ordinal)))
            yield return $"CHANGELOG.md: no section for {version}, the version in Directory.Build.props.";
        var lines = changelog.Lines.Where(l => l.Length > 0).ToList();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].StartsWith("### ", StringComparison.Ordinal)) continue;
            if (!Headings.Contains(lines[i][4..])) yield return $"CHANGELOG.md: {lines[i]}: use one of {string.Join(", ", Headings)}.";
            if (i + 1 == lines.Count || lines[i + 1].StartsWith('#')) yield return $"CHANGELOG.md: {lines[i]} says nothing.";
        }
    }

    [GeneratedRegex("<Version>([^<]+)</Version>")]
    private static partial Regex VersionTag();
}
