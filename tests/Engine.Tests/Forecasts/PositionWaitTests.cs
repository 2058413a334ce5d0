using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Engine.Tests.Forecasts;

public sealed class PositionWaitTests
{
    // Agents, mean handle time, mean patience, how many stand ahead; means computed with 50 digits.
    [Theory]
    [InlineData(10, 240, 240, 0, 24, 1e-12)]
    [InlineData(10, 240, 240, 4, 101.422577423, 1e-10)]
    [InlineData(10, 240, 480, 9, 198.678787413, 1e-10)]
    [InlineData(50, 240, 120, 49, 133.447694336, 1e-10)]
    [InlineData(200, 300, 600, 120, 158.745609346, 1e-10)]
    public void Is_the_exact_mean(int agents, double handle, double patience, int ahead, double mean, double tolerance) =>
        Assert.Equal(1, PositionWait.Mean(ahead, agents / handle, 1 / patience) / mean, tolerance);

    // The same places: spread, and chance of giving up.
    [Theory]
    [InlineData(10, 240, 240, 0, 24, 0.0909090909090909)]
    [InlineData(10, 240, 240, 4, 45.6808385566, 0.333333333333333)]
    [InlineData(10, 240, 480, 9, 63.27223481, 0.333333333333333)]
    [InlineData(50, 240, 120, 49, 19.8592009461, 0.333333333333333 * 2)]
    [InlineData(200, 300, 600, 120, 14.4735447955, 0.232245681382)]
    public void Has_the_exact_spread_and_risk(int agents, double handle, double patience, int ahead, double spread, double risk)
    {
        Assert.Equal(1, Math.Sqrt(PositionWait.Variance(ahead, agents / handle, 1 / patience)) / spread, 1e-9);
        Assert.Equal(1, PositionWait.Risk(ahead, agents / handle, 1 / patience) / risk, 1e-9);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(24)]
    [InlineData(25)]
    [InlineData(100)]
    [InlineData(10_000)]
    public void However_long_the_line_it_is_the_sum_of_its_places(int ahead)
    {
        foreach (var (rate, patience) in ((double, double)[])[(0.04, 0.004), (0.2, 1 / 600.0), (5, 1 / 120.0), (0.01, 0.02), (1, 1e-9)])
        {
            var (mean, variance) = (0.0, 0.0);
            for (var i = ahead; i >= 0; i--)
            {
                var stage = 1 / (rate + (i * patience));
                (mean, variance) = (mean + stage, variance + (stage * stage));
            }

            Assert.Equal(1, PositionWait.Mean(ahead, rate, patience) / mean, 1e-9);
            Assert.Equal(1, PositionWait.Variance(ahead, rate, patience) / variance, 1e-9);
        }
    }

    // Where nobody else is to be feared the beta law is in closed form: k = 0, and x = 1.
    [Theory]
    [InlineData(10, 240, 240, 0, 2.528652376, 16.63553233, 55.26204223)]
    [InlineData(10, 240, 240, 4, 49.13563502, 94.5974473, 162.5292857)]
    [InlineData(10, 240, 480, 9, 123.2254818, 191.9319242, 282.8239704)]
    public void Quantiles_of_small_teams_are_exact(int agents, double handle, double patience, int ahead, double low, double median, double high)
    {
        double Of(double p) => PositionWait.Quantile(p, ahead, agents / handle, 1 / patience);
        Assert.Equal(1, Of(0.1) / low, agents * patience / handle < 20 ? 1e-9 : 0.02);
        Assert.Equal(1, Of(0.5) / median, agents * patience / handle < 20 ? 1e-9 : 0.02);
        Assert.Equal(1, Of(0.9) / high, agents * patience / handle < 20 ? 1e-9 : 0.02);
    }

    [Fact]
    public void Every_quantile_is_within_a_point_of_a_hundred()
    {
        foreach (var x in (double[])[1, 2, 5, 10, 19.9, 20, 40, 100, 1_000])
        {
            foreach (var ahead in (int[])[0, 1, 3, 10, 50, 200])
            {
                foreach (var p in (double[])[0.1, 0.5, 0.9])
                {
                    var wait = PositionWait.Quantile(p, ahead, x / 240, 1 / 240.0);
                    Assert.Equal(p, BetaLaw.Below(1 - Math.Exp(-wait / 240), ahead + 1, x), x < 20 ? 1e-9 : 0.01);
                }
            }
        }
    }

    [Theory]
    [InlineData(0.5, 2, 3, 0.6875)]
    [InlineData(0.25, 1, 1, 0.25)]
    [InlineData(0.1, 1, 5, 0.40951)]
    [InlineData(0.9, 7, 1, 0.4782969)]
    [InlineData(0.3, 0.5, 0.5, 0.36901011956554075)]
    public void The_beta_law_is_right(double x, double a, double b, double below) => Assert.Equal(below, BetaLaw.Below(x, a, b), 12);

    [Fact]
    public void Grows_with_every_fraction_of_a_place()
    {
        var before = 0.0;
        for (var ahead = 0.0; ahead < 60; ahead += 0.25)
        {
            var mean = PositionWait.Mean(ahead, 0.05, 0.003);
            Assert.True(mean > before, $"{ahead}: {mean} after {before}");
            before = mean;
        }
    }

    [Fact]
    public void Without_impatience_each_place_takes_as_long() => Assert.Equal(41 / 0.05, PositionWait.Mean(40, 0.05, 0), 9);
}
