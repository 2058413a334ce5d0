namespace QueueMonitor.Engine.Calendars;

/// <summary>From a zone's local time to instants. Both are milliseconds since 1970, the one local, the other UTC.</summary>
internal sealed class LocalTime(TimeZoneInfo zone)
{
    private const long HourMs = 3_600_000;

    /// <summary>
    /// The first instant at which the zone's clock shows this local time or a later one: the end of the gap for a time that
    /// daylight saving skips, the first of the two for one that it repeats.
    /// </summary>
    public long ToInstant(long local)
    {
        // Offsets lie between -12 h and +14 h, so the instant lies between these two.
        var (low, high) = (local - (15 * HourMs), local + (13 * HourMs));
        var (before, after) = (Offset(low), Offset(high));
        if (before == after && Offset(local - before) == before) return local - before;

        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            if (Offset(middle) == before) low = middle;
            else high = middle;
        }
        var (change, next) = (high, Offset(high));
        return local - before < change ? local - before : Math.Max(change, local - next);
    }

    /// <summary>What the zone's clock shows at an instant.</summary>
    public long ToLocal(long instant) => instant + Offset(instant);

    private long Offset(long instant) =>
        zone.GetUtcOffset(DateTime.UnixEpoch.AddTicks(instant * TimeSpan.TicksPerMillisecond)).Ticks / TimeSpan.TicksPerMillisecond;
}
