using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Tests.Forecasts;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Queues;

public sealed class LevelTests
{
    [Theory]
    [InlineData(0, 0, QueueLevel.Fine)]
    [InlineData(0, 1, QueueLevel.Fine)]
    [InlineData(0, 1.001, QueueLevel.Warning)]
    [InlineData(1, 0, QueueLevel.Warning)]
    [InlineData(1, 9, QueueLevel.Warning)]
    [InlineData(2, 1.5, QueueLevel.Warning)]
    [InlineData(2, 1.501, QueueLevel.Critical)]
    [InlineData(0, 9, QueueLevel.Warning)]
    public void Those_likely_to_hang_up_and_the_predicted_wait_decide_together(int likely, double predictedTimes, QueueLevel wanted) =>
        Assert.Equal(wanted, new LevelSigns { Likely = likely, PredictedTimes = predictedTimes }.Wanted);

    [Fact]
    public void What_needs_no_forecast_decides_as_it_does_without_one()
    {
        Assert.Equal(QueueLevel.Warning, new LevelSigns { SomeoneOver = true }.Wanted);
        Assert.Equal(QueueLevel.Critical, new LevelSigns { SomeoneOver = true, FarOver = true }.Wanted);
        Assert.Equal(QueueLevel.Critical, new LevelSigns { NobodyIn = true }.Wanted);
    }

    [Fact]
    public void Where_it_does_not_hang_on_those_likely_to_leave_they_change_nothing()
    {
        foreach (var times in (double[])[0, 1, 1.001, 1.5, 1.501, 9])
        {
            for (var signs = 0; signs < 8; signs++)
            {
                var some = new LevelSigns
                {
                    NobodyIn = (signs & 1) != 0, FarOver = (signs & 2) != 0, SomeoneOver = (signs & 4) != 0, PredictedTimes = times,
                };
                var wanted = Enumerable.Range(0, 4).Select(likely => (some with { Likely = likely }).Wanted).Distinct().Count();
                Assert.Equal(wanted > 1, some.HangsOnLikely);
            }
        }
    }

    [Fact]
    public void A_worse_level_is_entered_after_twenty_seconds_and_left_after_sixty()
    {
        var rule = new QueueLevelRule();
        for (var s = 0; s < 20; s++) Look(QueueLevel.Critical, s, QueueLevel.Fine);
        Look(QueueLevel.Critical, 20, QueueLevel.Critical);
        for (var s = 21; s < 80; s++) Look(QueueLevel.Warning, s, QueueLevel.Critical);
        Look(QueueLevel.Warning, 80, QueueLevel.Warning);
        for (var s = 81; s < 140; s++) Look(QueueLevel.Fine, s, QueueLevel.Warning);
        Look(QueueLevel.Fine, 140, QueueLevel.Fine);

        void Look(QueueLevel wanted, int second, QueueLevel shown)
        {
            rule.Look(wanted, second * 1_000);
            Assert.Equal(shown, rule.Shown);
        }
    }

    [Fact]
    public void Held_levels_equal_the_slow_twins_whatever_is_wanted()
    {
        var random = new Random(11);
        for (var run = 0; run < 40; run++)
        {
            var (rule, twin, wanted) = (new QueueLevelRule(), new LevelTwin(), QueueLevel.Unknown);
            for (var second = 1; second < 600; second++)
            {
                if (random.Next(18) == 0) wanted = (QueueLevel)Math.Max(random.Next(-1, 4), 0);
                rule.Look(wanted, second * 1_000L);
                Assert.Equal((run, second, twin.Shown(wanted)), (run, second, rule.Shown));
            }
        }
    }

    // A centre with too few agents, who at times all leave, and a source that falls silent: each second is compared.
    [Fact]
    public void Levels_of_a_busy_queue_with_forecasts_equal_the_slow_twins()
    {
        var floor = new Floor("main", "UTC", MarkovQueue.Start, forecasts: true);
        var events = new Queue<FieldEvent>(Day().OrderBy(e => e.At));
        var twin = new LevelTwin();
        var seen = new Dictionary<QueueLevel, int>();
        var (byForecastAlone, batch) = (0, new EventBatch());
        for (var now = MarkovQueue.Start + 1_000; events.Count > 0; now += 1_000)
        {
            floor.Advance(now);
            var queue = floor.Capture(null).Queue("q");
            if (queue is not null)
            {
                var wanted = LevelTwin.Wanted(queue, DateTimeOffset.FromUnixTimeMilliseconds(now));
                Assert.Equal((now, twin.Shown(wanted)), (now, queue.Level));
                seen[queue.Level] = seen.GetValueOrDefault(queue.Level) + 1;
                if (queue.OverThreshold == 0 && queue.Level >= QueueLevel.Warning && wanted >= QueueLevel.Warning) byForecastAlone++;
            }

            while (events.TryPeek(out var next) && next.At < now + 1_000)
            {
                batch.Clear();
                batch.ReceivedAt = next.At;
                events.Dequeue().AddTo(batch);
                floor.Apply(batch);
            }
        }

        Assert.Equal(4, seen.Count);
        Assert.All(seen, level => Assert.InRange(level.Value, 20, int.MaxValue));
        Assert.True(byForecastAlone > 60, $"{byForecastAlone} s of levels raised by forecasts alone");
    }

    private static IEnumerable<FieldEvent> Day()
    {
        var calls = new MarkovQueue(5, 700, 6, 120, 180, 1.1).Events.ToList();
        yield return new FieldEvent(EventType.QueueConfigured, MarkovQueue.Start)
        {
            Queue = "q", QueuePatch = new QueueSettingsPatch { Threshold = Threshold.Of(TimeSpan.FromSeconds(40)) },
        };
        foreach (var call in calls) yield return call;
        var end = calls.Max(c => c.At);
        for (var (at, here) = (MarkovQueue.Start + 1, true); at < end; (at, here) = (at + (here ? 1_500_000 : 200_000), !here))
        {
            for (var agent = 0; agent < 6; agent++)
            {
                yield return new FieldEvent(EventType.AgentState, at)
                {
                    Agent = $"a{agent}", Activity = here ? AgentActivity.Available : AgentActivity.Offline, Queues = ["q"],
                };
            }

            if (!here) yield return new FieldEvent(EventType.SourceHeartbeat, at + 150_000) { Flags = EventFlags.Goodbye };
        }
    }
}
