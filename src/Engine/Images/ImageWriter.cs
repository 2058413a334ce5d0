using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace QueueMonitor.Engine.Images;

/// <summary>
/// Writes an image block by block, each with its length, its number and its checksum: no more than one block is ever held.
/// Objects that were written before are referred to.
/// </summary>
/// <remarks>Images are rare: what loops over all that there is must not wait until it has run often to be compiled well.</remarks>
internal sealed class ImageWriter(Stream to)
{
    /// <summary>Bytes of a whole block.</summary>
    public const int BlockBytes = 64 * 1024;

    /// <summary>Before each block: its length and its checksum.</summary>
    public const int BlockHeadBytes = 8;

    /// <summary>Objects within objects; the floor needs a dozen.</summary>
    public const int DepthMax = 100;

    // Runs of zeros are left out of arrays in steps of this: tables are half empty, histograms mostly.
    public const int ZeroStep = 64;

    private readonly byte[] _block = new byte[BlockHeadBytes + BlockBytes];
    private readonly Dictionary<object, int> _known = new(new SameObject());
    private int _used = BlockHeadBytes;
    private int _depth;
    private uint _number;

    /// <summary>Bytes written so far.</summary>
    public long Written { get; private set; }

    public void Number(long value) => Number((ulong)value);

    /// <summary>Seven bits a byte, the low ones first.</summary>
    public void Number(ulong value)
    {
        if (_block.Length - _used < 10) Flush();
        for (; value >= 0x80; value >>= 7) _block[_used++] = (byte)(value | 0x80);
        _block[_used++] = (byte)value;
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > _block.Length - _used)
        {
            var fits = _block.Length - _used;
            bytes[..fits].CopyTo(_block.AsSpan(_used));
            _used += fits;
            bytes = bytes[fits..];
            Flush();
        }

        bytes.CopyTo(_block.AsSpan(_used));
        _used += bytes.Length;
    }

    /// <summary>The bytes of an array, without its long runs of zeros: how many zeros, how many bytes, these bytes, and again.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void SparseBytes(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            var zeros = bytes.IndexOfAnyExcept((byte)0);
            var skipped = zeros < 0 ? bytes.Length : zeros / ZeroStep * ZeroStep;
            bytes = bytes[skipped..];
            var length = LengthUpToZeros(bytes);
            Number((ulong)skipped);
            Number((ulong)length);
            Bytes(bytes[..length]);
            bytes = bytes[length..];
        }
    }

    /// <summary>Null, one that was written before, or (true) one whose contents must follow.</summary>
    /// <param name="isAlone">It is nobody else's: an empty array, of which the runtime has one that all may share or not.</param>
    public bool Begin(object? one, bool isAlone = false)
    {
        if (one is null)
        {
            Number(0UL);
            return false;
        }

        if (!isAlone)
        {
            ref var place = ref CollectionsMarshal.GetValueRefOrAddDefault(_known, one, out var known);
            if (known)
            {
                Number((ulong)place + 2);
                return false;
            }

            place = _known.Count - 1;
        }

        Number(1UL);
        if (++_depth > DepthMax)
            throw new InvalidOperationException("The floor's objects are nested deeper than an image may be: a bug in the engine.");
        return true;
    }

    public void End() => _depth--;

    /// <summary>Writes what is left, and an empty block that says that this is the end.</summary>
    public void Finish()
    {
        if (_used > BlockHeadBytes) Flush();
        Flush();
    }

    /// <summary>Of a block: over its number, which no other block of the image has, its length and its bytes.</summary>
    public static uint Checksum(uint number, ReadOnlySpan<byte> block)
    {
        Span<byte> head = stackalloc byte[8];
        BinaryPrimitives.WriteUInt32LittleEndian(head, number);
        BinaryPrimitives.WriteInt32LittleEndian(head[4..], block.Length);
        return Crc32C.Of(Crc32C.Of(head), block);
    }

    private void Flush()
    {
        var data = _block.AsSpan(BlockHeadBytes, _used - BlockHeadBytes);
        BinaryPrimitives.WriteInt32LittleEndian(_block, data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(_block.AsSpan(4), Checksum(_number++, data));
        to.Write(_block.AsSpan(0, _used));
        Written += _used;
        _used = BlockHeadBytes;
    }

    // Of what never changes, equal ones are the same: whether the floor holds one text twice is chance.
    private sealed class SameObject : IEqualityComparer<object>
    {
        public new bool Equals(object? one, object? other) =>
            ReferenceEquals(one, other) || (one is string or IKeptByValue && one.Equals(other));

        public int GetHashCode(object one) => one is string or IKeptByValue ? one.GetHashCode() : RuntimeHelpers.GetHashCode(one);
    }

    // Up to a stretch of zeros that is worth leaving out, in whole steps.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static int LengthUpToZeros(ReadOnlySpan<byte> bytes)
    {
        for (var at = 0; at + ZeroStep <= bytes.Length; at += ZeroStep)
        {
            if (bytes.Slice(at, ZeroStep).IndexOfAnyExcept((byte)0) < 0) return at;
        }

        return bytes.Length;
    }
}
