namespace QueueMonitor.Hub.Plan.Calendar;

/// <summary>An event of a calendar: its properties, without those of its alarms.</summary>
internal sealed class CalendarEvent(int line)
{
    private readonly List<CalendarLine> _lines = [];

    /// <summary>Where it begins.</summary>
    public int Line => line;

    public void Add(CalendarLine property) => _lines.Add(property);

    public CalendarLine? Find(string name) => _lines.FirstOrDefault(l => l.Name == name);

    public IEnumerable<CalendarLine> All(string name) => _lines.Where(l => l.Name == name);

    public string? Uid => Find("UID")?.Value;

    public bool IsCancelled => Find("STATUS")?.Value.Equals("CANCELLED", StringComparison.OrdinalIgnoreCase) == true;
}
