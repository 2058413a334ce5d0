using QueueMonitor.Engine.Staffing.Deferred;

namespace QueueMonitor.Engine.Tests.Staffing;

public sealed class DeferredNeedTests
{
    [Fact]
    public void Is_what_trying_every_deadline_says_exactly()
    {
        var chance = new Random(5);
        for (var trial = 0; trial < 2_000; trial++)
        {
            var work = Instance(chance, overdue: false);
            var need = DeferredNeed.Required(work, 0.95, 900);
            var oracle = 0.0;
            foreach (var deadline in work.Select(w => w.DueInSeconds))
                oracle = Math.Max(oracle, work.Where(w => w.DueInSeconds <= deadline).Sum(w => w.WorkSeconds) / (0.95 * deadline));
            Assert.Equal(oracle, need.Agents);
            Assert.Equal(0, need.OverdueSeconds);
        }
    }

    // Worked off by earliest deadline, second by second of capacity: the requirement is just enough, a hair less is not.
    [Fact]
    public void Just_so_many_meet_every_deadline()
    {
        var chance = new Random(6);
        for (var trial = 0; trial < 500; trial++)
        {
            var work = Instance(chance, overdue: false);
            var agents = DeferredNeed.Required(work, 1, 900).Agents;
            Assert.True(AllInTime(work, agents * (1 + 1e-12)));
            Assert.False(AllInTime(work, agents * (1 - 1e-9)));
        }

        static bool AllInTime(DueWork[] work, double agents)
        {
            var finished = 0.0;
            foreach (var item in work)
            {
                finished += item.WorkSeconds / agents;
                if (finished > item.DueInSeconds * (1 + 1e-13)) return false;
            }

            return true;
        }
    }

    [Fact]
    public void A_steady_staff_falls_short_just_when_it_is_less_than_required()
    {
        var chance = new Random(7);
        for (var trial = 0; trial < 500; trial++)
        {
            var work = Instance(chance, overdue: trial % 2 == 0);
            var need = DeferredNeed.Required(work, 1, 900);
            CapacityStep[] enough = [new(500, need.Agents), new(1e9, need.Agents)];
            Assert.Equal(default, DeferredNeed.Shortfall(work, enough, 900));
            var less = need.Agents * 0.999;
            var shortfall = DeferredNeed.Shortfall(work, [new(1e9, less)], 900);
            Assert.True(shortfall.WorkSeconds > 0 && shortfall.FirstMissedInSeconds <= shortfall.WorstInSeconds);
            Assert.Equal(need.DueSeconds - (less * need.CriticalInSeconds), shortfall.WorkSeconds, need.DueSeconds * 0.002);
        }
    }

    [Fact]
    public void What_is_overdue_is_to_be_caught_up_with()
    {
        DueWork[] work = [new(-60, 300), new(0, 300), new(600, 120), new(3600, 60)];
        var need = DeferredNeed.Required(work, 1, 900);
        Assert.Equal(600, need.OverdueSeconds);
        Assert.Equal((900, 720), (need.CriticalInSeconds, need.DueSeconds));
        Assert.Equal(0.8, need.Agents, 12);
    }

    [Fact]
    public void Capacity_that_comes_too_late_is_told_with_the_deadline_that_breaks()
    {
        DueWork[] work = [new(600, 300), new(1200, 900), new(7200, 600)];
        var shortfall = DeferredNeed.Shortfall(work, [new(600, 0.5), new(600, 0.5), new(6000, 3)], 900);
        Assert.Equal((600, 1200, 1200), (shortfall.WorkSeconds, shortfall.WorstInSeconds, shortfall.FirstMissedInSeconds!.Value));
        // What calls take away cannot be less than nothing.
        Assert.Equal(1_800 - 300, DeferredNeed.Shortfall(work, [new(600, -2), new(600, 0.5)], 900).WorkSeconds);
    }

    [Fact]
    public void Nothing_due_needs_nobody_and_disorder_is_refused()
    {
        Assert.Equal(default, DeferredNeed.Required([], 0.95, 900));
        Assert.Equal(default, DeferredNeed.Required([new(60, 0)], 0.95, 900));
        Assert.Throws<ArgumentException>(() => DeferredNeed.Required([new(60, 1), new(59, 1)], 0.95, 900));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeferredNeed.Required([], 1.01, 900));
    }

    // Whole seconds, so that sums are exact in any order.
    private static DueWork[] Instance(Random chance, bool overdue)
    {
        var work = new DueWork[chance.Next(1, 40)];
        for (var i = 0; i < work.Length; i++) work[i] = new DueWork(chance.Next(overdue ? -20 : 1, 40) * 180, chance.Next(1, 3_000));
        Array.Sort(work, (a, b) => a.DueInSeconds.CompareTo(b.DueInSeconds));
        return work;
    }
}
