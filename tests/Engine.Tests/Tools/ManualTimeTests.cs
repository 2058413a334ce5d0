using QueueMonitor.Testing;

namespace QueueMonitor.Engine.Tests.Tools;

public sealed class ManualTimeTests
{
    private readonly ManualTime _time = new("2026-11-20T09:00:00Z");
    private readonly List<string> _fired = [];

    [Fact]
    public void Timers_fire_in_the_order_of_their_due_times_each_at_its_own_time()
    {
        Set("late", 3);
        Set("early", 1);
        Set("also late", 3);
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.Equal(["early 1", "late 3", "also late 3"], _fired);
    }

    [Fact]
    public void A_timer_fires_at_its_due_time_and_not_a_millisecond_sooner()
    {
        Set("x", 2);
        _time.Advance(TimeSpan.FromMilliseconds(1999));
        Assert.Empty(_fired);
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Single(_fired);
    }

    [Fact]
    public void A_periodic_timer_fires_until_it_is_disposed()
    {
        using (_time.CreateTimer(_ => Note("beat"), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)))
            _time.Advance(TimeSpan.FromSeconds(5));
        _time.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(["beat 1", "beat 3", "beat 5"], _fired);
    }

    [Fact]
    public async Task Delays_end_when_the_clock_is_moved()
    {
        var delay = Task.Delay(TimeSpan.FromMinutes(1), _time, CancellationToken.None);
        Assert.False(delay.IsCompleted);
        _time.Advance(TimeSpan.FromMinutes(1));
        await delay;
    }

    [Fact]
    public void Timestamps_measure_the_time_that_passed()
    {
        var from = _time.GetTimestamp();
        _time.Advance(TimeSpan.FromSeconds(90));
        Assert.Equal(90, _time.GetElapsedTime(from).TotalSeconds, 5);
    }

    [Fact]
    public void It_never_runs_back() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _time.MoveTo(_time.GetUtcNow().AddTicks(-1)));

    private void Set(string name, double seconds) =>
        _time.CreateTimer(_ => Note(name), null, TimeSpan.FromSeconds(seconds), Timeout.InfiniteTimeSpan);

    private void Note(string name) =>
        _fired.Add($"{name} {(_time.GetUtcNow() - new DateTimeOffset(2026, 11, 20, 9, 0, 0, TimeSpan.Zero)).TotalSeconds}");
}
