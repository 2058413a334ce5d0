namespace QueueMonitor.Engine.Staffing.Alerts;

/// <summary>How far an alert has come.</summary>
public enum AlertState : byte
{
    Quiet,

    /// <summary>More likely than not; shown small, told to nobody.</summary>
    Watch,

    /// <summary>Raised: people are told.</summary>
    Raised,
}
