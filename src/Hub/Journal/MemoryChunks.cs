using System.Collections.Concurrent;

namespace QueueMonitor.Hub.Journal;

/// <summary>
/// What is written in memory first, in pieces of a megabyte: an engine's loop never waits for the disk. The next one uses the same
/// pieces: pieces so large are collected so late that ten images were held where one was needed.
/// </summary>
/// <param name="spare">Pieces that nobody uses; those of this one, when it is disposed of.</param>
internal sealed class MemoryChunks(ConcurrentBag<byte[]> spare) : Stream
{
    private const int ChunkBytes = 1 << 20;

    private readonly List<byte[]> _chunks = [];
    private long _length;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _length;

    public override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        while (buffer.Length > 0)
        {
            var used = (int)(_length % ChunkBytes);
            if (used == 0) _chunks.Add(spare.TryTake(out var chunk) ? chunk : new byte[ChunkBytes]);
            var part = buffer[..Math.Min(buffer.Length, ChunkBytes - used)];
            part.CopyTo(_chunks[^1].AsSpan(used));
            _length += part.Length;
            buffer = buffer[part.Length..];
        }
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // It is in memory, and stays there.
    }

    /// <summary>Writes all of it elsewhere.</summary>
    public void WriteTo(Stream to)
    {
        var left = _length;
        foreach (var chunk in _chunks)
        {
            to.Write(chunk, 0, (int)Math.Min(left, ChunkBytes));
            left -= ChunkBytes;
        }
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        // What this one did not need, the next will not either.
        spare.Clear();
        foreach (var chunk in _chunks) spare.Add(chunk);
        _chunks.Clear();
        base.Dispose(disposing);
    }
}
