using System.Buffers.Binary;

namespace QueueMonitor.Hub.Journal.Codec;

/// <summary>Bytes that grow as they are written, and are used again. Numbers are little-endian or of variable length (7 bits a byte).</summary>
internal sealed class ByteSink
{
    private byte[] _bytes = new byte[64 * 1024];

    public int Length { get; private set; }

    public Span<byte> Written => _bytes.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Takes back what was written last.</summary>
    public void CutTo(int length) => Length = length;

    public void Byte(byte value) => Room(1)[0] = value;

    public void Number(ulong value)
    {
        while (value >= 0x80)
        {
            Byte((byte)(value | 0x80));
            value >>= 7;
        }

        Byte((byte)value);
    }

    /// <summary>A number that may be below zero: small ones of either sign are short.</summary>
    public void Signed(long value) => Number((ulong)((value << 1) ^ (value >> 63)));

    public void Fixed(ulong value) => BinaryPrimitives.WriteUInt64LittleEndian(Room(8), value);

    public void Fixed(UInt128 value) => BinaryPrimitives.WriteUInt128LittleEndian(Room(16), value);

    public void Fixed(double value) => BinaryPrimitives.WriteDoubleLittleEndian(Room(8), value);

    /// <summary>Text or other bytes with their length before them.</summary>
    public void Text(ReadOnlySpan<byte> bytes)
    {
        Number((ulong)bytes.Length);
        bytes.CopyTo(Room(bytes.Length));
    }

    public void Text(string text)
    {
        var length = System.Text.Encoding.UTF8.GetByteCount(text);
        Number((ulong)length);
        System.Text.Encoding.UTF8.GetBytes(text, Room(length));
    }

    /// <summary>Keeps a place for a length that is known later.</summary>
    public int Reserve()
    {
        Room(4);
        return Length - 4;
    }

    /// <summary>Writes into a kept place how many bytes came after it.</summary>
    public void FillReserved(int place) => BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(place), Length - place - 4);

    private Span<byte> Room(int bytes)
    {
        if (Length + bytes > _bytes.Length) Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, Length + bytes));
        Length += bytes;
        return _bytes.AsSpan(Length - bytes, bytes);
    }
}
