using QueueMonitor.Engine.Forecasts.Patience;

namespace QueueMonitor.Engine.Forecasts.Risk;

/// <summary>What is known of somebody who waits, at one moment. Seconds; counts of those who wait in the same places.</summary>
internal readonly struct RiskSituation
{
    /// <summary>How readily those of this kind hang up.</summary>
    public required Hazard Patience { get; init; }

    public required RemainingWait Wait { get; init; }

    /// <summary>The mean of what remains, as the predictor of waits tells it.</summary>
    public required double PredictedSeconds { get; init; }

    /// <summary>In this queue, so far.</summary>
    public double ElapsedSeconds { get; init; }

    /// <summary>How many go first.</summary>
    public double Ahead { get; init; }

    /// <summary>How many wait in all for the same agents.</summary>
    public double WaitingInAll { get; init; }

    /// <summary>The longest wait among them.</summary>
    public double LongestSeconds { get; init; }

    public int Priority { get; init; }

    /// <summary>The customer's own record (<see cref="CustomerPatience"/>); 1 and 0 when not known.</summary>
    public double Frailty { get; init; }

    public int EarlierContacts { get; init; }

    /// <summary>Milliseconds since 1970 UTC.</summary>
    public long At { get; init; }
}

/// <summary>Probabilities that somebody who waits hangs up before the answer.</summary>
/// <param name="Risk">At all.</param>
/// <param name="Risk5Min">Within the next five minutes; never above <paramref name="Risk"/>.</param>
internal readonly record struct RiskEstimate(double Risk, double Risk5Min);
