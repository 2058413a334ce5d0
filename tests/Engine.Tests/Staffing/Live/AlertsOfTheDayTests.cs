using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Live;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine.Tests.Staffing.Live;

/// <summary>Alerts as they come and go on the floor, with what people do about them. 100 calls of four minutes in a quarter of an hour need some 30 agents.</summary>
public sealed class AlertsOfTheDayTests
{
    [Fact]
    public void Too_few_agents_are_told_of_after_two_minutes_and_no_more_when_five_minutes_were_good()
    {
        var day = Billing().Until("09:00:05").Present("billing", 15);
        Assert.Null(day.Until("09:00:14").Alert(AlertKind.Understaffed, "billing"));
        Assert.Equal(AlertStanding.Watch, day.Until("09:00:15").Alert(AlertKind.Understaffed, "billing")!.State);
        Assert.Equal(AlertStanding.Watch, day.Until("09:02:14").Alert(AlertKind.Understaffed, "billing")!.State);
        var raised = day.Until("09:02:15").Alert(AlertKind.Understaffed, "billing")!;
        Assert.Equal((AlertStanding.Open, DeskDay.Time("09:02:15"), 15), (raised.State, raised.RaisedAt, raised.Staffed));
        Assert.Equal(raised.Required - 15, raised.Missing);
        Assert.InRange(raised.Required!.Value, 27, 34);
        Assert.Equal((RemedyKind.AddAgent, raised.Missing, "billing"), (raised.Remedy!.Kind, raised.Remedy.Agents, raised.Remedy.To));
        Assert.True(raised.HarmPerHour > 12 && raised.Severity == AlertSeverity.Critical);

        day.Until("09:10:05").Present("billing", 40);
        Assert.Equal(AlertStanding.Open, day.Until("09:15:14").Alert(AlertKind.Understaffed, "billing")!.State);
        var cleared = day.Until("09:15:15").Alert(AlertKind.Understaffed, "billing")!;
        Assert.Equal((AlertStanding.Cleared, DeskDay.Time("09:15:15"), raised.Id), (cleared.State, cleared.ClearedAt, cleared.Id));
        Assert.True(cleared.CameTrue, "all hung up after a minute");
    }

    [Fact]
    public void A_minute_too_few_or_four_minutes_enough_change_nothing()
    {
        var day = Billing().Until("09:00:05").Present("billing", 15).Until("09:02:10").Present("billing", 40).Until("09:03:05").Present("billing", 15);
        Assert.Equal(AlertStanding.Watch, day.Until("09:05:14").Alert(AlertKind.Understaffed, "billing")!.State);
        Assert.Equal(AlertStanding.Open, day.Until("09:05:15").Alert(AlertKind.Understaffed, "billing")!.State);
        day.Until("09:06:05").Present("billing", 40).Until("09:11:10").Present("billing", 15).Until("09:12:05").Present("billing", 40);
        Assert.Equal(AlertStanding.Open, day.Until("09:17:14").Alert(AlertKind.Understaffed, "billing")!.State);
        Assert.Equal(AlertStanding.Cleared, day.Until("09:17:15").Alert(AlertKind.Understaffed, "billing")!.State);
    }

    [Fact]
    public void Agents_who_have_gone_are_counted_beside_those_who_were_there()
    {
        var day = Billing().Until("09:00:05").Present("billing", 15);
        var gone = day.Until("09:08").Alert(AlertKind.AgentsGone, "billing")!;
        Assert.Equal((AlertStanding.Open, 15.0, 40.0), (gone.State, gone.Measured, gone.Expected));
        Assert.Equal(15.0 / 40, gone.Ratio!.Value, 6);
        // Why stands after what: who is short can be helped.
        Assert.Equal([AlertKind.Understaffed, AlertKind.AgentsGone], day.Site.Alerts.Take(2).Select(a => a.Kind));
        // Those who were to go are not missed.
        var planned = new DeskDay("08:00").Queue("billing", 100, t => t.TotalHours < 9 ? 40 : 15).Present("billing", 40).Until("09:00:05").Present("billing", 15);
        Assert.Null(planned.Until("09:08").Alert(AlertKind.AgentsGone, "billing"));
    }

    [Fact]
    public void An_hour_that_will_lack_agents_is_foretold_and_judged_when_it_is_over()
    {
        var day = new DeskDay("08:00").Queue("billing", 100, t => t.Hours == 10 ? 20 : 40).Present("billing", 40);
        var foretold = day.Until("08:05").Alert(AlertKind.WillBeShort, "billing")!;
        Assert.Equal((AlertStanding.Open, DeskDay.Time("10:00"), 20), (foretold.State, foretold.From, foretold.Staffed));
        Assert.Equal((foretold.Required - 20, RemedyKind.AddAgent), (foretold.Missing, foretold.Remedy!.Kind));
        var whole = day.Until("09:30").Alert(AlertKind.WillBeShort, "billing")!;
        Assert.Equal((DeskDay.Time("10:00"), DeskDay.Time("11:00")), (whole.From, whole.Until));
        Assert.Null(day.Until("10:59").Alert(AlertKind.WillBeShort, "billing")!.CameTrue);
        Assert.True(day.Until("11:05:15").Alert(AlertKind.WillBeShort, "billing")!.CameTrue);
        Assert.Equal((AlertKind.WillBeShort, 1, 1), day.Site.Record.Select(r => (r.Kind, r.Known, r.CameTrue)).Single(r => r.Kind == AlertKind.WillBeShort));
    }

    [Fact]
    public void Breaks_of_those_who_will_be_missed_are_to_be_moved()
    {
        var day = new DeskDay("08:00").Queue("billing", 100, 40).Present("billing", 40);
        for (var i = 0; i < 40; i++) day.Shift($"billing{i}", "08:00", "16:00");
        for (var i = 0; i < 25; i++) day.Shift($"billing{i}", "10:00", "10:15", ShiftActivity.Break);
        var foretold = day.Until("09:30").Alert(AlertKind.WillBeShort, "billing")!;
        Assert.Equal((DeskDay.Time("10:00"), DeskDay.Time("10:15"), 15), (foretold.From, foretold.Until, foretold.Staffed));
        Assert.Equal((RemedyKind.MoveBreaks, foretold.Missing), (foretold.Remedy!.Kind, foretold.Remedy.Agents));
    }

    [Fact]
    public void Promises_of_today_that_will_be_broken_are_counted_among_those_that_are_due()
    {
        // Thirty letters of ten minutes each, due in two hours, and one who answers: some eleven will be in time.
        var day = new DeskDay("08:00").Queue("post", 0, _ => 1, 600, MediaType.Email, promiseSeconds: 7_200).Present("post", 1).Until("09:00").Rush("post", 30);
        Assert.Equal(AlertStanding.Watch, day.Until("09:01").Alert(AlertKind.Deadline, "post")!.State);
        var late = day.Until("09:03").Alert(AlertKind.Deadline, "post")!;
        Assert.Equal((AlertStanding.Open, 19.0, 30.0, DeskDay.Time("11:00")), (late.State, late.Measured, late.Expected, late.Until));
        Assert.Equal((RemedyKind.AddAgent, 2), (late.Remedy!.Kind, late.Remedy.Agents));
        Assert.Null(day.Present("post", 4).Until("09:08:59").Alert(AlertKind.Deadline, "post")!.ClearedAt);
        Assert.NotNull(day.Until("09:09").Alert(AlertKind.Deadline, "post")!.ClearedAt);
    }

    [Fact]
    public void More_than_were_forecast_are_counted_beside_the_forecast_and_over_within_half_an_hour_of_their_end()
    {
        var day = Billing().Until("09:00").Come("billing", 150);
        var more = day.Until("09:30").Alert(AlertKind.Arrivals, "billing")!;
        Assert.Equal((AlertStanding.Open, 150.0), (more.State, more.Measured));
        Assert.Equal(100, more.Expected!.Value, 6);
        Assert.Equal(1.5, more.Ratio!.Value, 6);
        var ended = day.Until("10:00").Come("billing", 100).Until("10:14").Alert(AlertKind.Arrivals, "billing")!;
        Assert.Equal((AlertStanding.Open, AlertSeverity.Warning), (ended.State, ended.Severity));
        var calm = day.Until("10:18").Alert(AlertKind.Arrivals, "billing")!;
        Assert.Equal((AlertStanding.Open, AlertSeverity.None, AlertSeverity.Warning), (calm.State, calm.Severity, calm.Gravest));
        Assert.InRange(calm.Measured!.Value, 98, 102);
        var over = day.Until("10:25").Alert(AlertKind.Arrivals, "billing")!;
        Assert.Equal((AlertStanding.Cleared, AlertSeverity.None), (over.State, over.Severity));
    }

    [Fact]
    public void Longer_contacts_are_told_in_seconds_beside_what_is_usual()
    {
        var day = new DeskDay("08:00").Queue("billing", 100, 60).Present("billing", 60).Come("billing", 100, talkSeconds: 240).Until("09:30");
        Assert.Null(day.Alert(AlertKind.HandleTime, "billing"));
        var longer = day.Come("billing", 100, talkSeconds: 400).Until("10:30").Alert(AlertKind.HandleTime, "billing")!;
        Assert.Equal((AlertStanding.Open, 240.0), (longer.State, longer.Expected));
        Assert.InRange(longer.Measured!.Value, 280, 400);
        Assert.Equal(longer.Measured.Value / 240, longer.Ratio!.Value, 9);
        // As long as usual again: no alarm, and over soon.
        day.Come("billing", 100, talkSeconds: 240).Until("10:55");
        Assert.Equal(AlertSeverity.None, day.Alert(AlertKind.HandleTime, "billing")!.Severity);
        Assert.Equal(AlertStanding.Cleared, day.Until("11:00").Alert(AlertKind.HandleTime, "billing")!.State);
    }

    [Fact]
    public void More_who_give_up_than_usually_would_are_told_as_shares_and_end_when_that_has_become_usual()
    {
        var day = new DeskDay("08:00", forecasts: true).Queue("billing", 50, 20).Until("08:30");
        Assert.Null(day.Alert(AlertKind.Abandonment, "billing"));
        // For half an hour all waited a minute; now they wait a quarter of that, and nobody is answered.
        var more = day.Come("billing", 50, patienceSeconds: 15).Until("08:45").Alert(AlertKind.Abandonment, "billing")!;
        Assert.Equal((AlertStanding.Open, 1.0), (more.State, more.Measured));
        Assert.InRange(more.RaisedAt, DeskDay.Time("08:33"), DeskDay.Time("08:45"));
        // Of the last half hour or so, most of which was as usual.
        Assert.InRange(more.Expected!.Value, 0.3, 0.95);
        Assert.Equal(1 / more.Expected.Value, more.Ratio!.Value, 6);
        // As patient as ever: nobody is told of anything any more.
        Assert.NotNull(day.Come("billing", 50).Until("09:15").Alert(AlertKind.Abandonment, "billing")!.ClearedAt);
    }

    [Fact]
    public void A_snooze_ends_at_its_time_and_what_is_done_is_open_again_if_it_comes_back()
    {
        var day = Billing().Until("09:00:05").Present("billing", 15).Until("09:03");
        var id = day.Alert(AlertKind.Understaffed, "billing")!.Id;
        var snoozed = day.Mark(id, AlertAction.Snoozed, "09:20").Alert(AlertKind.Understaffed, "billing")!;
        Assert.Equal((AlertStanding.Snoozed, DeskDay.Time("09:20"), "ida"), (snoozed.State, snoozed.SnoozedUntil, snoozed.By));
        Assert.Equal(AlertStanding.Snoozed, day.Until("09:19:59").Alert(AlertKind.Understaffed, "billing")!.State);
        Assert.Equal(AlertStanding.Open, day.Until("09:20").Alert(AlertKind.Understaffed, "billing")!.State);
        day.Mark(id, AlertAction.Snoozed);
        Assert.Equal(DeskDay.Time("09:35"), day.Alert(AlertKind.Understaffed, "billing")!.SnoozedUntil);
        Assert.Equal(AlertStanding.Open, day.Mark(id, AlertAction.Reopened).Alert(AlertKind.Understaffed, "billing")!.State);
        Assert.Equal(AlertStanding.Acknowledged, day.Mark(id, AlertAction.Acknowledged, by: "bo").Alert(AlertKind.Understaffed, "billing")!.State);
        Assert.Equal("bo", day.Alert(AlertKind.Understaffed, "billing")!.By);
        Assert.Equal(AlertStanding.Done, day.Mark(id, AlertAction.Done).Alert(AlertKind.Understaffed, "billing")!.State);
        Assert.Equal((2, 1), (day.Site.Today.Alerts, day.Site.Today.ActedOn));
        Assert.Equal(1065, day.Site.Today.MedianActedSeconds);

        day.Until("09:30").Present("billing", 40).Until("09:40").Present("billing", 15);
        var back = day.Until("09:45").Alert(AlertKind.Understaffed, "billing")!;
        Assert.Equal((AlertStanding.Open, id), (back.State, back.Id));
        day.Mark("u0000000000", AlertAction.Done);
        Assert.Equal(RefusalReason.NotUnderstood, Assert.Single(day.Refusals).Reason);
    }

    [Fact]
    public void What_comes_and_goes_stands_until_it_was_quiet_for_an_hour()
    {
        var day = Billing().Until("09:00");
        string[] goes = ["09:00:05", "09:10:05", "09:20:05", "09:30:05"];
        foreach (var at in goes)
        {
            day.Until(at).Present("billing", 15);
            day.Until(at.Replace("0:05", "3:05", StringComparison.Ordinal)).Present("billing", 40);
        }

        var flaps = day.Until("09:59").Alert(AlertKind.Understaffed, "billing")!;
        Assert.Equal((AlertStanding.Open, true, DeskDay.Time("09:02:15")), (flaps.State, flaps.Flaps, flaps.RaisedAt));
        // Quiet from 09:38:15 on, when the last of it would have been cleared.
        Assert.True(day.Until("10:38:14").Alert(AlertKind.Understaffed, "billing")!.Flaps);
        var quiet = day.Until("10:38:15").Alert(AlertKind.Understaffed, "billing")!;
        Assert.Equal((AlertStanding.Cleared, false), (quiet.State, quiet.Flaps));
    }

    [Fact]
    public void Time_out_of_plan_is_added_up_through_the_day()
    {
        var day = new DeskDay("08:00")
            .Shift("ana", "08:00", "16:00").Shift("ana", "10:00", "10:15", ShiftActivity.Break).Shift("bo", "08:00", "16:00");
        day.Agent("bo", AgentActivity.Available, "billing").Until("08:10").Agent("ana", AgentActivity.Available, "billing");
        day.Until("09:00").Agent("ana", AgentActivity.Paused, "billing").Until("09:20").Agent("ana", AgentActivity.Available, "billing");
        day.Until("10:00").Agent("ana", AgentActivity.Paused, "billing").Until("10:15").Agent("ana", AgentActivity.Available, "billing");
        Assert.Equal(["ana 30", "bo 0"], Out(day.Until("11:00")));
        Assert.Equal(["bo 20", "ana 30"], Out(day.Agent("bo", AgentActivity.Offline, "billing").Until("11:20")));
        // After the shift whoever is there is out as well; at midnight it begins anew.
        Assert.Equal(["ana 90", "bo 300"], Out(day.Until("17:00")).Order(StringComparer.Ordinal));
        Assert.Equal(["ana 5", "bo 0"], Out(day.Until("2026-11-21 00:05")).Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Out(DeskDay day)
    {
        var plan = day.Floor.Plan(day.Floor.Now - 86_400_000, day.Floor.Now + 86_400_000)!;
        var agents = AgentAdherence.Of(plan, day.Floor.Capture(null).Agents, DateTimeOffset.FromUnixTimeMilliseconds(day.Floor.Now));
        return agents.Select(a => $"{a.Agent} {a.OutToday}");
    }

    private static DeskDay Billing() => new DeskDay("08:00").Queue("billing", 100, 40).Present("billing", 40);
}
