using QueueMonitor.Engine.Contacts;

namespace QueueMonitor.Engine.Promises;

/// <summary>Promises whose time runs, the next due first: a binary heap that knows each one's place. Used by the engine loop only.</summary>
internal sealed class PromiseTimers(Pool<Promise> promises)
{
    private int[] _heap = new int[64];
    private int _count;

    /// <summary>When the next one is due; <see cref="long.MaxValue"/>: none is.</summary>
    public long FirstDue => _count == 0 ? long.MaxValue : promises[_heap[0]].Due;

    public int First => _heap[0];

    public void Add(int promise)
    {
        if (promises[promise].Due == long.MaxValue) return;
        if (_count == _heap.Length) Array.Resize(ref _heap, _count * 2);
        Place(_count++, promise);
        Rise(_count - 1);
    }

    public void Remove(int promise)
    {
        var at = promises[promise].TimerAt;
        if (at < 0) return;
        promises[promise].TimerAt = -1;
        var last = _heap[--_count];
        if (at == _count) return;
        Place(at, last);
        Rise(at);
        Sink(promises[last].TimerAt);
    }

    private void Rise(int at)
    {
        while (at > 0 && IsSooner(_heap[at], _heap[(at - 1) / 2]))
        {
            Swap(at, (at - 1) / 2);
            at = (at - 1) / 2;
        }
    }

    private void Sink(int at)
    {
        while (true)
        {
            var least = at;
            if ((2 * at) + 1 < _count && IsSooner(_heap[(2 * at) + 1], _heap[least])) least = (2 * at) + 1;
            if ((2 * at) + 2 < _count && IsSooner(_heap[(2 * at) + 2], _heap[least])) least = (2 * at) + 2;
            if (least == at) return;
            Swap(at, least);
            at = least;
        }
    }

    private void Swap(int a, int b)
    {
        var (one, other) = (_heap[a], _heap[b]);
        Place(a, other);
        Place(b, one);
    }

    private void Place(int at, int promise)
    {
        _heap[at] = promise;
        promises[promise].TimerAt = at;
    }

    private bool IsSooner(int a, int b) => promises[a].Due < promises[b].Due;
}
