using System.Security.Cryptography;
using System.Text;

namespace QueueMonitor.Hub.Screens;

/// <summary>
/// The secret in a screen's link. It stands in the address as a fragment, which no browser sends anywhere; we keep its SHA-256
/// alone, which is enough for 128 random bits.
/// </summary>
internal static class ScreenLink
{
    /// <summary>Characters of a token: 128 bits, five each.</summary>
    public const int TokenLength = 26;

    // Without i, l, o and u: read aloud and typed on a television without a mistake.
    private const string Letters = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string NewToken()
    {
        Span<byte> bits = stackalloc byte[16];
        RandomNumberGenerator.Fill(bits);
        var number = new UInt128(BitConverter.ToUInt64(bits[..8]), BitConverter.ToUInt64(bits[8..]));
        Span<char> token = stackalloc char[TokenLength];
        foreach (ref var letter in token)
        {
            letter = Letters[(int)(number & 31)];
            number >>= 5;
        }

        return new string(token);
    }

    /// <summary>What is kept of a token; null for what cannot be one. Upper case and what is mistaken for a digit is read as meant.</summary>
    public static string? HashOf(string? token)
    {
        if (token is not { Length: TokenLength }) return null;
        Span<byte> letters = stackalloc byte[TokenLength];
        for (var i = 0; i < TokenLength; i++)
        {
            var letter = char.ToLowerInvariant(token[i]) switch { 'i' or 'l' => '1', 'o' => '0', var other => other };
            if (!Letters.Contains(letter, StringComparison.Ordinal)) return null;
            letters[i] = (byte)letter;
        }

        return Convert.ToHexStringLower(SHA256.HashData(letters));
    }

    /// <summary>A name for a new screen in the API.</summary>
    public static string NewId() => string.Concat("s-", NewToken().AsSpan(0, 8));
}
