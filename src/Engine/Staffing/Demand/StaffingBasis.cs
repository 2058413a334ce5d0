namespace QueueMonitor.Engine.Staffing.Demand;

/// <summary>What the contacts that are expected rest on.</summary>
public enum StaffingBasis : byte
{
    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>What came lately.</summary>
    Recent,

    /// <summary>The same weekday in the weeks before.</summary>
    Learned,

    /// <summary>The plan.</summary>
    Plan,
}
