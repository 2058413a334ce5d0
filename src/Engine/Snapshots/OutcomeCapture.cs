using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Outcomes;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Engine.Snapshots;

/// <summary>What snapshots show of outcomes, ratings and those who gave up. Used by the engine loop only.</summary>
internal static class OutcomeCapture
{
    public static OutcomeFigures? Of(FloorParts floor, QueueState queue)
    {
        var named = floor.Customers.Totals.AnyNamed;
        return queue.Resolved.Of == 0 && !named ? null : new OutcomeFigures(queue.Resolved, queue.Repeat, named ? queue.Unreturned : null);
    }

    public static OutcomeFigures? Of(FloorParts floor)
    {
        var named = floor.Customers.Totals.AnyNamed;
        var site = floor.Site;
        return site.Resolved.Of == 0 && !named ? null : new OutcomeFigures(site.Resolved, site.Repeat, named ? floor.Customers.Totals.Unreturned : null);
    }

    public static PulseFigures? Pulse(MeasureSet measures, long now)
    {
        var (last60, today) = (Mean(measures, WindowSpan.Last60, now), Mean(measures, WindowSpan.Today, now));
        return last60.Count == 0 && today.Count == 0 ? null : new PulseFigures(last60, today);
    }

    public static ReachedFigure? Reached(FloorParts floor)
    {
        ref readonly var totals = ref floor.Customers.Totals;
        return totals.AnyNamed ? new ReachedFigure(totals.TriesReached, totals.Tries) : null;
    }

    public static UnreturnedFigures? Unreturned(FloorParts floor)
    {
        ref readonly var totals = ref floor.Customers.Totals;
        return totals.AnyNamed
            ? new UnreturnedFigures(totals.Unreturned, totals.UnreturnedToday, totals.GaveUpToday, totals.UnidentifiedToday) : null;
    }

    public static MoneyFigures? Money(FloorParts floor)
    {
        ref readonly var totals = ref floor.Customers.Totals;
        return totals.AnyValue ? new MoneyFigures((totals.LostToday + totals.LostUnidentified) / 100.0, totals.WonBackToday / 100.0) : null;
    }

    private static MeanFigure Mean(MeasureSet measures, WindowSpan span, long now)
    {
        var count = measures.In(span, Figure.Ratings, now);
        return count == 0 ? default
            : Intervals.Rating(count, measures.In(span, Figure.RatingSum, now), measures.In(span, Figure.RatingSquares, now));
    }
}
