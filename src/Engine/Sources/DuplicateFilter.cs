using System.Numerics;
using QueueMonitor.Engine.Images;

namespace QueueMonitor.Engine.Sources;

/// <summary>
/// Remembers the keys of events against resends: the newest <see cref="EngineLimits.DuplicateIdsMax"/> for 24 hours, eight bytes each in
/// order of receipt, and a table to find them of at most thirteen more. A 64-bit key of two different events is equal once in
/// about 10^5 days of ten million events. Used by the engine loop only.
/// </summary>
/// <param name="most">How many are remembered.</param>
internal sealed class DuplicateFilter(int most = EngineLimits.DuplicateIdsMax) : IRestored
{
    private const int FirstTable = 4_096, LastTable = 1 << 24, LargestBlock = 1 << 20;

    private static readonly int KeptMinutes = (int)EngineLimits.DuplicatesKept.TotalMinutes;

    // Blocks of keys, oldest first, each as long as all before it up to a million: nothing is ever copied, and what is forgotten
    // makes room in whole blocks.
    private readonly List<ulong[]> _blocks = [new ulong[FirstTable / 2]];

    // How many came in each minute, oldest first; the newest minute stands apart.
    private readonly Queue<(int Minute, int Keys)> _minutes = new();

    // Of the oldest minute, how many are forgotten already.
    private int _forgottenOfOldest;
    private int _minute = int.MinValue;
    private int _inMinute;
    private int _first;
    private int _end;

    [NotKept("an empty one, to be used again")]
    private ulong[]? _spare;

    [NotKept("the keys say it")]
    private ulong[] _table = new ulong[FirstTable];

    public int Count { get; private set; }

    /// <summary>Keys forgotten before their 24 hours were over.</summary>
    public long Forgotten { get; private set; }

    /// <summary>When the last of them was forgotten, milliseconds since 1970; <see cref="long.MinValue"/>: never.</summary>
    public long ForgottenAt { get; private set; } = long.MinValue;

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
        Remember(key, now);
        return true;
    }

    /// <summary>Forgets the key that was added last: its event was refused, and may come again.</summary>
    public void Undo(ulong key)
    {
        _end--;
        _inMinute--;
        Count--;
        Remove(key == 0 ? 1 : key);
    }

    /// <summary>Makes the table again.</summary>
    public void Restored()
    {
        var length = FirstTable;
        while (Count > RoomIn(length)) length *= 2;
        _table = new ulong[length];
        for (var i = 0; i < _blocks.Count; i++)
        {
            var keys = _blocks[i].AsSpan(0, i == _blocks.Count - 1 ? _end : _blocks[i].Length);
            foreach (var key in i == 0 ? keys[_first..] : keys) Insert(key);
        }
    }

    private void Remember(ulong key, long now)
    {
        var minute = (int)(now / 60_000);
        if (minute != _minute) Begin(minute);
        if (Count == most)
        {
            ForgetOldest();
            (Forgotten, ForgottenAt) = (Forgotten + 1, now);
        }

        if (_end == _blocks[^1].Length) AddBlock();
        _blocks[^1][_end++] = key;
        _inMinute++;
        Count++;

        if (Count > RoomIn(_table.Length)) Grow();
    }

    private void Begin(int minute)
    {
        if (_inMinute > 0) _minutes.Enqueue((_minute, _inMinute));
        (_minute, _inMinute) = (minute, 0);
        while (_minutes.TryPeek(out var oldest) && minute - oldest.Minute > KeptMinutes)
        {
            _minutes.Dequeue();
            for (var i = _forgottenOfOldest; i < oldest.Keys; i++) ForgetFirst();
            _forgottenOfOldest = 0;
        }
    }

    private void ForgetOldest()
    {
        ForgetFirst();
        if (!_minutes.TryPeek(out var oldest))
        {
            _inMinute--;
            return;
        }

        if (++_forgottenOfOldest < oldest.Keys) return;
        _minutes.Dequeue();
        _forgottenOfOldest = 0;
    }

    private void ForgetFirst()
    {
        Remove(_blocks[0][_first++]);
        Count--;
        if (_first < _blocks[0].Length || _blocks.Count == 1) return;
        var free = _blocks[0];
        _blocks.RemoveAt(0);
        _first = 0;
        if (free.Length > (_spare?.Length ?? 0)) _spare = free;
    }

    private void AddBlock()
    {
        if (_first == _end && _blocks.Count == 1)
        {
            // All are forgotten: the block begins anew.
            (_first, _end) = (0, 0);
            return;
        }

        var length = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp(Count, FirstTable / 2, LargestBlock));
        _blocks.Add(_spare is { } spare && spare.Length >= length ? spare : new ulong[length]);
        (_spare, _end) = (null, 0);
    }

    // A table is at most half full, the largest five eighths: what ten million need more is not worth 134 MB.
    private static int RoomIn(int length) => length < LastTable ? length / 2 : (int)(length * 5L / 8);

    private void Remove(ulong key)
    {
        var mask = _table.Length - 1;
        var at = (int)key & mask;
        while (_table[at] != key) at = (at + 1) & mask;

        // Backward shift: what probed past the gap moves into it, so that searches may stop at the first empty place.
        for (var next = (at + 1) & mask; _table[next] != 0; next = (next + 1) & mask)
        {
            var home = (int)_table[next] & mask;
            if (((next - home) & mask) < ((next - at) & mask)) continue;
            _table[at] = _table[next];
            at = next;
        }

        _table[at] = 0;
    }

    private void Insert(ulong key)
    {
        var mask = _table.Length - 1;
        var at = (int)key & mask;
        while (_table[at] != 0) at = (at + 1) & mask;
        _table[at] = key;
    }

    private void Grow()
    {
        var old = _table;
        _table = new ulong[old.Length * 2];
        foreach (var key in old)
        {
            if (key != 0) Insert(key);
        }
    }
}
