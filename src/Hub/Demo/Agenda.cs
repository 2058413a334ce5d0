namespace QueueMonitor.Hub.Demo;

/// <summary>What will happen when, in order of time; at equal times as it was planned. Times are those of the engine.</summary>
internal sealed class Agenda(long now)
{
    private readonly PriorityQueue<Action, (long At, long Order)> _plans = new();
    private long _order;

    public long Now { get; private set; } = now;

    public void In(double seconds, Action what) => _plans.Enqueue(what, (Now + Math.Max(1, (long)(seconds * 1000)), _order++));

    /// <summary>Lives through everything that is planned up to a moment, and what follows from it.</summary>
    public void LiveUntil(long until)
    {
        while (_plans.TryPeek(out var what, out var when) && when.At <= until)
        {
            _plans.Dequeue();
            Now = when.At;
            what();
        }

        Now = Math.Max(Now, until);
    }
}
