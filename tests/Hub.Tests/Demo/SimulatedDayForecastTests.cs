using System.Buffers;
using System.Globalization;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Forecasts.Records;
using QueueMonitor.Hub.Demo;
using QueueMonitor.Hub.Intake;

namespace QueueMonitor.Hub.Tests.Demo;

/// <summary>
/// What the floor predicts of the simulated centre, whose surges come all at once: dozens are told too short a wait before the first of
/// them is answered. Ranges once ran away by that, to hours where nobody ever waits for ten minutes.
/// </summary>
public sealed class SimulatedDayForecastTests
{
    private const double LongestSeconds = 600;

    [Theory]
    [InlineData("2026-11-22T06:18:00Z")]
    [InlineData("2026-11-22T10:06:00Z")]
    public void NoRangeRunsAwayAfterASurge(string start)
    {
        var told = new List<MadePrediction>();
        var accuracy = Live(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture), TimeSpan.FromHours(4.5), told.Add);
        Assert.True(told.Count > 1_000, $"{told.Count} predictions");
        var widest = told.MaxBy(t => t.Forecast.High);
        Assert.True(widest.Forecast.High < 2 * LongestSeconds, $"{widest}");

        var waits = accuracy.Site.Waits;
        Assert.True(waits.AgainstNaive < 0.85, $"the error is {waits.AgainstNaive:F2} of that of the mean of the last ten");
        Assert.InRange(waits.Coverage!.Value, 0.75, 0.85);
        // Of an exponential wait the range of 80 % is three times as wide as its median is off.
        Assert.True(waits.WidthSeconds < 6 * waits.MeanAbsolute, $"{waits.WidthSeconds:F0} s wide, {waits.MeanAbsolute:F0} s off");
        // Of one queue these are a few surges, in each of which waits go the same way.
        foreach (var queue in accuracy.Queues.Where(q => q.Waits.Scored >= 50))
            Assert.True(queue.Waits.Coverage is >= 0.6 and <= 0.95, $"{queue.Queue}: {queue.Waits.Coverage:P0} held");
    }

    private static SiteAccuracy Live(DateTimeOffset start, TimeSpan life, Action<MadePrediction> told)
    {
        var floor = new Floor("main", SimulatedCentre.Zone, start.ToUnixTimeMilliseconds(), forecasts: true) { PredictionMade = told };
        var reader = new EventReader(new Pseudonyms(new byte[Pseudonyms.KeyBytes]));
        using var centre = new SimulatedCentre(seed: 1, start);
        var lines = new ArrayBufferWriter<byte>();
        var batch = new EventBatch();
        for (var now = start; now < start + life; now += TimeSpan.FromSeconds(1))
        {
            centre.Advance(now.AddSeconds(1), lines);
            (batch.Source, batch.ReceivedAt) = ("demo", now.ToUnixTimeMilliseconds());
            var rest = lines.WrittenSpan;
            while (rest.IndexOf((byte)'\n') is var end and >= 0)
            {
                Assert.True(reader.Read(rest[..end], batch, 0, out var error), $"{error}");
                rest = rest[(end + 1)..];
            }

            floor.Apply(batch);
            batch.Clear();
            lines.ResetWrittenCount();
        }

        floor.Advance((start + life).ToUnixTimeMilliseconds());
        return floor.Capture(null).Accuracy!;
    }
}
