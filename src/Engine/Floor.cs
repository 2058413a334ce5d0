using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine;

/// <summary>
/// The state of the contact centre: queues, contacts, agents, measures. No threads, no clock, no input or output. The
/// same batches at the same receive times give the same snapshots, whatever ticks came between.
/// </summary>
public sealed class Floor
{
    public Floor(string site, string zone, long startAt) => throw new NotImplementedException();

    /// <summary>Moves the floor's time on (milliseconds since 1970 UTC; never back): timers that are due before it fire, in order of time.</summary>
    public void Advance(long now) => throw new NotImplementedException();

    /// <summary>Advances to the batch's receive time and applies its events in order. Its results are in the batch.</summary>
    public void Apply(EventBatch batch) => throw new NotImplementedException();

    /// <summary>Takes every open question as settled (the end of a recording: nothing more will come).</summary>
    public void Settle() => throw new NotImplementedException();

    /// <summary>The floor as it is now; shares with <paramref name="before"/> what did not change.</summary>
    public FloorSnapshot Capture(FloorSnapshot? before) => throw new NotImplementedException();

    /// <summary>The next moment at which time alone changes something that a snapshot shows.</summary>
    public long NextChangeAt => throw new NotImplementedException();

    /// <summary>Every waiting contact of a queue, longest first; empty for a queue that is not known.</summary>
    public IReadOnlyList<WaitingSnapshot> AllWaiting(string queue) => throw new NotImplementedException();
}
