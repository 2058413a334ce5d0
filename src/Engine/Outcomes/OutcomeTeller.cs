using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Customers;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Outcomes;

/// <summary>Tells what contacts came to, by going through all that are kept. Used by the engine loop only.</summary>
internal static class OutcomeTeller
{
    private const long DayMs = 86_400_000;
    private const int DaysMax = 366;

    private static readonly LastingFigure Nothing = ReturnTable.Together([]);

    /// <summary>Whether matters were solved, for snapshots: at each full hour.</summary>
    public static void TellHour(FloorParts floor, long now)
    {
        var book = floor.Customers;
        var tables = new ReturnTable?[floor.Queues.Count];
        var from = now - (EngineLimits.OutcomeDays * DayMs);
        for (var i = 0; i < book.Cases.Top; i++)
        {
            ref readonly var one = ref book.Cases[i];
            if (!one.InUse || one.StartedAt < from || one.Queue < 0 || one.Story.SolvedAt == 0 || one.IsUnidentified) continue;
            var table = tables[one.Queue] ??= new ReturnTable(DaysOf(floor.Queues[one.Queue]));
            table.Add(one.Story.SolvedAt, BackAt(book, in one), Math.Min(now, one.KnownUntil));
        }

        var all = new List<ReturnTable>();
        for (var i = 0; i < tables.Length; i++)
        {
            var queue = floor.Queues[i];
            var (resolved, repeat) = Both(tables[i]?.Resolved() ?? Nothing);
            if (tables[i] is { } table) all.Add(table);
            if (resolved == queue.Resolved && repeat == queue.Repeat) continue;
            (queue.Resolved, queue.Repeat, queue.Dirty) = (resolved, repeat, true);
        }

        (floor.Site.Resolved, floor.Site.Repeat) = Both(Together(all));
    }

    /// <summary>All outcome figures of contacts that began in a span (milliseconds since 1970 UTC, the end not included).</summary>
    public static OutcomeView Tell(FloorParts floor, long from, long until)
    {
        var sums = new OutcomeBook(floor);
        var book = floor.Customers;
        for (var i = 0; i < book.Cases.Top; i++)
        {
            ref readonly var one = ref book.Cases[i];
            if (one.InUse && one.StartedAt >= from && one.StartedAt < until) sums.Add(in one);
        }

        return sums.View(from, until);
    }

    /// <summary>When the customer came back, in this contact or another; 0: not.</summary>
    public static long BackAt(CustomerBook book, in ContactCase one)
    {
        var elsewhere = one.BackElsewhereAt != 0 ? one.BackElsewhereAt : book.NextOf(in one) is >= 0 and var next ? book.Cases[next].StartedAt : 0;
        if (one.Story.BackAt == 0 || elsewhere == 0) return one.Story.BackAt + elsewhere;
        return Math.Min(one.Story.BackAt, elsewhere);
    }

    public static int DaysOf(QueueState queue) => Math.Clamp(queue.Settings.ResolutionDays, 1, DaysMax);

    // Queues with the same days are one law; others are summed up by their contacts.
    private static LastingFigure Together(List<ReturnTable> all) => ReturnTable.Together(all);

    private static (LastingFigure Resolved, LastingFigure Repeat) Both(LastingFigure resolved) => (resolved, ReturnTable.Turned(resolved));
}
