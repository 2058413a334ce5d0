using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Forecasts.Patience;
using QueueMonitor.Engine.Forecasts.Risk;

namespace QueueMonitor.Engine.Tests.Forecasts.Risk;

public class AbandonmentRiskTests
{
    // Nothing seen yet: one in 400 seconds at every age, which is exponential patience.
    private static readonly Hazard Exponential = new(null, Timeout.InfiniteTimeSpan);

    [Theory]
    [InlineData(0, 20)]
    [InlineData(0, 200)]
    [InlineData(4, 24)]
    [InlineData(9, 24)]
    [InlineData(49, 5)]
    [InlineData(120, 1.5)]
    public void With_exponential_patience_it_is_the_closed_form(int ahead, double serviceSeconds)
    {
        var (rate, theta) = (1 / serviceSeconds, 1 / 400.0);
        var expected = (ahead + 1) * theta / (rate + ((ahead + 1) * theta));
        var wait = Behind(ahead, rate, theta);
        Assert.Equal(expected, AbandonmentRisk.Of(Exponential, 0, wait), 1e-3);
        Assert.Equal(expected, AbandonmentRisk.Of(Exponential, 777, wait), 1e-3);
    }

    [Fact]
    public void A_shorter_horizon_never_risks_more_and_a_long_one_risks_all()
    {
        var wait = RemainingWait.OfMoments(200, 20_000);
        var all = AbandonmentRisk.Of(Exponential, 30, wait);
        var before = 0.0;
        for (var horizon = 0; horizon <= 2000; horizon += 10)
        {
            var within = AbandonmentRisk.Within(Exponential, 30, wait, horizon);
            Assert.InRange(within, before, all + 1e-12);
            before = within;
        }

        Assert.Equal(all, before, 1e-12);
        Assert.Equal(0, AbandonmentRisk.Within(Exponential, 30, wait, 0), 1e-12);
    }

    [Fact]
    public void When_waits_shrink_what_is_told_falls_as_the_formula_does()
    {
        var (remaining, half) = (new WaitRangeSnapshot(200, 80, 420), RemainingWait.OfRange(40, 100, 210));
        var (before, after) = (AbandonmentRisk.Within(Exponential, 30, RemainingWait.OfRange(80, 200, 420), 300), AbandonmentRisk.Within(Exponential, 30, half, 300));
        Assert.Equal(after, AbandonmentRisk.Relieved(Exponential, 30, before, remaining, 0.5, 300), 1e-12);
        Assert.Equal(0.9, AbandonmentRisk.Relieved(Exponential, 30, 0.9, remaining, 1, 300), 1e-12);
        Assert.InRange(AbandonmentRisk.Relieved(Exponential, 30, 0.9, remaining, 0.5, 300), after, 0.9);
        Assert.Equal(0, AbandonmentRisk.Relieved(Exponential, 30, 0.9, remaining, 0, 300), 1e-12);
    }

    [Fact]
    public void Who_is_answered_at_once_risks_nothing() =>
        Assert.Equal(0, AbandonmentRisk.Of(Exponential, 10, RemainingWait.OfMoments(0, 0)), 1e-12);

    [Theory]
    [InlineData(0.4, 0.1, 0.4, 0.1)]
    [InlineData(0.4, 0.4, 0.7, 0.7)]
    [InlineData(0.4, 0, 0.7, 0)]
    [InlineData(0, 0, 0.7, 0)]
    [InlineData(0.4, 0.1, 0, 0)]
    public void A_correction_carries_over_to_the_horizon(double structural, double within, double corrected, double expected) =>
        Assert.Equal(expected, AbandonmentRisk.Carry(structural, within, corrected), 1e-12);

    [Fact]
    public void Carried_over_it_rises_with_both_and_stays_below_the_whole()
    {
        for (var p = 0.01; p < 1; p += 0.01)
        {
            var before = 0.0;
            for (var within = 0.01; within < 0.5; within += 0.01)
            {
                var carried = AbandonmentRisk.Carry(0.5, within, p);
                Assert.InRange(carried, before, p);
                before = carried;
            }
        }
    }

    // V is the sum of k + 1 exponential stages, at rates D, D + θ … D + kθ.
    private static RemainingWait Behind(int ahead, double rate, double theta)
    {
        var stages = Enumerable.Range(0, ahead + 1).Select(j => 1 / (rate + (j * theta))).ToList();
        return RemainingWait.OfMoments(stages.Sum(), stages.Sum(s => s * s));
    }
}
