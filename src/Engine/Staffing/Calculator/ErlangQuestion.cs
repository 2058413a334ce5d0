using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Staffing.Calculator;

/// <summary>What a planner asks: so many contacts in an interval, so long each; how many agents?</summary>
public sealed record ErlangQuestion
{
    /// <summary>Patience is asked about up to so many handle times; beyond that "nobody gives up" is the same answer.</summary>
    public const double PatienceMax = 100;

    private const double DaySeconds = 86_400;

    /// <summary>Contacts that come in the interval, above 0.</summary>
    public double Contacts { get; init; }

    /// <summary>How long the interval is; half an hour unless it is said.</summary>
    public double IntervalSeconds { get; init; } = 1800;

    /// <summary>Handle time with wrap-up.</summary>
    public double HandleSeconds { get; init; }

    /// <summary>Mean patience; null: nobody gives up (Erlang C).</summary>
    public double? PatienceSeconds { get; init; }

    /// <summary>T.</summary>
    public double ThresholdSeconds { get; init; } = 20;

    /// <summary>The share to be answered in time.</summary>
    public double Target { get; init; } = 0.8;

    /// <summary>How giving up counts in it.</summary>
    public ServiceLevelFormula Formula { get; init; } = ServiceLevelFormula.AbandonsAgainst;

    public double? MaxAbandonRate { get; init; }

    public double? MaxOccupancy { get; init; }

    public double? MaxAverageSpeedOfAnswerSeconds { get; init; }

    /// <summary>Share of paid time that is not worked on contacts.</summary>
    public double Shrinkage { get; init; }

    /// <summary>A number of agents to be told about besides; null: none.</summary>
    public int? Agents { get; init; }

    /// <summary>λ, contacts a second.</summary>
    public double ArrivalsPerSecond => Contacts / IntervalSeconds;

    /// <summary>Offered load in Erlang.</summary>
    public double Load => ArrivalsPerSecond * HandleSeconds;

    internal StaffingGoal Goal => new()
    {
        ThresholdSeconds = ThresholdSeconds,
        ServiceLevel = Target,
        Formula = Formula,
        AbandonMax = MaxAbandonRate,
        OccupancyMax = MaxOccupancy,
        SpeedOfAnswerMaxSeconds = MaxAverageSpeedOfAnswerSeconds,
    };

    /// <summary>What is wrong with the question, each with what to do; empty: it can be answered.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        Require(Contacts is > 0 and <= 1e9, "contacts is how many come in the interval: above 0, such as 350.");
        Require(IntervalSeconds is >= 1 and <= DaySeconds, "intervalSeconds is 1 to 86400: 1800 is half an hour.");
        Require(HandleSeconds is >= 1 and <= DaySeconds, "handleSeconds is 1 to 86400, with wrap-up: such as 240.");
        if (problems.Count == 0)
        {
            Require(Load <= QueueModel.AgentsMax,
                $"contacts × handleSeconds ÷ intervalSeconds is the load, at most {QueueModel.AgentsMax} Erlang. Divide the contacts among several sites.");
            Require(PatienceSeconds is not { } patience || (patience >= 1 && patience <= PatienceMax * HandleSeconds),
                $"patienceSeconds is 1 to {PatienceMax} times handleSeconds. Leave it out if nobody gives up.");
        }

        Require(ThresholdSeconds is >= 0 and <= DaySeconds, "thresholdSeconds is 0 to 86400: 20 means answered within 20 seconds.");
        Require(Target is > 0 and < 1, "target is a share above 0 and below 1: 0.8 means 80 %.");
        Require(MaxAbandonRate is null or (> 0 and <= 1), "maxAbandonRate is a share above 0 and up to 1: 0.05 means 5 %.");
        Require(MaxAbandonRate is null || PatienceSeconds is not null, "maxAbandonRate needs patienceSeconds: else nobody gives up.");
        Require(MaxOccupancy is null or (> 0 and <= 1), "maxOccupancy is a share above 0 and up to 1: 0.85 means 85 %.");
        Require(MaxAverageSpeedOfAnswerSeconds is null or (> 0 and <= DaySeconds), "maxAverageSpeedOfAnswerSeconds is above 0 and up to 86400.");
        Require(Shrinkage is >= 0 and <= 0.9, "shrinkage is the share of paid time away from contacts, 0 to 0.9: 0.3 means 30 %.");
        Require(Agents is null or (>= 1 and <= QueueModel.AgentsMax), $"agents is a whole number from 1 to {QueueModel.AgentsMax}.");
        return problems;

        void Require(bool holds, string what)
        {
            if (!holds) problems.Add(what);
        }
    }
}
