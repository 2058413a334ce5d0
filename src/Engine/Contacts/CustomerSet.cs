namespace QueueMonitor.Engine.Contacts;

/// <summary>Different customers of a day, by pseudonym. Used by the engine loop only.</summary>
internal sealed class CustomerSet
{
    private UInt128[] _table = new UInt128[256];
    private int _held;
    private int _forgotten;

    /// <summary>How many there were, those too who have been forgotten since.</summary>
    public int Count => _held + _forgotten;

    public void Add(UInt128 customer)
    {
        if (customer == 0 || Count == EngineLimits.OpenContactsMax) return;
        if ((_held + 1) * 2 > _table.Length) Grow();
        var at = PlaceOf(customer);
        if (_table[at] == customer) return;
        _table[at] = customer;
        _held++;
    }

    /// <summary>Holds a customer's pseudonym no longer; the customer still counts. False: it was not there.</summary>
    public bool Forget(UInt128 customer)
    {
        var at = PlaceOf(customer);
        if (customer == 0 || _table[at] != customer) return false;

        // Backward shift: what probed past the gap moves into it, so that searches may stop at the first empty place.
        var mask = _table.Length - 1;
        for (var next = (at + 1) & mask; _table[next] != 0; next = (next + 1) & mask)
        {
            var home = (int)(uint)_table[next] & mask;
            if (((next - home) & mask) < ((next - at) & mask)) continue;
            _table[at] = _table[next];
            at = next;
        }

        _table[at] = 0;
        _held--;
        _forgotten++;
        return true;
    }

    public void Clear()
    {
        if (_held > 0) Array.Clear(_table);
        (_held, _forgotten) = (0, 0);
    }

    // Where it is, or the empty place where it would be.
    private int PlaceOf(UInt128 customer)
    {
        var mask = _table.Length - 1;
        var at = (int)(uint)customer & mask;
        while (_table[at] != 0 && _table[at] != customer) at = (at + 1) & mask;
        return at;
    }

    private void Grow()
    {
        var old = _table;
        _table = new UInt128[old.Length * 2];
        foreach (var customer in old)
        {
            if (customer != 0) _table[PlaceOf(customer)] = customer;
        }
    }
}
