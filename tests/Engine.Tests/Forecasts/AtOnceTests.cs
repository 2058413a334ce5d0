using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Forecasts;

/// <summary>Those for whom an agent is free when they come: they ring, and that teaches nothing of a line.</summary>
public sealed class AtOnceTests
{
    private const long Start = 1_795_132_800_000;

    private readonly List<MadePrediction> _made = [];
    private readonly Floor _floor;
    private long _now = Start;
    private int _next;

    public AtOnceTests() => _floor = new Floor("main", "UTC", Start, forecasts: true) { PredictionMade = _made.Add };

    [Fact]
    public void Whoever_finds_an_agent_free_is_told_how_long_it_rings()
    {
        for (var i = 0; i < 3; i++) Agent($"a{i}", AgentActivity.Available);
        for (var i = 0; i < 200; i++) Call(rings: 6, talks: 60);
        Tell(EventType.ContactQueued, "c");
        var told = _made[^1].Forecast;
        Assert.InRange(told.Mean, 4, 8);
        Assert.InRange(told.High, told.Low, 20);
        Assert.InRange(told.Risk, 0, 0.05);
        // Nothing was learned of how long a line takes, and nothing is claimed.
        Assert.Equal(0, Forecast().Samples);
    }

    [Fact]
    public void Of_two_who_come_together_only_the_first_finds_the_one_who_is_free()
    {
        Agent("a1", AgentActivity.Available);
        for (var i = 0; i < 30; i++) Call(rings: 2, talks: 200);
        Tell(EventType.ContactQueued, "first");
        Tell(EventType.ContactQueued, "second");
        Assert.InRange(_made.Single(m => m.Contact == "first").Forecast.Mean, 0, 5);
        Assert.True(_made.Single(m => m.Contact == "second").Forecast.Mean > 20);
    }

    [Fact]
    public void Who_still_waits_after_half_a_minute_waits_as_others_do()
    {
        Agent("a1", AgentActivity.Available);
        Tell(EventType.ContactQueued, "c");
        Pass(31);
        Tell(EventType.ContactAnswered, "c");
        Assert.Equal([0, 30], _made.Where(m => m.Contact == "c").Select(m => m.ElapsedSeconds));
        Assert.True(_made[^1].Forecast.Mean > _made[0].Forecast.Mean);
    }

    private QueueForecast Forecast() => _floor.Capture(null).Queue("q")!.Forecast;

    private void Call(int rings, int talks)
    {
        var contact = $"s{_next++}";
        Tell(EventType.ContactQueued, contact);
        Pass(rings);
        Tell(EventType.ContactAnswered, contact);
        Pass(talks);
        Tell(EventType.ContactCompleted, contact);
    }

    private void Pass(int seconds) => _floor.Advance(_now += seconds * 1000L);

    private void Agent(string agent, AgentActivity activity) =>
        Send(new FieldEvent(EventType.AgentState, _now) { Agent = agent, Activity = activity, Queues = ["q"] });

    private void Tell(EventType type, string contact) => Send(new FieldEvent(type, _now)
    {
        Contact = contact, Queue = type == EventType.ContactQueued ? "q" : null, Agent = type == EventType.ContactAnswered ? "a1" : null,
    });

    private void Send(FieldEvent e)
    {
        var batch = new EventBatch { ReceivedAt = _now };
        e.AddTo(batch);
        _floor.Apply(batch);
    }
}
