using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Tests.Measures;

/// <summary>The slow, obvious other of <see cref="MeasureSet"/>: each window is worked out by definition from all that was added.</summary>
internal sealed class MeasureTwin(long dayStart)
{
    private readonly List<(Figure Figure, long At, long Delta)> _added = [];
    private readonly List<(long At, long WaitMs)> _waits = [];
    private long _earliest = long.MaxValue;

    public IReadOnlyList<(Figure Figure, long At, long Delta)> Added => _added;

    public IReadOnlyList<(long At, long WaitMs)> Waits => _waits;

    public long DayStart { get; set; } = dayStart;

    public void Add(Figure figure, long at, long delta)
    {
        _added.Add((figure, at, delta));
        _earliest = Math.Min(_earliest, at);
    }

    public void AddWait(long at, long waitMs)
    {
        _waits.Add((at, waitMs));
        _earliest = Math.Min(_earliest, at);
    }

    public void RemoveWait(int index) => _waits.RemoveAt(index);

    public long Sum(Figure figure, long from) => _added.Where(a => a.Figure == figure && a.At >= from).Sum(a => a.Delta);

    public long Balance(long before) => _added.Where(a => a.At < before).Sum(a => a.Figure switch
    {
        Figure.Offered => a.Delta,
        Figure.Answered or Figure.Abandoned or Figure.ShortAbandoned or Figure.Moved or Figure.Lost => -a.Delta,
        >= Figure.Left => -a.Delta,
        _ => 0,
    });

    public long Start(WindowSpan span, long now) => span switch
    {
        WindowSpan.Last5 => FullFiveSeconds(now) - (5 * 60_000),
        WindowSpan.Last30 => FullFiveSeconds(now) - (30 * 60_000),
        WindowSpan.Last60 => FullFiveSeconds(now) - (60 * 60_000),
        WindowSpan.Today => DayStart,
        WindowSpan.Interval => Quarter(now),
        _ => long.MinValue,
    };

    public WindowSnapshot Window(WindowSpan span, long now, ServiceLevelFormula formula, long waiting)
    {
        var from = Start(span, now);
        return Window(from, long.MaxValue, span is WindowSpan.Today or WindowSpan.Interval ? Balance(from) : 0, waiting, formula);
    }

    public List<IntervalRow> Intervals(long now, ServiceLevelFormula formula)
    {
        var rows = new List<IntervalRow>();
        var start = _earliest == long.MaxValue ? now : Math.Max(Quarter(_earliest), Quarter(now) - (192 * 900_000L));
        for (var q = start; q < Quarter(now); q += 900_000)
        {
            var window = Window(q, q + 900_000, Balance(q), Balance(q + 900_000), formula);
            rows.Add(new IntervalRow(DateTimeOffset.FromUnixTimeMilliseconds(q), window));
        }

        return rows;
    }

    private WindowSnapshot Window(long from, long to, long carriedIn, long waiting, ServiceLevelFormula formula)
    {
        var sums = new long[(int)Figure.Left + LeftReasons.Count];
        foreach (var (figure, at, delta) in _added)
            if (at >= from && at < to) sums[(int)figure] += delta;
        long Of(Figure figure) => sums[(int)figure];
        var e = Of(Figure.Answered) + Of(Figure.Abandoned) + Of(Figure.LeftCounted);
        var (hits, decided) = formula switch
        {
            ServiceLevelFormula.AtThreshold => (Of(Figure.Hits), Of(Figure.Decided)),
            ServiceLevelFormula.AbandonsAgainst => (Of(Figure.AnsweredInTime), e),
            ServiceLevelFormula.AbandonsIgnored => (Of(Figure.AnsweredInTime), e - Of(Figure.AbandonedInTime)),
            _ => (Of(Figure.AnsweredInTime) + Of(Figure.AbandonedInTime), e),
        };
        var waits = _waits.Where(w => w.At >= from && w.At < to).Select(w => w.WaitMs / 1000.0).Order().ToList();
        var customers = _waits.Where(w => w.At >= from && w.At < to).Select(w => CustomerWait(w.WaitMs) / 1000.0).Order().ToList();
        return new WindowSnapshot
        {
            CarriedIn = carriedIn,
            Offered = Of(Figure.Offered),
            Answered = Of(Figure.Answered),
            Abandoned = Of(Figure.Abandoned),
            ShortAbandoned = Of(Figure.ShortAbandoned),
            Left = [.. Enumerable.Range(0, LeftReasons.Count).Select(r => Of(Figure.Left + r))],
            Moved = Of(Figure.Moved),
            Lost = Of(Figure.Lost),
            Waiting = waiting,
            Reopened = Of(Figure.Reopened),
            Restated = Of(Figure.Restated),
            LostInTransfer = Of(Figure.LostInTransfer),
            LostConversation = Of(Figure.LostConversation),
            ServiceLevel = new ServiceLevel(decided == 0 ? null : (double)hits / decided, hits, decided, formula),
            AverageSpeedOfAnswerSeconds = Mean(Of(Figure.WaitAnsweredMs), Of(Figure.Answered)),
            AverageWaitSeconds = Mean(Of(Figure.WaitEndedMs), Of(Figure.EndedVisits)),
            WaitP50Seconds = NearestRank(waits, 0.50m),
            WaitP90Seconds = NearestRank(waits, 0.90m),
            WaitP95Seconds = NearestRank(waits, 0.95m),
            AverageCustomerWaitSeconds = Mean(Of(Figure.CustomerWaitMs), Of(Figure.Answered)),
            CustomerWaitP50Seconds = NearestRank(customers, 0.50m),
            CustomerWaitP90Seconds = NearestRank(customers, 0.90m),
            AbandonRate = e == 0 ? null : (double)Of(Figure.Abandoned) / e,
            Ended = e,
            AverageHandleSeconds = Mean(Of(Figure.HandleMs), Of(Figure.Handled)),
            Handled = Of(Figure.Handled),
            Occupancy = Occupied(Of(Figure.BusyMs) + Of(Figure.WrapUpMs), Of(Figure.AvailableMs)),
            GaveUpBeforeQueue = Of(Figure.GaveUpBeforeQueue),
            TurnedAway = Of(Figure.TurnedAway),
            Direct = Of(Figure.Direct),
            PromisesKept = Of(Figure.PromisesKept),
            PromisesDecided = Of(Figure.PromisesDecided),
        };
    }

    /// <summary>The customer's own wait of one who waited so long in the queue: here three times that.</summary>
    internal static long CustomerWait(long waitMs) => Math.Min(3 * waitMs, WaitCells.MaxMs);

    internal static double? NearestRank(IReadOnlyList<double> sorted, decimal share) =>
        sorted.Count == 0 ? null : sorted[(int)Math.Ceiling(share * sorted.Count) - 1];

    private static double? Mean(long milliseconds, long count) => count == 0 ? null : milliseconds / 1000.0 / count;

    private static double? Occupied(long worked, long available) => worked + available == 0 ? null : (double)worked / (worked + available);

    private static long FullFiveSeconds(long t) => t - (((t % 5_000) + 5_000) % 5_000);

    private static long Quarter(long t) => t - (((t % 900_000) + 900_000) % 900_000);
}
