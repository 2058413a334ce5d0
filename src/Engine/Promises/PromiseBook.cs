using QueueMonitor.Engine.Calendars;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Measures;

namespace QueueMonitor.Engine.Promises;

/// <summary>
/// The promises of contacts: made, kept, broken, paused, and for a late event all taken back. Knows how, not when:
/// <see cref="PromiseFold"/> decides. Used by the engine loop only.
/// </summary>
internal sealed class PromiseBook(FloorParts floor, ContactAccounts accounts)
{
    private const double DaysToTheBillionth = 1e9;

    private readonly List<(int Queue, long At, Decision Decision)> _old = [];

    /// <summary>Number of the event that is being taken in: what it decided itself was not counted before.</summary>
    public long Step { get; set; }

    public PromiseLine LineOf(int queue) => queue < 0 ? floor.SitePromises : floor.Queues[queue].Promises;

    /// <summary>A new promise of a contact that holds from a moment on. False: it has as many as are kept.</summary>
    public bool Add(int slot, ref Contact contact, in Promise made)
    {
        var count = 0;
        for (var i = contact.FirstPromise; i >= 0; i = floor.Promises[i].Next) count++;
        if (count >= EngineLimits.ContactPromisesMax) return false;
        var index = floor.Promises.Rent();
        floor.Promises[index] = made with
        {
            Contact = slot,
            Next = -1,
            TimerAt = -1,
            PausedAt = Promise.Never,
            KeptAt = Promise.Never,
            Decision = Decision.None,
            Risk = float.NaN,
            Open = true,
            InUse = true,
            IsCopy = false,
            Step = Step,
        };
        Append(ref contact, index);
        Enter(index);
        return true;
    }

    /// <summary>When it is due if it holds from a moment on; <see cref="long.MaxValue"/>: never.</summary>
    public long DueOf(in PromiseTerms terms, int queue, long from, int epoch) => terms.Kind switch
    {
        PromiseKind.Due => terms.Moment,
        PromiseKind.Before => CalendarOf(queue, epoch).NextTimeOfDay(from, terms.Minute),
        _ => terms.Span.IsWorkingTime
            ? CalendarOf(queue, epoch).AddWorkingDays(from, terms.Span.WorkingDays)
            : from + (long)terms.Span.Duration.TotalMilliseconds,
    };

    public WorkCalendar CalendarOf(int queue, int epoch) => queue < 0 ? floor.Site.Office : floor.Queues[queue].CalendarAt(epoch);

    /// <summary>Its time is over and nobody has answered.</summary>
    public void Miss(int index)
    {
        Leave(index);
        ref var promise = ref floor.Promises[index];
        (promise.Decision, promise.DecidedAt, promise.DecidedIn) = (Decision.Miss, promise.Due, promise.Queue);
        Count(in promise, 1);
        Enter(index);
    }

    /// <summary>That its time was over is taken back: what came then was not known yet.</summary>
    public void TakeBackMiss(int index)
    {
        Leave(index);
        ref var promise = ref floor.Promises[index];
        Count(in promise, -1);
        promise.Decision = Decision.None;
        Enter(index);
    }

    /// <summary>A human has answered.</summary>
    public void Keep(int index, long at, int epoch)
    {
        Leave(index);
        ref var promise = ref floor.Promises[index];
        if (!promise.IsPaused) Remember(ref promise, at, epoch);
        (promise.KeptAt, promise.Open, promise.PausedAt) = (at, false, Promise.Never);
        if (promise.Decision != Decision.None) return;
        (promise.Decision, promise.DecidedAt, promise.DecidedIn) = (Decision.Hit, at, promise.Queue);
        Count(in promise, 1);
    }

    /// <summary>It holds no longer, and nobody has answered. What was decided stands.</summary>
    public void Withdraw(int index)
    {
        Leave(index);
        floor.Promises[index].Open = false;
    }

    public void Pause(int index, long at, int epoch)
    {
        Leave(index);
        ref var promise = ref floor.Promises[index];
        Remember(ref promise, at, epoch);
        promise.PausedAt = at;
        Enter(index);
    }

    public void Resume(int index, long at, int epoch)
    {
        Leave(index);
        ref var promise = ref floor.Promises[index];
        promise.Due = DueAfter(in promise, promise.Queue, at, epoch);
        promise.PausedAt = Promise.Never;
        Enter(index);
    }

    /// <summary>When what was left of its time is over, from a moment on.</summary>
    public long DueAfter(in Promise promise, int queue, long at, int epoch) => promise.Terms.Kind != PromiseKind.Within
        ? promise.Due
        : promise.Terms.Span.IsWorkingTime ? CalendarOf(queue, epoch).AddWorkingDays(at, promise.RestDays) : at + promise.RestMs;

    /// <summary>Another queue has its contact now.</summary>
    public void Move(int index, int queue)
    {
        if (floor.Promises[index].Queue == queue) return;
        Leave(index);
        floor.Promises[index].Queue = queue;
        Enter(index);
    }

    /// <summary>Takes back all that the promises of a contact have put into figures and lines.</summary>
    public void TakeBackAll(ref Contact contact)
    {
        _old.Clear();
        for (var index = contact.FirstPromise; index >= 0;)
        {
            ref var promise = ref floor.Promises[index];
            if (promise.Decision != Decision.None)
            {
                _old.Add((promise.DecidedIn, promise.DecidedAt, promise.Decision));
                Count(in promise, -1);
            }

            if (promise.Open) Leave(index);
            index = Free(index);
        }

        (contact.FirstPromise, contact.LastPromise) = (-1, -1);
    }

    /// <summary>After folding anew: says which queues took back a decision.</summary>
    public void CompareDecisions(ref Contact contact)
    {
        for (var i = contact.FirstPromise; i >= 0; i = floor.Promises[i].Next)
        {
            ref var promise = ref floor.Promises[i];
            if (promise.Decision != Decision.None) _old.Remove((promise.DecidedIn, promise.DecidedAt, promise.Decision));
        }

        foreach (var (queue, _, _) in _old)
        {
            if (queue >= 0) accounts.TakeBack(floor.Queues[queue]);
        }

        _old.Clear();
    }

    /// <summary>A decision that was counted before this event is no longer so.</summary>
    public void TellTakenBack(int queue, long madeAtStep)
    {
        if (queue >= 0 && madeAtStep != Step) accounts.TakeBack(floor.Queues[queue]);
    }

    /// <summary>Of a contact that can no longer be folded anew: what is open stays, and the last one, which a second message opens again.</summary>
    public void Forget(ref Contact contact)
    {
        var (first, last) = (contact.FirstPromise, contact.LastPromise);
        (contact.FirstPromise, contact.LastPromise) = (-1, -1);
        for (var index = first; index >= 0;)
        {
            var next = floor.Promises[index].Next;
            if (floor.Promises[index].Open || index == last) Append(ref contact, index);
            else Free(index);
            index = next;
        }
    }

    /// <summary>The contact is no longer known.</summary>
    public void Drop(ref Contact contact)
    {
        for (var index = contact.FirstPromise; index >= 0;)
        {
            if (floor.Promises[index].Open) Leave(index);
            index = Free(index);
        }

        (contact.FirstPromise, contact.LastPromise) = (-1, -1);
    }

    /// <summary>Keeps the promises of a contact as they are aside, for <see cref="Restore"/>.</summary>
    public void KeepCopies(ref Contact of)
    {
        var first = of.FirstPromise;
        (of.FirstPromise, of.LastPromise) = (-1, -1);
        for (var from = first; from >= 0; from = floor.Promises[from].Next)
        {
            var index = floor.Promises.Rent();
            floor.Promises[index] = floor.Promises[from] with { IsCopy = true, Next = -1, TimerAt = -1 };
            Append(ref of, index);
        }
    }

    /// <summary>The contact's promises are those that were kept aside.</summary>
    public void Restore(ref Contact contact, ref Contact was)
    {
        for (var from = was.FirstPromise; from >= 0; from = floor.Promises[from].Next)
        {
            var index = floor.Promises.Rent();
            floor.Promises[index] = floor.Promises[from] with { IsCopy = false, Next = -1, TimerAt = -1, Step = Step };
            Append(ref contact, index);
            ref var promise = ref floor.Promises[index];
            if (promise.Decision != Decision.None) Count(in promise, 1);
            if (promise.Open) Enter(index);
        }
    }

    public void FreeCopies(ref Contact of)
    {
        for (var index = of.FirstPromise; index >= 0;) index = Free(index);
        (of.FirstPromise, of.LastPromise) = (-1, -1);
    }

    /// <summary>Whether one is open that was not due by a moment long ago.</summary>
    public bool IsFollowed(ref Contact contact, long dueBy)
    {
        for (var i = contact.FirstPromise; i >= 0; i = floor.Promises[i].Next)
        {
            if (floor.Promises[i].Open && floor.Promises[i].Due > dueBy) return true;
        }

        return false;
    }

    private void Remember(ref Promise promise, long at, int epoch)
    {
        if (promise.Terms.Kind != PromiseKind.Within || promise.Due == long.MaxValue) return;
        promise.RestMs = Math.Max(0, promise.Due - at);
        var days = promise.Terms.Span.IsWorkingTime ? CalendarOf(promise.Queue, epoch).WorkingDaysBetween(at, promise.Due) : 0;
        promise.RestDays = Math.Round(days * DaysToTheBillionth) / DaysToTheBillionth;
    }

    private void Count(in Promise promise, int sign)
    {
        var queue = promise.DecidedIn < 0 ? null : floor.Queues[promise.DecidedIn];
        accounts.Put(queue, Figure.PromisesDecided, promise.DecidedAt, sign);
        if (promise.Decision == Decision.Hit) accounts.Put(queue, Figure.PromisesKept, promise.DecidedAt, sign);
    }

    private void Append(ref Contact contact, int index)
    {
        floor.Promises[index].Next = -1;
        if (contact.LastPromise < 0) contact.FirstPromise = index;
        else floor.Promises[contact.LastPromise].Next = index;
        contact.LastPromise = index;
    }

    private int Free(int index)
    {
        var next = floor.Promises[index].Next;
        floor.Promises.Free(index);
        return next;
    }

    private void Enter(int index)
    {
        ref var promise = ref floor.Promises[index];
        var line = LineOf(promise.Queue);
        (promise.LinePrevious, promise.LineNext) = (line.Last, -1);
        if (line.Last < 0) line.First = index;
        else floor.Promises[line.Last].LineNext = index;
        line.Last = index;
        line.EverAny = true;
        Tell(line, in promise, 1);
        if (promise.Runs) floor.PromiseTimers.Add(index);
    }

    private void Leave(int index)
    {
        ref var promise = ref floor.Promises[index];
        var line = LineOf(promise.Queue);
        if (promise.LinePrevious < 0) line.First = promise.LineNext;
        else floor.Promises[promise.LinePrevious].LineNext = promise.LineNext;
        if (promise.LineNext < 0) line.Last = promise.LinePrevious;
        else floor.Promises[promise.LineNext].LinePrevious = promise.LinePrevious;
        Tell(line, in promise, -1);
        floor.PromiseTimers.Remove(index);
    }

    private void Tell(PromiseLine line, in Promise promise, int delta)
    {
        line.Open += delta;
        if (promise.By == PromiseBy.Customer) line.Told += delta;
        if (promise.Decision == Decision.Miss) line.Overdue += delta;
        else if (promise.IsPaused) line.Paused += delta;
        else if (promise.Due <= line.TodayEnds) line.DueToday += delta;
        if (promise.Runs && promise.Risk > PromiseWatch.LikelyFrom && line.LikelyBroken >= 0) line.LikelyBroken += delta;
        if (promise.Queue >= 0) floor.Queues[promise.Queue].Dirty = true;
        floor.Site.Dirty = true;
    }
}
