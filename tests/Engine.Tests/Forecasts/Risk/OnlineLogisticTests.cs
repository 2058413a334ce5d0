using QueueMonitor.Engine.Forecasts.Risk;

namespace QueueMonitor.Engine.Tests.Forecasts.Risk;

public class OnlineLogisticTests
{
    [Fact]
    public void It_finds_the_weights_that_made_the_cases()
    {
        double[] truth = [-1, 0.8, -0.5];
        var random = new Random(7);
        var learner = new OnlineLogistic(3, 1, 0.99999);
        for (var i = 0; i < 60_000; i++)
        {
            double[] x = [1, (random.NextDouble() * 4) - 2, (random.NextDouble() * 4) - 2];
            learner.Learn(x, random.NextDouble() < Odds.Probability(x.Zip(truth, (a, b) => a * b).Sum()));
        }

        for (var i = 0; i < truth.Length; i++) Assert.Equal(truth[i], learner.Weight(i), 0.05);
    }

    [Fact]
    public void One_step_is_that_of_the_information_filter()
    {
        // With one input: precision 1/P grows by p(1 − p)x², and the weight moves by (y − p)x over the new precision.
        var learner = new OnlineLogistic(1, 0.5, 0.9).Start(0, 0.4);
        var (weight, precision) = (0.4, 1 / 0.5);
        foreach (var (x, y) in new[] { (1.5, true), (0.7, false), (-2.0, true) })
        {
            var p = Odds.Probability(weight * x);
            precision += p * (1 - p) * x * x;
            weight += ((y ? 1 : 0) - p) * x / precision;
            precision = Math.Max(precision * 0.9, 1 / 0.5);
            learner.Learn([x], y);
            Assert.Equal(weight, learner.Weight(0), 1e-12);
        }
    }

    [Fact]
    public void It_follows_a_change_and_never_runs_away()
    {
        var learner = new OnlineLogistic(2, 0.1, 0.999).Start(1, 1);
        for (var i = 0; i < 100_000; i++) learner.Learn([1, 0], i % 10 == 0);
        Assert.Equal(0.1, Odds.Probability(learner.Weight(0)), 0.03);
        Assert.Equal(1, learner.Weight(1), 1e-9);
        for (var i = 0; i < 5_000; i++) learner.Learn([1, 3], i % 2 == 0);
        Assert.Equal(0.5, Odds.Probability(learner.LogOdds([1, 3])), 0.1);
    }

    [Fact]
    public void After_many_cases_rounding_has_not_spoilt_it()
    {
        var random = new Random(9);
        var learner = new OnlineLogistic(3, 0.1, 0.99);
        for (var i = 0; i < 50_000; i++)
        {
            var x = random.NextDouble();
            learner.Learn([1, x, x + (0.01 * random.NextDouble())], random.NextDouble() < 0.3);
        }

        foreach (var x in new[] { 0, 0.5, 1.0 }) Assert.Equal(0.3, Odds.Probability(learner.LogOdds([1, x, x])), 0.2);
    }

    [Theory]
    [InlineData(0, 0.002)]
    [InlineData(1, 0.998)]
    [InlineData(0.3, 0.3)]
    public void Log_odds_are_kept_in_bounds(double p, double kept) => Assert.Equal(kept, Odds.Probability(Odds.Log(p)), 1e-12);
}
