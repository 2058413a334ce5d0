using System.Collections.Frozen;
using System.Security.Cryptography;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Hub.Sites;

/// <summary>
/// The engines of all sites, one each, and their loops. A site exists from the first request that names it (the default
/// site from the start), up to <see cref="SitesMax"/>. Finding one takes no lock.
/// </summary>
public sealed partial class SiteEngines : IHostedService, IAsyncDisposable
{
    /// <summary>Each site costs an engine with its own tables; one installation serves a handful of tenants.</summary>
    public const int SitesMax = 16;

    /// <summary>Long enough for any tenant's name, short enough for a metric's label.</summary>
    public const int SiteNameMax = 64;

    /// <summary>The source under which a site's stored settings come back at the start.</summary>
    public const string SettingsSource = "settings";

    private const int PseudonymKeyBytes = 32;

    private readonly SiteOptions _options;
    private readonly ISiteMemory _memory;
    private readonly TimeProvider _time;
    private readonly ILogger<SiteEngines> _log;
    private readonly Lock _adding = new();
    private readonly CancellationTokenSource _stop = new();
    private volatile FrozenDictionary<string, SiteEngine> _sites = FrozenDictionary<string, SiteEngine>.Empty;
    private bool _started;
    private int _disposed;

    public SiteEngines(SiteOptions options, ISiteMemory memory, TimeProvider time, ILogger<SiteEngines> log)
    {
        (_options, _memory, _time, _log) = (options, memory, time, log);
        Add(options.DefaultSite);
    }

    /// <summary>The site of a request that names none.</summary>
    public string DefaultSite => _options.DefaultSite;

    /// <summary>All sites with their state, in no particular order.</summary>
    public IReadOnlyList<SiteEngine> All => _sites.Values;

    /// <summary>The first loop that ended through a fault of ours; null while all is well.</summary>
    public SiteEngine? Failed => _sites.Values.FirstOrDefault(s => s.Failure is not null);

    public SiteEngine? Site(string site) => _sites.GetValueOrDefault(site);

    public MonitorEngine? Find(string site) => Site(site)?.Engine;

    /// <summary>The engine of a site, made and started if need be.</summary>
    /// <exception cref="SiteRefusedException">The name cannot be one, or there are too many sites; its message is for the sender.</exception>
    public MonitorEngine GetOrAdd(string site) => Find(site) ?? Add(site).Engine;

    /// <summary>The secret under which a site's customers become pseudonyms: the same in every run, 32 bytes.</summary>
    public byte[] PseudonymKey(string site) => (Site(site) ?? Add(site)).PseudonymKey;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        lock (_adding)
        {
            _started = true;
            foreach (var site in _sites.Values) site.Loop = Task.Run(() => Run(site), CancellationToken.None);
        }

        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_sites.Values.Select(s => s.Loop)).WaitAsync(cancellationToken);
    }

    // The services hold it under two kinds and dispose of both.
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) == 1) return;
        if (!_stop.IsCancellationRequested) await StopAsync(CancellationToken.None);
        foreach (var site in _sites.Values) await site.Engine.DisposeAsync();
        _stop.Dispose();
    }

    private SiteEngine Add(string name)
    {
        if (!IsName(name))
        {
            throw new SiteRefusedException(
                $"A site's name has 1 to {SiteNameMax} characters: letters, digits, dot, dash and underscore. Send another name, or none.");
        }

        lock (_adding)
        {
            if (_sites.TryGetValue(name, out var there)) return there;
            if (_sites.Count >= SitesMax)
            {
                throw new SiteRefusedException(
                    $"There are {SitesMax} sites already, which is the limit of one program. Use one of them, or run another program.");
            }

            var key = _memory.SecretOf($"pseudonym/{name}", () => RandomNumberGenerator.GetBytes(PseudonymKeyBytes));
            var added = new SiteEngine(name, new MonitorEngine(new EngineOptions(name, _options.Zone, _time, Forecasts: true)), key);
            Recall(added);
            _sites = _sites.Append(KeyValuePair.Create(name, added)).ToFrozenDictionary(StringComparer.Ordinal);
            if (_started) added.Loop = Task.Run(() => Run(added), CancellationToken.None);
            return added;
        }
    }

    // Settings come before anything else, so that no visit is ever measured by a default that was replaced long ago.
    private void Recall(SiteEngine site)
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        if (site.Name == DefaultSite && _options.SiteName is { } name) Offer(site.Engine, NameOf(name, now, site.Engine.RentBatch()), now);
        foreach (var batch in _memory.StoredSettings(site.Name, now, site.Engine.RentBatch)) Offer(site.Engine, batch, now);
    }

    private static EventBatch NameOf(string name, long at, EventBatch batch)
    {
        ref var configured = ref batch.Add(EventType.SiteConfigured, at);
        batch.AddDetail(ref configured).Payload = new SiteSettingsPatch { Name = name };
        return batch;
    }

    private void Offer(MonitorEngine engine, EventBatch batch, long now)
    {
        (batch.Source, batch.ReceivedAt) = (SettingsSource, now);
        if (!engine.TryOffer(batch)) throw new InvalidOperationException("An engine that has not begun must take its settings.");
        _ = ReturnWhenApplied(engine, batch);
    }

    private async Task ReturnWhenApplied(MonitorEngine engine, EventBatch batch)
    {
        try
        {
            await batch.Applied;
            foreach (var refusal in batch.Refusals) Log.SettingRefused(_log, refusal.Reason);
            engine.Return(batch);
        }
        catch (Exception)
        {
            // The engine ended first, and says itself why.
        }
    }

    private async Task Run(SiteEngine site)
    {
        try
        {
            await site.Engine.Run(_stop.Token);
            if (!_stop.IsCancellationRequested) throw new InvalidOperationException("The engine's loop ended by itself.");
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // Asked for.
        }
        catch (Exception bug)
        {
            // Not hidden and not gone round: the loop stays down, health says so, and the walls turn old.
            site.Fail(bug);
            Log.LoopFailed(_log, site.Name, bug);
        }
    }

    private static bool IsName(string name) =>
        name.Length is > 0 and <= SiteNameMax && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    private static partial class Log
    {
        [LoggerMessage(HubEvents.EngineFailed, LogLevel.Critical,
            "The engine of site {Site} has stopped: this is a bug of Queue Monitor. Its figures stand still and walls show them as old. "
            + "Restart the program, and report the text below.")]
        public static partial void LoopFailed(ILogger log, string site, Exception bug);

        [LoggerMessage(HubEvents.StoredSettingRefused, LogLevel.Error,
            "A stored setting was refused at the start ({Reason}); its queue runs on defaults. "
            + "Look at it through the settings API and save it again.")]
        public static partial void SettingRefused(ILogger log, RefusalReason reason);
    }
}

/// <summary>A site that cannot be: its message tells the sender what to do.</summary>
public sealed class SiteRefusedException(string message) : Exception(message);
