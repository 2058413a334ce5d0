namespace QueueMonitor.Engine.Contacts;

/// <summary>
/// Numbered structs in chunks. A number stays valid until it is freed and a reference until then too, since chunks never
/// move; freed places are used again, so a steady floor allocates nothing. Used by the engine loop only.
/// </summary>
internal sealed class Pool<T>
    where T : struct
{
    private const int ChunkBits = 10, ChunkSize = 1 << ChunkBits;

    private T[][] _chunks = [new T[ChunkSize]];
    private int[] _free = new int[64];
    private int _freeCount;
    private int _used;

    public ref T this[int index] => ref _chunks[index >> ChunkBits][index & (ChunkSize - 1)];

    /// <summary>How many numbers are in use.</summary>
    public int Count => _used - _freeCount;

    /// <summary>One past the highest number ever used.</summary>
    public int Top => _used;

    public int Rent()
    {
        if (_freeCount > 0) return _free[--_freeCount];
        if (_used >> ChunkBits == _chunks.Length) Grow();
        return _used++;
    }

    public void Free(int index)
    {
        this[index] = default;
        if (_freeCount == _free.Length) Array.Resize(ref _free, _freeCount * 2);
        _free[_freeCount++] = index;
    }

    private void Grow()
    {
        var from = _chunks.Length;
        Array.Resize(ref _chunks, from + Math.Max(1, from / 4));
        for (var i = from; i < _chunks.Length; i++) _chunks[i] = new T[ChunkSize];
    }
}
