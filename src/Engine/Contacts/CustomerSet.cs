namespace QueueMonitor.Engine.Contacts;

/// <summary>Different customers of a day, by pseudonym. Used by the engine loop only.</summary>
internal sealed class CustomerSet
{
    private UInt128[] _table = new UInt128[256];

    public int Count { get; private set; }

    public void Add(UInt128 customer)
    {
        if (customer == 0 || Count == EngineLimits.OpenContactsMax) return;
        if ((Count + 1) * 2 > _table.Length) Grow();
        var mask = _table.Length - 1;
        var at = (int)(uint)customer & mask;
        while (_table[at] != 0)
        {
            if (_table[at] == customer) return;
            at = (at + 1) & mask;
        }

        _table[at] = customer;
        Count++;
    }

    public void Clear()
    {
        if (Count > 0) Array.Clear(_table);
        Count = 0;
    }

    private void Grow()
    {
        var old = _table;
        _table = new UInt128[old.Length * 2];
        var mask = _table.Length - 1;
        foreach (var customer in old)
        {
            if (customer == 0) continue;
            var at = (int)(uint)customer & mask;
            while (_table[at] != 0) at = (at + 1) & mask;
            _table[at] = customer;
        }
    }
}
