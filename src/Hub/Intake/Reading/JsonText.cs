using System.Buffers.Text;
using System.Text;

namespace QueueMonitor.Hub.Intake.Reading;

/// <summary>Takes the escapes out of a JSON string whose syntax the JSON reader has already checked.</summary>
internal static class JsonText
{
    /// <summary>
    /// Writes the plain text. False: it does not fit, or (<paramref name="written"/> is -1) half a surrogate pair stands
    /// alone, which is no text at all in UTF-8.
    /// </summary>
    public static bool TryUnescape(ReadOnlySpan<byte> raw, Span<byte> to, out int written)
    {
        written = 0;
        while (raw.Length > 0)
        {
            var plain = raw.IndexOf((byte)'\\');
            if (plain < 0) plain = raw.Length;
            if (plain > to.Length - written) return false;
            raw[..plain].CopyTo(to[written..]);
            written += plain;
            raw = raw[plain..];
            if (raw.Length == 0) return true;
            if (raw.Length < 2 || !TryTakeEscape(ref raw, out var rune))
            {
                written = -1;
                return false;
            }

            if (!rune.TryEncodeToUtf8(to[written..], out var bytes)) return false;
            written += bytes;
        }

        return true;
    }

    private static bool TryTakeEscape(ref ReadOnlySpan<byte> raw, out Rune rune)
    {
        if (raw[1] != 'u')
        {
            rune = new Rune((char)Plain(raw[1]));
            raw = raw[2..];
            return true;
        }

        rune = default;
        if (!TryHex(raw, out var first)) return false;
        raw = raw[6..];
        if (!char.IsSurrogate(first)) return Rune.TryCreate(first, out rune);
        if (raw.Length < 6 || raw[0] != '\\' || raw[1] != 'u' || !TryHex(raw, out var second)) return false;
        raw = raw[6..];
        return Rune.TryCreate(first, second, out rune);
    }

    private static byte Plain(byte escaped) => escaped switch
    {
        (byte)'n' => (byte)'\n',
        (byte)'r' => (byte)'\r',
        (byte)'t' => (byte)'\t',
        (byte)'b' => (byte)'\b',
        (byte)'f' => (byte)'\f',
        _ => escaped,
    };

    private static bool TryHex(ReadOnlySpan<byte> raw, out char unit)
    {
        unit = default;
        if (raw.Length < 6 || !Utf8Parser.TryParse(raw.Slice(2, 4), out ushort value, out var used, 'x') || used != 4) return false;
        unit = (char)value;
        return true;
    }
}
