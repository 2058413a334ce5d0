using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Forecasts;

/// <summary>
/// When the turn of one who gave up would have come, where a priority counts as if its callers had come earlier: here by a minute, which
/// the floor is not told and learns from who is taken. Somebody else waits all the time: an agent who finds nobody would tell it too.
/// </summary>
public sealed class GhostOrderTests
{
    private const long Start = 1_795_132_800_000;
    private const int High = 2;

    private readonly Floor _floor = new("main", "UTC", Start, forecasts: true);
    private long _now = Start;
    private int _next;

    public GhostOrderTests()
    {
        // Each time somebody of high priority comes 58 s after another, and is taken first.
        for (var i = 0; i < 200; i++)
        {
            var (low, high) = (Come(priority: 0), Pass(58, () => Come(High)));
            Pass(10, () => Take(high));
            Pass(10, () => Take(low));
        }
    }

    [Fact]
    public void A_later_caller_whom_the_order_puts_first_says_nothing_of_one_who_gave_up()
    {
        var known = Known();
        var gone = Come(priority: 0);
        Pass(5, () => Tell(EventType.ContactAbandoned, gone));
        Come(priority: 0);
        var high = Pass(45, () => Come(High));
        Pass(5, () => Take(high));
        Assert.Equal(known + 1, Known());
    }

    // It was taken for unknown until somebody of low priority was served: minutes later, where those are few.
    [Fact]
    public void One_whom_the_order_puts_behind_tells_that_its_turn_had_come_whatever_the_priority()
    {
        var known = Known();
        var gone = Come(priority: 0);
        Pass(5, () => Tell(EventType.ContactAbandoned, gone));
        Come(priority: 0);
        var high = Pass(70, () => Come(High));
        Pass(5, () => Take(high));
        Assert.Equal(known + 2, Known());
    }

    [Fact]
    public void Nor_must_one_of_high_priority_have_come_before_all_who_are_served_to_have_had_its_turn()
    {
        var known = Known();
        var low = Come(priority: 0);
        var gone = Pass(30, () => Come(High));
        Pass(5, () => Tell(EventType.ContactAbandoned, gone));
        Come(priority: 0);
        Pass(5, () => Take(low));
        Assert.Equal(known + 2, Known());
    }

    // Waits that are known, of those who were answered and of those who gave up, at the next look.
    private long Known() => Pass(5, () => _floor.Capture(null).Queue("q")!.Forecast.Samples);

    private string Come(int priority)
    {
        var contact = $"c{_next++}";
        Send(new FieldEvent(EventType.ContactQueued, _now) { Contact = contact, Queue = "q", Priority = priority });
        return contact;
    }

    private void Take(string contact)
    {
        Send(new FieldEvent(EventType.ContactAnswered, _now) { Contact = contact, Agent = "a1" });
        Tell(EventType.ContactCompleted, contact);
    }

    private void Tell(EventType type, string contact) => Send(new FieldEvent(type, _now) { Contact = contact });

    private void Pass(int seconds, Action then)
    {
        _floor.Advance(_now += seconds * 1000L);
        then();
    }

    private T Pass<T>(int seconds, Func<T> then)
    {
        _floor.Advance(_now += seconds * 1000L);
        return then();
    }

    private void Send(FieldEvent e)
    {
        var batch = new EventBatch { ReceivedAt = _now };
        e.AddTo(batch);
        _floor.Apply(batch);
    }
}
