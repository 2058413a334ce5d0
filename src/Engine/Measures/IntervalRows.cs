using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Measures;

/// <summary>The quarter-hours that are over, as rows that are made once and made again only when a late event changes them.</summary>
internal sealed class IntervalRows(MarkRing quarters, AnsweredWaits waits, AnsweredWaits customerWaits) : IRestored
{
    [NotKept("made again when they are next read")]
    private IntervalRow[] _rows = [];

    [NotKept("of the rows")]
    private long _firstRow;

    [NotKept("of the rows")]
    private long _end = long.MinValue;

    [NotKept("of the rows")]
    private ServiceLevelFormula _formula;

    private long _firstQuarter = long.MaxValue;

    [NotKept("of the rows")]
    private long _changedFrom = long.MaxValue;

    /// <summary>Something was ever added: from the quarter-hour of the earliest on there are rows.</summary>
    public bool HasAny => _firstQuarter != long.MaxValue;

    /// <summary>Something was added or taken back in a quarter-hour.</summary>
    public void Changed(long quarter)
    {
        _firstQuarter = Math.Min(_firstQuarter, quarter);
        _changedFrom = Math.Min(_changedFrom, quarter);
    }

    /// <summary>All rows before the running quarter-hour; the same list as before if none has changed.</summary>
    public IntervalRow[] Read(long running, ref readonly Tally total, ServiceLevelFormula formula)
    {
        var first = Math.Max(_firstQuarter, running - EngineLimits.IntervalsKept);
        if (first >= running) return [];
        var unchangedUntil = formula == _formula ? _changedFrom : long.MinValue;
        if (running == _end && first == _firstRow && unchangedUntil >= _end) return _rows;

        var rows = new IntervalRow[running - first];
        var same = rows.Length == _rows.Length && first == _firstRow;
        for (var i = 0; i < rows.Length; i++)
        {
            var quarter = first + i;
            var before = quarter >= _firstRow && quarter < _end ? _rows[quarter - _firstRow] : null;
            rows[i] = before is not null && quarter < unchangedUntil ? before : Make(quarter, in total, formula, before);
            same &= ReferenceEquals(rows[i], before);
        }
        if (!same) _rows = rows;
        (_firstRow, _end, _formula, _changedFrom) = (first, running, formula, long.MaxValue);
        return _rows;
    }

    public void Restored() => (_rows, _end, _changedFrom) = ([], long.MinValue, long.MaxValue);

    private IntervalRow Make(long quarter, ref readonly Tally total, ServiceLevelFormula formula, IntervalRow? before)
    {
        ref readonly var start = ref quarters.Before(quarter, in total);
        ref readonly var end = ref quarters.Before(quarter + 1, in total);
        var figures = Tally.Between(in start, in end);
        var window = Windows.Tell(in figures, start.Balance(), end.Balance(), formula, waits.OfQuarter(quarter), customerWaits.OfQuarter(quarter));
        if (before is not null && Same(before.Window, window)) return before;
        return new IntervalRow(DateTimeOffset.FromUnixTimeMilliseconds(quarter * Windows.QuarterMs), window);
    }

    private static bool Same(WindowSnapshot a, WindowSnapshot b) => a.Left.SequenceEqual(b.Left) && (a with { Left = b.Left }) == b;
}
