using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace QueueMonitor.Engine.Images;

/// <summary>The checksum of Castagnoli (CRC-32C, polynomial 0x1EDC6F41), by the processor's own instruction where it has one.</summary>
public static class Crc32C
{
    /// <summary>Of some bytes.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes) => ~Add(uint.MaxValue, bytes);

    /// <summary>Of some bytes that follow others.</summary>
    /// <param name="before">The checksum of those before.</param>
    public static uint Of(uint before, ReadOnlySpan<byte> bytes) => ~Add(~before, bytes);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Add(uint crc, ReadOnlySpan<byte> bytes)
    {
        for (; bytes.Length >= 8; bytes = bytes[8..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (var one in bytes) crc = BitOperations.Crc32C(crc, one);
        return crc;
    }
}
