using System.Collections.Concurrent;

namespace QueueMonitor.Testing.Reference;

/// <summary>When days begin, found by looking at the clock on the wall minute by minute.</summary>
internal static class DayStarts
{
    private static readonly ConcurrentDictionary<(string, TimeOnly, DateOnly), long> Known = [];

    /// <summary>The newest start of a day that is not after <paramref name="now"/>.</summary>
    public static long Newest(string zone, TimeOnly start, long now)
    {
        var tz = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var today = DateOnly.FromDateTime(Local(tz, now));
        for (var day = today.AddDays(1); ; day = day.AddDays(-1))
        {
            var begins = Known.GetOrAdd((zone, start, day), _ => Begin(tz, day, start));
            if (begins <= now) return begins;
        }
    }

    // The first moment at which the local clock shows that day and time or anything later.
    private static long Begin(TimeZoneInfo tz, DateOnly day, TimeOnly start)
    {
        var wanted = day.ToDateTime(start);
        var from = new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero).AddHours(-16).ToUnixTimeMilliseconds();
        for (var at = from; ; at += 60_000)
        {
            if (Local(tz, at) >= wanted) return at;
        }
    }

    private static DateTime Local(TimeZoneInfo tz, long at) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), tz)
        .DateTime;
}
