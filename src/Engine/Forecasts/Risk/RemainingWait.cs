using System.Runtime.CompilerServices;

namespace QueueMonitor.Engine.Forecasts.Risk;

/// <summary>
/// What somebody still faces if nobody hung up, as eight values of the remaining wait in seconds with their weights: the quantiles
/// at the points of Gauss and Legendre. For smooth functions of the wait their weighted sum is the expectation to 0.0005, where ten
/// equally likely quantiles miss 0.002 in the tail.
/// </summary>
internal struct RemainingWait
{
    public const int Points = 8;

    private const double NormalAtNinety = 1.2815515655446004;

    // Of the range's own mean, by which it is moved to another: further apart, one of both is out of date.
    private const double MovedMost = 2;

    // The standard normal at the points, and the weights of the points.
    private static readonly double[] Normal =
    [
        -2.056751417147741, -1.2721114526223578, -0.7152289387723355, -0.23196479509173504,
        0.23196479509173504, 0.7152289387723355, 1.2721114526223578, 2.056751417147741,
    ];

    private static readonly double[] Weights =
    [
        0.05061426814518839, 0.11119051722668723, 0.1568533229389437, 0.181341891689181,
        0.181341891689181, 0.1568533229389437, 0.11119051722668723, 0.05061426814518839,
    ];

    private Values _seconds;

    [InlineArray(Points)]
    private struct Values
    {
        private double _first;
    }

    public readonly double MeanSeconds
    {
        get
        {
            var sum = 0.0;
            for (var i = 0; i < Points; i++) sum += Weights[i] * _seconds[i];
            return sum;
        }
    }

    public readonly double this[int point] => _seconds[point];

    public static double Weight(int point) => Weights[point];

    /// <summary>Gamma of these moments by Wilson and Hilferty: t = m (1 − 1/9s + z/3√s)³ with shape s = m²/v.</summary>
    public static RemainingWait OfMoments(double meanSeconds, double variance)
    {
        var wait = default(RemainingWait);
        if (!(meanSeconds > 0)) return wait;
        var shape = variance > 0 ? meanSeconds * meanSeconds / variance : double.PositiveInfinity;
        for (var i = 0; i < Points; i++)
        {
            var root = double.IsInfinity(shape) ? 1 : 1 - (1 / (9 * shape)) + (Normal[i] / (3 * Math.Sqrt(shape)));
            wait._seconds[i] = root > 0 ? meanSeconds * root * root * root : 0;
        }

        return wait;
    }

    /// <summary>From a range as it is shown (10 %, 50 %, 90 %): log-normal on each side of the median.</summary>
    public static RemainingWait OfRange(double lowSeconds, double medianSeconds, double highSeconds)
    {
        // A second more on all three, taken off again: a range may begin at zero.
        var (median, wait) = (Math.Max(0, medianSeconds) + 1, default(RemainingWait));
        var below = Math.Log(median / (Math.Clamp(lowSeconds, 0, median - 1) + 1)) / NormalAtNinety;
        var above = Math.Log((Math.Max(highSeconds, median - 1) + 1) / median) / NormalAtNinety;
        for (var i = 0; i < Points; i++)
        {
            var z = Normal[i];
            wait._seconds[i] = Math.Max(0, (median * Math.Exp(z * (z < 0 ? below : above))) - 1);
        }

        return wait;
    }

    /// <summary>
    /// The same shape around another mean in seconds, at most twice as long or half as long as it was. A range is learned from its few newest
    /// waits, and what its middle is off by chance would count in each risk.
    /// </summary>
    public readonly RemainingWait Around(double meanSeconds)
    {
        var own = MeanSeconds;
        if (!(own > 0) || !(meanSeconds >= 0)) return this;
        var (by, wait) = (Math.Clamp(meanSeconds / own, 1 / MovedMost, MovedMost), this);
        for (var i = 0; i < Points; i++) wait._seconds[i] *= by;
        return wait;
    }
}
