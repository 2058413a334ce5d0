using System.Text.RegularExpressions;

namespace QueueMonitor.Repository.Tests.Docs;

/// <summary>Folders, files and tests that our pages name are there.</summary>
public sealed partial class NamedThingsTests
{
    private static readonly string[] Pages =
        ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "docs/GLOSSARY.md", "docs/LIMITS.md", "docs/OPERATING.md", "docs/PERFORMANCE.md", "docs/SECURITY.md"];

    private static readonly string[] Roots = ["src", "tests", "docs", "benchmarks", "packaging", ".ci"];

    [Fact]
    public void EveryPathThatAPageNamesExists() => Complaints.None(Pages.SelectMany(p => MissingPaths(Repository.File(p), Exists)));

    [Fact]
    public void EveryTestThatAPageNamesExists()
    {
        var tests = AllTests();
        Complaints.None(Pages.SelectMany(p => MissingTests(Repository.File(p), tests.Contains)));
    }

    [Theory]
    [InlineData("`src/Engine/Contacts/` holds", 1)]
    [InlineData("`src/Engine/Floor.cs`", 1)]
    [InlineData("`src/Hub/`", 0)]
    [InlineData("`src/Hub/bin/…`", 0)]
    [InlineData("`GET /api/v1/queues`", 0)]
    public void PathRuleFinds(string text, int complaints) =>
        Assert.Equal(complaints, MissingPaths(new RepositoryFile("ARCHITECTURE.md", text), p => p == "src/Hub").Count());

    [Theory]
    [InlineData("`FloorTests.Moves`", 0)]
    [InlineData("`FloorTests.Gone`", 1)]
    [InlineData("`GoneTests`", 1)]
    [InlineData("`FloorTests`", 0)]
    [InlineData("`wall.test.ts`", 1)]
    public void TestRuleFinds(string text, int complaints)
    {
        HashSet<string> tests = ["FloorTests", "FloorTests.Moves"];
        Assert.Equal(complaints, MissingTests(new RepositoryFile("ARCHITECTURE.md", text), tests.Contains).Count());
    }

    private static bool Exists(string path) => Path.Exists(Path.Combine(Repository.Root, path));

    private static IEnumerable<string> MissingPaths(RepositoryFile page, Func<string, bool> exists) => Markdown.CodeSpans(page)
        .Where(s => Roots.Contains(s.Text.Split('/')[0]) && s.Text.Contains('/') && PlainPath().IsMatch(s.Text))
        .Where(s => !exists(s.Text.TrimEnd('/')))
        .Select(s => page.At(s.Line, $"there is no {s.Text}."));

    private static IEnumerable<string> MissingTests(RepositoryFile page, Func<string, bool> exists) => Markdown.CodeSpans(page)
        .Where(s => TestName().IsMatch(s.Text) && !exists(s.Text))
        .Select(s => page.At(s.Line, $"there is no test {s.Text}."));

    // Names of test classes, Class.Method of their tests, and names of TypeScript test files.
    private static HashSet<string> AllTests()
    {
        var names = new HashSet<string>();
        foreach (var file in Repository.CSharp("tests/"))
        {
            var classes = ClassName().Matches(file.Text).Select(m => m.Groups[1].Value).ToList();
            names.UnionWith(classes);
            foreach (Match method in MethodName().Matches(file.Text)) names.UnionWith(classes.Select(c => $"{c}.{method.Groups[1].Value}"));
        }

        names.UnionWith(Repository.Files.Select(f => Path.GetFileName(f.Path)).Where(n => n.Contains(".test.")));
        return names;
    }

    [GeneratedRegex(@"^[\w./-]+$")]
    private static partial Regex PlainPath();

    [GeneratedRegex(@"^\w+(Tests|Properties|Pains)(\.\w+)?$|^[\w-]+\.test\.tsx?$")]
    private static partial Regex TestName();

    [GeneratedRegex(@"\bclass (\w+)")]
    private static partial Regex ClassName();

    [GeneratedRegex(@"\bpublic (?:static )?(?:async )?\w+ (\w+)\(")]
    private static partial Regex MethodName();
}
