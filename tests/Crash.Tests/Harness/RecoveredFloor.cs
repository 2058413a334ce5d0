using QueueMonitor.Engine.Images;
using QueueMonitor.Testing;

namespace QueueMonitor.Crash.Tests.Harness;

/// <summary>What a hub makes of a data folder at its start, as text: all that its default site shows.</summary>
internal static class RecoveredFloor
{
    /// <param name="folder">A copy of a data folder, for this alone: gone when its floor is known, since a long run makes hundreds.</param>
    /// <param name="at">The time at which it starts.</param>
    public static async Task<string> Of(string folder, DateTimeOffset at)
    {
        var floor = await In(folder, at);
        Directory.Delete(folder, recursive: true);
        return floor;
    }

    private static async Task<string> In(string folder, DateTimeOffset at)
    {
        var time = new ManualTime(at);
        await using var hub = await HubInProcess.Start(folder, time);
        var started = TimeProvider.System.GetTimestamp();
        var health = "";
        while (!await IsReady()) await Wait();

        // In a copy that no loop moves: of one moment, however late the engine looks at the clock, and with all rows made anew, since
        // those that do not change keep the moment of the look that made them.
        using var image = new MemoryStream();
        await hub.Main.WriteImage(image, CancellationToken.None);
        image.Position = 0;
        var floor = FloorImage.Read(image).Floor!;
        var until = at.AddSeconds(5);
        floor.Advance(until.ToUnixTimeMilliseconds());
        var snapshot = floor.Capture(null);
        Assert.Equal(until.ToUnixTimeMilliseconds(), snapshot.AsOf.ToUnixTimeMilliseconds());
        Assert.Equal(0, snapshot.Counters.LedgerViolations);
        return SnapshotText.Of(snapshot);

        async Task<bool> IsReady()
        {
            using var answer = await hub.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            health = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode;
        }

        Task Wait()
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience.Longest, $"The hub does not come back: {health}");
            return Task.Delay(5);
        }
    }
}
