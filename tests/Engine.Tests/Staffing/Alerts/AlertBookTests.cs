using QueueMonitor.Engine.Staffing;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Tests.Staffing.Alerts;

public sealed class AlertBookTests
{
    private const long Second = 1_000, Minute = 60_000;

    private static readonly AlertCause Billing = AlertCause.Understaffed(["billing"]);

    private readonly AlertBook _book = new();
    private long _now = 1_000_000;

    [Fact]
    public void Is_raised_after_two_minutes_above_and_cleared_after_five_below()
    {
        Assert.Equal(AlertNews.Nothing, Say(0.81));
        _now += (2 * Minute) - 1;
        Assert.Equal((AlertNews.Nothing, AlertState.Watch), (Say(0.81), State));
        _now++;
        Assert.Equal((AlertNews.Raised, AlertState.Raised), (Say(0.81), State));
        Assert.Equal(AlertNews.Nothing, Say(0.29));
        _now += (5 * Minute) - 1;
        Assert.Equal((AlertNews.Nothing, AlertState.Raised), (Say(0.29), State));
        _now++;
        Assert.Equal((AlertNews.Cleared, AlertState.Quiet), (Say(0.29), State));
        Assert.Equal(_now, _book.Find(Billing)!.ClearedAt);
    }

    [Theory]
    [InlineData(0.8)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    public void What_is_not_above_or_not_known_begins_the_two_minutes_anew(double between)
    {
        Say(0.9);
        _now += 90 * Second;
        Say(between);
        _now += 40 * Second;
        Assert.Equal(AlertNews.Nothing, Say(0.9));
        _now += 2 * Minute;
        Assert.Equal(AlertNews.Raised, Say(0.9));
    }

    [Fact]
    public void Between_the_limits_everything_stays_as_it_is()
    {
        Raise();
        for (var i = 0; i < 600; i++)
        {
            _now += Second;
            Assert.Equal(AlertNews.Nothing, Say(0.31));
        }

        Assert.Equal(AlertState.Raised, State);
    }

    [Fact]
    public void What_was_never_likely_leaves_no_trace()
    {
        Assert.Equal(AlertNews.Nothing, Say(0.5));
        Assert.Null(_book.Find(Billing));
        Say(0.51);
        Assert.Equal((AlertState.Watch, 1), (State, _book.Alerts.Count()));
        Say(0.2);
        Assert.Empty(_book.Alerts);
    }

    [Fact]
    public void The_same_cause_soon_after_is_the_same_alert()
    {
        Raise();
        var raised = _book.Find(Billing)!.RaisedAt;
        Clear();
        _now += 10 * Minute;
        Assert.Equal(AlertNews.Reopened, Raise());
        Assert.Equal((raised, 1), (_book.Find(Billing)!.RaisedAt, _book.Find(Billing)!.Reopened));
        Clear();
        _now += (30 * Minute) + 1;
        Assert.Equal(AlertNews.Raised, Raise());
        Assert.Equal(0, _book.Find(Billing)!.Reopened);
    }

    [Fact]
    public void One_that_comes_and_goes_stands_with_one_notice_until_it_has_been_quiet_for_an_hour()
    {
        Raise();
        foreach (var expected in (AlertNews[])[AlertNews.Reopened, AlertNews.Reopened, AlertNews.Flaps])
        {
            Clear();
            Assert.Equal(expected, Raise());
        }

        Assert.True(_book.Find(Billing)!.Flaps);
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(AlertNews.Nothing, Clear());
            Assert.Equal(AlertState.Raised, State);
            Assert.Equal(AlertNews.Nothing, Raise());
        }

        Assert.Equal(AlertNews.Nothing, Clear());
        _now += (60 * Minute) - 1;
        Assert.Equal(AlertNews.Nothing, Say(0.1));
        _now++;
        Assert.Equal((AlertNews.Cleared, AlertState.Quiet), (Say(0.1), State));
        Assert.False(_book.Find(Billing)!.Flaps);
    }

    [Fact]
    public void Queues_that_lack_agents_together_are_one_cause()
    {
        Assert.Equal(AlertCause.Understaffed(["b", "a"]), AlertCause.Understaffed(["a", "b"]));
        Assert.Equal(["a", "b"], AlertCause.Understaffed(["b", "a"]).Queues);
        Assert.NotEqual(AlertCause.Understaffed(["a"]), new AlertCause(AlertKind.Arrivals, "a"));
    }

    [Fact]
    public void Is_bounded_and_tells_what_it_left_out()
    {
        for (var i = 0; i < AlertBook.AlertsMax; i++) _book.Observe(new AlertCause(AlertKind.Arrivals, $"q{i}"), _now, 0.6);
        Say(0.6);
        Assert.Equal((1, null), (_book.LeftOut, _book.Find(Billing)));
        // One that is over makes room.
        _book.Observe(new AlertCause(AlertKind.Arrivals, "q7"), _now, 0.1);
        Say(0.6);
        Assert.Equal((1, AlertState.Watch), (_book.LeftOut, State));
        Assert.Equal(AlertBook.AlertsMax, _book.Alerts.Count());
    }

    [Fact]
    public void Allocates_nothing_while_nothing_changes()
    {
        Raise();
        Say(0.9);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            _now += Second;
            Say(0.9);
        }

        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }

    [Fact]
    public void Harm_is_who_gives_up_and_who_is_late_beside_enough_agents()
    {
        var (model, goal) = (new ErlangA(240, 240), new StaffingGoal());
        var harm = ShortageHarm.Of(model, goal, 38, 43, 40.0 / 240)!.Value;
        var (few, enough) = (model.At(38, 40.0 / 240, 20)!.Value, model.At(43, 40.0 / 240, 20)!.Value);
        Assert.Equal((few.AbandonShare - enough.AbandonShare) * 600, harm.AbandonsPerHour, 9);
        Assert.Equal((enough.AnsweredInTime - few.AnsweredInTime) * 600, harm.LatePerHour, 9);
        Assert.True(harm.AbandonsPerHour > 10 && harm.PerHour == harm.AbandonsPerHour + harm.LatePerHour);
        Assert.Equal(0, ShortageHarm.Of(model, goal, 43, 43, 40.0 / 240)!.Value.PerHour);
        Assert.Null(ShortageHarm.Of(new ErlangA(240, null), goal, 38, 43, 40.0 / 240));
    }

    private AlertState State => _book.Find(Billing)!.State;

    private AlertNews Say(double probability) => _book.Observe(Billing, _now, probability);

    private AlertNews Raise()
    {
        Say(0.9);
        _now += 2 * Minute;
        return Say(0.9);
    }

    private AlertNews Clear()
    {
        Say(0.1);
        _now += 5 * Minute;
        return Say(0.1);
    }
}
