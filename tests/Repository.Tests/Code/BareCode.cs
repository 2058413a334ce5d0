using System.Text;

namespace QueueMonitor.Repository.Tests.Code;

/// <summary>
/// C# or TypeScript with the contents of comments and literals blanked out, line by line as before, so that a search for a
/// word or a brace finds code alone. A simple scanner: interpolated parts of a literal count as literal.
/// </summary>
internal static class BareCode
{
    public static string Of(string code)
    {
        var bare = new StringBuilder(code.Length);
        var at = 0;
        while (at < code.Length)
        {
            var end = EndOfSilent(code, at);
            if (end == at)
            {
                bare.Append(code[at++]);
                continue;
            }

            for (; at < end; at++) bare.Append(code[at] == '\n' ? '\n' : ' ');
        }

        return bare.ToString();
    }

    // The end of the comment or literal that starts here; the same place when none does.
    private static int EndOfSilent(string code, int at) => code[at] switch
    {
        '/' when Starts(code, at, "//") => Find(code, "\n", at),
        '/' when Starts(code, at, "/*") => Past(code, "*/", at + 2),
        '"' when Starts(code, at, "\"\"\"") => PastRaw(code, at),
        '"' => IsVerbatim(code, at) ? PastVerbatim(code, at + 1) : PastQuote(code, at, '"'),
        '\'' => PastQuote(code, at, '\''),
        '`' => PastQuote(code, at, '`'),
        _ => at,
    };

    private static bool Starts(string code, int at, string with) => string.CompareOrdinal(code, at, with, 0, with.Length) == 0;

    private static bool IsVerbatim(string code, int at) => at > 0 && (code[at - 1] == '@' || (at > 1 && code[at - 1] == '$' && code[at - 2] == '@'));

    private static int Find(string code, string what, int from)
    {
        var found = code.IndexOf(what, from, StringComparison.Ordinal);
        return found < 0 ? code.Length : found;
    }

    private static int Past(string code, string what, int from) => Math.Min(code.Length, Find(code, what, from) + what.Length);

    private static int PastRaw(string code, int at)
    {
        var quotes = 0;
        while (at + quotes < code.Length && code[at + quotes] == '"') quotes++;
        return Past(code, new string('"', quotes), at + quotes);
    }

    private static int PastVerbatim(string code, int at)
    {
        while (at < code.Length)
        {
            if (code[at] != '"') at++;
            else if (at + 1 < code.Length && code[at + 1] == '"') at += 2;
            else return at + 1;
        }

        return at;
    }

    // An interpolated literal may hold quotes of its own inside braces: {x["a"]}.
    private static int PastQuote(string code, int at, char quote)
    {
        var interpolated = quote == '`' || (at > 0 && code[at - 1] == '$');
        var depth = 0;
        for (var i = at + 1; i < code.Length; i++)
        {
            if (code[i] == '\\') i++;
            else if (code[i] == '\n' && quote != '`') return i;
            else if (interpolated && code[i] == '{') depth++;
            else if (interpolated && code[i] == '}') depth = Math.Max(0, depth - 1);
            else if (code[i] == quote && depth == 0) return i + 1;
        }

        return code.Length;
    }
}
