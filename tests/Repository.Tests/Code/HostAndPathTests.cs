using System.Text.RegularExpressions;

namespace QueueMonitor.Repository.Tests.Code;

/// <summary>No file names a package registry or a path of somebody's machine: a clone works wherever it stands.</summary>
public sealed class HostAndPathTests
{
    // Written in halves, or this file would find itself.
    private static readonly string[] Patterns =
    [
        @"nuget" + @"\.org", @"npm" + @"js\.(org|com)", @"deb\.deb" + @"ian\.org", @"py" + @"pi\.org", @"crates" + @"\.io",
        @"(?<![\w.])/ro" + "ot/", @"(?<![\w.])/wo" + "rk/", @"(?<![\w.])/tmp/" + "wt", @"/fa" + "rm/", @"(?<![\w.])/ho" + @"me/\w",
        @"\b[A-Z]:\\Users",
    ];

    public static TheoryData<string> Samples =>
    [
        "\"resolved\": \"https://registry.npm" + "js.org/x\"", "https://api.nuget" + ".org/v3/index.json", "cd /wo" + "rk/main",
        "/ro" + "ot/.config", "(/ho" + "me/ana/x)",
    ];

    [Fact]
    public void NoFileNamesARegistryOrAMachine() => Complaints.None(Repository.Files.SelectMany(Found));

    [Theory]
    [MemberData(nameof(Samples))]
    public void RuleFinds(string text) => Assert.NotEmpty(Found(new RepositoryFile("any/package-lock.json", text)));

    [Theory]
    [InlineData("src/network/x")]
    [InlineData("/var/lib/queue-monitor")]
    [InlineData("the framework/runtime")]
    public void RuleLeavesAlone(string text) => Assert.Empty(Found(new RepositoryFile("README.md", text)));

    private static IEnumerable<string> Found(RepositoryFile file) => Patterns.SelectMany(p => Regex.Matches(file.Text, p)
        .Select(m => file.At(file.Text[..m.Index].Count(c => c == '\n') + 1, $"{m.Value}: names a registry or a machine; take it out.")));
}
