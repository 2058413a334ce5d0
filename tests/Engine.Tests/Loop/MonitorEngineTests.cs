using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Loop;

/// <summary>The loop between many who send and many who read.</summary>
public sealed class MonitorEngineTests : IAsyncDisposable
{
    private readonly ManualTime _time = new();
    private readonly CancellationTokenSource _stop = new(TimeSpan.FromMinutes(1));
    private readonly MonitorEngine _engine;

    public MonitorEngineTests() => _engine = new MonitorEngine(new EngineOptions("main", "UTC", _time));

    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task Many_senders_lose_nothing_and_no_reader_sees_half_of_a_batch()
    {
        _ = _engine.Run(_stop.Token);
        using var done = new CancellationTokenSource();
        var reader = Task.Run(() => ReadUntil(done.Token));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(sender => Task.Run(() => Send(sender, 50, 20))));
        await done.CancelAsync();
        var seen = await reader;
        Assert.Equal(8 * 50 * 20, _engine.Latest.Site.SinceStart.Offered);
        Assert.Equal(8 * 50 * 20, _engine.Latest.Counters.Events / 2);
        Assert.True(seen > 0);
    }

    [Fact]
    public async Task Who_waits_for_a_newer_snapshot_gets_one_whose_version_is_higher()
    {
        _ = _engine.Run(_stop.Token);
        var seen = _engine.Latest;
        for (var i = 0; i < 20; i++)
        {
            var waits = _engine.WaitForNewer(seen, _stop.Token);
            Assert.True(_engine.TryOffer(Batch($"c{i}")));
            var newer = await waits;
            Assert.True(newer.Version > seen.Version);
            seen = newer;
        }

        Assert.Equal(20, seen.Queue("sales")!.Waiting);
    }

    [Fact]
    public async Task An_image_holds_all_that_was_offered_before_it_and_another_engine_goes_on_from_there()
    {
        _ = _engine.Run(_stop.Token);
        EventBatch[] batches = [.. Enumerable.Range(0, 5).Select(i => Batch($"c{i}"))];
        Assert.All(batches, batch => Assert.True(_engine.TryOffer(batch)));
        using var image = new MemoryStream();
        var head = await _engine.WriteImage(image, _stop.Token);
        Assert.Equal((5, image.Length), (head.Position, head.Bytes));
        await batches[^1].Applied;
        image.Position = 0;
        await using var second = new MonitorEngine(new EngineOptions("main", "UTC", _time));
        second.Begin(FloorImage.Read(image).Floor!);
        Assert.Equal(5, second.Latest.Queue("sales")!.Waiting);
        Assert.Equal(SnapshotText.Of(_engine.Latest), SnapshotText.Of(second.Latest));
        _ = second.Run(_stop.Token);
        var next = second.WaitForNewer(second.Latest, _stop.Token);
        Assert.True(second.TryOffer(Batch("c9")));
        var newer = await next;
        Assert.Equal(6, newer.Queue("sales")!.Waiting);
        Assert.True(newer.Version > _engine.Latest.Version);
    }

    [Fact]
    public async Task A_stream_that_fails_costs_the_image_and_not_the_floor()
    {
        _ = _engine.Run(_stop.Token);
        using var closed = new MemoryStream([], writable: false);
        await Assert.ThrowsAsync<NotSupportedException>(async () => await _engine.WriteImage(closed, _stop.Token));
        var batch = Batch("c1");
        Assert.True(_engine.TryOffer(batch));
        await batch.Applied;
        Assert.Equal(1, _engine.Latest.Queue("sales")!.Waiting);
    }

    [Fact]
    public async Task The_last_image_is_made_when_the_loop_has_come_to_its_end()
    {
        using var image = new MemoryStream();
        Assert.Throws<InvalidOperationException>(() => _engine.WriteLastImage(image));
        var run = _engine.Run(_stop.Token);
        Assert.True(_engine.TryOffer(Batch("c1")));
        Assert.Throws<InvalidOperationException>(() => _engine.WriteLastImage(image));
        await _engine.DisposeAsync();
        await run;
        Assert.Equal(1, _engine.WriteLastImage(image).Position);
    }

    [Fact]
    public async Task Time_alone_publishes_what_it_changes()
    {
        _ = _engine.Run(_stop.Token);
        var batch = Batch("c1");
        Assert.True(_engine.TryOffer(batch));
        await batch.Applied;
        var seen = _engine.Latest;
        Assert.Equal(0, seen.Queue("sales")!.OverThreshold);
        for (var i = 0; i < 25 && seen.Queue("sales")!.OverThreshold == 0; i++)
        {
            // The loop sets its timer on its own thread: it is waited for, then fired.
            while (_time.TimerCount == 0) await Task.Yield();
            var newer = _engine.WaitForNewer(seen, _stop.Token);
            _time.Advance(TimeSpan.FromMinutes(1));
            seen = await newer;
        }

        Assert.Equal(1, seen.Queue("sales")!.OverThreshold);
    }

    [Fact]
    public async Task A_clock_that_is_moved_while_a_snapshot_is_taken_does_not_hold_the_next_one_back()
    {
        var second = Batch("c2");
        var pace = new Looked();
        await using var engine = new MonitorEngine(new EngineOptions("main", "UTC", _time, Pace: pace));
        pace.AtEndOfPublish(() =>
        {
            _time.Advance(TimeSpan.FromSeconds(61));
            Assert.True(engine.TryOffer(second));
        });
        _ = engine.Run(_stop.Token);
        Assert.True(engine.TryOffer(Batch("c1")));
        await second.Applied.AsTask().WaitAsync(_stop.Token);
        Assert.Equal(2, engine.Latest.Queue("sales")!.Waiting);
    }

    [Fact]
    public async Task A_full_intake_refuses_and_the_batch_stays_the_senders()
    {
        var batches = Enumerable.Range(0, EngineLimits.IntakeBatchesMax + 1).Select(i => Batch($"c{i}")).ToArray();
        Assert.All(batches[..^1], batch => Assert.True(_engine.TryOffer(batch)));
        Assert.False(_engine.TryOffer(batches[^1]));

        _ = _engine.Run(_stop.Token);
        await batches[^2].Applied;
        Assert.True(_engine.TryOffer(batches[^1]));
        await batches[^1].Applied;
        Assert.Equal(EngineLimits.IntakeBatchesMax + 1, _engine.Latest.Queue("sales")!.Waiting);
    }

    [Fact]
    public async Task Run_stops_when_asked_and_applies_what_was_handed_over()
    {
        using var stop = new CancellationTokenSource();
        var batch = Batch("c1");
        Assert.True(_engine.TryOffer(batch));
        await stop.CancelAsync();
        await _engine.Run(stop.Token);
        await batch.Applied;
        Assert.Equal(1, _engine.Latest.Queue("sales")!.Waiting);
        Assert.False(_engine.TryOffer(Batch("c2")));
        Assert.False(await _engine.OfferAsync(Batch("c3"), CancellationToken.None));
    }

    [Fact]
    public async Task A_bug_in_the_floor_ends_the_run_and_reaches_whoever_waits()
    {
        var running = _engine.Run(_stop.Token);
        var batch = Batch("c1");
        // A reference to a name that the batch does not have: no intake makes one.
        batch.Events[0].Queue = 4_000;
        Assert.True(_engine.TryOffer(batch));
        await Assert.ThrowsAnyAsync<Exception>(() => running);
        await Assert.ThrowsAnyAsync<Exception>(async () => await batch.Applied);
    }

    [Fact]
    public async Task All_waiting_tells_of_those_behind_the_marks_too()
    {
        _ = _engine.Run(_stop.Token);
        var batch = _engine.RentBatch();
        for (var i = 0; i < EngineLimits.MarksMax + 30; i++)
            new FieldEvent(EventType.ContactQueued, _time.NowMs + i) { Contact = $"c{i}", Queue = "sales" }.AddTo(batch);
        Assert.True(_engine.TryOffer(batch));
        await batch.Applied;
        Assert.Equal(EngineLimits.MarksMax, _engine.Latest.Queue("sales")!.Contacts.Count);
        Assert.Equal(EngineLimits.MarksMax + 30, (await _engine.AllWaiting("sales", _stop.Token)).Count);
        Assert.Empty(await _engine.AllWaiting("unheard-of", _stop.Token));
    }

    // Every batch brings the same number of contacts: a snapshot whose total is not a multiple of it is torn.
    private async Task Send(int sender, int batches, int contacts)
    {
        for (var i = 0; i < batches; i++)
        {
            var batch = _engine.RentBatch();
            batch.Source = $"s{sender}";
            for (var j = 0; j < contacts; j++)
            {
                new FieldEvent(EventType.ContactQueued, _time.NowMs) { Contact = $"{sender}-{i}-{j}", Queue = "left" }.AddTo(batch);
                new FieldEvent(EventType.ContactUpdated, _time.NowMs) { Contact = $"{sender}-{i}-{j}", Priority = 1 }.AddTo(batch);
            }

            Assert.True(await _engine.OfferAsync(batch, _stop.Token));
            await batch.Applied;
            _engine.Return(batch);
        }
    }

    private int ReadUntil(CancellationToken done)
    {
        var (reads, version) = (0, -1L);
        while (!done.IsCancellationRequested)
        {
            var snapshot = _engine.Latest;
            Assert.True(snapshot.Version >= version);
            version = snapshot.Version;
            Assert.Equal(0, snapshot.Site.SinceStart.Offered % 20);
            Assert.All(snapshot.Queues, q => Assert.True(q.SinceStart.AddsUp));
            Assert.Equal(snapshot.Queues.Sum(q => q.Waiting), snapshot.Site.Waiting);
            reads++;
        }

        return reads;
    }

    private EventBatch Batch(string contact)
    {
        var batch = _engine.RentBatch();
        new FieldEvent(EventType.ContactQueued, _time.NowMs) { Contact = contact, Queue = "sales" }.AddTo(batch);
        return batch;
    }

    // Stands still. The loop looks at it to see whether a snapshot is due, when it begins to take it, and when it has it.
    private sealed class Looked : TimeProvider
    {
        private Action _then = () => { };
        private int _looks = int.MinValue;

        public void AtEndOfPublish(Action then) => (_then, _looks) = (then, 0);

        public override long GetTimestamp()
        {
            if (++_looks == 3) _then();
            return 0;
        }
    }
}
