using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Figures;
using QueueMonitor.Testing.Scenarios;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Properties;

/// <summary>What holds for every floor, whatever happens on it.</summary>
public sealed class FloorProperties
{
    [Fact]
    public void It_equals_the_slow_floor_after_every_step_of_an_orderly_life() =>
        Chance.ForAll(25, scenario => Assert.Empty(Duel.FirstDifference(scenario)), chaos: 0);

    [Fact]
    public void It_equals_the_slow_floor_after_every_step_however_the_news_comes() =>
        Chance.ForAll(40, scenario => Assert.Empty(Duel.FirstDifference(scenario)));

    [Fact]
    public void Its_ledger_adds_up_whenever_it_is_published() => Chance.ForAll(120, scenario =>
    {
        var played = new Played(scenario.Zone, scenario.StartAt);
        foreach (var step in scenario.Steps)
        {
            played.Take(step);
            Assert.All(played.Snapshot.Queues, q => Assert.True(q.Today.AddsUp && q.SinceStart.AddsUp, $"{q.Queue}: {q.Today}"));
            Assert.True(played.Snapshot.Site.Today.AddsUp && played.Snapshot.Site.SinceStart.AddsUp);
        }

        Assert.Equal(0, played.Snapshot.Counters.LedgerViolations);
    });

    [Fact]
    public void The_same_list_gives_the_same_snapshots_byte_for_byte() => Chance.ForAll(25, scenario =>
    {
        var (a, b) = (new Played(scenario.Zone, scenario.StartAt), new Played(scenario.Zone, scenario.StartAt));
        foreach (var step in scenario.Steps)
        {
            a.Take(step);
            b.Take(step);
            Assert.Equal(SnapshotText.Of(a.Snapshot), SnapshotText.Of(b.Snapshot));
        }
    });

    [Fact]
    public void Ticks_change_nothing_that_a_snapshot_shows() => Chance.ForAll(50, scenario =>
    {
        var (plain, ticked) = (new Played(scenario.Zone, scenario.StartAt), new Played(scenario.Zone, scenario.StartAt));
        var random = new Random(scenario.Seed);
        foreach (var step in scenario.Steps)
        {
            var now = ticked.Snapshot.AsOf.ToUnixTimeMilliseconds();
            for (var i = random.Next(4); i > 0
                && now < step.Received; i--) ticked.Floor.Advance(now += random.NextInt64(step.Received - now + 1));
            plain.Take(step);
            ticked.Take(step);
            Assert.Empty(FigureDiff.Of(SnapshotFigures.Of(plain.Snapshot), SnapshotFigures.Of(ticked.Snapshot)));
        }
    });

    [Fact]
    public void A_resend_of_everything_changes_only_the_count_of_duplicates() => Chance.ForAll(50, scenario =>
    {
        var played = new Played(scenario.Zone, scenario.StartAt);
        foreach (var step in scenario.Steps)
        {
            played.Take(step);
            if (step.IsTick) continue;
            var before = SnapshotFigures.Of(played.Snapshot);
            played.Take(step);
            Assert.Equal((0, step.Events.Count), (played.Accepted, played.Duplicates));
            Assert.All(FigureDiff.Of(before, SnapshotFigures.Of(played.Snapshot)), d => Assert.Contains("duplicates", d));
        }
    });

    [Fact]
    public void News_that_comes_late_ends_where_news_in_order_does() => Chance.ForAll(60, scenario =>
    {
        // Which medium a queue has shall not depend on what is heard first.
        var media = scenario.Media().ToArray();
        FieldStep[] orderly = [.. media, .. scenario.Steps.Where(s => !s.IsTick)];
        var delayed = Delay(orderly, new Random(scenario.Seed));
        var end = FieldStep.Tick(delayed.Max(s => s.Received) + 300_000);
        Assert.All(
            FigureDiff.Of(End(scenario, [.. orderly, end]), End(scenario, [.. delayed, end])),
            d => Assert.True(OnlyTellsOfLateness(d), d));
    }, chaos: 0);

    [Fact]
    public void A_snapshot_never_changes_afterwards() => Chance.ForAll(20, scenario =>
    {
        var played = new Played(scenario.Zone, scenario.StartAt);
        var kept = new List<(FloorSnapshot Snapshot, string Text)>();
        foreach (var step in scenario.Steps)
        {
            played.Take(step);
            kept.Add((played.Snapshot, SnapshotText.Of(played.Snapshot)));
        }

        Assert.All(kept, k => Assert.Equal(k.Text, SnapshotText.Of(k.Snapshot)));
    });

    [Fact]
    public void Nothing_happens_to_a_queue_that_nothing_happened_to()
    {
        var script = FloorScript.Day().At("09:00:00").Queued("sales", "c1").Queued("help", "c2");
        var played = script.Play("09:00:01");
        var (sales, help) = (played.Queue("sales"), played.Queue("help"));
        played.Take(script.At("09:00:01.500").Abandoned("c2").Steps[^1]);
        Assert.Same(sales, played.Queue("sales"));
        Assert.NotSame(help, played.Queue("help"));
    }

    // What happens to a contact in one moment comes in the order in which it happened: nothing else tells that order.
    private static FieldStep[] Delay(FieldStep[] steps, Random random)
    {
        var delays = new Dictionary<(string, long), int>();
        return [.. steps.Select(s => s with { Received = s.Received + DelayOf(s.Events[0]) }).OrderBy(s => s.Received)];

        int DelayOf(FieldEvent first)
        {
            if (!first.IsOfContact) return 0;
            if (!delays.TryGetValue((first.Contact!, first.At), out var delay))
                delays[(first.Contact!, first.At)] = delay = random.Next(4) == 0 ? random.Next(50_000) : 0;
            return delay;
        }
    }

    private static IReadOnlyDictionary<string, object?> End(Scenario scenario, IReadOnlyList<FieldStep> steps)
    {
        var played = new Played(scenario.Zone, scenario.StartAt);
        foreach (var step in steps) played.Take(step);
        return SnapshotFigures.Of(played.Snapshot);
    }

    // Agent-time is the floor's own: it passes while the news is under way.
    private static bool OnlyTellsOfLateness(string difference) =>
        difference.Contains("restated", StringComparison.Ordinal) || difference.Contains(" late:", StringComparison.Ordinal)
        || difference.Contains("occupancy", StringComparison.Ordinal) || difference.Contains("heardAt", StringComparison.Ordinal)
        || difference.Contains("freshness", StringComparison.Ordinal) || difference.Contains("source ", StringComparison.Ordinal);
}
