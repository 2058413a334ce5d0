using QueueMonitor.Engine.Forecasts.Risk;

namespace QueueMonitor.Engine.Tests.Forecasts.Risk;

public class RemainingWaitTests
{
    [Theory]
    [InlineData(24, 24)]
    [InlineData(101.4, 45.7)]
    [InlineData(133.4, 19.9)]
    public void Of_moments_keeps_the_mean_and_rises(double mean, double deviation)
    {
        var wait = RemainingWait.OfMoments(mean, deviation * deviation);
        Assert.InRange(wait.MeanSeconds, 0.985 * mean, 1.01 * mean);
        for (var i = 1; i < RemainingWait.Points; i++) Assert.True(wait[i] > wait[i - 1]);
    }

    [Fact]
    public void Weights_are_a_whole() => Assert.Equal(1, Enumerable.Range(0, RemainingWait.Points).Sum(RemainingWait.Weight), 1e-12);

    [Fact]
    public void Of_a_range_the_shown_points_are_points_of_it()
    {
        // Points lie at 0.0199, 0.1017, 0.2372, 0.4083 and so on up: the second is just inside the range, the first outside.
        var wait = RemainingWait.OfRange(20, 60, 200);
        Assert.True(wait[0] < 19 && wait[7] > 205);
        Assert.Equal(20, wait[1], 0.5);
        Assert.Equal(200, wait[6], 2.0);
        Assert.True(wait[3] < 60 && wait[4] > 60);
    }

    // Its own mean is 100: of one twice as long at most, or half as long.
    [Theory]
    [InlineData(100, 100)]
    [InlineData(140, 140)]
    [InlineData(200, 200)]
    [InlineData(201, 200)]
    [InlineData(50, 50)]
    [InlineData(49, 50)]
    [InlineData(0, 50)]
    [InlineData(double.NaN, 100)]
    public void Around_another_mean_it_keeps_its_shape(double mean, double told)
    {
        var wait = RemainingWait.OfRange(20, 60, 200);
        wait = wait.Around(100);
        var moved = wait.Around(mean);
        Assert.Equal(told, moved.MeanSeconds, 1e-9);
        for (var i = 0; i < RemainingWait.Points; i++) Assert.Equal(wait[i] * told / 100, moved[i], 1e-9);
        Assert.Equal(0, RemainingWait.OfRange(0, 0, 0).Around(mean).MeanSeconds, 1e-12);
    }

    [Fact]
    public void No_wait_no_spread_and_an_upside_down_range_are_taken_as_they_are()
    {
        Assert.Equal(0, RemainingWait.OfMoments(0, 5).MeanSeconds);
        Assert.Equal(0, RemainingWait.OfMoments(double.NaN, 5).MeanSeconds);
        Assert.Equal(30, RemainingWait.OfMoments(30, 0).MeanSeconds, 1e-9);
        Assert.Equal(0, RemainingWait.OfRange(0, 0, 0).MeanSeconds, 1e-12);
        Assert.Equal(60, RemainingWait.OfRange(90, 60, 10).MeanSeconds, 1e-9);
    }
}
