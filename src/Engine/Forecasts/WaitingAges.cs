using QueueMonitor.Engine.Images;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// How many wait who entered before a moment, in steps of 2 s over the last 68 minutes; those who entered earlier still
/// are one group. Entering and leaving touch two places, asking at most 128 in a row, whatever the length of the line.
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

    // The step of the one who has waited longest of those in steps; 0: to be looked for.
    [NotKept("looked for again")]
    private long _oldest;

    public int Count { get; private set; }

    public void Enter(long at, long now)
    {
        MoveTo(now);
        var step = Math.Min(at, now) / StepMs;
        if (step < _first)
        {
            _old++;
        }
        else
        {
            if (Count == _old || (_oldest != 0 && step < _oldest)) _oldest = step;
            Add(step, 1);
        }

        Count++;
    }

    public void Leave(long at)
    {
        var step = at / StepMs;
        if (Count == 0) return;
        Count--;
        if (step >= _first && step < _first + Steps && _counts[step % Steps] > 0) Take(step, 1);
        else if (_old > 0) _old--;
        else Count++;
    }

    /// <summary>How many entered in a step before that of <paramref name="at"/>.</summary>
    public int Before(long at)
    {
        if (Count == 0) return 0;
        var step = at / StepMs;
        if (step <= _first) return _old;
        return step >= _first + Steps ? Count : Count - Since(step);
    }

    /// <summary>About when the one who has waited longest entered; <paramref name="none"/> when nobody waits.</summary>
    public long Oldest(long none)
    {
        if (Count == 0) return none;
        if (_old > 0) return _first * StepMs;
        if (_oldest == 0) _oldest = FindOldest();
        return _oldest * StepMs;
    }

    private void MoveTo(long now)
    {
        var first = (now / StepMs) - Steps + 1;
        if (_first == long.MinValue || first - _first >= Steps)
        {
            (_old, _oldest, _first) = (Count, 0, first);
            Array.Clear(_counts);
            Array.Clear(_blocks);
        }

        for (; _first < first; _first++)
        {
            var gone = _counts[_first % Steps];
            if (gone == 0) continue;
            Take(_first, gone);
            _old += gone;
        }
    }

    private void Add(long step, int delta)
    {
        var place = (int)(step % Steps);
        _counts[place] += delta;
        _blocks[place / BlockSteps] += delta;
    }

    private void Take(long step, int count)
    {
        Add(step, -count);
        if (step == _oldest && _counts[step % Steps] == 0) _oldest = 0;
    }

    // Of a step and those after it: most who wait came lately, so few blocks are to be added.
    private int Since(long step)
    {
        var (sum, end) = (0, _first + Steps);
        for (; step < end && step % BlockSteps != 0; step++) sum += _counts[step % Steps];
        for (; step + BlockSteps <= end; step += BlockSteps) sum += _blocks[step % Steps / BlockSteps];
        for (; step < end; step++) sum += _counts[step % Steps];
        return sum;
    }

    private long FindOldest()
    {
        var step = _first;
        for (; step % BlockSteps != 0; step++)
        {
            if (_counts[step % Steps] > 0) return step;
        }

        while (_blocks[step % Steps / BlockSteps] == 0) step += BlockSteps;
        while (_counts[step % Steps] == 0) step++;
        return step;
    }
}
