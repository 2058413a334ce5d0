namespace QueueMonitor.Engine.Staffing.Demand;

/// <summary>How many contacts came on one day, interval by interval of the local day.</summary>
/// <param name="Day">The day, in the queue's own time zone.</param>
/// <param name="Counts">Contacts of each interval, all days alike; a day on which the program did not watch is not given at all.</param>
public sealed record DayCounts(DateOnly Day, IReadOnlyList<double> Counts)
{
    public double Total { get; } = Counts.Sum();
}
