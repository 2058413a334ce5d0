using QueueMonitor.Hub.Intake.Reading;

namespace QueueMonitor.Hub.Plan;

/// <summary>A column that a table may have.</summary>
/// <param name="Name">As the documentation and our own tables write it.</param>
/// <param name="Others">Other names for the same; capitals, spaces, dashes and underscores do not count.</param>
internal sealed record PlanField(string Name, params string[] Others)
{
    public bool Is(string plain) => Plain(Name) == plain || Others.Contains(plain, StringComparer.Ordinal);

    public static string Plain(string header) => string.Concat(header.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}

/// <summary>The first row of a table: which column is what.</summary>
internal sealed class PlanHeader
{
    public static readonly PlanField
        Queue = new("queue", "queuename"),
        Start = new("interval start", "start", "intervalstartutc", "starttime", "interval", "from"),
        Contacts = new("forecast contacts", "contacts", "forecast", "forecastcalls", "forecastvolume", "volume", "calls"),
        Handle = new(
            "forecast handle seconds", "handleseconds", "aht", "ahtseconds", "forecastaht", "forecasthandletimeseconds",
            "averagehandleseconds"),
        Agents = new("scheduled agents", "agents", "scheduled", "scheduledstaff", "staff", "headcount"),
        Minutes = new("interval minutes", "minutes"),
        Agent = new("agent", "agentid", "agentname", "employee"),
        From = new("from", "start", "fromutc", "shiftstart", "begin", "starttime"),
        Until = new("until", "to", "untilutc", "end", "shiftend", "endtime"),
        Activity = new("activity", "type", "code", "state"),
        Queues = new("queues", "queue", "skills");

    private static readonly PlanField[] OfIntervals = [Queue, Start, Contacts, Handle, Agents, Minutes];
    private static readonly PlanField[] OfShifts = [Agent, From, Until, Activity, Queues];

    private readonly Dictionary<PlanField, int> _columns = [];

    private PlanHeader(PlanKind kind) => Kind = kind;

    public PlanKind Kind { get; }

    /// <summary>Who has agents and an end has shifts; anything else is a table of intervals.</summary>
    public static PlanKind KindOf(CsvRow first)
    {
        var plain = first.Cells.Select(PlanField.Plain).ToList();
        return plain.Any(Agent.Is) && plain.Any(Until.Is) ? PlanKind.Shifts : PlanKind.Intervals;
    }

    /// <summary>Null: it cannot be used, and the document says why.</summary>
    public static PlanHeader? Read(CsvRow first, PlanDocument plan)
    {
        var header = new PlanHeader(plan.Kind);
        var fields = plan.Kind == PlanKind.Shifts ? OfShifts : OfIntervals;
        for (var at = 0; at < first.Cells.Count; at++)
        {
            var plain = PlanField.Plain(first.Cells[at]);
            if (plain.Length == 0) continue;
            if (fields.FirstOrDefault(f => f.Is(plain)) is not { } field)
            {
                plan.IgnoredColumns.Add(first.Cells[at]);
            }
            else if (header._columns.TryAdd(field, at))
            {
                plan.Columns.Add(new PlanColumn(first.Cells[at], field.Name));
            }
            else
            {
                plan.Wrong(first.Line, $"The columns '{first.Cells[header._columns[field]]}' and '{first.Cells[at]}' both say "
                    + $"'{field.Name}'. Take one of them out.");
            }
        }

        header.RequireColumns(first, plan);
        return plan.ErrorCount == 0 ? header : null;
    }

    /// <summary>The cell of a row; empty when there is no such column or the row is short.</summary>
    public string Cell(CsvRow row, PlanField field) =>
        _columns.TryGetValue(field, out var at) && at < row.Cells.Count ? row.Cells[at].Trim() : "";

    private void RequireColumns(CsvRow first, PlanDocument plan)
    {
        var needed = Kind == PlanKind.Shifts ? (PlanField[])[Agent, From, Until] : [Queue, Start];
        var missing = needed.Where(f => !_columns.ContainsKey(f)).ToList();
        if (missing.Count > 0)
        {
            plan.Wrong(first.Line,
                $"The first line has no column {string.Join(" and none ", missing.Select(f => $"'{f.Name}'{Meant(f, plan)}"))}. A plan "
                    + "of intervals has the columns "
                + $"{Names(OfIntervals)}; one of shifts {Names(OfShifts)}. Their order does not matter.");
        }
        else if (Kind == PlanKind.Intervals && !_columns.Keys.Any(f => f == Contacts || f == Agents || f == Handle))
        {
            plan.Wrong(first.Line, "The table says when, and nothing of what is planned. Add 'forecast contacts', 'forecast handle "
                + "seconds' or 'scheduled agents'.");
        }
    }

    private static string Meant(PlanField field, PlanDocument plan) =>
        Suggestion.For(field.Name, plan.IgnoredColumns) is { } near ? $" (is '{near}' meant?)" : "";

    private static string Names(PlanField[] fields) => string.Join(", ", fields.Select(f => $"'{f.Name}'"));
}
