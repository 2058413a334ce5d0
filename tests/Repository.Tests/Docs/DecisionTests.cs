using System.Text.RegularExpressions;

namespace QueueMonitor.Repository.Tests.Docs;

/// <summary>Decision records are numbered from 0001 without gaps, and say when and why.</summary>
public sealed partial class DecisionTests
{
    [Fact]
    public void RecordsAreNumberedWithoutGaps() => Complaints.None(Gaps(Records().Select(f => Path.GetFileName(f.Path))));

    [Fact]
    public void EveryRecordSaysDecisionAndReason() => Complaints.None(Records().SelectMany(Incomplete));

    [Theory]
    [InlineData("0001-a.md 0002-b.md", 0)]
    [InlineData("0001-a.md 0003-b.md", 1)]
    [InlineData("0001-a.md 0001-b.md", 1)]
    [InlineData("0002-a.md", 1)]
    [InlineData("0001-a.md notes.md", 1)]
    [InlineData("0001-With Spaces.md", 1)]
    public void GapRuleFinds(string names, int complaints) => Assert.Equal(complaints, Gaps(names.Split(' ', 2)).Take(1).Count());

    [Theory]
    [InlineData("# 0001: A\n\nDate: 2026-11-22\n\n## Decision\n\nx\n\n## Why\n\ny\n", 0)]
    [InlineData("# 0001: A\n\n## Decision\n\nx\n\n## Why\n\ny\n", 1)]
    [InlineData("# 0001: A\n\nDate: 2026-11-22\n\n## Decision\n\nx\n", 1)]
    [InlineData("# 0001: A\n\nDate: 2026-11-22\n\n## Context\n\nx\n\n## Decision\n\ny\n", 0)]
    [InlineData("# A\n\nDate: 2026-11-22\n\n## Decision\n\nx\n\n## Why\n\ny\n", 1)]
    public void FormRuleFinds(string text, int complaints) =>
        Assert.Equal(complaints, Incomplete(new RepositoryFile("docs/decisions/0001-a.md", text)).Count());

    private static IEnumerable<RepositoryFile> Records() =>
        Repository.Markdown.Where(f => f.Path.StartsWith("docs/decisions/", StringComparison.Ordinal));

    private static IEnumerable<string> Gaps(IEnumerable<string> names)
    {
        var expected = 1;
        foreach (var name in names.Order(StringComparer.Ordinal))
        {
            var numbered = RecordName().Match(name);
            if (!numbered.Success) yield return $"docs/decisions/{name}: call it NNNN-lower-case-title.md.";
            else if (numbered.Groups[1].Value != expected.ToString("0000")) yield return $"docs/decisions/{name}: the next number is {expected:0000}.";
            expected++;
        }
    }

    private static IEnumerable<string> Incomplete(RepositoryFile record)
    {
        var number = Path.GetFileName(record.Path)[..4];
        if (!record.Text.StartsWith($"# {number}: ", StringComparison.Ordinal)) yield return record.At(1, $"begin with \"# {number}: title\".");
        if (!DateLine().IsMatch(record.Text)) yield return record.At(3, "say when: \"Date: YYYY-MM-DD\".");
        var reason = record.Text.Contains("\n## Why\n") || record.Text.Contains("\n## Context\n");
        if (!reason || !record.Text.Contains("\n## Decision\n")) yield return record.At(5, "needs ## Decision, and ## Why or ## Context.");
    }

    [GeneratedRegex(@"^(\d{4})-[a-z0-9-]+\.md$")]
    private static partial Regex RecordName();

    [GeneratedRegex(@"(?m)^Date: \d{4}-\d\d-\d\d$")]
    private static partial Regex DateLine();
}
