using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine;

/// <summary>
/// The front door of one site: offer batches from any thread, read the newest <see cref="FloorSnapshot"/> from any
/// thread without waiting. Between them stands one loop, the only one that touches the floor.
/// </summary>
public sealed class MonitorEngine : IAsyncDisposable
{
    public MonitorEngine(EngineOptions options) => throw new NotImplementedException();

    /// <summary>An empty batch; give it back with <see cref="Return"/> when its results are read.</summary>
    public EventBatch RentBatch() => throw new NotImplementedException();

    public void Return(EventBatch batch) => throw new NotImplementedException();

    /// <summary>Hands a batch to the loop without waiting. False: the intake is full; the batch is still the caller's.</summary>
    public bool TryOffer(EventBatch batch) => throw new NotImplementedException();

    /// <summary>Waits until the intake has room. False: the engine is shutting down. Then await <see cref="EventBatch.Applied"/>.</summary>
    public ValueTask<bool> OfferAsync(EventBatch batch, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>The newest snapshot; there is one from the start.</summary>
    public FloorSnapshot Latest => throw new NotImplementedException();

    /// <summary>Completes when a snapshot other than <paramref name="seen"/> is there, and gives the newest.</summary>
    public ValueTask<FloorSnapshot> WaitForNewer(FloorSnapshot seen, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Asks the floor something that no snapshot holds (all waiting contacts of a queue). Answered by the loop between two batches.</summary>
    public ValueTask<IReadOnlyList<WaitingSnapshot>> AllWaiting(string queue, CancellationToken cancellation) => throw new NotImplementedException();

    /// <summary>Runs the loop until <paramref name="stop"/>; publishes by itself when time alone changes something. Throws when the engine has a bug.</summary>
    public Task Run(CancellationToken stop) => throw new NotImplementedException();

    public ValueTask DisposeAsync() => throw new NotImplementedException();
}

/// <summary>What an engine needs to know before its first event.</summary>
/// <param name="Site">The site's name.</param>
/// <param name="Zone">IANA zone until <c>site.configured</c> sets one.</param>
/// <param name="Time">The clock that moves the floor between batches.</param>
public sealed record EngineOptions(string Site, string Zone, TimeProvider Time);
