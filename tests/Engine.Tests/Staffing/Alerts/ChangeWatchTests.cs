using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Tests.Staffing.Demand;

namespace QueueMonitor.Engine.Tests.Staffing.Alerts;

/// <summary>A change of what comes, from its beginning to its end, of which ten a minute were expected, or fewer.</summary>
public sealed class ChangeWatchTests
{
    private readonly PoissonDice _dice = new(3);

    [Theory]
    [InlineData(10, 1.5, 30)]
    [InlineData(10, 2, 30)]
    [InlineData(2, 2, 30)]
    [InlineData(2, 1.5, 45)]
    [InlineData(10, 1.25, 40)]
    public void A_surge_is_over_soon_after_it_has_ended_however_long_it_was(double mean, double times, int within)
    {
        var (found, sum, slow) = (0, 0, 0);
        for (var day = 0; day < 200; day++)
        {
            var watch = ChangeWatch.ForCounts(0.25, 30);
            Run(watch, 240, mean, mean * times);
            if (!watch.Holds) continue;
            found++;
            var minutes = 0;
            while (watch.Holds && minutes < 480)
            {
                Run(watch, 1, mean, mean);
                minutes++;
            }

            sum += minutes;
            slow += minutes > 90 ? 1 : 0;
        }

        Assert.True(found > 150 && sum <= within * found && slow <= found / 20, $"{(double)sum / found} minutes, {slow} of {found} over 90");
    }

    [Fact]
    public void A_great_change_that_goes_on_stands_and_a_slight_one_is_seldom_taken_for_ended()
    {
        Assert.Equal(0, Ends(1.5));
        Assert.InRange(Ends(1.25), 0, 100);

        // In 100 times ten hours, told as alerts are.
        int Ends(double times)
        {
            var ends = 0;
            for (var day = 0; day < 100; day++)
            {
                var (watch, alert) = (ChangeWatch.ForCounts(0.25, 30), default(HeldAlert));
                for (var minute = 1; minute <= 600; minute++)
                {
                    Run(watch, 1, 10, 10 * times);
                    ends += alert.Observe(minute * 60_000L, watch.Holds ? 1 : 0) && alert.State != AlertState.Raised ? 1 : 0;
                }
            }

            return ends;
        }
    }

    [Fact]
    public void It_is_calm_when_no_more_than_was_expected_came_in_a_quarter_of_an_hour_and_not_before()
    {
        var watch = ChangeWatch.ForCounts(0.25, 30);
        for (var minute = 0; minute < 60; minute++) watch.Observe(20, 10);
        Assert.True(watch.Holds && !watch.IsCalm);
        Assert.Equal((300, 150), watch.Quarter);
        for (var minute = 0; minute < 14; minute++) watch.Observe(10, 10);
        Assert.True(watch.Holds && !watch.IsCalm);
        watch.Observe(10, 10);
        Assert.False(watch.Holds || watch.IsCalm);
    }

    [Fact]
    public void What_is_calm_stays_so_until_clearly_more_come()
    {
        // One a minute: a quarter of an hour alone does not tell that a slight change is over.
        var watch = ChangeWatch.ForCounts(0.25, 30);
        for (var minute = 0; minute < 300; minute++) watch.Observe(1.25, 1);
        for (var minute = 0; minute < 15; minute++) watch.Observe(1, 1);
        Assert.True(watch.Holds && watch.IsCalm);
        watch.Observe(2, 1);
        Assert.True(watch.Holds && watch.IsCalm, "16 of 15");
        watch.Observe(2, 1);
        Assert.True(watch.Holds && !watch.IsCalm, "17 of 15");
    }

    [Fact]
    public void Nothing_that_comes_or_is_expected_ends_it_after_an_hour()
    {
        var watch = ChangeWatch.ForCounts(0.5, 12);
        watch.Observe(14, 0);
        for (var minute = 0; minute < 73; minute++) watch.Observe(0, 0);
        Assert.True(watch.Holds);
        watch.Observe(0, 0);
        Assert.False(watch.Holds);
    }

    [Fact]
    public void Handle_times_as_usual_end_it_too()
    {
        var watch = ChangeWatch.ForTimes(0.25, 30);
        for (var minute = 0; minute < 120; minute++) watch.Observe(14, 10);
        Assert.True(watch.Holds);
        for (var minute = 0; minute < 15; minute++) watch.Observe(10, 10);
        Assert.False(watch.Holds);
    }

    private void Run(ChangeWatch watch, int minutes, double expected, double mean)
    {
        for (var minute = 0; minute < minutes; minute++) watch.Observe(_dice.Throw(mean), expected);
    }
}
