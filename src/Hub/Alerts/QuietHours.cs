namespace QueueMonitor.Hub.Alerts;

/// <summary>The hours of a day in which people are told nothing, by the site's clock. What is still so at their end is told then.</summary>
/// <param name="Until">Not included; before <paramref name="From"/>: on the next day. The same: all day.</param>
/// <param name="CriticalPasses">Critical alerts are told all the same.</param>
internal sealed record QuietHours(TimeOnly From, TimeOnly Until, bool CriticalPasses)
{
    public bool Hold(DateTimeOffset now, TimeZoneInfo zone, bool isCritical)
    {
        if (isCritical && CriticalPasses) return false;
        var local = TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);
        return From < Until ? local >= From && local < Until : local >= From || local < Until;
    }
}
