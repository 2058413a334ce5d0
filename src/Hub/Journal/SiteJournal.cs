using QueueMonitor.Engine;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Journal;

/// <summary>The journal of a data folder as the sites see it: which of them it knows, how their floors come back, and their way in.</summary>
public sealed partial class SiteJournal : IDisposable
{
    private readonly JournalFile _file;
    private readonly EventJournal _journal;
    private readonly TimeProvider _time;
    private readonly ILogger _log;
    private readonly Dictionary<string, JournalSite> _known;
    private readonly Dictionary<string, (JournalLane Lane, FloorClock Clock)> _lanes = new(StringComparer.Ordinal);
    private readonly JournalFindings _findings;
    private volatile JournalReplay? _replay;

    /// <param name="file">The journal, open and looked at.</param>
    internal SiteJournal(JournalFile file, JournalFindings findings, TimeProvider time, ILoggerFactory logs)
    {
        (_file, _findings, _time, _log) = (file, findings, time, logs.CreateLogger<SiteJournal>());
        _journal = new EventJournal(file, time, logs.CreateLogger<EventJournal>());
        _known = file.Sites().ToDictionary(s => s.Name, StringComparer.Ordinal);
        EventsToRecover = file.Last.Events - FirstTotal();
        if (findings.IsMarkMissing) Log.MarkMissing(_log, file.File);
        if (findings.TornGroups > 0) Log.TornTail(_log, findings.TornGroups, file.Last.Sequence);
        if (findings.LostEvents > 0) Log.LossAccepted(_log, findings.LostEvents);
    }

    /// <summary>The sites whose floors are to be brought back.</summary>
    internal IReadOnlyCollection<string> KnownSites => _known.Keys;

    internal EventJournal Journal => _journal;

    /// <summary>Acknowledged events whose loss has been accepted, now or earlier.</summary>
    internal long EventsLost => _file.AcceptedLoss + _findings.LostEvents;

    /// <summary>How many events recovery reads.</summary>
    internal long EventsToRecover { get; }

    /// <summary>How many of them it has read.</summary>
    internal long EventsRecovered => _replay?.Events ?? 0;

    /// <summary>An engine of a site with its way in. Of a known site it stands still until <see cref="Recover"/> has brought its floor back.</summary>
    internal (MonitorEngine Engine, IEventDoor Door, SiteSpan Span) Open(string site, string zone)
    {
        var isKnown = _known.TryGetValue(site, out var known);
        var journalled = known ?? new JournalSite(site, _time.GetUtcNow().ToUnixTimeMilliseconds(), zone);
        var clock = new FloorClock(_time, isKnown ? journalled.StartedAt : null);
        var engine = new MonitorEngine(new EngineOptions(site, journalled.Zone, clock, Forecasts: true, StartAt: journalled.StartedAt));
        var lane = _journal.Open(journalled, isKnown ? 1 : 0, engine, clock);
        lock (_lanes) _lanes.Add(site, (lane, clock));
        return (engine, lane, new SiteSpan(journalled.StartedAt, journalled.StartedAt));
    }

    /// <summary>Brings back the floors of all known sites. Their loops do not run yet.</summary>
    /// <param name="settings">Puts a site's stored settings on a floor whose beginning the journal no longer has.</param>
    internal void Recover(IReadOnlyList<SiteEngine> sites, Action<string, Floor, long> settings, CancellationToken stop)
    {
        var startedAt = _time.GetTimestamp();
        var floors = sites.Where(s => _known.ContainsKey(s.Name)).ToDictionary(s => s, s => new FloorInReplay(_known[s.Name], at => Begin(s.Name, at, settings)));
        _replay = new JournalReplay(floors.Values);
        using (var reader = _file.Read(0)) _replay.Run(reader, stop);
        foreach (var (site, floor) in floors)
        {
            if (floor.IsIncomplete) Log.Incomplete(_log, site.Name, DateTimeOffset.FromUnixTimeMilliseconds(floor.KnownFrom));
            site.Engine.Begin(floor.Floor);
            site.Span = new SiteSpan(floor.Site.StartedAt, floor.KnownFrom);
            var (lane, clock) = _lanes[site.Name];
            lane.Position = floor.Position;
            // Stamps go on from where the floor's time is, also when this machine's clock was put back meanwhile.
            clock.MoveTo(site.Engine.Latest.AsOf.ToUnixTimeMilliseconds());
            clock.Release();
        }

        if (floors.Count > 0) Log.Recovered(_log, floors.Count, EventsRecovered, _time.GetElapsedTime(startedAt).TotalSeconds);
    }

    /// <summary>Begins to take events.</summary>
    internal void Start() => _journal.Start(_file.Last);

    public void Dispose() => _journal.Dispose();

    private Floor Begin(string site, long at, Action<string, Floor, long> settings)
    {
        var known = _known[site];
        var floor = new Floor(site, known.Zone, at, forecasts: true);
        if (at != known.StartedAt) settings(site, floor, at);
        return floor;
    }

    private long FirstTotal()
    {
        using var reader = _file.Read(0);
        return reader.TryRead() ? reader.Group.Events - reader.Events : _file.Last.Events;
    }

    private static partial class Log
    {
        [LoggerMessage(HubEvents.JournalTornTail, LogLevel.Warning,
            "The journal's last {Groups} groups were torn off by the last end of the program and were cut off; they had not been acknowledged. It ends with group {Last}.")]
        public static partial void TornTail(ILogger log, long groups, long last);

        [LoggerMessage(HubEvents.JournalLossAccepted, LogLevel.Error,
            "About {Events} acknowledged events are missing from the journal, and the program was told to go on without them (--accept-loss). Leave that option out from now on.")]
        public static partial void LossAccepted(ILogger log, long events);

        [LoggerMessage(HubEvents.JournalMarkMissing, LogLevel.Warning,
            "The journal's high-water mark beside {File} could not be read and begins anew: whether something is missing at the journal's end cannot be told.")]
        public static partial void MarkMissing(ILogger log, string file);

        [LoggerMessage(HubEvents.JournalRecovered, LogLevel.Information, "{Sites} sites are as they were: {Events} events of the journal in {Seconds:0.0} s.")]
        public static partial void Recovered(ILogger log, int sites, long events, double seconds);

        [LoggerMessage(HubEvents.JournalIncomplete, LogLevel.Warning,
            "The journal no longer has what site {Site} saw before {From:u}: its figures begin there.")]
        public static partial void Incomplete(ILogger log, string site, DateTimeOffset from);
    }
}
