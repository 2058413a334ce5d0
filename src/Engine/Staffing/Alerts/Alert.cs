namespace QueueMonitor.Engine.Staffing.Alerts;

/// <summary>An alert as it stands. Moments are milliseconds of the clock that was given.</summary>
public sealed record Alert
{
    public required AlertCause Cause { get; init; }

    public required AlertState State { get; init; }

    /// <summary>When it was raised first; 0: only watched so far.</summary>
    public long RaisedAt { get; init; }

    /// <summary>When it was cleared last; null: it stands.</summary>
    public long? ClearedAt { get; init; }

    /// <summary>How often it came back after it was cleared.</summary>
    public int Reopened { get; init; }

    /// <summary>It comes and goes: it stands until its cause has been quiet for an hour, and nobody is told again.</summary>
    public bool Flaps { get; init; }
}

/// <summary>What somebody is to be told.</summary>
public enum AlertNews : byte
{
    Nothing,
    Raised,
    Reopened,

    /// <summary>It comes and goes: the last notice until it has been quiet.</summary>
    Flaps,
    Cleared,
}
