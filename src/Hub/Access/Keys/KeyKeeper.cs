using Microsoft.Data.Sqlite;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Access.Keys;

/// <summary>
/// Looks each second for keys that a command beside the service has made or revoked, and for those that have just expired; puts down now and
/// then when each was last used. Nobody waits for it.
/// </summary>
internal sealed partial class KeyKeeper(KeyBook keys, HubStore store, BoardClock clock, ILogger<KeyKeeper> log) : BackgroundService
{
    private bool _failed;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Guarded(keys.SaveUsed);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var connection = store.OpenReader();
        using var timer = new PeriodicTimer(AccessLimits.LookEvery, clock.Pace);
        var seen = KeyTable.ChangesSeen(connection);
        var savedAt = clock.Pace.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await Guarded(async () => seen = await LookAgain(connection, seen));
                keys.EndExpired();
                if (clock.Pace.GetElapsedTime(savedAt) < AccessLimits.SaveUsedEvery) continue;
                savedAt = clock.Pace.GetTimestamp();
                await Guarded(keys.SaveUsed);
            }
        }
        catch (OperationCanceledException)
        {
            // The end: what is left is written after it.
        }
    }

    private async Task<long> LookAgain(SqliteConnection connection, long seen)
    {
        var now = KeyTable.ChangesSeen(connection);
        if (now != seen) await keys.LookAgain();
        return now;
    }

    private async Task Guarded(Func<Task> work)
    {
        try
        {
            await work();
            _failed = false;
        }
        catch (Exception problem) when (problem is HubStoreException or SqliteException)
        {
            if (!_failed) Log.Failed(log, problem.Message);
            _failed = true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(HubEvents.KeysNotRead, LogLevel.Warning,
            "Keys cannot be read anew, or when they were last used not be stored; those that are known go on. It is tried again: {Problem}")]
        public static partial void Failed(ILogger log, string problem);
    }
}
