using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Sites;

/// <summary>The only way by which events come into a site's engine. Any thread may use it.</summary>
public interface IEventDoor
{
    /// <summary>What was handed over may still be refused, by the disk.</summary>
    bool MayRefuse { get; }

    /// <summary>An empty batch; give it back with <see cref="Return"/> when its results are read.</summary>
    EventBatch Rent();

    void Return(EventBatch batch);

    /// <summary>Hands a batch over without waiting; then await <see cref="EventBatch.Applied"/>. False: there is no room; it is still the caller's.</summary>
    bool TryOffer(EventBatch batch);

    /// <summary>Waits for room and hands over; then await <see cref="EventBatch.Applied"/>. False: the program is stopping.</summary>
    ValueTask<bool> OfferAsync(EventBatch batch, CancellationToken cancellation);
}

/// <summary>Straight into the engine: what is taken in is gone when the program ends.</summary>
internal sealed class EngineDoor(MonitorEngine engine) : IEventDoor
{
    public bool MayRefuse => false;

    public EventBatch Rent() => engine.RentBatch();

    public void Return(EventBatch batch) => engine.Return(batch);

    public bool TryOffer(EventBatch batch) => engine.TryOffer(batch);

    public ValueTask<bool> OfferAsync(EventBatch batch, CancellationToken cancellation) => engine.OfferAsync(batch, cancellation);
}
