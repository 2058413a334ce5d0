using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Promises;

/// <summary>The figures of promises for a snapshot. Used by the engine loop only.</summary>
internal sealed class PromiseCapture(FloorParts floor)
{
    /// <summary>Null: nobody is promised anything here, and nobody ever was.</summary>
    public PromiseFigures? Of(QueueState queue)
    {
        var line = queue.Promises;
        if (!line.EverAny && queue.Settings.OwnPromise is null) return null;
        var closes = queue.Calendar.EndOfWorkingDay(floor.Now);
        CountToday(line, closes == long.MaxValue ? closes : queue.Calendar.NextDayStart(closes - 1) - 1);
        return Tell(line, queue.Measures);
    }

    /// <summary>All queues, and promises of contacts that never had one; by the site's day. Null: nobody was ever promised anything.</summary>
    public PromiseFigures? OfSite(IReadOnlyList<QueueSnapshot> queues)
    {
        CountToday(floor.SitePromises, floor.Site.NextDayAt - 1);
        var (any, alone) = (floor.SitePromises.EverAny, Tell(floor.SitePromises, floor.Site.Measures));
        var (open, today, broken, likely) = (alone.Open, alone.DueToday, alone.Broken, alone.LikelyBroken);
        foreach (var queue in queues)
        {
            if (queue.Promises is not { } of) continue;
            any = true;
            (open, today, broken) = (open + of.Open, today + of.DueToday, broken + of.Broken);
            if (of.LikelyBroken is { } known) likely = (likely ?? 0) + known;
        }

        // Of nothing it is known that none of it is late.
        if (open - broken == 0) likely = 0;
        return any ? new PromiseFigures(open, today, likely, broken, alone.Kept, alone.Decided) : null;
    }

    private static PromiseFigures Tell(PromiseLine line, MeasureSet measures)
    {
        int? likely = line.Open - line.Overdue == 0 ? 0 : line.LikelyBroken < 0 ? null : line.LikelyBroken;
        return new PromiseFigures(
            line.Open, line.DueToday, likely, line.Overdue, measures.Today(Figure.PromisesKept), measures.Today(Figure.PromisesDecided));
    }

    private void CountToday(PromiseLine line, long ends)
    {
        if (ends == line.TodayEnds) return;
        (line.TodayEnds, line.DueToday) = (ends, 0);
        for (var i = line.First; i >= 0; i = floor.Promises[i].LineNext)
        {
            if (floor.Promises[i].Runs && floor.Promises[i].Due <= ends) line.DueToday++;
        }
    }
}
