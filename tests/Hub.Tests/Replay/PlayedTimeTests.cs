using QueueMonitor.Hub.Replay;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Replay;

public class PlayedTimeTests
{
    private static readonly DateTimeOffset Start = new(1999, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ManualTime _real = new();
    private readonly PlayedTime _time;

    public PlayedTimeTests() => _time = new PlayedTime(Start, _real);

    [Fact]
    public void ItStandsStillUntilItIsMoved()
    {
        _real.Advance(TimeSpan.FromHours(1));
        Assert.Equal(Start, _time.GetUtcNow());
        _time.MoveTo(Start.AddSeconds(7));
        Assert.Equal(Start.AddSeconds(7), _time.GetUtcNow());
        _time.MoveTo(Start);
        Assert.Equal(Start.AddSeconds(7), _time.GetUtcNow());
    }

    [Fact]
    public async Task WhatIsDueIsDoneWhenItsMomentComes()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(5), _time);
        _time.MoveTo(Start.AddSeconds(5).AddTicks(-1));
        Assert.False(delay.IsCompleted);
        _time.MoveTo(Start.AddSeconds(5));
        await delay.WaitAsync(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task ItGoesOnByItselfFromWhereItStands()
    {
        _time.MoveTo(Start.AddDays(2));
        var delay = Task.Delay(TimeSpan.FromSeconds(5), _time);
        _time.GoOn();
        _real.Advance(TimeSpan.FromSeconds(4));
        Assert.Equal(Start.AddDays(2).AddSeconds(4), _time.GetUtcNow());
        Assert.False(delay.IsCompleted);
        _real.Advance(TimeSpan.FromSeconds(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(30));
        Assert.Throws<InvalidOperationException>(() => _time.MoveTo(Start.AddDays(3)));
    }

    [Fact]
    public async Task APeriodThatWasJumpedOverCountsOnce()
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), _time);
        _time.MoveTo(Start.AddSeconds(10));
        Assert.True(await timer.WaitForNextTickAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
        var next = timer.WaitForNextTickAsync().AsTask();
        Assert.False(next.IsCompleted);
        _time.MoveTo(Start.AddSeconds(11));
        Assert.True(await next.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void ATimerThatWasDisposedDoesNotFire()
    {
        var timer = _time.CreateTimer(_ => Assert.Fail("fired"), null, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        timer.Dispose();
        _time.MoveTo(Start.AddSeconds(2));
        Assert.False(timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan));
    }
}
