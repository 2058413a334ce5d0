namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// How many predictions are kept and learned from, each second of the floor's time: more would teach little and cost much. What was
/// not used is there for a rush.
/// </summary>
internal sealed class LearningBudget
{
    private const double KeptPerSecond = 8, KeptBurst = 40, SecondMs = 1_000;

    private double _tokens = KeptBurst;
    private long _at = long.MinValue;

    /// <param name="now">Milliseconds since 1970 UTC.</param>
    public bool Take(long now)
    {
        if (_at != long.MinValue) _tokens = Math.Min(KeptBurst, _tokens + (Math.Max(0, now - _at) * KeptPerSecond / SecondMs));
        _at = now;
        if (_tokens < 1) return false;
        _tokens--;
        return true;
    }
}
