using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing;

namespace QueueMonitor.Engine.Tests.Pains;

/// <summary>Complaints 28–34: transfers, ringing everywhere at once, call-backs.</summary>
public sealed class TransferPains
{
    [Fact(DisplayName = "30 · A call that its phone system passes on blindly to another queue counts as a new matter")]
    public void A_blind_transfer_into_another_queue_is_a_hand_over()
    {
        var script = FloorScript.Day().At("09:00:00").Queued("sales", "c1").At("09:00:10").Answered("c1", by: "ana")
            .At("09:01:00").Transferred("c1", external: true).At("09:02:00").Queued("help", "c1");
        var help = script.Play().Queue("help").Today;
        Assert.Equal((1, 0), (help.Offered, help.Reopened));

        var later = FloorScript.Day().At("09:00:00").Queued("sales", "c1").At("09:00:10").Answered("c1", by: "ana")
            .At("09:01:00").Transferred("c1", external: true).At("09:02:00.001").Queued("help", "c1").Play().Queue("help").Today;
        Assert.Equal((1, 1), (later.Offered, later.Reopened));
    }

    [Fact(DisplayName = "28 · A transfer was not logged, and the agent is credited with an hour of talk")]
    public void A_conversation_ends_when_the_contact_is_queued_elsewhere()
    {
        var floor = FloorScript.Day().SignedIn("ana", "sales").At("09:00:00").Queued("sales", "c1").Answered("c1", by: "ana")
            .At("09:05:00").Queued("help", "c1").At("09:06:00").Answered("c1", by: "bo").At("10:00:00").Completed("c1").Play();
        Assert.Equal(300, floor.Queue("sales").Today.AverageHandleSeconds);
        Assert.Equal(54 * 60, floor.Queue("help").Today.AverageHandleSeconds);
    }

    [Fact(DisplayName = "29 · Consulting a colleague spoils what is known of the agent")]
    public void Joining_and_parting_change_nothing_else()
    {
        var script = FloorScript.Day().SignedIn("ana", "sales").SignedIn("bo", "sales").At("09:00:00").Queued("sales", "c1")
            .Answered("c1", by: "ana")
            .At("09:01:00").Joined("c1", "bo");
        Assert.Equal(2, script.Play().Queue("sales").Agents!.Busy);
        var floor = script.At("09:02:00").Parted("c1", "bo").Play();
        Assert.Equal((AgentState.Busy, AgentState.Available), (floor.Agent("ana").State, floor.Agent("bo").State));
        Assert.Equal((1, 1), (floor.Queue("sales").Today.Answered, floor.Snapshot.Site.Contacts.ConnectedNow));
    }

    [Fact(DisplayName = "30 · A transfer counts as a new call")]
    public void A_transfer_is_a_visit_and_not_another_contact()
    {
        var floor = FloorScript.Day().At("09:00:00").Started("c1").Queued("sales", "c1").At("09:00:30").Transferred("c1", queue: "help")
            .Play();
        Assert.Equal((1, 1), (floor.Queue("sales").Today.Moved, floor.Queue("help").Today.Offered));
        Assert.Equal((1, 1), (floor.Snapshot.Site.Contacts.TriedToday, floor.Snapshot.Site.Contacts.Open));
        Assert.Equal(0, floor.Queue("help").Today.Reopened);
    }

    [Fact(DisplayName = "31 · Ringing and answers come twice on a transfer")]
    public void The_queueing_that_follows_a_transfer_is_the_same_visit()
    {
        var floor = FloorScript.Day().At("09:00:00").Queued("sales", "c1").Answered("c1", by: "ana")
            .At("09:01:00").Transferred("c1", queue: "help").At("09:01:02").Queued("help", "c1").Offered("c1", to: "bo")
            .Offered("c1", to: "bo")
            .At("09:01:10").Answered("c1", by: "bo").At("09:01:11").Answered("c1", by: "bo").Play("09:03:00");
        Assert.Equal((1, 1), (floor.Queue("help").Today.Offered, floor.Queue("help").Today.Answered));
        Assert.Equal(10, floor.Queue("help").Today.AverageSpeedOfAnswerSeconds);
        Assert.Equal((0, 1), (floor.Anomalies("queuedTwice"), floor.Anomalies("answeredTwice")));
    }

    [Fact(DisplayName = "31 · A minute after the transfer it is somebody who was queued twice")]
    public void The_same_visit_ends_after_sixty_seconds()
    {
        var script = FloorScript.Day().At("09:00:00").Queued("sales", "c1").Answered("c1", by: "ana").At("09:01:00")
            .Transferred("c1", queue: "help");
        Assert.Equal(0, script.At("09:02:00").Queued("help", "c1").Play("09:04:00").Anomalies("queuedTwice"));
        Assert.Equal(1, script.At("09:02:00.001").Queued("help", "c1").Play("09:04:00").Anomalies("queuedTwice"));
    }

    [Fact(DisplayName = "32 · A call that rings at everybody is missed once by each of them")]
    public void One_caller_is_one_loss_however_many_rang()
    {
        var script = FloorScript.Day().At("09:00:00").Queued("sales", "c1");
        foreach (var agent in new[] { "ana", "bo", "eva", "ida" }) script.At("09:00:02").Offered("c1", to: agent);
        foreach (var agent in new[] { "ana", "bo", "eva", "ida" }) script.At("09:00:22").Declined("c1", by: agent);
        var today = script.At("09:00:40").Abandoned("c1").Play().Queue("sales").Today;
        Assert.Equal((1, 1), (today.Offered, today.Abandoned));
    }

    [Fact(DisplayName = "33 · Call-backs show as nobody answered")]
    public void Who_asked_to_be_called_back_is_left_out_when_the_queue_says_so()
    {
        var today = FloorScript.Day().Queue("sales", target: "80/20", leftExcluded: [LeftReason.Callback])
            .At("09:00:00").Queued("sales", "c1").Queued("sales", "c2").At("09:00:10").Left("c1", LeftReason.Callback)
            .Answered("c2", by: "ana")
            .Play().Queue("sales").Today;
        Assert.Equal((1.0, 1L), (today.ServiceLevel.Value, today.ServiceLevel.Decided));
    }

    [Fact(DisplayName = "34 · A call-back vanishes from the supervisor's view")]
    public void A_call_back_has_its_line_in_the_ledger()
    {
        var today = FloorScript.Day().At("09:00:00").Queued("sales", "c1").At("09:00:10").Left("c1", LeftReason.Callback).Play()
            .Queue("sales").Today;
        Assert.Equal(1, today.Left[(int)LeftReason.Callback]);
        Assert.True(today.AddsUp);
    }
}
