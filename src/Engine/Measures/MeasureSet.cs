using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Measures;

/// <summary>
/// Every figure of one queue, or of the site, in every window. There is one running tally; a window is that tally less what
/// it was when the window began. So an addition costs one sum, and a late one corrects the marks after it. Times are
/// milliseconds since 1970 UTC. Used by the engine loop only.
/// </summary>
internal sealed class MeasureSet
{
    // The hour, the running 5 s, and one more since an event may be up to 2 s ahead of the clock that windows are read by.
    private const int BucketsKept = 722;
    private const int QuartersKept = EngineLimits.IntervalsKept + 1;

    private static readonly Tally Nothing;

    private readonly MarkRing _buckets = new(BucketsKept);
    private readonly MarkRing _quarters = new(QuartersKept);
    private readonly AnsweredWaits _waits;
    private readonly AnsweredWaits _customerWaits;
    private readonly IntervalRows _rows;
    private Tally _total;
    private Tally _beforeToday;
    private long _dayStart;
    private long _dayStartGiven;
    private ServiceLevelFormula _formula;
    private long _glidesAt = long.MinValue;

    // The newest 5 s that have a mark, unless an addition there would have to correct something: only the tally changes.
    private long _openFrom;
    private ulong _openFor;

    public MeasureSet(long dayStart)
    {
        _waits = new AnsweredWaits(_buckets, _quarters, customers: false);
        _customerWaits = new AnsweredWaits(_buckets, _quarters, customers: true);
        _rows = new IntervalRows(_quarters, _waits, _customerWaits);
        _dayStart = _dayStartGiven = dayStart;
    }

    /// <summary>The ledger since start: who waits.</summary>
    public long Balance => _total.Balance();

    /// <summary>The ledger when the day began: who waited then.</summary>
    public long CarriedIn => _beforeToday.Balance();

    public long Total(Figure figure) => _total.Of(figure);

    /// <summary>One figure in a window as of <paramref name="now"/>, which never goes back.</summary>
    public long In(WindowSpan span, Figure figure, long now) => _total.Of(figure) - Start(span, now).Of(figure);

    public long Today(Figure figure) => _total.Of(figure) - _beforeToday.Of(figure);

    /// <summary>Adds to a figure at a moment, which may be long past. A negative <paramref name="delta"/> takes back.</summary>
    public void Add(Figure figure, long at, long delta = 1)
    {
        if ((ulong)(at - _openFrom) < _openFor) _total[(int)figure] += delta;
        else AddOutside(figure, at, delta);
    }

    public void AddLeft(LeftReason reason, long at, long delta = 1) => Add(Figure.Left + (int)reason, at, delta);

    /// <summary>One wait of an answered visit for the quantiles, or (sign −1) one that is taken back; no figure changes.</summary>
    public void AddAnsweredWait(long at, long waitMs, int sign) => AddWait(_waits, at, waitMs, sign);

    /// <summary>The same visit's wait by the customer's own clock.</summary>
    public void AddCustomerWait(long at, long waitMs, int sign) => AddWait(_customerWaits, at, waitMs, sign);

    private void AddWait(AnsweredWaits waits, long at, long waitMs, int sign)
    {
        if ((ulong)(at - _openFrom) < _openFor)
        {
            waits.Add(_buckets.Last, _quarters.Last, true, waitMs, sign);
            return;
        }
        var (bucket, quarter) = Touch(at);
        waits.Add(bucket, quarter, at >= _dayStart, waitMs, sign);
    }

    /// <summary>Moves the windows on.</summary>
    public void Advance(long now)
    {
        if (now < _glidesAt) return;
        var bucket = Windows.BucketOf(now);
        _glidesAt = (bucket + 1) * Windows.BucketMs;
        _waits.Glide(bucket);
        _customerWaits.Glide(bucket);
    }

    /// <summary>
    /// A day begins, or its start is another by new settings. A start that is more than an hour past counts from the
    /// quarter-hour that it is in: all zones of today have their midnight on one.
    /// </summary>
    public void StartDay(long dayStart)
    {
        if (dayStart == _dayStartGiven) return;
        _dayStartGiven = dayStart;
        _openFor = 0;
        var bucket = Windows.BucketOf(dayStart);
        var fine = bucket >= _buckets.KnownFrom;
        var (ring, from, length) =
            fine ? (_buckets, bucket, Windows.BucketMs) : (_quarters, Windows.QuarterOf(dayStart), Windows.QuarterMs);
        _dayStart = from * length;
        _beforeToday = ring.Before(from, in _total);
        _waits.StartDay(ring, from);
        _customerWaits.StartDay(ring, from);
    }

    /// <summary>The figures of a window as of <paramref name="now"/>, which never goes back.</summary>
    /// <param name="waitingNow">Who waits now; by the ledger it is <see cref="Balance"/>.</param>
    public WindowSnapshot Window(WindowSpan span, long now, ServiceLevelFormula formula, long waitingNow)
    {
        _formula = formula;
        Advance(now);
        ref readonly var start = ref Start(span, now);
        var figures = Tally.Between(in start, in _total);
        var carriedIn = span is WindowSpan.Today or WindowSpan.Interval ? start.Balance() : 0;
        return Windows.Tell(in figures, carriedIn, waitingNow, formula, _waits.Quantiles(span), _customerWaits.Quantiles(span));
    }

    /// <summary>
    /// The quarter-hours that are over, newest last, from the first in which something was added: at most
    /// <see cref="EngineLimits.IntervalsKept"/>. A row that did not change is the same object, and so is the list.
    /// </summary>
    /// <param name="formula">Of their service level; null: the one that a window was last read with.</param>
    public IReadOnlyList<IntervalRow> Intervals(long now, ServiceLevelFormula? formula = null)
    {
        var running = Windows.QuarterOf(now);
        if (Windows.QuarterOf(_openFrom) < running) _openFor = 0;
        return _rows.Read(running, in _total, formula ?? _formula);
    }

    /// <summary>Whether a window or an interval reads otherwise now than at an earlier moment, by time alone.</summary>
    public bool ChangesWithTime(long lastRead, long now)
    {
        if (!_rows.HasAny) return false;
        if (Windows.QuarterOf(lastRead) != Windows.QuarterOf(now)) return true;
        if (_dayStartGiven > lastRead && _dayStartGiven <= now) return true;
        var (before, after) = (Windows.BucketOf(lastRead), Windows.BucketOf(now));
        return before != after && (Drops(WindowSpan.Last5, before, after) || Drops(WindowSpan.Last30, before, after)
            || Drops(WindowSpan.Last60, before, after));
    }

    private bool Drops(WindowSpan span, long before, long after) =>
        _buckets.IndexFrom(Windows.FirstBucket(span, before)) != _buckets.IndexFrom(Windows.FirstBucket(span, after));

    private ref readonly Tally Start(WindowSpan span, long now)
    {
        if (span == WindowSpan.Today) return ref _beforeToday;
        if (span == WindowSpan.SinceStart) return ref Nothing;
        return ref _buckets.Before(Windows.FirstBucket(span, Windows.BucketOf(now)), in _total);
    }

    private void AddOutside(Figure figure, long at, long delta)
    {
        if (delta == 0) return;
        Touch(at);
        _buckets.AddAfter(Windows.BucketOf(at), figure, delta);
        _quarters.AddAfter(Windows.QuarterOf(at), figure, delta);
        if (at < _dayStart) _beforeToday[(int)figure] += delta;
        _total[(int)figure] += delta;
    }

    // Marks come before what is added, so that they hold what was there before it.
    private (Mark? Bucket, Mark? Quarter) Touch(long at)
    {
        var (bucket, quarter) = (Windows.BucketOf(at), Windows.QuarterOf(at));
        if (_buckets.Count > 0 && bucket > _buckets.Last.Bucket)
        {
            _waits.Glide(bucket - (BucketsKept - 720));
            _customerWaits.Glide(bucket - (BucketsKept - 720));
        }

        var marks = (_buckets.Touch(bucket, in _total), _quarters.Touch(quarter, in _total));
        _rows.Changed(quarter);
        if (bucket == _buckets.Last.Bucket)
        {
            _openFrom = bucket * Windows.BucketMs;
            _openFor = _openFrom >= _dayStart ? (ulong)Windows.BucketMs : 0;
        }
        return marks;
    }
}
