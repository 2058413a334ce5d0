using System.Buffers.Binary;

namespace QueueMonitor.Hub.Journal.Codec;

/// <summary>Reads what <see cref="ByteSink"/> wrote. Bytes that end too early, or lengths that cannot be, throw <see cref="InvalidDataException"/>.</summary>
internal ref struct ByteSource(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _bytes = bytes;

    public int At { get; private set; }

    public readonly bool IsAtEnd => At == _bytes.Length;

    public byte Byte() => Take(1)[0];

    public ulong Number()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var next = Byte();
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return value;
        }

        throw new InvalidDataException("A number has more than ten bytes.");
    }

    /// <summary>A count of things of which each takes at least one byte: never more than the bytes that are left.</summary>
    public int Count()
    {
        var count = Number();
        return count <= (ulong)(_bytes.Length - At) ? (int)count : throw new InvalidDataException($"A list says that it has {count} entries.");
    }

    public ushort Reference(int names)
    {
        var reference = Number();
        return reference < (ulong)names ? (ushort)reference : throw new InvalidDataException($"There is no name {reference}.");
    }

    public long Signed()
    {
        var value = Number();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    public ulong Fixed() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8));

    public UInt128 Fixed128() => BinaryPrimitives.ReadUInt128LittleEndian(Take(16));

    public double FixedDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    public int FixedLength() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    public ReadOnlySpan<byte> Text() => Take(Count());

    public ReadOnlySpan<byte> Take(int length)
    {
        if (length < 0 || length > _bytes.Length - At) throw new InvalidDataException($"It ends after {_bytes.Length} bytes, in the middle of something.");
        At += length;
        return _bytes.Slice(At - length, length);
    }
}
