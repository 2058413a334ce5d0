using QueueMonitor.Engine.Staffing.Alerts;

namespace QueueMonitor.Engine.Snapshots;

/// <summary>Staffing of the whole site: its alerts, what is advised, what was done.</summary>
public sealed record SiteStaffing
{
    /// <summary>Sums of the queues of which it is known; null: of none. Whole only if <see cref="LeftOut"/> is 0.</summary>
    public int? Required { get; init; }

    public int? RequiredLow { get; init; }

    public int? RequiredHigh { get; init; }

    /// <summary>Agents at work, each once, without those who pause.</summary>
    public int? Staffed { get; init; }

    /// <summary>Open queues of which it is not known how many agents they need: they are in no sum.</summary>
    public int LeftOut { get; init; }

    /// <summary>Staffed − required; null also while a queue is left out: its agents would look like a surplus.</summary>
    public int? Gap => LeftOut > 0 ? null : Staffed - Required;

    /// <summary>Open ones first, the most harm first; then watched and snoozed ones; then those of today that are over, the newest first.</summary>
    public required IReadOnlyList<AlertSnapshot> Alerts { get; init; }

    /// <summary>What a wall may say; null: nothing that is sure to help.</summary>
    public AdviceSnapshot? Advice { get; init; }

    /// <summary>The last moves, newest first.</summary>
    public required IReadOnlyList<MoveRecord> Moves { get; init; }

    /// <summary>How often each kind of alert came true, since the start.</summary>
    public required IReadOnlyList<AlertRecord> Record { get; init; }

    public required AlertsToday Today { get; init; }

    /// <summary>How near what was foretold of moves came.</summary>
    public required MoveAccuracy Accuracy { get; init; }
}

/// <summary>How an alert stands with people.</summary>
public enum AlertStanding : byte
{
    /// <summary>More likely than not; nobody is told.</summary>
    Watch,
    Open,
    Acknowledged,
    Snoozed,

    /// <summary>Over by itself.</summary>
    Cleared,

    /// <summary>Somebody has dealt with it, and its cause may still hold.</summary>
    Done,
}

public enum AlertSeverity : byte
{
    /// <summary>It is over, or its cause does not show any more and it ends by itself when that has held.</summary>
    None,
    Warning,

    /// <summary>Twelve customers an hour or more are harmed.</summary>
    Critical,
}

/// <summary>One alert. Null is not known, or does not apply.</summary>
public sealed record AlertSnapshot
{
    /// <summary>Stable: made of the cause and the moment it was raised.</summary>
    public required string Id { get; init; }

    public required AlertKind Kind { get; init; }

    /// <summary>The queues that it is about, in order of their names; of a silent source those that it serves. Empty of promises to
    /// customers whose contact never had a queue.</summary>
    public required IReadOnlyList<string> Queues { get; init; }

    /// <summary>Of a silent source: which.</summary>
    public string? Source { get; init; }

    public required AlertStanding State { get; init; }

    public required AlertSeverity Severity { get; init; }

    /// <summary>The worst that it was: never <see cref="AlertSeverity.None"/>.</summary>
    public AlertSeverity Gravest { get; init; } = AlertSeverity.Warning;

    /// <summary>Of a watched cause: since when it is watched.</summary>
    public required DateTimeOffset RaisedAt { get; init; }

    public DateTimeOffset? ClearedAt { get; init; }

    /// <summary>The span that it is about; of call-backs, since when the customer waits who waits longest.</summary>
    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>Agents that are missing, of the queues together; of spare ones, how many can be spared; of deadlines, contacts that will be late.</summary>
    public int? Missing { get; init; }

    public int? Required { get; init; }

    public int? Staffed { get; init; }

    /// <summary>Expected, as it is.</summary>
    public double? ServiceLevel { get; init; }

    /// <summary>Of all who come in an hour: who give up as it is.</summary>
    public double? AbandonsPerHour { get; init; }

    public double? LatePerHour { get; init; }

    /// <summary>Customers harmed in an hour beside as many agents as are required: more who give up, and more who are answered late.</summary>
    public double? HarmPerHour { get; init; }

    public double? ClearSeconds { get; init; }

    /// <summary>What changed, as a ratio to the usual: 1.3 is three tenths more (handle time, arrivals, abandonment); or the share of
    /// agents that is left.</summary>
    public double? Ratio { get; init; }

    /// <summary>What is seen, in the words of its kind: handleTime seconds, arrivals contacts in the last quarter of an hour, abandonment
    /// the share of those whose wait ended lately who gave up, agentsGone agents, deadline contacts that will be late today; of others null.</summary>
    public double? Measured { get; init; }

    /// <summary>The same as it was forecast, or is usual; of deadlines, all that are due today.</summary>
    public double? Expected { get; init; }

    public RemedySnapshot? Remedy { get; init; }

    /// <summary>Who marked it last, and when.</summary>
    public string? By { get; init; }

    public DateTimeOffset? MarkedAt { get; init; }

    public DateTimeOffset? SnoozedUntil { get; init; }

    /// <summary>All that came of it, oldest first: the last <see cref="EngineLimits.AlertActsKept"/>.</summary>
    public IReadOnlyList<AlertAct> Acts { get; init; } = [];

    /// <summary>Acts before these, which are kept no longer.</summary>
    public int ActsLeftOut { get; init; }

    /// <summary>What it said came to be; null while that is open, or cannot be told.</summary>
    public bool? CameTrue { get; init; }

    /// <summary>It comes and goes: it stands until its cause has been quiet for an hour.</summary>
    public bool Flaps { get; init; }

    /// <summary>How often it opened again after it was acknowledged or done, since customers came into it who were not in it then.</summary>
    public int Renewed { get; init; }
}

public enum RemedyKind : byte
{
    /// <summary>Nothing at hand helps.</summary>
    None,

    /// <summary>Agents of another queue who can do this one too.</summary>
    Move,

    /// <summary>Agents who pause.</summary>
    BackFromPause,

    /// <summary>More agents.</summary>
    AddAgent,

    /// <summary>Other breaks.</summary>
    MoveBreaks,
}

/// <summary>What would mend an alert.</summary>
public sealed record RemedySnapshot
{
    public required RemedyKind Kind { get; init; }

    /// <summary>The giving queue of a move.</summary>
    public string? From { get; init; }

    public string? To { get; init; }

    public int Agents { get; init; }

    /// <summary>Agents who can do it, those free first; at most ten. For the desk only, never for a wall.</summary>
    public IReadOnlyList<string> Who { get; init; } = [];

    public DateTimeOffset? Until { get; init; }

    /// <summary>Fewer who give up until then, of both queues together.</summary>
    public double? HarmAvoided { get; init; }

    /// <summary>Of the giving queue, expected afterwards.</summary>
    public double? DonorServiceLevel { get; init; }

    public double? DonorTarget { get; init; }

    /// <summary>Of the receiving queue, expected afterwards.</summary>
    public double? ServiceLevelThen { get; init; }
}

/// <summary>A move that a wall may name: the giving queue keeps its target, and both queues' sources are fresh.</summary>
/// <param name="Alert">The alert that it mends.</param>
/// <param name="HangUpsAvoided">Fewer who give up until then, of both queues together.</param>
public sealed record AdviceSnapshot(
    string Alert, string From, string To, int Agents, DateTimeOffset Until, double HangUpsAvoided, double DonorServiceLevel, double DonorTarget,
    double ServiceLevelThen);

/// <summary>A move that somebody made, and what came of it.</summary>
public sealed record MoveRecord
{
    public required string Id { get; init; }

    public required string From { get; init; }

    public required string To { get; init; }

    public required int Agents { get; init; }

    public required DateTimeOffset At { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required string By { get; init; }

    public string? Alert { get; init; }

    /// <summary>Of the receiving queue, as foretold with and without the move.</summary>
    public double? ServiceLevelForetold { get; init; }

    public double? ServiceLevelWithout { get; init; }

    /// <summary>Who would have given up in both queues without it, as foretold, until it ended.</summary>
    public double? AbandonsWithout { get; init; }

    /// <summary>Measured from a move's beginning to its end; null while it runs, or when nothing was decided.</summary>
    public double? ServiceLevelCame { get; init; }

    public double? DonorServiceLevelCame { get; init; }

    public int? AbandonsCame { get; init; }
}

/// <summary>How often a kind of alert came true, of those of which it is known.</summary>
public sealed record AlertRecord(AlertKind Kind, int Raised, int Known, int CameTrue);

/// <summary>Alerts of the site's day.</summary>
/// <param name="ActedOn">Acknowledged, done, or answered by a move.</param>
/// <param name="MedianActedSeconds">From raising to the first act; null: none.</param>
/// <param name="AbandonsAvoided">Foretold without moves less what came with them; null: no move of today has ended.</param>
public sealed record AlertsToday(int Alerts, int ActedOn, double? MedianActedSeconds, double? AbandonsAvoided);

/// <summary>Of the last moves that ended and could be judged, how many came within six points of service level of what was foretold.</summary>
public sealed record MoveAccuracy(int Moves, int WithinSixPoints);
