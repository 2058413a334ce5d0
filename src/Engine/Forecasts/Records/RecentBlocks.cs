namespace QueueMonitor.Engine.Forecasts.Records;

/// <summary>
/// Sums over the newest cases, in blocks of equally many: when a block is full the oldest of eleven is forgotten whole. So the memory
/// is bounded, what is counted are whole cases of a known span of time, and no sum is ever taken from: nothing drifts.
/// </summary>
internal sealed class RecentBlocks<T>(int casesPerBlock)
    where T : struct
{
    /// <summary>Full blocks that are kept beside the one that fills.</summary>
    public const int Full = 10;

    private T[] _sums = [];
    private int[] _cases = [];
    private long[] _since = [];
    private int _newest;

    /// <summary>When the oldest case that counts was known; null without any. Milliseconds since 1970 UTC.</summary>
    public long? Since
    {
        get
        {
            long? oldest = null;
            for (var i = 0; i < _cases.Length; i++)
            {
                if (_cases[i] > 0 && (oldest is null || _since[i] < oldest)) oldest = _since[i];
            }

            return oldest;
        }
    }

    /// <summary>The sums that a new case is to be added to.</summary>
    /// <param name="at">When it was known, milliseconds since 1970 UTC.</param>
    /// <param name="rolled">It is the first of a new block.</param>
    public ref T Add(long at, out bool rolled)
    {
        if (_sums.Length == 0) (_sums, _cases, _since) = (new T[Full + 1], new int[Full + 1], new long[Full + 1]);
        rolled = _cases[_newest] == casesPerBlock;
        if (rolled)
        {
            _newest = (_newest + 1) % _sums.Length;
            (_sums[_newest], _cases[_newest]) = (default, 0);
        }

        if (_cases[_newest]++ == 0) _since[_newest] = at;
        return ref _sums[_newest];
    }

    /// <summary>The sums of a block; 0 is the one that fills, higher ones are older. Zero where there is none.</summary>
    public ref readonly T this[int age] => ref _sums[(_newest - age + _sums.Length) % _sums.Length];

    /// <summary>Blocks that there are, full or not.</summary>
    public int Count => _sums.Length;
}
