using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Queues;

/// <summary>Who hung up in the last 30 s, so that a wall can show the loss. Used by the engine loop only.</summary>
internal sealed class LossRing
{
    private const long ShownMs = 30_000;

    private readonly (int Mark, long At, long WaitedMs)[] _ring = new (int, long, long)[EngineLimits.MarksMax];
    private int _first;
    private int _count;

    /// <summary>When the oldest one goes; <see cref="long.MaxValue"/>: there is none.</summary>
    public long NextChangeAt => _count == 0 ? long.MaxValue : _ring[_first].At + ShownMs;

    public void Add(int mark, long at, long waitedMs, long now)
    {
        if (at + ShownMs <= now) return;
        if (_count == _ring.Length) Drop();
        var place = _count++;
        while (place > 0 && Place(place - 1).At > at)
        {
            Place(place) = Place(place - 1);
            place--;
        }

        Place(place) = (mark, at, waitedMs);
    }

    /// <summary>Takes one back (it turned out that the customer had not hung up).</summary>
    public void Remove(int mark)
    {
        for (var i = 0; i < _count; i++)
        {
            if (Place(i).Mark != mark) continue;
            for (var j = i; j < _count - 1; j++) Place(j) = Place(j + 1);
            _count--;
            return;
        }
    }

    /// <summary>Drops those that are over; true if there were any.</summary>
    public bool Advance(long now)
    {
        var any = false;
        while (_count > 0 && _ring[_first].At + ShownMs <= now)
        {
            Drop();
            any = true;
        }

        return any;
    }

    public LossMark[] Capture()
    {
        if (_count == 0) return [];
        var losses = new LossMark[_count];
        for (var i = 0; i < _count; i++)
        {
            var (mark, at, waited) = Place(i);
            losses[i] = new LossMark(mark, DateTimeOffset.FromUnixTimeMilliseconds(at), TimeSpan.FromMilliseconds(waited));
        }

        return losses;
    }

    private ref (int Mark, long At, long WaitedMs) Place(int index) => ref _ring[(_first + index) % _ring.Length];

    private void Drop()
    {
        _first = (_first + 1) % _ring.Length;
        _count--;
    }
}
