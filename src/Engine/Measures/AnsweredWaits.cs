namespace QueueMonitor.Engine.Measures;

/// <summary>
/// The waits of answered visits in every window, for their quantiles. Each bucket's own waits are in its mark, so that a
/// gliding window can let them go when they are past.
/// </summary>
/// <param name="customers">By the customers' own clocks, not the queue's.</param>
internal sealed class AnsweredWaits(MarkRing buckets, MarkRing quarters, bool customers)
{
    private readonly Gliding _last5 = new(WindowSpan.Last5, customers);
    private readonly Gliding _last30 = new(WindowSpan.Last30, customers);
    private readonly Gliding _last60 = new(WindowSpan.Last60, customers);
    private readonly Gliding _interval = new(WindowSpan.Interval, customers);
    private readonly WaitHistogram _today = new();
    private readonly WaitHistogram _sinceStart = new();

    /// <summary>One wait more or less. The marks are those of its bucket and quarter-hour; null if they are no longer kept.</summary>
    public void Add(Mark? bucket, Mark? quarter, bool today, long waitMs, int sign)
    {
        var cell = WaitCells.Of(waitMs);
        _sinceStart.Add(cell, sign);
        if (today) _today.Add(cell, sign);
        if (quarter is not null) WaitsOf(quarter, customers).Add(cell, sign);
        if (bucket is null) return;
        WaitsOf(bucket, customers).Add(cell, sign);
        _last5.Add(bucket.Bucket, cell, sign);
        _last30.Add(bucket.Bucket, cell, sign);
        _last60.Add(bucket.Bucket, cell, sign);
        _interval.Add(bucket.Bucket, cell, sign);
    }

    /// <summary>Lets go what is past in each window that moves on, when <paramref name="bucket"/> is the running one.</summary>
    public void Glide(long bucket)
    {
        _last5.MoveTo(bucket, buckets);
        _last30.MoveTo(bucket, buckets);
        _last60.MoveTo(bucket, buckets);
        _interval.MoveTo(bucket, buckets);
    }

    /// <summary>Today is from now on what the marks of <paramref name="ring"/> hold from a bucket on.</summary>
    public void StartDay(MarkRing ring, long from)
    {
        _today.Clear();
        for (var i = ring.IndexFrom(from); i < ring.Count; i++) _today.Add(in WaitsOf(ring[i], customers), 1);
    }

    /// <summary>Of a window as of the last <see cref="Glide"/>.</summary>
    public WaitQuantiles Quantiles(WindowSpan span) => span switch
    {
        WindowSpan.Last5 => _last5.Waits.Quantiles(),
        WindowSpan.Last30 => _last30.Waits.Quantiles(),
        WindowSpan.Last60 => _last60.Waits.Quantiles(),
        WindowSpan.Interval => _interval.Waits.Quantiles(),
        WindowSpan.Today => _today.Quantiles(),
        _ => _sinceStart.Quantiles(),
    };

    /// <summary>Of one quarter-hour that is over.</summary>
    public WaitQuantiles OfQuarter(long quarter) => quarters.Find(quarter) is { } mark ? WaitsOf(mark, customers).Quantiles() : default;

    private static ref WaitCounts WaitsOf(Mark mark, bool customers) => ref customers ? ref mark.CustomerWaits : ref mark.Waits;

    private sealed class Gliding(WindowSpan span, bool customers)
    {
        private long _from = long.MinValue;

        public WaitHistogram Waits { get; } = new();

        public void Add(long bucket, int cell, int sign)
        {
            if (bucket >= _from) Waits.Add(cell, sign);
        }

        public void MoveTo(long running, MarkRing buckets)
        {
            var from = Windows.FirstBucket(span, running);
            if (from <= _from) return;
            for (var i = buckets.IndexFrom(_from); i < buckets.Count && buckets[i].Bucket < from; i++) Waits.Add(in WaitsOf(buckets[i], customers), -1);
            _from = from;
        }
    }
}
