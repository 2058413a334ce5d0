using System.Text;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Sources.Asterisk;

/// <summary>What to follow.</summary>
/// <param name="Path">The queue log; it need not be there yet.</param>
/// <param name="Site">The site that it speaks of; null: the default one.</param>
public sealed record QueueLogOptions(string Path, string? Site = null);

/// <summary>
/// Feeds a live Asterisk's queue log to the engine. At the start it reads the log from the beginning of the site's day (and
/// the files that were rotated away since), so that the day's figures are right at once; these events are late, and the
/// queues' <c>restated</c> says so. Then it looks for new lines five times a second. A heartbeat tells that the file can
/// be read: when it cannot, the source turns stale and walls say so.
/// </summary>
public sealed partial class QueueLogFollower : BackgroundService
{
    /// <summary>The source under which the events come.</summary>
    public const string Source = "asterisk";

    /// <summary>Each look costs two system calls; a fifth of a second is below what anyone sees on a wall.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(200);

    private static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan HeartbeatEvery = TimeSpan.FromSeconds(5);

    private readonly QueueLogOptions _options;
    private readonly SiteEngines _sites;
    private readonly TimeProvider _time;
    private readonly ILogger<QueueLogFollower> _log;
    private readonly List<EventBatch> _filled = [];
    private readonly string _site;
    private readonly QueueLogMapping _mapping;
    private SiteEngine _engine = null!;
    private int _listed;
    private bool _isMissing;

    public QueueLogFollower(QueueLogOptions options, SiteEngines sites, TimeProvider time, ILogger<QueueLogFollower> log)
    {
        (_options, _sites, _time, _log) = (options, sites, time, log);
        _site = options.Site ?? sites.DefaultSite;
        var pseudonyms = new Pseudonyms(sites.PseudonymKey(_site));
        _mapping = new QueueLogMapping(caller => pseudonyms.Of(Encoding.UTF8.GetBytes(caller)));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await _sites.Ready.WaitAsync(stoppingToken);
        _engine = _sites.Open(_site);
        using var tail = new QueueLogTail(_options.Path);
        var heartbeatAt = long.MinValue;
        var catchUp = new QueueLogCatchUp(_mapping, DayStart());
        foreach (var rotated in RotatedToday(DayStart())) await Read(rotated, catchUp, stoppingToken);
        while (true)
        {
            var state = Look(tail, catchUp);
            if (state == TailState.AtEnd) catchUp.BeginToday(Batch);
            if (state == TailState.AtEnd && (heartbeatAt == long.MinValue || _time.GetElapsedTime(heartbeatAt) >= HeartbeatEvery))
            {
                heartbeatAt = _time.GetTimestamp();
                Batch().Add(EventType.SourceHeartbeat, Now);
            }

            await Send(stoppingToken);
            if (state != TailState.More) await Task.Delay(LookEvery, _time, stoppingToken);
        }
    }

    private long Now => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private TailState Look(QueueLogTail tail, QueueLogCatchUp catchUp)
    {
        try
        {
            var state = tail.Read(line => catchUp.Take(line, Batch));
            if (state == TailState.Missing) SayMissing("there is no such file (yet)");
            else if (_isMissing) SayFound();
            return state;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            SayMissing(unreadable.Message);
            return TailState.Missing;
        }
    }

    // The batch that takes the next event; full ones wait to be sent.
    private EventBatch Batch()
    {
        if (_filled.Count > 0 && !_filled[^1].IsFull) return _filled[^1];
        var batch = _engine.Door.Rent();
        batch.Source = Source;
        _filled.Add(batch);
        return batch;
    }

    private async Task Send(CancellationToken stop)
    {
        foreach (var batch in _filled)
        {
            if (batch.Count > 0)
            {
                await Apply(batch, stop);
                foreach (var refusal in batch.Refusals) Log.Refused(_log, refusal.Reason);
            }

            _engine.Door.Return(batch);
        }

        _filled.Clear();
        foreach (var problem in _mapping.Problems.Examples.Skip(_listed)) Log.Line(_log, problem.Line, problem.Kind, problem.Text);
        _listed = _mapping.Problems.Examples.Count;
    }

    // The journal says itself what keeps it: here nothing is lost, the log stands on the disk.
    private async Task Apply(EventBatch batch, CancellationToken stop)
    {
        while (true)
        {
            if (!await _engine.Door.OfferAsync(batch, stop)) throw new OperationCanceledException(stop);
            try
            {
                await batch.Applied;
                return;
            }
            catch (JournalException)
            {
                batch.Renew();
                await Task.Delay(RetryAfter, _time, stop);
            }
        }
    }

    private async Task Read(string rotated, QueueLogCatchUp catchUp, CancellationToken stop)
    {
        try
        {
            using var file = Replay.RecordingFile.Open(rotated);
            using var lines = new Replay.LineStream(file.Content, QueueLogTail.LineBytesMax);
            while (Take(lines, catchUp)) await Send(stop);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Log.RotatedUnreadable(_log, rotated, unreadable.Message);
        }
    }

    // As many lines as fill a batch.
    private bool Take(Replay.LineStream lines, QueueLogCatchUp catchUp)
    {
        for (var i = 0; i < EngineLimits.BatchEventsMax / 2; i++)
        {
            if (!lines.TryRead(out var line)) return false;
            catchUp.Take(line, Batch);
        }

        return true;
    }

    private long DayStart()
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(_engine.Engine.Latest.Site.Settings.Zone);
        var local = TimeZoneInfo.ConvertTime(_time.GetUtcNow(), zone).Date;
        while (zone.IsInvalidTime(local)) local = local.AddMinutes(15);
        var offset = zone.IsAmbiguousTime(local) ? zone.GetAmbiguousTimeOffsets(local).Max() : zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUnixTimeMilliseconds();
    }

    // queue_log.1, queue_log-20261122, queue_log.1.gz: whatever stands beside it under a longer name and was written today.
    private IEnumerable<string> RotatedToday(long dayStart)
    {
        var full = Path.GetFullPath(_options.Path);
        var folder = new DirectoryInfo(Path.GetDirectoryName(full)!);
        if (!folder.Exists) return [];
        var name = Path.GetFileName(full);
        var since = DateTimeOffset.FromUnixTimeMilliseconds(dayStart).UtcDateTime;
        return folder.EnumerateFiles(name + "*")
            .Where(f => f.Name.Length > name.Length && f.Name[name.Length] is '.' or '-' && f.LastWriteTimeUtc >= since)
            .OrderBy(f => f.LastWriteTimeUtc)
            .Select(f => f.FullName);
    }

    private void SayMissing(string why)
    {
        if (!_isMissing) Log.Missing(_log, _options.Path, why);
        _isMissing = true;
    }

    private void SayFound()
    {
        _isMissing = false;
        Log.Found(_log, _options.Path);
    }

    private static partial class Log
    {
        [LoggerMessage(HubEvents.QueueLogMissing, LogLevel.Warning,
            "The queue log {Path} cannot be read: {Why}. Looking again five times a second; walls show its queues as old.")]
        public static partial void Missing(ILogger log, string path, string why);

        [LoggerMessage(HubEvents.QueueLogFound, LogLevel.Information, "The queue log {Path} can be read.")]
        public static partial void Found(ILogger log, string path);

        [LoggerMessage(HubEvents.QueueLogLine, LogLevel.Warning, "Queue log, line {Line} ({Kind}): {Text}")]
        public static partial void Line(ILogger log, long line, string kind, string text);

        [LoggerMessage(HubEvents.QueueLogRotatedUnreadable, LogLevel.Warning,
            "The rotated queue log {Path} cannot be read ({Why}): what it says of today is missing from today's figures.")]
        public static partial void RotatedUnreadable(ILogger log, string path, string why);

        [LoggerMessage(HubEvents.QueueLogRefused, LogLevel.Error, "The engine refused an event of the queue log: {Reason}.")]
        public static partial void Refused(ILogger log, RefusalReason reason);
    }
}
