namespace QueueMonitor.Hub.Plan;

/// <summary>
/// Reads a table of planned intervals. Hours and half-hours become quarter-hours: contacts are spread evenly over them, handle time and
/// agents hold for each. How long a queue's intervals are says a column, else the least distance between two of them.
/// </summary>
internal sealed class IntervalSheet(PlanScope scope, PlanDocument plan)
{
    private const long MinuteMs = 60_000, QuarterMs = 15 * MinuteMs;

    // Row by row as it was read, before it is known how long intervals are.
    private readonly List<Row> _rows = [];
    private readonly Dictionary<(string Queue, string Time), int> _repeated = [];

    public void Read(PlanHeader header, IEnumerable<CsvRow> rows)
    {
        var doubled = new List<(CsvRow Row, string Queue, string Time, PlanMoment Moment)>();
        foreach (var row in rows)
        {
            if (_rows.Count >= PlanLimits.IntervalsMax)
            {
                plan.Wrong(row.Line, TooMany);
                break;
            }

            if (One(header, row, doubled) is { } read) _rows.Add(read);
        }

        // An hour that the clock shows twice is planned twice: with one row for both it is not said which.
        foreach (var (row, queue, time, moment) in doubled.Where(d => _repeated[(d.Queue, d.Time)] == 1))
            plan.Wrong(row.Line, scope.Queue(queue, out _)!.Value.Clock.Twice(time, moment));
        Split();
    }

    private static string TooMany =>
        $"A plan has at most {PlanLimits.IntervalsMax} quarter-hours of all queues together. Send fewer days, or fewer queues, at a "
            + "time.";

    private Row? One(PlanHeader header, CsvRow row, List<(CsvRow, string, string, PlanMoment)> doubled)
    {
        if (scope.Queue(header.Cell(row, PlanHeader.Queue), out var error) is not { } queue) return Wrong(row, error);
        var text = header.Cell(row, PlanHeader.Start);
        if (queue.Clock.Read(text, out error) is not { } moment) return Wrong(row, error);
        var start = moment.At;
        if (moment.Again is { } again)
        {
            var count = _repeated[(queue.Queue, text)] = _repeated.GetValueOrDefault((queue.Queue, text)) + 1;
            if (count == 1) doubled.Add((row, queue.Queue, text, moment));
            if (count == 2) start = again;
        }

        if (start % QuarterMs != 0) return Wrong(row, $"'{PlanClock.Shown(text)}' is no begin of a quarter-hour. Intervals begin at "
            + ":00, :15, :30 or :45.");
        if (scope.Outside(start) is { } outside) return Wrong(row, outside);
        var contacts = Number(header, row, PlanHeader.Contacts, "contacts", PlanLimits.ContactsMax, ref error);
        var handle = Number(header, row, PlanHeader.Handle, "seconds", PlanLimits.HandleSecondsMax, ref error);
        var agents = Number(header, row, PlanHeader.Agents, "agents", PlanLimits.AgentsMax, ref error);
        var minutes = Number(header, row, PlanHeader.Minutes, "minutes", 60, ref error);
        if (error.Length > 0) return Wrong(row, error);
        if (handle is 0) return Wrong(row, "A handle time of 0 s is none. Write the mean handle time, or leave the cell empty.");
        if (minutes is not (null or 15 or 30 or 60)) return Wrong(row, "Intervals have 15, 30 or 60 minutes. Write one of these.");
        return new Row(row.Line, queue.Queue, start, contacts, handle, agents, (int?)minutes);
    }

    private Row? Wrong(CsvRow row, string error)
    {
        plan.Wrong(row.Line, error);
        return null;
    }

    private double? Number(PlanHeader header, CsvRow row, PlanField field, string what, int most, ref string error)
    {
        var number = PlanNumbers.Read(header.Cell(row, field), what, most, plan.Separator, out var wrong);
        if (wrong is not null && error.Length == 0) error = wrong;
        return number;
    }

    private void Split()
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var queue in _rows.GroupBy(r => r.Queue, StringComparer.Ordinal)) known[queue.Key] = Distance(queue);
        var usual = known.Values.Where(m => m > 0).DefaultIfEmpty(15).Min();
        var covered = new Dictionary<(string, long), int>();
        foreach (var row in _rows)
        {
            var minutes = row.Minutes ?? (known[row.Queue] is > 0 and var own ? own : usual);
            plan.IntervalMinutes[row.Queue] = Math.Max(minutes, plan.IntervalMinutes.GetValueOrDefault(row.Queue));
            if (!Add(row, minutes / 15, covered)) return;
        }
    }

    private bool Add(Row row, int parts, Dictionary<(string, long), int> covered)
    {
        for (var part = 0; part < parts; part++)
        {
            var start = row.Start + (part * QuarterMs);
            if (!covered.TryAdd((row.Queue, start), row.Line))
            {
                plan.Wrong(row.Line, $"Line {covered[(row.Queue, start)]} says already what is planned for '{row.Queue}' then. Take one "
                    + "of them out.");
                return true;
            }

            if (plan.Intervals.Count >= PlanLimits.IntervalsMax)
            {
                plan.Wrong(row.Line, TooMany);
                return false;
            }

            plan.Intervals.Add(new PlannedInterval(row.Queue, start, row.Contacts / parts, row.HandleSeconds, row.Agents));
        }

        return true;
    }

    // The least distance between two intervals of a queue that is a length an interval may have; 0: there are no two.
    private static int Distance(IEnumerable<Row> rows)
    {
        var starts = rows.Select(r => r.Start).Distinct().Order().ToArray();
        var least = long.MaxValue;
        for (var i = 1; i < starts.Length; i++) least = Math.Min(least, starts[i] - starts[i - 1]);
        if (least == long.MaxValue) return 0;
        return least >= 60 * MinuteMs && starts.All(s => (s - starts[0]) % (60 * MinuteMs) == 0) ? 60 : least >= 30 * MinuteMs ? 30 : 15;
    }

    private sealed record Row(int Line, string Queue, long Start, double? Contacts, double? HandleSeconds, double? Agents, int? Minutes);
}
