using System.Threading.Channels;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine;

/// <summary>
/// The one writer: takes all that is there, applies it, publishes one snapshot by a single reference, and only then tells
/// the senders, so that who has an answer also finds its events in what is read next.
/// </summary>
internal sealed class EngineLoop
{
    /// <summary>Batches applied before a snapshot is due, however many are waiting: 65,536 events, some tens of milliseconds.</summary>
    private const int TakenAtOnceMax = 64;

    // A publication may take a fifth of the loop's time: one that cost 4 ms is followed by the next after 20 ms at the earliest.
    private const int PublishShare = 5;

    private readonly ChannelReader<IntakeItem> _intake;
    private readonly TimeProvider _time, _pace;
    private readonly List<EventBatch> _applied = [];
    private Floor _floor;
    private FloorSnapshot _latest;
    private TaskCompletionSource _newer = NewSignal();
    private long _published;
    private TimeSpan _publishCost;

    /// <param name="pace">The clock by which the loop's own work is measured.</param>
    public EngineLoop(Floor floor, ChannelReader<IntakeItem> intake, TimeProvider time, TimeProvider pace)
    {
        (_floor, _intake, _time, _pace) = (floor, intake, time, pace);
        _floor.Advance(Now());
        _latest = floor.Capture(null);
        _published = pace.GetTimestamp();
    }

    /// <summary>The newest snapshot. Written by the loop, read by anyone.</summary>
    public FloorSnapshot Latest => Volatile.Read(ref _latest);

    /// <summary>Goes on with another floor, before the loop runs: time has stood still on it until now.</summary>
    public void Begin(Floor floor)
    {
        _floor = floor;
        Volatile.Write(ref _latest, floor.Capture(null));
        Interlocked.Exchange(ref _newer, NewSignal()).TrySetResult();
    }

    public async ValueTask<FloorSnapshot> WaitForNewer(FloorSnapshot seen, CancellationToken cancellation)
    {
        while (true)
        {
            // The signal first: a snapshot published between the two reads has completed this very signal.
            var signal = Volatile.Read(ref _newer);
            var latest = Latest;
            if (!ReferenceEquals(latest, seen)) return latest;
            await signal.Task.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    public async Task Run(CancellationToken stop)
    {
        Task<bool>? something = null;
        while (true)
        {
            stop.ThrowIfCancellationRequested();
            something ??= _intake.WaitToReadAsync(stop).AsTask();
            if (!something.IsCompleted) await SomethingOrTimer(something, stop).ConfigureAwait(false);
            if (something.IsCompleted)
            {
                if (!await something.ConfigureAwait(false)) return;
                something = null;
                TakeAll();
            }

            if (_applied.Count > 0) await PublishWhenDue(stop).ConfigureAwait(false);
            else PassTime();
        }
    }

    /// <summary>Only when the loop does not run.</summary>
    public ImageHead WriteImage(Stream to) => FloorImage.Write(_floor, to);

    /// <summary>Applies and publishes what is still there when the loop was asked to stop.</summary>
    public void Drain()
    {
        while (_intake.TryPeek(out _) || _applied.Count > 0)
        {
            TakeAll();
            Publish();
        }
    }

    /// <summary>A bug stopped the loop: whoever waits for an answer gets the reason instead.</summary>
    public void Refuse(Exception bug)
    {
        foreach (var batch in _applied) batch.MarkFailed(bug);
        _applied.Clear();
        while (_intake.TryRead(out var item))
        {
            item.Batch?.MarkFailed(bug);
            item.Question?.Refuse(bug);
        }

        Volatile.Read(ref _newer).TrySetException(bug);
    }

    private void TakeAll()
    {
        while (_applied.Count < TakenAtOnceMax && _intake.TryRead(out var item))
        {
            if (item.Batch is { } batch)
            {
                _applied.Add(batch);
                _floor.Apply(batch);
            }
            else
            {
                item.Question!.Ask(_floor);
            }
        }
    }

    private async Task SomethingOrTimer(Task something, CancellationToken stop)
    {
        var wait = _floor.NextChangeAt - Now();
        if (wait <= 0) return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var timer = Task.Delay(TimeSpan.FromMilliseconds(Math.Min(wait, 60_000)), _time, either.Token);
        await Task.WhenAny(something, timer).ConfigureAwait(false);
        await either.CancelAsync().ConfigureAwait(false);
    }

    private async Task PublishWhenDue(CancellationToken stop)
    {
        var rest = (_publishCost * (PublishShare - 1)) - _pace.GetElapsedTime(_published);
        if (rest > TimeSpan.Zero)
        {
            if (rest > EngineLimits.PublishEvery) rest = EngineLimits.PublishEvery;
            await Task.Delay(rest, _pace, stop).ConfigureAwait(false);
            TakeAll();
        }

        Publish();
    }

    private void PassTime()
    {
        // The clock first, then the intake: a batch that is there has its stamp already, and time must not pass it.
        var now = Now();
        if (_floor.NextChangeAt > now || _intake.TryPeek(out _)) return;
        _floor.Advance(now);
        Publish();
    }

    private void Publish()
    {
        var start = _pace.GetTimestamp();
        Volatile.Write(ref _latest, _floor.Capture(_latest));
        _published = _pace.GetTimestamp();
        _publishCost = _pace.GetElapsedTime(start, _published);
        Interlocked.Exchange(ref _newer, NewSignal()).TrySetResult();
        foreach (var batch in _applied) batch.MarkApplied();
        _applied.Clear();
    }

    private long Now() => _time.GetUtcNow().ToUnixTimeMilliseconds();

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
