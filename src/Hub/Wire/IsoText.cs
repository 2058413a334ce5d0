using System.Text;

namespace QueueMonitor.Hub.Wire;

/// <summary>Moments as the contract writes them.</summary>
internal static class IsoText
{
    /// <summary>Length of <c>2026-11-21T10:00:00.250Z</c>.</summary>
    public const int MomentLength = 24;

    /// <summary>ISO 8601 in UTC, to the millisecond (the rest is cut off).</summary>
    public static string Moment(DateTimeOffset moment)
    {
        Span<byte> text = stackalloc byte[MomentLength];
        Moment(moment, text);
        return Encoding.ASCII.GetString(text);
    }

    /// <inheritdoc cref="Moment(DateTimeOffset)"/>
    public static void Moment(DateTimeOffset moment, Span<byte> text)
    {
        var utc = moment.UtcDateTime;
        "0000-00-00T00:00:00.000Z"u8.CopyTo(text);
        Digits(text[..4], utc.Year);
        Digits(text[5..7], utc.Month);
        Digits(text[8..10], utc.Day);
        Digits(text[11..13], utc.Hour);
        Digits(text[14..16], utc.Minute);
        Digits(text[17..19], utc.Second);
        Digits(text[20..23], utc.Millisecond);
    }

    private static void Digits(Span<byte> at, int number)
    {
        for (var i = at.Length - 1; i >= 0; i--)
        {
            at[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }
}
