namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// Turns an expected wait into a range that holds: low, median and high are set apart from the mean by factors, learned
/// for six sizes of wait and for one who joins and one who waits already. Each step moves a factor by what the range that
/// was shown did, which is what keeps its share right in the long run.
/// </summary>
internal sealed class WaitRange
{
    public const int Sizes = 6;

    /// <summary>Of those who found an agent free: how long it takes until the answer, ringing for instance.</summary>
    public const int AtOnce = 2 * Sizes;

    // Waits under a quarter of a minute are not told apart by factors.
    private const double Floor = 15;
    private const int Cells = AtOnce + 1;
    private const double StepMin = 0.02, StepMax = 0.25;

    // A class begins with the site's factors, which are near already, and speaks for itself after so many waits of a size.
    private const int SpeaksAfter = 100, KnowsAfter = 5;
    private const double BegunStep = 0.05;

    private static readonly double[] Tails = [0.1, 0.5, 0.9];

    // For an exponential wait these would be -2.3, -0.4 and 0.8: where they begin matters for some dozens of waits.
    private static readonly double[] Starts = [-0.9, -0.1, 0.6];

    private readonly WaitRange? _above;
    private readonly double[] _factors = new double[Cells * 3];
    private readonly int[] _seen = new int[Cells];

    /// <param name="above">That of the whole site, from which a size begins that was not seen yet; null: this is it.</param>
    public WaitRange(WaitRange? above = null)
    {
        _above = above;
        for (var i = 0; i < _factors.Length; i++) _factors[i] = Starts[i % 3];
    }

    public static int CellOf(double mean, bool waitsAlready)
    {
        var size = mean < 20 ? 0 : mean < 45 ? 1 : mean < 90 ? 2 : mean < 180 ? 3 : mean < 360 ? 4 : 5;
        return size + (waitsAlready ? Sizes : 0);
    }

    public (double Low, double Median, double High) Of(double mean, int cell) =>
        _above is not null && _seen[cell] < SpeaksAfter ? _above.Of(mean, cell) : Own(mean, cell);

    /// <summary>Whether waits of this size were seen.</summary>
    public bool Knows(int cell) => _seen[cell] >= KnowsAfter;

    /// <param name="issued">The range as it was shown, around the mean <paramref name="mean"/>.</param>
    public void Learn(int cell, double mean, in (double Low, double Median, double High) issued, double wait)
    {
        // A class begins where the site stands; until it speaks for itself, what was shown is the site's.
        var wasAbove = _above is not null && _seen[cell] < SpeaksAfter;
        if (_above is not null && _seen[cell] == 0) _above._factors.AsSpan(cell * 3, 3).CopyTo(_factors.AsSpan(cell * 3));
        Move(cell, wasAbove ? Own(mean, cell) : issued, wait);
        _above?.Move(cell, wasAbove ? issued : _above.Of(mean, cell), wait);
    }

    private (double Low, double Median, double High) Own(double mean, int cell)
    {
        var (low, median, high) = (At(0), At(1), At(2));
        // Where waits are all alike the factors come so close that a step may cross them: what is told never does.
        median = Math.Max(low, median);
        return (low, median, Math.Max(median, high));

        double At(int tail) => Math.Max(0, ((mean + Floor) * Math.Exp(_factors[(cell * 3) + tail])) - Floor);
    }

    private void Move(int cell, in (double Low, double Median, double High) shown, double wait)
    {
        var step = Math.Max(StepMin, StepMax / (1 + (_seen[cell]++ / 10.0)));
        if (_above is not null) step = Math.Min(step, BegunStep);
        Span<double> tails = [shown.Low, shown.Median, shown.High];
        for (var tail = 0; tail < Tails.Length; tail++)
            _factors[(cell * 3) + tail] += step * 2 * ((wait > tails[tail] ? 1 : 0) - (1 - Tails[tail]));
    }
}
