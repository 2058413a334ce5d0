namespace QueueMonitor.Engine.Staffing.Demand;

/// <summary>What is expected of one day before it begins: from a plan, or learned.</summary>
/// <param name="Expected">Contacts in each interval of the local day; 0 or more.</param>
/// <param name="Spread">Coefficient of variation of a whole day about its forecast: 0.08 means that days were 8 % off.</param>
/// <param name="IntervalSpread">The same of one interval about its share of the day, beyond what chance makes of a count.</param>
/// <param name="Days">Days that it was learned from; 0: it is a plan.</param>
public sealed record DemandForecast(IReadOnlyList<double> Expected, double Spread, double IntervalSpread, int Days)
{
    /// <summary>Of a plan, until days have shown how far plans are off here.</summary>
    public const double UsualSpread = 0.08;

    /// <summary>A spread below this would claim to know tomorrow.</summary>
    public const double SpreadMin = 0.03;

    /// <summary>κ: the day's level is gamma with this shape and mean 1.</summary>
    public double Shape => 1 / (Math.Max(Spread, SpreadMin) * Math.Max(Spread, SpreadMin));

    public static DemandForecast FromPlan(IReadOnlyList<double> contacts, double spread = UsualSpread) => new(contacts, spread, UsualSpread, 0);

    /// <summary>The range of contacts in one interval that holds about eight times in ten, as seen before the day.</summary>
    public (int Low, int High) Range(int interval)
    {
        var shape = 1 / ((1 / Shape) + (IntervalSpread * IntervalSpread));
        return (GammaLaw.CountQuantile(shape, Expected[interval], 0.1), GammaLaw.CountQuantile(shape, Expected[interval], 0.9));
    }
}
