using System.Globalization;

namespace QueueMonitor.Testing;

/// <summary>
/// A clock that stands still until it is moved. Timers fire on the thread that moves it, in the order of their due times
/// (equal ones in the order in which they were set), each at exactly its due time. Its timestamps run at a frequency that is
/// neither ticks nor milliseconds, so that a forgotten conversion shows.
/// </summary>
public sealed class ManualTime : TimeProvider
{
    private readonly object _gate = new();
    private readonly List<ManualTimer> _timers = [];
    private DateTimeOffset _now;
    private long _order;

    public ManualTime(DateTimeOffset start) => _now = start.ToUniversalTime();

    /// <param name="start">RFC 3339, for example <c>2026-11-20T09:00:00Z</c>.</param>
    public ManualTime(string start = "2026-11-20T09:00:00Z")
        : this(DateTimeOffset.Parse(start, CultureInfo.InvariantCulture))
    {
    }

    /// <summary>3,579,545 a second: the crystal of the first PCs.</summary>
    public override long TimestampFrequency => 3_579_545;

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    /// <summary>Milliseconds since 1970 UTC, as the engine counts.</summary>
    public long NowMs => GetUtcNow().ToUnixTimeMilliseconds();

    /// <summary>How many timers are set.</summary>
    public int TimerCount
    {
        get
        {
            lock (_gate) return _timers.Count;
        }
    }

    /// <summary>Whether a timer is set that fires after so long, and not before: others may stand beside it.</summary>
    public bool IsTimerSet(TimeSpan after)
    {
        lock (_gate) return _timers.Any(t => t.Due - _now == after);
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return _now;
    }

    public override long GetTimestamp()
    {
        var ticks = (GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks;
        return (long)((Int128)ticks * TimestampFrequency / TimeSpan.TicksPerSecond);
    }

    /// <summary>Moves the clock on and fires what becomes due on the way.</summary>
    public void Advance(TimeSpan by) => MoveTo(GetUtcNow() + by);

    /// <inheritdoc cref="Advance"/>
    /// <param name="to">Not before the present time: this clock never runs back.</param>
    public void MoveTo(DateTimeOffset to)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(to, GetUtcNow());
        while (TakeNext(to) is { } timer) timer.Fire();
        lock (_gate) _now = to;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private ManualTimer? TakeNext(DateTimeOffset until)
    {
        lock (_gate)
        {
            var next = _timers.OrderBy(t => t.Due).ThenBy(t => t.Order).FirstOrDefault(t => t.Due <= until);
            if (next is null) return null;
            if (next.Due > _now) _now = next.Due;
            _timers.Remove(next);
            if (next.Period > TimeSpan.Zero) Set(next, _now + next.Period);
            return next;
        }
    }

    private void Set(ManualTimer timer, DateTimeOffset due)
    {
        timer.Due = due;
        timer.Order = ++_order;
        _timers.Add(timer);
    }

    private sealed class ManualTimer(ManualTime time, TimerCallback callback, object? state) : ITimer
    {
        private bool _disposed;

        public DateTimeOffset Due { get; set; }

        public long Order { get; set; }

        public TimeSpan Period { get; private set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            lock (time._gate)
            {
                if (_disposed) return false;
                time._timers.Remove(this);
                Period = period == Timeout.InfiniteTimeSpan ? TimeSpan.Zero : period;
                if (dueTime != Timeout.InfiniteTimeSpan) time.Set(this, time._now + dueTime);
                return true;
            }
        }

        public void Dispose()
        {
            lock (time._gate)
            {
                _disposed = true;
                time._timers.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
