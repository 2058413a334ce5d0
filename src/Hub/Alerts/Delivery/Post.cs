using QueueMonitor.Hub.Alerts.Messages;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Alerts.Delivery;

/// <summary>Where messages go: one receiver at a time has one under way. Whoever is not there any more has no receiver.</summary>
internal interface IReceivers
{
    /// <summary>Null: there is no such receiver any more, and what is on its way to it goes.</summary>
    Func<Notice, CancellationToken, Task<DeliveryResult>>? Find(string receiver);

    /// <summary>Who wants to be told of it.</summary>
    IEnumerable<string> For(Notice notice);
}

/// <summary>How it goes with one receiver.</summary>
/// <param name="LastAt">When it was last tried; null: never in this run.</param>
internal sealed record ReceiverState(int Waiting, int Dead, DateTimeOffset? LastAt, int? LastStatus, string? LastError);

/// <summary>
/// Brings messages to their receivers: at once, again with growing waits for a day, then they are dead letters. Messages to one receiver go one
/// after the other in their order. All is kept in the data folder before it counts.
/// </summary>
internal sealed partial class Post(IReceivers receivers, DeliveryTable table, BoardClock clock, ILogger<Post> log) : BackgroundService
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<long, Delivery> _all = [];
    private readonly HashSet<string> _underWay = [];
    private readonly Dictionary<string, (DateTimeOffset At, int? Status, string? Error)> _last = new(StringComparer.Ordinal);
    private TaskCompletionSource _news = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _lastId;

    /// <summary>Counts since the start, by what became of them.</summary>
    public long Delivered { get; private set; }

    /// <inheritdoc cref="Delivered"/>
    public long Failed { get; private set; }

    /// <summary>Messages that became dead letters.</summary>
    public long Died { get; private set; }

    /// <summary>Dead letters that were dropped: too old, or too many.</summary>
    public long Dropped { get; private set; }

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            foreach (var delivery in table.All()) _all[delivery.Id] = delivery;
            _lastId = _all.Count == 0 ? 0 : _all.Keys.Last();
        }

        return base.StartAsync(cancellationToken);
    }

    /// <summary>Puts a message in line for all who want it; completes when that is on the disk.</summary>
    public async Task Tell(Notice notice)
    {
        foreach (var receiver in receivers.For(notice).ToList()) await Tell(receiver, notice);
    }

    /// <summary>Puts a message in line for one receiver.</summary>
    public async Task<Delivery> Tell(string receiver, Notice notice)
    {
        Delivery added;
        List<Delivery> displaced;
        var now = clock.Pace.GetUtcNow();
        lock (_gate)
        {
            added = new Delivery(++_lastId, receiver, notice, now, 0, now, null, null);
            _all[added.Id] = added;
            // Whoever has been away may be back: what waits is tried before it.
            foreach (var waiting in _all.Values.Where(d => d.Receiver == receiver && d.DeadAt is null && d.NextAt > now).Take(1).ToList())
                _all[waiting.Id] = waiting with { NextAt = now };
            displaced = [.. _all.Values.Where(d => d.Receiver == receiver && d.DeadAt is null).SkipLast(AlertLimits.WaitingMax)
                .Select(d => d with { DeadAt = now, Error = $"More than {AlertLimits.WaitingMax} messages waited for this receiver." })];
            foreach (var dead in displaced) Bury(dead);
        }

        await Keep(added);
        foreach (var dead in displaced) await Keep(dead);
        Ring();
        return added;
    }

    public ReceiverState StateOf(string receiver)
    {
        lock (_gate)
        {
            var mine = _all.Values.Where(d => d.Receiver == receiver).ToList();
            var last = _last.TryGetValue(receiver, out var known) ? known : default((DateTimeOffset At, int? Status, string? Error)?);
            return new ReceiverState(
                mine.Count(d => d.DeadAt is null), mine.Count(d => d.DeadAt is not null), last?.At, last?.Status, last?.Error);
        }
    }

    /// <summary>Messages that were given up, the oldest first.</summary>
    public IReadOnlyList<Delivery> DeadLetters()
    {
        lock (_gate) return [.. _all.Values.Where(d => d.DeadAt is not null)];
    }

    public int Waiting
    {
        get
        {
            lock (_gate) return _all.Values.Count(d => d.DeadAt is null);
        }
    }

    /// <summary>Tries a dead letter anew, for another day. False: there is none of that number.</summary>
    public async Task<bool> SendAgain(long id)
    {
        var now = clock.Pace.GetUtcNow();
        Delivery again;
        lock (_gate)
        {
            if (!_all.TryGetValue(id, out var dead) || dead.DeadAt is null) return false;
            _all[id] = again = dead with { DeadAt = null, Since = now, NextAt = now, Tries = 0, Error = null };
        }

        await Keep(again);
        Ring();
        return true;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var running = new List<Task>();
        try
        {
            while (true)
            {
                Task news;
                lock (_gate)
                {
                    _news = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    news = _news.Task;
                }

                running.RemoveAll(t => t.IsCompleted);
                await DropOld();
                var next = Begin(running, stoppingToken);
                using var wait = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
                var due = next is { } at ? Task.Delay(Until(at), clock.Pace, wait.Token) : Task.Delay(Timeout.Infinite, wait.Token);
                await Task.WhenAny(news, due);
                await wait.CancelAsync();
                stoppingToken.ThrowIfCancellationRequested();
            }
        }
        catch (OperationCanceledException)
        {
            // What is under way breaks off, and is tried again at the next start: receivers know a message by its id.
            await Task.WhenAll(running).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    private TimeSpan Until(DateTimeOffset at) => at - clock.Pace.GetUtcNow() is var wait && wait > TimeSpan.Zero ? wait : TimeSpan.Zero;

    // The first message of each receiver, if it is due; tells when the next will be.
    private DateTimeOffset? Begin(List<Task> running, CancellationToken stopping)
    {
        var now = clock.Pace.GetUtcNow();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        DateTimeOffset? next = null;
        lock (_gate)
        {
            foreach (var delivery in _all.Values)
            {
                if (delivery.DeadAt is not null || !seen.Add(delivery.Receiver) || _underWay.Contains(delivery.Receiver)) continue;
                if (delivery.NextAt <= now && _underWay.Count < AlertLimits.AtOnceMax)
                {
                    _underWay.Add(delivery.Receiver);
                    running.Add(Task.Run(() => Try(delivery, stopping), CancellationToken.None));
                }
                else if (delivery.NextAt > now && (next is null || delivery.NextAt < next))
                {
                    next = delivery.NextAt;
                }
            }
        }

        return next;
    }

    private async Task Try(Delivery delivery, CancellationToken stopping)
    {
        try
        {
            if (receivers.Find(delivery.Receiver) is { } send) await Settle(delivery, await send(delivery.Notice, stopping));
            else await Forget(delivery.Id);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // As it was.
        }
        catch (Exception bug)
        {
            Log.NotSent(log, delivery.Receiver, bug.Message);
            await Settle(delivery, DeliveryResult.Again(null, "It could not be sent through a fault of Queue Monitor; the log says "
                + "more."));
        }
        finally
        {
            lock (_gate) _underWay.Remove(delivery.Receiver);
            Ring();
        }
    }

    private async Task Settle(Delivery delivery, DeliveryResult result)
    {
        var now = clock.Pace.GetUtcNow();
        var tries = delivery.Tries + 1;
        Delivery? left = null;
        lock (_gate)
        {
            _last[delivery.Receiver] = (now, result.Status, result.Error);
            if (result.Error is null)
            {
                Delivered++;
            }
            else
            {
                Failed++;
                // Displaced, or forgotten with its receiver, while it was under way: it stays so.
                if (!_all.TryGetValue(delivery.Id, out var held) || held.DeadAt is not null) return;
                var next = now + AlertLimits.Backoff(tries, result.RetryAfter);
                var isOver = result.IsFinal || next - delivery.Since > AlertLimits.RetryFor;
                left = delivery with { Tries = tries, NextAt = next, DeadAt = isOver ? now : null, Error = result.Error };
                if (isOver) Bury(left);
                else _all[left.Id] = left;
            }
        }

        if (left is null) await Forget(delivery.Id);
        else await Keep(left);
    }

    // Under the gate.
    private void Bury(Delivery dead)
    {
        _all[dead.Id] = dead;
        Died++;
    }

    private async Task DropOld()
    {
        var oldest = clock.Pace.GetUtcNow() - AlertLimits.DeadFor;
        List<long> gone;
        lock (_gate)
        {
            gone = [.. _all.Values.Where(d => d.DeadAt is not null).GroupBy(d => d.Receiver)
                .SelectMany(dead => dead.SkipLast(AlertLimits.DeadMax).Concat(dead.TakeLast(AlertLimits.DeadMax).Where(d => d.DeadAt < oldest)))
                .Select(d => d.Id)];
            Dropped += gone.Count;
        }

        foreach (var id in gone) await Forget(id);
    }

    private async Task Forget(long id)
    {
        lock (_gate) _all.Remove(id);
        await Guarded(() => table.Delete(id));
    }

    private Task Keep(Delivery delivery) => Guarded(() => table.Save(delivery));

    // A disk that takes nothing keeps nobody from being told.
    private async Task Guarded(Func<Task> write)
    {
        try
        {
            await write();
        }
        catch (HubStoreException problem)
        {
            Log.NotKept(log, problem.Message);
        }
    }

    private void Ring()
    {
        lock (_gate) _news.TrySetResult();
    }

    private static partial class Log
    {
        [LoggerMessage(HubEvents.NoticeNotKept, LogLevel.Error,
            "Messages on their way to receivers cannot be stored; they are sent all the same, and are lost when the program ends: "
                + "{Problem}")]
        public static partial void NotKept(ILogger log, string problem);

        [LoggerMessage(HubEvents.NoticeNotSent, LogLevel.Error, "A message to {Receiver} could not be sent: {Problem}")]
        public static partial void NotSent(ILogger log, string receiver, string problem);
    }
}
