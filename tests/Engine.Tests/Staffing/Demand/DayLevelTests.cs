using QueueMonitor.Engine.Staffing;
using QueueMonitor.Engine.Staffing.Demand;
using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Tests.Staffing.Demand;

public sealed class DayLevelTests
{
    [Fact]
    public void Before_anything_is_seen_the_forecast_holds()
    {
        var level = new DayLevel(156.25);
        Assert.Equal((1, 0.08), (level.Mean, Math.Round(level.Spread, 12)));
        Assert.InRange(level.Above(1), 0.48, 0.5);
    }

    [Fact]
    public void Follows_a_shift_within_the_day_and_forgets_it()
    {
        var level = new DayLevel(156.25);
        for (var minute = 0; minute < 120; minute++) level.Observe(13, 10, 60);
        // Prior 156 against ten a minute over some 29 minutes.
        Assert.Equal((156.25 + (13 * 29.35)) / (156.25 + (10 * 29.35)), level.Mean, 0.002);
        Assert.True(level.Above(1.05) > 0.99);
        for (var minute = 0; minute < 240; minute++) level.Observe(10, 10, 60);
        Assert.Equal(1, level.Mean, 0.002);
    }

    [Fact]
    public void Steps_may_be_cut_as_one_likes()
    {
        var (minutes, seconds) = (new DayLevel(100), new DayLevel(100));
        for (var minute = 0; minute < 60; minute++)
        {
            minutes.Observe(0, 0, 60);
            minutes.Observe(12, 10, 0);
            for (var s = 0; s < 60; s++) seconds.Observe(0, 0, 1);
            seconds.Observe(12, 10, 0);
        }

        Assert.Equal(minutes.Mean, seconds.Mean, 12);
    }

    [Fact]
    public void Ranges_of_counts_hold_eight_times_in_ten()
    {
        var (dice, chance, held, tries) = (new PoissonDice(3), new Random(4), 0, 0);
        for (var day = 0; day < 300; day++)
        {
            var truth = GammaLaw.Quantile(156.25, chance.NextDouble()) / 156.25;
            var level = new DayLevel(156.25);
            for (var interval = 0; interval < 16; interval++)
            {
                var (low, high) = level.Range(75, 0);
                var count = 0;
                for (var minute = 0; minute < 15; minute++)
                {
                    var came = dice.Throw(5 * truth);
                    count += came;
                    level.Observe(came, 5, 60);
                }

                held += count >= low && count <= high ? 1 : 0;
                tries++;
            }
        }

        Assert.InRange((double)held / tries, 0.78, 0.86);
    }

    [Fact]
    public void Handle_time_counts_contacts_that_are_still_open()
    {
        var handle = new HandleTime(240, 0.1);
        Assert.Equal((240, 0.1), (handle.Seconds, Math.Round(handle.Spread, 12)));
        // Ten agents busy without a break, contacts of 300 s: two a minute are completed.
        for (var minute = 0; minute < 600; minute++) handle.Observe(600, 2, 60);
        var weight = 2 * (1 - Math.Pow(0.5, 10)) / (1 - Math.Pow(0.5, 1.0 / 60));
        Assert.Equal(((100 * 240) + (weight * 300)) / (100 + weight), handle.Seconds, 6);
        Assert.True(handle.Spread < 0.1);
    }

    [Fact]
    public void The_probability_to_be_short_is_what_chance_says()
    {
        var (level, handle) = (new DayLevel(100), new HandleTime(240, 0.05));
        var outlook = new LoadOutlook(40.0 / 240, level, handle);
        var (chance, above) = (new Random(9), 0);
        const int tries = 20_000;
        for (var i = 0; i < tries; i++)
        {
            var m = GammaLaw.Quantile(100, chance.NextDouble()) / 100;
            var z = Math.Sqrt(-2 * Math.Log(1 - chance.NextDouble())) * Math.Cos(2 * Math.PI * chance.NextDouble());
            above += 40 * m * Math.Exp((0.05 * z) - 0.00125) > 43 ? 1 : 0;
        }

        Assert.Equal((double)above / tries, outlook.ProbabilityShort(43 / 240.0, 240), 0.01);
        Assert.Equal(0.1, outlook.ProbabilityShort(outlook.LoadQuantile(0.9), 1), 6);
        Assert.Equal(0, new LoadOutlook(0, level, handle).ProbabilityShort(0, 240));
    }

    [Fact]
    public void Required_is_a_range_that_narrows_as_the_day_is_seen()
    {
        var curve = new CapacityCurve(new ErlangA(240, 240), new StaffingGoal());
        var (level, handle) = (new DayLevel(50), new HandleTime(240, 0.03));
        var before = new LoadOutlook(40.0 / 240, level, handle).Required(curve);
        for (var minute = 0; minute < 120; minute++) level.Observe(10, 10, 60);
        var after = new LoadOutlook(40.0 / 240, level, handle).Required(curve);
        Assert.Equal((43, 43), (before.Likely, after.Likely));
        Assert.True(before.Low < after.Low && after.Low < 43 && after.High > 43 && before.High > after.High);
    }
}
