namespace QueueMonitor.Engine.Forecasts.Patience;

/// <summary>
/// How readily those who wait hang up, by how long they have waited: events and time at risk by bucket, and from them a rate
/// drawn towards that of the level above (Gamma prior), so that a queue with ten calls does not claim to know its callers.
/// Used by the engine loop only.
/// </summary>
/// <remarks>Time at risk comes in as spans of waiting [from, to) in constant time: a span adds one to those at risk where it starts,
/// takes one where it ends, and keeps how far into these two buckets its ends lie. Right-censored by whatever else ends a wait.</remarks>
internal sealed class Hazard
{
    /// <summary>Pseudo-events behind a bucket's rate as the level above has it (κ).</summary>
    private const double BucketPrior = 4;

    /// <summary>Pseudo-events behind "no more and no less patient than the level above" (c).</summary>
    private const double LevelPrior = 5;

    /// <summary>Behind everything: two pseudo-events, and one in 400 seconds of waiting.</summary>
    private const double FirstEvents = 2, FirstSeconds = 800;

    private const int RefreshEvery = 32;
    private const long RefreshAfterMs = 240_000;

    private readonly Bucket[] _seen = new Bucket[WaitBuckets.Count];
    private readonly double[] _rate = new double[WaitBuckets.Count];
    private readonly double[] _cumulative = new double[WaitBuckets.Count];
    private readonly double[] _exposure = new double[WaitBuckets.Count];
    private readonly Hazard? _above;
    private readonly double _memoryMs;
    private int _changes;
    private long _refreshedAt = long.MinValue;

    /// <param name="above">The level that it is drawn towards; null: the top.</param>
    /// <param name="memory">Time constant with which the past fades; infinite: never.</param>
    public Hazard(Hazard? above, TimeSpan memory)
    {
        _above = above;
        _memoryMs = memory == Timeout.InfiniteTimeSpan ? double.PositiveInfinity : memory.TotalMilliseconds;
        Refresh();
    }

    // Together, since each wait that ends touches two of them on every level.
    private struct Bucket
    {
        public double Events, AtRisk, Within;
    }

    /// <summary>Abandons per second of waiting, over all ages.</summary>
    public double MeanRate { get; private set; }

    /// <summary>Abandons per second of waiting, after this many seconds.</summary>
    public double Rate(double seconds) => _rate[WaitBuckets.Of(seconds)];

    /// <summary>Λ: the cumulative hazard up to this many seconds; 1 − e^−Λ of patient-as-this callers would have hung up by then.</summary>
    public double Cumulative(double seconds)
    {
        if (seconds <= 0) return 0;
        var bucket = WaitBuckets.Of(seconds);
        return _cumulative[bucket] + (_rate[bucket] * (seconds - WaitBuckets.Start(bucket)));
    }

    /// <summary>What was seen in a bucket: abandons, and seconds at risk.</summary>
    public (double Events, double Seconds) Seen(int bucket)
    {
        Expose();
        return (_seen[bucket].Events, _exposure[bucket]);
    }

    /// <summary>Somebody has waited from one age to another (seconds), here and on every level above.</summary>
    /// <param name="now">The floor's time: what is read is brought up to date by what comes in, never by looking.</param>
    public void Wait(double from, double to, bool abandoned, long now)
    {
        if (!(to >= from)) return;
        var (first, last) = (WaitBuckets.Of(from), WaitBuckets.Of(to));
        Wait(first, from - WaitBuckets.Start(first), last, to - WaitBuckets.Start(last), abandoned, now);
    }

    /// <summary>
    /// Somebody who was counted as waiting up to an age had left unseen, at one between: when is spread as exponential patience has it.
    /// </summary>
    /// <param name="from">Until then it was there; seconds, as is <paramref name="to"/>, up to which it was counted.</param>
    /// <param name="share">The chance that it had left, 0–1.</param>
    /// <param name="rate">Those who leave, a second of waiting.</param>
    public void LeftUnseen(double from, double to, double share, double rate, long now)
    {
        _above?.LeftUnseen(from, to, share, rate, now);
        if (!(to > from) || !(share > 0)) return;
        var last = WaitBuckets.Of(to);
        var whole = 1 - Math.Exp(-rate * (to - from));
        for (var b = WaitBuckets.Of(from); b <= last; b++)
        {
            var (begin, end) = (Math.Max(from, WaitBuckets.Start(b)), b == last ? to : WaitBuckets.Start(b) + WaitBuckets.Width(b));
            var here = share * (whole > 1e-9 ? (Math.Exp(-rate * (begin - from)) - Math.Exp(-rate * (end - from))) / whole : (end - begin) / (to - from));
            var at = begin + SilentAbandonment.PatienceBefore(end - begin, rate);
            _seen[b].Events += here;
            _seen[b].AtRisk -= here;
            _seen[b].Within += here * (at - WaitBuckets.Start(b));
            _seen[last].AtRisk += here;
            _seen[last].Within -= here * (to - WaitBuckets.Start(last));
        }

        Changed(now);
    }

    /// <summary>Makes the rates of what has come in so far.</summary>
    public void Refresh()
    {
        _changes = 0;
        Expose();
        var (seen, seconds, expected) = (0.0, 0.0, 0.0);
        for (var b = 0; b < WaitBuckets.Count; b++)
        {
            seen += _seen[b].Events;
            seconds += _exposure[b];
            if (_above is not null) expected += _exposure[b] * _above._rate[b];
        }

        MeanRate = _above is null ? (FirstEvents + seen) / (FirstSeconds + seconds) : (LevelPrior + seen) / ((LevelPrior / _above.MeanRate) + seconds);
        var level = _above is null ? MeanRate : (LevelPrior + seen) / (LevelPrior + expected);
        var sum = 0.0;
        for (var b = 0; b < WaitBuckets.Count; b++)
        {
            var prior = _above is null ? level : level * _above._rate[b];
            _rate[b] = (BucketPrior + _seen[b].Events) / ((BucketPrior / prior) + _exposure[b]);
            _cumulative[b] = sum;
            sum += _rate[b] * WaitBuckets.Width(b);
        }
    }

    // The levels above come first: what is drawn towards them is drawn to what they say now.
    private void Wait(int first, double intoFirst, int last, double intoLast, bool abandoned, long now)
    {
        _above?.Wait(first, intoFirst, last, intoLast, abandoned, now);
        ref var begun = ref _seen[first];
        begun.AtRisk++;
        begun.Within -= intoFirst;
        ref var ended = ref _seen[last];
        ended.AtRisk--;
        ended.Within += intoLast;
        if (abandoned) ended.Events++;
        Changed(now);
    }

    private void Changed(long now)
    {
        _changes++;
        if (_refreshedAt == long.MinValue) _refreshedAt = now;
        if (_changes < RefreshEvery && now - _refreshedAt < RefreshAfterMs) return;
        Fade(now - _refreshedAt);
        _refreshedAt = now;
        Refresh();
    }

    private void Expose()
    {
        var atRisk = 0.0;
        for (var b = 0; b < WaitBuckets.Count; b++)
        {
            atRisk += _seen[b].AtRisk;
            _exposure[b] = Math.Max(0, (atRisk * WaitBuckets.Width(b)) + _seen[b].Within);
        }
    }

    private void Fade(long elapsedMs)
    {
        if (double.IsInfinity(_memoryMs) || elapsedMs <= 0) return;
        var keep = Math.Exp(-elapsedMs / _memoryMs);
        for (var b = 0; b < WaitBuckets.Count; b++)
        {
            ref var bucket = ref _seen[b];
            bucket.Events *= keep;
            bucket.AtRisk *= keep;
            bucket.Within *= keep;
        }
    }
}
