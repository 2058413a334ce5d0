using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing.Scripts;
using QueueMonitor.Testing.Simulations;

namespace QueueMonitor.Engine.Tests.Staffing.Live;

/// <summary>A simulated centre whose floor works out staffing, with a promise in each queue; the floor is looked at as time goes by.</summary>
internal sealed class LiveCentre : ICentreWatcher
{
    public const long Start = 1_795_132_800_000;

    private readonly CentreEvents _events;
    private readonly EventBatch _batch = new();

    public LiveCentre(SimulatedCentre centre, double thresholdSeconds = 20, string zone = "UTC", long start = Start)
    {
        Floor = new Floor("site", zone, start, forecasts: true, staffing: true);
        _events = new CentreEvents(Floor, centre, start);
        for (var q = 0; q < centre.Queues.Count; q++)
        {
            Tell(new FieldEvent(EventType.QueueConfigured, start)
            {
                Queue = CentreEvents.QueueName(q),
                QueuePatch = new QueueSettingsPatch
                {
                    Media = MediaType.Voice, Threshold = Threshold.Of(TimeSpan.FromSeconds(thresholdSeconds)), Target = 0.8, Value = 100,
                },
            }, start);
        }
    }

    public Floor Floor { get; }

    /// <summary>Is called before each thing that happens, with the simulation's second.</summary>
    public Action<double>? Passed { get; init; }

    public FloorSnapshot Shown => Floor.Capture(null);

    public StaffingSnapshot Queue(int queue) => Shown.Queue(CentreEvents.QueueName(queue))!.Staffing!;

    public void Tell(FieldEvent e, long at)
    {
        _batch.Clear();
        (_batch.ReceivedAt, _batch.Source) = (at, "desk");
        e.AddTo(_batch);
        Floor.Apply(_batch);
        Assert.Equal(0, _batch.RefusalCount);
    }

    public void Entered(Caller caller, CentreRun run)
    {
        Passed?.Invoke(run.Now);
        _events.Entered(caller, run);
    }

    public void Answered(Caller caller, int agent, CentreRun run)
    {
        Passed?.Invoke(run.Now);
        _events.Answered(caller, agent, run);
    }

    public void Completed(Caller caller, int agent, CentreRun run) => _events.Completed(caller, agent, run);

    public void Abandoned(Caller caller, CentreRun run) => _events.Abandoned(caller, run);

    public void Staffed(int agent, int group, bool here, CentreRun run) => _events.Staffed(agent, group, here, run);
}
