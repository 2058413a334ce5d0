using System.Text.RegularExpressions;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Scenarios;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Properties;

/// <summary>
/// When pictures of a floor are taken depends on load, and on whoever looks: neither the floor may hang on it, nor what a picture shows.
/// </summary>
public sealed partial class CaptureProperties
{
    [Fact]
    public void Captures_change_nothing_and_show_what_holds() => Chance.ForAll(10, scenario => MustNotMatter(scenario, 10));

    [Fact]
    public void Nor_do_they_while_predictions_are_shown()
    {
        var day = SimulatedDay.Make(2, "Europe/Oslo", "2026-11-20", "08:30", hours: 1, arrivalEverySeconds: 10);
        Assert.True(MustNotMatter(day, 60) > 0, "Nothing was predicted.");
    }

    // One floor is looked at after each step, another now and then; gives how often somebody waited for whom something was predicted.
    private static int MustNotMatter(Scenario scenario, int each)
    {
        var (watched, alone) = (NewFloor(scenario), NewFloor(scenario));
        var (random, predicted) = (new Random(scenario.Seed), 0);
        var shown = watched.Capture(null);
        foreach (var step in scenario.Steps)
        {
            Take(watched, step);
            shown = watched.Capture(shown);
            Take(alone, step);
            if (random.Next(each) > 0 && !ReferenceEquals(step, scenario.Steps[^1])) continue;
            var fresh = alone.Capture(null);
            predicted += fresh.Queues.Sum(q => q.Contacts.Count(c => c.Forecast is not null));
            Assert.Equal(TextOf(fresh), TextOf(shown));
        }

        Assert.Equal(SnapshotText.Of(alone.Capture(null)), SnapshotText.Of(watched.Capture(null)));
        return predicted;
    }

    private static Floor NewFloor(Scenario scenario) => new("main", scenario.Zone, scenario.StartAt, forecasts: true);

    private static void Take(Floor floor, FieldStep step)
    {
        if (step.IsTick) floor.Advance(step.Received);
        foreach (var batch in step.Batches()) floor.Apply(batch);
    }

    // Of a queue in which nothing changed the picture may be an older one: when it was taken, when its source was heard by then, and how
    // much of the time until then agents had been busy. Working days, and the wait of a customer whose clock stands, are as of it too.
    private static string TextOf(FloorSnapshot snapshot) => Moments().Replace(SnapshotText.Of(snapshot), "");

    [GeneratedRegex("\"(AsOf|HeardAt|Occupancy|(LongestWait)?WorkingDays)\": [^,\n]*|\"CustomerSince\": [^,]*(?=,\\s*\"CustomersTurn\": true)")]
    private static partial Regex Moments();
}
