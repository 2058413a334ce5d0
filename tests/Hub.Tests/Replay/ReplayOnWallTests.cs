using System.Text.Json;
using QueueMonitor.Hub.Cli;
using QueueMonitor.Hub.Replay;
using QueueMonitor.Hub.Tests.Data;

namespace QueueMonitor.Hub.Tests.Replay;

public class ReplayOnWallTests
{
    // Both end with everything settled: the one because the recording is over, the other because its clock went on.
    [Fact]
    public async Task OnAWallTheSameComesOfItAsWithoutOne()
    {
        using var without = new StringWriter();
        string[] arguments = ["replay", Recordings.Path(Recordings.Asterisk22), "--format", "queue_log", "--report", "json"];
        Assert.Equal(CommandLine.Done, await CommandLine.Run(arguments, without, TextWriter.Null, TimeProvider.System));

        using var stop = new CancellationTokenSource();
        using var recording = RecordingFormats.Open(Recordings.Path(Recordings.Asterisk22), RecordingFormat.QueueLog, TimeZoneInfo.Utc);
        var hub = new HubOptions { Time = TimeProvider.System, Urls = "http://127.0.0.1:0", Logging = static _ => { }, Zone = "UTC" };
        using var messages = new OverWriter(stop);
        var result = await ReplayOnWall.Run("x", recording, hub, TimeProvider.System, 2_000, messages, stop.Token);

        var (alone, onWall) = (JsonDocument.Parse(without.ToString()).RootElement, JsonDocument.Parse(ReplayReport.Json(result!)).RootElement);
        Assert.Equal(Figures(alone), Figures(onWall));
    }

    private static string Figures(JsonElement report) =>
        $"{report.GetProperty("total")} {report.GetProperty("queues")} {report.GetProperty("anomalies")} {report.GetProperty("events")}";

    // Presses Ctrl+C when the recording is over.
    private sealed class OverWriter(CancellationTokenSource stop) : StringWriter
    {
        public override Task WriteLineAsync(string? value)
        {
            if (value!.StartsWith("The recording is over", StringComparison.Ordinal)) stop.CancelAfter(TimeSpan.FromMilliseconds(1));
            return Task.CompletedTask;
        }
    }
}
