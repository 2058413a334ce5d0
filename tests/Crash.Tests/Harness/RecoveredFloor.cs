using System.Text;
using QueueMonitor.Engine.Images;
using QueueMonitor.Testing;

namespace QueueMonitor.Crash.Tests.Harness;

/// <summary>What a hub makes of a data folder at its start, as text: all that its default site shows.</summary>
internal static class RecoveredFloor
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <param name="folder">A copy of a data folder, for this alone.</param>
    /// <param name="at">The time at which it starts.</param>
    public static async Task<string> Of(string folder, DateTimeOffset at)
    {
        var time = new ManualTime(at);
        await using var hub = await HubInProcess.Start(folder, time);
        var started = TimeProvider.System.GetTimestamp();
        var health = "";
        while (!await IsReady()) await Wait();

        // One event more moves both twins to the same moment, however late their engines look at the clock.
        var until = at.AddSeconds(5);
        time.Advance(until - at);
        var beat = $$"""{"type":"source.heartbeat","at":"{{until:yyyy-MM-ddTHH:mm:ss.fffZ}}"}""";
        using var content = new StringContent(beat, Encoding.UTF8, "application/json");
        using var answer = await hub.Client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal(until.ToUnixTimeMilliseconds(), hub.Main.Latest.AsOf.ToUnixTimeMilliseconds());
        Assert.Equal(0, hub.Main.Latest.Counters.LedgerViolations);
        // Rows that did not change keep the moment of the look that made them: all are made anew here.
        using var image = new MemoryStream();
        await hub.Main.WriteImage(image, CancellationToken.None);
        image.Position = 0;
        return SnapshotText.Of(FloorImage.Read(image).Floor!.Capture(null));

        async Task<bool> IsReady()
        {
            using var answer = await hub.Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
            health = await answer.Content.ReadAsStringAsync();
            return answer.IsSuccessStatusCode;
        }

        Task Wait()
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < Patience, $"The hub does not come back: {health}");
            return Task.Delay(5);
        }
    }
}
