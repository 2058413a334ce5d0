using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Journal;

namespace QueueMonitor.Hub.Sites;

/// <summary>The only way by which events come into a site's engine. Any thread may use it.</summary>
public interface IEventDoor
{
    /// <summary>What was handed over may still be refused, by the disk.</summary>
    bool MayRefuse { get; }

    /// <summary>Completes, with words for a sender, when the disk gives no answer. When it answers again there is another one.</summary>
    Task<string> Silence { get; }

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
    private static readonly Task<string> Never = new TaskCompletionSource<string>().Task;

    public bool MayRefuse => false;

    public Task<string> Silence => Never;

    public EventBatch Rent() => engine.RentBatch();

    public void Return(EventBatch batch) => engine.Return(batch);

    public bool TryOffer(EventBatch batch) => engine.TryOffer(batch);

    public ValueTask<bool> OfferAsync(EventBatch batch, CancellationToken cancellation) => engine.OfferAsync(batch, cancellation);
}

internal static class EventDoors
{
    /// <summary>Completes when a batch that was handed over is applied, and throws what it was refused for.</summary>
    /// <exception cref="JournalException">It was not kept; or, when <see cref="JournalException.IsOpen"/>, the disk does not answer.</exception>
    public static async Task Applied(this IEventDoor door, EventBatch batch)
    {
        if (!door.MayRefuse)
        {
            await batch.Applied;
            return;
        }

        var (applied, silence) = (batch.Applied.AsTask(), door.Silence);
        if (!applied.IsCompleted && await Task.WhenAny(applied, silence) == silence) throw new JournalException(await silence) { IsOpen = true };
        await applied;
    }
}
