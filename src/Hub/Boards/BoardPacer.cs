using System.Collections.Immutable;
using System.Text.Json;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Boards;

/// <summary>
/// One watched board: turns the site's snapshots into numbered states, at once after quiet and else four a second, and
/// tells its walls that there is a newer one. It never waits for a wall: each takes the newest when it is ready for it.
/// </summary>
internal sealed partial class BoardPacer : IDisposable
{
    private readonly BoardKey _key;
    private readonly ISiteFeed _feed;
    private readonly SiteRows _rows;
    private readonly BoardClock _clock;
    private readonly BoardMetrics _metrics;
    private readonly ILogger _log;
    private readonly string _wallVersion;
    private readonly Lock _publishing = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly CancellationToken _stopped;
    private ImmutableArray<Doorbell> _bells = [];
    private readonly PeriodicTimer _beats;
    private volatile BoardState _newest;
    private volatile Beat? _beat;
    private volatile bool _failed;
    private IReadOnlyDictionary<string, SourceRefusal> _refusals;
    private long _publishedAt;

    public BoardPacer(
        BoardKey key, BoardChoice choice, ISiteFeed feed, SiteRows rows, BoardClock clock, string wallVersion, BoardMetrics metrics,
        ILogger log)
    {
        (_key, _feed, _rows, _clock, _wallVersion, _metrics, _log) = (key, feed, rows, clock, wallVersion, metrics, log);
        _stopped = _stop.Token;
        _refusals = feed.Refusals;
        _beats = new PeriodicTimer(BoardLimits.BeatEvery, clock.Pace);
        _newest = BoardState.Whole(key.Board, wallVersion, choice, rows.Read(choice), 1);
        _publishedAt = clock.Pace.GetTimestamp();
    }

    public BoardKey Key => _key;

    public BoardState Newest => _newest;

    /// <summary>The last beat; null before the first.</summary>
    public Beat? LastBeat => _beat;

    public int Watchers => _bells.Length;

    /// <summary>The loops, until <see cref="Dispose"/>.</summary>
    public Task Run() => Task.WhenAll(Task.Run(RunFrames), Task.Run(RunBeats));

    /// <summary>Ends the loops.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
        _beats.Dispose();
    }

    public void Watch(Doorbell bell) => ImmutableInterlocked.Update(ref _bells, static (bells, added) => bells.Add(added), bell);

    public void Unwatch(Doorbell bell) => ImmutableInterlocked.Update(ref _bells, static (bells, gone) => bells.Remove(gone), bell);

    /// <summary>The board was set up anew: all its walls get the whole.</summary>
    public void Choose(BoardChoice choice)
    {
        lock (_publishing)
        {
            _newest = BoardState.Whole(_key.Board, _wallVersion, choice, _rows.Read(choice), _newest.Seq + 1);
            _publishedAt = _clock.Pace.GetTimestamp();
        }

        RingAll();
    }

    private async Task RunFrames()
    {
        try
        {
            var seen = _newest.Image.Floor;
            while (true)
            {
                var news = await _feed.WaitForNewer(seen, _stopped);
                var rest = BoardLimits.FrameEvery - _clock.Pace.GetElapsedTime(Volatile.Read(ref _publishedAt));
                if (rest > TimeSpan.Zero) await Task.Delay(rest, _clock.Pace, _stopped);
                seen = Publish(news);
            }
        }
        catch (OperationCanceledException) when (_stopped.IsCancellationRequested)
        {
            // Nobody watches any more.
        }
        catch (Exception bug)
        {
            // Without beats the walls turn old and say so, which is the truth.
            Log.BoardStopped(_log, _key.Board, _key.Site, bug);
            _failed = true;
        }
    }

    // first: the snapshot that ended the quiet; its newest event is the oldest that walls have not seen.
    private FloorSnapshot Publish(FloorSnapshot first)
    {
        BoardImage image;
        lock (_publishing)
        {
            var before = _newest;
            image = _rows.Read(before.Choice);
            var now = _clock.Now;
            if (before.Next(image, now) is not { } next)
            {
                _metrics.NothingNew();
                return image.Floor;
            }

            _newest = next;
            Volatile.Write(ref _publishedAt, _clock.Pace.GetTimestamp());
            if (_clock.IsLive && next.HasNewEvents && first.NewestReceivedAt is { } received) _metrics.Framed(now - received);
        }

        RingAll();
        return image.Floor;
    }

    private async Task RunBeats()
    {
        while (await _beats.WaitForNextTickAsync(CancellationToken.None))
        {
            // A wall that hears no beat shows its figures as old: so it shall when the engine has ended.
            if (_failed || _feed.Failed) continue;
            TellOfRefusals();
            _beat = new Beat(WriteBeat(_newest.Seq, _clock.Now));
            RingAll();
        }
    }

    // What was refused, or was refused too long ago to be told, is no event of the engine: nothing else would wake the board.
    private void TellOfRefusals()
    {
        var refusals = _feed.Refusals;
        if (ReferenceEquals(refusals, _refusals)) return;
        _refusals = refusals;
        Publish(_newest.Image.Floor);
    }

    private void RingAll()
    {
        foreach (var bell in _bells) bell.Ring();
    }

    private static byte[] WriteBeat(long seq, DateTimeOffset serverTime)
    {
        using var buffer = new MemoryStream(96);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteNumber("seq"u8, seq);
            json.WriteMoment("serverTime"u8, serverTime);
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static partial class Log
    {
        [LoggerMessage(HubEvents.BoardStopped, LogLevel.Critical,
            "Board {Board} of site {Site} has stopped: this is a bug of Queue Monitor. Its walls show their figures as old. "
            + "Restart the program, and report the text below.")]
        public static partial void BoardStopped(ILogger log, string board, string site, Exception bug);
    }
}

/// <summary>A board of a site.</summary>
internal readonly record struct BoardKey(string Site, string Board);

/// <summary>A sign of life for all walls of a board; compared by reference.</summary>
internal sealed class Beat(byte[] json)
{
    public ReadOnlyMemory<byte> Json { get; } = json;

    /// <summary>The beat as a message's arguments, shared by all walls.</summary>
    public object?[] Arguments { get; } = [new RawJson(json)];
}
