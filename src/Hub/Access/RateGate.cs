namespace QueueMonitor.Hub.Access;

/// <summary>
/// How often each of many may: so many at once, then so many a second. Bounded: past <see cref="AccessLimits.RatesMax"/> the one that has
/// rested longest is forgotten, and begins anew. Any thread may use it.
/// </summary>
internal sealed class RateGate(double perSecond, int atOnce, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Bucket> _buckets = new(StringComparer.Ordinal);

    /// <summary>Takes one; false with the seconds until there is one again.</summary>
    public bool TryTake(string who, out int retryAfterSeconds)
    {
        lock (_lock)
        {
            var bucket = Of(who);
            retryAfterSeconds = bucket.Left >= 1 ? 0 : (int)Math.Ceiling((1 - bucket.Left) / perSecond);
            if (bucket.Left < 1) return false;
            bucket.Left--;
            return true;
        }
    }

    private Bucket Of(string who)
    {
        var now = time.GetTimestamp();
        if (!_buckets.TryGetValue(who, out var bucket))
        {
            if (_buckets.Count >= AccessLimits.RatesMax) _buckets.Remove(_buckets.MinBy(each => each.Value.At).Key);
            return _buckets[who] = new Bucket { Left = atOnce, At = now };
        }

        bucket.Left = Math.Min(atOnce, bucket.Left + (time.GetElapsedTime(bucket.At, now).TotalSeconds * perSecond));
        bucket.At = now;
        return bucket;
    }

    private sealed class Bucket
    {
        public double Left { get; set; }

        public long At { get; set; }
    }
}
