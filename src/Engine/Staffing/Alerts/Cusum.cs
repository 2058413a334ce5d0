namespace QueueMonitor.Engine.Staffing.Alerts;

/// <summary>
/// Notices that a rate has changed, as early as can be for how seldom it is wrong (Page's CUSUM; Lorden): S = max(0, S + x − k), alarm where
/// S is above h. For counts k lies between the two rates, (λ1 − λ0) / ln(λ1/λ0), times what was expected. Used by one thread; allocates nothing.
/// </summary>
public struct Cusum
{
    /// <summary>Limits that the sum grows to at most, so that the end of a change is noticed about as soon as its beginning.</summary>
    private const double SumMax = 2;

    private readonly double _reference, _limit;

    private Cusum(double reference, double limit) => (_reference, _limit) = (reference, limit);

    /// <summary>S: 0 or more.</summary>
    public double Sum { get; private set; }

    /// <summary>S is above its limit.</summary>
    public readonly bool IsAlarmed => Sum > _limit;

    /// <summary>For counts that grow: arrivals, or abandons beside the answers and abandons that come of waits.</summary>
    /// <param name="shift">The growth worth noticing, above 0: 0.25 is a quarter more.</param>
    /// <param name="limit">h. With ten a minute and a quarter more, 30 is wrong once in 3,353 minutes and right after 20.5.</param>
    public static Cusum ForCounts(double shift, double limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shift);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return new Cusum(shift / Math.Log(1 + shift), limit);
    }

    /// <summary>With k as it is written: k in counts, expected in the same.</summary>
    /// <param name="ratio">k ÷ λ0.</param>
    public static Cusum WithReference(double ratio, double limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratio);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return new Cusum(ratio, limit);
    }

    /// <summary>For handle times that grow, taken as exponential: x = a contact's time ÷ the usual time, expected 1 each. The best k is then
    /// (1 + shift)·ln(1 + shift)/shift.</summary>
    public static Cusum ForTimes(double shift, double limit)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shift);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return new Cusum((1 + shift) * Math.Log(1 + shift) / shift, limit);
    }

    /// <param name="seen">Counted, or the time of contacts completed ÷ the usual time.</param>
    /// <param name="expected">What was expected of the same: the forecast for this minute, or how many completed.</param>
    public void Observe(double seen, double expected) => Sum = Math.Clamp(Sum + seen - (_reference * expected), 0, SumMax * _limit);

    /// <summary>Begins anew, after an alarm was told or what is usual has changed.</summary>
    public void Reset() => Sum = 0;
}
