using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing;

namespace QueueMonitor.Engine.Tests.Pains;

/// <summary>Complaints 1–9 of the field: ghosts, and states that never end.</summary>
public sealed class GhostPains
{
    [Fact(DisplayName = "1 · Somebody is shown as talking many hours after the hang-up")]
    public void A_conversation_whose_end_was_lost_ends_as_a_ghost()
    {
        var script = FloorScript.Day().Queue("sales", target: "80/20").SignedIn("ana", "sales")
            .At("09:00:00").Queued("sales", "c1").At("09:00:10").Answered("c1", by: "ana");
        Assert.Equal(AgentState.Busy, script.Play("13:00:10").Agent("ana").State);
        var floor = script.Play("13:00:10.001");
        Assert.Equal(AgentState.Available, floor.Agent("ana").State);
        Assert.Equal(1, floor.Queue("sales").Today.LostConversation);
        Assert.Null(floor.Queue("sales").Today.AverageHandleSeconds);
        Assert.Equal(1, floor.Anomalies("ghostConnected"));
    }

    [Fact(DisplayName = "1 · A late answer shows that the talk had grown too old before the contact came back")]
    public void A_ghost_comes_before_what_happened_after_its_moment()
    {
        var script = FloorScript.Day().Queue("sales", target: "80/20").SignedIn("ana", "sales")
            .At("09:00:00").Queued("sales", "c1")
            .At("14:00:00").Queued("help", "c1");
        Assert.Equal((1, 0), (script.Play().Queue("sales").Today.Lost, script.Play().Queue("sales").Today.Answered));

        var floor = script.Received("14:00:05").At("09:00:10").Answered("c1", by: "ana").Play();
        var today = floor.Queue("sales").Today;
        Assert.Equal((0, 1, 1, 0), (today.Lost, today.Answered, today.LostConversation, today.Handled));
        Assert.Equal(1, floor.Queue("help").Waiting);
        Assert.Equal(AgentState.Available, floor.Agent("ana").State);
    }

    [Fact(DisplayName = "2 · A dead call goes on ringing at an agent after the caller hung up")]
    public void Ringing_ends_with_the_wait()
    {
        var floor = FloorScript.Day().SignedIn("ana", "sales")
            .At("09:00:00").Queued("sales", "c1").At("09:00:02").Offered("c1", to: "ana").At("09:00:09").Abandoned("c1").Play();
        Assert.Equal((AgentState.Available, 0), (floor.Agent("ana").State, floor.Agent("ana").Ringing));
    }

    [Fact(DisplayName = "3 · With more than ten agents ringing at once some stay reserved")]
    public void Whoever_else_rang_is_free_when_one_answers()
    {
        var script = FloorScript.Day();
        for (var i = 1; i <= 14; i++) script.SignedIn($"a{i}", "sales");
        script.At("09:00:00").Queued("sales", "c1").At("09:00:01");
        for (var i = 1; i <= 14; i++) script.Offered("c1", to: $"a{i}");
        Assert.Equal(14, script.Play().Queue("sales").Agents!.Ringing);
        var agents = script.At("09:00:05").Answered("c1", by: "a7").Play().Queue("sales").Agents!;
        Assert.Equal((0, 1, 13), (agents.Ringing, agents.Busy, agents.Available));
    }

    [Fact(DisplayName = "4 · A caller is stuck because the agent tried last was not there")]
    public void A_declined_call_waits_on_in_its_old_place()
    {
        var floor = FloorScript.Day().SignedIn("ana", "sales")
            .At("09:00:00").Queued("sales", "c1").At("09:00:03").Queued("sales", "c2")
            .At("09:00:04").Offered("c1", to: "bo").At("09:00:19").Declined("c1", by: "bo").Play();
        Assert.Equal(["c1", "c2"], floor.Queue("sales").Contacts.Select(c => c.Contact));
        Assert.False(floor.Waiting("sales", "c1").Ringing);
        Assert.Equal(0, floor.Agent("bo").Ringing);
    }

    [Fact(DisplayName = "5 · Finished calls are shown with hours running")]
    public void A_list_of_the_source_ends_what_is_not_on_it_at_once()
    {
        var floor = FloorScript.Day().At("09:00:00").Queued("sales", "c1").Queued("sales", "c2")
            .At("09:10:00").Synced(holds: ("c2", "sales", "09:00:00", null)).Play();
        Assert.Equal(["c2"], floor.Queue("sales").Contacts.Select(c => c.Contact));
        Assert.Equal(1, floor.Queue("sales").Today.Lost);
        Assert.Equal(0, floor.Queue("sales").Today.Abandoned);
        Assert.Equal("c1", Assert.Single(floor.Source().Anomalies).Contact);
    }

    [Fact(DisplayName = "6 · Who gave up stays in the table for a quarter of an hour")]
    public void Who_gave_up_is_gone_at_once_and_remembered_for_30_seconds()
    {
        var script = FloorScript.Day().At("09:00:00").Queued("sales", "c1").At("09:00:40").Abandoned("c1");
        Assert.Equal(0, script.Play().Queue("sales").Waiting);
        Assert.Equal(TimeSpan.FromSeconds(40), Assert.Single(script.Play().Queue("sales").Losses).Waited);
        Assert.Empty(script.Play("09:01:10.001").Queue("sales").Losses);
    }

    [Fact(DisplayName = "7 · A chat that can neither be taken nor closed rings for ever")]
    public void A_chat_past_the_greatest_age_ends()
    {
        var script = FloorScript.Day().Queue("chat", media: MediaType.Chat).At("09:00:00").Queued("chat", "c1").Offered("c1", to: "ana");
        Assert.Equal(1, script.Play("2026-11-21 09:00:00").Queue("chat").Waiting);
        var floor = script.Play("2026-11-21 09:00:00.001");
        Assert.Equal(0, floor.Queue("chat").Waiting);
        Assert.Equal(0, floor.Agent("ana").Ringing);
    }

    [Fact(DisplayName = "8 · A call that nobody answered holds a place until a sweep")]
    public void A_call_that_times_out_frees_everything_at_once()
    {
        var floor = FloorScript.Day().SignedIn("ana", "sales")
            .At("09:00:00").Queued("sales", "c1").Offered("c1", to: "ana").At("09:00:30").Left("c1", LeftReason.Timeout).Play();
        Assert.Equal(1, floor.Queue("sales").Agents!.SlotsFree);
        Assert.Equal(0, floor.Snapshot.Site.Contacts.Open);
    }

    [Fact(DisplayName = "9 · An agent stays paused after the service restarts")]
    public void A_list_of_the_source_says_what_agents_do()
    {
        var floor = FloorScript.Day().SignedIn("ana", "sales").SignedIn("bo", "sales")
            .At("09:00:00").Agent("ana", AgentActivity.Paused)
            .At("09:05:00").Synced(agents: [new("ana", AgentActivity.Available)]).Play();
        Assert.Equal(AgentState.Available, floor.Agent("ana").State);
        Assert.Equal(AgentState.Offline, floor.Agent("bo").State);
    }
}
