using System.Collections.Concurrent;
using Microsoft.Extensions.Logging.Abstractions;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Tests.Boards;
using QueueMonitor.Hub.Tests.Wire;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Journal;

/// <summary>One site that sends without end, or whose engine does not follow, holds up its own senders and nobody else's.</summary>
public sealed class JournalFairnessTests : IAsyncDisposable
{
    private readonly ManualTime _time = new(SampleFloor.Now);
    private readonly SlowStore _store = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<MonitorEngine> _engines = [];
    private readonly List<MonitorEngine> _standing = [];
    private readonly EventJournal _journal;

    public JournalFairnessTests() => _journal = new EventJournal(_store, _time, _time, NullLogger<EventJournal>.Instance);

    public async ValueTask DisposeAsync()
    {
        _store.Go.Set();
        foreach (var engine in _standing) _ = engine.Run(_stop.Token);
        _journal.Dispose();
        await _stop.CancelAsync();
        foreach (var engine in _engines) await engine.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task EngineThatStandsStillHoldsUpItsOwnSiteAlone()
    {
        var (flood, standing) = Lane("flood");
        var (calm, running) = Lane("calm");
        Run(running);
        _journal.Start(default);

        // More than the engine that stands still has room for: the rest waits before the journal, in nobody's way.
        var all = Enumerable.Range(0, EngineLimits.IntakeBatchesMax + 10).Select(i => Batch(flood, $"f{i}", 1)).ToList();
        foreach (var batch in all) Assert.True(await flood.OfferAsync(batch, _stop.Token));
        await Until.True(() => flood is { Waiting: 10, Room: 0 });
        for (var i = 0; i < 3; i++)
        {
            var one = Batch(calm, $"c{i}", 1);
            Assert.True(calm.TryOffer(one));
            await one.Applied.AsTask().WaitAsync(Until.Deadline);
        }

        Assert.Equal(3, running.Latest.Queue("q")!.Waiting);
        Assert.Equal(10, flood.Waiting);

        // It goes on where it stood, and what waited comes too.
        Run(standing);
        foreach (var batch in all) await batch.Applied.AsTask().WaitAsync(Until.Deadline);
        Assert.Equal(all.Count, standing.Latest.Queue("q")!.Waiting);
    }

    [Fact]
    public async Task EachSiteHasABatchInEachGroupHoweverMuchAnotherSends()
    {
        var (flood, first) = Lane("flood");
        var (calm, second) = Lane("calm");
        Run(first);
        Run(second);
        _store.Go.Reset();
        _journal.Start(default);
        Assert.True(flood.TryOffer(Batch(flood, "opens", 1)));
        await Until.True(() => _store.IsStanding);

        // While the disk takes one group, so much comes of one site that it would fill some groups by itself.
        for (var i = 0; i < EngineLimits.IntakeBatchesMax; i++) Assert.True(flood.TryOffer(Batch(flood, $"f{i}-", 400)));
        var late = Batch(calm, "late", 1);
        Assert.True(calm.TryOffer(late));
        _store.Go.Set();
        await late.Applied.AsTask().WaitAsync(Until.Deadline);
        await Until.True(() => flood.Waiting == 0);
        Assert.True(_store.Bytes.Count > 4, $"{_store.Bytes.Count} groups");

        // The group after the one that stood has it: nothing else of that site ever came.
        Assert.Equal(1, _store.SitesOf(1));
        Assert.Equal(2, _store.SitesOf(2));
    }

    private (JournalLane Lane, MonitorEngine Engine) Lane(string site)
    {
        var clock = new FloorClock(_time);
        var engine = new MonitorEngine(new EngineOptions(site, "UTC", clock, StartAt: _time.NowMs));
        _engines.Add(engine);
        _standing.Add(engine);
        return (_journal.Open(new JournalSite(site, _time.NowMs, "UTC"), 1, engine, clock), engine);
    }

    private void Run(MonitorEngine engine)
    {
        _standing.Remove(engine);
        _ = engine.Run(_stop.Token);
    }

    private EventBatch Batch(JournalLane lane, string contact, int events)
    {
        var batch = lane.Rent();
        batch.Source = "pbx";
        var padded = new string('x', 200);
        for (var i = 0; i < events; i++) batch.Add(EventType.ContactQueued, _time.NowMs, $"{contact}{i}{padded}").Queue = batch.Name("q");
        return batch;
    }

    /// <summary>Takes every group, and stands still when the test says so.</summary>
    private sealed class SlowStore : IGroupStore
    {
        private readonly ConcurrentDictionary<int, int> _sites = new();
        private int _standing;

        public ManualResetEventSlim Go { get; } = new(initialState: true);

        public ConcurrentQueue<int> Bytes { get; } = new();

        public bool IsStanding => Volatile.Read(ref _standing) == 1;

        public Mark Last => default;

        public bool IsBehind => false;

        public int SitesOf(int group) => _sites[group];

        public void Append(in JournalGroup group, IReadOnlyList<JournalSite> newSites, IReadOnlyList<JournalErasure> erasures)
        {
            Volatile.Write(ref _standing, 1);
            Go.Wait();
            var payload = group.Payload;
            Bytes.Enqueue(payload.Length);
            _sites[Bytes.Count] = (payload.IndexOf("flood"u8) >= 0 ? 1 : 0) + (payload.IndexOf("calm"u8) >= 0 ? 1 : 0);
        }

        public void TakeBack(Mark to)
        {
        }

        public void Rest()
        {
        }

        public void Dispose() => Go.Dispose();
    }
}
