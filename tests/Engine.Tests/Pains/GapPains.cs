using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Pains;

/// <summary>Complaints 10–16: events lost, restarts, gaps.</summary>
public sealed class GapPains
{
    [Fact(DisplayName = "10 · We were offline and need to know who gave up meanwhile")]
    public void What_comes_late_counts_at_its_own_time_and_says_so()
    {
        var today = FloorScript.Day().At("08:59:00").Queued("sales", "c0")
            .Received("09:40:00").At("09:10:00").Queued("sales", "c1")
            .Received("09:40:00").At("09:12:00").Abandoned("c1").Play().Queue("sales").Today;
        Assert.Equal((2, 1), (today.Offered, today.Abandoned));
        Assert.Equal(2, today.Restated);
        Assert.Equal(120, today.AverageWaitSeconds);
    }

    [Fact(DisplayName = "11 · The event of the hang-up never comes and the call cannot be closed")]
    public void A_list_closes_a_conversation_that_is_over()
    {
        var floor = FloorScript.Day().SignedIn("ana", "sales")
            .At("09:00:00").Queued("sales", "c1").At("09:00:10").Answered("c1", by: "ana")
            .At("09:20:00").Synced().Play();
        Assert.Equal(AgentState.Available, floor.Agent("ana").State);
        Assert.Equal(0, floor.Snapshot.Site.Contacts.ConnectedNow);
        Assert.Equal(1, floor.Anomalies("ghostConnected"));
    }

    [Fact(DisplayName = "12 · After a restart of the exchange nothing comes any more, and nobody sees it")]
    public void A_source_that_stops_beating_is_shown_as_stale_then_down_and_lives_when_it_is_back()
    {
        var script = FloorScript.Day().At("09:00:00").Queued("sales", "c1").Heartbeat().At("09:00:10").Heartbeat();
        Assert.Equal(FreshnessState.Live, script.Play("09:00:15").Queue("sales").Freshness.State);
        Assert.Equal(FreshnessState.Quiet, script.Play("09:00:40").Queue("sales").Freshness.State);
        Assert.Equal(FreshnessState.Stale, script.Play("09:00:40.001").Queue("sales").Freshness.State);
        Assert.Equal(FreshnessState.Down, script.Play("09:05:10.001").Queue("sales").Freshness.State);
        Assert.Equal(FreshnessState.Live, script.At("09:08:00").Answered("c1", by: "ana").Play().Queue("sales").Freshness.State);
    }

    [Fact(DisplayName = "13 · The panel starts with no calls and fills slowly")]
    public void The_first_list_shows_who_has_long_been_waiting()
    {
        var floor = FloorScript.Day().Queue("sales", target: "80/20")
            .At("09:00:00").Synced(holds: [("c1", "sales", "08:57:00", null), ("c2", "sales", "08:50:00", "ana")]).Play();
        Assert.Equal(1, floor.Queue("sales").Waiting);
        Assert.Equal(TimeSpan.FromMinutes(3), floor.Snapshot.AsOf - floor.Queue("sales").LongestSince);
        Assert.Equal(1, floor.Queue("sales").OverThreshold);
        Assert.Equal(AgentState.Busy, floor.Agent("ana").State);
    }

    [Fact(DisplayName = "14 · All figures fall to zero when the exchange restarts")]
    public void A_restart_of_a_source_leaves_the_day_as_it_was()
    {
        var floor = FloorScript.Day().At("09:00:00").Queued("sales", "c1").At("09:00:10").Answered("c1", by: "ana").At("09:03:00")
            .Completed("c1")
            .At("09:10:00").Heartbeat(goodbye: true).At("09:12:00").Synced().At("09:12:01").Queued("sales", "c2").Play();
        Assert.Equal((2, 1, 1), (floor.Queue("sales").Today.Offered, floor.Queue("sales").Today.Answered, floor.Queue("sales").Waiting));
    }

    [Fact(DisplayName = "15 · A screen that was cut off never gets what it missed")]
    public async Task Whoever_reads_again_reads_all_of_it()
    {
        var time = new ManualTime();
        await using var engine = new MonitorEngine(new EngineOptions("main", "UTC", time));
        var running = engine.Run(CancellationToken.None);
        var seen = engine.Latest;
        for (var i = 0; i < 3; i++)
        {
            var batch = engine.RentBatch();
            new FieldEvent(Events.EventType.ContactQueued, time.NowMs) { Contact = $"c{i}", Queue = "sales" }.AddTo(batch);
            Assert.True(engine.TryOffer(batch));
            await batch.Applied;
        }

        var newest = await engine.WaitForNewer(seen, CancellationToken.None);
        Assert.Equal(3, newest.Queue("sales")!.Waiting);
        Assert.False(running.IsFaulted);
    }

    [Fact(DisplayName = "16 · Under load one answer out of step stops the whole panel")]
    public void An_event_that_makes_no_sense_stops_nothing()
    {
        var floor = FloorScript.Day().At("09:00:00").Retrieved("x").Declined("x", by: "ana").Completed("x").Abandoned("x")
            .Queued("sales", "c1").At("09:00:05").Answered("c1", by: "ana").Completed("c1").Completed("c1").Completed("c1")
            .At("09:02:00").Queued("sales", "c2").Play();
        Assert.Equal((2, 1, 1), (floor.Queue("sales").Today.Offered, floor.Queue("sales").Today.Answered, floor.Queue("sales").Waiting));
        Assert.True(floor.Queue("sales").Today.AddsUp);
    }
}
