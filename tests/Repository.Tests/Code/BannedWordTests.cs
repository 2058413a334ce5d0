using System.Text.RegularExpressions;

namespace QueueMonitor.Repository.Tests.Code;

/// <summary>Words that must not stand in the repository, each with what to do instead.</summary>
public sealed class BannedWordTests
{
    private sealed record Banned(string Pattern, string Instead, Func<RepositoryFile, bool> Where, bool InComments = true);

    // Written in two halves, or this file would find itself.
    private static readonly Banned[] Words =
    [
        new(@"\bTO" + "DO", "finish it, or open an issue and leave no trace here", Anywhere),
        new(@"\bFIX" + "ME", "mend it", Anywhere),
        new(@"\bHA" + @"CK\b", "say why it has to be so", Anywhere),
        new(@"(?i)\bfor " + @"now\b", "say what holds and until when, or drop the words", Anywhere),
        new(@"(?i)(?<!::)\bplace" + "holder(?!=)", "build the real thing, or leave it out", IsCode),
        new("DateTime(Offset)?" + @"\.(Utc)?Now\b", "take time from the injected TimeProvider", IsProduct, InComments: false),
        new(@"TimeProvider" + @"\.System\b", "take the TimeProvider that Program injects", IsProductBesideProgram, InComments: false),
        new(@"\bThread\." + @"Sleep\b", "wait for what you need: a task, a channel, a timer of the TimeProvider", IsAnyCSharp, InComments: false),
        new(@"\b(lock\s*\(|Monitor\." + @"Enter|SemaphoreSlim|ConcurrentDictionary|ReaderWriterLock|Interlocked\.CompareExchange)",
            "only the engine loop writes: hand it a batch, read a snapshot", IsEngine, InComments: false),
    ];

    public static TheoryData<string, string> Samples => new()
    {
        { "src/Hub/A.cs", "// TO" + "DO: later" },
        { "docs/A.md", "FIX" + "ME" },
        { "src/Wallboard/a.ts", "// HA" + "CK" },
        { "README.md", "Good enough for " + "now." },
        { "src/Hub/A.cs", "// a place" + "holder" },
        { "src/Engine/A.cs", "var t = DateTime" + ".UtcNow;" },
        { "src/Hub/A.cs", "var t = DateTimeOffset" + ".Now;" },
        { "src/Hub/A.cs", "var t = TimeProvider" + ".System;" },
        { "tests/A.cs", "Thread." + "Sleep(1);" },
        { "src/Engine/A.cs", "lock" + " (_gate) x++;" },
        { "src/Engine/A.cs", "Monitor." + "Enter(x);" },
        { "src/Engine/A.cs", "new Semaphore" + "Slim(1)" },
        { "src/Engine/A.cs", "new Concurrent" + "Dictionary<int, int>()" },
    };

    public static TheoryData<string, string> Innocents => new()
    {
        { "src/Wallboard/a.tsx", "<input place" + "holder=\"x\" />" },
        { "src/Engine/A.cs", "// a lock" + " (as others do) is not needed" },
        { "src/Hub/A.cs", "lock" + " (_gate) x++;" },
        { "src/Hub/Program.cs", "var time = TimeProvider" + ".System;" },
        { "tests/A.cs", "var t = DateTime" + ".UtcNow;" },
        { "docs/A.md", "We do not use Thread." + "Sleep." },
    };

    [Fact]
    public void NoBannedWordStands() => Complaints.None(Repository.Files.SelectMany(Found));

    [Theory]
    [MemberData(nameof(Samples))]
    public void RuleFinds(string path, string text) => Assert.Single(Found(new RepositoryFile(path, text)));

    [Theory]
    [MemberData(nameof(Innocents))]
    public void RuleLeavesAlone(string path, string text) => Assert.Empty(Found(new RepositoryFile(path, text)));

    private static IEnumerable<string> Found(RepositoryFile file)
    {
        var rules = Words.Where(w => w.Where(file)).ToList();
        if (rules.Count == 0) return [];
        var bare = new Lazy<string>(() => BareCode.Of(file.Text));
        return rules.SelectMany(rule => Regex.Matches(rule.InComments ? file.Text : bare.Value, rule.Pattern)
            .Select(m => file.At(file.Text[..m.Index].Count(c => c == '\n') + 1, $"\"{m.Value}\": {rule.Instead}.")));
    }

    private static bool Anywhere(RepositoryFile file) => IsCode(file) || file.Extension is ".md" or ".html" or "" or ".service";

    private static bool IsCode(RepositoryFile file) => file.Extension is ".cs" or ".ts" or ".tsx" or ".css" or ".csproj" or ".props";

    private static bool IsAnyCSharp(RepositoryFile file) => file.Extension == ".cs";

    private static bool IsProduct(RepositoryFile file) => IsAnyCSharp(file) && file.Path.StartsWith("src/", StringComparison.Ordinal);

    private static bool IsProductBesideProgram(RepositoryFile file) => IsProduct(file) && file.Path != "src/Hub/Program.cs";

    private static bool IsEngine(RepositoryFile file) => IsAnyCSharp(file) && file.Path.StartsWith("src/Engine/", StringComparison.Ordinal);
}
