namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// How much a second opinion should count beside a first: the share, 0–1, of a mix of both that would have had the least squared error
/// so far, newer cases weighing more, and less of it by as many of its own standard errors as one must be sure. A share cannot be less
/// than 0: without that, an opinion that is worth nothing would count by luck half of the time.
/// </summary>
/// <param name="memory">What a case still weighs when one more has come.</param>
/// <param name="doubt">Squared difference of both, summed over cases, that it takes to move halfway from the first.</param>
/// <param name="sure">Standard errors of the share by which it is told lower; 0: as it was.</param>
internal sealed class Mixture(double memory, double doubt, double sure)
{
    private double _gain, _spread, _noise;

    public double Share => Math.Clamp((_gain - (sure * Math.Sqrt(_noise))) / (_spread + doubt), 0, 1);

    public double Of(double first, double second) => first + (Share * (second - first));

    /// <param name="keepAtLeast">What the cases before it weigh still, 0–1, where that is more than the memory says.</param>
    public void Learn(double first, double second, double truth, double keepAtLeast)
    {
        var (apart, off, keep) = (second - first, truth - first, Math.Max(memory, keepAtLeast));
        _gain = (_gain * keep) + (apart * off);
        _spread = (_spread * keep) + (apart * apart);
        _noise = (_noise * keep * keep) + (apart * off * apart * off);
    }
}
