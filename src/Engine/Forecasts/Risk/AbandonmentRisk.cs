using QueueMonitor.Engine.Forecasts.Patience;

namespace QueueMonitor.Engine.Forecasts.Risk;

/// <summary>
/// The probability that somebody who has waited w seconds hangs up before the answer: 1 − E[exp(−(Λ(w + R) − Λ(w)))] over the
/// remaining wait R, with Λ the cumulative hazard of patience. With exponential patience θ behind k others served at rate D it
/// is (k + 1)θ / (D + (k + 1)θ).
/// </summary>
internal static class AbandonmentRisk
{
    public static double Of(Hazard patience, double elapsedSeconds, in RemainingWait wait) =>
        Both(patience, elapsedSeconds, wait, double.PositiveInfinity).Whole;

    /// <summary>The same within the next <paramref name="horizonSeconds"/>: who hangs up later, or is answered first, does not count.</summary>
    public static double Within(Hazard patience, double elapsedSeconds, in RemainingWait wait, double horizonSeconds) =>
        Both(patience, elapsedSeconds, wait, horizonSeconds).Within;

    /// <summary>The risk of the whole wait, and that within a horizon.</summary>
    public static (double Whole, double Within) Both(Hazard patience, double elapsedSeconds, in RemainingWait wait, double horizonSeconds)
    {
        var before = patience.Cumulative(elapsedSeconds);
        var atHorizon = double.IsInfinity(horizonSeconds) ? 0 : Math.Exp(before - patience.Cumulative(elapsedSeconds + horizonSeconds));
        var (stays, staysWithin) = (0.0, 0.0);
        for (var i = 0; i < RemainingWait.Points; i++)
        {
            var stay = RemainingWait.Weight(i) * Math.Exp(before - patience.Cumulative(elapsedSeconds + wait[i]));
            stays += stay;
            staysWithin += wait[i] <= horizonSeconds ? stay : RemainingWait.Weight(i) * atHorizon;
        }

        return (Math.Max(0, 1 - stays), Math.Max(0, 1 - staysWithin));
    }

    /// <summary>
    /// What is told of giving up within a horizon, were the remaining wait <paramref name="share"/> (0–1) of what is expected: as the
    /// formula falls, so does the hazard that is told.
    /// </summary>
    /// <param name="told">Within the horizon, with the wait as it is expected.</param>
    /// <param name="remaining">Seconds: 10 %, 50 % and 90 %.</param>
    public static double Relieved(
        Hazard patience, double elapsedSeconds, double told, in WaitRangeSnapshot remaining, double share, double horizonSeconds)
    {
        var wait = RemainingWait.OfRange(remaining.Low, remaining.Median, remaining.High);
        var shorter = RemainingWait.OfRange(share * remaining.Low, share * remaining.Median, share * remaining.High);
        var before = Within(patience, elapsedSeconds, wait, horizonSeconds);
        return Carry(before, Math.Min(before, Within(patience, elapsedSeconds, shorter, horizonSeconds)), told);
    }

    /// <summary>
    /// Carries a corrected risk over to a shorter horizon: the same factor on the hazard, ln(1 − p) / ln(1 − r). Never above the
    /// corrected risk of the whole wait.
    /// </summary>
    /// <param name="structural">Risk of the whole wait by the formula.</param>
    /// <param name="within">The same within the horizon; at most <paramref name="structural"/>.</param>
    /// <param name="corrected">Risk of the whole wait as it is told.</param>
    public static double Carry(double structural, double within, double corrected)
    {
        if (!(structural > 0) || !(within > 0)) return 0;
        if (within >= structural || corrected >= 1 || structural >= 1) return corrected;
        return 1 - Math.Exp(Math.Log(1 - within) * (Math.Log(1 - corrected) / Math.Log(1 - structural)));
    }
}
