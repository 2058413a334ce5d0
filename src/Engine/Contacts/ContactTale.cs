using QueueMonitor.Engine.Customers;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Engine.Contacts;

/// <summary>
/// Tells a contact's story from what each event did to it (docs/RULES.md, section 14): looks at where it stood before and after. Used by the
/// engine loop only.
/// </summary>
internal sealed class ContactTale(FloorParts floor)
{
    /// <summary>Passed on so soon after the answer, it had come to the wrong place.</summary>
    private const long MisroutedMs = 60_000;

    /// <summary>A queued that follows a transfer to outside within this time says where it went.</summary>
    private const long PassedOnMs = 60_000;

    /// <summary>What of a contact an event may change, as it was before.</summary>
    internal readonly record struct Before(ContactState State, int Queue, bool Held, bool Pended, bool Replied, bool Talked);

    public static Before Look(ref Contact contact) => new(
        contact.State, contact.LastQueue, contact.Has(ContactFlags.Held), contact.Has(ContactFlags.Pended),
        contact.Has(ContactFlags.Replied), contact.Has(ContactFlags.Talked));

    public void Tell(ref Contact contact, in Before before, ref ContactEvent e)
    {
        ref var story = ref contact.Story;
        Hold(ref contact, before, e.At);
        if (e.Type is EventType.ContactTransferred or EventType.ContactQueued) Pass(ref contact, before, ref e);
        if (e.Type is EventType.ContactResolved or EventType.ContactReopened) Said(ref contact, ref e);
        if (contact.State == before.State)
        {
            if (contact.State == ContactState.Talking && e.Type == EventType.ContactAnswered && e.Agent >= 0 && story.Agent != e.Agent)
                (story.Agent, story.Changed) = (e.Agent, true);
            return;
        }

        story.Changed = true;
        if (before.State == ContactState.Done) (story.EndedAt, story.GaveUpAt, story.Harm, story.Short) = (0, 0, HarmKind.None, false);
        if (before.State == ContactState.Done || before is { State: ContactState.Talking, Replied: true, }) ComeBack(ref contact, before, ref e);
        if (contact.State == ContactState.Talking)
        {
            story.SolverAt = e.At;
            if (e.Agent >= 0) story.Agent = e.Agent;
            if (contact.Has(ContactFlags.Replied)) Solve(ref story, e.At);
        }

        if (contact.State == ContactState.Done) End(ref contact, before, ref e);
    }

    private static void Hold(ref Contact contact, in Before before, long at)
    {
        var held = contact.Has(ContactFlags.Held);
        if (held == before.Held) return;
        ref var story = ref contact.Story;
        if (held) story.HeldSince = at;
        else story.HoldMs += Math.Max(0, at - story.HeldSince);
        story.Changed = true;
    }

    // After an answer; what is moved while it waits was never in anybody's hands.
    private static void Pass(ref Contact contact, in Before before, ref ContactEvent e)
    {
        ref var story = ref contact.Story;
        if (before.State == ContactState.Talking && contact.State != ContactState.Talking)
        {
            if (before.Replied && e.Type == EventType.ContactQueued) return;
            var to = e.Queue >= 0 ? (short)e.Queue : (e.Flags & EventFlags.External) != 0 ? Handover.Outside : Handover.ToAgent;
            story.LastHandover = new Handover
            {
                From = (short)before.Queue, To = to, Misrouted = !before.Replied && e.At - story.SolverAt <= MisroutedMs,
            };
            if (story.Passed < Handovers.Length) story.Handovers[story.Passed] = story.LastHandover;
            story.Passed++;
            story.Changed = true;
            return;
        }

        var passedOn = e.Type == EventType.ContactQueued && before is { State: ContactState.Done, Talked: true }
            && contact.TransferredTo == Contact.Outside && e.At - contact.TransferredAt <= PassedOnMs;
        if (!passedOn || story.Passed == 0) return;
        story.LastHandover.To = (short)e.Queue;
        if (story.Passed <= Handovers.Length) story.Handovers[story.Passed - 1] = story.LastHandover;
    }

    private static void Said(ref Contact contact, ref ContactEvent e)
    {
        ref var story = ref contact.Story;
        if (e.Type == EventType.ContactReopened)
        {
            if (story.SolvedAt == 0 || story.BackAt != 0) return;
            (story.BackAt, story.Changed) = (e.At, true);
        }
        else if (contact.Has(ContactFlags.Talked) && story.BackAt == 0)
        {
            (story.SolvedAt, story.SolvedHandleMs, story.Changed) = (e.At, story.HandleMs, true);
        }
    }

    // What the customer was asked for is no return: it was not solved yet.
    private static void ComeBack(ref Contact contact, in Before before, ref ContactEvent e)
    {
        ref var story = ref contact.Story;
        var left = contact.State is not (ContactState.Done or ContactState.Talking);
        if (!left || story.SolvedAt == 0 || story.BackAt != 0 || IsHandedOn(ref contact, before, ref e)) return;
        if (before.Pended) (story.SolvedAt, story.SolvedHandleMs) = (0, 0);
        else story.BackAt = e.At;
    }

    private static bool IsHandedOn(ref Contact contact, in Before before, ref ContactEvent e) => e.Type == EventType.ContactTransferred
        || (e.Type == EventType.ContactQueued && before.State == ContactState.Done && contact.TransferredTo == Contact.Outside
            && e.At - contact.TransferredAt <= PassedOnMs);

    private void End(ref Contact contact, in Before before, ref ContactEvent e)
    {
        ref var story = ref contact.Story;
        story.EndedAt = e.At;
        if (contact.Has(ContactFlags.GaveUp))
        {
            story.GaveUpAt = e.At;
            story.Harm = before.State switch
            {
                ContactState.Waiting => HarmKind.InQueue,
                ContactState.Between => HarmKind.InTransfer,
                _ => HarmKind.BeforeQueue,
            };
            story.Short = before.State == ContactState.Waiting && contact.LastVisit >= 0
                && floor.Visits[contact.LastVisit].Outcome == VisitOutcome.ShortAbandoned;
            return;
        }

        var ended = before.State == ContactState.Talking && contact.Has(ContactFlags.Completed);
        if (ended && e.Type != EventType.ContactTransferred) Solve(ref story, e.At);
    }

    private static void Solve(ref ContactStory story, long at)
    {
        if (story.SolvedAt == 0) (story.SolvedAt, story.SolvedHandleMs) = (at, story.HandleMs);
    }
}
