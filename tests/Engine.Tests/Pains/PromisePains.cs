using QueueMonitor.Engine.Calendars.Holidays;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Pains;

/// <summary>Complaints 40–47 told of promises: what keeps one, what does not, and what the customer's word does.</summary>
public sealed class PromisePains
{
    private static FloorScript Mail(string date = "2026-11-16") =>
        FloorScript.Day("Europe/Oslo", date).Queue("mail", media: MediaType.Email, promise: "2 working days");

    private static (int Open, int Broken, long Kept, long Decided) Told(Played floor) =>
        floor.Queue("mail").Promises is { } told
            ? (told.Open, told.Broken, floor.Queue("mail").SinceStart.PromisesKept, floor.Queue("mail").SinceStart.PromisesDecided)
            : default;

    [Fact(DisplayName = "40, 41 · A bot talks with the customer, and the promise is told as kept")]
    public void A_bot_keeps_no_promise_and_its_time_is_not_the_promises()
    {
        var script = Mail().At("09:00:00").Started("c1", MediaType.Email).AutoReplied("c1").At("09:30:00").Queued("mail", "c1").AutoReplied("c1");
        Assert.Equal((1, 0, 0, 0), Told(script.Play()));
        var promise = script.Play().Floor.Promises("mail", null, 10).Promises.Single();
        Assert.Equal(script.Moment("2026-11-18 09:30:00"), promise.DueAt!.Value.ToUnixTimeMilliseconds());
        // The customer has waited since the bot.
        var answered = script.At("10:00:00").Replied("c1", by: "ana").Play();
        Assert.Equal((0, 0, 1, 1), Told(answered));
        Assert.Equal(3600, answered.Queue("mail").Today.AverageCustomerWaitSeconds);
        Assert.Equal(1800, answered.Queue("mail").Today.AverageSpeedOfAnswerSeconds);
    }

    [Fact(DisplayName = "40, 43 · Automatic replies, notes, assignment and closing count as an answer")]
    public void Machines_notes_and_closing_keep_no_promise()
    {
        var floor = Mail().At("09:00:00").Queued("mail", "c1").At("09:01:00").AutoReplied("c1").At("10:00:00").Answered("c1", by: "ana")
            .At("10:05:00").Updated("c1", priority: 3).At("10:06:00").Resolved("c1").At("10:10:00").Completed("c1").Play("2026-11-18 09:00:00.001");
        Assert.Equal((1, 1, 0, 1), Told(floor));
    }

    [Fact(DisplayName = "42 · The clock goes on although we answered and the customer is silent")]
    public void What_was_answered_is_kept_however_long_the_customer_is_silent() =>
        Assert.Equal((0, 0, 1, 1), Told(Mail().At("09:00:00").Queued("mail", "c1").At("11:00:00").Replied("c1", by: "ana").Play("2026-12-20 12:00:00")));

    [Theory(DisplayName = "42 · It is the customer's turn, and the promise runs out")]
    [InlineData(true, "2026-11-20 10:00:00")]
    [InlineData(false, "2026-11-18 09:00:00")]
    public void The_customers_turn_stops_a_promise_where_the_queue_says_so(bool pauses, string due)
    {
        // One working day of the two has passed when we ask; the customer answers two working days and an hour later.
        var script = Mail().Promises("mail", pauses: pauses).At("09:00:00").Queued("mail", "c1").At("2026-11-17 09:00:00").Pended("c1")
            .At("2026-11-19 10:00:00").Messaged("c1");
        var promise = script.Play().Floor.Promises("mail", null, 10).Promises.Single();
        Assert.Equal(script.Moment(due), promise.DueAt!.Value.ToUnixTimeMilliseconds());
        Assert.Equal(pauses ? PromiseState.Open : PromiseState.Broken, promise.State);
    }

    [Theory(DisplayName = "43 · The customer writes again and no clock starts")]
    [InlineData(PromiseReopening.Anew, "2026-11-20 12:00:00")]
    [InlineData(PromiseReopening.Rest, "2026-11-20 10:00:00")]
    [InlineData(PromiseReopening.Never, null)]
    public void The_customers_second_message_opens_the_promise_again(PromiseReopening rule, string? due)
    {
        // Answered after a quarter of a day; the customer writes again two days after that, at noon.
        var script = Mail().Promises("mail", reopens: rule).At("09:00:00").Queued("mail", "c1").At("11:00:00").Replied("c1", by: "ana")
            .At("2026-11-18 12:00:00").Messaged("c1");
        var floor = script.Play();
        var open = floor.Floor.Promises("mail", null, 10).Promises;
        if (due is null)
        {
            Assert.Empty(open);
            return;
        }

        var again = Assert.Single(open);
        Assert.Equal((script.Moment("09:00:00"), script.Moment("2026-11-18 12:00:00"), script.Moment(due)),
            (again.PromisedAt.ToUnixTimeMilliseconds(), again.HoldsSince.ToUnixTimeMilliseconds(), again.DueAt!.Value.ToUnixTimeMilliseconds()));
        Assert.Equal((1, 0, 1, 1), Told(floor));
        Assert.Equal((0, 0, 1, 2), Told(script.At("2026-11-20 13:00:00").Replied("c1", by: "ana").Play()));
    }

    [Fact(DisplayName = "43 · A second message before the answer starts the time anew")]
    public void A_message_before_the_answer_changes_nothing()
    {
        var script = Mail().At("09:00:00").Queued("mail", "c1").At("2026-11-17 09:00:00").Messaged("c1");
        Assert.Equal(script.Moment("2026-11-18 09:00:00"), script.Play().Floor.Promises("mail", null, 10).Promises.Single().DueAt!.Value.ToUnixTimeMilliseconds());
    }

    [Theory(DisplayName = "44 · Answer and pending in one step lose the answer")]
    [InlineData(true)]
    [InlineData(false)]
    public void Answer_and_pending_in_one_step_keep_it(bool pendedFirst)
    {
        var script = Mail().Promises("mail", pauses: true).At("09:00:00").Queued("mail", "c1").At("10:00:00");
        var both = pendedFirst ? script.Pended("c1").Replied("c1", by: "ana") : script.Replied("c1", by: "ana").Pended("c1");
        Assert.Equal((0, 0, 1, 1), Told(both.Play("2026-11-30 12:00:00")));
    }

    [Fact(DisplayName = "45 · A late miss disappears when the answer comes at last")]
    public void A_late_answer_leaves_it_broken()
    {
        var script = Mail().At("09:00:00").Queued("mail", "c1");
        Assert.Equal((1, 0, 0, 0), Told(script.Play("2026-11-18 09:00:00")));
        Assert.Equal((1, 1, 0, 1), Told(script.Play("2026-11-18 09:00:00.001")));
        var late = script.At("2026-11-18 10:00:00").Replied("c1", by: "ana").Play();
        Assert.Equal((0, 0, 0, 1), Told(late));
        Assert.Equal(PromiseState.Late, late.Floor.Promises("mail", PromiseState.Late, 10).Promises.Single().State);
        Assert.Equal(0, late.Queue("mail").Promises!.KeptRate);
    }

    [Fact(DisplayName = "45 · News of an answer in time comes after the miss was told")]
    public void An_answer_in_time_that_is_heard_late_takes_the_miss_back()
    {
        var script = Mail().At("09:00:00").Queued("mail", "c1").Received("2026-11-18 09:00:05").At("2026-11-18 09:00:00").Replied("c1", by: "ana");
        Assert.Equal((0, 0, 1, 1), Told(script.Play()));
        Assert.Equal(1, script.Play().Queue("mail").Today.Restated);
    }

    [Fact(DisplayName = "46 · Who never writes again is not among the broken promises")]
    public void It_breaks_though_nobody_writes_again()
    {
        var floor = Mail().At("09:00:00").Queued("mail", "c1").At("09:10:00").Completed("c1").Play("2026-12-01 12:00:00");
        Assert.Equal((1, 1, 0, 1), Told(floor));
        // A month after due nobody follows it any more.
        Assert.Equal((0, 0, 0, 1), Told(Mail().At("09:00:00").Queued("mail", "c1").At("09:10:00").Completed("c1").Play("2027-03-01 12:00:00")));
    }

    [Fact(DisplayName = "47 · Nights, week-ends and holidays are added to the promise")]
    public void Week_ends_and_holidays_are_not_working_time()
    {
        // A Thursday; the seventeenth of May, the week-end, Whit Monday and a day of our own come between.
        var script = Mail("2024-05-16").Promises("mail", holidays: new HolidayPlan("NO", null, [new(2024, 5, 21)])).At("2024-05-16 12:00:00").Queued("mail", "c1");
        Assert.Equal(script.Moment("2024-05-23 12:00:00"), script.Play().Floor.Promises("mail", null, 10).Promises.Single().DueAt!.Value.ToUnixTimeMilliseconds());
    }

    [Fact(DisplayName = "33 · A call back keeps what the caller was promised")]
    public void A_call_back_is_kept_by_reaching_the_customer()
    {
        var script = FloorScript.Day("Europe/Oslo", "2026-11-16").At("13:00:00").Queued("mail", "c1", MediaType.Voice, customer: 7)
            .At("13:02:00").Promised("c1", before: "15:00").Left("c1", LeftReason.Callback);
        Assert.Equal((1, 0, 0, 0), Told(script.Play("15:00:00")));
        Assert.Equal((1, 1, 0, 1), Told(script.Play("15:00:00.001")));
        Assert.Equal((1, 0, 0, 0), Told(script.At("14:50:00").Contacted(7, reached: false).Play()));
        Assert.Equal((0, 0, 1, 1), Told(script.At("14:55:00").Contacted(7).Play("15:10:00")));
    }
}
