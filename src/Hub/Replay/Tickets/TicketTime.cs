using System.Globalization;

namespace QueueMonitor.Hub.Replay.Tickets;

/// <summary>Times of ticket systems.</summary>
internal static class TicketTime
{
    /// <summary>A local time such as 29/2/2016 01:16; null: it is none.</summary>
    public static long? Local(string text, TimeZoneInfo zone)
    {
        if (!DateTime.TryParseExact(text, "d/M/yyyy HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local)) return null;
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUnixTimeMilliseconds();
    }

    /// <summary>A time with its offset, such as 2010-01-13 08:40:25+00:00; null: it is none.</summary>
    public static long? Offset(string text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd HH:mm:sszzz", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at.ToUnixTimeMilliseconds()
            : null;
}
