using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Engine.Tests.Forecasts;

public sealed class MixtureTests
{
    // By luck alone its share would be 2.5 % on average, and each wait told 1 % too short where the last waits were those of the impatient.
    [Fact]
    public void A_second_opinion_that_is_worth_nothing_counts_for_next_to_nothing()
    {
        Assert.InRange(ShareOfNoise(sure: 0), 0.01, 0.1);
        Assert.InRange(ShareOfNoise(sure: 2), 0, 0.002);
    }

    [Fact]
    public void One_that_is_right_all_along_comes_to_count_for_nearly_all()
    {
        var random = new Random(3);
        var mixture = new Mixture(memory: 0.995, doubt: 20, sure: 2);
        for (var i = 0; i < 1_000; i++)
        {
            var truth = 5 + random.NextDouble();
            mixture.Learn(truth + Noise(random), truth, truth, keepAtLeast: 0);
        }

        Assert.InRange(mixture.Share, 0.7, 1);
    }

    [Fact]
    public void Before_any_case_the_first_counts_alone() => Assert.Equal(3, new Mixture(0.995, 20, 2).Of(3, 8));

    private static double ShareOfNoise(double sure)
    {
        var (random, sum) = (new Random(5), 0.0);
        var mixture = new Mixture(memory: 0.995, doubt: 20, sure);
        for (var i = 0; i < 100_000; i++)
        {
            mixture.Learn(0, 1, Noise(random), keepAtLeast: 0);
            sum += mixture.Share;
        }

        return sum / 100_000;
    }

    // Mean 0, spread 1.
    private static double Noise(Random random) => (random.NextDouble() - 0.5) * Math.Sqrt(12);
}
