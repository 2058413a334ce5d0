using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Sources;

namespace QueueMonitor.Engine.Contacts;

/// <summary>How a contact ends: given up, left, completed, or found to be a ghost.</summary>
internal sealed partial class ContactFold
{
    private bool Abandoned(ref Contact contact, ref ContactEvent e)
    {
        switch (contact.State)
        {
            case ContactState.Waiting:
                ref var visit = ref floor.Visits[contact.LastVisit];
                var shortMs = (long)floor.Queues[visit.Queue].SettingsAt(e.Epoch).ShortAbandon.TotalMilliseconds;
                var isShort = Math.Max(0, e.At - visit.Entered) < shortMs;
                book.EndVisit(ref contact, e.At, e.Epoch, isShort ? VisitOutcome.ShortAbandoned : VisitOutcome.Abandoned);
                break;
            case ContactState.Done:
                e.Anomaly = AnomalyKind.EndedTwice;
                return false;
            default:
                return GoWithoutVisit(ref contact, ref e, Figure.GaveUpBeforeQueue, AnomalyKind.AbandonedUnknown, AnomalyKind.AbandonedAfterAnswer);
        }

        Close(ref contact, gaveUp: true);
        return false;
    }

    private bool Left(ref Contact contact, ref ContactEvent e)
    {
        bool asAbandoned;
        switch (contact.State)
        {
            case ContactState.Waiting:
                var reason = (LeftReason)e.Code;
                asAbandoned = floor.Queues[contact.LastQueue].SettingsAt(e.Epoch).LeftAsAbandoned.Contains(reason);
                book.EndVisit(ref contact, e.At, e.Epoch, asAbandoned ? VisitOutcome.Abandoned : VisitOutcome.Left, reason);
                break;
            case ContactState.Done:
                e.Anomaly = AnomalyKind.EndedTwice;
                return false;
            default:
                return GoWithoutVisit(ref contact, ref e, Figure.TurnedAway, AnomalyKind.LeftUnknown, AnomalyKind.LeftAfterAnswer);
        }

        Close(ref contact, gaveUp: asAbandoned);
        return false;
    }

    // Gave up or was sent away where no visit is open: before any queue, between two agents, or while talking.
    private bool GoWithoutVisit(ref Contact contact, ref ContactEvent e, Figure figure, AnomalyKind unknown, AnomalyKind afterAnswer)
    {
        var gaveUp = e.Type == EventType.ContactAbandoned;
        switch (contact.State)
        {
            case ContactState.Talking:
                if (!e.Settled) return true;
                e.Anomaly = afterAnswer;
                book.EndTalk(ref contact, e.At);
                contact.Set(ContactFlags.Completed, true);
                Close(ref contact, gaveUp: false);
                return false;
            case ContactState.Between:
                book.AddEntry(ref contact, Figure.LostInTransfer, e.At, contact.LastQueue);
                gaveUp = true;
                break;
            case ContactState.None:
                e.Anomaly = unknown;
                if (e.Settled) book.AddEntry(ref contact, figure, e.At);
                break;
            default:
                book.AddEntry(ref contact, figure, e.At);
                break;
        }

        Close(ref contact, gaveUp);
        return false;
    }

    private bool Completed(ref Contact contact, ref ContactEvent e)
    {
        switch (contact.State)
        {
            case ContactState.None:
                if (!e.Settled) return true;
                e.Anomaly = AnomalyKind.CompletedUnknown;
                break;
            case ContactState.Waiting:
                var byReply = floor.Queues[contact.LastQueue].SettingsAt(floor.Visits[contact.LastVisit].Epoch).AnsweredBy == AnsweredBy.Reply;
                if (!byReply)
                {
                    if (!e.Settled) return true;
                    e.Anomaly = AnomalyKind.CompletedUnanswered;
                }

                book.EndVisit(ref contact, e.At, e.Epoch, VisitOutcome.Left, LeftReason.Unanswered);
                break;
            case ContactState.Talking:
                var known = e.WrapUpMs != EventDetail.NoNumber;
                var wasKnown = contact.Has(ContactFlags.Replied) && contact.Has(ContactFlags.WrapUpKnown);
                var wasReply = contact.Has(ContactFlags.Replied) && !wasKnown;
                book.EndTalk(ref contact, e.At, known ? e.WrapUpMs : 0);
                if (known && wasReply) book.WrapUp(ref contact, e.WrapUpMs);
                contact.Set(ContactFlags.WrapUpKnown, known || wasKnown);
                contact.Set(ContactFlags.Completed, true);
                Close(ref contact, gaveUp: false);
                return false;
            case ContactState.Between:
                book.AddEntry(ref contact, Figure.LostInTransfer, e.At, contact.LastQueue);
                Close(ref contact, gaveUp: true);
                return false;
            case ContactState.Done:
                CompletedAgain(ref contact, ref e);
                return false;
        }

        contact.Set(ContactFlags.Completed | ContactFlags.WrapUpKnown, true);
        Close(ref contact, gaveUp: false);
        return false;
    }

    private void CompletedAgain(ref Contact contact, ref ContactEvent e)
    {
        if (!contact.Has(ContactFlags.Completed)) return;
        var brings = e.WrapUpMs != EventDetail.NoNumber && contact.Has(ContactFlags.Talked) && !contact.Has(ContactFlags.WrapUpKnown);
        if (brings) book.WrapUp(ref contact, e.WrapUpMs);
        else e.Anomaly = AnomalyKind.CompletedTwice;
    }

    /// <summary>When the present wait or conversation reaches its greatest age.</summary>
    public long GhostAt(ref Contact contact) => contact.State switch
    {
        ContactState.Waiting => floor.Visits[contact.LastVisit].GhostAt,
        ContactState.Talking or ContactState.Between
            when contact.LastConversation >= 0 && floor.Conversations[contact.LastConversation].Open =>
            floor.Conversations[contact.LastConversation].GhostAt,
        _ => long.MaxValue,
    };

    private bool Ghost(ref Contact contact, ref ContactEvent e)
    {
        switch (contact.State)
        {
            case ContactState.Waiting:
                book.EndVisit(ref contact, e.At, e.Epoch, VisitOutcome.Lost);
                break;
            case ContactState.Talking:
                if (contact.Has(ContactFlags.Replied)) return false;
                book.EndTalk(ref contact, e.At, lost: true);
                break;
            case ContactState.Between:
                book.EndTalk(ref contact, e.At, lost: true);
                break;
            default:
                return false;
        }

        if (e.Type == ContactEvent.AgedGhost) contact.GhostedAt = e.At;
        Close(ref contact, gaveUp: false);
        return false;
    }
}
