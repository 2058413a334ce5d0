using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Tests.Properties;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Scenarios;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Images;

public sealed class FloorImageTests
{
    [Fact]
    public void A_floor_from_an_image_shows_the_same_and_goes_on_the_same() => Chance.ForAll(12, scenario =>
    {
        var random = new Random(scenario.Seed);
        var original = new Floor("main", scenario.Zone, scenario.StartAt, forecasts: scenario.Seed % 2 == 0, staffing: scenario.Seed % 3 != 0);
        GoesOnTheSame(original, scenario, step => random.Next(scenario.Steps.Count) < 3);
    });

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_busy_day_with_forecasts_goes_on_the_same(int seed)
    {
        var day = SimulatedDay.Make(seed, "Europe/Oslo", "2026-10-25", "02:30", hours: 0.5, arrivalEverySeconds: 10);
        var original = new Floor("main", day.Zone, day.StartAt, forecasts: true, staffing: true);
        GoesOnTheSame(original, day, step => step % 250 == 249);
    }

    // Where `at` says so, the floor is written, read, and both go on; older ones are let go.
    private static void GoesOnTheSame(Floor original, Scenario scenario, Func<int, bool> at)
    {
        FloorSnapshot shown = original.Capture(null), again = shown;
        Floor? restored = null;
        for (var i = 0; i < scenario.Steps.Count; i++)
        {
            shown = Take(original, scenario.Steps[i], shown);
            if (restored is not null)
            {
                again = Take(restored, scenario.Steps[i], again);
                if (i % 3 == 0 || scenario.Steps.Count < 300) Assert.Equal(SnapshotText.Of(shown), SnapshotText.Of(again));
            }

            if (!at(i)) continue;
            var image = Write(original);
            if (restored is not null) Assert.Equal(image, Write(restored));
            restored = Read(image);
            Assert.Equal(image, Write(restored));
            (shown, again) = (original.Capture(null), restored.Capture(null));
            Assert.Equal(SnapshotText.Of(shown), SnapshotText.Of(again));
        }
    }

    private static FloorSnapshot Take(Floor floor, FieldStep step, FloorSnapshot before)
    {
        if (step.IsTick) floor.Advance(step.Received);
        foreach (var batch in step.Batches()) floor.Apply(batch);
        return floor.Capture(before);
    }

    private static byte[] Write(Floor floor)
    {
        using var stream = new MemoryStream();
        var head = FloorImage.Write(floor, stream);
        Assert.Equal(stream.Length, head.Bytes);
        return stream.ToArray();
    }

    private static Floor Read(byte[] image)
    {
        using var stream = new MemoryStream(image);
        var read = FloorImage.Read(stream);
        Assert.Null(read.Why);
        Assert.Equal(ImageProblem.None, read.Problem);
        return read.Floor!;
    }
}
