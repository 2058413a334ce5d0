namespace QueueMonitor.Engine.Tests.Staffing.Demand;

/// <summary>Poisson numbers, one throw each. Products of many throws of a seeded <see cref="Random"/> are not Poisson in their tail: they made
/// false alarms a tenth rarer than they are.</summary>
internal sealed class PoissonDice(int seed)
{
    private readonly Random _chance = new(seed);

    public int Throw(double mean)
    {
        var (left, count) = (_chance.NextDouble(), 0);
        for (var term = Math.Exp(-mean); left > term && count < 1_000; term *= mean / ++count) left -= term;
        return count;
    }
}
