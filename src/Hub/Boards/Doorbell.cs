using System.Threading.Tasks.Sources;

namespace QueueMonitor.Hub.Boards;

/// <summary>
/// Wakes one waiter; rings while nobody waits count as one. No allocation however often it rings: thousands of walls wait
/// here several times a second.
/// </summary>
internal sealed class Doorbell : IValueTaskSource
{
    private const int Idle = 0, Waiting = 1, Rung = 2;

    // The waiter goes on elsewhere: who rings has other bells to ring.
    private ManualResetValueTaskSourceCore<bool> _core = new() { RunContinuationsAsynchronously = true };
    private int _state;

    public void Ring()
    {
        while (true)
        {
            switch (Volatile.Read(ref _state))
            {
                case Rung:
                    return;
                case Idle when Interlocked.CompareExchange(ref _state, Rung, Idle) == Idle:
                    return;
                case Waiting when Interlocked.CompareExchange(ref _state, Idle, Waiting) == Waiting:
                    _core.SetResult(true);
                    return;
                default:
                    continue;
            }
        }
    }

    /// <summary>Completes at the next ring, at once if it rang since the last wait. One waiter at a time; await it once.</summary>
    public ValueTask Wait()
    {
        if (Interlocked.CompareExchange(ref _state, Idle, Rung) == Rung) return default;
        _core.Reset();
        if (Interlocked.CompareExchange(ref _state, Waiting, Idle) == Idle) return new ValueTask(this, _core.Version);
        Volatile.Write(ref _state, Idle);
        return default;
    }

    void IValueTaskSource.GetResult(short token) => _core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => _core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _core.OnCompleted(continuation, state, token, flags);
}
