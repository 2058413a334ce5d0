using System.Globalization;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Testing.Simulations;

/// <summary>
/// Tells a floor what happens in a simulated centre, as its phone system would: each event in a batch of its own, received when
/// it happens; agents come with the queues that they serve.
/// </summary>
/// <param name="startAt">The simulation's second 0, milliseconds since 1970 UTC.</param>
public sealed class CentreEvents(Floor floor, SimulatedCentre centre, long startAt) : ICentreWatcher
{
    private readonly EventBatch _batch = new();

    public static string QueueName(int queue) => Name("q", queue);

    public static string ContactName(Caller caller) => Name("c", caller.Id);

    public static string AgentName(int agent) => Name("a", agent);

    /// <summary>Now in the floor's milliseconds.</summary>
    public long Moment(CentreRun run) => startAt + (long)(run.Now * 1000);

    public void Entered(Caller caller, CentreRun run) =>
        Tell(Of(EventType.ContactQueued, caller, run) with { Queue = QueueName(caller.Queue), Media = MediaType.Voice });

    public void Answered(Caller caller, int agent, CentreRun run)
    {
        if (caller.FoundAnAgentFree) Entered(caller, run);
        Tell(Of(EventType.ContactAnswered, caller, run) with { Agent = AgentName(agent) });
    }

    public void Completed(Caller caller, int agent, CentreRun run) => Tell(Of(EventType.ContactCompleted, caller, run));

    public void Abandoned(Caller caller, CentreRun run) => Tell(Of(EventType.ContactAbandoned, caller, run));

    public void Staffed(int agent, int group, bool here, CentreRun run) => Tell(new FieldEvent(EventType.AgentState, Moment(run))
    {
        Agent = AgentName(agent), Activity = here ? AgentActivity.Available : AgentActivity.Offline,
        Queues = [.. (centre.Groups[group].Skills ?? centre.Groups[group].Serves).Select(QueueName)],
        Penalties = centre.Groups[group].Skills is { } skills ? [.. skills.Select((_, place) => place)] : null,
    });

    private static string Name(string kind, int number) => kind + number.ToString(CultureInfo.InvariantCulture);

    private FieldEvent Of(EventType type, Caller caller, CentreRun run) => new(type, Moment(run)) { Contact = ContactName(caller) };

    private void Tell(FieldEvent e)
    {
        _batch.Clear();
        _batch.ReceivedAt = e.At;
        e.AddTo(_batch);
        floor.Apply(_batch);
    }
}
