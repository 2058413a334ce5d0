using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Staffing;

/// <summary>What a queue's agents are to achieve. Each part counts only if it is set; all that are set must be met.</summary>
public sealed record StaffingGoal
{
    /// <summary>T: a contact is in time if its wait does not exceed this. Seconds, 0 or more.</summary>
    public double ThresholdSeconds { get; init; } = 20;

    /// <summary>The least share in time by <see cref="Formula"/>, 0 to below 1.</summary>
    public double? ServiceLevel { get; init; } = 0.8;

    /// <summary>How giving up counts. By the default, and when it counts against: answered in time ÷ all.</summary>
    public ServiceLevelFormula Formula { get; init; } = ServiceLevelFormula.AtThreshold;

    /// <summary>The largest share that may give up.</summary>
    public double? AbandonMax { get; init; }

    /// <summary>The longest mean wait of those answered, seconds.</summary>
    public double? SpeedOfAnswerMaxSeconds { get; init; }

    /// <summary>The largest share of the agents' time that may be taken.</summary>
    public double? OccupancyMax { get; init; }

    /// <summary>The service level by the formula.</summary>
    public double LevelOf(in SteadyState state) => Formula switch
    {
        ServiceLevelFormula.AbandonsFor => state.InTime,
        ServiceLevelFormula.AbandonsIgnored => state.InTimeWithoutEarlyAbandons ?? 0,
        _ => state.AnsweredInTime,
    };

    /// <summary>A queue that grows without end (null) meets nothing.</summary>
    public bool IsMet(in SteadyState? state) => state is { } now
        && (ServiceLevel is not { } level || LevelOf(now) >= level)
        && (AbandonMax is not { } most || now.AbandonShare <= most)
        && (SpeedOfAnswerMaxSeconds is not { } longest || now.SpeedOfAnswerSeconds <= longest)
        && (OccupancyMax is not { } busiest || now.Occupancy <= busiest);
}
