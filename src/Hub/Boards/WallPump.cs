using System.Buffers;

namespace QueueMonitor.Hub.Boards;

/// <summary>
/// Brings a board's states to one wall, one message at a time: the next frame if the wall is just one behind, else the
/// whole newest board. There is no backlog, so a slow wall costs nothing but its own connection, and none when it is cut off.
/// </summary>
internal sealed partial class WallPump
{
    private const int New = 0, Started = 1, Left = 2;

    private readonly BoardPacer _board;
    private readonly IWallLine _line;
    private readonly BoardClock _clock;
    private readonly BoardMetrics _metrics;
    private readonly ILogger _log;
    private readonly Doorbell _bell = new();
    private readonly PaintLog _paints = new();
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _life;
    private volatile string? _bye;
    private volatile bool _gone;
    private long _lastSeq;
    private Beat? _lastBeat;
    private long _paintReportedAt;

    public WallPump(long id, BoardPacer board, IWallLine line, WallInfo info, BoardClock clock, BoardMetrics metrics, ILogger log)
    {
        (Id, _board, _line, Info, _clock, _metrics, _log) = (id, board, line, info, clock, metrics, log);
        Since = clock.Pace.GetUtcNow();

        // First the bell, then the state: what comes between the two rings, nothing falls between them.
        _board.Watch(_bell);
    }

    public long Id { get; }

    public BoardPacer Board => _board;

    public WallInfo Info { get; }

    public string Transport => _line.Transport;

    /// <summary>The id of the screen that it shows; null: it came by no link.</summary>
    public string? Screen { get; init; }

    /// <summary>When it came, whichever board it showed first.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>The last state that it was given; 0 before the first.</summary>
    public long SentSeq => Volatile.Read(ref _lastSeq);

    /// <summary>Its last report of a paint; null before the first.</summary>
    public PaintReport? LastPaint { get; private set; }

    /// <summary>Completes when nothing more will be sent.</summary>
    public Task Ended => _ended.Task;

    /// <summary>The same wall showed another board before: it has been on since then.</summary>
    public void Follow(WallPump before) => (Since, LastPaint) = (before.Since, before.LastPaint);

    /// <summary>The whole board as the answer to a Join; the pump goes on from there.</summary>
    public ReadOnlySequence<byte> First()
    {
        var state = _board.Newest;
        Volatile.Write(ref _lastSeq, state.Seq);
        _lastBeat = _board.LastBeat;
        _metrics.SnapshotSent(skipped: 0);
        return state.Snapshot(_clock.Now);
    }

    /// <summary>Begins to send. Not before the wall has the whole board on its way.</summary>
    public void Start()
    {
        if (Interlocked.CompareExchange(ref _life, Started, New) == New) _ = Task.Run(Run);
    }

    /// <summary>The wall has gone, or joins another board: nothing more is sent after <see cref="Ended"/>.</summary>
    public void Leave()
    {
        _gone = true;
        if (Interlocked.Exchange(ref _life, Left) == New) End();
        else _bell.Ring();
    }

    /// <summary>Sends the wall a last word after the message that is under way.</summary>
    public void SayBye(string reason)
    {
        _bye = reason;
        _bell.Ring();
    }

    /// <summary>The wall has painted a state.</summary>
    /// <param name="milliseconds">From its arrival to the paint, by the wall's clock.</param>
    public void Painted(long seq, double milliseconds)
    {
        if (!double.IsFinite(milliseconds) || milliseconds < 0 || milliseconds > BoardLimits.PaintMax.TotalMilliseconds) return;
        var now = _clock.Pace.GetTimestamp();
        if (_paintReportedAt != 0 && _clock.Pace.GetElapsedTime(_paintReportedAt, now) < BoardLimits.PaintReportsEvery) return;
        _paintReportedAt = now;
        LastPaint = new PaintReport(seq, _clock.Pace.GetUtcNow());
        if (_paints.EventToPaint(seq, TimeSpan.FromMilliseconds(milliseconds), _clock.Now) is { } whole) _metrics.Painted(whole);
    }

    private async Task Run()
    {
        try
        {
            while (!_gone)
            {
                if (_bye is { } reason)
                {
                    await Bye(reason);
                    if (reason != ByeReason.ShuttingDown) _line.Cut();
                    return;
                }

                if (!await SendWhatIsNew()) return;
                await _bell.Wait();
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The connection ended under us.
        }
        catch (Exception bug)
        {
            Log.Failed(_log, Info.Wall, _board.Key.Board, bug);
            _line.Cut();
        }
        finally
        {
            End();
        }
    }

    private async ValueTask<bool> SendWhatIsNew()
    {
        // The beat first: its number is then at most that of the state sent before it, and never looks like a gap.
        var beat = _board.LastBeat;
        var newest = _board.Newest;
        if (newest.Seq != _lastSeq && !await InTime(SendState(newest))) return false;
        if (beat is null || ReferenceEquals(beat, _lastBeat)) return true;
        _lastBeat = beat;
        return await InTime(_line.SendBeat(beat));
    }

    private Task SendState(BoardState state)
    {
        var behind = state.Seq - _lastSeq;
        Volatile.Write(ref _lastSeq, state.Seq);
        var now = _clock.Now;
        if (_clock.IsLive && state.HasNewEvents && state.NewestReceivedAt is { } received) _paints.Add(state.Seq, now, received);
        if (behind == 1 && state.Frame is not null)
        {
            _metrics.FrameSent();
            return _line.SendFrame(state);
        }

        _metrics.SnapshotSent(skipped: behind == state.Seq ? 0 : behind - 1);
        return _line.SendSnapshot(state.Snapshot(now));
    }

    private async ValueTask<bool> InTime(Task sending)
    {
        if (sending.IsCompletedSuccessfully) return true;
        try
        {
            await sending.WaitAsync(BoardLimits.SendMax, _clock.Pace);
            return true;
        }
        catch (TimeoutException)
        {
            _metrics.CutOff(ByeReason.TooSlow);
            Log.CutOff(_log, Info.Wall ?? "(unnamed)", _board.Key.Board, _board.Key.Site, BoardLimits.SendMax.TotalSeconds);
            await Bye(ByeReason.TooSlow);
            _line.Cut();
            return false;
        }
    }

    private async Task Bye(string reason)
    {
        if (reason != ByeReason.TooSlow) _metrics.CutOff(reason);
        try
        {
            await _line.SendBye(reason).WaitAsync(BoardLimits.ByeMax, _clock.Pace);
        }
        catch (TimeoutException)
        {
            // It hears nothing any more; the connection ends without a word.
        }
    }

    private void End()
    {
        _gone = true;
        _board.Unwatch(_bell);
        _ended.TrySetResult();
    }

    private static partial class Log
    {
        [LoggerMessage(HubEvents.WallCutOff, LogLevel.Warning,
            "Cut off wall {Wall} on board {Board} of site {Site}: it did not take a message within {Seconds} s. "
            + "It may connect again at once; look at its network and its browser.")]
        public static partial void CutOff(ILogger log, string wall, string board, string site, double seconds);

        [LoggerMessage(HubEvents.WallFailed, LogLevel.Error, "Sending to wall {Wall} on board {Board} failed in a way we did not foresee.")]
        public static partial void Failed(ILogger log, string? wall, string board, Exception bug);
    }
}

/// <summary>What a wall painted last, and when it said so.</summary>
internal sealed record PaintReport(long Seq, DateTimeOffset At);
