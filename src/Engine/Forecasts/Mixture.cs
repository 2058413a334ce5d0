namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// How much a second opinion should count beside a first: the share, 0–1, of a mix of both that would have had the least squared error
/// so far, newer cases weighing more.
/// </summary>
/// <param name="memory">What a case still weighs when one more has come.</param>
/// <param name="doubt">Squared difference of both, summed over cases, that it takes to move halfway from the first.</param>
internal sealed class Mixture(double memory, double doubt)
{
    private double _gain, _spread;

    public double Share => Math.Clamp(_gain / (_spread + doubt), 0, 1);

    public double Of(double first, double second) => first + (Share * (second - first));

    /// <param name="keepAtLeast">What the cases before it weigh still, 0–1, where that is more than the memory says.</param>
    public void Learn(double first, double second, double truth, double keepAtLeast)
    {
        var (apart, keep) = (second - first, Math.Max(memory, keepAtLeast));
        _gain = (_gain * keep) + (apart * (truth - first));
        _spread = (_spread * keep) + (apart * apart);
    }
}
