namespace QueueMonitor.Engine.Staffing.Demand;

/// <summary>
/// How today compares with its forecast, as it goes: the forecast times M, M ~ Gamma(κ + N, κ + F) after N contacts where F were expected,
/// both fading with a half-life of 20 minutes, so that a shift within the day is followed (Gamma–Poisson; Taylor 2012, Shen and Huang 2008
/// use the like). Used by one thread; allocates nothing.
/// </summary>
public struct DayLevel
{
    /// <summary>Seconds after which what was seen counts half.</summary>
    public const double HalfLifeSeconds = 1_200;

    private readonly double _shape;
    private double _seen, _expected;

    /// <param name="shape">κ = 1 / CV², above 0.</param>
    public DayLevel(double shape)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape);
        _shape = shape;
    }

    /// <summary>E[M]: 1.2 means a fifth more than forecast.</summary>
    public readonly double Mean => Shape / Rate;

    /// <summary>Standard deviation of M, as a share of its mean.</summary>
    public readonly double Spread => 1 / Math.Sqrt(Shape);

    private readonly double Shape => _shape + _seen;

    private readonly double Rate => _shape + _expected;

    /// <param name="contacts">That came in this time.</param>
    /// <param name="expected">That the forecast has for it; 0 or more.</param>
    /// <param name="seconds">How long it was; 0 or more.</param>
    public void Observe(double contacts, double expected, double seconds)
    {
        var keep = Math.Pow(0.5, seconds / HalfLifeSeconds);
        _seen = (_seen * keep) + contacts;
        _expected = (_expected * keep) + expected;
    }

    /// <summary>P(M &gt; level).</summary>
    public readonly double Above(double level) => GammaLaw.Above(Shape, level * Rate);

    /// <summary>The level that M does not exceed with this probability.</summary>
    public readonly double Quantile(double probability) => GammaLaw.Quantile(Shape, probability) / Rate;

    /// <summary>The range of contacts in an interval for which so many are forecast, that holds about eight times in ten.</summary>
    /// <param name="intervalSpread">How far intervals are off on such days, beyond chance; 0: not at all.</param>
    public readonly (int Low, int High) Range(double forecast, double intervalSpread)
    {
        var shape = 1 / ((1 / Shape) + (intervalSpread * intervalSpread));
        return (GammaLaw.CountQuantile(shape, forecast * Mean, 0.1), GammaLaw.CountQuantile(shape, forecast * Mean, 0.9));
    }
}
