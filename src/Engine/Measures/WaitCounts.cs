namespace QueueMonitor.Engine.Measures;

/// <summary>How many waits fell in each cell, for a short time: only the cells that have any, in order.</summary>
internal struct WaitCounts
{
    private Cell[]? _cells;
    private int _used;

    public readonly bool IsEmpty => _used == 0;

    public readonly ReadOnlySpan<Cell> Cells => _cells.AsSpan(0, _used);

    /// <summary>Keeps its room for the next time.</summary>
    public void Clear() => _used = 0;

    public void Add(int cell, int delta)
    {
        var at = PlaceOf(cell);
        if (at < _used && _cells![at].Index == cell)
        {
            ref var count = ref _cells[at].Count;
            count += delta;
            if (count == 0) Remove(at);
        }
        else
        {
            Insert(at, new Cell(cell, delta));
        }
    }

    public readonly WaitQuantiles Quantiles()
    {
        long total = 0;
        foreach (ref readonly var cell in Cells) total += cell.Count;
        return total <= 0 ? default : new WaitQuantiles(Seconds(total, 50), Seconds(total, 90), Seconds(total, 95));
    }

    private readonly double Seconds(long total, int percent)
    {
        var left = WaitCells.Rank(total, percent);
        foreach (ref readonly var cell in Cells)
        {
            left -= cell.Count;
            if (left <= 0) return WaitCells.Milliseconds(cell.Index) / 1000;
        }
        throw new InvalidOperationException("The rank of a quantile is past the last wait.");
    }

    // The first place whose cell is not below this one.
    private readonly int PlaceOf(int cell)
    {
        var low = 0;
        var high = _used;
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            if (_cells![middle].Index < cell) low = middle + 1;
            else high = middle;
        }
        return low;
    }

    private void Insert(int at, Cell cell)
    {
        if (_cells is null) _cells = new Cell[4];
        else if (_used == _cells.Length) Array.Resize(ref _cells, _used * 2);
        Array.Copy(_cells, at, _cells, at + 1, _used - at);
        _cells[at] = cell;
        _used++;
    }

    private void Remove(int at)
    {
        _used--;
        Array.Copy(_cells!, at + 1, _cells!, at, _used - at);
    }

    internal struct Cell(int index, int count)
    {
        public readonly int Index = index;
        public int Count = count;
    }
}
