using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Screens;

/// <summary>Puts down each minute, and at the end, when each screen was last on. Nobody waits for it.</summary>
internal sealed partial class ScreenSeenWriter(LiveScreens screens, BoardClock clock, ILogger<ScreenSeenWriter> log) : BackgroundService
{
    public static readonly TimeSpan Every = TimeSpan.FromMinutes(1);

    private bool _failed;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Write();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock.Pace);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await Write();
        }
        catch (OperationCanceledException)
        {
            // The end: what is left is written after it.
        }
    }

    private async Task Write()
    {
        try
        {
            await screens.SaveSeen();
            _failed = false;
        }
        catch (HubStoreException problem)
        {
            if (!_failed) Log.NotWritten(log, problem.Message);
            _failed = true;
        }
    }

    private static partial class Log
    {
        [LoggerMessage(HubEvents.LastSeenNotWritten, LogLevel.Warning,
            "When screens were last on cannot be stored, and is known until the program ends: {Problem}")]
        public static partial void NotWritten(ILogger log, string problem);
    }
}
