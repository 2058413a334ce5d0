using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>One alert as the desk holds it. Moments are milliseconds since 1970 UTC, 0: not yet; NaN: not known. Used by the engine loop only.</summary>
internal sealed class AlertEntry(string id, AlertCause cause, long raisedAt)
{
    public string Id { get; } = id;

    public AlertCause Cause { get; } = cause;

    public long RaisedAt { get; } = raisedAt;

    public long ClearedAt { get; set; }

    /// <summary>What somebody said last: open, acknowledged, snoozed or done.</summary>
    public AlertStanding Marked { get; set; } = AlertStanding.Open;

    public string By { get; set; } = "";

    public long MarkedAt { get; set; }

    public long FirstActedAt { get; set; }

    public long SnoozedUntil { get; set; }

    /// <summary>How often it opened again since somebody else is in it than whom it was marked for.</summary>
    public int Renewed { get; set; }

    /// <summary>All that came of it, oldest first. Never changed in place: snapshots share it.</summary>
    public AlertAct[] Acts { get; private set; } = [];

    /// <summary>Acts that are kept no longer.</summary>
    public int ActsLeftOut { get; private set; }

    /// <summary>Puts down what came of it. False: the oldest act had to go.</summary>
    public bool Note(AlertActKind kind, long at, string by = "", long until = 0)
    {
        var act = new AlertAct(kind, at, by, until);
        var isFull = Acts.Length == EngineLimits.AlertActsKept;
        Acts = isFull ? [.. Acts[1..], act] : [.. Acts, act];
        if (isFull) ActsLeftOut++;
        return !isFull;
    }

    /// <summary>When its figures were worked out last.</summary>
    public long ToldAt { get; set; }

    public bool Flaps { get; set; }

    /// <summary>Worse than once an hour it was so bad: severity does not go to and fro.</summary>
    public bool Critical { get; set; }

    /// <summary>It was at some time.</summary>
    public bool WasCritical { get; set; }

    /// <summary>Its cause does not show any more: it ends when that has held.</summary>
    public bool Calm { get; set; }

    /// <summary>1: it came true, 0: it did not, −1: not known.</summary>
    public int CameTrue { get; set; } = -1;

    public AlertFigures Figures = AlertFigures.None;

    public Remedy Remedy;

    /// <summary>Agents who can do what the remedy says.</summary>
    public int[] Who { get; set; } = [];

    /// <summary>Of a silent source: the queues that it serves.</summary>
    public int[] Served { get; set; } = [];

    /// <summary>Figures of its queues when what it says began.</summary>
    public Tallied Before;

    /// <summary>When what it foretells begins and ends.</summary>
    public long JudgedFrom { get; set; }

    public bool IsOver => ClearedAt != 0;

    public AlertSeverity Severity => IsOver || Calm ? AlertSeverity.None : Critical ? AlertSeverity.Critical : AlertSeverity.Warning;

    public AlertStanding StandingAt(long now) => IsOver ? AlertStanding.Cleared
        : Marked == AlertStanding.Snoozed && SnoozedUntil <= now ? AlertStanding.Open : Marked;
}

/// <summary>What is shown of an alert.</summary>
internal struct AlertFigures
{
    public long From, Until;
    public double Missing, Required, Staffed, ServiceLevel, AbandonsPerHour, LatePerHour, HarmPerHour, Clear, Ratio, Measured, Expected;

    public static AlertFigures None => new()
    {
        Missing = double.NaN, Required = double.NaN, Staffed = double.NaN, ServiceLevel = double.NaN, AbandonsPerHour = double.NaN,
        LatePerHour = double.NaN, HarmPerHour = double.NaN, Clear = double.NaN, Ratio = double.NaN,
        Measured = double.NaN, Expected = double.NaN,
    };
}

/// <summary>What would mend an alert; queues by number, −1: none.</summary>
internal struct Remedy
{
    public RemedyKind Kind;
    public int From, To, Agents, Team;
    public long Until;
    public double HarmAvoided, DonorServiceLevel, DonorTarget, ServiceLevelThen;

    /// <summary>The same, of which nobody knows what it would do.</summary>
    public readonly Remedy Unforetold() =>
        this with { HarmAvoided = double.NaN, DonorServiceLevel = double.NaN, DonorTarget = double.NaN, ServiceLevelThen = double.NaN };
}

/// <summary>Sums over some queues since the start.</summary>
internal struct Tallied
{
    public long Hits, Decided, Abandoned, Handled, HandleMs, Offered;
}
