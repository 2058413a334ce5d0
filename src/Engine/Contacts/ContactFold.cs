using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Sources;

namespace QueueMonitor.Engine.Contacts;

/// <summary>
/// What one event does to its contact: the table of docs/RULES.md, section 3. Folding a contact's events in order gives
/// its state, whichever way they came. Used by the engine loop only.
/// </summary>
internal sealed partial class ContactFold(FloorParts floor, ContactBook book)
{
    /// <summary>A queued that follows a transfer to the same queue within this time is the same visit.</summary>
    private const long SameVisitMs = 60_000;

    private readonly PromiseFold _promises = new(floor, book.Promises);
    private readonly ContactTale _tale = new(floor);

    /// <summary>Takes in one event. True: it waits until it is settled, or its anomaly does.</summary>
    public bool Step(int slot, ref Contact contact, ref ContactEvent e)
    {
        e.Anomaly = AnomalyKind.None;
        var (before, visit) = (contact.State, contact.LastVisit);
        _promises.Before(ref contact, e.At);
        var story = ContactTale.Look(ref contact);
        var waits = Dispatch(slot, ref contact, ref e);
        if (before == ContactState.None && contact.State != ContactState.None) Come(ref contact, e.At);
        if (contact.State == ContactState.Talking && !contact.Has(ContactFlags.Reached)) Reach(ref contact, e.At);
        if (contact.State == ContactState.Done && before != ContactState.Done)
        {
            if (before == ContactState.Between) book.EndTalk(ref contact, e.At);
            book.ReleaseAll(ref contact);
            contact.Set(ContactFlags.Pended | ContactFlags.Held, false);
        }

        _promises.After(slot, ref contact, ref e, before, visit);
        Clock(ref contact, e.At);
        _tale.Tell(ref contact, story, ref e);
        return waits || e.Anomaly != AnomalyKind.None;
    }

    private bool Dispatch(int slot, ref Contact contact, ref ContactEvent e)
    {
        switch (e.Type)
        {
            case EventType.ContactStarted:
                if (contact.State == ContactState.None) contact.State = ContactState.Started;
                return false;
            case EventType.ContactQueued: return Queued(slot, ref contact, ref e);
            case EventType.ContactOffered: return Offered(ref contact, ref e);
            case EventType.ContactDeclined:
                book.Unring(ref contact, e.Agent);
                return false;
            case EventType.ContactAnswered: return Answered(slot, ref contact, ref e);
            case EventType.ContactHeld or EventType.ContactRetrieved: return Held(ref contact, ref e);
            case EventType.ContactTransferred: return Transferred(slot, ref contact, ref e);
            case EventType.ContactJoined:
                if (contact.State == ContactState.Talking && !contact.Has(ContactFlags.Replied)) book.Connect(ref contact, e.Agent, e.Epoch, serves: false);
                return false;
            case EventType.ContactParted:
                if (contact.State == ContactState.Talking) book.Disconnect(ref contact, e.Agent);
                return false;
            case EventType.ContactAbandoned: return Abandoned(ref contact, ref e);
            case EventType.ContactLeft: return Left(ref contact, ref e);
            case EventType.ContactReplied: return Replied(slot, ref contact, ref e);
            case EventType.ContactMessaged: return Messaged(slot, ref contact, ref e);
            case EventType.ContactPended or EventType.ContactResumed:
                contact.Set(ContactFlags.Pended, e.Type == EventType.ContactPended && contact.State != ContactState.Done);
                if (contact.State == ContactState.Waiting) MarkClock(floor.Queues[contact.LastQueue]);
                return false;
            case EventType.ContactCompleted: return Completed(ref contact, ref e);
            case ContactEvent.AgedGhost when GhostAt(ref contact) > e.At: return false;
            case ContactEvent.Ghost or ContactEvent.AgedGhost: return Ghost(ref contact, ref e);
            default: return false;
        }
    }

    private bool Queued(int slot, ref Contact contact, ref ContactEvent e)
    {
        switch (contact.State)
        {
            case ContactState.Waiting when contact.LastQueue == e.Queue:
                var sameVisit = contact.TransferredTo == e.Queue && e.At - contact.TransferredAt <= SameVisitMs;
                if (!sameVisit) e.Anomaly = AnomalyKind.QueuedTwice;
                return false;
            case ContactState.Waiting:
                Move(slot, ref contact, e.Queue, e.At, e.Epoch);
                return false;
            case ContactState.Talking:
                book.EndTalk(ref contact, e.At);
                break;
        }

        // Passed on to somewhere outside that proves to be another queue of ours: a hand-over, not a matter that came back.
        var passedOn = contact.TransferredTo == Contact.Outside && e.At - contact.TransferredAt <= SameVisitMs;
        var again = contact.State == ContactState.Done && contact.Has(ContactFlags.Talked) && !passedOn;
        Open(slot, ref contact, e.Queue, e.At, e.Epoch, again);
        return false;
    }

    private bool Offered(ref Contact contact, ref ContactEvent e)
    {
        if (contact.State is ContactState.Talking or ContactState.Done) return false;
        if (contact.State == ContactState.None) e.Anomaly = AnomalyKind.OfferedWithoutVisit;
        if (contact.State != ContactState.None || !e.Settled) book.Ring(ref contact, e.Agent);
        return false;
    }

    private bool Answered(int slot, ref Contact contact, ref ContactEvent e)
    {
        if (contact.State == ContactState.Talking)
        {
            e.Anomaly = AnomalyKind.AnsweredTwice;
            if (e.Agent < 0 || contact.Has(ContactFlags.Replied)) return false;
            book.ReleaseAll(ref contact);
            book.Connect(ref contact, e.Agent, e.Epoch);
            return false;
        }

        if (contact.State == ContactState.Done && contact.Has(ContactFlags.GaveUp))
        {
            e.Anomaly = AnomalyKind.AnsweredAfterEnd;
            return false;
        }

        if (contact.State == ContactState.Waiting)
        {
            if (e.Queue >= 0 && e.Queue != contact.LastQueue)
            {
                e.Anomaly = AnomalyKind.AnsweredElsewhere;
                Move(slot, ref contact, e.Queue, e.At, e.Epoch);
            }

            Take(slot, ref contact, ref e);
            return false;
        }

        if (contact.State == ContactState.Between)
        {
            Talk(slot, ref contact, ref e);
            return false;
        }

        if (e.Queue >= 0)
        {
            Open(slot, ref contact, e.Queue, e.At, e.Epoch, again: false);
            Take(slot, ref contact, ref e);
            return false;
        }

        var known = contact.State != ContactState.None;
        Talk(slot, ref contact, ref e);
        if (known || e.Settled) book.AddEntry(ref contact, Figure.Direct, e.At);
        return !known && !e.Settled;
    }

    // A human has the waiting contact: the end of the wait, or in a queue by reply only who will reply.
    private void Take(int slot, ref Contact contact, ref ContactEvent e)
    {
        ref var visit = ref floor.Visits[contact.LastVisit];
        if (floor.Queues[visit.Queue].SettingsAt(visit.Epoch).AnsweredBy == AnsweredBy.Reply)
        {
            book.ReleaseAll(ref contact);
            book.Connect(ref contact, e.Agent, e.Epoch);
            visit.Assigned = true;
            contact.AssignedAt = e.At;
            return;
        }

        book.EndVisit(ref contact, e.At, e.Epoch, VisitOutcome.Answered);
        Talk(slot, ref contact, ref e);
    }

    private static bool Held(ref Contact contact, ref ContactEvent e)
    {
        if (contact.State != ContactState.Talking) e.Anomaly = AnomalyKind.HoldNotTalking;
        else contact.Set(ContactFlags.Held, e.Type == EventType.ContactHeld);
        return false;
    }

    private bool Transferred(int slot, ref Contact contact, ref ContactEvent e)
    {
        if (e.Queue >= 0) return TransferredToQueue(slot, ref contact, ref e);
        var external = (e.Flags & EventFlags.External) != 0;
        switch (contact.State)
        {
            case ContactState.None or ContactState.Started:
                e.Anomaly = AnomalyKind.TransferNotTalking;
                break;
            case ContactState.Waiting:
                book.EndVisit(ref contact, e.At, e.Epoch, external ? VisitOutcome.Left : VisitOutcome.Moved, LeftReason.Overflow);
                break;
            case ContactState.Talking:
                book.EndTalk(ref contact, e.At);
                break;
            case ContactState.Done:
                if (!external) e.Anomaly = AnomalyKind.TransferNotTalking;
                return false;
        }

        book.ReleaseAll(ref contact);
        if (external)
        {
            contact.State = ContactState.Done;
            contact.Set(ContactFlags.Completed, true);
            (contact.TransferredTo, contact.TransferredAt) = (Contact.Outside, e.At);
        }
        else if (contact.State != ContactState.Between)
        {
            book.StartBetween(slot, ref contact, e.At, e.Epoch);
        }

        return false;
    }

    private bool TransferredToQueue(int slot, ref Contact contact, ref ContactEvent e)
    {
        if (contact.State == ContactState.Waiting && contact.LastQueue == e.Queue)
        {
            if (e.At - floor.Visits[contact.LastVisit].Entered > SameVisitMs) e.Anomaly = AnomalyKind.QueuedTwice;
        }
        else if (contact.State == ContactState.Waiting)
        {
            Move(slot, ref contact, e.Queue, e.At, e.Epoch);
        }
        else
        {
            if (contact.State is ContactState.None or ContactState.Started) e.Anomaly = AnomalyKind.TransferNotTalking;
            if (contact.State == ContactState.Talking) book.EndTalk(ref contact, e.At);
            Open(slot, ref contact, e.Queue, e.At, e.Epoch, again: false);
        }

        (contact.TransferredTo, contact.TransferredAt) = (e.Queue, e.At);
        return false;
    }

    private bool Replied(int slot, ref Contact contact, ref ContactEvent e)
    {
        if ((e.Flags & EventFlags.Auto) != 0) return false;
        switch (contact.State)
        {
            case ContactState.None or ContactState.Started:
                e.Anomaly = AnomalyKind.RepliedUnknown;
                break;
            case ContactState.Waiting:
                ref var visit = ref floor.Visits[contact.LastVisit];
                if (floor.Queues[visit.Queue].SettingsAt(visit.Epoch).AnsweredBy == AnsweredBy.Connect)
                {
                    e.Anomaly = AnomalyKind.RepliedBeforeAnswered;
                    book.EndVisit(ref contact, e.At, e.Epoch, VisitOutcome.Answered);
                    Talk(slot, ref contact, ref e);
                    break;
                }

                var assigned = visit.Assigned;
                book.EndVisit(ref contact, e.At, e.Epoch, VisitOutcome.Answered);
                book.ReleaseAll(ref contact);
                if (assigned) book.PastTalk(slot, ref contact, contact.AssignedAt, e.At, e.Epoch);
                contact.State = ContactState.Talking;
                // Nobody worked on it as far as we know: its wrap-up belongs to no conversation, least of all an earlier one.
                contact.Set(ContactFlags.WrapUpKnown, !assigned);
                contact.Set(ContactFlags.Talked | ContactFlags.Replied, true);
                contact.Set(ContactFlags.Pended, false);
                break;
            case ContactState.Talking:
                contact.Set(ContactFlags.ReplyDue, false);
                if (contact.LastQueue < 0 || floor.Queues[contact.LastQueue].SettingsAt(e.Epoch).AnsweredBy == AnsweredBy.Connect) break;
                book.EndTalk(ref contact, e.At);
                contact.Set(ContactFlags.Replied, true);
                break;
            case ContactState.Between:
                Talk(slot, ref contact, ref e);
                break;
        }

        return false;
    }

    private bool Messaged(int slot, ref Contact contact, ref ContactEvent e)
    {
        switch (contact.State)
        {
            case ContactState.None:
                contact.State = ContactState.Started;
                break;
            case ContactState.Talking when contact.Has(ContactFlags.Replied):
                book.EndTalk(ref contact, e.At);
                Open(slot, ref contact, contact.LastQueue, e.At, e.Epoch, again: true);
                break;
            case ContactState.Talking:
                contact.Set(ContactFlags.ReplyDue, true);
                break;
            case ContactState.Done when contact.LastQueue >= 0:
                Open(slot, ref contact, contact.LastQueue, e.At, e.Epoch, again: true);
                break;
            case ContactState.Done:
                contact.State = ContactState.Started;
                contact.Set(ContactFlags.GaveUp | ContactFlags.Completed, false);
                break;
        }

        return false;
    }

    private void Move(int slot, ref Contact contact, int queue, long at, int epoch)
    {
        book.EndVisit(ref contact, at, epoch, VisitOutcome.Moved);
        Open(slot, ref contact, queue, at, epoch, again: false);
    }

    private void Open(int slot, ref Contact contact, int queue, long at, int epoch, bool again)
    {
        if (contact.State == ContactState.Between) book.EndTalk(ref contact, at);
        if (contact.State is not (ContactState.None or ContactState.Started)) book.ReleaseAll(ref contact);
        contact.Set(ContactFlags.GaveUp | ContactFlags.Completed | ContactFlags.Replied | ContactFlags.ReplyDue, false);
        book.OpenVisit(slot, ref contact, queue, at, epoch, again);
    }

    private void Talk(int slot, ref Contact contact, ref ContactEvent e)
    {
        if (contact.State == ContactState.Between) book.EndTalk(ref contact, e.At);
        book.ReleaseAll(ref contact);
        contact.Set(ContactFlags.GaveUp | ContactFlags.Completed, false);
        book.StartTalk(slot, ref contact, e.At, e.Epoch);
        book.Connect(ref contact, e.Agent, e.Epoch);
    }

    private static void MarkClock(QueueState queue) => (queue.RescanCustomers, queue.Dirty) = (true, true);

    private static void Close(ref Contact contact, bool gaveUp)
    {
        contact.State = ContactState.Done;
        contact.Set(ContactFlags.GaveUp, gaveUp);
    }

    private void Come(ref Contact contact, long at)
    {
        if (contact.Has(ContactFlags.Outbound)) return;
        contact.Set(ContactFlags.Tried, true);
        contact.Set(ContactFlags.Unidentified, contact.Customer == 0 && !contact.Has(ContactFlags.Erased));
        contact.TriedAt = at;
        book.Arrival(ref contact, 1);
    }

    private void Reach(ref Contact contact, long at)
    {
        contact.Set(ContactFlags.Reached, true);
        if (contact.Has(ContactFlags.Outbound)) return;
        contact.ReachedAt = at;
        book.Reach(ref contact, 1);
    }

    // The customer's own clock: runs while the customer waits, wherever that is, and it is not the customer's turn.
    private static void Clock(ref Contact contact, long at)
    {
        var waits = contact.State is ContactState.Started or ContactState.Waiting or ContactState.Between
            || (contact.State == ContactState.Talking && contact.Has(ContactFlags.Held));
        var runs = waits && !contact.Has(ContactFlags.Pended);
        var running = contact.CustomerSince != Contact.NotRunning;
        if (runs == running) return;
        if (runs)
        {
            contact.CustomerSince = at;
            return;
        }

        contact.CustomerMs += Math.Max(0, at - contact.CustomerSince);
        contact.CustomerSince = Contact.NotRunning;
    }
}
