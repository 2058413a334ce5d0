namespace QueueMonitor.Repository.Tests.Docs;

/// <summary>Links between our pages lead somewhere.</summary>
public sealed class LinkTests
{
    [Fact]
    public void EveryLinkResolves() => Complaints.None(Repository.Markdown.SelectMany(f => Broken(f, Exists, Repository.Files)));

    [Theory]
    [InlineData("[x](missing.md)", 1)]
    [InlineData("![x](pictures/missing.png)", 1)]
    [InlineData("[x](there.md#no-such-heading)", 1)]
    [InlineData("[x](#no-such-heading)", 1)]
    [InlineData("[x](there.md)", 0)]
    [InlineData("[x](there.md#how-it-works-2-of-3)", 0)]
    [InlineData("[x](https://example.org/missing)", 0)]
    [InlineData("`[x](missing.md)`", 0)]
    public void RuleFinds(string text, int complaints)
    {
        var there = new RepositoryFile("docs/there.md", "# How it works: 2 of 3\n");
        Assert.Equal(complaints, Broken(new RepositoryFile("docs/a.md", text), path => path == there.Path, [there]).Count());
    }

    private static bool Exists(string path) => Path.Exists(Path.Combine(Repository.Root, path));

    private static IEnumerable<string> Broken(RepositoryFile page, Func<string, bool> exists, IReadOnlyList<RepositoryFile> pages)
    {
        foreach (var (target, line) in Markdown.Links(page))
        {
            if (target.Contains("://") || target.StartsWith("mailto:", StringComparison.Ordinal)) continue;
            var parts = target.Split('#', 2);
            var path = parts[0].Length == 0 ? page.Path : Resolve(page.Path, parts[0]);
            if (parts[0].Length > 0 && !exists(path)) yield return page.At(line, $"{target}: there is no {path}.");
            else if (parts.Length == 2 && !HasAnchor(path == page.Path ? page : pages.FirstOrDefault(f => f.Path == path), parts[1]))
                yield return page.At(line, $"{target}: there is no such heading.");
        }
    }

    private static bool HasAnchor(RepositoryFile? page, string anchor) =>
        page is null || page.Extension != ".md" || Markdown.Anchors(page).Contains(anchor);

    private static string Resolve(string from, string target) =>
        Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(from) ?? "", target))).Replace('\\', '/').TrimEnd('/');
}
