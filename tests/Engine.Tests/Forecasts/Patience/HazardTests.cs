using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Forecasts.Patience;

namespace QueueMonitor.Engine.Tests.Forecasts.Patience;

public class HazardTests
{
    private sealed record Span(double From, double To, bool Abandoned);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Events_and_time_at_risk_are_those_of_a_walk_over_every_span(int seed)
    {
        var spans = Spans(seed, 3000);
        var hazard = Fed(spans);
        for (var b = 0; b < WaitBuckets.Count - 1; b++)
        {
            var (from, to) = (WaitBuckets.Start(b), WaitBuckets.Start(b + 1));
            var seconds = spans.Sum(s => Math.Max(0, Math.Min(s.To, to) - Math.Max(s.From, from)));
            var events = spans.Count(s => s.Abandoned && s.To >= from && s.To < to);
            var seen = hazard.Seen(b);
            Assert.Equal(events, seen.Events);
            Assert.Equal(seconds, seen.Seconds, 1e-9 * Math.Max(1, seconds));
        }
    }

    [Fact]
    public void A_wait_told_in_pieces_counts_as_the_whole()
    {
        var (whole, pieces) = (new Hazard(null, Timeout.InfiniteTimeSpan), new Hazard(null, Timeout.InfiniteTimeSpan));
        whole.Wait(0, 131, true, 0);
        pieces.Wait(0, 30, false, 0);
        pieces.Wait(30, 60, false, 0);
        pieces.Wait(60, 131, true, 0);
        for (var b = 0; b < WaitBuckets.Count; b++)
        {
            Assert.Equal(whole.Seen(b).Events, pieces.Seen(b).Events);
            Assert.Equal(whole.Seen(b).Seconds, pieces.Seen(b).Seconds, 1e-9);
        }
    }

    [Fact]
    public void A_rate_is_drawn_to_the_level_above_by_four_pseudo_events()
    {
        var site = new Hazard(null, Timeout.InfiniteTimeSpan);
        var queue = new Hazard(site, Timeout.InfiniteTimeSpan);
        foreach (var span in Spans(4, 2000)) site.Wait(span.From, span.To, span.Abandoned, 0);
        for (var i = 0; i < 40; i++) queue.Wait(0, 62, i % 2 == 0, 0);
        site.Refresh();
        queue.Refresh();

        var (events, expected) = (5.0, 5.0);
        for (var b = 0; b < WaitBuckets.Count; b++)
        {
            events += queue.Seen(b).Events;
            expected += queue.Seen(b).Seconds * site.Rate(WaitBuckets.Start(b));
        }

        for (var b = 0; b < WaitBuckets.Count; b++)
        {
            var above = events / expected * site.Rate(WaitBuckets.Start(b));
            var (d, e) = queue.Seen(b);
            Assert.Equal((4 + d) / ((4 / above) + e), queue.Rate(WaitBuckets.Start(b)), 1e-12);
        }
    }

    [Fact]
    public void Before_anybody_waited_one_in_four_hundred_seconds_hangs_up()
    {
        var tree = new PatienceTree();
        var kind = tree.Of(3, MediaType.Voice, 7);
        Assert.Equal(1 / 400.0, kind.Rate(0), 1e-12);
        Assert.Equal(1 / 400.0, kind.Rate(10_000), 1e-12);
        Assert.Equal(0.5, kind.Cumulative(200), 1e-12);
    }

    [Fact]
    public void The_cumulative_hazard_is_continuous_and_never_falls()
    {
        var hazard = Fed(Spans(5, 5000));
        Assert.Equal(0, hazard.Cumulative(-3));
        var before = 0.0;
        for (var ms = 100; ms < 4_000_000; ms += 100)
        {
            var now = hazard.Cumulative(ms / 1000.0);
            Assert.InRange(now - before, 0, 0.1 * 0.02);
            before = now;
        }
    }

    [Fact]
    public void Survival_is_that_of_Kaplan_and_Meier_on_the_same_waits()
    {
        var spans = Spans(6, 40_000).Select(s => s with { From = 0, To = Math.Floor(s.To) + 0.5 }).ToList();
        var hazard = Fed(spans);
        var (alive, atRisk) = (1.0, (double)spans.Count);
        foreach (var second in spans.GroupBy(s => s.To).OrderBy(g => g.Key))
        {
            alive *= 1 - (second.Count(s => s.Abandoned) / atRisk);
            atRisk -= second.Count();
            if (atRisk > 2000) Assert.Equal(alive, Math.Exp(-hazard.Cumulative(second.Key + 0.5)), 0.01);
        }
    }

    [Fact]
    public void The_past_fades_by_its_time_constant()
    {
        var hazard = new Hazard(null, TimeSpan.FromSeconds(100));
        hazard.Wait(0, 10, true, 0);
        hazard.Wait(0, 10, true, 300_000);
        Assert.Equal(2 * Math.Exp(-3), hazard.Seen(WaitBuckets.Of(10)).Events, 1e-12);
    }

    [Fact]
    public void Kinds_are_told_apart_by_priority_up_to_four_of_them()
    {
        var tree = new PatienceTree();
        var kinds = Enumerable.Range(0, 6).Select(p => tree.Of(0, MediaType.Voice, p)).ToList();
        Assert.Equal(4, kinds.Distinct().Count());
        Assert.Same(kinds[3], kinds[5]);
        Assert.NotSame(kinds[0], tree.Of(1, MediaType.Voice, 0));
    }

    private static Hazard Fed(List<Span> spans)
    {
        var hazard = new Hazard(null, Timeout.InfiniteTimeSpan);
        foreach (var span in spans) hazard.Wait(span.From, span.To, span.Abandoned, 0);
        hazard.Refresh();
        return hazard;
    }

    private static List<Span> Spans(int seed, int count)
    {
        var random = new Random(seed);
        double Exp(double mean) => -mean * Math.Log(1 - random.NextDouble());
        return [.. Enumerable.Range(0, count).Select(i =>
        {
            var (patience, offered) = (i % 2 == 0 ? Exp(60) : Exp(500), Exp(200));
            var from = i % 3 == 0 ? random.NextDouble() * 50 : 0;
            return new Span(from, from + Math.Min(patience, offered), patience < offered);
        })];
    }
}
