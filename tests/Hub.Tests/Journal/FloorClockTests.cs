using QueueMonitor.Hub.Journal;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Journal;

public sealed class FloorClockTests
{
    private readonly ManualTime _time = new();

    [Fact]
    public void ItStandsAtTheStampOfWhatIsOnItsWay()
    {
        var clock = new FloorClock(_time);
        _time.Advance(TimeSpan.FromMilliseconds(10));
        var stamp = clock.Stamp();
        Assert.Equal(_time.NowMs, stamp);
        _time.Advance(TimeSpan.FromMilliseconds(500));
        Assert.Equal(stamp, Now(clock));
        clock.Release();
        Assert.Equal(_time.NowMs, Now(clock));
    }

    [Fact]
    public void AStampIsNeverBeforeAMomentThatItHasTold()
    {
        var time = new Backwards(_time);
        var clock = new FloorClock(time);
        var told = Now(clock);
        time.Back = TimeSpan.FromMinutes(1);
        Assert.Equal(told, clock.Stamp());
        clock.Release();
        Assert.Equal(told, Now(clock));
        _time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(told + 1_000, Now(clock));
    }

    [Fact]
    public void HeldItMovesOnlyWithWhatIsReplayed()
    {
        var clock = new FloorClock(_time, 1_000);
        Assert.Equal(1_000, Now(clock));
        clock.MoveTo(5_000);
        clock.MoveTo(4_000);
        Assert.Equal(5_000, Now(clock));
        clock.Release();
        Assert.Equal(_time.NowMs, Now(clock));
    }

    private static long Now(FloorClock clock) => clock.GetUtcNow().ToUnixTimeMilliseconds();

    // A machine whose clock is put back.
    private sealed class Backwards(TimeProvider time) : TimeProvider
    {
        public TimeSpan Back { get; set; }

        public override DateTimeOffset GetUtcNow() => time.GetUtcNow() - Back;
    }
}
