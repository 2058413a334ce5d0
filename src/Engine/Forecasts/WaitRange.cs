namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// Turns an expected wait into a range that holds: low, median and high are what shares of the newest waits came to over what had been
/// expected, for six sizes of wait and for one who joins and one who waits already. The shares that are asked for move a little with each
/// range that was shown and did not hold, which is what keeps it right in the long run (adaptive conformal inference, Gibbs and Candès
/// 2021). A range reaches past what the newest waits came to by a tenth at most, however many of one moment prove wrong together: with a
/// thousand agents the newest waits are all of one moment, and the next may lie beyond them.
/// </summary>
internal sealed class WaitRange
{
    public const int Sizes = 6;

    /// <summary>Of those who found an agent free: how long it takes until the answer, ringing for instance.</summary>
    public const int AtOnce = 2 * Sizes;

    // Waits under a quarter of a minute are not told apart by factors.
    private const double Floor = 15;
    private const int Cells = AtOnce + 1, KnowsAfter = 5;

    // Waits of a size that are kept: of the site, and of a class. Until all of these have come, so many count as what it began with.
    private const int SiteKeeps = 400, ClassKeeps = 200;
    private const double SiteDoubt = 10, ClassDoubt = 60;

    // How far one wait moves the shares asked for, and how far all of them together may.
    private const double SiteStep = 0.002, ClassStep = 0.003, ShiftMax = 0.4;

    // How far a range reaches past the newest waits at most, in the logarithm of wait over mean: a tenth more.
    private const double ReachMax = 0.1;

    private static readonly double[] Tails = [0.1, 0.5, 0.9];

    // For an exponential wait these would be -2.3, -0.4 and 0.8: where they begin matters for some dozens of waits.
    private static readonly double[] Starts = [-0.9, -0.1, 0.6];

    private readonly WaitRange? _above;
    private readonly RecentShares?[] _seen = new RecentShares?[Cells];

    // By which the three shares are moved: of the site for each size; of a class, which has fewer waits, for one who joins, one who waits
    // already, and one who found an agent free.
    private readonly double[] _shifts;

    /// <param name="above">That of the whole site, from which a class begins; null: this is it.</param>
    public WaitRange(WaitRange? above = null)
    {
        _above = above;
        _shifts = new double[(above is null ? Cells : ShiftOfClass(Cells - 1) + 1) * Tails.Length];
    }

    public static int CellOf(double mean, bool waitsAlready)
    {
        var size = mean < 20 ? 0 : mean < 45 ? 1 : mean < 90 ? 2 : mean < 180 ? 3 : mean < 360 ? 4 : 5;
        return size + (waitsAlready ? Sizes : 0);
    }

    public (double Low, double Median, double High) Of(double mean, int cell)
    {
        // A share of the class and one of the site, mixed by numbers that change, may cross: what is told never does.
        var low = At(0);
        var median = Math.Max(low, At(1));
        return (low, median, Math.Max(median, At(2)));

        double At(int tail) => Math.Max(0, ((mean + Floor) * Math.Exp(Factor(cell, tail, Tails[tail] + Shift(cell, tail)))) - Floor);
    }

    /// <summary>Whether waits of this size were seen.</summary>
    public bool Knows(int cell) => _seen[cell]?.Count >= KnowsAfter;

    /// <param name="issued">The range as it was shown, around the mean <paramref name="mean"/>.</param>
    public void Learn(int cell, double mean, in (double Low, double Median, double High) issued, double wait)
    {
        (_seen[cell] ??= new RecentShares(Keeps, ReachMax)).Add(Math.Log((wait + Floor) / (mean + Floor)));
        Move(cell, 0, wait > issued.Low);
        Move(cell, 1, wait > issued.Median);
        Move(cell, 2, wait > issued.High);
        _above?.Learn(cell, mean, in issued, wait);
    }

    private int Keeps => _above is null ? SiteKeeps : ClassKeeps;

    private static int ShiftOfClass(int cell) => cell / Sizes;

    private double Shift(int cell, int tail) =>
        _above is null
            ? _shifts[(cell * Tails.Length) + tail]
            : _shifts[(ShiftOfClass(cell) * Tails.Length) + tail] + _above.Shift(cell, tail);

    // The logarithm of wait over mean that a share of waits of this size stays under.
    private double Factor(int cell, int tail, double share)
    {
        var begun = _above?.Factor(cell, tail, share) ?? Starts[tail];
        if (_seen[cell] is not { Count: > 0 } seen) return begun;
        var doubt = (_above is null ? SiteDoubt : ClassDoubt) * (1 - ((double)seen.Count / Keeps));
        return begun + (seen.Count / (seen.Count + doubt) * (seen.Under(share) - begun));
    }

    private void Move(int cell, int tail, bool longer)
    {
        var (at, step) = _above is null ? (cell, SiteStep) : (ShiftOfClass(cell), ClassStep);
        ref var shift = ref _shifts[(at * Tails.Length) + tail];
        shift = Math.Clamp(shift + (step * ((longer ? 1 : 0) - (1 - Tails[tail]))), -ShiftMax, ShiftMax);
    }
}
