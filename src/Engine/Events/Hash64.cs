using System.Buffers.Binary;

namespace QueueMonitor.Engine.Events;

/// <summary>
/// A fixed 64-bit hash of a text, the same on every machine and in every run, so that a replay finds what was recorded.
/// Not for secrets: ids are compared in full wherever a hash finds them.
/// </summary>
public static class Hash64
{
    private const ulong First = 0x9E3779B97F4A7C15, Second = 0xD6E8FEB86659FD93;

    public static ulong Of(ReadOnlySpan<byte> text) => Of(text, First);

    public static ulong Of(ReadOnlySpan<byte> text, ulong seed)
    {
        var hash = seed ^ ((ulong)text.Length * Second);
        while (text.Length >= 8)
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text), Second);
            text = text[8..];
        }

        ulong rest = 0;
        for (var i = 0; i < text.Length; i++) rest |= (ulong)text[i] << (8 * i);
        return Final(Mix(hash ^ rest, First));
    }

    /// <summary>One hash of two numbers.</summary>
    public static ulong Combine(ulong a, ulong b) => Final(Mix(a ^ First, b ^ Second));

    // The high half folded into the low one: every input bit reaches every output bit.
    private static ulong Mix(ulong a, ulong b)
    {
        var high = Math.BigMul(a, b, out var low);
        return high ^ low ^ a;
    }

    // 0 means "none" in an event.
    private static ulong Final(ulong hash)
    {
        hash ^= hash >> 32;
        return hash == 0 ? First : hash;
    }
}
