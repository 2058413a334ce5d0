namespace QueueMonitor.Hub.Journal;

/// <summary>
/// Sees when a disk gives no answer: a write or a sync that stands still keeps its thread, which then cannot say so itself. What the
/// disk is asked is put between <see cref="Begin"/> and <see cref="End"/>, by one thread; another looks at the clock.
/// </summary>
internal sealed class DiskWatch : IDisposable
{
    /// <summary>A disk that is only busy answers within this; who waits for an answer is told then.</summary>
    public static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    private const long Idle = 0, Late = -1;

    private readonly TimeProvider _time;
    private readonly Action _late;
    private readonly Lock _telling = new();
    private readonly ITimer _timer;
    private long _since;

    /// <param name="time">The clock by which disks are waited for: the real one.</param>
    /// <param name="late">Called once for each question that is not answered in time, while the asker still waits.</param>
    public DiskWatch(TimeProvider time, Action late)
    {
        (_time, _late) = (time, late);
        _timer = time.CreateTimer(static watch => ((DiskWatch)watch!).Look(), this, LookEvery, LookEvery);
    }

    /// <summary>The disk is asked something.</summary>
    public void Begin() => Volatile.Write(ref _since, Math.Max(1, _time.GetTimestamp()));

    /// <summary>The disk has answered. True: too late, and those who wait have been told.</summary>
    public bool End()
    {
        if (Interlocked.Exchange(ref _since, Idle) != Late) return false;
        // Whoever tells is done telling.
        lock (_telling) return true;
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        lock (_telling)
        {
            var since = Volatile.Read(ref _since);
            if (since <= Idle || _time.GetElapsedTime(since) < AnswerWithin) return;
            if (Interlocked.CompareExchange(ref _since, Late, since) == since) _late();
        }
    }
}
