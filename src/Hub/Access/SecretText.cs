using System.Security.Cryptography;
using System.Text;

namespace QueueMonitor.Hub.Access;

/// <summary>
/// How secrets of ours look: a beginning that scanners of code and logs know, and 160 random bits in letters that nobody confuses.
/// Only their SHA-256 is ever kept: with so many random bits a slow hash would add nothing.
/// </summary>
internal static class SecretText
{
    public const string KeyStart = "qm_", TicketStart = "qt_";

    private const int Letters = 32;

    // Without i, l, o and u, as in the links of screens.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    public static string NewKey() => New(KeyStart, Letters);

    public static string NewTicket() => New(TicketStart, Letters);

    public static string NewId() => New("k-", 8);

    public static bool IsKey(string? text) => Is(text, KeyStart);

    public static bool IsTicket(string? text) => Is(text, TicketStart);

    public static byte[] HashOf(string secret) => SHA256.HashData(Encoding.ASCII.GetBytes(secret));

    /// <summary>The hash as a name in a table: nobody can steer it, so finding it tells nothing about the secret.</summary>
    public static string NameOf(string secret) => Convert.ToHexStringLower(HashOf(secret));

    private static bool Is(string? text, string start)
    {
        if (text is null || text.Length != start.Length + Letters || !text.StartsWith(start, StringComparison.Ordinal)) return false;
        foreach (var letter in text.AsSpan(start.Length))
        {
            if (!Alphabet.Contains(letter, StringComparison.Ordinal)) return false;
        }

        return true;
    }

    // 32 letters: the lowest five bits of each random byte are as random as the byte.
    private static string New(string start, int letters) => start + RandomNumberGenerator.GetString(Alphabet, letters);
}
