using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.History;

/// <summary>
/// Makes intervals of quarter-hours, one after the other. A quarter-hour in which the program was restarted has a row of each
/// run: they add up. A run that was told of a quarter-hour only afterwards counts where no run watched it.
/// </summary>
internal sealed class HistoryReader(HistoryTable table)
{
    public IEnumerable<(HistoryInterval Interval, DateTimeOffset End)> Read(
        FloorSnapshot floor, string site, string? queue, DateTimeOffset from, DateTimeOffset to, HistoryStep step)
    {
        IntervalSum? sum = null;
        var (name, start, end) = ("", DateTimeOffset.MinValue, DateTimeOffset.MinValue);
        var (zone, startOfDay) = (TimeZoneInfo.Utc, TimeOnly.MinValue);
        foreach (var quarter in Quarters(table.Read(site, queue, from, to)))
        {
            if (sum is not null && (quarter.Queue != name || quarter.Start >= end))
            {
                yield return (sum.Result(start), end);
                sum = null;
            }

            if (quarter.Queue != name) (zone, startOfDay) = CalendarOf(floor, quarter.Queue);
            if (sum is null) (start, end) = step.Around(quarter.Start, zone, startOfDay);
            (sum, name) = (sum ?? new IntervalSum(), quarter.Queue);
            sum.Add(quarter);
        }

        if (sum is not null) yield return (sum.Result(start), end);
    }

    private static (TimeZoneInfo Zone, TimeOnly StartOfDay) CalendarOf(FloorSnapshot floor, string queue)
    {
        var settings = floor.Queue(queue)?.Settings;
        var zone = settings?.Zone ?? floor.Site.Settings.Zone;
        return (TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found : TimeZoneInfo.Utc, settings?.StartOfDay ?? TimeOnly.MinValue);
    }

    // One for each queue and time, of the rows of all runs.
    private static IEnumerable<HistoryInterval> Quarters(IEnumerable<StoredQuarter> rows)
    {
        var same = new List<HistoryInterval>();
        foreach (var row in rows)
        {
            if (same.Count > 0 && (same[0].Start != row.Interval.Start || same[0].Queue != row.Interval.Queue))
            {
                yield return OneOf(same);
                same.Clear();
            }

            same.Add(row.Interval);
        }

        if (same.Count > 0) yield return OneOf(same);
    }

    private static HistoryInterval OneOf(List<HistoryInterval> runs)
    {
        if (runs.Count == 1) return runs[0];
        var watched = runs.Where(r => r.CoveredSeconds > 0).ToArray();
        if (watched.Length == 0) return runs[^1];
        var sum = new IntervalSum();
        foreach (var run in watched) sum.Add(run);
        return sum.Result(runs[0].Start);
    }
}
