using System.Text;

namespace QueueMonitor.Hub.Plan.Calendar;

/// <summary>A property of iCalendar (RFC 5545, 3.1): <c>NAME;PARAMETER=value:VALUE</c>.</summary>
/// <param name="Line">Where it begins, counted from 1.</param>
internal sealed record CalendarLine(int Line, string Name, IReadOnlyDictionary<string, string> Parameters, string Value)
{
    public string? Parameter(string name) => Parameters.GetValueOrDefault(name);

    /// <summary>The value as a text: its escapes taken back.</summary>
    public string Text => Value.Contains('\\', StringComparison.Ordinal)
        ? Value.Replace("\\n", " ", StringComparison.OrdinalIgnoreCase).Replace("\\,", ",", StringComparison.Ordinal)
            .Replace("\\;", ";", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal)
        : Value;

    /// <summary>All properties, folded lines put together again.</summary>
    /// <param name="wrong">Told of lines that are none.</param>
    public static IEnumerable<CalendarLine> Read(string text, Action<int, string> wrong)
    {
        var (number, begin, folded) = (0, 0, new StringBuilder());
        foreach (var line in text.Split('\n'))
        {
            number++;
            var plain = line.EndsWith('\r') ? line[..^1] : line;
            if (plain.Length > 0 && plain[0] is ' ' or '\t')
            {
                if (folded.Length <= PlanLimits.TextMax) folded.Append(plain, 1, plain.Length - 1);
                continue;
            }

            if (Whole(begin, folded, wrong) is { } read) yield return read;
            begin = number;
            folded.Clear().Append(plain);
        }

        if (Whole(begin, folded, wrong) is { } last) yield return last;
    }

    private static CalendarLine? Whole(int line, StringBuilder folded, Action<int, string> wrong)
    {
        if (folded.Length == 0 || string.IsNullOrWhiteSpace(folded.ToString())) return null;
        // What people write into a description may be long, and is not read.
        var text = folded.Length <= PlanLimits.TextMax ? folded.ToString() : folded.ToString(0, PlanLimits.TextMax);
        var colon = Colon(text);
        if (colon > 0 && Parts(text[..colon]) is [var name, .. var parameters])
        {
            var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
            foreach (var parameter in parameters)
            {
                var equals = parameter.IndexOf('=', StringComparison.Ordinal);
                if (equals > 0) known[parameter[..equals]] = parameter[(equals + 1)..].Trim('"');
            }

            return new CalendarLine(line, name.ToUpperInvariant(), known, text[(colon + 1)..]);
        }

        wrong(line, $"'{PlanClock.Shown(text)}' is no line of a calendar: it has no name before a colon. Export the calendar again as "
            + "iCalendar (.ics).");
        return null;
    }

    private static int Colon(string text)
    {
        var quoted = false;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '"') quoted = !quoted;
            else if (text[at] == ':' && !quoted) return at;
        }

        return -1;
    }

    private static List<string> Parts(string head)
    {
        var (parts, quoted, from) = (new List<string>(), false, 0);
        for (var at = 0; at < head.Length; at++)
        {
            if (head[at] == '"') quoted = !quoted;
            if (head[at] != ';' || quoted) continue;
            parts.Add(head[from..at]);
            from = at + 1;
        }

        parts.Add(head[from..]);
        return parts;
    }
}
