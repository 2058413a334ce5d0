using System.Collections.Frozen;
using System.Security.Cryptography;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Hub.Journal;

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

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private readonly SiteOptions _options;
    private readonly ISiteMemory _memory;
    private readonly TimeProvider _time;
    private readonly ILogger<SiteEngines> _log;
    private readonly SiteJournal? _journal;
    private readonly Lock _adding = new();
    private readonly CancellationTokenSource _stop = new();
    private volatile FrozenDictionary<string, SiteEngine> _sites = FrozenDictionary<string, SiteEngine>.Empty;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _recovering = Task.CompletedTask;
    private bool _started;
    private int _disposed;

    /// <param name="journal">Where events are kept before they are applied; null: nowhere.</param>
    public SiteEngines(SiteOptions options, ISiteMemory memory, TimeProvider time, ILogger<SiteEngines> log, SiteJournal? journal = null)
    {
        (_options, _memory, _time, _log, _journal) = (options, memory, time, log, journal);
        foreach (var known in journal?.KnownSites ?? []) Add(known);
        if (Site(options.DefaultSite) is null) Add(options.DefaultSite);
    }

    /// <summary>The site of a request that names none.</summary>
    public string DefaultSite => _options.DefaultSite;

    /// <summary>All sites with their state, in no particular order.</summary>
    public IReadOnlyList<SiteEngine> All => _sites.Values;

    /// <summary>The first loop that ended through a fault of ours; null while all is well.</summary>
    public SiteEngine? Failed => _sites.Values.FirstOrDefault(s => s.Failure is not null);

    /// <summary>What was taken in before is being brought back: no events are taken, and what engines show is not the truth yet.</summary>
    public bool IsRecovering => !_ready.Task.IsCompleted && _sites.Values.Any(s => s.IsRecovering);

    /// <summary>Completes when all sites take events; fails when what was kept cannot be brought back.</summary>
    public Task Ready => _ready.Task;

    /// <summary>How far recovery is, from 0 to 1.</summary>
    public double RecoveredShare =>
        !IsRecovering || _journal is not { EventsToRecover: > 0 } journal ? 1 : (double)journal.EventsRecovered / journal.EventsToRecover;

    public SiteEngine? Site(string site) => _sites.GetValueOrDefault(site);

    public MonitorEngine? Find(string site) => Site(site)?.Engine;

    /// <summary>The engine of a site, made and started if need be.</summary>
    /// <exception cref="SiteRefusedException">The name cannot be one, or there are too many sites; its message is for the sender.</exception>
    public MonitorEngine GetOrAdd(string site) => Open(site).Engine;

    /// <inheritdoc cref="GetOrAdd"/>
    public SiteEngine Open(string site) => Site(site) ?? Add(site);

    /// <summary>The secret under which a site's customers become pseudonyms: the same in every run, 32 bytes.</summary>
    public byte[] PseudonymKey(string site) => (Site(site) ?? Add(site)).PseudonymKey;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Brought back beside the start of the server, which meanwhile says so; with nothing to bring back it is done at once.
        if (_journal is not { KnownSites.Count: > 0 }) Begin();
        else _recovering = Task.Factory.StartNew(Recover, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (IsRecovering) await _stop.CancelAsync();
        await _recovering.WaitAsync(cancellationToken);

        // The journal first: what it has taken is applied while the loops still run.
        if (_journal is not null)
        {
            // A disk that gives no answer is not waited for: nobody was told that it keeps what it holds.
            var closed = _journal.Journal.Close();
            var isClosed = await Task.WhenAny(closed, _journal.Journal.Silence).WaitAsync(cancellationToken) == closed;
            if (isClosed && _ready.Task.IsCompletedSuccessfully) await _journal.TakeLastImages(All, cancellationToken);
        }

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
            throw new SiteRefusedException(NameText);
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
            var (engine, door, span) = _journal?.Open(name, _options) ?? InMemory(name);
            var added = new SiteEngine(name, engine, door, key, span) { IsRecovering = _journal?.KnownSites.Contains(name) == true };
            if (!added.IsRecovering) Recall(added);
            _sites = _sites.Append(KeyValuePair.Create(name, added)).ToFrozenDictionary(StringComparer.Ordinal);
            if (_started) added.Loop = Task.Run(() => Run(added), CancellationToken.None);
            return added;
        }
    }

    private (MonitorEngine Engine, IEventDoor Door, SiteSpan Span) InMemory(string site)
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var engine = new MonitorEngine(new EngineOptions(site, _options.Zone, _time, Forecasts: true, Staffing: true, StartAt: now, Pace: _options.Pace));
        return (engine, new EngineDoor(engine), new SiteSpan(now));
    }

    private void Recover()
    {
        try
        {
            _journal!.Recover(All, PutSettings, _stop.Token);
            foreach (var site in All.Where(s => s.IsRecovering))
            {
                Reconcile(site);
                site.IsRecovering = false;
            }

            Begin();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            _ready.TrySetCanceled();
        }
        catch (Exception problem)
        {
            Log.NotRecovered(_log, problem.Message);
            _ready.TrySetException(problem);
        }
    }

    private void Begin()
    {
        lock (_adding)
        {
            _started = true;
            foreach (var site in _sites.Values) site.Loop = Task.Run(() => Run(site), CancellationToken.None);
        }

        _journal?.Start();
        _ready.TrySetResult();
    }

    // Settings come before anything else, so that no visit is ever measured by a default that was replaced long ago.
    private void Recall(SiteEngine site)
    {
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        if (site.Name == DefaultSite && _options.SiteName is { } name) Offer(site, NameOf(name, now, site.Door.Rent()), now);
        foreach (var batch in _memory.StoredSettings(site.Name, now, site.Door.Rent)) Offer(site, batch, now);
    }

    // The same, on a floor whose beginning the journal no longer has.
    private void PutSettings(string site, Floor floor, long at)
    {
        foreach (var batch in _memory.StoredSettings(site, at, () => new EventBatch()))
        {
            (batch.Source, batch.ReceivedAt) = (SettingsSource, at);
            floor.Apply(batch);
        }
    }

    // A site that came back has its settings. What this start was told otherwise holds where nobody has set anything.
    private void Reconcile(SiteEngine site)
    {
        if (site.Name != DefaultSite) return;
        var now = _time.GetUtcNow().ToUnixTimeMilliseconds();
        var stored = _memory.StoredSite(site.Name);
        var settings = site.Engine.Latest.Site.Settings;
        var name = stored?.Name is null && _options.SiteName is { } told && told != settings.Name ? told : null;
        var zone = stored?.Zone is null && _options.Zone != settings.Zone ? _options.Zone : null;
        if (name is null && zone is null) return;
        var batch = site.Door.Rent();
        ref var configured = ref batch.Add(EventType.SiteConfigured, now);
        // An id of its own: whatever the clock says, it is not what an earlier start has said.
        configured.Id = Hash64.Of(Guid.NewGuid().ToByteArray());
        batch.AddDetail(ref configured).Payload = new SiteSettingsPatch { Name = name, Zone = zone };
        Offer(site, batch, now);
    }

    private static EventBatch NameOf(string name, long at, EventBatch batch)
    {
        ref var configured = ref batch.Add(EventType.SiteConfigured, at);
        batch.AddDetail(ref configured).Payload = new SiteSettingsPatch { Name = name };
        return batch;
    }

    private void Offer(SiteEngine site, EventBatch batch, long now)
    {
        (batch.Source, batch.ReceivedAt) = (SettingsSource, now);
        if (!site.Door.TryOffer(batch)) throw new InvalidOperationException("A site that has not begun must take its settings.");
        _ = ReturnWhenApplied(site.Door, batch);
    }

    private async Task ReturnWhenApplied(IEventDoor door, EventBatch batch)
    {
        try
        {
            while (!await IsApplied(batch))
            {
                batch.Renew();
                await Task.Delay(RetryAfter, _time, _stop.Token);
                if (!await door.OfferAsync(batch, _stop.Token)) return;
            }

            foreach (var refusal in batch.Refusals) Log.SettingRefused(_log, refusal.Reason);
            door.Return(batch);
        }
        catch (Exception)
        {
            // The engine ended first, and says itself why.
        }
    }

    // False: the journal could not be written; it says itself why.
    private static async Task<bool> IsApplied(EventBatch batch)
    {
        try
        {
            await batch.Applied;
            return true;
        }
        catch (JournalException)
        {
            return false;
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

    internal static readonly string NameText =
        $"A site's name has 1 to {SiteNameMax} characters: letters, digits, dot, dash and underscore. Send another name, or none.";

    internal static bool IsName(string name) =>
        name.Length is > 0 and <= SiteNameMax && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    private static partial class Log
    {
        [LoggerMessage(HubEvents.RecoveryFailed, LogLevel.Critical, "What was kept could not be brought back, so the program ends. {Problem}")]
        public static partial void NotRecovered(ILogger log, string problem);

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
