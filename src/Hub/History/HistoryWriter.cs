using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Intake.Settings;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.History;

/// <summary>
/// Puts quarter-hours into the database each minute and at the end: those that are new or that a late event has restated
/// (the engine then makes another object of them), and the running one as far as it is. Nobody waits for it.
/// </summary>
internal sealed partial class HistoryWriter(
    ISiteFloors floors, HistoryTable table, DowntimeTable downtimes, BoardClock clock, ILogger<HistoryWriter> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private static readonly TimeSpan CleanEvery = TimeSpan.FromHours(1);

    private readonly Dictionary<string, SiteMarks> _sites = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim _writing = new(1, 1);
    private DateTimeOffset _cleanAt = DateTimeOffset.MinValue;

    /// <summary>Why the last attempt failed; null when it went well. Read by health from another thread.</summary>
    public string? Problem { get; private set; }

    /// <summary>Writes what has changed since the last time that went well; gives how many quarter-hours.</summary>
    /// <exception cref="HubStoreException">Nothing was written; the next attempt writes it.</exception>
    public async Task<int> WriteNow()
    {
        await _writing.WaitAsync();
        try
        {
            var written = 0;
            foreach (var floor in floors.All) written += await Write(floor);
            await Clean();
            return written;
        }
        finally
        {
            _writing.Release();
        }
    }

    public override void Dispose()
    {
        _writing.Dispose();
        base.Dispose();
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Attempt();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock.Pace);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Attempt();
        }
        catch (OperationCanceledException)
        {
            // The end: what is left is written after it.
        }
    }

    private async Task Attempt()
    {
        try
        {
            await WriteNow();
            Problem = null;
        }
        catch (HubStoreException problem)
        {
            if (Problem is null) Log.NotWritten(log, problem.Message);
            Problem = problem.Message;
        }
    }

    private async Task<int> Write(SiteFloor floor)
    {
        var marks = await MarksOf(floor);
        var changed = new List<StoredQuarter>();
        foreach (var queue in floor.Latest.Queues)
        {
            marks.Queues.TryGetValue(queue.Queue, out var before);
            if (before is not null && ReferenceEquals(before.Intervals, queue.Intervals) && ReferenceEquals(before.Interval, queue.Interval)) continue;
            foreach (var row in Changed(before?.Intervals ?? [], queue.Intervals).Where(row => IsKnown(floor, row)))
                changed.Add(Stored(floor, queue, marks, row, row.Start + HistoryStep.Quarter));
            var running = new IntervalRow(QuarterOf(queue.AsOf), queue.Interval);
            if (IsKnown(floor, running)) changed.Add(Stored(floor, queue, marks, running, floor.Latest.AsOf));
        }

        if (changed.Count > 0) await table.Save(changed);
        await downtimes.Watched(floor.Site, floor.Latest.AsOf.ToUnixTimeMilliseconds());
        // Remembered only now: what failed is new again the next time.
        foreach (var queue in floor.Latest.Queues) marks.Queues[queue.Queue] = queue;
        return changed.Count;
    }

    // A floor whose beginning the journal no longer had does not know these as well as the run that wrote them first.
    private static bool IsKnown(SiteFloor floor, IntervalRow row) =>
        floor.Span.KnownFrom == floor.Span.StartedAt || row.Start.ToUnixTimeMilliseconds() >= floor.Span.KnownFrom;

    private async Task<SiteMarks> MarksOf(SiteFloor floor)
    {
        if (!_sites.TryGetValue(floor.Site, out var marks))
        {
            marks = new SiteMarks(floor.Span.StartedAt, await downtimes.Of(floor.Site, floor.Span));
            _sites.Add(floor.Site, marks);
        }

        return marks;
    }

    // Both in order of time: one walk finds what is new or another object.
    private static IEnumerable<IntervalRow> Changed(IReadOnlyList<IntervalRow> before, IReadOnlyList<IntervalRow> now)
    {
        var at = 0;
        foreach (var row in now)
        {
            while (at < before.Count && before[at].Start < row.Start) at++;
            if (at == before.Count || !ReferenceEquals(before[at].Window, row.Window)) yield return row;
        }
    }

    private static StoredQuarter Stored(SiteFloor floor, QueueSnapshot queue, SiteMarks marks, IntervalRow row, DateTimeOffset seenTo)
    {
        var end = row.Start + HistoryStep.Quarter;
        var interval = new HistoryInterval(
            queue.Queue, row.Start, Covered(marks, row.Start, seenTo < end ? seenTo : end), queue.Media, ThresholdText.Write(queue.Settings.Threshold),
            queue.Settings.Target, row.Window);
        return new StoredQuarter(floor.Site, marks.Run, interval);
    }

    private static int Covered(SiteMarks marks, DateTimeOffset start, DateTimeOffset end)
    {
        var (from, until) = (Math.Max(start.ToUnixTimeMilliseconds(), marks.Run), end.ToUnixTimeMilliseconds());
        var watched = until - from - marks.Downtimes.Sum(down => down.Within(from, until));
        return Math.Max(0, (int)(watched / 1000));
    }

    private static DateTimeOffset QuarterOf(DateTimeOffset moment) =>
        new(moment.UtcTicks - (moment.UtcTicks % HistoryStep.Quarter.Ticks), TimeSpan.Zero);

    private async Task Clean()
    {
        var now = clock.Pace.GetUtcNow();
        if (now < _cleanAt) return;
        _cleanAt = now + CleanEvery;
        foreach (var floor in floors.All)
        {
            // A recording's time may lie years back: the floor's own time says what is old.
            var deleted = await table.DeleteBefore(floor.Site, floor.Latest.AsOf.AddDays(-floor.Latest.Site.Settings.RetentionDays));
            if (deleted > 0) Log.Deleted(log, deleted, floor.Site, floor.Latest.Site.Settings.RetentionDays);
        }
    }

    // What was written last of each queue, since when the site has been watched (milliseconds since 1970 UTC) and when it was not: a
    // floor that came back from the journal goes on as the same run, so that its quarter-hours replace their own.
    private sealed record SiteMarks(long Run, IReadOnlyList<Downtime> Downtimes)
    {
        public Dictionary<string, QueueSnapshot> Queues { get; } = new(StringComparer.Ordinal);
    }

    private static partial class Log
    {
        [LoggerMessage(HubEvents.HistoryNotWritten, LogLevel.Error, "History could not be written and is tried again each minute. {Problem}")]
        public static partial void NotWritten(ILogger log, string problem);

        [LoggerMessage(HubEvents.HistoryDeleted, LogLevel.Information,
            "{Rows} quarter-hours of history of site {Site} are older than its {Days} days of retention and were deleted.")]
        public static partial void Deleted(ILogger log, int rows, string site, int days);
    }
}
