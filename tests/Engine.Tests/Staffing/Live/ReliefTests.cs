using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing.Simulations;

namespace QueueMonitor.Engine.Tests.Staffing.Live;

/// <summary>What an advised move does to those who wait now, as walls tell it: likely hang-ups fall from so many to so many.</summary>
public sealed class ReliefTests
{
    private const double Talk = 60, Rate = 15 / Talk;

    [Fact]
    public void While_a_move_is_advised_its_queue_tells_how_many_would_hang_up_with_it()
    {
        var (advised, next) = (0, 1_200.0);
        LiveCentre? centre = null;
        centre = new LiveCentre(Centre()) { Passed = now => Look(centre!, now) };
        CentreRun.Play(Centre(), centre);
        Assert.True(advised > 50, $"A move was advised in {advised} looks.");

        void Look(LiveCentre seen, double now)
        {
            if (now < next) return;
            next += 15;
            seen.Floor.Advance(LiveCentre.Start + (long)(now * 1000));
            var floor = seen.Shown;
            foreach (var queue in floor.Queues)
            {
                var forecast = queue.Forecast;
                var told = floor.Staffing!.Advice?.To == queue.Queue && forecast.ExpectedAbandons5Min is not null;
                Assert.Equal(told, forecast.RelievedAbandons5Min is not null);
                if (!told) continue;
                advised++;
                Assert.InRange(forecast.RelievedAbandons5Min!.Value, 0, 0.95 * forecast.ExpectedAbandons5Min!.Value);
            }
        }
    }

    // Ten agents for the calls of fifteen, and a dozen beside them of whom half could help.
    private static SimulatedCentre Centre() => new(
        [new(_ => Rate, Rate, new ExponentialLaw(120)), new(_ => 6 / Talk, 6 / Talk, new ExponentialLaw(120))],
        [new(_ => 10, [0]), new(_ => 6, [1]), new(_ => 6, [1], Skills: [1, 0])],
        new ExponentialLaw(Talk), 740, 5);
}
