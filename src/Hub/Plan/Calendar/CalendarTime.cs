using System.Globalization;

namespace QueueMonitor.Hub.Plan.Calendar;

/// <summary>
/// A time of a calendar (RFC 5545, 3.3.5) as the clock of its zone shows it. In the nights in which clocks change it follows the standard: a time
/// that is skipped counts as if the clock had not yet changed, of one that comes twice the first.
/// </summary>
/// <param name="IsDate">A day without a time.</param>
internal readonly record struct CalendarTime(DateTime Local, TimeZoneInfo Zone, bool IsDate)
{
    /// <summary>Milliseconds since 1970 UTC.</summary>
    public long Instant => InstantOf(Local, Zone);

    public static long InstantOf(DateTime local, TimeZoneInfo zone)
    {
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-3))
            : zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max()
            : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUnixTimeMilliseconds();
    }

    /// <summary>Null: it cannot be read; <paramref name="error"/> says why.</summary>
    /// <param name="usual">The zone of a time that names none.</param>
    public static CalendarTime? Read(CalendarLine line, string value, TimeZoneInfo usual, out string error)
    {
        error = "";
        var zone = usual;
        if (line.Parameter("TZID") is { } id)
        {
            // Some programs write a path in front of the zone's own name.
            var parts = id.Trim('/').Split('/');
            var known = parts.Length > 2 ? string.Join('/', parts[^2..]) : id;
            if (!TimeZoneInfo.TryFindSystemTimeZoneById(known, out var found))
            {
                error = $"The time zone '{PlanClock.Shown(id)}' is not known. Use a name such as Europe/Oslo, or write the times in UTC.";
                return null;
            }

            zone = found;
        }

        if (DateTime.TryParseExact(value, "yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var utc))
            return new CalendarTime(utc, TimeZoneInfo.Utc, false);
        if (DateTime.TryParseExact(value, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return new CalendarTime(local, zone, false);
        if (DateTime.TryParseExact(value, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return new CalendarTime(day, zone, true);
        error = $"'{PlanClock.Shown(value)}' is no time of a calendar. It looks like 20261121T080000, with TZID before it or Z behind "
            + "it.";
        return null;
    }
}
