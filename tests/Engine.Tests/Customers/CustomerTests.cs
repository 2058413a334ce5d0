using QueueMonitor.Engine.Customers;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Outcomes;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Plans;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Customers;

/// <summary>Who gave up: on the list, off it, taken, forgotten, and at its bounds.</summary>
public sealed class CustomerTests
{
    private static readonly FloorScript Clock = FloorScript.Day();

    [Fact]
    public void Who_redials_and_is_answered_is_off_the_list_and_one_try_that_got_through()
    {
        var script = FloorScript.Day().At("09:00:00").Started("c1", customer: 7).Queued("sales", "c1").At("09:02:00").Abandoned("c1")
            .At("09:10:00").Queued("sales", "c2", customer: 7).At("09:12:00").Abandoned("c2");
        var before = script.Play();
        var entry = Assert.Single(before.Floor.Unreturned(null, 10).Customers);
        Assert.Equal(("c2", 2, 120.0, HarmKind.InQueue), (entry.Contact, entry.Tries, entry.WaitedSeconds, entry.Harm));
        Assert.Equal((0L, 1L), (before.Snapshot.Reached!.Value.Hits, before.Snapshot.Reached.Value.Of));
        var after = script.At("09:20:00").Queued("chat", "c3", customer: 7).Answered("c3", by: "ana").Play();
        Assert.Empty(after.Floor.Unreturned(null, 10).Customers);
        Assert.Equal((1L, 1L), (after.Snapshot.Reached!.Value.Hits, after.Snapshot.Reached.Value.Of));
    }

    [Theory]
    [InlineData("2026-11-21 09:00:00", 1)]
    [InlineData("2026-11-21 09:00:00.001", 2)]
    public void Contacts_within_24_hours_of_the_first_are_one_try(string second, int tries)
    {
        var played = FloorScript.Day().At("09:00:00").Queued("sales", "c1", customer: 7).At("09:02:00").Abandoned("c1")
            .At(second).Queued("sales", "c2", customer: 7).At("2026-11-21 09:05:00").Abandoned("c2").Play();
        Assert.Equal(tries, played.Floor.Outcomes(0, long.MaxValue).Reached.Of);
    }

    [Fact]
    public void Who_is_called_in_vain_stays_with_the_attempt_and_who_is_reached_goes()
    {
        var played = GaveUp().Play();
        played.Take(Contacted("09:30:00", reached: false));
        var entry = Assert.Single(played.Floor.Unreturned(null, 10).Customers);
        Assert.Equal((Clock.Moment("09:30:00"), 1), (entry.MissedAt, entry.Missed));
        played.Take(Contacted("09:40:00", reached: true));
        Assert.Empty(played.Floor.Unreturned(null, 10).Customers);
    }

    [Fact]
    public void Whoever_takes_a_customer_has_it_until_then_and_no_longer()
    {
        var played = GaveUp().Play();
        played.Take(Taken("09:30:00", until: "10:00:00"));
        Assert.Empty(played.Refusals);
        var entry = played.Floor.FindUnreturned(UnreturnedCustomer.HandleOf(7))!;
        Assert.Equal(("eva", Clock.Moment("10:00:00")), (entry.TakenBy, entry.TakenUntil));
        Assert.Equal(1, played.Floor.Unreturned(null, 10).TakenNow);
        played.Take(FieldStep.Tick(Clock.Moment("10:00:00")));
        Assert.Null(played.Floor.FindUnreturned(UnreturnedCustomer.HandleOf(7))!.TakenBy);

        played.Take(Taken("10:30:00", until: "11:00:00"));
        played.Take(Taken("10:31:00", until: null));
        Assert.Equal(0, played.Floor.Unreturned(null, 10).TakenNow);
        played.Take(Contacted("10:40:00", reached: true));
        played.Take(Taken("10:41:00", until: "11:00:00"));
        Assert.Equal(RefusalReason.NotUnderstood, Assert.Single(played.Refusals).Reason);
    }

    [Theory]
    [InlineData(true, "10:03:00", 1)]
    [InlineData(true, "10:02:00", 0)]
    [InlineData(false, "10:03:00", 0)]
    public void An_hour_after_giving_up_somebody_should_have_taken_a_customer_where_call_backs_are_made_at_all(bool used, string at, int alone)
    {
        var floor = new Floor("main", "UTC", Clock.StartAt);
        var script = GaveUp().At("09:02:01").Queued("sales", "c9", customer: 9).At("09:02:20").Abandoned("c9");
        foreach (var step in script.Steps.Concat(used ? [Taken("09:03:00", until: "09:04:00", customer: 9), Contacted("09:05:00", reached: false, customer: 9)] : []))
        {
            foreach (var batch in step.Batches()) floor.Apply(batch);
        }

        floor.Advance(Clock.Moment(at));
        Assert.Equal(alone, floor.LeftAlone("sales"));
    }

    [Fact]
    public void Call_backs_that_nobody_takes_are_an_alert_until_somebody_does()
    {
        var floor = new Floor("main", "UTC", Clock.StartAt, staffing: true);
        var script = FloorScript.Day().Queue("sales", target: "80/20").At("09:00:00").Queued("sales", "c1", customer: 7).At("09:02:00").Abandoned("c1");
        foreach (var batch in script.Steps.Append(Contacted("09:05:00", reached: true, customer: 9)).SelectMany(s => s.Batches())) floor.Apply(batch);
        floor.Advance(Clock.Moment("10:04:59"));
        Assert.Equal(AlertStanding.Watch, Assert.Single(floor.Capture(null).Staffing!.Alerts).State);
        floor.Advance(Clock.Moment("10:05:30"));
        var alert = Assert.Single(floor.Capture(null).Staffing!.Alerts, a => a.State == AlertStanding.Open);
        Assert.Equal((AlertKind.CallBacks, "sales", 1), (alert.Kind, Assert.Single(alert.Queues), alert.Missing));
        Assert.Equal(Clock.Moment("09:02:00"), alert.From!.Value.ToUnixTimeMilliseconds());

        foreach (var batch in Taken("10:06:00", until: "11:00:00").Batches()) floor.Apply(batch);
        floor.Advance(Clock.Moment("10:12:00"));
        Assert.Equal(AlertStanding.Cleared, Assert.Single(floor.Capture(null).Staffing!.Alerts).State);
    }

    [Fact]
    public void Who_is_left_alone_after_the_alert_was_acknowledged_opens_it_again()
    {
        var floor = new Floor("main", "UTC", Clock.StartAt, staffing: true);
        var script = FloorScript.Day().Queue("sales", target: "80/20").At("09:00:00").Queued("sales", "c1", customer: 7).At("09:02:00").Abandoned("c1")
            .At("09:20:00").Queued("sales", "c2", customer: 8).At("09:21:00").Abandoned("c2");
        foreach (var batch in script.Steps.Append(Contacted("09:25:00", reached: true, customer: 9)).SelectMany(s => s.Batches())) floor.Apply(batch);
        var alert = At("10:06:00");
        Mark("10:06:00", AlertAction.Acknowledged);
        // Still the same customer.
        var told = At("10:20:45");
        Assert.Equal((AlertStanding.Acknowledged, 1, 0), (told.State, told.Missing, told.Renewed));
        // The second has waited for an hour.
        var renewed = At("10:22:30");
        Assert.Equal((alert.Id, AlertStanding.Open, 2, 1), (renewed.Id, renewed.State, renewed.Missing, renewed.Renewed));
        Assert.Equal(Clock.Moment("09:02:00"), renewed.From!.Value.ToUnixTimeMilliseconds());
        // What somebody says of both stands, whoever of them is taken.
        Mark("10:23:00", AlertAction.Done);
        foreach (var batch in Taken("10:24:00", until: "12:00:00").Batches()) floor.Apply(batch);
        Assert.Equal((AlertStanding.Done, 1), (At("10:30:00").State, At("10:30:00").Renewed));

        AlertSnapshot At(string time)
        {
            floor.Advance(Clock.Moment(time));
            return floor.Capture(null).Staffing!.Alerts.Single(a => a.Kind == AlertKind.CallBacks);
        }

        void Mark(string time, AlertAction action)
        {
            var mark = new FieldEvent(EventType.AlertMarked, Clock.Moment(time)) { Desk = _ => new AlertMark(alert.Id, action, 0, "ida") };
            foreach (var batch in FieldStep.Of(Clock.Moment(time), "settings", mark).Batches()) floor.Apply(batch);
        }
    }

    [Fact]
    public void After_seven_days_nobody_is_called_back_any_more()
    {
        var played = GaveUp().Play();
        played.Take(FieldStep.Tick(Clock.Moment("2026-11-27 09:02:00")));
        Assert.Equal(1, played.Snapshot.Unreturned!.Customers);
        played.Take(FieldStep.Tick(Clock.Moment("2026-11-27 09:59:59.999")));
        Assert.Equal(1, played.Snapshot.Unreturned!.Customers);
        played.Take(FieldStep.Tick(Clock.Moment("2026-11-27 10:00:00")));
        Assert.Equal(0, played.Snapshot.Unreturned!.Customers);
    }

    [Fact]
    public void Who_is_forgotten_leaves_the_list_and_all_that_leads_there()
    {
        var played = GaveUp().Play();
        played.Take(Taken("09:30:00", until: "12:00:00"));
        var outcomes = played.Floor.Outcomes(0, long.MaxValue).Reached;
        played.Take(FieldStep.Of(Clock.Moment("09:40:00"), "settings", new FieldEvent(EventType.CustomerErased, Clock.Moment("09:40:00")) { Customer = 7 }));
        Assert.Empty(played.Floor.Unreturned(null, 10).Customers);
        Assert.Null(played.Floor.Know(7));
        Assert.Equal((0, 1), (played.Snapshot.Unreturned!.Customers, played.Snapshot.Unreturned.GaveUpToday));
        Assert.Equal(outcomes, played.Floor.Outcomes(0, long.MaxValue).Reached);
    }

    [Fact]
    public void What_is_known_goes_through_an_image()
    {
        var played = GaveUp(longId: true).Play();
        played.Take(Taken("09:30:00", until: "12:00:00"));
        using var image = new MemoryStream();
        FloorImage.Write(played.Floor, image);
        image.Position = 0;
        var back = FloorImage.Read(image).Floor!;
        Assert.Equal(Assert.Single(played.Floor.Unreturned(null, 10).Customers), Assert.Single(back.Unreturned(null, 10).Customers));
        Assert.Equal(played.Floor.Outcomes(0, long.MaxValue).Site.Transferred, back.Outcomes(0, long.MaxValue).Site.Transferred);
    }

    [Fact]
    public void Of_who_comes_200_times_and_once_more_the_oldest_contact_is_nobodys()
    {
        var script = FloorScript.Day();
        for (var i = 0; i < EngineLimits.CustomerCasesMax; i++) Give(script, i);
        Assert.Equal(EngineLimits.CustomerCasesMax, script.Play().Floor.Know(7)!.Contacts.Count);
        Assert.Equal(0, script.Play().Snapshot.Counters.Passed.CustomerCases.Times);
        Give(script, EngineLimits.CustomerCasesMax);
        Assert.Equal(1, script.Play().Snapshot.Counters.Passed.CustomerCases.Times);
        var listed = Assert.Single(script.Play().Floor.Unreturned(null, 10).Customers);
        Assert.Equal(("c200", EngineLimits.CustomerCasesMax + 1), (listed.Contact, listed.Tries));
        var known = script.Play().Floor.Know(7)!;
        Assert.Equal((EngineLimits.CustomerCasesMax, "c200", "c1"), (known.Contacts.Count, known.Contacts[0].Contact, known.Contacts[^1].Contact));

        static void Give(FloorScript script, int i) =>
            script.At($"0{1 + (i / 60)}:{i % 60:00}:00").Queued("sales", $"c{i}", customer: 7).At($"0{1 + (i / 60)}:{i % 60:00}:30").Abandoned($"c{i}");
    }

    [Fact]
    public void Contacts_are_kept_for_as_many_days_as_the_site_says()
    {
        var script = FloorScript.Day().Add(new FieldEvent(EventType.SiteConfigured, Clock.StartAt)
        {
            SitePatch = new Engine.Queues.SiteSettingsPatch { RetentionDays = 2 },
        }).At("09:00:00").Queued("sales", "c1", customer: 7).Answered("c1", by: "ana").At("09:05:00").Completed("c1");
        Assert.NotNull(script.Play("2026-11-22 09:00:00").Floor.Know(7));
        Assert.Null(script.Play("2026-11-22 10:00:00").Floor.Know(7));
    }

    private static FloorScript GaveUp(bool longId = false)
    {
        var id = longId ? new string('x', 200) : "c1";
        return FloorScript.Day().At("09:00:00").Queued("sales", id, customer: 7).At("09:02:00").Abandoned(id);
    }

    private static FieldStep Contacted(string at, bool reached, int customer = 7) => FieldStep.Of(
        Clock.Moment(at), "desk",
        new FieldEvent(EventType.CustomerContacted, Clock.Moment(at)) { Customer = customer, Flags = reached ? EventFlags.Reached : EventFlags.None });

    private static FieldStep Taken(string at, string? until, int customer = 7) => FieldStep.Of(Clock.Moment(at), "desk", new FieldEvent(EventType.CallbackTaken, Clock.Moment(at))
    {
        Customer = customer, Desk = _ => new CallbackMark("eva", until is null ? 0 : Clock.Moment(until)),
    });
}
