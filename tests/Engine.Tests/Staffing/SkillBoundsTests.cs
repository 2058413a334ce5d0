using QueueMonitor.Engine.Staffing;
using QueueMonitor.Engine.Staffing.Queueing;
using QueueMonitor.Engine.Staffing.Skills;

namespace QueueMonitor.Engine.Tests.Staffing;

public sealed class SkillBoundsTests
{
    private static SkillDemand Demand(string queue, double load) => new(queue, load / 240, 240, 240, new StaffingGoal());

    [Fact]
    public void A_pool_needs_less_than_separate_teams()
    {
        var cover = SkillBounds.Of([Demand("a", 10), Demand("b", 10)], [new(0b11, 23)]);
        Assert.Equal(23, cover.Pooled);
        Assert.Equal(26, cover.Separate);
        Assert.Equal(23, cover.Agents);
        Assert.Null(cover.Missing);
        Assert.True(cover.IsComplete);
    }

    [Fact]
    public void The_set_of_queues_that_lacks_agents_is_named()
    {
        SkillDemand[] demands = [Demand("invoices", 10), Demand("Polish", 5), Demand("faults", 20)];
        // Enough in all, but only four can speak Polish.
        var cover = SkillBounds.Of(demands, [new(0b101, 45), new(0b011, 4)]);
        Assert.Equal(["Polish"], cover.Missing!.Queues);
        Assert.Equal((7, 4, 3), (cover.Missing.Required, cover.Missing.Agents, cover.Missing.Lack));
    }

    [Fact]
    public void Two_queues_that_share_too_few_are_named_together()
    {
        SkillDemand[] demands = [Demand("a", 10), Demand("b", 10), Demand("c", 10)];
        // 13 each alone: 20 who serve a and b are enough for either, and not for both.
        var cover = SkillBounds.Of(demands, [new(0b011, 20), new(0b100, 14)]);
        Assert.Equal(["a", "b"], cover.Missing!.Queues);
        Assert.Equal((23, 20), (cover.Missing.Required, cover.Missing.Agents));
        Assert.Null(SkillBounds.Of(demands, [new(0b011, 23), new(0b100, 13)]).Missing);
    }

    [Fact]
    public void A_queue_that_nobody_serves_is_found_among_many()
    {
        SkillDemand[] demands = [.. Enumerable.Range(0, SkillBounds.QueuesMax).Select(i => Demand($"q{i}", 2))];
        var cover = SkillBounds.Of(demands, [new(uint.MaxValue & ~(1u << 17), 200)]);
        Assert.Equal(["q17"], cover.Missing!.Queues);
        Assert.False(cover.IsComplete);
        Assert.Throws<ArgumentOutOfRangeException>(() => SkillBounds.Of([.. demands, Demand("one more", 1)], []));
        Assert.True(SkillBounds.Of(demands[..SkillBounds.AllSetsMax], [new(0xFFF, 200)]).IsComplete);
    }

    // Every set by hand, without the shortcut.
    [Fact]
    public void Skipping_what_is_settled_loses_no_set()
    {
        var chance = new Random(8);
        for (var trial = 0; trial < 40; trial++)
        {
            SkillDemand[] demands = [.. Enumerable.Range(0, 4).Select(i => Demand($"q{i}", chance.Next(0, 15)))];
            SkillGroup[] groups = [.. Enumerable.Range(0, 5).Select(_ => new SkillGroup((uint)chance.Next(1, 16), chance.Next(0, 12)))];
            var worst = 0;
            for (var set = 1u; set < 16; set++)
            {
                var load = demands.Where((_, i) => (set >> i & 1) == 1).Sum(d => d.ArrivalsPerSecond);
                var needed = StaffingNeed.Required(new ErlangA(240, 240), new StaffingGoal(), load)!.Value;
                worst = Math.Max(worst, needed - groups.Where(g => (g.Queues & set) != 0).Sum(g => g.Agents));
            }

            Assert.Equal(worst, SkillBounds.Of(demands, groups).Missing?.Lack ?? 0);
        }
    }
}
