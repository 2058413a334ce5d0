using QueueMonitor.Testing;

namespace QueueMonitor.Crash.Tests.Harness;

/// <summary>What a hub makes of a data folder at its start, as text: all that its default site shows.</summary>
internal static class RecoveredFloor
{
    private const int TriesMax = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Two data folders make the same floor. Both are made anew for each try.</summary>
    public static async Task MustBeSame(Func<string> one, Func<string> other, DateTimeOffset at)
    {
        // An engine that lags behind the hand that moves its time is seen some seconds later. A floor that differs does so each time.
        for (var tries = 1; tries < TriesMax; tries++)
            if (await Of(one(), at) == await Of(other(), at)) return;
        Assert.Equal(await Of(one(), at), await Of(other(), at));
    }

    /// <param name="folder">A copy of a data folder, for this alone.</param>
    /// <param name="at">The time at which it starts.</param>
    private static async Task<string> Of(string folder, DateTimeOffset at)
    {
        var time = new ManualTime(at);
        await using var hub = await HubInProcess.Start(folder, time);
        var started = TimeProvider.System.GetTimestamp();
        while (!(await hub.Client.GetAsync(new Uri("/health/ready", UriKind.Relative))).IsSuccessStatusCode) await Wait();

        // Time alone makes one more snapshot, of a moment that both twins share.
        var until = at.AddSeconds(5);
        while (hub.Main.Latest.AsOf < until)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Wait();
        }

        Assert.Equal(0, hub.Main.Latest.Counters.LedgerViolations);
        return SnapshotText.Of(hub.Main.Latest);

        Task Wait()
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, "The hub does not come back.");
            return Task.Delay(5);
        }
    }
}
