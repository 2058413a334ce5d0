using System.Text;
using QueueMonitor.Hub.Plan.Calendar;

namespace QueueMonitor.Hub.Plan;

/// <summary>Reads a plan as it was sent: a table of intervals, a table of shifts, or a calendar of shifts.</summary>
internal static class PlanReader
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <param name="agent">Whose calendar it is, where it does not say so itself; null: each event says whose it is.</param>
    public static PlanDocument Read(ReadOnlySpan<byte> bytes, PlanScope scope, string? agent = null)
    {
        if (Text(bytes, out var wrong) is not { } text)
        {
            var none = new PlanDocument { Kind = PlanKind.Intervals };
            none.Wrong(1, wrong);
            return none;
        }

        return text.AsSpan().TrimStart().StartsWith("BEGIN:VCALENDAR", StringComparison.OrdinalIgnoreCase)
            ? ShiftCalendar.Read(text, scope, agent)
            : Table(text, scope);
    }

    private static PlanDocument Table(string text, PlanScope scope)
    {
        var csv = new CsvRows(text);
        var wrong = new List<(int Line, string Error)>();
        using var rows = csv.Read((line, error) => wrong.Add((line, error))).GetEnumerator();
        var first = rows.MoveNext() ? rows.Current : default(CsvRow?);
        var plan = new PlanDocument { Kind = first is { } head ? PlanHeader.KindOf(head) : PlanKind.Intervals, Separator = csv.Separator };
        if (first is null)
        {
            if (wrong.Count == 0) wrong.Add((1, "There is nothing in it. Send a table whose first line names its columns, such as "
                + "queue,interval start,forecast contacts."));
        }
        else if (PlanHeader.Read(first.Value, plan) is { } header)
        {
            var rest = Rest(rows);
            if (plan.Kind == PlanKind.Shifts) new ShiftSheet(scope, plan).Read(header, rest);
            else new IntervalSheet(scope, plan).Read(header, rest);
            if (plan.ErrorCount == 0 && wrong.Count == 0 && plan.Span is null) plan.Wrong(1, "The table has a first line and no other. "
                + "Add a line for each interval or shift.");
        }

        foreach (var (line, error) in wrong) plan.Wrong(line, error);
        return plan;
    }

    private static IEnumerable<CsvRow> Rest(IEnumerator<CsvRow> rows)
    {
        while (rows.MoveNext()) yield return rows.Current;
    }

    private static string? Text(ReadOnlySpan<byte> bytes, out string wrong)
    {
        wrong = "";
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[3..];
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            wrong = "The file is in UTF-16. Save it as UTF-8: in a spreadsheet the format is called 'CSV UTF-8'.";
            return null;
        }

        if (bytes.StartsWith("PK\x03\x04"u8))
        {
            wrong = "This is a spreadsheet, not a table of text. Save it as 'CSV UTF-8' and send that file.";
            return null;
        }

        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException bad)
        {
            var line = 1 + bytes[..Math.Clamp(bad.Index, 0, bytes.Length)].Count((byte)'\n');
            wrong = $"A letter in line {line} is not UTF-8. Save the file as UTF-8: in a spreadsheet the format is called 'CSV UTF-8'.";
            return null;
        }
    }
}
