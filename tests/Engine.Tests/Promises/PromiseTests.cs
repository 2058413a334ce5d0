using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Plans;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Promises;

public sealed class PromiseTests
{
    private int _taken;

    [Fact]
    public void What_the_customer_was_told_goes_before_what_all_are_told()
    {
        var script = FloorScript.Day().Queue("mail", media: MediaType.Email, promise: "2 working days").At("09:00:00").Queued("mail", "c1")
            .At("09:05:00").Promised("c1", within: "4h");
        var promise = script.Play().Floor.Promises("mail", null, 10).Promises.Single();
        Assert.Equal((script.Moment("13:05:00"), PromiseBy.Customer), (promise.DueAt!.Value.ToUnixTimeMilliseconds(), promise.By));
    }

    [Fact]
    public void A_default_that_nobody_confirmed_promises_nothing()
    {
        var floor = FloorScript.Day().At("09:00:00").Queued("mail", "c1", MediaType.Email).Play("2026-12-20 10:00:00");
        Assert.Null(floor.Queue("mail").Promises);
        Assert.Null(floor.Snapshot.Promises);
    }

    [Theory]
    [InlineData("14:59:00", "15:00:00")]
    [InlineData("15:00:00", "2026-11-23 15:00:00")]
    [InlineData("2026-11-21 10:00:00", "2026-11-21 15:00:00")]
    public void Before_a_time_of_day_is_today_or_the_next_day_that_opens(string told, string due)
    {
        var script = FloorScript.Day("Europe/Oslo").Queue("mail", media: MediaType.Email).At("09:00:00").Queued("mail", "c1")
            .At(told).Promised("c1", before: "15:00");
        Assert.Equal(script.Moment(due), script.Play().Floor.Promises(null, null, 10).Promises.Single().DueAt!.Value.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void Due_today_ends_with_the_day_that_closes_next()
    {
        // A Friday: due today at 15:00, on Monday, on Tuesday, and one that is past.
        var script = FloorScript.Day("Europe/Oslo").Queue("mail", media: MediaType.Email, promise: "2 working days").At("08:30:00");
        foreach (var (contact, due) in new[] { ("c1", "15:00:00"), ("c2", "2026-11-23 09:00:00"), ("c3", "2026-11-24 09:00:00"), ("c4", "09:00:00") })
            script.Queued("mail", contact).Promised(contact, due: due);
        PromiseFigures At(string time) => script.Play(time).Queue("mail").Promises!;
        Assert.Equal((4, 1, 1), (At("10:00:00").Open, At("10:00:00").DueToday, At("10:00:00").Broken));
        Assert.Equal((4, 1, 2), (At("16:30:00").Open, At("16:30:00").DueToday, At("16:30:00").Broken));
        Assert.Equal(4, script.Play("10:00:00").Snapshot.Promises!.Open);
    }

    [Fact]
    public void A_promise_goes_with_its_contact_to_another_queue()
    {
        var script = FloorScript.Day().Queue("mail", media: MediaType.Email, promise: "2h").Queue("law", media: MediaType.Email, promise: "9h")
            .At("09:00:00").Queued("mail", "c1").At("10:00:00").Transferred("c1", queue: "law");
        var floor = script.Play("11:00:00.001");
        Assert.Equal((0, 1, 1), (floor.Queue("mail").Promises!.Open, floor.Queue("law").Promises!.Broken, floor.Queue("law").Today.PromisesDecided));
    }

    [Fact]
    public void A_customer_who_gives_up_was_not_let_down_by_the_clock()
    {
        var script = FloorScript.Day().Queue("chat", media: MediaType.Chat).Promises("chat", within: "10m").At("09:00:00").Queued("chat", "c1")
            .At("09:05:00").Abandoned("c1");
        var floor = script.Play("10:00:00");
        Assert.Equal((0, 0, 0L), (floor.Queue("chat").Promises!.Open, floor.Queue("chat").Promises!.Broken, floor.Queue("chat").Today.PromisesDecided));
    }

    [Fact]
    public void A_promise_without_a_queue_is_the_sites()
    {
        var script = FloorScript.Day("Europe/Oslo").At("15:00:00").Started("c1").Promised("c1", within: "1 working days");
        Assert.Equal(1, script.Play().Snapshot.Promises!.Open);
        Assert.Equal(script.Moment("2026-11-23 15:00:00"), script.Play().Floor.Promises(null, null, 10).Promises.Single().DueAt!.Value.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void A_promise_to_a_customer_that_is_about_to_break_is_an_alert_until_a_human_answers()
    {
        // Nobody has confirmed the queue's own promise: this one was said.
        var script = FloorScript.Day().At("09:00:00").Queued("mail", "c1", MediaType.Email).Queued("mail", "c2", MediaType.Email)
            .Promised("c1", within: "4h").Promised("c2", within: "20m");
        var floor = new Floor("main", "UTC", script.Moment("09:00:00"), staffing: true);
        Take(script);
        Assert.Empty(Alerts("09:09:59"));
        Assert.Equal(AlertStanding.Watch, Assert.Single(Alerts("09:10:00")).State);
        Take(script.At("09:11:00").Replied("c2", by: "ana"));
        Assert.DoesNotContain(Alerts("12:29:59"), a => a.State == AlertStanding.Open);

        Assert.Equal(AlertStanding.Open, Alerts("12:32:00")[0].State);
        var soon = Alerts("12:32:00")[0];
        Assert.Equal((AlertKind.Promises, "mail", 1, 0.0, 1.0), (soon.Kind, Assert.Single(soon.Queues), soon.Missing, soon.Measured, soon.Expected));
        Assert.Equal(script.Moment("13:00:00"), soon.Until!.Value.ToUnixTimeMilliseconds());
        var broken = Alerts("13:01:15")[0];
        Assert.Equal((1.0, 0.0, null), (broken.Measured, broken.Expected, broken.Until));

        Take(script.At("13:10:00").AutoReplied("c1"));
        Assert.Equal(AlertStanding.Open, Alerts("13:20:00")[0].State);
        Take(script.At("13:21:00").Replied("c1", by: "ana"));
        Assert.Equal(AlertStanding.Cleared, Alerts("13:27:00")[0].State);

        void Take(FloorScript to)
        {
            foreach (var batch in to.Steps.Skip(_taken).SelectMany(s => s.Batches())) floor.Apply(batch);
            _taken = to.Steps.Count;
        }

        IReadOnlyList<AlertSnapshot> Alerts(string at)
        {
            floor.Advance(script.Moment(at));
            return floor.Capture(null).Staffing?.Alerts ?? [];
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_promise_that_nears_its_end_after_the_alert_was_acknowledged_opens_it_again(bool hasQueue)
    {
        var script = FloorScript.Day().At("09:00:00");
        foreach (var contact in (string[])["c1", "c2"]) script = hasQueue ? script.Queued("mail", contact, MediaType.Email) : script.Started(contact);
        script.Promised("c1", within: "4h").Promised("c2", within: "5h");
        var floor = new Floor("main", "UTC", script.Moment("09:00:00"), staffing: true);
        foreach (var batch in script.Steps.SelectMany(s => s.Batches())) floor.Apply(batch);
        var alert = At("12:33:00");
        Mark("12:35:00", AlertAction.Acknowledged);
        // That it broke is no news of another customer.
        Assert.Equal((AlertStanding.Acknowledged, 1, 0), Told("13:05:00"));
        Assert.Equal((AlertStanding.Acknowledged, 1, 0), Told("13:29:45"));
        Assert.Equal((AlertStanding.Open, 2, 1), Told("13:30:15"));
        Mark("13:40:00", AlertAction.Done);
        Assert.Equal((AlertStanding.Done, 2, 1), Told("14:05:00"));

        (AlertStanding State, int? Missing, int Renewed) Told(string at) => (At(at).State, At(at).Missing, At(at).Renewed);

        AlertSnapshot At(string time)
        {
            floor.Advance(script.Moment(time));
            return floor.Capture(null).Staffing!.Alerts.Single(a => a.Kind == AlertKind.Promises);
        }

        void Mark(string time, AlertAction action)
        {
            var mark = new FieldEvent(EventType.AlertMarked, script.Moment(time)) { Desk = _ => new AlertMark(alert.Id, action, 0, "ida") };
            foreach (var batch in FieldStep.Of(script.Moment(time), "settings", mark).Batches()) floor.Apply(batch);
        }
    }

    [Fact]
    public void A_promise_to_a_customer_who_never_had_a_queue_is_an_alert_of_its_own()
    {
        var script = FloorScript.Day().At("09:00:00").Started("c1").Started("c2").Promised("c1", within: "4h").Promised("c2", within: "7h");
        var floor = new Floor("main", "UTC", script.Moment("09:00:00"), staffing: true);
        Take(script);
        Assert.DoesNotContain(Alerts("12:30:00"), a => a.State != AlertStanding.Watch);
        var soon = Assert.Single(Alerts("12:32:15"));
        Assert.Equal((AlertKind.Promises, AlertStanding.Open, 1, 0.0, 1.0), (soon.Kind, soon.State, soon.Missing, soon.Measured, soon.Expected));
        Assert.Empty(soon.Queues);
        var broken = Assert.Single(Alerts("13:01:15"));
        Assert.Equal((1.0, 0.0, AlertSeverity.Warning), (broken.Measured, broken.Expected, broken.Severity));
        // What somebody says of it is said of this one.
        Assert.Equal(soon.Id, broken.Id);

        Take(script.At("13:20:00").Replied("c1", by: "ana"));
        Assert.Equal(AlertSeverity.None, Assert.Single(Alerts("13:20:15")).Severity);
        Assert.Equal(AlertStanding.Cleared, Assert.Single(Alerts("13:27:00")).State);
        // Where a contact has a queue its promise is the queue's.
        Take(script.At("15:50:00").Queued("mail", "c2", MediaType.Email));
        var standing = Alerts("15:53:00").Where(a => a is { State: AlertStanding.Open, Severity: not AlertSeverity.None });
        Assert.Equal("mail", Assert.Single(Assert.Single(standing).Queues));

        void Take(FloorScript to)
        {
            foreach (var batch in to.Steps.Skip(_taken).SelectMany(s => s.Batches())) floor.Apply(batch);
            _taken = to.Steps.Count;
        }

        IReadOnlyList<AlertSnapshot> Alerts(string at)
        {
            floor.Advance(script.Moment(at));
            return floor.Capture(null).Staffing?.Alerts ?? [];
        }
    }

    [Fact]
    public void Of_a_closed_contact_nobody_will_answer_the_promise()
    {
        var script = FloorScript.Day().Queue("mail", media: MediaType.Email, promise: "2 working days").At("09:00:00").Queued("mail", "c1").Queued("mail", "c2")
            .At("09:10:00").Completed("c1");
        var told = script.Play("09:12:00").Queue("mail").Promises!;
        Assert.Equal((2, 1), (told.Open, told.LikelyBroken));
        Assert.Equal("c1", script.Play("09:12:00").Floor.Promises(null, PromiseState.LikelyBroken, 10).Promises.Single().Contact);
    }

    [Fact]
    public void Long_after_it_was_closed_the_customers_word_still_opens_it()
    {
        var script = FloorScript.Day("UTC", "2026-11-16").Queue("mail", media: MediaType.Email, promise: "2 working days").At("09:00:00").Queued("mail", "c1")
            .At("10:00:00").Replied("c1", by: "ana").Completed("c1").At("2026-11-18 09:00:00").Messaged("c1");
        Assert.Equal(1, script.Play().Queue("mail").Promises!.Open);
        // Late news of that same message's visit folds from what stood when the records went.
        var late = script.Received("2026-11-18 09:30:00").At("2026-11-18 09:10:00").Replied("c1", by: "ana").Received("2026-11-18 09:40:00")
            .At("2026-11-18 09:05:00").AutoReplied("c1").Received("2026-11-18 09:40:00").At("2026-11-18 09:08:00").Answered("c1", by: "ana").Play();
        Assert.Equal((0, 2L, 2L), (late.Queue("mail").Promises!.Open, late.Queue("mail").SinceStart.PromisesKept, late.Queue("mail").SinceStart.PromisesDecided));
    }

    [Fact]
    public void A_contact_keeps_256_promises_and_no_more()
    {
        var script = FloorScript.Day().At("09:00:00").Queued("sales", "c1");
        for (var i = 0; i < EngineLimits.ContactPromisesMax; i++) script.At($"09:{i / 60:00}:{i % 60:00}.500").Promised("c1", within: "4h");
        Assert.Equal((256, 0L), (script.Play().Queue("sales").Promises!.Open, script.Play("10:00:00").Anomalies("promisedTooOften")));
        script.At("09:10:00").Promised("c1", within: "4h");
        Assert.Equal((256, 1L), (script.Play().Queue("sales").Promises!.Open, script.Play("11:10:00").Anomalies("promisedTooOften")));
    }

    [Fact]
    public void An_image_keeps_promises_and_their_time_goes_on()
    {
        var script = FloorScript.Day("Europe/Oslo", "2026-11-16").Queue("mail", media: MediaType.Email, promise: "2 working days")
            .Promises("mail", pauses: true).At("09:00:00").Queued("mail", "c1").Queued("mail", "c2").Queued("mail", "c3")
            .At("10:00:00").Pended("c2").At("11:00:00").Replied("c3", by: "ana").At("12:00:00").Promised("c1", before: "15:00");
        var played = script.Play();
        using var image = new MemoryStream();
        FloorImage.Write(played.Floor, image);
        image.Position = 0;
        var again = FloorImage.Read(image).Floor!;
        foreach (var until in new[] { "14:59:00", "15:00:01", "2026-11-20 12:00:00" })
        {
            played.Take(FieldStep.Tick(script.Moment(until)));
            again.Advance(script.Moment(until));
            Assert.Equal(SnapshotText.Of(played.Snapshot.Promises!), SnapshotText.Of(again.Capture(null).Promises!));
            Assert.Equal(SnapshotText.Of(played.Floor.Promises(null, null, 10)), SnapshotText.Of(again.Promises(null, null, 10)));
        }
    }
}
