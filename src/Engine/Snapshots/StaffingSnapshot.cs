using QueueMonitor.Engine.Staffing.Demand;

namespace QueueMonitor.Engine.Snapshots;

/// <summary>
/// How many agents a queue needs in the running quarter-hour, how many it has, and what the difference does to customers. Null is not
/// known: no agents are heard of, or too little is known of what comes and how long it takes.
/// </summary>
public sealed record StaffingSnapshot
{
    /// <summary>The running quarter-hour.</summary>
    public required DateTimeOffset From { get; init; }

    public required DateTimeOffset Until { get; init; }

    /// <summary>The least number of agents that keeps the queue's promise at the flow that is expected now.</summary>
    public int? Required { get; init; }

    /// <summary>Fewer than this are enough once in ten; <see cref="RequiredHigh"/>: more are needed once in ten.</summary>
    public int? RequiredLow { get; init; }

    public int? RequiredHigh { get; init; }

    /// <summary>Agents at work for this queue, without those who pause: each agent stands where it works, so that queues add up to the site.</summary>
    public int? Staffed { get; init; }

    /// <summary>Staffed − required: below 0 the queue is short.</summary>
    public int? Gap => Staffed - Required;

    /// <summary>P(required &gt; staffed), 0 to 1.</summary>
    public double? ProbabilityShort { get; init; }

    /// <summary>The share in time, by the queue's own formula, in the long run with those staffed.</summary>
    public double? ServiceLevelExpected { get; init; }

    /// <summary>Who give up in an hour, in the long run with those staffed.</summary>
    public double? AbandonsPerHour { get; init; }

    /// <summary>Who are answered late in an hour, in the long run with those staffed.</summary>
    public double? LatePerHour { get; init; }

    /// <summary>Mean wait of all, in the long run with those staffed.</summary>
    public double? AverageWaitSeconds { get; init; }

    /// <summary>Abandons an hour × value of a contact, in the site's currency; null: no value is set.</summary>
    public double? ValueAtRiskPerHour { get; init; }

    /// <summary>Until nobody waits any more, if flow and staff stay as they are; null: never, or not known.</summary>
    public double? ClearSeconds { get; init; }

    public StaffingBasis Basis { get; init; }

    /// <summary>Contacts an hour that are expected now.</summary>
    public double? ContactsPerHour { get; init; }

    /// <summary>Handle time as learned, open contacts counted.</summary>
    public double? HandleSeconds { get; init; }

    /// <summary>Mean patience that is reckoned with; null: nobody gives up here.</summary>
    public double? PatienceSeconds { get; init; }

    /// <summary>Quarter-hours from the start of the day on, past and coming, in order of time.</summary>
    public required IReadOnlyList<StaffingInterval> Intervals { get; init; }
}

/// <summary>One quarter-hour of a queue. Null is not known.</summary>
/// <param name="Required">Agents: what it needs, as known then or now; <paramref name="Low"/> to <paramref name="High"/> holds eight times in ten.</param>
/// <param name="Staffed">Past: the mean that was there. Coming: by shifts or plan, else who is here now.</param>
/// <param name="Contacts">That came; null: it is to come.</param>
/// <param name="Forecast">Contacts expected, at today's level.</param>
/// <param name="HandleSeconds">Reckoned with.</param>
public sealed record StaffingInterval(
    DateTimeOffset Start, int? Required, int? Low, int? High, double? Staffed, int? Contacts, double? Forecast, double? HandleSeconds,
    double? ProbabilityShort)
{
    /// <summary>The queue is open when it begins.</summary>
    public bool Open { get; init; }

    /// <summary>Staffed − required, rounded half away from 0.</summary>
    public int? Gap => Staffed is { } staffed && Required is { } required ? (int)Math.Round(staffed, MidpointRounding.AwayFromZero) - required : null;
}
