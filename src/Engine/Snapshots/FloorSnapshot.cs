using QueueMonitor.Engine.Forecasts.Records;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Engine.Snapshots;

/// <summary>
/// The whole floor at one moment. Never changed after it was published: any thread may read it, for as long as it likes.
/// What did not change since the snapshot before is the same object.
/// </summary>
public sealed class FloorSnapshot
{
    /// <summary>How many batches had been applied: the position in the journal.</summary>
    public required long Version { get; init; }

    /// <summary>The floor's time: the newest receive time, or the tick that moved it on.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>When the newest event that it contains reached us; null before the first.</summary>
    public required DateTimeOffset? NewestReceivedAt { get; init; }

    public required SiteSnapshot Site { get; init; }

    /// <summary>By <see cref="QueueSettings.Order"/>, then by first appearance.</summary>
    public required IReadOnlyList<QueueSnapshot> Queues { get; init; }

    /// <summary>All agents that a source ever named, by first appearance.</summary>
    public required IReadOnlyList<AgentSnapshot> Agents { get; init; }

    public required IReadOnlyList<SourceSnapshot> Sources { get; init; }

    /// <summary>How right the predictions have been; null: none are made.</summary>
    public SiteAccuracy? Accuracy { get; init; }

    /// <summary>What is expected of the site; null: nothing is predicted.</summary>
    public SiteForecast? Forecast { get; init; }

    /// <summary>How promises to customers stand on the whole site; null: nobody is promised anything.</summary>
    public PromiseFigures? Promises { get; init; }

    /// <summary>Alerts, what is advised, what was done; null: staffing is off.</summary>
    public SiteStaffing? Staffing { get; init; }

    /// <summary>Whether matters were solved, over all queues; null: nothing to tell yet.</summary>
    public OutcomeFigures? Outcome { get; init; }

    /// <summary>What customers thought; null: nobody has said today or in the last hour.</summary>
    public PulseFigures? Pulse { get; init; }

    /// <summary>Customers who tried today and got a human; null: no contact ever named its customer.</summary>
    public ReachedFigure? Reached { get; init; }

    /// <summary>Who gave up and is not won back; null: no contact ever named its customer.</summary>
    public UnreturnedFigures? Unreturned { get; init; }

    /// <summary>What that is worth; null: no value is set.</summary>
    public MoneyFigures? Money { get; init; }

    public required EngineCounters Counters { get; init; }

    public QueueSnapshot? Queue(string name)
    {
        foreach (var queue in Queues)
        {
            if (queue.Queue == name) return queue;
        }

        return null;
    }
}
