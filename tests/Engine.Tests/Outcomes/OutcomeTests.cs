using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Outcomes;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Outcomes;

/// <summary>What contacts came to: passed on, on hold, back again, by whom.</summary>
public sealed class OutcomeTests
{
    [Fact]
    public void Passing_on_counts_where_it_was_answered_and_within_a_minute_it_had_come_to_the_wrong_place()
    {
        var view = All(FloorScript.Day()
            .At("09:00:00").Queued("sales", "c1").Queued("sales", "c2").Queued("sales", "c3").At("09:00:10").Answered("c1", by: "ana").Answered("c2", by: "bo")
            .At("09:01:10").Transferred("c1", queue: "help").At("09:01:10.001").Transferred("c2", queue: "help").At("09:02:00").Answered("c1", by: "eva")
            .Answered("c2", by: "fay").Answered("c3", by: "ana").At("09:05:00").Completed("c1").Completed("c2").Completed("c3"), "09:06:00");
        var (sales, help) = (Row(view, "sales"), Row(view, "help"));
        Assert.Equal((2, 3), (sales.Transferred.Hits, sales.Transferred.Of));
        Assert.Equal((1, 0), (sales.Misrouted.Hits, help.Misrouted.Hits));
        Assert.Equal((0, 2), (help.Transferred.Hits, help.Transferred.Of));
        Assert.Equal((2, 3), (view.Site.Transferred.Hits, view.Site.Transferred.Of));
        Assert.Equal([new OutcomePair("sales", "help", PassedTo.Queue, 2, 1)], view.Transfers);
        Assert.Equal(120, help.ToSolverSeconds!.Value, 0);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(5)]
    public void The_last_of_many_hand_overs_says_whether_it_was_served(int times)
    {
        var script = FloorScript.Day().At("09:00:00").Queued("q0", "c1").Answered("c1", by: "a0");
        for (var i = 1; i < times; i++)
            script = script.At($"09:{i * 2:00}:00").Transferred("c1", queue: $"q{i}").At($"09:{i * 2:00}:10").Answered("c1", by: $"a{i}");
        var view = All(script.At("09:30:00").Transferred("c1", external: true), "09:31:00");
        // Where it was last it was passed on, too, and not served.
        for (var i = 0; i < times; i++) Assert.Equal((1, 1), (Row(view, $"q{i}").Transferred.Hits, Row(view, $"q{i}").Transferred.Of));
        Assert.Equal((times, 1), (view.Transfers.Sum(t => t.Count), view.Transfers.Count(t => t.Kind == PassedTo.Outside)));
    }

    [Fact]
    public void Giving_up_between_two_agents_is_lost_and_where_it_went_outside_is_told()
    {
        var view = All(FloorScript.Day()
            .At("09:00:00").Queued("sales", "c1").Queued("sales", "c2").At("09:00:10").Answered("c1", by: "ana").Answered("c2", by: "bo")
            .At("09:05:00").Transferred("c1", agent: "eva").Transferred("c2", external: true).At("09:05:30").Abandoned("c1"), "09:06:00");
        Assert.Equal((1, 0), (view.Site.LostInTransfer, view.Site.Resolved.Of));
        Assert.Equal([PassedTo.Agent, PassedTo.Outside], view.Transfers.Select(t => t.Kind).Order());

        var passedOn = All(FloorScript.Day().At("09:00:00").Queued("sales", "c2").At("09:00:10").Answered("c2", by: "bo")
            .At("09:05:00").Transferred("c2", external: true).At("09:05:30").Queued("help", "c2"), "09:06:00");
        Assert.Equal([new OutcomePair("sales", "help", PassedTo.Queue, 1, 0)], passedOn.Transfers);
        Assert.Equal(0, passedOn.Site.Reopened.Hits);
    }

    [Fact]
    public void Hold_is_summed_up_over_a_contact_and_told_as_a_mean_of_the_answered()
    {
        var view = All(FloorScript.Day().At("09:00:00").Queued("sales", "c1").Queued("sales", "c2").Answered("c1", by: "ana").Answered("c2", by: "bo")
            .At("09:01:00").Held("c1").At("09:01:20").Retrieved("c1").At("09:02:00").Held("c1").At("09:02:40").Completed("c1").Completed("c2"), "09:03:00");
        Assert.Equal((30, 2), (view.Site.HoldSeconds, view.Site.HoldCount));
    }

    [Fact]
    public void A_customer_who_comes_back_costs_agents_time_and_counts_once_however_late_it_is_told()
    {
        var script = FloorScript.Day().Configured("sales", new QueueSettingsPatch { ResolutionDays = 1 })
            .At("09:00:00").Queued("sales", "c1", customer: 7).Queued("sales", "c2", customer: 8).Answered("c1", by: "ana").Answered("c2", by: "bo")
            .At("09:10:00").Completed("c1").Completed("c2").At("11:00:00").Queued("sales", "c3", customer: 7).Answered("c3", by: "ana")
            // A minute late.
            .Received("11:31:00").At("11:30:00").Completed("c3", wrapUpSeconds: 60);
        var sales = Row(All(script, "2026-11-22 12:00:00"), "sales");
        Assert.Equal(2.0 / 3, sales.Resolved.Value!.Value, 12);
        Assert.Equal((3, 1), (sales.Resolved.Of, sales.Repeat.Hits));
        Assert.Equal(31 / 60.0, sales.RepeatAgentHours, 9);
        var shown = script.Play("2026-11-22 12:00:00").Queue("sales").Outcome!;
        Assert.Equal((sales.Resolved, sales.Repeat), (shown.Resolved, shown.Repeat));
    }

    [Fact]
    public void What_we_asked_for_is_no_return_and_what_nobody_asked_for_is()
    {
        var mail = FloorScript.Day().Queue("mail", media: MediaType.Email).At("09:00:00").Queued("mail", "m1", customer: 7).Queued("mail", "m2", customer: 8)
            .At("10:00:00").Replied("m1", by: "eva").Pended("m1").Replied("m2", by: "eva").At("11:00:00").Messaged("m1").Messaged("m2");
        var row = Row(All(mail, "12:00:00"), "mail");
        Assert.Equal((1, 1), (row.Reopened.Hits, row.Reopened.Of));
    }

    [Fact]
    public void It_is_solved_when_that_is_said_and_back_when_it_is_said_to_be_open_again()
    {
        var script = FloorScript.Day().At("09:00:00").Queued("sales", "c1", customer: 7).Answered("c1", by: "ana").At("09:05:00").Completed("c1")
            .At("10:00:00").Resolved("c1").At("12:00:00").Add(new FieldEvent(EventType.ContactReopened, FloorScript.Day().Moment("12:00:00")) { Contact = "c1" });
        Assert.Equal((1, 1), (All(script, "13:00:00").Site.Reopened.Hits, All(script, "13:00:00").Site.Reopened.Of));
    }

    [Fact]
    public void A_partner_is_the_agents_else_the_queues()
    {
        var script = FloorScript.Day().Configured("help", new QueueSettingsPatch { Partner = "South" }).At("08:00:00")
            .Add(new FieldEvent(EventType.AgentQueues, FloorScript.Day().Moment("08:00:00")) { Agent = "kim", Queues = ["sales"], Reason = "North" })
            .At("09:00:00").Queued("sales", "c1").Queued("sales", "c2").Queued("help", "c3").Answered("c1", by: "kim").Answered("c2", by: "ana")
            .Answered("c3", by: "lee").At("09:05:00").Completed("c1").Completed("c2").Completed("c3");
        var view = All(script, "09:06:00");
        Assert.Equal(
            [(null, 1), ("North", 1), ("South", 1)], view.Partners.Select(p => (p.Partner, (int)p.Row.Transferred.Of)).OrderBy(p => p.Partner, StringComparer.Ordinal));
    }

    [Fact]
    public void Who_hangs_up_in_the_menu_tried_and_a_span_holds_what_began_in_it()
    {
        var script = FloorScript.Day().At("09:00:00").Started("c1", customer: 7).At("09:00:20").Abandoned("c1")
            .At("10:00:00").Started("c2", customer: 8).Queued("sales", "c2").Answered("c2", by: "ana");
        var view = All(script, "10:01:00");
        Assert.Equal((2, 1, 1, 2), (view.MenuTried, view.MenuGaveUp, view.Reached.Hits, view.Reached.Of));
        var played = script.Play("10:01:00");
        var later = played.Floor.Outcomes(script.Moment("09:00:00.001"), script.Moment("10:00:00.001"));
        Assert.Equal((1, 0), (later.MenuTried, later.MenuGaveUp));
        Assert.Equal(0, played.Floor.Outcomes(script.Moment("09:00:00.001"), script.Moment("10:00:00")).MenuTried);
    }

    private static OutcomeView All(FloorScript script, string until) => script.Play(until).Floor.Outcomes(0, long.MaxValue);

    private static OutcomeRow Row(OutcomeView view, string queue) => view.Queues.Single(q => q.Queue == queue).Row;
}
