using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Testing.Scripts;

/// <summary>A floor that a script was played on, with what came out.</summary>
public sealed class Played
{
    public Played(string zone, long startAt)
    {
        Floor = new Floor("main", zone, startAt);
        Snapshot = Floor.Capture(null);
    }

    public Floor Floor { get; }

    public FloorSnapshot Snapshot { get; private set; }

    /// <summary>Of the last step.</summary>
    public int Accepted { get; private set; }

    /// <summary>Of the last step.</summary>
    public int Duplicates { get; private set; }

    /// <summary>Of the last step.</summary>
    public IReadOnlyList<Refusal> Refusals { get; private set; } = [];

    public QueueSnapshot Queue(string name) =>
        Snapshot.Queue(name)
            ?? throw new InvalidOperationException($"No queue '{name}' on this floor: {string.Join(", ", Snapshot.Queues.Select(q => q.Queue))}.");

    public AgentSnapshot Agent(string name) => Snapshot.Agents.Single(a => a.Agent == name);

    public SourceSnapshot Source(string name = EventBatch.DefaultSource) => Snapshot.Sources.Single(s => s.Source == name);

    /// <summary>How many anomalies of a kind all sources together count.</summary>
    public long Anomalies(string kind) => Snapshot.Sources.Sum(s => s.AnomalyCounts.GetValueOrDefault(kind));

    public WaitingSnapshot Waiting(string queue, string contact) => Queue(queue).Contacts.Single(c => c.Contact == contact);

    /// <summary>Applies a step and captures the floor after it.</summary>
    public void Take(FieldStep step)
    {
        if (step.IsTick) Floor.Advance(step.Received);
        (Accepted, Duplicates, Refusals) = (0, 0, []);
        foreach (var batch in step.Batches())
        {
            Floor.Apply(batch);
            Accepted += batch.Accepted;
            Duplicates += batch.Duplicates;
            Refusals = [.. Refusals, .. batch.Refusals];
        }

        Snapshot = Floor.Capture(Snapshot);
    }
}
