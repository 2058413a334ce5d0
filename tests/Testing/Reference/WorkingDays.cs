using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Testing.Reference;

/// <summary>Working days by the calendar on the wall: each day with opening hours is one day, however long.</summary>
internal static class WorkingDays
{
    public static long Later(long from, double days, WeeklyHours hours, string zone)
    {
        var tz = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var left = days;
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(from), tz).DateTime);
        for (var tries = 0; tries < 4000; tries++, day = day.AddDays(1))
        {
            var spans = hours.On(day.DayOfWeek).Select(s => (From: Utc(tz, day, s.FromMinute), To: Utc(tz, day, s.ToMinute))).ToArray();
            double whole = spans.Sum(s => s.To - s.From);
            foreach (var (opens, closes) in spans)
            {
                var begin = Math.Max(opens, from);
                if (begin >= closes) continue;
                var share = (closes - begin) / whole;
                if (share >= left - 1e-12) return begin + (long)Math.Round(left * whole);
                left -= share;
            }
        }

        return long.MaxValue;
    }

    /// <summary>The next time at which the clock shows so many minutes after midnight: today, else on the next day with opening hours.</summary>
    public static long NextTime(long after, int minute, WeeklyHours hours, string zone)
    {
        var tz = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(after), tz).DateTime);
        if (Utc(tz, day, minute) is var today && today > after) return today;
        do day = day.AddDays(1);
        while (hours.On(day.DayOfWeek).Count == 0);
        return Utc(tz, day, minute);
    }

    private static long Utc(TimeZoneInfo tz, DateOnly day, int minute)
    {
        var local = day.ToDateTime(TimeOnly.MinValue).AddMinutes(minute);
        while (tz.IsInvalidTime(local)) local = local.AddMinutes(1);
        var offset = tz.IsAmbiguousTime(local) ? tz.GetAmbiguousTimeOffsets(local).Max() : tz.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUnixTimeMilliseconds();
    }
}
