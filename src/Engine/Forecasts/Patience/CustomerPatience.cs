namespace QueueMonitor.Engine.Forecasts.Patience;

/// <summary>
/// How patient each customer has been so far, against others who waited as long: the posterior mean of a Gamma frailty,
/// (1 + abandons) / (1 + cumulative hazard sat through). 1: as others; 2: hangs up twice as readily. By pseudonym, in memory only,
/// bounded: the one not heard of for longest goes first, and after so many days as are set nothing is known. Used by the engine loop only.
/// </summary>
internal sealed class CustomerPatience
{
    /// <summary>Customers remembered, 40 bytes each.</summary>
    public const int CustomersMax = 65_536;

    private const int Ways = 4;
    private const long DayMs = 86_400_000;

    private Entry[] _entries = new Entry[1024];
    private int _count;

    /// <summary>Days after the last contact for which something is known; 0: nothing ever is.</summary>
    public int KeptDays { get; set; } = 31;

    private long KeptMs => KeptDays * DayMs;

    /// <returns>Frailty, and how many earlier contacts it rests on; (1, 0) for one who is not known.</returns>
    public (double Frailty, int Contacts) Of(UInt128 customer, long now)
    {
        var at = Find(customer);
        if (at < 0 || now - _entries[at].SeenAt > KeptMs) return (1, 0);
        ref readonly var entry = ref _entries[at];
        return ((1.0 + entry.Abandons) / (1.0 + entry.Endured), entry.Contacts);
    }

    /// <param name="endured">Cumulative hazard of the wait that has ended: what a customer as patient as others would have been asked to endure.</param>
    public void Ended(UInt128 customer, double endured, bool abandoned, long now)
    {
        if (customer == 0 || KeptDays == 0) return;
        var at = Find(customer);
        if (at < 0) at = Place(customer, now);
        ref var entry = ref _entries[at];
        if (now - entry.SeenAt > KeptMs) entry = new Entry { Customer = customer };
        entry.Endured += (float)endured;
        if (abandoned) entry.Abandons++;
        if (entry.Contacts < ushort.MaxValue) entry.Contacts++;
        entry.SeenAt = now;
    }

    /// <summary>Nothing more is known of a customer. False: nothing was.</summary>
    public bool Forget(UInt128 customer)
    {
        var at = Find(customer);
        if (at < 0) return false;
        _entries[at] = default;
        _count--;
        return true;
    }

    /// <summary>Takes out whoever was not heard of for longer than is kept.</summary>
    public void ForgetOld(long now)
    {
        foreach (ref var entry in _entries.AsSpan())
        {
            if (entry.Customer == 0 || (KeptDays > 0 && now - entry.SeenAt <= KeptMs)) continue;
            entry = default;
            _count--;
        }
    }

    private int Find(UInt128 customer)
    {
        if (customer == 0) return -1;
        var set = SetOf(customer, _entries.Length);
        for (var i = set; i < set + Ways; i++)
        {
            if (_entries[i].Customer == customer) return i;
        }

        return -1;
    }

    private int Place(UInt128 customer, long now)
    {
        if (_count * 4 > _entries.Length && _entries.Length < CustomersMax) Grow();
        var at = Oldest(_entries, customer);
        if (_entries[at].Customer == 0) _count++;
        _entries[at] = new Entry { Customer = customer, SeenAt = now };
        return at;
    }

    // An empty place, or that of the one not heard of for longest.
    private static int Oldest(Entry[] entries, UInt128 customer)
    {
        var set = SetOf(customer, entries.Length);
        var oldest = set;
        for (var i = set; i < set + Ways; i++)
        {
            if (entries[i].Customer == 0) return i;
            if (entries[i].SeenAt < entries[oldest].SeenAt) oldest = i;
        }

        return oldest;
    }

    private void Grow()
    {
        var old = _entries;
        _entries = new Entry[old.Length * 2];
        _count = 0;
        foreach (ref readonly var entry in old.AsSpan())
        {
            if (entry.Customer == 0) continue;
            var at = Oldest(_entries, entry.Customer);
            if (_entries[at].Customer == 0) _count++;
            else if (_entries[at].SeenAt > entry.SeenAt) continue;
            _entries[at] = entry;
        }
    }

    private static int SetOf(UInt128 customer, int length) => (int)((uint)customer & (uint)((length / Ways) - 1)) * Ways;

    private struct Entry
    {
        public UInt128 Customer;
        public long SeenAt;
        public float Endured;
        public ushort Abandons;
        public ushort Contacts;
    }
}
