namespace QueueMonitor.Hub.Replay;

/// <summary>
/// A clock that a player moves, so that an engine that lives by it meets every event at the event's own time, however
/// slowly or fast the recording is played. <see cref="GoOn"/> lets it run by itself. Timers fire on the thread pool.
/// </summary>
public sealed class PlayedTime : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<PlayedTimer> _timers = [];
    private readonly TimeProvider _real;
    private DateTimeOffset _now;
    private DateTimeOffset? _wentOnAt;

    /// <param name="start">What the clock shows first.</param>
    /// <param name="real">The clock that it runs with once it goes on by itself.</param>
    public PlayedTime(DateTimeOffset start, TimeProvider real) => (_now, _real) = (start.ToUniversalTime(), real);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override TimeZoneInfo LocalTimeZone => _real.LocalTimeZone;

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate) return Now;
    }

    public override long GetTimestamp() => GetUtcNow().Ticks;

    private DateTimeOffset Now => _wentOnAt is { } wentOnAt ? _now + (_real.GetUtcNow() - wentOnAt) : _now;

    /// <summary>Moves the clock on; never back. What is due by then fires.</summary>
    public void MoveTo(DateTimeOffset to)
    {
        List<PlayedTimer> due;
        lock (_gate)
        {
            if (_wentOnAt is not null) throw new InvalidOperationException("The clock runs by itself now.");
            if (to <= _now) return;
            _now = to;
            due = [.. _timers.Where(t => t.Due <= to).OrderBy(t => t.Due)];
            foreach (var timer in due) timer.SetNext();
        }

        foreach (var timer in due) timer.Fire();
    }

    /// <summary>From now on the clock runs by itself, as fast as the real one.</summary>
    public void GoOn()
    {
        lock (_gate)
        {
            _wentOnAt ??= _real.GetUtcNow();
            foreach (var timer in _timers.ToArray()) timer.RunByItself();
        }
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var timer = new PlayedTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    private sealed class PlayedTimer(PlayedTime time, TimerCallback callback, object? state) : ITimer
    {
        private TimeSpan _period = Timeout.InfiniteTimeSpan;
        private ITimer? _real;
        private bool _isDisposed;

        public DateTimeOffset Due { get; private set; }

        private bool IsPeriodic => _period > TimeSpan.Zero;

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            var isDue = false;
            lock (time._gate)
            {
                if (_isDisposed) return false;
                _period = period;
                if (time._wentOnAt is not null)
                {
                    if (_real is null) _real = time._real.CreateTimer(callback, state, dueTime, period);
                    else _real.Change(dueTime, period);
                    return true;
                }

                time._timers.Remove(this);
                if (dueTime == Timeout.InfiniteTimeSpan) return true;
                Due = time._now + dueTime;
                isDue = dueTime <= TimeSpan.Zero;
                if (!isDue) time._timers.Add(this);
                else if (IsPeriodic) Wait(time._now + period);
            }

            if (isDue) Fire();
            return true;
        }

        // Called under the clock's lock. Periods that the clock jumped over are not made up for.
        public void SetNext()
        {
            time._timers.Remove(this);
            if (IsPeriodic) Wait(time._now + _period);
        }

        // Called under the clock's lock.
        public void RunByItself()
        {
            time._timers.Remove(this);
            var rest = Due - time._now;
            _real = time._real.CreateTimer(callback, state, rest > TimeSpan.Zero ? rest : TimeSpan.Zero, _period);
        }

        public void Fire() => ThreadPool.UnsafeQueueUserWorkItem(static timer => timer.Run(), this, preferLocal: false);

        public void Dispose()
        {
            lock (time._gate)
            {
                _isDisposed = true;
                time._timers.Remove(this);
                _real?.Dispose();
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }

        private void Run()
        {
            if (!Volatile.Read(ref _isDisposed)) callback(state);
        }

        private void Wait(DateTimeOffset due)
        {
            Due = due;
            time._timers.Add(this);
        }
    }
}
