namespace QueueMonitor.Engine.Sources;

/// <summary>
/// Remembers the keys of events against resends: the newest <see cref="EngineLimits.DuplicateIdsMax"/> for 24 hours. A
/// 64-bit key of two different events is equal once in about 10^5 days of ten million events. Used by the engine loop only.
/// </summary>
internal sealed class DuplicateFilter
{
    private const int KeptMinutes = 24 * 60;

    private ulong[] _table = new ulong[4096];
    private ulong[] _ring = new ulong[2048];
    private int[] _minutes = new int[2048];
    private int _first;

    public int Count { get; private set; }

    /// <summary>Ids forgotten before their 24 hours were over.</summary>
    public long Forgotten { get; private set; }

    /// <summary>True if the key is new; it is remembered from now on. <paramref name="now"/>: milliseconds since 1970.</summary>
    public bool Add(ulong key, long now)
    {
        if (key == 0) key = 1;
        var mask = _table.Length - 1;
        var at = (int)key & mask;
        while (_table[at] != 0)
        {
            if (_table[at] == key) return false;
            at = (at + 1) & mask;
        }

        _table[at] = key;
        Remember(key, (int)(now / 60_000));
        return true;
    }

    /// <summary>Forgets the key that was added last: its event was refused, and may come again.</summary>
    public void Undo(ulong key)
    {
        Count--;
        Remove(key == 0 ? 1 : key);
    }

    private void Remember(ulong key, int minute)
    {
        while (Count > 0 && minute - _minutes[_first] > KeptMinutes) ForgetOldest();
        if (Count == EngineLimits.DuplicateIdsMax)
        {
            ForgetOldest();
            Forgotten++;
        }

        if (Count == _ring.Length) Grow();
        var place = (_first + Count) % _ring.Length;
        (_ring[place], _minutes[place]) = (key, minute);
        Count++;
    }

    private void ForgetOldest()
    {
        var key = _ring[_first];
        _first = (_first + 1) % _ring.Length;
        Count--;
        Remove(key);
    }

    private void Remove(ulong key)
    {
        var mask = _table.Length - 1;
        var at = (int)key & mask;
        while (_table[at] != key) at = (at + 1) & mask;
        for (var next = (at + 1) & mask; _table[next] != 0; next = (next + 1) & mask)
        {
            var home = (int)_table[next] & mask;
            if (((next - home) & mask) < ((next - at) & mask)) continue;
            _table[at] = _table[next];
            at = next;
        }

        _table[at] = 0;
    }

    private void Grow()
    {
        var (ring, minutes) = (new ulong[_ring.Length * 2], new int[_ring.Length * 2]);
        for (var i = 0; i < Count; i++)
        {
            var from = (_first + i) % _ring.Length;
            (ring[i], minutes[i]) = (_ring[from], _minutes[from]);
        }

        (_ring, _minutes, _first) = (ring, minutes, 0);

        // The key that is being remembered stands in the table already, though not yet in the ring.
        var old = _table;
        _table = new ulong[old.Length * 2];
        var mask = _table.Length - 1;
        foreach (var key in old)
        {
            if (key == 0) continue;
            var at = (int)key & mask;
            while (_table[at] != 0) at = (at + 1) & mask;
            _table[at] = key;
        }
    }
}
