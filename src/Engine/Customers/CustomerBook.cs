using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Outcomes;

namespace QueueMonitor.Engine.Customers;

/// <summary>
/// Who tried to reach us, got a human, gave up, and came back: each contact kept as a case, under its customer when that is known. A contact
/// whose story changed takes back what it had put in and is put in anew, so that late events count once. Used by the engine loop only.
/// </summary>
internal sealed class CustomerBook
{
    private const long DayMs = 86_400_000;

    /// <summary>After an hour somebody should have taken a customer, where call-backs were made in the last week at all.</summary>
    private const long AloneMs = 3_600_000, UsedMs = 7 * DayMs;

    private readonly FloorParts _floor;
    private readonly Dictionary<UInt128, int> _customers = [];
    private readonly Dictionary<UInt128, TakenCustomer> _taken = [];

    // By the hash of the contact's id: cases whose contact is gone.
    private readonly Dictionary<ulong, int> _gone = [];
    private readonly Queue<(int Case, int Generation)> _oldest = new();
    private readonly KeptIds _ids = new();
    private readonly CustomerSums _sums;
    private readonly CustomerRoom _room;
    private readonly Pool<CustomerPast> _pasts = new();
    private CustomersLeftAlone[] _leftAlone = [];
    private int _generation;

    public CustomerBook(FloorParts floor)
    {
        (_floor, _sums) = (floor, new CustomerSums(floor, Cases, Records, _pasts));
        _room = new CustomerRoom(floor, Cases, _pasts);
    }

    public Pool<ContactCase> Cases { get; } = new();

    public Pool<CustomerRecord> Records { get; } = new();

    public ref readonly CustomerTotals Totals => ref _sums.Totals;

    /// <summary>When somebody last took a customer or called one; 0: never.</summary>
    public long CallBacksAt { get; private set; }

    /// <summary>Puts in what a contact's story came to.</summary>
    public void Put(int slot, ref Contact contact)
    {
        contact.Story.Changed = false;
        if (contact.Case < 0) return;
        if (!contact.Has(ContactFlags.Tried))
        {
            if (contact.Case > 0) Drop(contact.Case - 1);
            contact.Case = 0;
            return;
        }

        if (contact.Case == 0) contact.Case = Add(slot) + 1;
        var index = contact.Case - 1;
        ref var one = ref Cases[index];
        _sums.TakeBack(ref one);
        var letGo = one is { Customer: var customer, IsUnidentified: false } && customer == 0;
        var moved = !letGo && (one.StartedAt != contact.TriedAt || (contact.Customer != one.Customer && !contact.Has(ContactFlags.Erased)));
        if (moved) Unlink(index, ref one);
        (one.Story, one.StartedAt, one.ReachedAt) = (contact.Story, contact.TriedAt, contact.Has(ContactFlags.Reached) ? contact.ReachedAt : 0);
        (one.Value, one.Queue, one.WaitedMs) = (contact.Value, contact.LastQueue, contact.CustomerMs);
        (one.Score, one.RatedAt, one.Media) = (contact.Score, contact.RatedAt, MediaOf(in contact));
        if (!letGo && !contact.Has(ContactFlags.Erased)) one.Customer = contact.Customer;
        Keep(slot, ref one);
        if (!letGo && (moved || one.Record == 0)) Link(index, ref one);
        _sums.PutIn(ref one);
        if (letGo) Hear(contact.Customer, in one);
        else if (one.Record > 0) _sums.Reckon(one.Record - 1);
    }

    /// <summary>What stands of a customer's contacts that are kept as nobody's; nothing where all are kept.</summary>
    public CustomerPast PastOf(in CustomerRecord record) => record.Past == 0 ? default : _pasts[record.Past - 1];

    /// <summary>A contact is forgotten; what became of its customer is not.</summary>
    public void LetGo(ref Contact contact)
    {
        if (contact.Case > 0)
        {
            ref var one = ref Cases[contact.Case - 1];
            (one.Contact, one.Hash) = (-1, contact.Hash);
            _gone[contact.Hash] = contact.Case - 1;
        }
        else if (contact is { Case: 0, Score: > 0 })
        {
            // It was rated, and nothing else ever came of it.
            _floor.Counts.RatingsLost++;
        }
    }

    /// <summary>What the customer thought of a contact that is gone (the hash of its id). False: nothing is kept of it either.</summary>
    public bool Rate(ulong contact, byte score, long at)
    {
        if (!_gone.TryGetValue(contact, out var index)) return false;
        ref var one = ref Cases[index];
        if (at < one.RatedAt) return true;
        _sums.TakeBack(ref one);
        (one.Score, one.RatedAt) = (score, at);
        _sums.PutIn(ref one);
        return true;
    }

    /// <summary>We called or wrote to a customer.</summary>
    public void Contacted(UInt128 customer, long at, bool reached)
    {
        if (customer == 0) return;
        CallBacksAt = Math.Max(CallBacksAt, at);
        var index = RecordOf(customer);
        if (index < 0)
        {
            if (Records.Count >= _floor.CasesMax)
            {
                _floor.Counts.CallsLost.Pass(_floor.Now);
                return;
            }

            index = NewRecord(customer);
        }

        ref var record = ref Records[index];
        if (reached)
        {
            record.ContactedAt = Math.Max(record.ContactedAt, at);
            _taken.Remove(customer);
        }
        else
        {
            record.Missed = record.MissedAt < record.ListedAt ? 1 : record.Missed + 1;
            record.MissedAt = Math.Max(record.MissedAt, at);
        }

        _sums.Reckon(index);
    }

    /// <summary>Somebody takes a customer to call back, until a moment; or lets go of it. False: it is not on the list, or too many are taken.</summary>
    public bool Take(UInt128 customer, string by, long until)
    {
        var index = RecordOf(customer);
        if (index < 0 || Records[index].Listed < 0) return false;
        CallBacksAt = _floor.Now;
        if (until <= _floor.Now)
        {
            _taken.Remove(customer);
            return true;
        }

        if (_taken.Count >= EngineLimits.TakenMax && !_taken.ContainsKey(customer)) return false;
        _taken[customer] = new TakenCustomer(by, _floor.Now, until);
        return true;
    }

    public TakenCustomer? TakenBy(UInt128 customer) => _taken.TryGetValue(customer, out var taken) && taken.Until > _floor.Now ? taken : null;

    public string IdOf(in ContactCase one) => one.Id == 0 ? "" : _ids.Text(one.Id - 1);

    /// <summary>The customer's record; −1: none.</summary>
    public int RecordOf(UInt128 customer) => customer != 0 && _customers.TryGetValue(customer, out var record) ? record : -1;

    /// <summary>A day begins: nobody has tried yet.</summary>
    public void BeginDay() => _sums.BeginDay();

    /// <summary>Reckons everybody anew: the day begins elsewhere, or a queue's value is another.</summary>
    public void Reckon() => _sums.ReckonAll();

    /// <summary>Customers who gave up in a queue long ago, whom nobody has taken or tried to call, as of the last minute; 0 where nobody calls back.</summary>
    public CustomersLeftAlone LeftAlone(int queue) => queue < _leftAlone.Length ? _leftAlone[queue] : default;

    /// <summary>At each full minute: counts them.</summary>
    public void LookAround(long now)
    {
        Array.Clear(_leftAlone);
        if (CallBacksAt <= now - UsedMs || _sums.Totals.Unreturned == 0) return;
        if (_leftAlone.Length < _floor.Queues.Count) _leftAlone = new CustomersLeftAlone[_floor.Queues.Count * 2];
        for (var i = 0; i < Records.Top; i++)
        {
            ref readonly var record = ref Records[i];
            var waits = record.InUse && record.Listed >= 0 && record.ListedQueue >= 0 && record.ListedAt < now - AloneMs && record.MissedAt < record.ListedAt;
            if (waits && TakenBy(record.Customer) is null) _leftAlone[record.ListedQueue].Add(record.ListedAt, record.ListedAt + AloneMs);
        }
    }

    /// <summary>At each full hour: lets go of what is old, and looks whether matters were solved.</summary>
    public void Look(long now)
    {
        var keptFrom = now - (_floor.Site.Settings.RetentionDays * DayMs);
        while (_oldest.TryPeek(out var oldest))
        {
            ref var one = ref Cases[oldest.Case];
            var gone = !one.InUse || one.Generation != oldest.Generation;
            if (!gone && one.StartedAt >= keptFrom) break;
            _oldest.Dequeue();
            if (!gone) Drop(oldest.Case);
        }

        var listedFrom = now - (long)EngineLimits.UnreturnedKept.TotalMilliseconds;
        for (var i = 0; i < Records.Top; i++)
        {
            ref var record = ref Records[i];
            if (!record.InUse) continue;
            if (record.Listed >= 0 && record.ListedAt < listedFrom) _sums.Reckon(i);
            if (record.Count == 0 && Math.Max(record.ContactedAt, record.MissedAt) < keptFrom) Remove(i);
        }

        foreach (var (customer, by) in _taken)
        {
            if (by.Until <= now) _taken.Remove(customer);
        }

        OutcomeTeller.TellHour(_floor, now);
    }

    /// <summary>Forgets a customer: the cases stand as nobody's, with what is known of them by now. Whether it was among those of today.</summary>
    public bool Erase(UInt128 customer)
    {
        var index = RecordOf(customer);
        if (index < 0) return false;
        ref var record = ref Records[index];
        var today = (record.TriedToday || record.ReachedToday) && record.CountedDay == _floor.Site.DayStart;
        _sums.Unlist(ref record);
        while (record.First >= 0) MakeNobodys(record.First, ref Cases[record.First]);
        Remove(index);
        return today;
    }

    private int Add(int slot)
    {
        while (Cases.Count >= _floor.CasesMax)
        {
            var (oldest, generation) = _oldest.Dequeue();
            if (!Cases[oldest].InUse || Cases[oldest].Generation != generation) continue;
            Drop(oldest);
            _floor.Counts.CasesLetGo.Pass(_floor.Now);
        }

        var index = Cases.Rent();
        Cases[index] = new ContactCase
        {
            InUse = true, Contact = slot, Generation = ++_generation, Previous = -1, Next = -1, KnownUntil = long.MaxValue, RatedQueue = -1,
            StartedAt = long.MinValue,
        };
        _oldest.Enqueue((index, _generation));
        return index;
    }

    // What it put into figures of its own stands: it is only kept no longer.
    private void Drop(int index)
    {
        ref var one = ref Cases[index];
        Unlink(index, ref one);
        if (one.Id > 0) _ids.Free(one.Id - 1);
        if (one.Contact >= 0) _floor.Contacts[one.Contact].Case = -1;
        else if (_gone.TryGetValue(one.Hash, out var kept) && kept == index) _gone.Remove(one.Hash);
        Cases.Free(index);
    }

    private void Keep(int slot, ref ContactCase one)
    {
        var wanted = one.GaveUp && one.Customer != 0;
        if (wanted == (one.Id > 0)) return;
        if (wanted)
        {
            one.Id = _ids.Add(_floor.Ids.Id(slot)) + 1;
            return;
        }

        _ids.Free(one.Id - 1);
        one.Id = 0;
    }

    private void Link(int index, ref ContactCase one)
    {
        if (one.Customer == 0) return;
        if (!_sums.Totals.AnyNamed) BeginNaming();
        if (!_customers.TryGetValue(one.Customer, out var at)) at = NewRecord(one.Customer);
        ref var record = ref Records[at];
        var before = record.Last;
        while (before >= 0 && Cases[before].StartedAt > one.StartedAt) before = Cases[before].Previous;
        (one.Record, one.Previous, one.Next) = (at + 1, before, before < 0 ? record.First : Cases[before].Next);
        if (before < 0) record.First = index;
        else Cases[before].Next = index;
        if (one.Next < 0) record.Last = index;
        else Cases[one.Next].Previous = index;
        if (++record.Count > _floor.CustomerCasesMax) MakeRoom(ref record);
    }

    private void Unlink(int index, ref ContactCase one)
    {
        if (one.Record == 0) return;
        ref var record = ref Records[one.Record - 1];
        if (record.Past > 0 && record.First == index) (_pasts[record.Past - 1].TryBeganAt, _pasts[record.Past - 1].TryReachedAt) = (0, 0);
        TakeOut(ref record, in one);
        (one.Record, one.Previous, one.Next) = (0, -1, -1);
        // Who it was counted under is reckoned anew without it.
        _sums.Reckon(_customers[record.Customer]);
    }

    private void MakeRoom(ref CustomerRecord record)
    {
        var (from, until) = _room.Choose(in record);
        _room.Carry(ref record, from, until);
        for (int i = from, next; i != until; i = next)
        {
            next = Cases[i].Next;
            MakeNobodys(i, ref Cases[i]);
            _floor.Counts.CustomerCasesLetGo.Pass(_floor.Now);
        }
    }

    // Something more came of a contact that is kept as nobody's.
    private void Hear(UInt128 customer, in ContactCase one)
    {
        if (RecordOf(customer) is not (>= 0 and var index) || Records[index].Past == 0) return;
        CustomerRoom.Hear(ref _pasts[Records[index].Past - 1], in one);
        _sums.Reckon(index);
    }

    private void MakeNobodys(int index, ref ContactCase one)
    {
        var back = NextOf(in one);
        one.BackElsewhereAt = back < 0 ? 0 : Cases[back].StartedAt;
        one.BackElsewhereMs = back < 0 ? 0 : (int)Math.Min(int.MaxValue, Cases[back].Story.HandleMs);
        one.KnownUntil = _floor.Now;
        one.Customer = 0;
        if (one.Id > 0) _ids.Free(one.Id - 1);
        one.Id = 0;
        ref var record = ref Records[one.Record - 1];
        TakeOut(ref record, in one);
        if (record.Listed == index) _sums.Unlist(ref record);
        (one.Record, one.Previous, one.Next) = (0, -1, -1);
    }

    private void TakeOut(ref CustomerRecord record, in ContactCase one)
    {
        if (one.Previous < 0) record.First = one.Next;
        else Cases[one.Previous].Next = one.Next;
        if (one.Next < 0) record.Last = one.Previous;
        else Cases[one.Next].Previous = one.Previous;
        record.Count--;
    }

    /// <summary>The customer's next contact after this one was solved; −1: none.</summary>
    public int NextOf(in ContactCase one)
    {
        if (one.Story.SolvedAt == 0) return -1;
        var next = one.Next;
        while (next >= 0 && Cases[next].StartedAt <= one.Story.SolvedAt) next = Cases[next].Next;
        return one.Record == 0 ? -1 : next;
    }

    // From now on every queue can say how many of its customers are not won back.
    private void BeginNaming()
    {
        _sums.Totals.AnyNamed = true;
        foreach (var queue in _floor.Queues) queue.Dirty = true;
    }

    private MediaType MediaOf(in Contact contact) => contact.Media != MediaType.Unknown ? contact.Media
        : contact.LastQueue >= 0 ? _floor.Queues[contact.LastQueue].Settings.Media : MediaType.Unknown;

    private int NewRecord(UInt128 customer)
    {
        var index = _customers[customer] = Records.Rent();
        Records[index] = new CustomerRecord { InUse = true, Customer = customer, First = -1, Last = -1, Listed = -1, ListedQueue = -1 };
        return index;
    }

    private void Remove(int index)
    {
        var customer = Records[index].Customer;
        if (Records[index].Past > 0) _pasts.Free(Records[index].Past - 1);
        _customers.Remove(customer);
        _taken.Remove(customer);
        Records.Free(index);
    }
}
