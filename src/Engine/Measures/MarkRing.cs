using QueueMonitor.Engine.Images;

namespace QueueMonitor.Engine.Measures;

/// <summary>What a tally was when a bucket of time began, and the answered waits of that bucket.</summary>
internal sealed class Mark
{
    public long Bucket;
    public Tally Before;
    public WaitCounts Waits;

    /// <summary>The same visits by the customers' own clocks.</summary>
    public WaitCounts CustomerWaits;
}

/// <summary>
/// What a running tally was at the start of each bucket of time. Only buckets in which something was added have a mark:
/// one stands for every start after the mark before it, up to its own bucket, since nothing came in between. The marks of
/// the newest <c>kept</c> buckets and the one before them are there; an addition to an older bucket counts in all of them.
/// </summary>
internal sealed class MarkRing(int kept) : IRestored
{
    [NotKept("empty ones, to be used again")]
    private Stack<Mark> _spare = new();

    private Mark[] _marks = new Mark[8];
    private int _first;

    public int Count { get; private set; }

    /// <summary>The oldest start that is known exactly.</summary>
    public long KnownFrom { get; private set; } = long.MinValue;

    public Mark this[int index] => _marks[(_first + index) & (_marks.Length - 1)];

    /// <summary>The newest bucket that something was added in; only if <see cref="Count"/> is not 0.</summary>
    public Mark Last => this[Count - 1];

    /// <summary>The tally at the start of a bucket; <paramref name="running"/> if nothing was added from there on.</summary>
    public ref readonly Tally Before(long bucket, ref readonly Tally running)
    {
        var index = IndexFrom(bucket);
        if (index < Count) return ref this[index].Before;
        return ref running;
    }

    /// <summary>The mark of just this bucket; null if nothing was added in it, or it is too old.</summary>
    public Mark? Find(long bucket)
    {
        var index = IndexFrom(bucket);
        return index < Count && this[index].Bucket == bucket ? this[index] : null;
    }

    /// <summary>The index of the first mark at or after a bucket; <see cref="Count"/> if there is none.</summary>
    public int IndexFrom(long bucket)
    {
        if (Count == 0 || Last.Bucket < bucket) return Count;
        var low = 0;
        var high = Count - 1;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (this[middle].Bucket < bucket) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    /// <summary>The oldest bucket that is kept when <paramref name="newest"/> has a mark.</summary>
    public long OldestKept(long newest) => newest - kept;

    /// <summary>Makes sure that a bucket has a mark, before something is added in it. Null: it is too old to have one.</summary>
    public Mark? Touch(long bucket, in Tally running)
    {
        if (Count > 0 && bucket < OldestKept(Last.Bucket))
        {
            KnownFrom = Math.Max(KnownFrom, bucket + 1);
            return null;
        }
        var index = IndexFrom(bucket);
        if (index < Count)
        {
            var next = this[index];
            return next.Bucket == bucket ? next : Insert(index, bucket, in next.Before);
        }
        DropBefore(OldestKept(bucket));
        return Insert(Count, bucket, in running);
    }

    /// <summary>Counts something that was added in a bucket in every mark that stands for later starts.</summary>
    public void AddAfter(long bucket, Figure figure, long delta)
    {
        for (var i = Count - 1; i >= 0 && this[i].Bucket > bucket; i--) this[i].Before[(int)figure] += delta;
    }

    public void Restored() => _spare = new Stack<Mark>();

    private Mark Insert(int index, long bucket, in Tally before)
    {
        if (Count == _marks.Length) Grow();
        var mask = _marks.Length - 1;
        for (var i = Count; i > index; i--) _marks[(_first + i) & mask] = _marks[(_first + i - 1) & mask];
        var mark = _spare.Count > 0 ? _spare.Pop() : new Mark();
        mark.Bucket = bucket;
        mark.Before = before;
        _marks[(_first + index) & mask] = mark;
        Count++;
        return mark;
    }

    private void DropBefore(long bucket)
    {
        while (Count > 0 && this[0].Bucket < bucket)
        {
            var mark = this[0];
            KnownFrom = mark.Bucket + 1;
            mark.Waits.Clear();
            mark.CustomerWaits.Clear();
            _spare.Push(mark);
            _first = (_first + 1) & (_marks.Length - 1);
            Count--;
        }
    }

    private void Grow()
    {
        var grown = new Mark[_marks.Length * 2];
        for (var i = 0; i < Count; i++) grown[i] = this[i];
        _marks = grown;
        _first = 0;
    }
}
