namespace QueueMonitor.Engine.Staffing.Demand;

/// <summary>
/// Handle time as 1/μ̂ = time spent on contacts ÷ contacts completed. Those still open count with what they have taken so far: the mean of
/// completed ones alone is too short after opening and in a surge, since the long ones are still going on. Drawn towards what was usual
/// before, and fading. Used by one thread; allocates nothing.
/// </summary>
public struct HandleTime
{
    /// <summary>Seconds after which what was seen counts half.</summary>
    public const double HalfLifeSeconds = 3_600;

    private readonly double _usual, _prior;
    private double _busy, _completed;

    /// <param name="usualSeconds">What it was on such days, above 0.</param>
    /// <param name="spread">How far days were off that, as a share: above 0. It counts as 1/spread² completed contacts.</param>
    public HandleTime(double usualSeconds, double spread)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(usualSeconds);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(spread);
        (_usual, _prior) = (usualSeconds, 1 / (spread * spread));
    }

    /// <summary>1/μ̂, seconds.</summary>
    public readonly double Seconds => ((_prior * _usual) + _busy) / (_prior + _completed);

    /// <summary>Standard deviation of what is known of it, as a share of it: gamma posterior of μ.</summary>
    public readonly double Spread => 1 / Math.Sqrt(_prior + _completed);

    /// <param name="busySeconds">Time that agents spent on contacts in this time, open ones too; 0 or more.</param>
    /// <param name="completed">Contacts that ended in it.</param>
    /// <param name="seconds">How long it was.</param>
    public void Observe(double busySeconds, double completed, double seconds)
    {
        var keep = Math.Pow(0.5, seconds / HalfLifeSeconds);
        _busy = (_busy * keep) + busySeconds;
        _completed = (_completed * keep) + completed;
    }
}
