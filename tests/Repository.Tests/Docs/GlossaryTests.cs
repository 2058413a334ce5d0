using System.Text.RegularExpressions;

namespace QueueMonitor.Repository.Tests.Docs;

/// <summary>Every number that a wall can show has a row that says what it is.</summary>
public sealed partial class GlossaryTests
{
    private const string Glossary = "docs/GLOSSARY.md", Contract = "src/Wallboard/feed/frame-contract.ts";

    [Fact]
    public void EveryNumberOfAFrameHasARow() => Complaints.None(Missing(Repository.File(Contract), Repository.File(Glossary)));

    [Fact]
    public void EveryRowIsComplete() => Complaints.None(Incomplete(Repository.File(Glossary)));

    [Theory]
    [InlineData("readonly waiting: number;", "| `waiting` | f | e | t | t |", 0)]
    [InlineData("readonly likely: number | null;", "| `waiting` | f | e | t | t |", 1)]
    [InlineData("readonly points: readonly (number | null)[];", "| `waiting` |", 1)]
    [InlineData("readonly customers: { readonly tried: number; readonly reached: number };", "| `customers.tried` |", 1)]
    [InlineData("readonly left: Readonly<Record<string, number>>;", "| text | `left` |", 1)]
    [InlineData("readonly asOf: string;", "", 0)]
    [InlineData("// readonly gone: number;", "", 0)]
    public void RuleFinds(string field, string row, int complaints) =>
        Assert.Equal(complaints, Missing(new RepositoryFile(Contract, field), new RepositoryFile(Glossary, row)).Count());

    [Theory]
    [InlineData("| `waiting` | a formula | an edge | a type | a test |", 0)]
    [InlineData("| `waiting` | a formula | an edge | | a test |", 1)]
    [InlineData("| `waiting` | a formula |", 1)]
    public void RowRuleFinds(string row, int complaints) => Assert.Equal(complaints, Incomplete(new RepositoryFile(Glossary, row)).Count());

    private static IEnumerable<string> Missing(RepositoryFile contract, RepositoryFile glossary)
    {
        // A row may name its term with what it belongs to: `windows.offered` is the row of offered.
        var terms = TermRows(glossary).SelectMany(r => Span().Matches(r[0]).Select(m => m.Groups[1].Value.Split('.')[^1])).ToHashSet();
        var code = LineComment().Replace(contract.Text, "");
        return NumberField().Matches(code).Select(m => m.Groups[1].Value).Distinct().Where(name => !terms.Contains(name))
            .Select(name => $"{Glossary}: no row for `{name}` of {Contract}.");
    }

    private static IEnumerable<string> Incomplete(RepositoryFile glossary) => TermRows(glossary)
        .Where(r => r.Length != 5 || r.Any(string.IsNullOrWhiteSpace))
        .Select(r => $"{Glossary}: the row of {r[0]} needs term, formula, edge cases, code type, test.");

    private static IEnumerable<string[]> TermRows(RepositoryFile glossary) => Markdown.Rows(glossary).Where(r => r[0].StartsWith('`'));

    [GeneratedRegex(@"readonly (\w+): (?:readonly )?(?:Readonly<Record<string, )?\(?number\b")]
    private static partial Regex NumberField();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Span();

    [GeneratedRegex(@"(?m)//.*$|/\*\*.*?\*/")]
    private static partial Regex LineComment();
}
