namespace QueueMonitor.Hub.Journal;

/// <summary>
/// The clock of a journalled site's engine: it never passes the receive stamp of a batch that is on its way through the journal.
/// So a floor hears of moments in the order of their stamps, and a replay of the journal makes the very same floor.
/// </summary>
internal sealed class FloorClock : TimeProvider
{
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private DateTimeOffset _last;
    private bool _isHeld;

    /// <param name="time">The clock that it follows.</param>
    /// <param name="heldAt">Where it stands until <see cref="Release"/> (milliseconds since 1970 UTC); null: it goes.</param>
    public FloorClock(TimeProvider time, long? heldAt = null)
    {
        _time = time;
        _isHeld = heldAt is not null;
        _last = heldAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : DateTimeOffset.MinValue;
    }

    public override TimeZoneInfo LocalTimeZone => _time.LocalTimeZone;

    public override long TimestampFrequency => _time.TimestampFrequency;

    /// <summary>The receive stamp of what is taken in now, in milliseconds since 1970 UTC, never before one that was given. The clock
    /// then stands until <see cref="Release"/>.</summary>
    public long Stamp()
    {
        lock (_gate)
        {
            Follow();
            _isHeld = true;
            return _last.ToUnixTimeMilliseconds();
        }
    }

    /// <summary>Moves the standing clock to the stamp of what comes next.</summary>
    public void MoveTo(long stamp)
    {
        var at = DateTimeOffset.FromUnixTimeMilliseconds(stamp);
        lock (_gate)
        {
            if (at > _last) _last = at;
        }
    }

    /// <summary>Lets the clock go: what was stamped is in the engine's hands, or will never come.</summary>
    public void Release()
    {
        lock (_gate) _isHeld = false;
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            if (!_isHeld) Follow();
            return _last;
        }
    }

    public override long GetTimestamp() => _time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        _time.CreateTimer(callback, state, dueTime, period);

    // To the millisecond, as stamps are: the clock never reads later than a stamp that is given in the same millisecond.
    private void Follow()
    {
        var now = _time.GetUtcNow();
        now = DateTimeOffset.FromUnixTimeMilliseconds(now.ToUnixTimeMilliseconds());
        if (now > _last) _last = now;
    }
}
