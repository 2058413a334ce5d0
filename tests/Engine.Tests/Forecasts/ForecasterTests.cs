using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Forecasts;

public sealed class ForecasterTests
{
    private const long Start = 1_795_132_800_000;

    private readonly List<MadePrediction> _made = [];
    private readonly Floor _floor;
    private long _now = Start;
    private int _next;

    public ForecasterTests() => _floor = new Floor("main", "UTC", Start, forecasts: true) { PredictionMade = _made.Add };

    [Fact]
    public void Who_is_answered_at_once_or_writes_gets_no_prediction()
    {
        Tell(EventType.ContactAnswered, "c1", "q", "a1");
        Send(new FieldEvent(EventType.ContactQueued, _now) { Contact = "m1", Queue = "post", Media = MediaType.Email });
        Pass(300);
        Assert.Empty(_made);
        Assert.Equal(ForecastState.None, Forecast("post").State);
        Tell(EventType.ContactQueued, "c2", "q");
        Assert.Single(_made);
    }

    [Fact]
    public void A_floor_without_forecasts_says_so()
    {
        var plain = new Floor("main", "UTC", Start);
        var batch = new EventBatch { ReceivedAt = Start };
        new FieldEvent(EventType.ContactQueued, Start) { Contact = "c", Queue = "q" }.AddTo(batch);
        plain.Apply(batch);
        plain.Advance(Start + 60_000);
        var queue = plain.Capture(null).Queue("q")!;
        Assert.Equal(default, queue.Forecast);
        Assert.Null(queue.Contacts[0].Forecast);
    }

    [Fact]
    public void Learns_first_and_then_tells_of_the_queue_and_of_each_who_waits()
    {
        for (var i = 0; i < 29; i++) Serve(20);
        Tell(EventType.ContactQueued, "c", "q");
        Pass(5);
        Assert.Equal(ForecastState.Learning, Forecast("q").State);
        Assert.Null(Forecast("q").Wait);
        Assert.Null(_floor.Capture(null).Queue("q")!.Contacts[0].Forecast);

        Tell(EventType.ContactAnswered, "c", "q", "a1");
        Tell(EventType.ContactQueued, "d", "q");
        Pass(5);
        var queue = _floor.Capture(null).Queue("q")!;
        var (forecast, contact) = (queue.Forecast, queue.Contacts[0].Forecast!.Value);
        Assert.Equal(ForecastState.Ready, forecast.State);
        Assert.Equal(30, forecast.Samples);
        Assert.InRange(forecast.Coverage!.Value, 0, 1);
        var wait = forecast.Wait!.Value;
        Assert.True(wait.Low < wait.Median && wait.Median < wait.High);
        Assert.InRange(contact.Risk, contact.Risk5Min, 1);
        Assert.Equal(contact.Risk5Min, forecast.ExpectedAbandons5Min!.Value, 9);
        Assert.Null(forecast.ValueAtRisk);
    }

    [Fact]
    public void Value_at_risk_is_that_of_those_whose_value_is_known()
    {
        for (var i = 0; i < 30; i++) Serve(20);
        Send(new FieldEvent(EventType.ContactQueued, _now) { Contact = "rich", Queue = "q", Value = 200 });
        Tell(EventType.ContactQueued, "unknown", "q");
        Pass(5);
        var queue = _floor.Capture(null).Queue("q")!;
        Assert.Equal(200 * queue.Contacts[0].Forecast!.Value.Risk, queue.Forecast.ValueAtRisk!.Value, 9);
    }

    [Fact]
    public void Nobody_there_to_answer_is_no_wait_and_a_free_agent_is_none_at_all()
    {
        for (var i = 0; i < 30; i++) Serve(20);
        Agent("a1", AgentActivity.Available);
        Pass(5);
        Assert.Equal(new WaitRangeSnapshot(0, 0, 0), Forecast("q").Wait);
        Agent("a1", AgentActivity.Paused);
        Tell(EventType.ContactQueued, "c", "q");
        Pass(5);
        Assert.Equal(ForecastState.Unstaffed, Forecast("q").State);
        Assert.Null(Forecast("q").Wait);
        Agent("a1", AgentActivity.Busy);
        Pass(5);
        Assert.True(Forecast("q").Wait!.Value.Median > 0);
    }

    // Half of the agents leave: whoever joins is told at once that it takes about twice as long, before any wait shows it.
    [Fact]
    public void Agents_who_leave_move_the_very_next_prediction()
    {
        for (var i = 1; i <= 10; i++) Agent($"a{i}", AgentActivity.Busy);
        for (var i = 0; i < 200; i++) Serve(20);
        Tell(EventType.ContactQueued, "before", "q");
        for (var i = 1; i <= 5; i++) Agent($"a{i}", AgentActivity.Paused);
        Tell(EventType.ContactAbandoned, "before", "q");
        Tell(EventType.ContactQueued, "after", "q");
        var (before, after) = (_made.Single(m => m.Contact == "before"), _made.Single(m => m.Contact == "after"));
        Assert.True(after.Forecast.Mean > 1.2 * before.Forecast.Mean, $"{before.Forecast.Mean:F1} then {after.Forecast.Mean:F1}");
    }

    [Fact]
    public void Events_that_come_late_or_are_taken_back_leave_the_line_as_it_is()
    {
        Tell(EventType.ContactQueued, "c", "q");
        Pass(100);
        // Heard late: it was answered long ago, and another one came and left long ago.
        Send(new FieldEvent(EventType.ContactAnswered, _now - 60_000) { Contact = "c", Queue = "q", Agent = "a1" });
        Send(new FieldEvent(EventType.ContactQueued, _now - 50_000) { Contact = "d", Queue = "q" });
        Send(new FieldEvent(EventType.ContactAbandoned, _now - 40_000) { Contact = "d", Queue = "q" });
        Tell(EventType.ContactQueued, "e", "q");
        Tell(EventType.ContactQueued, "f", "q");
        Tell(EventType.ContactAnswered, "e", "q", "a1");
        Tell(EventType.ContactAnswered, "f", "q", "a1");
        Pass(1);
        Assert.Equal(0, _floor.Capture(null).Queue("q")!.Waiting);
        Tell(EventType.ContactQueued, "g", "q");
        var (e, g) = (_made.Last(m => m.Contact == "e"), _made.Last(m => m.Contact == "g"));
        Assert.Equal(0, g.ElapsedSeconds);
        Assert.True(double.IsFinite(e.Forecast.Mean + g.Forecast.Mean));
    }

    private QueueForecast Forecast(string queue) => _floor.Capture(null).Queue(queue)!.Forecast;

    private void Serve(int seconds)
    {
        var contact = $"s{_next++}";
        Tell(EventType.ContactQueued, contact, "q");
        Pass(seconds);
        Tell(EventType.ContactAnswered, contact, "q", "a1");
        Tell(EventType.ContactCompleted, contact, null);
    }

    private void Pass(int seconds) => _floor.Advance(_now += seconds * 1000L);

    private void Agent(string agent, AgentActivity activity) =>
        Send(new FieldEvent(EventType.AgentState, _now) { Agent = agent, Activity = activity, Queues = ["q"] });

    private void Tell(EventType type, string contact, string? queue, string? agent = null) =>
        Send(new FieldEvent(type, _now) { Contact = contact, Queue = queue, Agent = agent });

    private void Send(FieldEvent e)
    {
        var batch = new EventBatch { ReceivedAt = _now };
        e.AddTo(batch);
        _floor.Apply(batch);
    }
}
