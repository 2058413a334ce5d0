using System.Threading.Channels;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Outcomes;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Live;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine;

/// <summary>
/// The front door of one site: offer batches from any thread, read the newest <see cref="FloorSnapshot"/> from any
/// thread without waiting. Between them stands one loop, the only one that touches the floor.
/// </summary>
public sealed class MonitorEngine : IAsyncDisposable
{
    private readonly TimeProvider _time;
    private readonly Channel<IntakeItem> _intake = Channel.CreateBounded<IntakeItem>(
        new BoundedChannelOptions(EngineLimits.IntakeBatchesMax) { SingleReader = true, FullMode = BoundedChannelFullMode.Wait });

    private readonly Channel<EventBatch> _spare = Channel.CreateBounded<EventBatch>(EngineLimits.IntakeBatchesMax);
    private readonly EngineLoop _loop;
    private readonly CancellationTokenSource _disposed = new();
    private Task? _running;

    public MonitorEngine(EngineOptions options)
    {
        _time = options.Time;
        var floor = new Floor(options.Site, options.Zone, options.StartAt ?? _time.GetUtcNow().ToUnixTimeMilliseconds(), options.Forecasts, options.Staffing);
        _loop = new EngineLoop(floor, _intake.Reader, _time, options.Pace ?? _time);
    }

    /// <summary>The newest snapshot; there is one from the start.</summary>
    public FloorSnapshot Latest => _loop.Latest;

    /// <summary>Batches that the intake would take at this moment.</summary>
    public int Room => Math.Max(0, EngineLimits.IntakeBatchesMax - _intake.Reader.Count);

    /// <summary>An empty batch; give it back with <see cref="Return"/> when its results are read.</summary>
    public EventBatch RentBatch() => _spare.Reader.TryRead(out var batch) ? batch : new EventBatch();

    public void Return(EventBatch batch)
    {
        batch.Clear();
        _spare.Writer.TryWrite(batch);
    }

    /// <summary>Hands a batch to the loop without waiting. False: the intake is full; the batch is still the caller's.</summary>
    public bool TryOffer(EventBatch batch)
    {
        Stamp(batch);
        return _intake.Writer.TryWrite(new IntakeItem(batch, null));
    }

    /// <summary>Waits until the intake has room. False: the engine is shutting down. Then await <see cref="EventBatch.Applied"/>.</summary>
    public async ValueTask<bool> OfferAsync(EventBatch batch, CancellationToken cancellation)
    {
        Stamp(batch);
        var item = new IntakeItem(batch, null);
        while (!_intake.Writer.TryWrite(item))
        {
            if (!await _intake.Writer.WaitToWriteAsync(cancellation).ConfigureAwait(false)) return false;
        }

        return true;
    }

    /// <summary>Completes when a snapshot other than <paramref name="seen"/> is there, and gives the newest.</summary>
    public ValueTask<FloorSnapshot> WaitForNewer(FloorSnapshot seen, CancellationToken cancellation) => _loop.WaitForNewer(seen, cancellation);

    /// <summary>Asks the floor something that no snapshot holds (all waiting contacts of a queue). Answered by the loop between two batches.</summary>
    public ValueTask<IReadOnlyList<WaitingSnapshot>> AllWaiting(string queue, CancellationToken cancellation) =>
        Ask(floor => floor.AllWaiting(queue), cancellation);

    /// <summary>Promises to customers, the nearest due first. Null queue: of all; null state: all that are open.</summary>
    /// <param name="from">Where to begin; null: with the first.</param>
    public ValueTask<PromiseView> Promises(string? queue, PromiseState? state, ListPlace? from, int most, CancellationToken cancellation) =>
        Ask(floor => floor.Promises(queue, state, most, from), cancellation);

    /// <summary>What some agents more or fewer would do over a span (milliseconds since 1970 UTC); null: staffing is off.</summary>
    public ValueTask<WhatIfAnswer?> WhatIf(IReadOnlyList<StaffingChange> changes, long from, long until, CancellationToken cancellation) =>
        Ask(floor => Staffing.Live.WhatIf.Ask(floor, changes, from, until), cancellation);

    /// <summary>What is planned in a span (milliseconds since 1970 UTC); null: staffing is off.</summary>
    public ValueTask<PlanView?> Plan(long from, long until, CancellationToken cancellation) => Ask(floor => floor.Plan(from, until), cancellation);

    /// <summary>Customers who gave up and are not won back, newest first; of one queue, or (null) of all.</summary>
    /// <param name="from">Where to begin; null: with the first.</param>
    public ValueTask<UnreturnedView> Unreturned(string? queue, ListPlace? from, int most, CancellationToken cancellation) =>
        Ask(floor => floor.Unreturned(queue, most, from), cancellation);

    /// <summary>The one of them of that name; null: there is none.</summary>
    public ValueTask<UnreturnedCustomer?> FindUnreturned(string handle, CancellationToken cancellation) =>
        Ask(floor => floor.FindUnreturned(handle), cancellation);

    /// <summary>What is kept of a customer; null: nothing.</summary>
    public ValueTask<KnownCustomer?> Know(UInt128 customer, CancellationToken cancellation) => Ask(floor => floor.Know(customer), cancellation);

    /// <summary>What the contacts that began in a span (milliseconds since 1970 UTC, the end not included) came to.</summary>
    public ValueTask<OutcomeView> Outcomes(long from, long until, CancellationToken cancellation) =>
        Ask(floor => floor.Outcomes(from, until), cancellation);

    /// <summary>
    /// Has the loop write an image of the floor between two batches: all that was offered before is in it. The loop stands
    /// still meanwhile; bring it to the disk (fsync) afterwards. Throws what the stream throws; the floor goes on then too.
    /// </summary>
    /// <param name="to">Written from another thread until this completes, even when the wait for it is cancelled.</param>
    public ValueTask<ImageHead> WriteImage(Stream to, CancellationToken cancellation) => Ask(floor => FloorImage.Write(floor, to), cancellation);

    /// <summary>The same when the loop has come to its end: nothing will change the floor any more.</summary>
    public ImageHead WriteLastImage(Stream to)
    {
        if (_running is not { IsCompletedSuccessfully: true }) throw new InvalidOperationException("The loop has not come to its end.");
        return _loop.WriteImage(to);
    }

    private async ValueTask<T> Ask<T>(Func<Floor, T> ask, CancellationToken cancellation)
    {
        var question = new FloorQuestion<T>(ask);
        await _intake.Writer.WriteAsync(new IntakeItem(null, question), cancellation).ConfigureAwait(false);
        return await question.Answer.WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Takes over a floor that was brought back from what was kept, before the first <see cref="Run"/>. Nobody else may touch
    /// it from then on.</summary>
    public void Begin(Floor floor)
    {
        if (_running is not null) throw new InvalidOperationException("The engine runs already: its floor cannot be another.");
        _loop.Begin(floor);
    }

    /// <summary>Runs the loop until <paramref name="stop"/>; publishes by itself when time alone changes something. Throws when the engine has a bug.</summary>
    public Task Run(CancellationToken stop)
    {
        if (_running is not null) throw new InvalidOperationException("The engine runs already: one loop, one writer.");
        return _running = RunToTheEnd(stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _disposed.CancelAsync().ConfigureAwait(false);
        _intake.Writer.TryComplete();
        if (_running is not null) await _running.ContinueWith(static _ => { }, TaskScheduler.Default).ConfigureAwait(false);
        _disposed.Dispose();
    }

    private async Task RunToTheEnd(CancellationToken stop)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, _disposed.Token);
        Exception? bug = null;
        try
        {
            await _loop.Run(either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (either.IsCancellationRequested)
        {
            // Asked to stop: what has been handed over is applied first, so that nothing acknowledged is lost.
        }
        catch (Exception e)
        {
            bug = e;
            throw;
        }
        finally
        {
            _intake.Writer.TryComplete();
            if (bug is null) _loop.Drain();
            else _loop.Refuse(bug);
        }
    }

    private void Stamp(EventBatch batch)
    {
        if (batch.ReceivedAt == 0) batch.ReceivedAt = _time.GetUtcNow().ToUnixTimeMilliseconds();
    }
}

/// <summary>What an engine needs to know before its first event.</summary>
/// <param name="Site">The site's name.</param>
/// <param name="Zone">IANA zone until <c>site.configured</c> sets one.</param>
/// <param name="Time">The clock that moves the floor between batches.</param>
/// <param name="Forecasts">Whether it predicts waits and risks.</param>
/// <param name="Staffing">Whether it works out how many agents are needed, and raises alerts.</param>
/// <param name="StartAt">The floor's first moment, milliseconds since 1970 UTC; null: now.</param>
/// <param name="Pace">The clock by which the loop's own work is measured; null: <paramref name="Time"/>.</param>
public sealed record EngineOptions(
    string Site, string Zone, TimeProvider Time, bool Forecasts = false, bool Staffing = false, long? StartAt = null, TimeProvider? Pace = null);

/// <summary>A batch, or a question, on its way to the loop.</summary>
internal readonly record struct IntakeItem(EventBatch? Batch, FloorQuestion? Question);

/// <summary>Something that only the loop may ask of the floor.</summary>
internal abstract class FloorQuestion
{
    public abstract void Ask(Floor floor);

    /// <summary>There will be no answer.</summary>
    public abstract void Refuse(Exception bug);
}

internal sealed class FloorQuestion<T>(Func<Floor, T> ask) : FloorQuestion
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<T> Answer => _answer.Task;

    public override void Ask(Floor floor)
    {
        // Whatever goes wrong in answering is the asker's: no question changes the floor, and the loop goes on.
        try
        {
            _answer.TrySetResult(ask(floor));
        }
        catch (Exception e)
        {
            _answer.TrySetException(e);
        }
    }

    public override void Refuse(Exception bug) => _answer.TrySetException(bug);
}
