using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Outcomes;

/// <summary>
/// How long customers stayed away after their matter was solved, by Kaplan and Meier (JASA 53, 1958) in whole hours of the clock (UTC): hour 0
/// is the one in which it was solved. A contact counts in the hours that are over; so one that is just solved changes nothing yet, and one that
/// is still watched is never a success.
/// </summary>
/// <param name="days">For how long they have to stay away.</param>
internal sealed class ReturnTable(int days)
{
    private const long HourMs = 3_600_000;

    private readonly int[] _back = new int[days * 24];
    private readonly int[] _watched = new int[(days * 24) + 1];
    private int _returned;

    public int Days => days;

    /// <summary>Contacts that were watched for an hour at least.</summary>
    public long Of { get; private set; }

    /// <summary>Adds a contact.</summary>
    /// <param name="backAt">0: the customer has not come back.</param>
    /// <param name="until">Up to when it is known; hours are counted up to the last full one before.</param>
    /// <returns>The customer came back within the days.</returns>
    public bool Add(long solvedAt, long backAt, long until) => Add(HourOf(solvedAt), backAt == 0 ? int.MaxValue : HourOf(backAt), HourOf(until));

    /// <summary>The same in hours since 1970; <paramref name="back"/> without end: not back.</summary>
    public bool Add(int from, int back, int to)
    {
        if (to <= from) return false;
        Of++;
        if (back < to)
        {
            var after = Math.Max(0, back - from);
            if (after < _back.Length)
            {
                _back[after]++;
                _returned++;
                return true;
            }

            _watched[_back.Length]++;
            return false;
        }

        _watched[Math.Min(to - from, _back.Length)]++;
        return false;
    }

    /// <summary>Hours since 1970 (UTC).</summary>
    public static int HourOf(long at) => (int)(at / HourMs);

    /// <summary>The share that stayed away, with its interval.</summary>
    public LastingFigure Resolved()
    {
        var stayed = _watched[_back.Length];
        var (value, spread) = Estimate();
        if (double.IsNaN(value)) return new LastingFigure(null, stayed, Of, null, null, stayed + _returned, days);
        var (low, high) = Interval(value, spread, stayed, _returned);
        return new LastingFigure(value, stayed, Of, low, high, stayed + _returned, days);
    }

    /// <summary>One over several: each by how many contacts it is told from.</summary>
    public static LastingFigure Together(IReadOnlyCollection<ReturnTable> tables)
    {
        if (tables.Count == 1) return tables.First().Resolved();
        var (value, variance, weight) = (0.0, 0.0, 0.0);
        var (stayed, returned, of) = (0L, 0L, 0L);
        int? common = tables.Count == 0 ? null : tables.First().Days;
        foreach (var table in tables)
        {
            if (table.Days != common) common = null;
            stayed += table._watched[table._back.Length];
            returned += table._returned;
            of += table.Of;
            var (one, spread) = table.Estimate();
            if (double.IsNaN(one)) continue;
            value += table.Of * one;
            variance += (double)table.Of * table.Of * one * one * spread;
            weight += table.Of;
        }

        if (weight == 0) return new LastingFigure(null, stayed, of, null, null, stayed + returned, common);
        value /= weight;
        variance /= weight * weight;
        var (low, high) = Interval(value, value > 0 ? variance / (value * value) : 0, stayed, returned);
        return new LastingFigure(value, stayed, of, low, high, stayed + returned, common);
    }

    /// <summary>Of those who came back: the other side of the same.</summary>
    public static LastingFigure Turned(in LastingFigure resolved) =>
        new(1 - resolved.Value, resolved.Mature - resolved.Hits, resolved.Of, 1 - resolved.High, 1 - resolved.Low, resolved.Mature, resolved.Days);

    // NaN: nobody was watched to the end. Spread: Greenwood's sum (1926), the variance over the square of the value.
    private (double Value, double Spread) Estimate()
    {
        double value = 1, spread = 0;
        var risk = Of;
        for (var hour = 0; hour < _back.Length; hour++)
        {
            if (risk <= 0) return value == 0 ? (0, 0) : (double.NaN, 0);
            var back = _back[hour];
            if (back > 0)
            {
                value *= 1 - ((double)back / risk);
                spread += risk == back ? 0 : back / ((double)risk * (risk - back));
            }

            if (value == 0) return (0, 0);
            risk -= back + _watched[hour + 1];
        }

        return (value, spread);
    }

    // On the log(−log) scale (Kalbfleisch and Prentice), which stays within 0 and 1; where it has no end, Wilson's.
    private static (double Low, double High) Interval(double value, double spread, long stayed, long returned)
    {
        if (value >= 1) return (Intervals.Wilson(stayed, stayed).Low, 1);
        if (value <= 0) return (0, Intervals.Wilson(0, Math.Max(1, returned)).High);
        var log = Math.Log(value);
        var half = Intervals.Z * Math.Sqrt(spread) / -log;
        return (Math.Pow(value, Math.Exp(half)), Math.Pow(value, Math.Exp(-half)));
    }

}
