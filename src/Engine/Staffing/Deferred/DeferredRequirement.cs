namespace QueueMonitor.Engine.Staffing.Deferred;

/// <summary>What deferred work needs from now on.</summary>
public readonly record struct DeferredRequirement
{
    /// <summary>Agents, with a fraction; 0 when nothing is due.</summary>
    public double Agents { get; init; }

    /// <summary>The deadline that needs so many, in open seconds from now.</summary>
    public double CriticalInSeconds { get; init; }

    /// <summary>Seconds of work due by then.</summary>
    public double DueSeconds { get; init; }

    /// <summary>Seconds of work that is overdue already: those promises are broken, whoever is added.</summary>
    public double OverdueSeconds { get; init; }
}

/// <summary>What a given staff does not get done in time.</summary>
public readonly record struct DeferredShortfall
{
    /// <summary>The most that is not done at a deadline, seconds of work; 0 when every deadline is met.</summary>
    public double WorkSeconds { get; init; }

    /// <summary>The deadline at which most is not done, in open seconds from now.</summary>
    public double WorstInSeconds { get; init; }

    /// <summary>The first deadline that is missed; null when none is.</summary>
    public double? FirstMissedInSeconds { get; init; }
}

/// <summary>So many agents, a fraction too, for so long.</summary>
public readonly record struct CapacityStep(double Seconds, double Agents);
