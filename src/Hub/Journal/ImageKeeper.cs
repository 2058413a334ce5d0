using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Journal;

/// <summary>Takes images of floors as they change, lets go of what of the journal is then no longer needed, and rewrites what was erased.</summary>
internal sealed partial class ImageKeeper(SiteEngines engines, SiteJournal journal, HubOptions options, ILogger<ImageKeeper> log) : BackgroundService
{
    /// <summary>Events after which a new image is due: some tenths of a second of replay.</summary>
    public const long EventsMax = 500_000;

    /// <summary>The oldest that an image may be while anything changes.</summary>
    public static readonly TimeSpan AgeMax = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(10);

    private readonly TimeProvider _time = options.Time;

    /// <summary>Why the last image or the last cleaning failed; null: it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>Does what is due.</summary>
    public async Task LookNow(CancellationToken cancellation)
    {
        try
        {
            foreach (var site in engines.All)
            {
                if (site.Failure is null && journal.IsImageDue(site, EventsMax, AgeMax)) await journal.TakeImage(site, cancellation);
            }

            await journal.EraseWhatIsToBe(engines, cancellation);
            var kept = TimeSpan.FromDays(options.JournalDays);
            var dropped = await journal.DropOld(_time.GetUtcNow() - kept, options.JournalMegabytes * 1024L * 1024);
            if (dropped > 0) Log.Dropped(log, dropped);
            Problem = null;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or JournalException or Microsoft.Data.Sqlite.SqliteException)
        {
            if (Problem is null) Log.Failed(log, problem.Message);
            Problem = problem.Message;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await engines.Ready.WaitAsync(stoppingToken);
            using var timer = new PeriodicTimer(LookEvery, _time);
            while (await timer.WaitForNextTickAsync(stoppingToken)) await LookNow(stoppingToken);
        }
        catch (Exception) when (stoppingToken.IsCancellationRequested || engines.Ready.IsFaulted || engines.Ready.IsCanceled)
        {
            // The end, or a start that failed and says so itself.
        }
    }

    private static partial class Log
    {
        [LoggerMessage(HubEvents.JournalDropped, LogLevel.Information,
            "{Groups} groups of the journal were older than it is kept, or more than it may hold, and were dropped.")]
        public static partial void Dropped(ILogger log, long groups);

        [LoggerMessage(HubEvents.ImageFailed, LogLevel.Error,
            "An image of a floor, or the cleaning of the journal, failed and is tried again; events are taken as before, "
            + "and the next start may take longer. {Problem}")]
        public static partial void Failed(ILogger log, string problem);
    }
}
