using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing;
using QueueMonitor.Engine.Staffing.Demand;
using QueueMonitor.Engine.Staffing.Plans;
using QueueMonitor.Engine.Staffing.Queueing;
using QueueMonitor.Testing.Scripts;
using QueueMonitor.Testing.Simulations;

namespace QueueMonitor.Engine.Tests.Staffing.Live;

public sealed class StaffingDeskTests
{
    private static readonly Law Talk = new ExponentialLaw(240), Patience = new ExponentialLaw(240);

    [Fact]
    public void Requires_as_many_as_the_formula_does_of_what_it_has_seen()
    {
        var needed = StaffingNeed.Required(new ErlangA(240, 240), new StaffingGoal(), 20.0 / 240)!.Value;
        var simulated = Centre(agents: 22, load: 20, contacts: 700);
        StaffingSnapshot? seen = null;
        LiveCentre? watched = null;
        var centre = watched = new LiveCentre(simulated) { Passed = second => seen = second < 7_200 ? null : seen ?? watched!.Queue(0) };
        CentreRun.Play(simulated, centre);
        var now = seen!;
        Assert.Equal((22, StaffingBasis.Recent), (now.Staffed, now.Basis));
        Assert.InRange(now.Required!.Value, needed - 4, needed + 4);
        Assert.InRange(needed, now.RequiredLow!.Value, now.RequiredHigh!.Value);
        Assert.Equal(now.Staffed - now.Required, now.Gap);
        Assert.InRange(now.HandleSeconds!.Value, 200, 280);
        Assert.InRange(now.PatienceSeconds!.Value, 150, 400);
        Assert.InRange(now.ProbabilityShort!.Value, 0, 1);
        Assert.Equal(now.AbandonsPerHour!.Value * 100, now.ValueAtRiskPerHour!.Value, 6);
    }

    [Fact]
    public void Too_little_is_known_before_anything_came()
    {
        var centre = new LiveCentre(Centre(agents: 5, load: 4, contacts: 1));
        centre.Floor.Advance(LiveCentre.Start + 600_000);
        var now = centre.Queue(0);
        Assert.Null(now.Required);
        Assert.Null(now.Staffed);
        Assert.Null(now.Gap);
        Assert.Equal(StaffingBasis.None, now.Basis);
    }

    [Fact]
    public void A_plan_goes_before_what_was_seen_and_foretells_the_day()
    {
        var centre = new LiveCentre(Centre(agents: 22, load: 20, contacts: 700));
        for (var i = 0; i < 96; i++)
        {
            // Twice the flow from the fifth hour on, and planned agents for it.
            var (contacts, agents) = i < 20 ? (75.0, 22) : (150.0, 44);
            var start = LiveCentre.Start + (i * 900_000L);
            centre.Tell(
                new FieldEvent(EventType.PlanInterval, LiveCentre.Start)
                {
                    Id = $"p{i}", Queue = "q0", Desk = _ => new PlannedInterval(start, contacts, 240, agents),
                },
                LiveCentre.Start);
        }

        CentreRun.Play(Centre(agents: 22, load: 20, contacts: 700), centre);
        var now = centre.Queue(0);
        Assert.Equal(StaffingBasis.Plan, now.Basis);
        var later = now.Intervals.Single(i => i.Start == DateTimeOffset.FromUnixTimeMilliseconds(LiveCentre.Start + (21 * 900_000L)));
        Assert.Equal(44, later.Staffed);
        Assert.InRange(later.Forecast!.Value, 100, 190);
        Assert.InRange(later.Required!.Value, 30, 54);
        Assert.Null(later.Contacts);
        var first = now.Intervals[0];
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(LiveCentre.Start), first.Start);
        Assert.InRange(first.Contacts!.Value, 50, 100);
        Assert.InRange(first.Staffed!.Value, 20, 22);
        Assert.Equal(now.Intervals.Count, now.Intervals.Select(i => i.Start).Distinct().Count());
        Assert.Equal(now.Intervals.Select(i => i.Start).Order(), now.Intervals.Select(i => i.Start));
    }

    [Fact]
    public void Whoever_is_at_home_in_one_queue_stands_there_until_seen_elsewhere()
    {
        var centre = new LiveCentre(Centre(agents: 1, load: 0.5, contacts: 1));
        for (var i = 0; i < 4; i++)
        {
            var agent = $"x{i}";
            centre.Tell(
                new FieldEvent(EventType.AgentQueues, LiveCentre.Start)
                {
                    Agent = agent, Queues = ["q0", "q1"],
                },
                LiveCentre.Start);
        }

        centre.Floor.Advance(LiveCentre.Start + 60_000);
        Assert.Equal(0, centre.Queue(0).Staffed);
    }

    private static SimulatedCentre Centre(int agents, double load, int contacts) =>
        SimulatedCentre.OneQueue(agents, load / agents, Talk, Patience, contacts, seed: 11);
}
