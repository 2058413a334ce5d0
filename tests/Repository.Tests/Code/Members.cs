using System.Text.RegularExpressions;

namespace QueueMonitor.Repository.Tests.Code;

/// <summary>Finds methods and functions with a body in braces, as far as braces tell.</summary>
internal static partial class Members
{
    internal sealed record Member(string Name, int FirstLine, int LastLine)
    {
        public int Length => LastLine - FirstLine + 1;
    }

    private enum Block
    {
        Type,
        Member,
        Other,
    }

    public static IEnumerable<Member> Of(RepositoryFile file)
    {
        var bare = BareCode.Of(file.Text);
        var typeScript = file.Extension is ".ts" or ".tsx";
        var open = new Stack<(Block Kind, string Name, int Line)>();
        var header = 0;
        for (var (i, line) = (0, 1); i < bare.Length; i++)
        {
            switch (bare[i])
            {
                case '\n':
                    line++;
                    break;
                case '{':
                    var text = bare[header..i];
                    var first = line - text.TrimStart().Count(c => c == '\n');
                    open.Push((Kind(text, open.Count > 0 ? open.Peek().Kind : Block.Other, typeScript), Name(text), first));
                    header = i + 1;
                    break;
                case '}' when open.Count > 0:
                    var (kind, name, start) = open.Pop();
                    if (kind == Block.Member) yield return new Member(name, start, line);
                    header = i + 1;
                    break;
                case ';':
                    header = i + 1;
                    break;
            }
        }
    }

    private static Block Kind(string header, Block parent, bool typeScript)
    {
        if (TypeHeader().IsMatch(header)) return Block.Type;
        if (typeScript) return FunctionHeader().IsMatch(header) || (parent == Block.Type && header.Contains('(')) ? Block.Member : Block.Other;
        return parent == Block.Type ? Block.Member : Block.Other;
    }

    private static string Name(string header)
    {
        var named = CallLike().Match(header);
        return named.Success ? named.Groups[1].Value : header.Trim().Split('\n')[0].Trim();
    }

    [GeneratedRegex(@"\b(class|struct|interface|record|enum)\s+(struct\s+|class\s+)?\w+[^=;]*$")]
    private static partial Regex TypeHeader();

    [GeneratedRegex(@"\bfunction\b|=>\s*$")]
    private static partial Regex FunctionHeader();

    [GeneratedRegex(@"(\w+)\s*(<[^<>]*>)?\s*\(")]
    private static partial Regex CallLike();
}
