using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Staffing;
using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Tests.Staffing;

public sealed class StaffingNeedTests
{
    // 80 % within 20 s, handle time 240 s: without patience, and with 480, 240, 120 and 60 s of it.
    [Theory]
    [InlineData(5, 8, 8, 7, 7, 7)]
    [InlineData(10, 14, 13, 13, 12, 12)]
    [InlineData(20, 25, 24, 23, 22, 21)]
    [InlineData(50, 56, 54, 53, 51, 48)]
    [InlineData(100, 108, 104, 101, 97, 91)]
    [InlineData(200, 209, 202, 197, 188, 176)]
    [InlineData(500, 512, 495, 481, 457, 421)]
    public void As_in_the_table(double load, params int[] required)
    {
        double?[] patience = [null, 480, 240, 120, 60];
        Assert.Equal(required, patience.Select(p => StaffingNeed.Required(new ErlangA(240, p), new StaffingGoal(), load / 240)!.Value));
    }

    [Fact]
    public void Nobody_is_needed_where_nobody_calls_and_too_many_cannot_be_had()
    {
        var model = new ErlangA(240, 120);
        Assert.Equal(0, StaffingNeed.Required(model, new StaffingGoal(), 0));
        Assert.Equal(QueueModel.AgentsMax, StaffingNeed.Required(model, new StaffingGoal { OccupancyMax = 0.8, ServiceLevel = null }, 0.8 * 5000 / 240));
        Assert.Null(StaffingNeed.Required(model, new StaffingGoal { OccupancyMax = 0.8, ServiceLevel = null }, 0.8 * 5000.1 / 240));
    }

    [Fact]
    public void Each_part_of_a_goal_can_be_what_decides()
    {
        var (model, arrivals) = (new ErlangA(240, 120), 40.0 / 240);
        var usual = StaffingNeed.Required(model, new StaffingGoal(), arrivals)!.Value;
        Assert.True(Needed(new StaffingGoal { AbandonMax = 0.02 }) > usual);
        Assert.True(Needed(new StaffingGoal { OccupancyMax = 0.7 }) > usual);
        Assert.True(Needed(new StaffingGoal { SpeedOfAnswerMaxSeconds = 2 }) > usual);
        Assert.True(Needed(new StaffingGoal { Formula = ServiceLevelFormula.AbandonsFor }) <= usual);
        Assert.True(Needed(new StaffingGoal { Formula = ServiceLevelFormula.AbandonsIgnored }) <= usual);

        int Needed(StaffingGoal goal) => StaffingNeed.Required(model, goal, arrivals)!.Value;
    }

    [Theory]
    [InlineData(14, 0.3, 20)]
    [InlineData(50, 0.2, 63)]
    [InlineData(14, 0, 14)]
    [InlineData(7, 0.3, 10)]
    public void Rosters_for_those_who_are_away(int agents, double shrinkage, int rostered) =>
        Assert.Equal(rostered, StaffingNeed.Rostered(agents, shrinkage));

    [Fact]
    public void A_curve_says_for_each_number_what_it_carries()
    {
        var curve = new CapacityCurve(new ErlangA(240, 240), new StaffingGoal());
        Assert.Equal(0, curve.Carries(0));
        Assert.Equal(curve.Carries(43), StaffingNeed.Carries(curve.Model, curve.Goal, 43));
        Assert.Equal(curve.Carries(43), curve.Carries(43));
        for (var n = 1; n < 60; n++) Assert.True(curve.Carries(n) > curve.Carries(n - 1));
        Assert.Equal(43, curve.Required(curve.Carries(43)));
        Assert.Equal(44, curve.Required(curve.Carries(43) * (1 + 1e-9)));
    }
}
