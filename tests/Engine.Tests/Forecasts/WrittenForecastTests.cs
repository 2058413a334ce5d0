using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Forecasts.Records;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Forecasts;

/// <summary>E-mail, open from eight to four on working days, promised within two of those; one answer an hour, the oldest first.</summary>
public sealed class WrittenForecastTests
{
    // Monday 2 November 2026, eight o'clock.
    private const long Monday = 1_793_606_400_000, Hour = 3_600_000, Day = 24 * Hour;

    private readonly Floor _floor = new("main", "UTC", Monday, forecasts: true);
    private readonly Queue<string> _line = new();
    private long _now = Monday;
    private int _next;

    [Fact]
    public void The_next_answer_is_told_in_working_days_once_thirty_are_known()
    {
        for (var i = 0; i < 20; i++) Write();
        WorkDays(3);
        // The first predictions could be made when a pace was known.
        Assert.Equal((ForecastState.Learning, null), (Forecast.State, Forecast.Wait));
        WorkDays(5);
        var (days, wait) = (Forecast.WorkingDays!.Value, Forecast.Wait!.Value);
        Assert.Equal(ForecastState.Ready, Forecast.State);
        Assert.Equal(21 / 8.0, days.Median, 0.3);
        Assert.True(days.Low <= days.Median && days.Median <= days.High);
        // From the evening on, over two nights or three, or a weekend.
        Assert.InRange(wait.Median, 2 * 86_400, 6 * 86_400);
    }

    [Fact]
    public void Its_risk_is_to_be_answered_after_the_promise_and_the_likely_are_those_of_today()
    {
        for (var i = 0; i < 14; i++) Write();
        WorkDays(7);
        var queue = Snapshot();
        Assert.Equal(ForecastState.Ready, queue.Forecast.State);
        var today = _now + (8 * Hour);
        var expected = 0.0;
        foreach (var one in queue.Contacts)
        {
            var (forecast, due) = (one.Forecast!.Value, one.DueAt.ToUnixTimeMilliseconds());
            Assert.InRange(forecast.Risk, 0, 1);
            Assert.Equal(due <= today && due > _now ? forecast.Risk : 0, forecast.Risk5Min);
            expected += forecast.Risk5Min;
        }

        Assert.Equal(expected, queue.Forecast.ExpectedAbandons5Min!.Value, 9);
        // Fourteen ahead at eight a day leave the last less than two hours: nearly one in three comes too late.
        Assert.InRange(queue.Contacts[^1].Forecast!.Value.Risk, 0.15, 0.5);
        Assert.InRange(queue.Contacts[0].Forecast!.Value.Risk, 0, 0.5);
        // Who is answered late is not lost.
        Assert.Null(queue.Forecast.ValueAtRisk);
    }

    [Fact]
    public void A_promise_that_is_broken_already_is_certain_and_no_longer_likely()
    {
        for (var i = 0; i < 4; i++) Write();
        WorkDays(5);
        Write();
        Pass(4 * Day);
        foreach (var one in Snapshot().Contacts)
        {
            if (one.DueAt.ToUnixTimeMilliseconds() > _now) continue;
            Assert.Equal((1, 0), (one.Forecast!.Value.Risk, one.Forecast.Value.Risk5Min));
        }

        Assert.Equal(0, Snapshot().Forecast.Likely);
    }

    // Who waits past the promise is late then and there: were it counted with the answer, those never answered would not count.
    [Fact]
    public void The_risk_is_held_against_who_was_late_once_each()
    {
        for (var i = 0; i < 14; i++) Write();
        WorkDays(9);
        var (before, waiting) = (Risk, Snapshot().Contacts);
        Assert.InRange(before.Cases, 1, 9 * 8);
        var first = waiting[0].DueAt.ToUnixTimeMilliseconds();
        Pass(first - _now);
        Assert.Equal(before.Cases, Risk.Cases);
        Pass(1);
        Assert.Equal((before.Cases + 1, before.Did + 1), (Risk.Cases, Risk.Did));
        Pass(7 * Day);
        Assert.Equal((before.Cases + waiting.Count, before.Did + waiting.Count), (Risk.Cases, Risk.Did));
        while (_line.TryDequeue(out var late)) Send(new FieldEvent(EventType.ContactReplied, _now) { Contact = late, Agent = "a1" });
        Assert.Equal(before.Cases + waiting.Count, Risk.Cases);
    }

    [Fact]
    public void With_nobody_there_in_opening_hours_nothing_is_told_and_at_night_it_is()
    {
        for (var i = 0; i < 4; i++) Write();
        WorkDays(5);
        Pass(9 * Hour);
        Assert.Equal(ForecastState.Ready, Forecast.State);
        Send(new FieldEvent(EventType.AgentState, _now) { Agent = "a1", Activity = AgentActivity.Offline, Queues = ["post"] });
        Pass(60_000);
        Assert.Equal(ForecastState.Ready, Forecast.State);
        Pass(16 * Hour);
        Assert.Equal((ForecastState.Unstaffed, null), (Forecast.State, Forecast.Wait));
        Send(new FieldEvent(EventType.AgentState, _now) { Agent = "a1", Activity = AgentActivity.Available });
        Pass(60_000);
        Assert.Equal(ForecastState.Ready, Forecast.State);
    }

    [Fact]
    public void Nothing_is_predicted_before_the_first_answer_nor_of_what_came_late()
    {
        Write();
        Pass(Hour);
        Assert.Equal((ForecastState.Learning, 0), (Forecast.State, Forecast.Samples));
        Send(new FieldEvent(EventType.ContactQueued, _now - Hour) { Contact = "late", Queue = "post", Media = MediaType.Email });
        Send(new FieldEvent(EventType.ContactReplied, _now) { Contact = "late", Agent = "a1" });
        Assert.Equal(0, Forecast.Samples);
    }

    private QueueForecast Forecast => Snapshot().Forecast;

    private RiskTally Risk => _floor.Capture(null).Accuracy!.Of("post").Risk;

    private QueueSnapshot Snapshot() => _floor.Capture(null).Queue("post")!;

    // From a morning on: each hour one is answered and one comes; weekends are left out.
    private void WorkDays(int days)
    {
        for (var day = 0; day < days; day++)
        {
            for (var hour = 0; hour < 8; hour++)
            {
                Pass(Hour - 60_000);
                Send(new FieldEvent(EventType.ContactReplied, _now) { Contact = _line.Dequeue(), Agent = "a1" });
                Write();
                Pass(60_000);
            }

            Pass(16 * Hour);
            if ((_now - Monday) / Day % 7 == 5) Pass(2 * Day);
        }
    }

    private void Write()
    {
        var contact = $"m{_next++}";
        _line.Enqueue(contact);
        Send(new FieldEvent(EventType.ContactQueued, _now) { Contact = contact, Queue = "post", Media = MediaType.Email });
    }

    private void Pass(long ms) => _floor.Advance(_now += ms);

    private void Send(FieldEvent e)
    {
        var batch = new EventBatch { ReceivedAt = _now };
        e.AddTo(batch);
        _floor.Apply(batch);
    }
}
