using QueueMonitor.Engine.Events;

namespace QueueMonitor.Engine.Contacts;

/// <summary>
/// Contacts for whom nobody works just now (in a menu, between agents, closed): kept for what may still come, put away in order of
/// their last event. An hour after the last event of a closed one its records go; voice and chat are forgotten after a
/// day, e-mail and social after 30. Used by the engine loop only.
/// </summary>
internal sealed class ContactShelf(FloorParts floor, ContactBook book)
{
    private const int Lists = 2;
    private const byte NoList = 0, SpokenList = 1, WrittenList = 2;

    private static readonly long ReorderMs = (long)EngineLimits.ReorderWithin.TotalMilliseconds;
    private static readonly long[] KeptMs = [0, 24 * 3_600_000L, 30 * 24 * 3_600_000L];

    private readonly int[] _first = [-1, -1, -1];
    private readonly int[] _last = [-1, -1, -1];
    private readonly int[] _count = new int[Lists + 1];
    private readonly Queue<(int Slot, int Generation, long TouchedAt)> _closed = new();
    private readonly Pool<Contact> _bases = new();

    public int Count => _count[SpokenList] + _count[WrittenList];

    public long NextChangeAt
    {
        get
        {
            var next = _closed.TryPeek(out var oldest) ? oldest.TouchedAt + ReorderMs + 1 : long.MaxValue;
            for (var list = SpokenList; list <= Lists; list++)
            {
                if (_first[list] >= 0) next = Math.Min(next, floor.Contacts[_first[list]].TouchedAt + KeptMs[list] + 1);
            }

            return next;
        }
    }

    /// <summary>Takes a contact off the shelf because an event of it has come.</summary>
    public void Wake(int slot, ref Contact contact)
    {
        if (contact.IdleList != NoList) Unlink(slot, ref contact);
        if (contact.State == ContactState.Done && floor.Now - contact.TouchedAt > ReorderMs) Freeze(ref contact);
        contact.TouchedAt = floor.Now;
    }

    /// <summary>Puts it back if nobody waits for it or works on it.</summary>
    public void Place(int slot, ref Contact contact)
    {
        if (contact.IdleList != NoList) Unlink(slot, ref contact);
        if (contact.State is ContactState.Waiting or ContactState.Talking or ContactState.Between) return;
        Link(slot, ref contact);
        if (contact.State == ContactState.Done && contact.FirstEvent >= 0) _closed.Enqueue((slot, contact.Generation, contact.TouchedAt));
        while (_count[SpokenList] > EngineLimits.ClosedContactsMax) MakeRoom(SpokenList);
        while (_count[WrittenList] > floor.ClosedWrittenMax) MakeRoom(WrittenList);
    }

    // A call that ended more than an hour ago takes in nothing late any more: nothing is lost with it, however many there are.
    private void MakeRoom(int list)
    {
        ref var oldest = ref floor.Contacts[_first[list]];
        var isDone = list == SpokenList && oldest.State == ContactState.Done && floor.Now - oldest.TouchedAt > ReorderMs
            && !book.Promises.IsFollowed(ref oldest, floor.Now - KeptMs[WrittenList]);
        if (!isDone) floor.Counts.EvictedContacts.Pass(floor.Now);
        floor.Counts.Evicted++;
        Evict(list);
    }

    /// <summary>Whether an event of that time can still be put in its place. The first one after the records went starts from what stood then.</summary>
    public bool CanTake(ref Contact contact, long at)
    {
        if (contact.FirstEvent < 0 && contact.State != ContactState.None)
        {
            if (at < contact.FoldedTo) return false;
            if (contact.Base == 0) contact.Base = _bases.Rent() + 1;
            _bases[contact.Base - 1] = contact;
            book.Promises.KeepCopies(ref _bases[contact.Base - 1]);
            return true;
        }

        return contact.Base == 0 || at >= _bases[contact.Base - 1].FoldedTo;
    }

    /// <summary>The fold as it was before the first event that is still kept.</summary>
    public void Reset(ref Contact contact)
    {
        if (contact.Base == 0)
        {
            contact.ResetFold();
            return;
        }

        ref var was = ref _bases[contact.Base - 1];
        contact.State = was.State;
        contact.Flags = was.Flags;
        (contact.TransferredAt, contact.TransferredTo, contact.AssignedAt) = (was.TransferredAt, was.TransferredTo, was.AssignedAt);
        (contact.CustomerMs, contact.CustomerSince) = (was.CustomerMs, was.CustomerSince);
        (contact.TriedAt, contact.ReachedAt, contact.LastQueue, contact.GhostedAt) = (was.TriedAt, was.ReachedAt, was.LastQueue, was.GhostedAt);
        contact.Story = was.Story;
        contact.Story.Changed = true;
        (contact.FirstVisit, contact.LastVisit, contact.FirstConversation, contact.LastConversation) = (-1, -1, -1, -1);
        (contact.FirstEntry, contact.FirstLink, contact.FirstLesson) = (-1, -1, -1);
        book.Promises.Restore(ref contact, ref was);
    }

    /// <summary>It has more events than are kept: from here on only what comes in order changes it.</summary>
    public void Fix(ref Contact contact)
    {
        contact.Set(ContactFlags.Fixed, true);
        FreeEvents(ref contact);
    }

    /// <summary>What later events start from shall not know the customer either.</summary>
    public void Erase(UInt128 customer)
    {
        for (var index = 0; index < _bases.Top; index++) _bases[index].Erase(customer);
    }

    public void Advance()
    {
        while (_closed.TryPeek(out var oldest) && oldest.TouchedAt + ReorderMs < floor.Now)
        {
            _closed.Dequeue();
            ref var contact = ref floor.Contacts[oldest.Slot];
            var stillClosed = contact.State == ContactState.Done && contact.TouchedAt == oldest.TouchedAt;
            if (contact.InUse && contact.Generation == oldest.Generation && stillClosed) Freeze(ref contact);
        }

        for (var list = SpokenList; list <= Lists; list++)
        {
            while (_first[list] >= 0 && floor.Contacts[_first[list]].TouchedAt + KeptMs[list] < floor.Now) KeepOrEvict(list);
        }
    }

    private void Freeze(ref Contact contact)
    {
        if (contact.FirstEvent < 0 && !contact.Has(ContactFlags.Fixed)) return;
        // What comes after so long a rest is put in order anew.
        contact.Set(ContactFlags.Fixed, false);
        FreeEvents(ref contact);
        book.Forget(ref contact);
        FreeBase(ref contact);
    }

    private void FreeBase(ref Contact contact)
    {
        if (contact.Base == 0) return;
        book.Promises.FreeCopies(ref _bases[contact.Base - 1]);
        _bases.Free(contact.Base - 1);
        contact.Base = 0;
    }

    private void FreeEvents(ref Contact contact)
    {
        contact.FoldedTo = Math.Max(contact.FoldedTo, contact.GhostedAt);
        for (var index = contact.FirstEvent; index >= 0;)
        {
            if (floor.Events[index].Type != ContactEvent.AgedGhost) contact.FoldedTo = Math.Max(contact.FoldedTo, floor.Events[index].At);
            var next = floor.Events[index].Next;
            if (floor.Events[index].Type == EventType.ContactPromised) floor.Terms.Free(floor.Events[index].TermsAt);
            floor.Events.Free(index);
            index = next;
        }

        (contact.FirstEvent, contact.LastEvent, contact.EventCount) = (-1, -1, 0);
    }

    // Who was promised something is not forgotten before it is kept, or has been broken for a month.
    private void KeepOrEvict(int list)
    {
        var slot = _first[list];
        ref var contact = ref floor.Contacts[slot];
        if (!book.Promises.IsFollowed(ref contact, floor.Now - KeptMs[WrittenList]))
        {
            Evict(list);
            return;
        }

        Unlink(slot, ref contact);
        contact.TouchedAt = floor.Now;
        Link(slot, ref contact);
    }

    private void Evict(int list)
    {
        var slot = _first[list];
        ref var contact = ref floor.Contacts[slot];
        Unlink(slot, ref contact);
        if (contact.State == ContactState.Started) floor.Site.OpenContacts--;
        FreeEvents(ref contact);
        book.ReleaseAll(ref contact);
        book.Forget(ref contact);
        book.Promises.Drop(ref contact);
        FreeBase(ref contact);
        floor.Customers.LetGo(ref contact);
        floor.Ids.Remove(contact.Hash, slot);
        floor.Contacts.Free(slot);
    }

    private void Link(int slot, ref Contact contact)
    {
        var written = contact.Media is MediaType.Email or MediaType.Social
            || (contact.Media == MediaType.Unknown && contact.LastQueue >= 0 && floor.Queues[contact.LastQueue].IsWritten);
        contact.IdleList = written ? WrittenList : SpokenList;
        (contact.IdlePrevious, contact.IdleNext) = (_last[contact.IdleList], -1);
        if (contact.IdlePrevious < 0) _first[contact.IdleList] = slot;
        else floor.Contacts[contact.IdlePrevious].IdleNext = slot;
        _last[contact.IdleList] = slot;
        _count[contact.IdleList]++;
    }

    private void Unlink(int slot, ref Contact contact)
    {
        if (contact.IdlePrevious < 0) _first[contact.IdleList] = contact.IdleNext;
        else floor.Contacts[contact.IdlePrevious].IdleNext = contact.IdleNext;
        if (contact.IdleNext < 0) _last[contact.IdleList] = contact.IdlePrevious;
        else floor.Contacts[contact.IdleNext].IdlePrevious = contact.IdlePrevious;
        _count[contact.IdleList]--;
        contact.IdleList = NoList;
    }
}
