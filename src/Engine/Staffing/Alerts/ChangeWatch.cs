namespace QueueMonitor.Engine.Staffing.Alerts;

/// <summary>
/// A change against what is usual, from its beginning to its end. It begins when a CUSUM passes its limit. It is calm when no more than was
/// expected came in the last quarter of an hour, and over when a second CUSUM, of the way back from what the change has measured, is as sure:
/// a great change is over as soon as its quarter of an hour has gone by, a slight one when enough was seen to tell. Read once a minute; used by
/// one thread; allocates nothing.
/// </summary>
internal sealed class ChangeWatch
{
    public const int QuarterMinutes = 15;

    /// <summary>Log of how much likelier it must be that it is over:
    /// of ten a minute, a quarter more that goes on is taken for ended once in 13 hours.</summary>
    private const double OverFrom = 5;

    /// <summary>Calm, or not known, for so long: over, however little was seen.</summary>
    private const int CalmMinutesMax = 60;

    private readonly double _shift, _reference;
    private readonly bool _isTimes;
    private readonly double[] _seen = new double[QuarterMinutes];
    private readonly double[] _expected = new double[QuarterMinutes];
    private Cusum _sum;
    private int _minutes, _calmMinutes;
    private double _seenSince, _expectedSince, _times, _over;

    private ChangeWatch(Cusum sum, double reference, double shift, bool isTimes) =>
        (_sum, _reference, _shift, _isTimes) = (sum, reference, shift, isTimes);

    /// <summary>For counts that grow; see <see cref="Cusum.ForCounts"/>.</summary>
    public static ChangeWatch ForCounts(double shift, double limit) => new(Cusum.ForCounts(shift, limit), Reference(1 + shift, false), shift, false);

    /// <summary>For handle times that grow; see <see cref="Cusum.ForTimes"/>.</summary>
    public static ChangeWatch ForTimes(double shift, double limit) => new(Cusum.ForTimes(shift, limit), Reference(1 + shift, true), shift, true);

    /// <summary>It began, and is not over.</summary>
    public bool Holds => _sum.IsAlarmed;

    /// <summary>It has not been told that it is over, and what is seen is as expected again.</summary>
    public bool IsCalm { get; private set; }

    /// <summary>Of the last fifteen minutes; NaN: they were not all observed.</summary>
    public (double Seen, double Expected) Quarter
    {
        get
        {
            if (_minutes < QuarterMinutes) return (double.NaN, double.NaN);
            var (seen, expected) = (0.0, 0.0);
            for (var i = 0; i < QuarterMinutes; i++) (seen, expected) = (seen + _seen[i], expected + _expected[i]);
            return (seen, expected);
        }
    }

    /// <summary>A minute has passed.</summary>
    /// <param name="seen">As <see cref="Cusum.Observe"/> has it.</param>
    /// <param name="expected">Of the same.</param>
    public void Observe(double seen, double expected)
    {
        _sum.Observe(seen, expected);
        (_seen[_minutes % QuarterMinutes], _expected[_minutes % QuarterMinutes]) = (seen, expected);
        // It goes round, and stays full.
        if (++_minutes == 2 * QuarterMinutes) _minutes = QuarterMinutes;
        (_seenSince, _expectedSince) = _sum.Sum > 0 ? (_seenSince + seen, _expectedSince + expected) : (0, 0);
        if (!Holds)
        {
            (IsCalm, _calmMinutes, _over) = (false, 0, 0);
            return;
        }

        WatchEnd(seen, expected);
    }

    /// <summary>Nobody knows what is to be expected: the quarter of an hour begins anew.</summary>
    public void Forget() => (_minutes, IsCalm) = (0, false);

    private void WatchEnd(double seen, double expected)
    {
        // From what it has measured so far, before the way back began.
        if (_over == 0) _times = Math.Max(1 + _shift, _expectedSince > 0 ? _seenSince / _expectedSince : 0);
        var weight = _isTimes ? 1 - (1 / _times) : Math.Log(_times);
        _over = Math.Max(0, _over + (weight * ((Reference(_times, _isTimes) * expected) - seen)));
        var (came, forecast) = Quarter;
        var isKnown = !double.IsNaN(came);
        // Once calm, it is so until more comes than lies between the usual and what is worth noticing.
        IsCalm = isKnown && came <= (IsCalm ? _reference * forecast : forecast);
        _calmMinutes = IsCalm || !isKnown ? _calmMinutes + 1 : 0;
        if ((!IsCalm || _over < OverFrom) && _calmMinutes < CalmMinutesMax) return;
        // A change that goes on all the same must be found anew.
        _sum.Reset();
        (IsCalm, _calmMinutes, _over, _seenSince, _expectedSince) = (false, 0, 0, 0, 0);
    }

    // k, in what was expected, that tells so many times as much from the usual best (see Cusum).
    private static double Reference(double times, bool isTimes) =>
        isTimes ? times * Math.Log(times) / (times - 1) : (times - 1) / Math.Log(times);
}
