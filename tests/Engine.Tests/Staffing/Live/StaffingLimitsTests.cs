using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Plans;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Staffing.Live;

public sealed class StaffingLimitsTests
{
    private const long Start = LiveCentre.Start, Quarter = StaffPlan.QuarterMs;

    private readonly EventBatch _batch = new();

    [Fact]
    public void A_plan_has_540000_quarter_hours_and_no_more()
    {
        var plan = new StaffPlan();
        for (var i = 0; i < EngineLimits.PlannedIntervalsMax; i++) Assert.True(plan.Plan(i / 3_000, One(i % 3_000)));
        Assert.False(plan.Plan(0, One(3_000)));
        Assert.True(plan.Plan(0, One(5)), "one that is planned already may be planned anew");
        plan.ReplaceQueue(0, Start, Start + Quarter);
        Assert.True(plan.Plan(0, One(3_000)));

        static StaffPlan.Quarter One(int i) => new(Start + (i * Quarter), 10, 240, 3);
    }

    [Fact]
    public void Shifts_have_1500000_stretches_and_no_more()
    {
        var plan = new StaffPlan();
        var stretch = new StaffPlan.Stretch(Start, Start + Quarter, ShiftActivity.Work, []);
        for (var i = 0; i < EngineLimits.PlannedShiftsMax; i++) Assert.True(plan.PlanShift(i / 30, stretch));
        Assert.False(plan.PlanShift(0, stretch));
    }

    [Fact]
    public void A_plan_reaches_400_days_ahead()
    {
        var floor = new Floor("main", "UTC", Start, staffing: true);
        Assert.Equal(0, Plan(floor, Start + (400 * 96 * Quarter)));
        Assert.Equal(1, Plan(floor, Start + (((400 * 96) + 1) * Quarter)));
    }

    [Fact]
    public void The_last_200_moves_are_remembered()
    {
        var floor = new Floor("main", "UTC", Start, staffing: true);
        for (var i = 1; i <= EngineLimits.MovesKept + 1; i++)
        {
            var agents = i;
            var move = new FieldEvent(EventType.MoveMade, Start)
            {
                Id = $"m{i}", Queue = "a", Desk = batch => new MoveOrder(batch.Name("b"), agents, Start + Quarter, "ida", ""),
            };
            Assert.Equal(0, Tell(floor, move));
        }

        var moves = floor.Capture(null).Staffing!.Moves;
        Assert.Equal((EngineLimits.MovesKept, 201, 2), (moves.Count, moves[0].Agents, moves[^1].Agents));
    }

    [Fact]
    public void Of_too_many_teams_the_last_stand_with_their_first_queue()
    {
        var floor = new Floor("main", "UTC", Start, staffing: true);
        var made = 0;
        for (var a = 0; a < 93 && made <= EngineLimits.TeamsMax; a++)
        {
            for (var b = a; b < 93 && made <= EngineLimits.TeamsMax; b++)
            {
                if (made == EngineLimits.TeamsMax) Assert.Equal(0, floor.Capture(null).Counters.Passed.Teams.Times);
                Serve(floor, $"x{made++}", [$"q{a}", $"q{b}"]);
            }
        }

        floor.Advance(Start + 60_000);
        Assert.NotNull(floor.Capture(null).Counters.Passed.Teams.LastAt);
        Assert.Equal(EngineLimits.TeamsMax + 1, floor.Capture(null).Agents.Count(a => a.State == AgentState.Available));
        Assert.Equal(EngineLimits.TeamsMax + 1, floor.Capture(null).Staffing!.Staffed);
    }

    private void Serve(Floor floor, string agent, string[] queues) => Tell(floor, new FieldEvent(EventType.AgentState, Start)
    {
        Agent = agent, Activity = Agents.AgentActivity.Available, Queues = [.. queues.Distinct()],
    });

    private int Plan(Floor floor, long start) => Tell(
        floor, new FieldEvent(EventType.PlanInterval, Start) { Id = $"p{start}", Queue = "a", Desk = _ => new PlannedInterval(start, 1, null, null) });

    private int Tell(Floor floor, FieldEvent e)
    {
        _batch.Clear();
        _batch.ReceivedAt = Start;
        e.AddTo(_batch);
        floor.Apply(_batch);
        return _batch.RefusalCount;
    }
}
