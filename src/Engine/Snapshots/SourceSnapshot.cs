namespace QueueMonitor.Engine.Snapshots;

/// <summary>One system that sends events, and what is known of its quality.</summary>
public sealed class SourceSnapshot
{
    public required string Source { get; init; }

    public required Freshness Freshness { get; init; }

    public required long Events { get; init; }

    public required long Heartbeats { get; init; }

    public required long Duplicates { get; init; }

    /// <summary>Events whose time was more than 2 s ahead of the time of receipt.</summary>
    public required long Future { get; init; }

    /// <summary>Events of an earlier day, or older than their contact can still take in.</summary>
    public required long Late { get; init; }

    /// <summary>Waiting or connected contacts that were taken for ghosts.</summary>
    public required long Ghosts { get; init; }

    /// <summary>The median of (event time − receive time) of the last events, in milliseconds; null before the first.</summary>
    public required double? ClockOffsetMs { get; init; }

    /// <summary>Impossible sequences and ghosts by kind, since start.</summary>
    public required IReadOnlyDictionary<string, long> AnomalyCounts { get; init; }

    /// <summary>The last <see cref="EngineLimits.AnomaliesKept"/>, newest last.</summary>
    public required IReadOnlyList<Anomaly> Anomalies { get; init; }
}

/// <summary>Something that cannot have been as it was told, and what was made of it.</summary>
public sealed record Anomaly(DateTimeOffset At, string Kind, string? Contact, string? Queue, string Text);

/// <summary>What the engine says about itself, since start.</summary>
/// <param name="ForgottenIds">Event ids forgotten before their 24 hours were over, because too many came.</param>
/// <param name="EvictedContacts">Contacts at rest or closed forgotten because too many were kept.</param>
/// <param name="CasesLetGo">Contacts let go of before the site's retention, because too many were kept for their customers.</param>
/// <param name="RatingsLost">Ratings of contacts of which nothing else came within a day, or nothing is kept.</param>
public sealed record EngineCounters(
    long Batches, long Events, long Duplicates, long Late, long Future, long Refused, long Anomalies, long GhostsWaiting, long GhostsConnected,
    long Restated, long LedgerViolations, int OpenContacts, int ClosedContactsKept, int RememberedIds, long ForgottenIds, long EvictedContacts,
    long CasesLetGo = 0, long RatingsLost = 0)
{
    /// <summary>Acts of alerts that had more than <see cref="EngineLimits.AlertActsKept"/>: the oldest went.</summary>
    public long AlertActsLetGo { get; init; }

    /// <summary>Bounds past which something was let go of.</summary>
    public PassedBounds Passed { get; init; } = new();
}

/// <summary>How often a bound was passed since the start, and when last; null: never.</summary>
public readonly record struct PassedBound(long Times, DateTimeOffset? LastAt);

/// <summary>Bounds of a site that let the oldest go, or the newest out.</summary>
public sealed record PassedBounds
{
    /// <summary>Event ids forgotten before their 24 hours were over (<see cref="EngineLimits.DuplicateIdsMax"/>).</summary>
    public PassedBound EventIds { get; init; }

    /// <summary>
    /// Contacts at rest or closed forgotten while something could still come of them (<see cref="EngineLimits.ClosedContactsMax"/>,
    /// <see cref="EngineLimits.ClosedWrittenMax"/>).
    /// </summary>
    public PassedBound ClosedContacts { get; init; }

    /// <summary>Contacts of customers let go of before the site's retention (<see cref="EngineLimits.CasesMax"/>).</summary>
    public PassedBound Cases { get; init; }

    /// <summary>Contacts of one customer that are kept as nobody's (<see cref="EngineLimits.CustomerCasesMax"/>).</summary>
    public PassedBound CustomerCases { get; init; }

    /// <summary>Events out of order that could not be put in their place any more (<see cref="EngineLimits.ContactEventsMax"/>).</summary>
    public PassedBound ContactEvents { get; init; }

    /// <summary>Calls to customers of whom nothing else is kept, that could not be kept (the same bound).</summary>
    public PassedBound CalledCustomers { get; init; }

    /// <summary>Looks at which an alert found no room (<see cref="Staffing.Alerts.AlertBook.AlertsMax"/>).</summary>
    public PassedBound Alerts { get; init; }

    /// <summary>Agents who were put with their first queue alone (<see cref="EngineLimits.TeamsMax"/>), each time that their team was looked for.</summary>
    public PassedBound Teams { get; init; }
}
