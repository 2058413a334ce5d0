using QueueMonitor.Engine.Forecasts.Risk;

namespace QueueMonitor.Engine.Tests.Forecasts.Risk;

public class DeadlineRiskTests
{
    [Theory]
    [InlineData(0, 1, 0.367879441171)]
    [InlineData(9, 10, 0.457929714472)]
    [InlineData(49, 60, 0.0844066810937)]
    [InlineData(99, 120, 0.0278637398905)]
    public void It_has_the_published_values(int ahead, double done, double risk) => Assert.Equal(risk, DeadlineRisk.Of(ahead, done), 6e-13);

    [Fact]
    public void It_is_the_sum_of_every_term()
    {
        foreach (var done in new[] { 0.01, 0.7, 3, 12.5, 80, 400 })
        {
            var (term, sum) = (Math.Exp(-done), 0.0);
            for (var k = 0; k < 900; k++)
            {
                sum += term;
                term *= done / (k + 1);
                Assert.Equal(Math.Min(1, sum), DeadlineRisk.Of(k, done), 1e-12);
            }
        }
    }

    [Theory]
    [InlineData(-1, 5, 0)]
    [InlineData(0, 0, 1)]
    [InlineData(7, -1, 1)]
    [InlineData(7, double.NaN, 1)]
    [InlineData(2_000_000, 5, 1)]
    [InlineData(0, 4_000, 0)]
    public void At_the_edges_it_is_certain(int ahead, double done, double risk) => Assert.Equal(risk, DeadlineRisk.Of(ahead, done), 1e-12);

    [Fact]
    public void The_approximation_for_long_lists_joins_the_sum()
    {
        for (var ahead = 4_700; ahead <= 5_300; ahead += 50)
            Assert.Equal(DeadlineRisk.Of(ahead, 5_000), DeadlineRisk.Of(ahead, 5_000.0001), 2e-5);
        Assert.InRange(DeadlineRisk.Of(2_000_000, 2_000_000), 0.5, 0.501);
        Assert.InRange(DeadlineRisk.Of(10_000, 20_000), 0, 1e-300);
    }
}
