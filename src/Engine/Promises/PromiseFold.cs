using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Sources;

namespace QueueMonitor.Engine.Promises;

/// <summary>What one event does to the promises of its contact (docs/RULES.md, section 15). Used by the engine loop only.</summary>
internal sealed class PromiseFold(FloorParts floor, PromiseBook book)
{
    private readonly List<(int Index, int Queue, long Due, long Step)> _takenBack = [];

    /// <summary>Before the event has its effect: what is due before it is decided, what is not is open as it was then.</summary>
    public void Before(ref Contact contact, long at)
    {
        _takenBack.Clear();
        for (var i = contact.FirstPromise; i >= 0; i = floor.Promises[i].Next)
        {
            ref var promise = ref floor.Promises[i];
            if (!promise.Open) continue;
            if (promise.Runs && promise.Due < at)
            {
                book.Miss(i);
            }
            else if (promise.Decision == Decision.Miss && promise.Due >= at)
            {
                _takenBack.Add((i, promise.DecidedIn, promise.Due, promise.Step));
                book.TakeBackMiss(i);
            }
        }
    }

    /// <summary>After it had its effect.</summary>
    /// <param name="before">The contact's state before it.</param>
    /// <param name="visitBefore">Its last visit before it; −1: none.</param>
    public void After(int slot, ref Contact contact, ref ContactEvent e, ContactState before, int visitBefore)
    {
        if (before == ContactState.Waiting && visitBefore >= 0 && contact.FirstPromise >= 0) Ended(ref contact, in floor.Visits[visitBefore]);
        if (e.Type == EventType.ContactPromised) Made(slot, ref contact, ref e);
        if (contact.LastVisit != visitBefore && contact.LastVisit >= 0) Begun(slot, ref contact, in floor.Visits[contact.LastVisit], e.Epoch);
        if (contact.FirstPromise < 0) return;
        if (IsAnswer(ref contact, in e, before)) Keep(ref contact, in e);
        Turn(ref contact, in e);
        for (var i = contact.FirstPromise; i >= 0; i = floor.Promises[i].Next)
        {
            if (floor.Promises[i].Runs && floor.Promises[i].Due < floor.Now) book.Miss(i);
        }

        foreach (var (index, queue, due, step) in _takenBack)
        {
            ref var promise = ref floor.Promises[index];
            if (promise.Decision != Decision.Miss || promise.DecidedIn != queue || promise.DecidedAt != due) book.TellTakenBack(queue, step);
        }
    }

    private void Made(int slot, ref Contact contact, ref ContactEvent e)
    {
        var terms = floor.Terms[e.TermsAt];
        // What this customer was told goes before what all are told.
        for (var i = contact.FirstPromise; i >= 0; i = floor.Promises[i].Next)
        {
            if (floor.Promises[i] is { Open: true, By: PromiseBy.Queue, Decision: Decision.None }) book.Withdraw(i);
        }

        Open(slot, ref contact, in terms, PromiseBy.Customer, contact.LastQueue, e.At, e.Epoch, ref e.Anomaly);
    }

    // A visit has begun: a promise that is open goes with it; else the queue's own holds, or a kept one holds again.
    private void Begun(int slot, ref Contact contact, in Visit visit, int epoch)
    {
        var any = false;
        for (var i = contact.FirstPromise; i >= 0; i = floor.Promises[i].Next)
        {
            if (!floor.Promises[i].Open) continue;
            any = true;
            book.Move(i, visit.Queue);
        }

        if (any || contact.Has(ContactFlags.Outbound)) return;
        var settings = floor.Queues[visit.Queue].SettingsAt(visit.Epoch);
        var none = AnomalyKind.None;
        if (visit.Again && contact.LastPromise >= 0) Reopen(slot, ref contact, in visit, settings, epoch);
        else if (settings.OwnPromise is { } own) Open(slot, ref contact, in own, PromiseBy.Queue, visit.Queue, visit.Entered, epoch, ref none);
    }

    private void Reopen(int slot, ref Contact contact, in Visit visit, QueueSettings settings, int epoch)
    {
        var last = floor.Promises[contact.LastPromise];
        var (terms, at) = (last.Terms, visit.Entered);
        if (settings.PromiseReopens == PromiseReopening.Never) return;
        long due;
        if (settings.PromiseReopens == PromiseReopening.Rest) due = book.DueAfter(in last, visit.Queue, at, epoch);
        else
        {
            if (terms.Kind == PromiseKind.Due && terms.Moment < at && settings.OwnPromise is { } own) terms = own;
            due = book.DueOf(in terms, visit.Queue, at, epoch);
        }

        // A moment that has passed cannot be promised.
        if (terms.Kind != PromiseKind.Within && due < at) return;
        var again = new Promise { Terms = terms, By = last.By, Queue = visit.Queue, PromisedAt = last.PromisedAt, OpenedAt = at, Due = due };
        book.Add(slot, ref contact, in again);
    }

    private void Open(
        int slot, ref Contact contact, in PromiseTerms terms, PromiseBy by, int queue, long at, int epoch, ref AnomalyKind anomaly)
    {
        var due = book.DueOf(in terms, queue, at, epoch);
        var made = new Promise { Terms = terms, By = by, Queue = queue, PromisedAt = at, OpenedAt = at, Due = due };
        if (!book.Add(slot, ref contact, in made)) anomaly = AnomalyKind.PromisedTooOften;
    }

    // The queue's own promise ends with a visit that the customer ended; closing it ourselves ends nothing.
    private void Ended(ref Contact contact, in Visit visit)
    {
        if (visit.Outcome is VisitOutcome.Waiting or VisitOutcome.Answered or VisitOutcome.Moved) return;
        var left = visit.Outcome == VisitOutcome.Left;
        var byCustomer = !left || visit.Reason is LeftReason.Callback or LeftReason.Key or LeftReason.Withdrawn;
        if (!byCustomer) return;
        for (var i = contact.FirstPromise; i >= 0; i = floor.Promises[i].Next)
        {
            ref var promise = ref floor.Promises[i];
            if (!promise.Open || (promise.By == PromiseBy.Customer && !(left && visit.Reason == LeftReason.Withdrawn))) continue;
            if (visit.Outcome == VisitOutcome.Lost && promise.Decision == Decision.Miss)
            {
                book.TellTakenBack(promise.DecidedIn, promise.Step);
                book.TakeBackMiss(i);
            }

            book.Withdraw(i);
        }
    }

    // Only a human's word: where it is answered by talking, a conversation that begins; in writing, each reply.
    private bool IsAnswer(ref Contact contact, in ContactEvent e, ContactState before)
    {
        if (e.Type == ContactEvent.CalledBack) return true;
        var isReply = e.Type == EventType.ContactReplied && (e.Flags & EventFlags.Auto) == 0;
        if (before != ContactState.Talking) return isReply || contact.State == ContactState.Talking;
        return isReply && contact.LastQueue >= 0 && floor.Queues[contact.LastQueue].SettingsAt(e.Epoch).AnsweredBy == AnsweredBy.Reply;
    }

    private void Keep(ref Contact contact, in ContactEvent e)
    {
        for (var i = contact.FirstPromise; i >= 0; i = floor.Promises[i].Next)
        {
            ref var promise = ref floor.Promises[i];
            // What was said with the promise does not keep it.
            if (promise.Open && (promise.By == PromiseBy.Queue || e.At > promise.OpenedAt)) book.Keep(i, e.At, e.Epoch);
        }
    }

    // The customer's turn stops the time where the queue says so; a word of the customer, or the end of the contact, ends that turn.
    private void Turn(ref Contact contact, in ContactEvent e)
    {
        var begins = e.Type == EventType.ContactPended && contact.Has(ContactFlags.Pended);
        var ends = e.Type is EventType.ContactResumed or EventType.ContactMessaged || !contact.Has(ContactFlags.Pended);
        if (!begins && !ends) return;
        for (var i = contact.FirstPromise; i >= 0; i = floor.Promises[i].Next)
        {
            ref var promise = ref floor.Promises[i];
            if (begins && promise.Runs && promise.Terms.Kind == PromiseKind.Within && promise.Queue >= 0
                && floor.Queues[promise.Queue].SettingsAt(e.Epoch).PromisePauses) book.Pause(i, e.At, e.Epoch);
            else if (ends && promise is { Open: true, IsPaused: true }) book.Resume(i, e.At, e.Epoch);
        }
    }
}
