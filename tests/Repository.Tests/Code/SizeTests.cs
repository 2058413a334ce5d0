using System.Text.RegularExpressions;

namespace QueueMonitor.Repository.Tests.Code;

/// <summary>What does not fit on a few screens hides its mistakes.</summary>
public sealed partial class SizeTests
{
    private const int SourceLinesMax = 400, TestLinesMax = 600, MemberLinesMax = 70, ColumnsMax = 160, TestColumnsMax = 200;

    [Fact]
    public void NoFileIsTooLong() => Complaints.None(Sources().SelectMany(TooLong));

    [Fact]
    public void NoMethodIsTooLong() => Complaints.None(Sources().Where(f => !IsTest(f)).SelectMany(LongMembers));

    [Fact]
    public void NoLineIsTooWide() => Complaints.None(Sources().SelectMany(WideLines));

    [Theory]
    [InlineData("src/A.cs", SourceLinesMax, 0)]
    [InlineData("src/A.cs", SourceLinesMax + 1, 1)]
    [InlineData("src/Wallboard/a.tsx", SourceLinesMax + 1, 1)]
    [InlineData("tests/A.cs", TestLinesMax, 0)]
    [InlineData("tests/A.cs", TestLinesMax + 1, 1)]
    [InlineData("src/Wallboard/state/a.test.ts", TestLinesMax, 0)]
    public void LengthRuleKnowsItsLimit(string path, int lines, int complaints) =>
        Assert.Equal(complaints, TooLong(new RepositoryFile(path, string.Concat(Enumerable.Repeat("x\n", lines)))).Count());

    [Theory]
    [InlineData(MemberLinesMax, 0)]
    [InlineData(MemberLinesMax + 1, 1)]
    public void MethodRuleKnowsItsLimit(int lines, int complaints)
    {
        var body = string.Concat(Enumerable.Repeat("        if (x) { y(\"}\"); } // }\n", lines - 3));
        var method = $"namespace N;\n\nclass C\n{{\n    void Long(int a)\n    {{\n{body}    }}\n}}\n";
        Assert.Equal(complaints, LongMembers(new RepositoryFile("src/A.cs", method)).Count());
        var function = $"export function long(a: number) {{\n{body}\n}}\n";
        Assert.Equal(complaints, LongMembers(new RepositoryFile("src/a.ts", function)).Count());
    }

    [Theory]
    [InlineData("src/A.cs", ColumnsMax, 0)]
    [InlineData("src/A.cs", ColumnsMax + 1, 1)]
    [InlineData("tests/A.cs", TestColumnsMax, 0)]
    [InlineData("tests/A.cs", TestColumnsMax + 1, 1)]
    public void WidthRuleKnowsItsLimit(string path, int columns, int complaints) =>
        Assert.Equal(complaints, WideLines(new RepositoryFile(path, new string('x', columns))).Count());

    [Fact]
    public void WidthRuleLeavesOutlinesAlone() =>
        Assert.Empty(WideLines(new RepositoryFile("src/Wallboard/a.tsx", $"const bubble = 'M4 {new string('1', ColumnsMax)}';")));

    private static IEnumerable<RepositoryFile> Sources() => Repository.Files.Where(f => f.Extension is ".cs" or ".ts" or ".tsx" or ".css");

    private static bool IsTest(RepositoryFile file) => file.Path.StartsWith("tests/", StringComparison.Ordinal) || file.Path.Contains(".test.");

    private static IEnumerable<string> TooLong(RepositoryFile file)
    {
        var lines = file.Lines.Length - 1;
        var max = IsTest(file) ? TestLinesMax : SourceLinesMax;
        if (lines > max) yield return file.At(max + 1, $"{lines} lines, at most {max}: does it hold one thing?");
    }

    private static IEnumerable<string> LongMembers(RepositoryFile file) => file.Extension == ".css" ? [] : Members.Of(file)
        .Where(m => m.Length > MemberLinesMax)
        .Select(m => file.At(m.FirstLine, $"{m.Name} has {m.Length} lines, at most {MemberLinesMax}: give its parts names."));

    // The outline of a drawn shape is one word, however long.
    private static bool IsOneShape(string line) => Outline().IsMatch(line);

    // A script of a test reads like a sentence of the field, and may be as long as one.
    private static IEnumerable<string> WideLines(RepositoryFile file)
    {
        var max = IsTest(file) ? TestColumnsMax : ColumnsMax;
        return file.Lines
            .Select((line, i) => (line.TrimEnd().Length, Line: i + 1))
            .Where(l => l.Length > max && !IsOneShape(file.Lines[l.Line - 1]))
            .Select(l => file.At(l.Line, $"{l.Length} columns, at most {max}."));
    }

    [GeneratedRegex(@"[""']M-?[0-9.]+[ ,]?-?[0-9.]")]
    private static partial Regex Outline();
}
