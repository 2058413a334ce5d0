using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Forecasts.Records;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing;
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
        Assert.Equal(ForecastState.Learning, Forecast("post").State);
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
        for (var i = 0; i < 199; i++) Serve(20);
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
        Assert.Equal(200, forecast.Samples);
        // The record begins here: what was not shown is not in it.
        Assert.Null(forecast.Coverage);
        var wait = forecast.Wait!.Value;
        Assert.True(wait.Low <= wait.Median && wait.Median <= wait.High && wait.High > 0, $"{wait}");
        Assert.InRange(contact.Risk, contact.Risk5Min, 1);
        Assert.Equal(contact.Risk5Min, forecast.ExpectedAbandons5Min!.Value, 9);
        Assert.Null(forecast.ValueAtRisk);
    }

    [Fact]
    public void Value_at_risk_is_that_of_those_whose_value_is_known()
    {
        Learn(200);
        Send(new FieldEvent(EventType.ContactQueued, _now) { Contact = "rich", Queue = "q", Value = 200 });
        Tell(EventType.ContactQueued, "unknown", "q");
        Pass(5);
        var queue = _floor.Capture(null).Queue("q")!;
        Assert.Equal(200 * queue.Contacts[0].Forecast!.Value.Risk, queue.Forecast.ValueAtRisk!.Value, 9);
    }

    [Fact]
    public void The_site_has_the_value_at_risk_of_all_its_queues()
    {
        Learn(200);
        for (var i = 0; i < 30; i++) Serve(20, "other");
        Assert.Null(_floor.Capture(null).Forecast!.ValueAtRisk);
        Send(new FieldEvent(EventType.ContactQueued, _now) { Contact = "rich", Queue = "q", Value = 200 });
        Send(new FieldEvent(EventType.ContactQueued, _now) { Contact = "richer", Queue = "other", Value = 3_000 });
        Pass(5);
        var floor = _floor.Capture(null);
        Assert.Equal(
            floor.Queue("q")!.Forecast.ValueAtRisk!.Value + floor.Queue("other")!.Forecast.ValueAtRisk!.Value, floor.Forecast!.ValueAtRisk!.Value, 9);
        Tell(EventType.ContactAnswered, "rich", "q", "a1");
        Tell(EventType.ContactAnswered, "richer", "other", "a1");
        Assert.Equal(0, _floor.Capture(null).Forecast!.ValueAtRisk);
    }

    [Fact]
    public void The_site_says_how_often_ranges_held_once_thirty_have_ended()
    {
        Learn(200);
        for (var i = 0; i < 29; i++) Serve(20);
        var few = _floor.Capture(null);
        Assert.Equal((29, null), (few.Forecast!.RangesScored, few.Forecast.Coverage));
        Assert.Same(few.Forecast, _floor.Capture(few).Forecast);
        Serve(20);
        var enough = _floor.Capture(few).Forecast!;
        Assert.Equal(30, enough.RangesScored);
        Assert.Equal(enough.RangesHeld / 30.0, enough.Coverage);
    }

    [Fact]
    public void A_closed_queue_tells_no_wait_of_who_joins()
    {
        Learn(200);
        Pass(5);
        Assert.NotNull(Forecast("q").Wait);
        // It is one o'clock at night.
        Send(new FieldEvent(EventType.QueueConfigured, _now) { Queue = "q", QueuePatch = new QueueSettingsPatch { OpeningHours = WeeklyHours.Office } });
        Pass(5);
        Assert.Null(Forecast("q").Wait);
    }

    // Nothing happens and nobody waits: what is shown stands, and moves again when it is a minute off.
    [Fact]
    public void A_queue_where_nothing_happens_still_follows_the_hour()
    {
        Learn(200);
        Pass(60);
        var busy = Forecast("q").Wait!.Value;
        Pass(3 * 3_600);
        var calm = Forecast("q").Wait!.Value;
        Assert.NotEqual(busy, calm);
        Pass(3_600);
        Assert.InRange(Forecast("q").Wait!.Value.Median, 0.8 * calm.Median, 1.2 * calm.Median);
    }

    [Fact]
    public void Nobody_there_to_answer_is_no_wait_and_a_free_agent_is_none_at_all()
    {
        Learn(200);
        Agent("a1", AgentActivity.Available);
        Pass(20);
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

    // The site has learned enough; a queue of its own has not.
    [Fact]
    public void A_queue_learns_until_thirty_of_its_own_waits_have_ended()
    {
        Learn(200);
        for (var i = 0; i < 29; i++) Serve(20, "small");
        Tell(EventType.ContactQueued, "c", "small");
        Pass(5);
        Assert.Equal((ForecastState.Ready, ForecastState.Learning), (Forecast("q").State, Forecast("small").State));
        Tell(EventType.ContactAnswered, "c", "small", "a1");
        Pass(5);
        Assert.Equal(ForecastState.Ready, Forecast("small").State);
    }

    [Fact]
    public void The_wait_that_is_shown_changes_when_the_new_one_has_stood_for_fifteen_seconds()
    {
        Learn(200);
        Agent("a1", AgentActivity.Available);
        Pass(40);
        var atOnce = new WaitRangeSnapshot(0, 0, 0);
        Assert.Equal(atOnce, Forecast("q").Wait);
        _floor.Advance(_now += 5_000 - (_now % 5_000) + 1);
        Agent("a1", AgentActivity.Busy);
        // Seen first at the next look; 15 s after that it is shown.
        _floor.Advance(_now += 19_998);
        Assert.Equal(atOnce, Forecast("q").Wait);
        _floor.Advance(_now += 1);
        Assert.True(Forecast("q").Wait!.Value.Median > 0);
    }

    // Nobody is said to be likely to hang up who is not there any more, nor later than the moment of coming.
    [Fact]
    public void Those_who_will_give_up_are_out_of_those_who_wait_now()
    {
        Learn(200);
        Pass(5);
        Tell(EventType.ContactQueued, "c", "q");
        Tell(EventType.ContactQueued, "d", "q");
        var queue = _floor.Capture(null).Queue("q")!;
        Assert.Equal(2, queue.Contacts.Count(c => c.Forecast is not null));
        Assert.Equal(queue.Contacts.Sum(c => c.Forecast!.Value.Risk5Min), queue.Forecast.ExpectedAbandons5Min!.Value, 9);
        Tell(EventType.ContactAnswered, "c", "q", "a1");
        queue = _floor.Capture(null).Queue("q")!;
        Assert.Equal(queue.Contacts.Single().Forecast!.Value.Risk5Min, queue.Forecast.ExpectedAbandons5Min!.Value, 9);
        Tell(EventType.ContactAnswered, "d", "q", "a1");
        Assert.Equal(0, Forecast("q").ExpectedAbandons5Min);
    }

    // Recovery applies a journal and takes one snapshot at its end: that must be the one that was taken all along.
    [Fact]
    public void It_makes_no_difference_how_often_a_snapshot_is_taken()
    {
        var (often, once) = (new Floor("main", "UTC", Start, forecasts: true), new Floor("main", "UTC", Start, forecasts: true));
        FloorSnapshot? before = null;
        var batch = new EventBatch();
        foreach (var e in new MarkovQueue(3, 800, 5, 120, 150, 1.2).Events)
        {
            batch.Clear();
            batch.ReceivedAt = e.At;
            e.AddTo(batch);
            often.Apply(batch);
            before = often.Capture(before);
            batch.Clear();
            batch.ReceivedAt = e.At;
            e.AddTo(batch);
            once.Apply(batch);
        }

        Assert.Equal(ForecastState.Ready, before!.Queue("q")!.Forecast.State);
        Assert.Equal(SnapshotText.Of(once.Capture(null)), SnapshotText.Of(often.Capture(null)));
    }

    [Fact]
    public void The_snapshot_holds_the_record_of_each_queue_and_of_all()
    {
        Learn(200);
        for (var i = 0; i < 30; i++) Serve(20, "other");
        Assert.Equal(0, _floor.Capture(null).Accuracy!.Site.Waits.Scored);
        for (var i = 0; i < 20; i++) Serve(20);
        for (var i = 0; i < 30; i++) Serve(20, "other");
        Tell(EventType.ContactQueued, "gone", "q");
        Pass(400);
        Tell(EventType.ContactAbandoned, "gone", "q");
        var accuracy = _floor.Capture(null).Accuracy!;
        Assert.Equal((50, 20, 30), (accuracy.Site.Waits.Scored, accuracy.Of("q").Waits.Scored, accuracy.Of("other").Waits.Scored));
        Assert.Equal((51, 1), (accuracy.Site.Risk.Cases, accuracy.Site.Risk.Did));
        // It was told on entering and after 30, 60, 120 and 240 s; only the last two were within five minutes of its end.
        Assert.Equal((50 + 5, 2), (accuracy.Site.Risk5Min.Cases, accuracy.Site.Risk5Min.Did));
        Assert.Same(ForecastAccuracy.None, accuracy.Of("unheard-of"));
        var again = _floor.Capture(null);
        Assert.Same(accuracy, again.Accuracy);
        // By this answer the one who gave up would have been served, too.
        Serve(20);
        Assert.Equal((50, 52), (accuracy.Site.Waits.Scored, _floor.Capture(again).Accuracy!.Site.Waits.Scored));
    }

    private QueueForecast Forecast(string queue) => _floor.Capture(null).Queue(queue)!.Forecast;

    // Two come together and one waits four times as long: a predictor that counts who is ahead soon knows, a mean never does.
    private void Learn(int waits)
    {
        for (var i = 0; i < waits / 2; i++)
        {
            var (first, second) = ($"s{_next++}", $"s{_next++}");
            Tell(EventType.ContactQueued, first, "q");
            Tell(EventType.ContactQueued, second, "q");
            Pass(10);
            Tell(EventType.ContactAnswered, first, "q", "a1");
            Tell(EventType.ContactCompleted, first, null);
            Pass(30);
            Tell(EventType.ContactAnswered, second, "q", "a1");
            Tell(EventType.ContactCompleted, second, null);
        }

        if (waits % 2 > 0) Serve(10);
    }

    private void Serve(int seconds, string queue = "q")
    {
        var contact = $"s{_next++}";
        Tell(EventType.ContactQueued, contact, queue);
        Pass(seconds);
        Tell(EventType.ContactAnswered, contact, queue, "a1");
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
