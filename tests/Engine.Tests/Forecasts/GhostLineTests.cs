using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Engine.Tests.Forecasts;

public sealed class GhostLineTests
{
    [Fact]
    public void Keeps_the_order_of_coming_whoever_gave_up_first()
    {
        var line = new GhostLine();
        foreach (var entered in (long[])[30, 10, 20, 40]) Assert.Null(line.Add(new GhostLine.Ghost(entered, (int)entered)));
        foreach (var entered in (long[])[10, 20, 30, 40])
        {
            Assert.True(line.TryPeek(out var ghost));
            Assert.Equal(entered, ghost.Entered);
            Assert.Equal(ghost, line.Take());
        }

        Assert.False(line.TryPeek(out _));
    }

    [Fact]
    public void Past_its_bound_the_oldest_goes_and_is_given_back()
    {
        var line = new GhostLine();
        for (var i = 0; i < 256; i++) Assert.Null(line.Add(new GhostLine.Ghost(i, i)));
        Assert.Equal(new GhostLine.Ghost(0, 0), line.Add(new GhostLine.Ghost(256, 256)));
        Assert.Equal(1, line.Take().Entered);
    }
}
