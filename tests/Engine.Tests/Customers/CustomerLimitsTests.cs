using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing;

namespace QueueMonitor.Engine.Tests.Customers;

/// <summary>What is kept of contacts for their customers, at its bound. A million of them would take this test minutes.</summary>
public sealed class CustomerLimitsTests
{
    private const int Most = 50;
    private static readonly FloorScript Clock = FloorScript.Day();

    private readonly Floor _floor = new("main", "UTC", Clock.StartAt, forecasts: false, staffing: false, EngineLimits.OpenContactsMax, Most);
    private long _now = Clock.Moment("09:00:00");

    [Fact]
    public void Past_the_most_contacts_that_are_kept_the_oldest_is_let_go_of_and_counted()
    {
        Assert.Equal(EngineLimits.CasesMax, new FloorParts("main", "UTC", Clock.StartAt).CasesMax);
        for (var i = 0; i < Most; i++) GiveUp(i);
        Assert.Equal((0L, Most), (Snapshot.Counters.CasesLetGo, Snapshot.Unreturned!.Customers));
        Rate(0, score: 3);

        GiveUp(Most);
        Assert.Equal((1L, Most), (Snapshot.Counters.CasesLetGo, Snapshot.Unreturned!.Customers));
        var listed = _floor.Unreturned(null, int.MaxValue).Customers.Select(c => c.Contact).ToHashSet();
        Assert.DoesNotContain("c0", listed);
        Assert.Contains("c1", listed);
        // Whoever nothing is kept of counts among nobody; what was rated stands.
        Assert.Equal((Most, 3.0, 1L), (Snapshot.Unreturned.GaveUpToday, Snapshot.Pulse!.Today.Mean, Snapshot.Pulse.Today.Count));

        for (var i = 1; i <= Most; i++) GiveUp(Most + i);
        Assert.Equal((Most + 1L, Most), (Snapshot.Counters.CasesLetGo, Snapshot.Unreturned.Customers));
        Assert.Equal(new PassedBound(Most + 1, DateTimeOffset.FromUnixTimeMilliseconds(_now)), Snapshot.Counters.Passed.Cases);
    }

    [Fact]
    public void A_call_to_one_customer_too_many_is_counted()
    {
        for (var i = 0; i < Most; i++) Call(i);
        Assert.Equal(0, Snapshot.Counters.Passed.CalledCustomers.Times);
        Call(0);
        Assert.Equal(0, Snapshot.Counters.Passed.CalledCustomers.Times);
        Call(Most);
        Assert.Equal(new PassedBound(1, DateTimeOffset.FromUnixTimeMilliseconds(_now)), Snapshot.Counters.Passed.CalledCustomers);
    }

    [Fact]
    public void What_was_let_go_of_stays_so_in_an_image()
    {
        for (var i = 0; i < Most + 10; i++) GiveUp(i);
        using var image = new MemoryStream();
        FloorImage.Write(_floor, image);
        image.Position = 0;
        Assert.Equal((10L, Most), FloorImage.Read(image).Floor!.Capture(null) is var back ? (back.Counters.CasesLetGo, back.Unreturned!.Customers) : default);
    }

    private FloorSnapshot Snapshot => _floor.Capture(null);

    private void Rate(int i, byte score)
    {
        var batch = new EventBatch { ReceivedAt = _now, Source = "pbx" };
        batch.Add(EventType.ContactRated, _now, $"c{i}").Code = score;
        _floor.Apply(batch);
    }

    private void Call(int i)
    {
        var batch = new EventBatch { ReceivedAt = _now += 10_000, Source = "desk" };
        ref var called = ref batch.Add(EventType.CustomerContacted, _now);
        called.Flags = EventFlags.Reached;
        batch.AddDetail(ref called).Customer = (UInt128)(i + 1_000);
        _floor.Apply(batch);
    }

    private void GiveUp(int i)
    {
        var (batch, at) = (new EventBatch { ReceivedAt = _now, Source = "pbx" }, _now);
        ref var queued = ref batch.Add(EventType.ContactQueued, at, $"c{i}");
        queued.Queue = batch.Name("sales");
        batch.AddDetail(ref queued).Customer = (UInt128)(i + 1);
        batch.Add(EventType.ContactAbandoned, at + 10_000, $"c{i}");
        batch.ReceivedAt = _now += 10_000;
        _floor.Apply(batch);
    }
}
