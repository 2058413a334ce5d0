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

    public void Learn(double first, double second, double truth, double weight)
    {
        var apart = second - first;
        _gain = (_gain * memory) + (weight * apart * (truth - first));
        _spread = (_spread * memory) + (weight * apart * apart);
    }
}
