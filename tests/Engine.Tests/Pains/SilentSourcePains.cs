using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing;

namespace QueueMonitor.Engine.Tests.Pains;

/// <summary>What a source that went away leaves behind: agents who seem free, contacts that nobody ends.</summary>
public sealed class SilentSourcePains
{
    [Fact]
    public void Agents_of_a_source_that_is_down_are_not_available_and_come_back_with_it()
    {
        var script = FloorScript.Day().Queue("sales", target: "80/20").From("pbx").At("09:00:00").Heartbeat()
            .Agent("ana", AgentActivity.Available, "sales").Agent("bo", AgentActivity.Paused, "sales").At("09:00:10").Heartbeat();
        Assert.Equal((1, 2), (script.Play("09:05:10").Queue("sales").Agents!.Available, script.Play("09:05:10").Queue("sales").Agents!.SignedIn));

        // Silent for five minutes: nobody knows who is there.
        var down = script.Play("09:05:10.001");
        Assert.Null(down.Queue("sales").Agents);
        Assert.Null(down.Snapshot.Site.Agents);
        Assert.Equal((AgentState.Unknown, AgentState.Unknown), (down.Agent("ana").State, down.Agent("bo").State));

        var back = script.At("09:06:00").Heartbeat().Play();
        Assert.Equal((1, 2), (back.Queue("sales").Agents!.Available, back.Queue("sales").Agents!.SignedIn));
    }

    [Fact]
    public void A_source_that_said_goodbye_takes_its_agents_with_it_at_once()
    {
        var played = FloorScript.Day().From("pbx").At("09:00:00").Agent("ana", AgentActivity.Available, "sales")
            .From("crm").Agent("cy", AgentActivity.Available, "sales").From("pbx").At("09:01:00").Heartbeat(goodbye: true).Play();
        Assert.Equal((1, 1), (played.Queue("sales").Agents!.Available, played.Queue("sales").Agents!.SignedIn));
        Assert.Equal((AgentState.Unknown, AgentState.Available), (played.Agent("ana").State, played.Agent("cy").State));
    }

    [Fact]
    public void Who_is_seen_to_talk_is_busy_whatever_became_of_the_source_that_declared_it()
    {
        var played = FloorScript.Day().From("crm").At("09:00:00").Agent("ana", AgentActivity.Available, "sales")
            .From("pbx").At("09:01:00").Queued("sales", "c1").Answered("c1", by: "ana").From("crm").At("09:02:00").Heartbeat(goodbye: true).Play();
        Assert.Equal(AgentState.Busy, played.Agent("ana").State);
    }

    [Fact]
    public void That_nobody_is_signed_in_is_not_said_of_agents_whose_source_is_down()
    {
        var script = FloorScript.Day().Queue("sales", target: "80/20").From("crm").At("09:00:00")
            .Agent("ana", AgentActivity.Available).From("pbx").Queued("sales", "c0").Answered("c0", by: "ana").At("09:00:05").Completed("c0")
            .From("crm").At("09:00:10").Heartbeat(goodbye: true).From("pbx").At("09:00:20").Queued("sales", "c1");
        Assert.NotEqual(QueueLevel.Critical, script.Play("09:00:50").Queue("sales").Level);

        // Known to be gone, it is.
        var gone = script.From("crm").At("09:00:51").Agent("ana", AgentActivity.Offline);
        Assert.Equal(QueueLevel.Critical, gone.Play("09:01:13").Queue("sales").Level);
    }

    [Fact]
    public void Agent_time_that_nobody_knows_of_makes_no_occupancy()
    {
        var played = FloorScript.Day().From("pbx").At("09:00:00").Agent("ana", AgentActivity.Busy, "sales").At("09:00:10")
            .Agent("ana", AgentActivity.Available, "sales").At("09:00:20").Heartbeat(goodbye: true).Play("09:04:00");
        Assert.Equal(0.5, played.Queue("sales").Today.Occupancy);
    }

    [Theory]
    [InlineData("14:00:00", 1)]
    [InlineData("14:00:00.001", 0)]
    public void A_ghost_ends_by_the_queues_own_greatest_age_when_its_source_never_comes_back(string until, int waiting)
    {
        var played = FloorScript.Day().Queue("mail", media: MediaType.Email, maxAge: "5h").At("09:00:00").Queued("mail", "m1").Play(until);
        Assert.Equal(waiting, played.Queue("mail").Waiting);
        Assert.Equal(1 - waiting, played.Anomalies("ghostWaiting"));
    }

    [Fact]
    public void A_source_that_starts_again_ends_what_it_no_longer_has()
    {
        var played = FloorScript.Day().From("pbx").At("09:00:00").Queued("sales", "c1").Queued("sales", "c2").Answered("c2", by: "ana")
            .At("09:30:00").Heartbeat(goodbye: true).At("09:31:00").Synced(true, true).Play();
        Assert.Equal((0, 1, 1), (played.Queue("sales").Waiting, played.Queue("sales").Today.Lost, played.Queue("sales").Today.LostConversation));
        Assert.Equal(0, played.Snapshot.Site.Contacts.Open);
    }

    [Fact]
    public void Another_systems_word_about_a_contact_does_not_keep_its_ghost()
    {
        var played = FloorScript.Day().From("pbx").At("09:00:00").Queued("sales", "c1").From("crm").At("09:01:00").Updated("c1", priority: 5)
            .From("pbx").At("09:10:00").Synced(true, true).Play();
        Assert.Equal((0, 1), (played.Queue("sales").Waiting, played.Queue("sales").Today.Lost));
        Assert.Equal(1, played.Source("pbx").Ghosts);
    }
}
