namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// How many wait who entered before a moment, in steps of 2 s over the last 68 minutes; those who entered earlier still
/// are one group. Entering and leaving touch two places, asking at most 96 in a row, whatever the length of the line.
/// </summary>
internal sealed class WaitingAges
{
    private const int Steps = 2048, BlockSteps = 32;
    private const long StepMs = 2_000;

    private readonly int[] _counts = new int[Steps];
    // Sums over blocks of the steps. A tree would add less, and miss the processor's cache ten times.
    private readonly int[] _blocks = new int[Steps / BlockSteps];
    private long _first = long.MinValue;
    private int _old;

    public int Count { get; private set; }

    public void Enter(long at, long now)
    {
        MoveTo(now);
        var step = Math.Min(at, now) / StepMs;
        Count++;
        if (step < _first) _old++;
        else Add(step, 1);
    }

    public void Leave(long at)
    {
        var step = at / StepMs;
        if (Count == 0) return;
        Count--;
        if (step >= _first && step < _first + Steps && _counts[step % Steps] > 0) Add(step, -1);
        else if (_old > 0) _old--;
        else Count++;
    }

    /// <summary>How many entered in a step before that of <paramref name="at"/>.</summary>
    public int Before(long at)
    {
        if (Count == 0) return 0;
        var step = at / StepMs;
        if (step <= _first) return _old;
        if (step >= _first + Steps) return Count;
        var (from, to) = ((int)(_first % Steps), (int)(step % Steps));
        return _old + (from <= to ? Sum(to) - Sum(from) : Sum(Steps) - Sum(from) + Sum(to));
    }

    /// <summary>About when the one who has waited longest entered; <paramref name="none"/> when nobody waits.</summary>
    public long Oldest(long none)
    {
        if (Count == 0) return none;
        if (_old > 0) return _first * StepMs;
        var from = (int)(_first % Steps);
        var before = Sum(from);
        var step = Sum(Steps) > before ? Find(before) : Find(0);
        return ((step >= from ? _first - from : _first - from + Steps) + step) * StepMs;
    }

    private void MoveTo(long now)
    {
        var first = (now / StepMs) - Steps + 1;
        if (_first == long.MinValue || first - _first >= Steps)
        {
            _old = Count;
            Array.Clear(_counts);
            Array.Clear(_blocks);
            _first = first;
        }

        for (; _first < first; _first++)
        {
            var gone = _counts[_first % Steps];
            if (gone == 0) continue;
            Add(_first, -gone);
            _old += gone;
        }
    }

    private void Add(long step, int delta)
    {
        var place = (int)(step % Steps);
        _counts[place] += delta;
        _blocks[place / BlockSteps] += delta;
    }

    // Of the places before one.
    private int Sum(int place)
    {
        var (sum, block) = (0, place / BlockSteps);
        foreach (var count in _blocks.AsSpan(0, block)) sum += count;
        foreach (var count in _counts.AsSpan(block * BlockSteps, place % BlockSteps)) sum += count;
        return sum;
    }

    // The first place at which the sum goes past a number.
    private int Find(int past)
    {
        var block = 0;
        while (past >= _blocks[block]) past -= _blocks[block++];
        var place = block * BlockSteps;
        while (past >= _counts[place]) past -= _counts[place++];
        return place;
    }
}
