namespace QueueMonitor.Engine.Snapshots;

/// <summary>What came of an alert, by people and by itself.</summary>
public enum AlertActKind : byte
{
    Raised,
    Acknowledged,
    Snoozed,
    Done,

    /// <summary>Somebody says that it is not dealt with.</summary>
    Reopened,

    /// <summary>Somebody moved agents in answer to it.</summary>
    Moved,

    /// <summary>It is open again by itself: somebody else is in it than whom it was marked for.</summary>
    Renewed,

    /// <summary>Its cause ended.</summary>
    Ended,

    /// <summary>Its cause is back.</summary>
    CameBack,
}

/// <summary>One line of an alert's journal. Moments are milliseconds since 1970 UTC.</summary>
/// <param name="By">Who did it; empty: it came by itself.</param>
/// <param name="Until">Of a snooze: its end; else 0.</param>
public readonly record struct AlertAct(AlertActKind Kind, long At, string By, long Until);
