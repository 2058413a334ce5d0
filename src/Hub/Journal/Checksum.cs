using System.Buffers.Binary;
using System.Numerics;

namespace QueueMonitor.Hub.Journal;

/// <summary>CRC-32C (Castagnoli, RFC 3720 appendix B.4), by the processor's own instruction where it has one.</summary>
internal static class Checksum
{
    public static uint Of(ReadOnlySpan<byte> bytes, uint before = 0)
    {
        var crc = ~before;
        while (bytes.Length >= 8)
        {
            crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[8..];
        }

        foreach (var next in bytes) crc = BitOperations.Crc32C(crc, next);
        return ~crc;
    }

    /// <summary>Of some numbers, each as eight bytes, and then bytes.</summary>
    public static uint Of(ReadOnlySpan<long> numbers, ReadOnlySpan<byte> bytes)
    {
        Span<byte> eight = stackalloc byte[8];
        var crc = 0u;
        foreach (var number in numbers)
        {
            BinaryPrimitives.WriteInt64LittleEndian(eight, number);
            crc = Of(eight, crc);
        }

        return Of(bytes, crc);
    }
}
