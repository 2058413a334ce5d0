using System.Collections.Concurrent;
using System.Threading.Channels;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
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
    private readonly ConcurrentDictionary<string, (JournalLane Lane, FloorClock Clock)> _lanes = new(StringComparer.Ordinal);
    private readonly JournalFindings _findings;
    private readonly ImageFolder _images;
    private readonly ConcurrentDictionary<string, ImageMark> _imageMarks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, StoredImage[]> _imagesToUse;
    private readonly ConcurrentBag<byte[]> _spareChunks = [];
    private volatile JournalReplay? _replay;
    private Mark _last;

    /// <param name="file">The journal, open and looked at.</param>
    /// <param name="disks">The clock by which the disk is waited for.</param>
    /// <param name="seam">Stands between the journal and its file; null: nothing.</param>
    internal SiteJournal(
        JournalFile file, ImageFolder images, JournalFindings findings, TimeProvider time, TimeProvider disks, ILoggerFactory logs, StoreSeam? seam = null)
    {
        (_file, _images, _findings, _time, _log) = (file, images, findings, time, logs.CreateLogger<SiteJournal>());
        _journal = new EventJournal(seam?.Wrap(file) ?? file, time, disks, logs.CreateLogger<EventJournal>());
        _known = file.Sites().ToDictionary(s => s.Name, StringComparer.Ordinal);
        _imagesToUse = _known.Keys.ToDictionary(name => name, name => images.Of(name), StringComparer.Ordinal);
        EventsToRecover = file.Last.Events - FirstTotal(RecoveryStart.After(_imagesToUse.Values.Select(of => of.FirstOrDefault())));
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
    internal (MonitorEngine Engine, IEventDoor Door, SiteSpan Span) Open(string site, SiteOptions options)
    {
        var isKnown = _known.TryGetValue(site, out var known);
        var journalled = known ?? new JournalSite(site, _time.GetUtcNow().ToUnixTimeMilliseconds(), options.Zone);
        var clock = new FloorClock(_time, isKnown ? journalled.StartedAt : null);
        var engine = new MonitorEngine(new EngineOptions(
            site, journalled.Zone, clock, Forecasts: true, Staffing: true, StartAt: journalled.StartedAt, Pace: options.Pace));
        var lane = _journal.Open(journalled, isKnown ? 1 : 0, engine, clock);
        _lanes[site] = (lane, clock);
        // Images of a journal that is gone speak of another life of this site.
        if (!isKnown) _images.DropBefore(site, long.MaxValue);
        return (engine, lane, new SiteSpan(journalled.StartedAt));
    }

    /// <summary>Brings back the floors of all known sites. Their loops do not run yet.</summary>
    /// <param name="settings">Puts a site's stored settings on a floor whose beginning the journal no longer has.</param>
    internal void Recover(IReadOnlyList<SiteEngine> sites, Action<string, Floor, long> settings, CancellationToken stop)
    {
        var startedAt = _time.GetTimestamp();
        var floors = sites.Where(s => _known.ContainsKey(s.Name))
            .ToDictionary(s => s, s => new FloorInReplay(_known[s.Name], at => Begin(s.Name, at, settings)));
        _last = _file.Last;
        var from = RecoveryStart.After(floors.Values.Select(GoOnFromImage).ToArray());
        _replay = new JournalReplay(floors.Values);
        using (var reader = _file.Read(from)) _replay.Run(reader, stop);
        foreach (var (site, floor) in floors)
        {
            if (floor.IsIncomplete) Log.Incomplete(_log, site.Name, DateTimeOffset.FromUnixTimeMilliseconds(floor.KnownFrom));
            site.Engine.Begin(floor.Floor);
            _imageMarks[site.Name] = new ImageMark(_imagesToUse[site.Name].FirstOrDefault()?.Position ?? 0, 0, _time.GetUtcNow());
            var (lane, clock) = _lanes[site.Name];
            lane.Position = floor.Position;
            // Stamps go on from where the floor's time is, also when this machine's clock was put back meanwhile.
            var seenUntil = site.Engine.Latest.AsOf.ToUnixTimeMilliseconds();
            clock.MoveTo(seenUntil);
            clock.Release();
            site.Span = new SiteSpan(floor.Site.StartedAt, floor.KnownFrom, seenUntil, _time.GetUtcNow().ToUnixTimeMilliseconds());
        }

        if (floors.Count > 0) Log.Recovered(_log, floors.Count, EventsRecovered, _time.GetElapsedTime(startedAt).TotalSeconds);
    }

    /// <summary>Begins to take events.</summary>
    internal void Start()
    {
        // An image that has more than the journal (which was damaged, and its loss accepted): what comes now stands behind it.
        var newest = _imagesToUse.Values.SelectMany(of => of).Select(image => image.Group).DefaultIfEmpty(0).Max();
        if (newest > _last.Sequence)
        {
            if (_last.Sequence > 0) _file.AcceptGap(_last.Sequence, newest + 1, 0, _time.GetUtcNow());
            _last = _last with { Sequence = newest };
        }

        _journal.Start(_last);
    }

    /// <summary>A site has changed by so much, or for so long, that it needs a new image.</summary>
    internal bool IsImageDue(SiteEngine site, long events, TimeSpan age)
    {
        var floor = site.Engine.Latest;
        var mark = _imageMarks.GetOrAdd(site.Name, _ => new ImageMark(0, 0, _time.GetUtcNow()));
        if (floor.Version == mark.Position) return false;
        return floor.Counters.Events - mark.Events >= events || _time.GetUtcNow() - mark.At >= age;
    }

    /// <summary>Keeps an image of a site's floor as it is now. The loop stands still only while it is written into memory.</summary>
    /// <exception cref="IOException">The disk did not take it.</exception>
    internal async Task TakeImage(SiteEngine site, CancellationToken cancellation)
    {
        // Asked before the image is: all of that group is then in it.
        var group = _journal.Delivered;
        var events = site.Engine.Latest.Counters.Events;
        using var image = new MemoryChunks(_spareChunks);
        var head = await site.Engine.WriteImage(image, cancellation);
        await Task.Run(() => _images.Keep(site.Name, head.Position, group, image.WriteTo), cancellation);
        _imageMarks[site.Name] = new ImageMark(head.Position, events, _time.GetUtcNow());
    }

    /// <summary>Images of all that has changed since its last one: at a clean end, when nothing more comes.</summary>
    internal async Task TakeLastImages(IEnumerable<SiteEngine> sites, CancellationToken cancellation)
    {
        try
        {
            foreach (var site in sites.Where(s => s.Failure is null && IsImageDue(s, 0, TimeSpan.Zero))) await TakeImage(site, cancellation);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ChannelClosedException)
        {
            // The journal has all of it: the next start only takes longer.
            Log.NoLastImage(_log, problem.Message);
        }
    }

    /// <summary>Drops groups that are too old or too many, and that no start needs any more. Gives how many.</summary>
    /// <param name="before">Older ones go.</param>
    /// <param name="bytes">What the journal may take of the disk.</param>
    internal async Task<long> DropOld(DateTimeOffset before, long bytes)
    {
        // By steps, so that senders wait for none of them long.
        const int step = 256;
        var needed = RecoveryStart.After(_lanes.Keys.Select(site => _images.Of(site).LastOrDefault()));
        long dropped = 0, more;
        do
        {
            more = 0;
            await _journal.Do(() =>
            {
                if (_file.Oldest is not { } oldest || oldest.Sequence >= needed) return;
                if (oldest.ReceivedAt >= before.ToUnixTimeMilliseconds() && _file.UsedBytes <= bytes) return;
                var to = Math.Min(oldest.Sequence + step, needed) - 1;
                _file.DropTo(to);
                more = to - oldest.Sequence + 1;
            });
            dropped += more;
        }
        while (more > 0);
        return dropped;
    }

    public void Dispose() => _journal.Dispose();

    // What the last image had, and when it was taken.
    private sealed record ImageMark(long Position, long Events, DateTimeOffset At);

    private Floor Begin(string site, long at, Action<string, Floor, long> settings)
    {
        var known = _known[site];
        var floor = new Floor(site, known.Zone, at, forecasts: true, staffing: true);
        if (at != known.StartedAt) settings(site, floor, at);
        return floor;
    }

    /// <summary>
    /// Takes customers that were erased out of the journal and out of images: a new image of each of their sites first, so that nothing
    /// before it is needed; then their pseudonyms in all older groups become zeros, and older images go. Gives how many groups were rewritten.
    /// </summary>
    internal async Task<long> EraseWhatIsToBe(SiteEngines engines, CancellationToken cancellation)
    {
        IReadOnlyList<JournalErasure> erasures = [];
        await _journal.Do(() => erasures = _file.Erasures());
        if (erasures.Count == 0) return 0;
        var upTo = _journal.Delivered;
        var sites = erasures.Select(e => engines.Site(e.Site)).OfType<SiteEngine>().Distinct().ToArray();
        foreach (var site in sites) await TakeImage(site, cancellation);
        var rewritten = await Task.Run(() => Rewrite(erasures.ToHashSet(), upTo), cancellation);
        foreach (var site in sites) _images.DropBefore(site.Name, _images.Of(site.Name)[0].Position);
        await _journal.Do(() => _file.EndErasures(erasures));
        Log.Erased(_log, erasures.Count, rewritten);
        return rewritten;
    }

    private long Rewrite(HashSet<JournalErasure> erased, long upTo)
    {
        var rewritten = 0L;
        var scratch = new EventBatch();
        using var reader = _file.Read(0);
        while (reader.TryRead() && reader.Group.Sequence <= upTo)
        {
            if (JournalErasures.Without(reader.Payload, erased, scratch) is not { } changed) continue;
            var (sequence, total, events, receivedAt) = (reader.Group.Sequence, reader.Group.Events - reader.Events, reader.Events, reader.ReceivedAt);
            _journal.Do(() => _file.Rewrite(new JournalGroup(sequence, total, events, receivedAt, changed))).GetAwaiter().GetResult();
            rewritten++;
        }

        return rewritten;
    }

    // The newest image that this program can read; null: the journal from its beginning.
    private StoredImage? GoOnFromImage(FloorInReplay floor)
    {
        foreach (var image in _imagesToUse[floor.Site.Name])
        {
            if (ImageFolder.Read(image, floor.Site.Name, out var why) is { } read)
            {
                floor.GoOnFrom(read);
                return image;
            }

            Log.ImageUnused(_log, image.Path, why!);
        }

        return null;
    }

    private long FirstTotal(long from)
    {
        using var reader = _file.Read(from);
        return reader.TryRead() ? reader.Group.Events - reader.Events : _file.Last.Events;
    }

    private static partial class Log
    {
        [LoggerMessage(HubEvents.JournalTornTail, LogLevel.Warning,
            "The journal's last {Groups} groups were torn off by the last end of the program and were cut off; they had not been acknowledged. "
            + "It ends with group {Last}.")]
        public static partial void TornTail(ILogger log, long groups, long last);

        [LoggerMessage(HubEvents.JournalLossAccepted, LogLevel.Error,
            "About {Events} acknowledged events are missing from the journal, and the program was told to go on without them (--accept-loss). "
            + "Leave that option out from now on.")]
        public static partial void LossAccepted(ILogger log, long events);

        [LoggerMessage(HubEvents.JournalMarkMissing, LogLevel.Warning,
            "The journal's high-water mark beside {File} could not be read and begins anew: whether something is missing at "
            + "the journal's end cannot be told.")]
        public static partial void MarkMissing(ILogger log, string file);

        [LoggerMessage(HubEvents.JournalRecovered, LogLevel.Information,
            "All is as it was (sites: {Sites}, events read from the journal: {Events}, in {Seconds:0.0} s).")]
        public static partial void Recovered(ILogger log, int sites, long events, double seconds);

        [LoggerMessage(HubEvents.JournalErased, LogLevel.Information,
            "{Customers} customers were erased from the journal; {Groups} groups held something of them.")]
        public static partial void Erased(ILogger log, int customers, long groups);

        [LoggerMessage(HubEvents.ImageUnused, LogLevel.Warning,
            "The image {Path} is not used, and the journal is read from further back: {Why}")]
        public static partial void ImageUnused(ILogger log, string path, string why);

        [LoggerMessage(HubEvents.ImageFailed, LogLevel.Warning,
            "No image of the floors could be written at the end; the next start reads more of the journal instead. {Problem}")]
        public static partial void NoLastImage(ILogger log, string problem);

        [LoggerMessage(HubEvents.JournalIncomplete, LogLevel.Warning,
            "The journal no longer has what site {Site} saw before {From:u}: its figures begin there.")]
        public static partial void Incomplete(ILogger log, string site, DateTimeOffset from);
    }
}
