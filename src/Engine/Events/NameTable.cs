using System.Text;

namespace QueueMonitor.Engine.Events;

/// <summary>Names in order of first appearance, found by their bytes. Used by the engine loop only.</summary>
internal sealed class NameTable
{
    private readonly List<(string Text, byte[] Utf8, ulong Hash)> _names = [];
    private int[] _table = new int[256];

    public int Count => _names.Count;

    public string this[int index] => _names[index].Text;

    public ulong HashOf(int index) => _names[index].Hash;

    /// <summary>The number of a name, or −1.</summary>
    public int Find(ulong hash, ReadOnlySpan<byte> utf8)
    {
        var mask = _table.Length - 1;
        for (var at = (int)hash & mask; _table[at] != 0; at = (at + 1) & mask)
        {
            var known = _names[_table[at] - 1];
            if (known.Hash == hash && utf8.SequenceEqual(known.Utf8)) return _table[at] - 1;
        }

        return -1;
    }

    public int Find(string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        return Find(Hash64.Of(utf8), utf8);
    }

    public int Add(ulong hash, ReadOnlySpan<byte> utf8)
    {
        _names.Add((Encoding.UTF8.GetString(utf8), utf8.ToArray(), hash));
        if (_names.Count * 2 > _table.Length) _table = new int[_table.Length * 2];
        else
        {
            Insert(_names.Count - 1);
            return _names.Count - 1;
        }

        for (var i = 0; i < _names.Count; i++) Insert(i);
        return _names.Count - 1;
    }

    private void Insert(int index)
    {
        var mask = _table.Length - 1;
        var at = (int)_names[index].Hash & mask;
        while (_table[at] != 0) at = (at + 1) & mask;
        _table[at] = index + 1;
    }
}
