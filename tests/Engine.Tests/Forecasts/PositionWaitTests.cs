using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Engine.Tests.Forecasts;

public sealed class PositionWaitTests
{
    // Agents, mean handle time, mean patience, how many stand ahead; means computed with 50 digits.
    [Theory]
    [InlineData(10, 240, 240, 0, 24, 1e-12)]
    [InlineData(10, 240, 240, 4, 101.422577423, 1e-10)]
    [InlineData(10, 240, 480, 9, 198.678787413, 1e-10)]
    [InlineData(50, 240, 120, 49, 133.447694336, 1e-5)]
    [InlineData(200, 300, 600, 120, 158.745609346, 1e-5)]
    public void Is_the_exact_mean(int agents, double handle, double patience, int ahead, double mean, double tolerance) =>
        Assert.Equal(1, PositionWait.Mean(ahead, agents / handle, 1 / patience) / mean, tolerance);

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
