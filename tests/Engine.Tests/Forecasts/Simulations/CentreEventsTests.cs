using QueueMonitor.Testing.Simulations;

namespace QueueMonitor.Engine.Tests.Forecasts.Simulations;

public class CentreEventsTests
{
    [Fact]
    public void The_floor_sees_what_happened_in_the_centre()
    {
        const long Monday = 1_609_718_400_000;
        var queues = new[] { new SimulatedQueue(_ => 0.05, 0.05, new ExponentialLaw(200)), new SimulatedQueue(_ => 0.03, 0.03, new ErlangLaw(90)) };
        var centre = new SimulatedCentre(
            queues, [new(t => t % 7200 < 3600 ? 8 : 6, [0]), new(_ => 5, [0, 1], LongestFirst: true)], new LogNormalLaw(180), 3000, 12);
        var floor = new Floor("site", "UTC", Monday);
        var run = CentreRun.Play(centre, new CentreEvents(floor, centre, Monday));

        var site = floor.Capture(null).Site;
        Assert.Equal((3000, 0), (run.Answered + run.Abandoned, site.Waiting));
        Assert.Equal((run.Answered, run.Abandoned), (site.Today.Answered, site.Today.Abandoned + site.Today.ShortAbandoned));
        Assert.True(run.Now < 86_400 && run.Delayed > 500);
    }
}
