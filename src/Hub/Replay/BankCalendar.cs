namespace QueueMonitor.Hub.Replay;

/// <summary>Makes moments of the recording's local dates and clock times. Clocks of one call are read as near together as can be.</summary>
internal sealed class BankCalendar(TimeZoneInfo zone)
{
    private const int DaySeconds = 86_400;

    private readonly Dictionary<DateTime, long?> _starts = [];

    /// <summary>The moment of a clock time on a day or the days around it.</summary>
    /// <param name="clock">Seconds since local midnight; less than 0 or more than a day: on a neighbouring day.</param>
    public long Moment(DateTime day, int clock)
    {
        // Days without a change of the clocks, all but two a year, need the zone only once.
        if (clock is >= 0 and < DaySeconds && StartOfPlainDay(day) is { } start) return start + (clock * 1000L);
        var local = day.AddSeconds(clock);
        return (local - DateTime.UnixEpoch - zone.GetUtcOffset(local)).Ticks / TimeSpan.TicksPerMillisecond;
    }

    /// <summary>A clock time in seconds from the day's midnight, on the day that puts it nearest to an earlier one of its call.</summary>
    public static int Near(int clock, int earlier)
    {
        while (clock - earlier < -DaySeconds / 2) clock += DaySeconds;
        while (clock - earlier > DaySeconds / 2) clock -= DaySeconds;
        return clock;
    }

    private long? StartOfPlainDay(DateTime day)
    {
        if (_starts.TryGetValue(day, out var start)) return start;
        var offset = zone.GetUtcOffset(day);
        var isPlain = offset == zone.GetUtcOffset(day.AddHours(12)) && offset == zone.GetUtcOffset(day.AddDays(1));
        start = isPlain ? (day - DateTime.UnixEpoch - offset).Ticks / TimeSpan.TicksPerMillisecond : null;
        _starts[day] = start;
        return start;
    }
}
