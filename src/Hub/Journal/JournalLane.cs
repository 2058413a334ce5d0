using System.Threading.Channels;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Journal;

/// <summary>One site's way through the journal: its batches in their order, and as many as may wait.</summary>
internal sealed class JournalLane : IEventDoor
{
    private readonly Channel<EventBatch> _waiting = Channel.CreateBounded<EventBatch>(
        new BoundedChannelOptions(EngineLimits.IntakeBatchesMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly MonitorEngine _engine;
    private readonly EventJournal _journal;

    public JournalLane(JournalSite site, MonitorEngine engine, FloorClock clock, EventJournal journal) =>
        (Site, _engine, Clock, _journal) = (site, engine, clock, journal);

    public JournalSite Site { get; }

    public FloorClock Clock { get; }

    // The journal's thread alone touches these two.

    /// <summary>The number of the site's last batch.</summary>
    public long Position { get; set; }

    /// <summary>The journal knows the site: it has a batch of it.</summary>
    public bool IsKnown { get; set; }

    /// <summary>Batches that wait for the journal.</summary>
    public int Waiting => _waiting.Reader.Count;

    /// <summary>Batches that the engine would take at once.</summary>
    public int Room => _engine.Room;

    public bool MayRefuse => true;

    public Task<string> Silence => _journal.Silence;

    public EventBatch Rent() => _engine.RentBatch();

    public void Return(EventBatch batch) => _engine.Return(batch);

    public bool TryOffer(EventBatch batch)
    {
        if (!_waiting.Writer.TryWrite(batch)) return false;
        _journal.Wake();
        return true;
    }

    public async ValueTask<bool> OfferAsync(EventBatch batch, CancellationToken cancellation)
    {
        while (!TryOffer(batch))
        {
            if (!await _waiting.Writer.WaitToWriteAsync(cancellation).ConfigureAwait(false)) return false;
        }

        return true;
    }

    /// <summary>Takes the batch that has waited longest.</summary>
    public bool TryTake(out EventBatch batch) => _waiting.Reader.TryRead(out batch!);

    /// <summary>Nothing more comes in.</summary>
    public void Close() => _waiting.Writer.TryComplete();

    /// <summary>Hands a batch that is on the disk to the engine, waiting for room there.</summary>
    public void Deliver(EventBatch batch)
    {
        if (_engine.TryOffer(batch)) return;
        // A question to the floor took the place that was free: it is answered within one batch.
        var taken = _engine.OfferAsync(batch, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        if (!taken) batch.MarkFailed(new OperationCanceledException("The engine has ended."));
    }
}
