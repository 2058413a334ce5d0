using System.Text;
using QueueMonitor.Engine.Contacts;

namespace QueueMonitor.Engine.Customers;

/// <summary>Ids of contacts whose customers may be called back: kept when the contact itself is gone. Used by the engine loop only.</summary>
internal sealed class KeptIds
{
    private const int InPlaceMax = 48;

    private readonly Pool<KeptId> _ids = new();
    private readonly Dictionary<int, byte[]> _long = [];

    private struct KeptId
    {
        public ShortId Text;
        public ushort Length;
    }

    public int Add(ReadOnlySpan<byte> id)
    {
        var index = _ids.Rent();
        ref var kept = ref _ids[index];
        kept.Length = (ushort)id.Length;
        if (id.Length <= InPlaceMax) id.CopyTo(kept.Text);
        else _long[index] = id.ToArray();
        return index;
    }

    public void Free(int index)
    {
        if (_ids[index].Length > InPlaceMax) _long.Remove(index);
        _ids.Free(index);
    }

    public string Text(int index)
    {
        ref var kept = ref _ids[index];
        return Encoding.UTF8.GetString(kept.Length <= InPlaceMax ? ((ReadOnlySpan<byte>)kept.Text)[..kept.Length] : _long[index]);
    }
}
