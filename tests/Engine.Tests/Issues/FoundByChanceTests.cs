using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Scenarios;

namespace QueueMonitor.Engine.Tests.Issues;

/// <summary>What the properties found, shrunk, as the scripts that they printed.</summary>
public sealed class FoundByChanceTests
{
    [Fact]
    public void A_contact_that_is_reopened_in_the_moment_of_its_end_does_not_stop_the_clock_an_hour_later()
    {
        var floor = FloorScript.Day().At("09:00:00").Queued("sales", "c1").Answered("c1", by: "ana")
            .At("09:05:00").Completed("c1").Messaged("c1").Play("10:05:01");
        Assert.Equal((1, 1), (floor.Queue("sales").Waiting, floor.Queue("sales").Today.Reopened));
    }

    [Fact]
    public void What_is_learned_of_a_waiting_contact_shows_at_once()
    {
        var floor = FloorScript.Day().At("09:00:00").Queued("sales", "c1").At("09:00:30").Updated("c1", priority: 7).Play();
        Assert.Equal(7, floor.Waiting("sales", "c1").Priority);
    }

    [Fact]
    public void Settling_takes_back_no_decision_that_nobody_had_counted()
    {
        var floor = FloorScript.Day().At("09:00:00").Offered("c1", to: "eva").At("09:00:30").Answered("c1", by: "ana", queue: "help")
            .Play("09:01:30");
        Assert.Equal(0, floor.Queue("help").Today.Restated);
    }

    [Fact]
    public void The_wrap_up_of_a_reply_does_not_go_to_an_earlier_conversation()
    {
        var floor = FloorScript.Day().Queue("mail", media: MediaType.Email, promise: "2h")
            .At("09:00:00").Answered("c1", by: "bo", queue: "sales").At("09:03:00").Queued("mail", "c1")
            .At("09:04:00").Replied("c1", by: "ana").At("09:05:00").Completed("c1", wrapUpSeconds: 9).Play();
        Assert.Equal(180, floor.Queue("sales").Today.AverageHandleSeconds);
    }

    [Fact]
    public void Who_takes_over_a_conversation_has_it_alone()
    {
        var floor = FloorScript.Day().SignedIn("ana", "sales").SignedIn("bo", "sales")
            .At("09:00:00").Queued("sales", "c1").Answered("c1", by: "ana")
            .At("09:01:00").Joined("c1", "bo").At("09:02:00").Answered("c1", by: "bo").Play();
        Assert.Equal((0, 1), (floor.Agent("ana").Connected, floor.Agent("bo").Connected));
    }

    [Fact]
    public void What_comes_after_a_list_that_lacked_its_contact_and_happened_before_is_late()
    {
        var script = FloorScript.Day().At("09:00:00").Queued("sales", "c1").At("09:01:39").Synced(connected: false)
            .Received("09:01:39").At("09:01:30").Left("c1", LeftReason.Unanswered);
        Assert.Empty(Duel.FirstDifference(script));
        var today = script.Play().Queue("sales").Today;
        Assert.Equal((0, 1, 2), (today.Lost, today.Left[(int)LeftReason.Unanswered], today.Restated));
    }

    [Fact]
    public void What_comes_after_a_ghost_was_counted_and_happened_before_is_late()
    {
        var script = FloorScript.Day().Queue("sales", maxAge: "30m").At("09:00:00").Queued("sales", "c1")
            .Tick("09:30:01").Received("09:30:05").At("09:29:59").Abandoned("c1");
        Assert.Empty(Duel.FirstDifference(script));
        var today = script.Play().Queue("sales").Today;
        Assert.Equal((0, 1, 2), (today.Lost, today.Abandoned, today.Restated));
    }

    [Fact]
    public void A_ghost_that_was_none_makes_nothing_late()
    {
        var script = FloorScript.Day().Queue("sales", maxAge: "30m").At("09:00:00").Queued("sales", "c1")
            .Tick("09:30:01").Received("09:30:05").At("09:29:56").Abandoned("c1").Received("09:30:06").At("09:29:58").Updated("c1", priority: 4);
        Assert.Empty(Duel.FirstDifference(script));
    }

    [Fact]
    public void What_happened_before_a_ghost_that_was_put_away_only_counts_as_late()
    {
        var script = FloorScript.Day().Queue("sales", maxAge: "30m").At("09:00:00").Queued("sales", "c1")
            .Tick("10:31:00").Received("10:31:01").At("09:20:00").Answered("c1", by: "ana");
        Assert.Empty(Duel.FirstDifference(script));
        Assert.Equal((1, 0), (script.Play().Queue("sales").Today.Lost, script.Play().Queue("sales").Today.Answered));
    }

    [Fact]
    public void A_customer_who_came_before_midnight_as_we_hear_late_has_not_tried_today()
    {
        var script = FloorScript.Day().At("2026-11-21 00:00:07").Queued("help", "c1", customer: 2);
        Assert.Equal(1, script.Play().Snapshot.Site.Customers.TriedToday);
        script.Received("2026-11-21 00:00:20").At("23:59:52").Started("c1", MediaType.Chat, customer: 2);
        Assert.Empty(Duel.FirstDifference(script));
        Assert.Equal(0, script.Play().Snapshot.Site.Customers.TriedToday);
    }

    [Fact]
    public void An_agent_serves_the_queues_that_answers_tell_of_once_all_is_heard()
    {
        var script = FloorScript.Day().At("09:00:00").From("pbx").Agent("ana", AgentActivity.Available)
            .Queued("sales", "c1").At("09:00:40").Id("answer").Answered("c1", by: "ana");
        Assert.Equal(["sales"], script.Play().Agent("ana").Queues);
        // Until its move was heard of, the contact seemed to be answered in sales.
        script.Received("09:00:50").At("09:00:30").Queued("help", "c1");
        Assert.Empty(Duel.FirstDifference(script));
        var played = script.Play();
        Assert.Equal(["help"], played.Agent("ana").Queues);
        Assert.Null(played.Queue("sales").Agents);
        Assert.Equal(1, played.Queue("help").Agents!.Busy);
        // What another answer told stays.
        script.At("09:01:00").Queued("sales", "c2").At("09:01:10").Answered("c2", by: "ana");
        script.Received("09:01:20").At("09:00:35").Queued("sales", "c1");
        Assert.Empty(Duel.FirstDifference(script));
        Assert.Equal(["sales"], script.Play().Agent("ana").Queues);
        script.At("09:02:00").Serves("ana", ["mail"]);
        Assert.Empty(Duel.FirstDifference(script));
        Assert.Equal(0, script.Play().Queue("sales").Agents!.Busy);
    }

    [Fact]
    public void Who_joins_a_call_is_busy_with_a_call_also_when_its_queue_has_proved_to_be_one_of_chats()
    {
        var script = FloorScript.Day().At("09:00:00").From("pbx").Agent("bo", AgentActivity.Available, "sales")
            .Queued("help", "c1").At("09:00:10").Answered("c1", by: "ana")
            .At("09:00:20").Started("c2", MediaType.Chat).Queued("help", "c2").At("09:00:30").Joined("c1", "bo");
        Assert.Empty(Duel.FirstDifference(script));
        Assert.Equal(1, script.Play().Queue("sales").Agents!.Busy);
        // Folding it anew changes nothing about that.
        script.At("09:00:40").Joined("c1", "eva").Received("09:00:50").At("09:00:25").Held("c1");
        Assert.Empty(Duel.FirstDifference(script));
        Assert.Equal(1, script.Play().Queue("sales").Agents!.Busy);
    }

    [Fact]
    public void A_wait_that_stands_grows_in_no_picture_however_old()
    {
        var script = FloorScript.Day().At("09:00:00").Queued("help", "c1").At("09:01:00").Pended("c1").At("09:01:30").Queued("help", "c2");
        var help = script.Play("09:01:35").Queue("help");
        Assert.Equal(60, help.LongestCustomerWait(help.AsOf)!.Value.TotalSeconds);
        Assert.Equal(60, help.LongestCustomerWait(help.AsOf.AddSeconds(50))!.Value.TotalSeconds);
        // Until somebody whose clock runs has waited longer.
        Assert.Equal(65, help.LongestCustomerWait(help.AsOf.AddSeconds(65))!.Value.TotalSeconds);
        Assert.Empty(Duel.FirstDifference(script));
    }
}
