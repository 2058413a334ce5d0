using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Figures;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Days;

/// <summary>Stretches of a simulated centre with its losses, repeats and restarts.</summary>
public sealed class SimulatedDayTests
{
    [Theory]
    [InlineData(1, "Europe/Madrid", "2026-11-20", "09:00:00", 6)]
    [InlineData(2, "Europe/Madrid", "2026-03-28", "20:00:00", 8)]
    [InlineData(3, "Europe/Madrid", "2026-10-24", "20:00:00", 9)]
    public void The_ledger_adds_up_at_every_minute(int seed, string zone, string date, string from, double hours)
    {
        var scenario = SimulatedDay.Make(seed, zone, date, from, hours, agents: 6, arrivalEverySeconds: 12);
        var played = new Played(zone, scenario.StartAt);
        foreach (var step in scenario.Steps)
        {
            played.Take(step);
            if (step.IsTick) AssertAddsUp(played.Snapshot);
        }

        Assert.True(played.Snapshot.Site.SinceStart.Answered > 200, "nearly nobody was answered: this day shows nothing");
        Assert.Equal(0, played.Snapshot.Counters.LedgerViolations);
    }

    [Fact]
    public void Its_figures_are_those_of_the_slow_floor()
    {
        var scenario = SimulatedDay.Make(4, "Europe/Madrid", "2026-03-29", "01:30:00", 0.6);
        var played = new Played(scenario.Zone, scenario.StartAt);
        var reference = new ReferenceFloor("main", scenario.Zone, scenario.StartAt);
        foreach (var step in scenario.Steps)
        {
            played.Take(step);
            reference.Take(step);
        }

        Assert.Empty(FigureDiff.Of(reference.Figures(), SnapshotFigures.Of(played.Snapshot)));
    }

    private static void AssertAddsUp(FloorSnapshot floor)
    {
        foreach (var queue in floor.Queues)
            Assert.True(queue.Today.AddsUp && queue.SinceStart.AddsUp, $"{queue.Queue} at {floor.AsOf:O}: {queue.Today}");
        Assert.True(floor.Site.Today.AddsUp && floor.Site.SinceStart.AddsUp, $"the site at {floor.AsOf:O}");
    }
}
