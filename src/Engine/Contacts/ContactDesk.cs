using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Sources;

namespace QueueMonitor.Engine.Contacts;

/// <summary>
/// Takes in the events of contacts, in whichever order they come: in order they are folded at once; a late one folds its
/// contact anew; what cannot have been waits 60 s for what is missing. Used by the engine loop only.
/// </summary>
internal sealed class ContactDesk
{
    /// <summary>Why a contact that has reached its greatest age is a ghost.</summary>
    public const string TooOld = "It was there longer than the queue's maximum age.";

    private static readonly long SettleMs = (long)EngineLimits.SettleAfter.TotalMilliseconds;
    private static readonly long LateMs = (long)EngineLimits.LateAfter.TotalMilliseconds;

    private readonly FloorParts _floor;
    private readonly ContactBook _book;
    private readonly ContactAccounts _accounts;
    private readonly ContactFold _fold;
    private readonly ContactShelf _shelf;
    private readonly PriorityQueue<(int Slot, int Generation), (long Due, long Order)> _settling = new();
    private readonly List<int> _called = [];
    private long _settlingOrder;
    private int _generation;

    public ContactDesk(FloorParts floor, ContactBook book, ContactAccounts accounts)
    {
        (_floor, _book, _accounts) = (floor, book, accounts);
        _fold = new ContactFold(floor, book);
        _shelf = new ContactShelf(floor, book);
    }

    /// <summary>The next moment at which something is settled or put away.</summary>
    public long NextChangeAt => Math.Min(_settling.TryPeek(out _, out var next) ? next.Due + 1 : long.MaxValue, _shelf.NextChangeAt);

    public int ClosedKept => _shelf.Count;

    /// <summary>A new contact, of which nothing is known but its id.</summary>
    public int AddContact(ulong hash, ReadOnlySpan<byte> id)
    {
        var slot = _floor.Ids.Add(hash, id);
        var same = _floor.Contacts.Rent();
        if (same != slot) throw new InvalidOperationException("Ids and contacts are out of step: a bug in the engine.");
        ref var contact = ref _floor.Contacts[slot];
        contact = new Contact
        {
            Hash = hash, InUse = true, Generation = ++_generation, FirstEvent = -1, LastEvent = -1, IdlePrevious = -1, IdleNext = -1,
            AttributesAt = long.MinValue, NewestAt = long.MinValue, FoldedTo = long.MinValue, Value = double.NaN,
        };
        contact.ResetFold();
        return slot;
    }

    /// <summary>Takes in one event of a contact. <paramref name="node"/> holds it; −1 queue or agent: none named.</summary>
    /// <param name="saysWhere">It says where the contact is: its source answers for that from now on.</param>
    /// <param name="isFolded">It may change figures: it is kept for putting late ones in order.</param>
    public void Take(int slot, in ContactEvent node, bool saysWhere, bool isFolded)
    {
        ref var contact = ref _floor.Contacts[slot];
        var outOfOrder = node.At < contact.NewestAt || node.At < contact.GhostedAt;
        var late = outOfOrder || node.At < _floor.Now - LateMs;
        _shelf.Wake(slot, ref contact);
        if (saysWhere || contact.NewestAt == long.MinValue) contact.Source = node.Source;
        contact.NewestAt = Math.Max(contact.NewestAt, node.At);
        var taken = !isFolded || Fold(slot, ref contact, in node, late, outOfOrder);
        var ofAnEarlierDay = late && node.At < DayOf(ref contact, node.Queue);
        if (ofAnEarlierDay || !taken)
        {
            _floor.Sources[node.Source].Late++;
            _floor.Counts.Late++;
        }

        _accounts.Restate(late, ofAnEarlierDay);
        if (contact.Story.Changed) _floor.Customers.Put(slot, ref contact);
        _shelf.Place(slot, ref contact);
    }

    public void Identify(ref Contact contact, UInt128 customer)
    {
        if (contact.Customer == customer || contact.Has(ContactFlags.Erased)) return;
        contact.Customer = customer;
        contact.Story.Changed = true;
        _book.Identify(ref contact);
    }

    /// <summary>No contact knows any more that it is of that customer. Gives how many did. Looks at all: it is rare.</summary>
    public int Erase(UInt128 customer)
    {
        var erased = 0;
        for (var slot = 0; slot < _floor.Contacts.Top; slot++)
        {
            if (_floor.Contacts[slot].Erase(customer)) erased++;
        }

        _shelf.Erase(customer);
        return erased;
    }

    /// <summary>Adds what the floor itself concludes about a contact at its moment among the contact's events.</summary>
    public void Conclude(int slot, EventType type, long at)
    {
        ref var contact = ref _floor.Contacts[slot];
        _shelf.Wake(slot, ref contact);
        if (type == ContactEvent.Ghost) contact.NewestAt = Math.Max(contact.NewestAt, at);
        var node = new ContactEvent
        {
            At = at, Received = _floor.Now, Type = type, Queue = -1, Agent = -1, Epoch = _floor.Epoch, Source = contact.Source, Settled = true,
        };
        Fold(slot, ref contact, in node, late: false, outOfOrder: false);
        _accounts.Restate(late: false, ofAnEarlierDay: false);
        if (contact.Story.Changed) _floor.Customers.Put(slot, ref contact);
        _shelf.Place(slot, ref contact);
    }

    /// <summary>Somebody of ours reached a customer: what the customer was promised is answered.</summary>
    public void CalledBack(UInt128 customer, long at)
    {
        if (customer == 0) return;
        _called.Clear();
        for (var i = 0; i < _floor.Promises.Top; i++)
        {
            ref var promise = ref _floor.Promises[i];
            var isOpen = promise is { InUse: true, IsCopy: false, Open: true };
            if (isOpen && _floor.Contacts[promise.Contact].Customer == customer && !_called.Contains(promise.Contact)) _called.Add(promise.Contact);
        }

        foreach (var slot in _called) Conclude(slot, ContactEvent.CalledBack, at);
    }

    /// <summary>Counts a contact that cannot be there any more, and lists it.</summary>
    public void NoteGhost(int slot, long at, string why)
    {
        ref var contact = ref _floor.Contacts[slot];
        var kind = contact.State == ContactState.Waiting ? AnomalyKind.GhostWaiting : AnomalyKind.GhostConnected;
        if (kind == AnomalyKind.GhostWaiting) _floor.Counts.GhostsWaiting++;
        else _floor.Counts.GhostsConnected++;
        _floor.Counts.Anomalies++;
        var source = _floor.Sources[contact.Source];
        source.Ghosts++;
        source.Note(kind, at, _floor.Ids.Text(slot), contact.LastQueue < 0 ? null : _floor.Queues[contact.LastQueue].Name, why);
    }

    /// <summary>Fires what is due before or at the floor's time.</summary>
    public void Advance()
    {
        while (_settling.TryPeek(out var next, out var when) && when.Due < _floor.Now)
        {
            _settling.Dequeue();
            Settle(next.Slot, next.Generation, _floor.Now - SettleMs);
        }

        _shelf.Advance();
    }

    /// <summary>Nothing more will come: settles all that waits, in order of receipt.</summary>
    public void SettleAll()
    {
        while (_settling.TryDequeue(out var next, out _)) Settle(next.Slot, next.Generation, long.MaxValue);
    }

    // False: it came out of order and its contact can no longer be folded anew.
    private bool Fold(int slot, ref Contact contact, in ContactEvent node, bool late, bool outOfOrder)
    {
        _book.Step++;
        if (contact.Has(ContactFlags.Fixed) || !_shelf.CanTake(ref contact, node.At))
        {
            if (outOfOrder)
            {
                if (contact.Has(ContactFlags.Fixed)) _floor.Counts.ContactEventsLetGo.Pass(_floor.Now);
                FreeTerms(in node);
                return false;
            }

            // Its earlier events are gone: what comes in order is folded on, and settled at once.
            var alone = node;
            alone.Settled = true;
            _accounts.Watching = late;
            Step(slot, ref contact, ref alone);
            CountAnomaly(slot, ref alone);
            FreeTerms(in node);
            return true;
        }

        var index = _floor.Events.Rent();
        ref var kept = ref _floor.Events[index];
        kept = node;
        contact.EventCount++;
        _accounts.Watching = late;
        if (contact.LastEvent < 0 || _floor.Events[contact.LastEvent].At <= node.At)
        {
            if (_fold.GhostAt(ref contact) < node.At) EndByAge(slot, ref contact, contact.LastEvent);
            kept.Next = -1;
            if (contact.LastEvent < 0) contact.FirstEvent = index;
            else _floor.Events[contact.LastEvent].Next = index;
            contact.LastEvent = index;
            if (Step(slot, ref contact, ref kept)) Wait(slot, ref contact, ref kept);
        }
        else
        {
            Insert(ref contact, index);
            Refold(slot, ref contact);
        }

        if (contact.EventCount >= EngineLimits.ContactEventsMax) Fix(slot, ref contact);
        return true;
    }

    // It is not folded anew from here on: what waits for an explanation is taken now as what it most plausibly means.
    private void Fix(int slot, ref Contact contact)
    {
        var waits = false;
        for (var index = contact.FirstEvent; index >= 0; index = _floor.Events[index].Next)
        {
            ref var e = ref _floor.Events[index];
            waits |= e is { SettlesLater: true, Settled: false };
            e.Settled = true;
        }

        if (waits) Refold(slot, ref contact);
        _shelf.Fix(ref contact);
    }

    private void FreeTerms(in ContactEvent node)
    {
        if (node.Type == EventType.ContactPromised) _floor.Terms.Free(node.TermsAt);
    }

    private void Insert(ref Contact contact, int index)
    {
        ref var added = ref _floor.Events[index];
        if (_floor.Events[contact.FirstEvent].At > added.At)
        {
            added.Next = contact.FirstEvent;
            contact.FirstEvent = index;
            return;
        }

        var before = contact.FirstEvent;
        while (_floor.Events[_floor.Events[before].Next].At <= added.At) before = _floor.Events[before].Next;
        added.Next = _floor.Events[before].Next;
        _floor.Events[before].Next = index;
    }

    private void Refold(int slot, ref Contact contact)
    {
        _book.Step++;
        Count(ref contact, -1);
        _book.Withdraw(ref contact);
        _shelf.Reset(ref contact);
        if (contact.Customer != 0 || contact.Has(ContactFlags.Erased)) contact.Set(ContactFlags.Unidentified, false);
        _book.Arrival(ref contact, 1);
        _book.Reach(ref contact, 1);
        for (int index = contact.FirstEvent, before = -1; index >= 0; before = index, index = _floor.Events[index].Next)
        {
            ref var e = ref _floor.Events[index];
            if (_fold.GhostAt(ref contact) < e.At) FoldGhost(slot, ref contact, before);
            e.Settled |= e.Received < _floor.Now - SettleMs;
            if (_fold.Step(slot, ref contact, ref e)) Wait(slot, ref contact, ref e);
        }

        _book.CompareDecisions(ref contact);
        Count(ref contact, 1);
    }

    // A ghost's moment comes before any event whose time is after it.
    private void EndByAge(int slot, ref Contact contact, int before)
    {
        Count(ref contact, -1);
        FoldGhost(slot, ref contact, before);
        Count(ref contact, 1);
    }

    private void FoldGhost(int slot, ref Contact contact, int before)
    {
        var at = _fold.GhostAt(ref contact);
        NoteGhost(slot, at, TooOld);
        var index = _floor.Events.Rent();
        _floor.Events[index] = new ContactEvent
        {
            At = at, Received = _floor.Now, Type = ContactEvent.AgedGhost, Queue = -1, Agent = -1, Epoch = _floor.Epoch,
            Source = contact.Source, Settled = true, Next = before < 0 ? contact.FirstEvent : _floor.Events[before].Next,
        };
        contact.EventCount++;
        if (before < 0) contact.FirstEvent = index;
        else _floor.Events[before].Next = index;
        if (_floor.Events[index].Next < 0) contact.LastEvent = index;
        _fold.Step(slot, ref contact, ref _floor.Events[index]);
    }

    private bool Step(int slot, ref Contact contact, ref ContactEvent e)
    {
        Count(ref contact, -1);
        var waits = _fold.Step(slot, ref contact, ref e);
        Count(ref contact, 1);
        return waits;
    }

    private void Wait(int slot, ref Contact contact, ref ContactEvent e)
    {
        if (e.Settled)
        {
            CountAnomaly(slot, ref e);
        }
        else if (!e.SettlesLater)
        {
            e.SettlesLater = true;
            _settling.Enqueue((slot, contact.Generation), (e.Received + SettleMs, _settlingOrder++));
        }
    }

    private void Settle(int slot, int generation, long receivedBefore)
    {
        ref var contact = ref _floor.Contacts[slot];
        if (!contact.InUse || contact.Generation != generation) return;
        var any = false;
        for (var index = contact.FirstEvent; index >= 0; index = _floor.Events[index].Next)
        {
            ref var e = ref _floor.Events[index];
            if (e.Settled || e.Received >= receivedBefore) continue;
            any = e.Settled = true;
        }

        if (!any) return;
        Refold(slot, ref contact);
        _accounts.Restate(late: false, ofAnEarlierDay: false);
        if (contact.Story.Changed) _floor.Customers.Put(slot, ref contact);
        _shelf.Place(slot, ref contact);
    }

    private void CountAnomaly(int slot, ref ContactEvent e)
    {
        if (e.Anomaly == AnomalyKind.None || e.AnomalyCounted) return;
        e.AnomalyCounted = true;
        _floor.Counts.Anomalies++;
        ref var contact = ref _floor.Contacts[slot];
        var queue = e.Queue >= 0 ? e.Queue : contact.LastQueue;
        _floor.Sources[e.Source].Note(e.Anomaly, e.At, _floor.Ids.Text(slot), queue < 0 ? null : _floor.Queues[queue].Name);
    }

    private long DayOf(ref Contact contact, int queue)
    {
        var index = queue >= 0 ? queue : contact.LastQueue;
        return index < 0 ? _floor.Site.DayStart : _floor.Queues[index].DayStart;
    }

    private void Count(ref Contact contact, int delta)
    {
        var site = _floor.Site;
        if (contact.State is ContactState.None or ContactState.Done) return;
        site.Dirty = true;
        site.OpenContacts += delta;
        if (contact.State is ContactState.Waiting or ContactState.Between
            || (contact.State == ContactState.Talking && contact.Has(ContactFlags.Held)))
        {
            site.WaitingContacts += delta;
        }
        else if (contact.State == ContactState.Talking)
        {
            site.ConnectedContacts += delta;
        }
    }
}
