using QueueMonitor.Engine.Contacts;
using QueueMonitor.Testing;

namespace QueueMonitor.Engine.Tests.Pains;

/// <summary>Complaints 40–47: first answers, machines that answer, clocks of promises.</summary>
public sealed class FirstAnswerPains
{
    private static FloorScript Mail(string date = "2026-11-20") =>
        FloorScript.Day("Europe/Madrid", date).Queue("mail", media: MediaType.Email, promise: "2 working days");

    [Fact(DisplayName = "40 · A machine answered, and the human's reply seems to have taken two weeks")]
    public void A_wait_begins_with_the_queue_and_not_with_an_old_conversation()
    {
        var floor = FloorScript.Day("UTC", "2026-11-02").Queue("chat", media: MediaType.Chat)
            .At("09:00:00").Started("c1").AutoReplied("c1").At("09:01:00").Completed("c1")
            .At("2026-11-16 15:48:00").Messaged("c1").At("2026-11-16 15:48:10").Queued("chat", "c1").At("2026-11-16 15:48:40")
            .Answered("c1", by: "ana").Play();
        Assert.Equal(30, floor.Queue("chat").Today.AverageSpeedOfAnswerSeconds);
    }

    [Fact(DisplayName = "40 · An automatic reply counts as an answer")]
    public void An_automatic_reply_never_stops_a_clock()
    {
        var floor = Mail().At("09:00:00").Queued("mail", "c1").At("09:00:01").AutoReplied("c1").Play();
        Assert.Equal((1, 0), (floor.Queue("mail").Waiting, floor.Queue("mail").Today.Answered));
    }

    [Fact(DisplayName = "41 · After the machine hands over, no wait begins")]
    public void Both_clocks_are_there_the_queues_and_the_customers()
    {
        var floor = FloorScript.Day().At("09:00:00").Started("c1", MediaType.Chat).AutoReplied("c1").At("09:05:00").Queued("chat", "c1")
            .Play("09:06:00");
        var waiting = floor.Waiting("chat", "c1");
        Assert.Equal(TimeSpan.FromMinutes(1), floor.Snapshot.AsOf - waiting.Since);
        Assert.Equal(TimeSpan.FromMinutes(6), floor.Snapshot.AsOf - waiting.CustomerSince);
    }

    [Fact(DisplayName = "42 · The clock goes on although we answered and the customer is silent")]
    public void After_our_reply_nobody_waits()
    {
        var script = Mail().At("09:00:00").Queued("mail", "c1").At("11:00:00").Replied("c1", by: "ana").Pended("c1");
        var floor = script.Play("2026-11-30 12:00:00");
        Assert.Equal((0, 0), (floor.Queue("mail").Waiting, floor.Queue("mail").OverThreshold));
        Assert.Equal(1.0, floor.Queue("mail").SinceStart.ServiceLevel.Value);
    }

    [Fact(DisplayName = "42 · It is the customer's turn, and the customer's wait grows")]
    public void The_customers_own_clock_stands_while_it_is_the_customers_turn()
    {
        var floor = FloorScript.Day().At("09:00:00").Queued("chat", "c1", MediaType.Chat).At("09:01:00").Pended("c1").Play("09:30:00");
        Assert.True(floor.Waiting("chat", "c1").CustomersTurn);
        var more = FloorScript.Day().At("09:00:00").Queued("chat", "c1", MediaType.Chat).At("09:01:00").Pended("c1").At("09:29:00")
            .Resumed("c1").Play("09:30:00");
        Assert.Equal(TimeSpan.FromMinutes(2), more.Snapshot.AsOf - more.Waiting("chat", "c1").CustomerSince);
    }

    [Fact(DisplayName = "43 · The customer writes again and no clock starts")]
    public void Another_message_is_another_visit_with_a_promise_of_its_own()
    {
        var script = Mail().At("09:00:00").Queued("mail", "c1").At("10:00:00").Replied("c1", by: "ana").At("12:00:00").Messaged("c1");
        var floor = script.Play();
        Assert.Equal((2, 1, 1, 1), (floor.Queue("mail").Today.Offered, floor.Queue("mail").Today.Reopened, floor.Queue("mail")
            .Today.Answered, floor.Queue("mail").Waiting));
        Assert.Equal(script.Moment("2026-11-24 12:00:00"), floor.Waiting("mail", "c1").DueAt.ToUnixTimeMilliseconds());
    }

    [Theory(DisplayName = "44 · Answer and pending in one step lose the answer")]
    [InlineData(true)]
    [InlineData(false)]
    public void Their_order_within_a_moment_makes_no_difference(bool pendedFirst)
    {
        var script = Mail().At("09:00:00").Queued("mail", "c1").At("10:00:00");
        var today = (pendedFirst ? script.Pended("c1").Replied("c1", by: "ana") : script.Replied("c1", by: "ana").Pended("c1")).Play()
            .Queue("mail").Today;
        Assert.Equal((1, 0), (today.Answered, today.Waiting));
    }

    [Fact(DisplayName = "45 · A miss disappears when the answer comes at last")]
    public void A_miss_stays_a_miss()
    {
        var script = FloorScript.Day().Queue("sales", target: "80/20").At("09:00:00").Queued("sales", "c1");
        Assert.Equal((0.0, 1L), (script.Play("09:00:21").Queue("sales").Today.ServiceLevel.Value, script.Play("09:00:21").Queue("sales")
            .Today.ServiceLevel.Decided));
        var floor = script.At("09:00:30").Answered("c1", by: "ana").Play("09:30:00");
        Assert.Equal((0.0, 1L), (floor.Queue("sales").Today.ServiceLevel.Value, floor.Queue("sales").Today.ServiceLevel.Decided));
        Assert.Equal(0, floor.Queue("sales").OverThreshold);
    }

    [Fact(DisplayName = "46 · Who never writes again is not among the broken promises")]
    public void A_promise_breaks_by_time_alone()
    {
        var floor = Mail("2026-11-16").At("09:00:00").Queued("mail", "c1").Play("2026-11-18 09:00:00.001");
        Assert.Equal((1, 1L, 0L), (floor.Queue("mail").OverThreshold, floor.Queue("mail")
            .SinceStart.ServiceLevel.Decided, floor.Queue("mail").SinceStart.ServiceLevel.Hits));
    }

    [Fact(DisplayName = "47 · Nights and week-ends are added to the wait")]
    public void A_wait_in_working_time_leaves_out_when_the_queue_is_closed()
    {
        var floor = Mail().At("15:00:00").Queued("mail", "c1").Play("2026-11-23 09:00:00");
        Assert.Equal(0.25, floor.Queue("mail").LongestWaitWorkingDays!.Value, 6);
    }
}
