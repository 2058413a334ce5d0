namespace QueueMonitor.Engine.Forecasts;

/// <summary>By how much the waits of a class were longer than what is learned of all classes together; drawn towards 0 until enough were seen.</summary>
internal sealed class WaitSurplus
{
    // Waits that count fully, which those do of which nothing is expected; of a minute it is three times as many.
    private const double Prior = 60;
    private const double Memory = 0.9995, MemoryMs = 86_400_000;

    private double _surplus, _weight;
    private long _at = long.MinValue;

    public double Of => _surplus / (Prior + _weight);

    /// <param name="now">Milliseconds since 1970 UTC.</param>
    public void Learn(double surplus, double weight, long now)
    {
        var keep = Math.Max(Memory, Math.Exp(-(_at == long.MinValue ? 0 : Math.Max(0, now - _at)) / MemoryMs));
        _at = now;
        _surplus = (_surplus * keep) + (weight * surplus);
        _weight = (_weight * keep) + weight;
    }
}
