using System.Text;
using QueueMonitor.Engine.Images;

namespace QueueMonitor.Engine.Contacts;

/// <summary>
/// Finds contacts by id: open addressing over 64-bit hashes, at most half full, the whole id compared on a hit. Used by
/// the engine loop only.
/// </summary>
internal sealed class ContactTable
{
    private readonly Pool<IdSlot> _ids = new();
    private readonly Dictionary<int, byte[]> _longIds = [];

    [NotKept("the ids say it")]
    private string?[]? _texts;
    private ulong[] _hashes = new ulong[1024];
    private int[] _slots = new int[1024];
    private int _count;

    private struct IdSlot
    {
        public ShortId Text;
        public ushort Length;
    }

    public int Find(ulong hash, ReadOnlySpan<byte> id)
    {
        var mask = _hashes.Length - 1;
        for (var at = (int)(hash >> 7) & mask; _hashes[at] != 0; at = (at + 1) & mask)
        {
            if (_hashes[at] == hash && Id(_slots[at]).SequenceEqual(id)) return _slots[at];
        }

        return -1;
    }

    /// <summary>A new number for an id that is not there yet.</summary>
    public int Add(ulong hash, ReadOnlySpan<byte> id)
    {
        if ((_count + 1) * 2 > _hashes.Length) Grow();
        var slot = _ids.Rent();
        ref var stored = ref _ids[slot];
        stored.Length = (ushort)id.Length;
        if (id.Length <= 48) id.CopyTo(stored.Text);
        else _longIds[slot] = id.ToArray();
        Insert(hash, slot);
        _count++;
        return slot;
    }

    public void Remove(ulong hash, int slot)
    {
        var mask = _hashes.Length - 1;
        var at = (int)(hash >> 7) & mask;
        while (_slots[at] != slot || _hashes[at] != hash) at = (at + 1) & mask;

        // Backward shift: what probed past the gap moves into it, so that searches may stop at the first empty place.
        for (var next = (at + 1) & mask; _hashes[next] != 0; next = (next + 1) & mask)
        {
            var home = (int)(_hashes[next] >> 7) & mask;
            if (((next - home) & mask) < ((next - at) & mask)) continue;
            (_hashes[at], _slots[at]) = (_hashes[next], _slots[next]);
            at = next;
        }

        _hashes[at] = 0;
        if (_ids[slot].Length > 48) _longIds.Remove(slot);
        if (_texts is not null && slot < _texts.Length) _texts[slot] = null;
        _ids.Free(slot);
        _count--;
    }

    public ReadOnlySpan<byte> Id(int slot)
    {
        ref var stored = ref _ids[slot];
        return stored.Length <= 48 ? ((ReadOnlySpan<byte>)stored.Text)[..stored.Length] : _longIds[slot];
    }

    /// <summary>The id as a string, made once: only contacts that somebody reads have one.</summary>
    public string Text(int slot)
    {
        if (_texts is null || slot >= _texts.Length) Array.Resize(ref _texts, Math.Max(_ids.Top, 2 * (_texts?.Length ?? 0)));
        return _texts[slot] ??= Encoding.UTF8.GetString(Id(slot));
    }

    private void Insert(ulong hash, int slot)
    {
        var mask = _hashes.Length - 1;
        var at = (int)(hash >> 7) & mask;
        while (_hashes[at] != 0) at = (at + 1) & mask;
        (_hashes[at], _slots[at]) = (hash, slot);
    }

    private void Grow()
    {
        var (hashes, slots) = (_hashes, _slots);
        (_hashes, _slots) = (new ulong[hashes.Length * 2], new int[hashes.Length * 2]);
        for (var i = 0; i < hashes.Length; i++)
        {
            if (hashes[i] != 0) Insert(hashes[i], slots[i]);
        }
    }
}
