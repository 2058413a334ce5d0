namespace QueueMonitor.Hub.History;

/// <summary>
/// How long the intervals of an answer are: quarter-hours of UTC, or half-hours, hours and days of the queue's own zone,
/// each made of whole quarter-hours (every zone's offset is a multiple of one).
/// </summary>
internal sealed record HistoryStep(string Name, TimeSpan Length)
{
    public static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

    public static IReadOnlyList<HistoryStep> All { get; } =
    [
        new("15m", Quarter), new("30m", TimeSpan.FromMinutes(30)), new("1h", TimeSpan.FromHours(1)), new("1d", TimeSpan.FromDays(1)),
    ];

    public static HistoryStep? Find(string name) => All.FirstOrDefault(s => s.Name == name);

    private bool IsDay => Length == TimeSpan.FromDays(1);

    /// <summary>When the interval begins that a quarter-hour belongs to, and when it ends. A day may have 23 or 25 hours.</summary>
    /// <param name="startOfDay">When the queue's day begins, local time. A quarter-hour in which a day changes belongs to the day before.</param>
    public (DateTimeOffset Start, DateTimeOffset End) Around(DateTimeOffset quarter, TimeZoneInfo zone, TimeOnly startOfDay)
    {
        if (Length == Quarter) return (quarter, quarter + Quarter);
        var (start, end) = (quarter, quarter + Quarter);
        var key = Key(quarter, zone, startOfDay);
        while (Key(start - Quarter, zone, startOfDay) == key) start -= Quarter;
        while (Key(end, zone, startOfDay) == key) end += Quarter;
        return (start, end);
    }

    // Two quarter-hours with the same key are in the same interval. The offset belongs to it: the hour that is there twice
    // when daylight saving ends is two hours. A day is one, however long.
    private (long, long) Key(DateTimeOffset quarter, TimeZoneInfo zone, TimeOnly startOfDay)
    {
        var offset = zone.GetUtcOffset(quarter);
        var local = quarter.UtcTicks + offset.Ticks;
        return IsDay
            ? (Math.DivRem(local - startOfDay.Ticks, TimeSpan.TicksPerDay).Quotient, 0)
            : (Math.DivRem(local, Length.Ticks).Quotient, offset.Ticks);
    }
}
