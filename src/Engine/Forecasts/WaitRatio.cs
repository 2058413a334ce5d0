namespace QueueMonitor.Engine.Forecasts;

/// <summary>What waits turned out to be over what position and pace said; drawn towards that of all until enough have been seen.</summary>
/// <param name="above">That of the whole site; null: this is it, and it begins at 1.</param>
internal sealed class WaitRatio(WaitRatio? above)
{
    // Fifty waits of a minute.
    private const double Prior = 50 * 60;
    private const double Memory = 0.9995, MemoryMs = 21_600_000;

    private double _waits, _structural;
    private long _at = long.MinValue;

    public double Of => (((above?.Of ?? 1) * Prior) + _waits) / (Prior + _structural);

    /// <param name="structural">Seconds, as is <paramref name="wait"/>.</param>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    public void Learn(double structural, double wait, long now)
    {
        var keep = Math.Max(Memory, Math.Exp(-(_at == long.MinValue ? 0 : Math.Max(0, now - _at)) / MemoryMs));
        _at = now;
        _waits = (_waits * keep) + wait;
        _structural = (_structural * keep) + structural;
    }
}
