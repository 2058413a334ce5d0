using Microsoft.Extensions.Logging.Abstractions;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Tests.Boards;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Sites;

public sealed class SiteEnginesTests : IAsyncDisposable
{
    private readonly Memory _memory = new();
    private readonly BrokenTime _time = new();
    private readonly SiteEngines _sites;

    public SiteEnginesTests() => _sites = Engines(null);

    public ValueTask DisposeAsync() => _sites.DisposeAsync();

    [Fact]
    public void DefaultSiteIsThereFromTheStartAndOthersFromTheirFirstRequest()
    {
        Assert.NotNull(_sites.Find("main"));
        Assert.Null(_sites.Find("north"));
        var north = _sites.GetOrAdd("north");
        Assert.Same(north, _sites.GetOrAdd("north"));
        Assert.Same(north, _sites.Find("north"));
    }

    [Fact]
    public void SitesAreBounded()
    {
        for (var i = 1; i < SiteEngines.SitesMax; i++) _sites.GetOrAdd($"s{i}");
        var refused = Assert.Throws<SiteRefusedException>(() => _sites.GetOrAdd("one-more"));
        Assert.Contains("16 sites already", refused.Message, StringComparison.Ordinal);
        Assert.NotNull(_sites.GetOrAdd("s1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("a/b")]
    [InlineData("å")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    public void NameThatCannotBeIsRefusedWithItsRule(string name)
    {
        var refused = Assert.Throws<SiteRefusedException>(() => _sites.GetOrAdd(name));
        Assert.Contains("1 to 64 characters", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeyOfASiteIsTheSameInEveryRun()
    {
        var key = _sites.PseudonymKey("main");
        Assert.Equal(32, key.Length);
        Assert.NotEqual(key, _sites.PseudonymKey("north"));
        await using var again = Engines(null);
        Assert.Equal(key, again.PseudonymKey("main"));
    }

    [Fact]
    public async Task StoredSettingsHoldBeforeTheFirstEvent()
    {
        _memory.Target = 0.9;
        await using var sites = Engines("Northern office");
        await sites.StartAsync(CancellationToken.None);
        var engine = sites.GetOrAdd("main");
        var batch = engine.RentBatch();
        batch.Add(EventType.ContactQueued, _time.NowMs, "c1").Queue = batch.Name("billing");
        Assert.True(engine.TryOffer(batch));
        await batch.Applied;
        Assert.Equal(0.9, engine.Latest.Queue("billing")!.Settings.Target);
        Assert.Equal("Northern office", engine.Latest.Site.Settings.Name);
        await sites.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task LoopThatFailsStaysDownAndIsNotHidden()
    {
        await _sites.StartAsync(CancellationToken.None);
        Assert.Null(_sites.Failed);
        var engine = _sites.GetOrAdd("main");
        var batch = engine.RentBatch();
        batch.Add(EventType.ContactQueued, _time.NowMs, "c1").Queue = batch.Name("billing");
        batch.ReceivedAt = _time.NowMs;
        _time.Breaks = true;
        engine.TryOffer(batch);
        await Until.True(() => _sites.Failed is not null);
        Assert.Equal("main", _sites.Failed!.Name);
        Assert.Contains("The clock broke.", _sites.Failed.Failure!.Message, StringComparison.Ordinal);
        await _sites.StopAsync(CancellationToken.None);
    }

    [Fact]
    public async Task LoopThatIsAskedToStopHasNotFailed()
    {
        await _sites.StartAsync(CancellationToken.None);
        _sites.GetOrAdd("north");
        await _sites.StopAsync(CancellationToken.None);
        Assert.Null(_sites.Failed);
    }

    private SiteEngines Engines(string? siteName) => new(
        new SiteOptions("main", "Europe/Madrid") { SiteName = siteName }, _memory, _time, NullLogger<SiteEngines>.Instance);

    private sealed class Memory : ISiteMemory
    {
        private readonly Dictionary<string, byte[]> _secrets = [];

        public double? Target { get; set; }

        public byte[] SecretOf(string name, Func<byte[]> make) => _secrets.TryGetValue(name, out var kept) ? kept : _secrets[name] = make();

        public SiteSettingsPatch? StoredSite(string site) => null;

        public IEnumerable<EventBatch> StoredSettings(string site, long at, Func<EventBatch> rent)
        {
            if (Target is not { } target) yield break;
            var batch = rent();
            ref var configured = ref batch.Add(EventType.QueueConfigured, at);
            configured.Queue = batch.Name("billing");
            batch.AddDetail(ref configured).Payload = new QueueSettingsPatch { Target = target };
            yield return batch;
        }
    }

    // A fault of ours, wherever it stands, ends the loop: here in its clock.
    private sealed class BrokenTime : TimeProvider
    {
        private readonly ManualTime _time = new();

        public bool Breaks { get; set; }

        public long NowMs => _time.NowMs;

        public override long TimestampFrequency => _time.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => Breaks ? throw new InvalidOperationException("The clock broke.") : _time.GetUtcNow();

        public override long GetTimestamp() => _time.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            _time.CreateTimer(callback, state, dueTime, period);
    }
}
