using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Forecasts;

/// <summary>Moments at which a prediction goes wrong easily.</summary>
public sealed class ForecastEdgeTests
{
    private const long Start = 1_795_132_800_000, Night = 14 * 3_600_000;

    private readonly List<MadePrediction> _made = [];
    private readonly Floor _floor;
    private long _now = Start;
    private int _next;

    public ForecastEdgeTests() => _floor = new Floor("main", "UTC", Start, forecasts: true) { PredictionMade = _made.Add };

    // The oldest 120 are marked and forty of them worked out, however many wait: the work of a look does not grow with the line.
    [Theory]
    [InlineData(500)]
    [InlineData(5_000)]
    public void A_burst_is_predicted_without_a_walk_over_everybody(int calls)
    {
        for (var i = 0; i < 250; i++) Serve(20);
        var before = _made.Count;
        for (var i = 0; i < calls; i++)
        {
            Tell(EventType.ContactQueued, $"b{i}");
            if (i % (calls / 10) == 0) Pass(2);
        }

        // Kept and learned from are as many as a burst may bring, so that one does not outweigh a week: forty, and twenty a second.
        Assert.InRange(_made.Count - before, 1, 40 + (20 * 20));
        Pass(5);
        var queue = Snapshot();
        Assert.Equal(calls, queue.Waiting);
        Assert.InRange(queue.Contacts.Select(c => c.Forecast!.Value).Distinct().Count(), 2, 40);
        Assert.InRange(queue.Forecast.ExpectedAbandons5Min!.Value, 1, calls);
        var (first, last) = (queue.Contacts[0].Forecast!.Value, queue.Contacts[^1].Forecast!.Value);
        Assert.True(first.Remaining.Median < last.Remaining.Median && first.Risk < last.Risk, $"{first} before {last}");
        Assert.True(queue.Forecast.Wait!.Value.Median > last.Remaining.Median, "Who joins stands behind them all.");
    }

    [Fact]
    public void The_first_call_of_the_day_is_told_something_although_nobody_was_seen_since_yesterday()
    {
        for (var i = 0; i < 250; i++) Serve(30);
        _floor.Advance(_now += Night);
        Tell(EventType.ContactQueued, "first");
        Pass(5);
        var told = _made[^1].Forecast;
        Assert.InRange(told.Mean, 5, 300);
        Assert.True(told.Low <= told.Median && told.Median <= told.High && told.High < 3_600, $"{told}");
        Assert.Equal(ForecastState.Ready, Snapshot().Forecast.State);
    }

    [Fact]
    public void Who_pauses_is_not_counted_on_and_who_comes_back_is()
    {
        for (var a = 1; a <= 4; a++) Agent($"a{a}", AgentActivity.Busy);
        for (var i = 0; i < 250; i++) Serve(30);
        var all = Told("all");
        Agent("a3", AgentActivity.Paused);
        Agent("a4", AgentActivity.Paused);
        var half = Told("half");
        Agent("a3", AgentActivity.Busy);
        Agent("a4", AgentActivity.Busy);
        Assert.True(half > 1.3 * all, $"{all:F1} s, with half of them {half:F1} s");
        Assert.Equal(all, Told("again"), 0.1 * all);
    }

    [Fact]
    public void Where_staff_is_known_to_be_away_no_contact_has_a_number_and_where_it_is_not_known_each_has()
    {
        for (var i = 0; i < 250; i++) Serve(30);
        Tell(EventType.ContactQueued, "c");
        Pass(5);
        Assert.NotNull(Snapshot().Contacts.Single().Forecast);
        Agent("a1", AgentActivity.Offline);
        Pass(5);
        var queue = Snapshot();
        Assert.Equal((ForecastState.Unstaffed, null, null), (queue.Forecast.State, queue.Forecast.Wait, queue.Forecast.ExpectedAbandons5Min));
        Assert.Null(queue.Contacts.Single().Forecast);
    }

    // Waits that are all alike the mean of the last ten knows exactly; waits that go to and fro it never knows.
    [Fact]
    public void Where_the_mean_of_the_last_ten_is_better_nothing_is_told_any_more_until_predictions_are_better_again()
    {
        for (var i = 0; i < 400; i++) Serve(30);
        Tell(EventType.ContactQueued, "c");
        Pass(5);
        var (queue, record) = (Snapshot(), _floor.Capture(null).Accuracy!.Of("q"));
        Assert.Equal((ForecastState.Off, null, null), (queue.Forecast.State, queue.Forecast.Wait, queue.Forecast.ExpectedAbandons5Min));
        Assert.Null(queue.Forecast.ValueAtRisk);
        Assert.Null(queue.Contacts.Single().Forecast);
        Assert.NotNull(record.OffSince);

        Tell(EventType.ContactLeft, "c");
        for (var i = 0; i < 1_200; i++) Serve(i % 2 == 0 ? 10 : 80);
        Tell(EventType.ContactQueued, "d");
        Pass(5);
        queue = Snapshot();
        Assert.Equal(ForecastState.Ready, queue.Forecast.State);
        Assert.NotNull(queue.Forecast.Wait);
        Assert.NotNull(queue.Contacts.Single().Forecast);
        Assert.Null(_floor.Capture(null).Accuracy!.Of("q").OffSince);
    }

    [Fact]
    public void A_queue_that_closes_before_ones_turn_says_so_and_tells_no_wait_as_if_it_stayed_open()
    {
        for (var i = 0; i < 250; i++) Serve(30);
        for (var i = 0; i < 12; i++) Tell(EventType.ContactQueued, $"ahead{i}");
        Pass(20);
        var wait = Snapshot().Forecast.Wait!.Value.Median;
        Assert.True(wait > 120, $"{wait:F0} s behind twelve");

        CloseIn(1 + (int)Math.Ceiling(2 * wait / 60));
        Pass(5);
        Assert.Equal(ForecastState.Ready, Snapshot().Forecast.Told);
        CloseIn(1);
        Pass(5);
        var queue = Snapshot();
        Assert.True(queue.Open);
        Assert.Equal((ForecastState.Closing, ForecastState.Ready), (queue.Forecast.Told, queue.Forecast.State));
        Assert.NotNull(queue.Contacts[0].Forecast);
        Pass(60);
        Assert.Equal((false, null), (Snapshot().Open, Snapshot().Forecast.Wait));
        Assert.Equal(ForecastState.Ready, Snapshot().Forecast.Told);

        // At the end of a minute, so many from now at most.
        void CloseIn(int minutes)
        {
            var hours = new OpenSpan(0, (int)(_now / 60_000 % 1_440) + minutes);
            var patch = new QueueSettingsPatch { OpeningHours = new WeeklyHours([.. Enumerable.Repeat<IReadOnlyList<OpenSpan>>([hours], 7)]) };
            Send(new FieldEvent(EventType.QueueConfigured, _now) { Queue = "q", QueuePatch = patch });
        }
    }

    private double Told(string contact)
    {
        Tell(EventType.ContactQueued, contact);
        Tell(EventType.ContactLeft, contact);
        return _made.Single(m => m.Contact == contact).Forecast.Mean;
    }

    private QueueSnapshot Snapshot() => _floor.Capture(null).Queue("q")!;

    private void Serve(int seconds)
    {
        var contact = $"s{_next++}";
        Tell(EventType.ContactQueued, contact);
        Pass(seconds);
        Tell(EventType.ContactAnswered, contact);
        Tell(EventType.ContactCompleted, contact);
    }

    private void Pass(int seconds) => _floor.Advance(_now += seconds * 1000L);

    private void Agent(string agent, AgentActivity activity) =>
        Send(new FieldEvent(EventType.AgentState, _now += 10) { Agent = agent, Activity = activity, Queues = ["q"] });

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
