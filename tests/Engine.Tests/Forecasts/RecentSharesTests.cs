using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Engine.Tests.Forecasts;

public sealed class RecentSharesTests
{
    private const double Reach = 3;

    [Fact]
    public void Shares_are_those_of_the_newest_numbers()
    {
        var shares = OneToNine();
        Assert.Equal((1, 5, 9), (shares.Under(0.1), shares.Under(0.5), shares.Under(0.9)));
        Assert.Equal((1, 9), (shares.Under(0), shares.Under(1)));
        Assert.Equal(5.5, shares.Under(0.55), 1e-6);
        for (var i = 0; i < 9; i++) shares.Add(100);
        Assert.Equal((9, 100.0, 100.0), (shares.Count, shares.Under(0), shares.Under(1)));
    }

    // Nine numbers that lie eight apart: a hundredth past them is 0.16, and 3 the most, which is reached at 3/16.
    [Theory]
    [InlineData(0.01, 0.16)]
    [InlineData(0.1, 1.6)]
    [InlineData(0.1874, 2.9984)]
    [InlineData(0.1875, 3)]
    [InlineData(0.1876, 3)]
    [InlineData(0.8, 3)]
    public void Below_none_and_above_all_it_reaches_past_them_and_no_further_than_it_may(double past, double by)
    {
        var shares = OneToNine();
        Assert.Equal(9 + by, shares.Under(1 + past), 1e-9);
        Assert.Equal(1 - by, shares.Under(-past), 1e-9);
    }

    [Fact]
    public void It_never_falls_as_the_share_grows_and_nowhere_jumps()
    {
        var shares = OneToNine();
        var before = shares.Under(-0.5);
        for (var i = -4_999; i <= 15_000; i++)
        {
            var now = shares.Under(i / 10_000.0);
            Assert.InRange(now - before, 0, 0.0021);
            before = now;
        }
    }

    [Fact]
    public void Numbers_that_are_all_alike_are_not_left_behind()
    {
        var shares = new RecentShares(5, Reach);
        for (var i = 0; i < 5; i++) shares.Add(7);
        Assert.Equal((7, 7), (shares.Under(-0.8), shares.Under(1.8)));
    }

    [Fact]
    public void Without_reach_it_stays_within_them()
    {
        var shares = new RecentShares(5, 0);
        for (var i = 0; i < 5; i++) shares.Add(i);
        Assert.Equal((0, 4), (shares.Under(-0.8), shares.Under(1.8)));
    }

    private static RecentShares OneToNine()
    {
        var shares = new RecentShares(9, Reach);
        for (var i = 1; i <= 9; i++) shares.Add(10 - i);
        return shares;
    }
}
