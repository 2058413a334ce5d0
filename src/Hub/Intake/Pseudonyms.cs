using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace QueueMonitor.Hub.Intake;

/// <summary>
/// Turns a customer's number, address or name into a pseudonym before anything stores or logs it: the first 128 bits of HMAC-SHA-256 under
/// the site's key. Writing habits are evened out first, so that one customer has one pseudonym:
/// <list type="bullet">
/// <item>spaces at both ends are cut;</item>
/// <item>a telephone number (seven digits or more, and besides them only a leading plus, spaces, dashes and brackets)
/// keeps plus and digits;</item>
/// <item>what holds an <c>@</c> is an address and is put in lower case.</item>
/// </list>
/// Any thread may use it.
/// </summary>
public sealed class Pseudonyms
{
    /// <summary>Bytes of a site's key.</summary>
    public const int KeyBytes = 32;

    private const int TextBytesMax = 1024;
    private const int PhoneDigitsMin = 7;
    private readonly byte[] _key;

    /// <param name="key">32 bytes that only this site has.</param>
    public Pseudonyms(ReadOnlySpan<byte> key)
    {
        if (key.Length != KeyBytes) throw new ArgumentException($"The key of a site has {KeyBytes} bytes, not {key.Length}.", nameof(key));
        _key = key.ToArray();
    }

    /// <summary>The pseudonym of a customer; 0 when nothing but spaces is left.</summary>
    /// <param name="customer">UTF-8, at most 256 bytes (events are checked for that before).</param>
    public UInt128 Of(ReadOnlySpan<byte> customer)
    {
        Span<byte> evened = stackalloc byte[TextBytesMax];
        var length = Normalise(customer, evened);
        if (length == 0) return 0;
        Span<byte> mac = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, evened[..length], mac);
        return BinaryPrimitives.ReadUInt128BigEndian(mac);
    }

    /// <summary>Writes what the pseudonym is made of; gives its length. <paramref name="to"/> needs four times the room.</summary>
    internal static int Normalise(ReadOnlySpan<byte> customer, Span<byte> to)
    {
        var text = Trim(customer);
        if (IsPhone(text)) return KeepDigits(text, to);
        if (!text.Contains((byte)'@'))
        {
            text.CopyTo(to);
            return text.Length;
        }

        var written = 0;
        while (text.Length > 0)
        {
            Rune.DecodeFromUtf8(text, out var rune, out var used);
            written += Rune.ToLowerInvariant(rune).EncodeToUtf8(to[written..]);
            text = text[used..];
        }

        return written;
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> text)
    {
        const OperationStatus done = OperationStatus.Done;
        while (Rune.DecodeFromUtf8(text, out var first, out var used) == done && Rune.IsWhiteSpace(first)) text = text[used..];
        while (Rune.DecodeLastFromUtf8(text, out var last, out var used) == done && Rune.IsWhiteSpace(last)) text = text[..^used];
        return text;
    }

    private static bool IsPhone(ReadOnlySpan<byte> text)
    {
        var digits = 0;
        for (var i = 0; i < text.Length;)
        {
            Rune.DecodeFromUtf8(text[i..], out var rune, out var used);
            if (rune.IsAscii && char.IsAsciiDigit((char)rune.Value)) digits++;
            else if (rune.Value == '+' ? digits > 0 : !IsSeparator(rune)) return false;
            i += used;
        }

        return digits >= PhoneDigitsMin;
    }

    private static int KeepDigits(ReadOnlySpan<byte> text, Span<byte> to)
    {
        var written = 0;
        foreach (var unit in text)
        {
            var keep = char.IsAsciiDigit((char)unit) || (unit == '+' && written == 0);
            if (keep) to[written++] = unit;
        }

        return written;
    }

    // Dashes U+2010 to U+2013 and the no-break spaces come with numbers copied from documents.
    private static bool IsSeparator(Rune rune) =>
        rune.Value is '-' or '(' or ')' or '[' or ']' or (>= 0x2010 and <= 0x2013) || Rune.IsWhiteSpace(rune);
}
