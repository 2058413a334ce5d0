using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Tests.Staffing.Demand;

namespace QueueMonitor.Engine.Tests.Staffing.Alerts;

public sealed class CusumTests
{
    // Ten a minute, a quarter more worth noticing, k = 11, h = 30: run lengths computed as a Markov chain.
    [Theory]
    [InlineData(10, 3353.37, 5_000)]
    [InlineData(12.5, 20.530, 10_000)]
    public void Runs_as_long_as_computed(double mean, double length, int runs)
    {
        var (dice, minutes) = (new PoissonDice(2), 0L);
        for (var run = 0; run < runs; run++)
        {
            var sum = Cusum.WithReference(1.1, 30);
            while (!sum.IsAlarmed)
            {
                sum.Observe(dice.Throw(mean), 10);
                minutes++;
            }
        }

        Assert.Equal(length, (double)minutes / runs, length * 0.03);
    }

    [Fact]
    public void The_reference_lies_between_the_rates()
    {
        var sum = Cusum.ForCounts(0.25, 30);
        sum.Observe(12, 10);
        Assert.Equal(12 - (2.5 / Math.Log(1.25)), sum.Sum, 12);
    }

    [Fact]
    public void Handle_times_that_grow_are_noticed_and_usual_ones_are_not()
    {
        var chance = new Random(3);
        Assert.True(Length(1) > 5 * Length(1.3), $"{Length(1)} {Length(1.3)}");

        double Length(double times)
        {
            var contacts = 0;
            for (var run = 0; run < 300; run++)
            {
                var sum = Cusum.ForTimes(0.3, 12);
                for (; !sum.IsAlarmed; contacts++) sum.Observe(-times * Math.Log(1 - chance.NextDouble()), 1);
            }

            return contacts / 300.0;
        }
    }

    [Fact]
    public void The_end_of_a_change_is_noticed_too()
    {
        var sum = Cusum.WithReference(1.1, 30);
        for (var minute = 0; minute < 600; minute++) sum.Observe(20, 10);
        Assert.Equal(60, sum.Sum);
        for (var minute = 0; minute < 60; minute++) sum.Observe(10, 10);
        Assert.Equal((0, false), (Math.Round(sum.Sum, 9), sum.IsAlarmed));
        sum.Observe(90, 10);
        sum.Reset();
        Assert.Equal(0, sum.Sum);
    }
}
