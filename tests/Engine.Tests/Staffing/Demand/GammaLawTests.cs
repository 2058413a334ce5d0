using QueueMonitor.Engine.Staffing.Demand;

namespace QueueMonitor.Engine.Tests.Staffing.Demand;

public sealed class GammaLawTests
{
    [Theory]
    [InlineData(1, 1, 0.36787944117144233)]
    [InlineData(5, 4, 0.62883693517987341)]
    [InlineData(5, 9, 0.054963641495102492)]
    [InlineData(156, 150, 0.67720835830255)]
    [InlineData(445, 480, 0.0512077340180)]
    [InlineData(3, 0, 1)]
    [InlineData(1, 1e9, 0)]
    [InlineData(1e6, 9e5, 1)]
    public void Above(double shape, double x, double expected) => Assert.Equal(expected, GammaLaw.Above(shape, x), 9);

    [Fact]
    public void Is_the_Poisson_law_for_whole_shapes()
    {
        foreach (var (k, mean) in new[] { (1, 0.3), (7, 5.0), (19, 22.0), (20, 22.0), (21, 20.0), (60, 80.0) })
        {
            var (term, sum) = (Math.Exp(-mean), 0.0);
            for (var i = 0; i < k; i++)
            {
                sum += term;
                term *= mean / (i + 1);
            }

            Assert.Equal(sum, GammaLaw.Above(k, mean), 10);
        }
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(12)]
    [InlineData(300)]
    public void Quantiles_are_what_is_not_exceeded(double shape)
    {
        foreach (var p in new[] { 0.1, 0.5, 0.9 }) Assert.Equal(1 - p, GammaLaw.Above(shape, GammaLaw.Quantile(shape, p)), 8);
    }

    [Theory]
    [InlineData(156, 12)]
    [InlineData(20, 3)]
    [InlineData(4, 200)]
    [InlineData(900, 5000)]
    public void Counts_fall_within_their_range_eight_times_in_ten(double shape, double mean)
    {
        var (chance, dice) = (new Random(4), new Random(5));
        var (low, high) = (GammaLaw.CountQuantile(shape, mean, 0.1), GammaLaw.CountQuantile(shape, mean, 0.9));
        var (below, above) = (0, 0);
        const int tries = 4_000;
        for (var i = 0; i < tries; i++)
        {
            var level = GammaLaw.Quantile(shape, chance.NextDouble()) / shape * mean;
            // A Poisson number by its gamma: P(N < k) = P(Γ(k) > mean); by its normal where it is large.
            var count = Poisson(level, dice.NextDouble());
            below += count < low ? 1 : 0;
            above += count > high ? 1 : 0;
        }

        Assert.True(below <= 0.115 * tries && above <= 0.115 * tries, $"{below} {above}");
        Assert.True(below + above >= 0.1 * tries || mean < 5, $"{below} {above}");

        static int Poisson(double mean, double u)
        {
            var (low, high) = (0, (int)(mean + (10 * Math.Sqrt(mean)) + 20));
            while (low < high)
            {
                var middle = (low + high) / 2;
                if (GammaLaw.Above(middle + 1, mean) >= u) high = middle;
                else low = middle + 1;
            }

            return low;
        }
    }

    [Fact]
    public void Nobody_expected_is_nobody() => Assert.Equal(0, GammaLaw.CountQuantile(156, 0, 0.9));
}
