using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing;

namespace QueueMonitor.Engine.Tests.Pains;

/// <summary>Complaints 17–27: numbers that are wrong, or that nobody understands.</summary>
public sealed class NumberPains
{
    [Fact(DisplayName = "17 · Our board and the vendor's differ: theirs counts transfers as new calls")]
    public void Visits_contacts_and_customers_are_counted_apart()
    {
        var floor = FloorScript.Day().At("09:00:00").Queued("sales", "c1", customer: 7).At("09:00:05").Answered("c1", by: "ana")
            .At("09:02:00").Transferred("c1", queue: "help").At("09:02:20").Answered("c1", by: "bo").Play();
        Assert.Equal(2, floor.Snapshot.Site.Today.Offered);
        Assert.Equal((1, 1), (floor.Snapshot.Site.Contacts.TriedToday, floor.Snapshot.Site.Contacts.ReachedToday));
        Assert.Equal((1, 1), (floor.Snapshot.Site.Customers.TriedToday, floor.Snapshot.Site.Customers.ReachedToday));
    }

    [Fact(DisplayName = "18 · An agent without a chat shows a number out of the air")]
    public void No_data_is_null_and_nothing_to_do_is_nought()
    {
        var floor = FloorScript.Day().Queue("chat", media: MediaType.Chat).SignedIn("ana", "chat").Play();
        Assert.Equal((0, 0, AgentState.Available), (floor.Agent("ana").Connected, floor.Agent("ana").Ringing, floor.Agent("ana").State));
        var today = floor.Queue("chat").Today;
        Assert.Null(today.ServiceLevel.Value);
        Assert.Null(today.AbandonRate);
        Assert.Null(today.AverageHandleSeconds);
        Assert.Null(today.WaitP50Seconds);
    }

    [Fact(DisplayName = "19 · The mean wait forgets who gave up, and totals are not the sum of their queues")]
    public void Both_means_have_their_names_and_totals_add_up()
    {
        var floor = FloorScript.Day().At("09:00:00").Queued("sales", "c1").Queued("help", "c2").Queued("sales", "c3")
            .At("09:00:10").Answered("c1", by: "ana").At("09:00:20").Answered("c2", by: "bo").At("09:01:00").Abandoned("c3").Play();
        Assert.Equal(10, floor.Queue("sales").Today.AverageSpeedOfAnswerSeconds);
        Assert.Equal(35, floor.Queue("sales").Today.AverageWaitSeconds);
        Assert.Equal(15, floor.Snapshot.Site.Today.AverageSpeedOfAnswerSeconds);
        Assert.Equal(30, floor.Snapshot.Site.Today.AverageWaitSeconds);
        Assert.Equal(3, floor.Snapshot.Site.Today.Offered);
    }

    [Fact(DisplayName = "20 · The mean length of chats is more than the day has room for")]
    public void Three_chats_at_once_each_count_their_own_time()
    {
        var script = FloorScript.Day().Queue("chat", media: MediaType.Chat).SignedIn("ana", "chat").At("09:00:00");
        foreach (var chat in new[] { "c1", "c2", "c3" }) script.Queued("chat", chat).Answered(chat, by: "ana");
        Assert.Equal((AgentState.Busy, 3), (script.Play().Agent("ana").State, script.Play().Agent("ana").Connected));
        foreach (var chat in new[] { "c1", "c2", "c3" }) script.At("09:10:00").Completed(chat);
        Assert.Equal((600, 3), (script.Play().Queue("chat").Today.AverageHandleSeconds, script.Play().Queue("chat").Today.Handled));
    }

    [Fact(DisplayName = "21 · The talk timer includes the wait")]
    public void Handling_begins_with_the_answer()
    {
        var today = FloorScript.Day().At("09:00:00").Queued("sales", "c1").At("09:05:00").Answered("c1", by: "ana")
            .At("09:06:00").Held("c1").At("09:07:00").Retrieved("c1").At("09:08:00").Completed("c1", wrapUpSeconds: 30).Play()
            .Queue("sales").Today;
        Assert.Equal((300, 210), (today.AverageSpeedOfAnswerSeconds, today.AverageHandleSeconds));
    }

    [Fact(DisplayName = "22 · Is the call count of calls presented or calls answered?")]
    public void Offered_and_answered_are_two_numbers()
    {
        var today = FloorScript.Day().At("09:00:00").Queued("sales", "c1").Queued("sales", "c2").At("09:00:05").Answered("c1", by: "ana")
            .Play()
            .Queue("sales").Today;
        Assert.Equal((2, 1, 1), (today.Offered, today.Answered, today.Waiting));
    }

    [Fact(DisplayName = "23 · Calls answered by agents who never signed in count as abandoned")]
    public void An_answer_is_an_answer_whoever_gave_it()
    {
        var today = FloorScript.Day().At("09:00:00").Queued("sales", "c1").At("09:00:05").Answered("c1", by: "desk-phone-4")
            .At("09:04:00").Completed("c1").Play().Queue("sales").Today;
        Assert.Equal((1, 0, 0), (today.Answered, today.Abandoned, today.Waiting));
    }

    [Fact(DisplayName = "24 · The summary is wildly wrong since the source was changed")]
    public void Another_source_takes_over_without_counting_anybody_twice()
    {
        var floor = FloorScript.Day().From("old").At("09:00:00").Queued("sales", "c1").Queued("sales", "c2")
            .From("new").At("09:01:00").Synced(holds: [("c1", "sales", "09:00:00", null), ("c2", "sales", "09:00:30", "ana")]).Play();
        Assert.Equal((2, 1, 1), (floor.Queue("sales").Today.Offered, floor.Queue("sales").Today.Answered, floor.Queue("sales").Waiting));
    }

    [Fact(DisplayName = "25 · What does abandoned mean here?")]
    public void Every_way_out_has_a_number_of_its_own()
    {
        var floor = FloorScript.Day().Queue("sales", target: "80/20", shortAbandon: "5s")
            .At("09:00:00").Started("c0").Queued("sales", "c1").Queued("sales", "c2").Queued("sales", "c3").Queued("sales", "c4")
            .At("09:00:04.999").Abandoned("c1").At("09:00:05").Abandoned("c2").Left("c3", LeftReason.Voicemail)
            .Left("c4", LeftReason.Failed).Abandoned("c0").Play();
        var today = floor.Queue("sales").Today;
        Assert.Equal((1, 2, 1), (today.ShortAbandoned, today.Abandoned, today.Left[(int)LeftReason.Voicemail]));
        Assert.Equal(1, floor.Snapshot.Site.Contacts.GaveUpBeforeQueueToday);
        Assert.Equal((2.0 / 3, 3), (today.AbandonRate, today.Ended));
    }

    [Fact(DisplayName = "26 · The longest wait starts anew when an agent does not take the call")]
    public void Rings_and_refusals_do_not_touch_the_wait()
    {
        var floor = FloorScript.Day().At("09:00:00").Queued("sales", "c1")
            .At("09:00:10").Offered("c1", to: "ana").At("09:00:25").Declined("c1", by: "ana").At("09:00:26").Offered("c1", to: "bo").Play();
        Assert.Equal(TimeSpan.FromSeconds(26), floor.Snapshot.AsOf - floor.Queue("sales").LongestSince);
    }

    [Fact(DisplayName = "27 · The board says there are no callers while the queue is full")]
    public void A_queue_exists_from_the_first_event_that_names_it()
    {
        var floor = FloorScript.Day().At("09:00:00").Queued("never-set-up", "c1").Play();
        Assert.Equal(1, floor.Queue("never-set-up").Waiting);
        Assert.Equal(QueueLevel.Unknown, floor.Queue("never-set-up").Level);
    }
}
