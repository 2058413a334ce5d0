namespace QueueMonitor.Engine.Measures;

/// <summary>How many waits fell in each cell, for a long time: every cell up to the longest wait seen, with a sum a block.</summary>
internal sealed class WaitHistogram
{
    private readonly long[] _blocks = new long[WaitCells.Blocks];
    private long[] _cells = [];

    public void Clear()
    {
        Array.Clear(_blocks);
        Array.Clear(_cells);
    }

    public void Add(int cell, long delta)
    {
        if (cell >= _cells.Length) Array.Resize(ref _cells, (WaitCells.BlockOf(cell) + 1) * WaitCells.PerBlock);
        if ((_cells[cell] += delta) < 0) throw new InvalidOperationException("An answered wait was taken back that was never added.");
        _blocks[WaitCells.BlockOf(cell)] += delta;
    }

    public void Add(in WaitCounts counts, int sign)
    {
        foreach (ref readonly var cell in counts.Cells) Add(cell.Index, (long)cell.Count * sign);
    }

    public WaitQuantiles Quantiles()
    {
        long total = 0;
        foreach (var block in _blocks) total += block;
        return total == 0 ? default : new WaitQuantiles(Seconds(total, 50), Seconds(total, 90), Seconds(total, 95));
    }

    private double Seconds(long total, int percent)
    {
        var left = WaitCells.Rank(total, percent);
        var block = 0;
        while (left > _blocks[block]) left -= _blocks[block++];
        var cell = block * WaitCells.PerBlock;
        while (left > _cells[cell]) left -= _cells[cell++];
        return WaitCells.Milliseconds(cell) / 1000;
    }
}
