namespace QueueMonitor.Engine.Staffing.Queueing;

/// <summary>
/// How a queue stands in the long run with a steady flow of contacts. Shares are 0 to 1 of all contacts that come; waits are
/// seconds spent in the queue, by those answered and those who gave up.
/// </summary>
public readonly record struct SteadyState
{
    /// <summary>P(W &gt; 0): the share that does not find a free agent.</summary>
    public double WaitShare { get; init; }

    /// <summary>P(Ab): the share that gives up.</summary>
    public double AbandonShare { get; init; }

    /// <summary>E[W]: mean wait of all.</summary>
    public double MeanWaitSeconds { get; init; }

    /// <summary>E[W | W &gt; 0]: mean wait of those who do not find a free agent.</summary>
    public double MeanWaitOfDelayedSeconds { get; init; }

    /// <summary>E[W; answered]: the seconds waited by those answered, spread over all contacts.</summary>
    public double AnsweredWaitSeconds { get; init; }

    /// <summary>E[V]: mean wait of somebody who would never give up.</summary>
    public double OfferedWaitSeconds { get; init; }

    /// <summary>P(W &gt; T): still waiting when the threshold T passes.</summary>
    public double LateShare { get; init; }

    /// <summary>P(W ≤ T, answered): the service level in which giving up counts against.</summary>
    public double AnsweredInTime { get; init; }

    /// <summary>Lq: how many wait, on average.</summary>
    public double Waiting { get; init; }

    /// <summary>Share of the agents' time (or of their slots) that is taken.</summary>
    public double Occupancy { get; init; }

    /// <summary>P(W ≤ T).</summary>
    public double InTime => 1 - LateShare;

    /// <summary>P(W ≤ T, gave up).</summary>
    public double AbandonedInTime => Math.Max(0, InTime - AnsweredInTime);

    /// <summary>E[W | answered]: the average speed of answer; null when nobody is answered.</summary>
    public double? SpeedOfAnswerSeconds => AbandonShare < 1 ? AnsweredWaitSeconds / (1 - AbandonShare) : null;

    /// <summary>E[W | gave up]; null when nobody gives up.</summary>
    public double? TimeToAbandonSeconds =>
        AbandonShare > 0 ? Math.Max(0, MeanWaitSeconds - AnsweredWaitSeconds) / AbandonShare : null;

    /// <summary>P(W ≤ T | answered).</summary>
    public double? InTimeOfAnswered => AbandonShare < 1 ? AnsweredInTime / (1 - AbandonShare) : null;

    /// <summary>Answered in time among those who did not give up in time; null when all did.</summary>
    public double? InTimeWithoutEarlyAbandons => AbandonedInTime < 1 ? AnsweredInTime / (1 - AbandonedInTime) : null;

    /// <summary>No agent at all, and people who give up at this rate a second.</summary>
    internal static SteadyState Unstaffed(double arrivalsPerSecond, double patienceSeconds, double thresholdSeconds) => new()
    {
        WaitShare = 1,
        AbandonShare = 1,
        MeanWaitSeconds = patienceSeconds,
        MeanWaitOfDelayedSeconds = patienceSeconds,
        OfferedWaitSeconds = double.PositiveInfinity,
        LateShare = Math.Exp(-thresholdSeconds / patienceSeconds),
        Waiting = arrivalsPerSecond * patienceSeconds,
    };
}
