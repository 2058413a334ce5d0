using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Engine.Tests.Forecasts;

public sealed class CrewTests
{
    private const long Start = 1_795_132_800_000, AwayMs = 900_000;
    private const int Agents = 12;

    // What is kept as one sum that fades is, at any moment, what a walk over all agents gives.
    [Fact]
    public void How_lately_agents_turned_busy_or_free_is_as_a_walk_over_all_of_them_says()
    {
        var random = new Random(11);
        var waits = new QueueWaits(0, new SitePace());
        var crew = new Crew([waits]);
        var (busy, since, now) = (new bool[Agents], new long[Agents], Start);
        for (var i = 0; i < 20_000; i++)
        {
            now += random.Next(1, 30_000);
            crew.Advance(now);
            var agent = random.Next(Agents);
            if (!busy[agent]) crew.Answered(agent, queue: 0, now);
            busy[agent] = !busy[agent];
            since[agent] = now;
            crew.Turned(agent, busy[agent], now);
            // Now and then all is still for long, and nobody is counted on any more who is free.
            if (i % 1_000 == 999) crew.Advance(now += 2 * AwayMs);
            Assert.Equal(Walk(true, 240_000), waits.Agents.BusyLately(now), 6);
            Assert.Equal(Walk(false, 30_000), waits.Agents.FreeLately(now), 6);
        }

        double Walk(bool ofBusy, double fadeMs) => Enumerable.Range(0, Agents)
            .Where(a => since[a] > 0 && busy[a] == ofBusy && (ofBusy || now - since[a] < AwayMs))
            .Sum(a => Math.Exp((since[a] - now) / fadeMs));
    }

    [Fact]
    public void Of_agents_of_whom_nothing_was_heard_none_has_just_turned_free()
    {
        var agents = new QueueWaits(0, new SitePace()).Agents;
        Assert.Equal((0, 0), (agents.BusyLately(Start), agents.FreeLately(Start)));
    }
}
