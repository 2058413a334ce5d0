namespace QueueMonitor.Hub.Replay;

/// <summary>Keeps a replay at so many times the speed of life.</summary>
internal sealed class ReplayPace(double speed, TimeProvider real, CancellationToken cancellation)
{
    private readonly long _startedAt = real.GetTimestamp();
    private long? _first;

    /// <summary>Waits until a moment of the recording (milliseconds since 1970 UTC) has come.</summary>
    public void WaitFor(long at)
    {
        _first ??= at;
        var rest = TimeSpan.FromMilliseconds((at - _first.Value) / speed) - real.GetElapsedTime(_startedAt);
        if (rest > TimeSpan.Zero) cancellation.WaitHandle.WaitOne(rest);
    }

    /// <summary>The moment of the recording that it has reached by now.</summary>
    /// <param name="first">The recording's first moment.</param>
    public long Reached(long first) => first + (long)(real.GetElapsedTime(_startedAt).TotalMilliseconds * speed);
}
