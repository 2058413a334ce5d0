namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// Those who gave up, in the order in which they came: each keeps its place until somebody behind it is served, which
/// tells how long it would have waited. Without them only those who were served fast enough would teach.
/// </summary>
internal sealed class GhostLine
{
    private const int Most = 256;

    private readonly Ghost[] _ring = new Ghost[Most];
    private int _first, _count;

    /// <param name="Entered">When it came.</param>
    /// <param name="Chain">Its predictions.</param>
    public readonly record struct Ghost(long Entered, int Chain);

    /// <summary>Adds one; when the line is full the oldest goes, and is returned.</summary>
    public Ghost? Add(Ghost ghost)
    {
        Ghost? gone = null;
        if (_count == Most) gone = Take();
        // They gave up in another order than they came: the newest few are put in place.
        var place = _count++;
        for (; place > 0 && At(place - 1).Entered > ghost.Entered; place--) At(place) = At(place - 1);
        At(place) = ghost;
        return gone;
    }

    public bool TryPeek(out Ghost ghost)
    {
        ghost = _count > 0 ? At(0) : default;
        return _count > 0;
    }

    public Ghost Take()
    {
        var ghost = At(0);
        _first = (_first + 1) % Most;
        _count--;
        return ghost;
    }

    private ref Ghost At(int i) => ref _ring[(_first + i) % Most];
}
