using QueueMonitor.Engine.Events;

namespace QueueMonitor.Benchmarks.Traffic;

/// <summary>
/// A centre in its steady state: a fixed number of open contacts, of which a random one advances with every event. Queued, then 85 %
/// answered and completed, 15 % abandoned; each end is replaced by a new contact. The first queues get several times what the last
/// ones get, and each queue has agents of its own. From a seed: the same events each time. Time moves on by a fixed step per event.
/// </summary>
public sealed class ContactMix
{
    private const int AgentsPerQueue = 10;

    private readonly Random _random;
    private readonly Open[] _open;
    private readonly int _queues;
    private readonly double _stepMs;
    private readonly long _startAt;
    private long _contacts;
    private long _events;

    private struct Open
    {
        public long Contact;
        public ushort Queue;
        public Stage Stage;
    }

    private enum Stage : byte
    {
        Waiting,
        Talking,
        Gone,
    }

    /// <param name="open">Open contacts.</param>
    /// <param name="startAt">The time of the first event, milliseconds since 1970 UTC.</param>
    /// <param name="eventsPerSecond">How dense the events lie in time.</param>
    public ContactMix(int open, long startAt, double eventsPerSecond, int queues = 200, int seed = 42) =>
        (_open, _startAt, _stepMs, _queues, _random) = (new Open[open], startAt, 1000 / eventsPerSecond, queues, new Random(seed));

    public long Now => _startAt + (long)(_events * _stepMs);

    /// <summary>Queues contacts until the batch is full or as many are open as there shall be. False: all are.</summary>
    public bool Fill(EventBatch batch)
    {
        while (!batch.IsFull && TryBegin(out var begun)) begun.AddTo(batch);
        batch.ReceivedAt = Now;
        return _contacts < _open.Length;
    }

    /// <summary>Fills a batch with events of the steady state.</summary>
    public void Advance(EventBatch batch, int events)
    {
        for (var i = 0; i < events; i++) Next().AddTo(batch);
        batch.ReceivedAt = Now;
    }

    /// <summary>The next contact of the beginning. False: as many are open as there shall be.</summary>
    public bool TryBegin(out MixEvent begun)
    {
        var missing = _contacts < _open.Length;
        begun = missing ? Begin((int)_contacts) : default;
        return missing;
    }

    /// <summary>The next event of the steady state.</summary>
    public MixEvent Next()
    {
        var place = _random.Next(_open.Length);
        ref var contact = ref _open[place];
        var stage = contact.Stage;
        if (stage == Stage.Gone) return Begin(place);
        if (stage == Stage.Talking || _random.Next(100) < 15)
        {
            contact.Stage = Stage.Gone;
            return Made(stage == Stage.Talking ? EventType.ContactCompleted : EventType.ContactAbandoned, contact.Contact);
        }

        contact.Stage = Stage.Talking;
        return Made(EventType.ContactAnswered, contact.Contact, agent: (contact.Queue * AgentsPerQueue) + _random.Next(AgentsPerQueue));
    }

    private MixEvent Begin(int place)
    {
        var skew = _random.NextDouble();
        var queue = (int)(skew * skew * _queues);
        _open[place] = new Open { Contact = _contacts++, Queue = (ushort)queue };
        return Made(EventType.ContactQueued, _open[place].Contact, queue);
    }

    private MixEvent Made(EventType type, long contact, int queue = -1, int agent = -1) => new(_events++, type, Now, contact, queue, agent);
}
