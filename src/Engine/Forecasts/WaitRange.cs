namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// Turns an expected wait into a range that holds: low, median and high are set apart from the mean by factors, learned
/// for six sizes of wait and for one who joins and one who waits already. Each step moves a factor by what the range that
/// was shown did, which is what keeps its share right in the long run.
/// </summary>
internal sealed class WaitRange
{
    public const int Sizes = 6;

    // Waits under a quarter of a minute are not told apart by factors.
    private const double Floor = 15;
    private const double StepMin = 0.02, StepMax = 0.25;

    private static readonly double[] Tails = [0.1, 0.5, 0.9];

    // For an exponential wait these would be -2.3, -0.4 and 0.8: where they begin matters for some dozens of waits.
    private static readonly double[] Starts = [-0.9, -0.1, 0.6];

    private readonly double[] _factors = new double[2 * Sizes * 3];
    private readonly int[] _seen = new int[2 * Sizes];

    public WaitRange()
    {
        for (var i = 0; i < _factors.Length; i++) _factors[i] = Starts[i % 3];
    }

    public static int CellOf(double mean, bool waitsAlready)
    {
        var size = mean < 20 ? 0 : mean < 45 ? 1 : mean < 90 ? 2 : mean < 180 ? 3 : mean < 360 ? 4 : 5;
        return size + (waitsAlready ? Sizes : 0);
    }

    public (double Low, double Median, double High) Of(double mean, int cell)
    {
        var (low, median, high) = (At(cell, 0), At(cell, 1), At(cell, 2));
        // Where waits are all alike the factors come so close that a step may cross them: what is told never does.
        median = Math.Max(low, median);
        return (low, median, Math.Max(median, high));

        double At(int at, int tail) => Math.Max(0, ((mean + Floor) * Math.Exp(_factors[(at * 3) + tail])) - Floor);
    }

    /// <param name="issued">The range as it was shown.</param>
    public void Learn(int cell, in (double Low, double Median, double High) issued, double wait)
    {
        var step = Math.Max(StepMin, StepMax / (1 + (_seen[cell]++ / 10.0)));
        Move(0, issued.Low);
        Move(1, issued.Median);
        Move(2, issued.High);

        void Move(int tail, double shown) =>
            _factors[(cell * 3) + tail] += step * 2 * ((wait > shown ? 1 : 0) - (1 - Tails[tail]));
    }
}
