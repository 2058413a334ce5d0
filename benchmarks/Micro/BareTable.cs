namespace QueueMonitor.Benchmarks.Micro;

/// <summary>The least that applying an event must do: find the contact by its hash and read its slot of 64 bytes. The floor under "apply".</summary>
internal sealed class BareTable
{
    private readonly ulong[] _keys;
    private readonly int[] _slotOf;
    private readonly Slot[] _slots;
    private readonly int _mask;
    private int _count;

    private struct Slot
    {
        public long A, B, C, D, E, F, G, H;
    }

    public BareTable(int contacts)
    {
        var size = 16;
        while (size < contacts * 2) size *= 2;
        (_keys, _slotOf, _slots, _mask) = (new ulong[size], new int[size], new Slot[contacts], size - 1);
    }

    public void Add(ulong key)
    {
        var at = (int)key & _mask;
        while (_keys[at] != 0) at = (at + 1) & _mask;
        (_keys[at], _slotOf[at]) = (key, _count);
        _slots[_count] = new Slot { A = _count, H = _count };
        _count++;
    }

    public long FindAndRead(ulong key)
    {
        var at = (int)key & _mask;
        while (_keys[at] != key) at = (at + 1) & _mask;
        ref var slot = ref _slots[_slotOf[at]];
        return slot.A + slot.H;
    }
}
