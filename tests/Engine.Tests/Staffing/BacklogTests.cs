using QueueMonitor.Engine.Staffing;

namespace QueueMonitor.Engine.Tests.Staffing;

public sealed class BacklogTests
{
    [Theory]
    [InlineData(10, 0.5, 0.4, null, 100.0)]
    [InlineData(0, 0.4, 0.5, null, 0.0)]
    [InlineData(10, 0.4, 0.4, 200.0, null)]
    [InlineData(10, 0.3, 0.4, 200.0, null)]
    [InlineData(1, 0.5, 0.0, 50.0, 1 / 0.52)]
    [InlineData(2, 0.5, 0.0, 50.0, (1 / 0.52) + (1 / 0.54))]
    public void A_line_ends_when_more_are_answered_than_come(int waiting, double taken, double arrivals, double? patience, double? seconds)
    {
        var found = Backlog.SecondsToClear(waiting, taken, arrivals, patience);
        Assert.Equal(seconds is null, found is null);
        if (seconds is { } expected) Assert.Equal(expected, found!.Value, 9);
    }

    [Theory]
    [InlineData(100, 80, 60)]
    [InlineData(50, 40, 100)]
    [InlineData(10, 9, 8)]
    public void The_mean_is_what_happens(int agents, int load, int line)
    {
        const double handle = 240, patience = 300;
        var (chance, sum) = (new Random(3), 0.0);
        const int runs = 1_000;
        for (var run = 0; run < runs; run++)
        {
            var waiting = line;
            while (waiting > 0)
            {
                var (up, down) = (load / handle, (agents / handle) + (waiting / patience));
                sum -= Math.Log(1 - chance.NextDouble()) / (up + down);
                waiting += chance.NextDouble() * (up + down) < up ? 1 : -1;
            }
        }

        Assert.InRange(Backlog.SecondsToClear(line, agents / handle, load / handle, patience)!.Value / (sum / runs), 0.95, 1.05);
    }

    [Fact]
    public void Of_a_long_line_the_fluid_says_the_same()
    {
        var exact = Backlog.SecondsToClear(20_000, 20, 15, 600)!.Value;
        Assert.Equal(600 * Math.Log(1 + (20_000 / (600 * 5.0))), exact, exact * 0.001);
        Assert.InRange(Backlog.SecondsToClear(20_001, 20, 15, 600)!.Value / exact, 1, 1.001);
        Assert.InRange(Backlog.WaitingAfter(20_000, 20, 15, 600, exact), 0, 20);
        Assert.Equal(20_000, Backlog.WaitingAfter(20_000, 20, 15, 600, 0), 6);
        Assert.Equal(150, Backlog.WaitingAfter(100, 1, 2, null, 50));
        Assert.Equal(0, Backlog.WaitingAfter(100, 3, 1, null, 51));
    }
}
