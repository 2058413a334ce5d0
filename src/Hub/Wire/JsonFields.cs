using System.Text.Json;

namespace QueueMonitor.Hub.Wire;

/// <summary>Fields as every answer of ours writes them: what is not known is null, durations are seconds to the millisecond, shares have four digits.</summary>
internal static class JsonFields
{
    public static void WriteMoment(this Utf8JsonWriter json, ReadOnlySpan<byte> name, DateTimeOffset? moment)
    {
        if (moment is not { } known)
        {
            json.WriteNull(name);
            return;
        }

        Span<byte> text = stackalloc byte[IsoText.MomentLength];
        IsoText.Moment(known, text);
        json.WriteString(name, text);
    }

    /// <summary>Seconds, to the millisecond.</summary>
    public static void WriteSeconds(this Utf8JsonWriter json, ReadOnlySpan<byte> name, double? seconds) => json.WriteRounded(name, seconds, 3);

    /// <summary>A share, 0–1, to four digits: 80.55 % is as fine as anyone reads.</summary>
    public static void WriteShare(this Utf8JsonWriter json, ReadOnlySpan<byte> name, double? share) => json.WriteRounded(name, share, 4);

    /// <summary>Working days, to the thousandth (half a minute of an eight-hour day).</summary>
    public static void WriteDays(this Utf8JsonWriter json, ReadOnlySpan<byte> name, double? days) => json.WriteRounded(name, days, 3);

    /// <summary>Money, to the cent.</summary>
    public static void WriteMoney(this Utf8JsonWriter json, ReadOnlySpan<byte> name, double? value) => json.WriteRounded(name, value, 2);

    public static void WriteCount(this Utf8JsonWriter json, ReadOnlySpan<byte> name, long? count)
    {
        if (count is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }

    public static void WriteName<T>(this Utf8JsonWriter json, ReadOnlySpan<byte> name, T value)
        where T : unmanaged, Enum => json.WriteString(name, WireName<T>.Of(value));

    /// <summary>The seconds from one moment to another, not below 0: clocks of two systems may differ a little.</summary>
    public static double? SecondsUntil(this DateTimeOffset? from, DateTimeOffset to) =>
        from is { } known ? Math.Max(0, (to - known).TotalSeconds) : null;

    public static double? Rounded(double? number, int digits) =>
        number is { } known && double.IsFinite(known) ? Math.Round(known, digits, MidpointRounding.AwayFromZero) : null;

    private static void WriteRounded(this Utf8JsonWriter json, ReadOnlySpan<byte> name, double? number, int digits)
    {
        if (Rounded(number, digits) is { } known) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }
}
