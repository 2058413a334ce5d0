using System.Globalization;
using System.Text;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Hub.Wire;

/// <summary>Moments and durations as the contract writes them.</summary>
internal static class IsoText
{
    /// <summary>Length of <c>2026-11-21T10:00:00.250Z</c>.</summary>
    public const int MomentLength = 24;

    // Below this a threshold reads better in seconds alone, as the field says it: PT90S, not PT1M30S.
    private static readonly TimeSpan SecondsBelow = TimeSpan.FromMinutes(2);

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

    /// <summary><c>PT20S</c>, <c>PT15M</c>, <c>PT4H</c>, <c>PT2H30M</c>; hours are not folded into days.</summary>
    public static string Duration(TimeSpan duration)
    {
        if (duration < TimeSpan.Zero) return "-" + Duration(duration.Negate());
        if (duration < SecondsBelow) return $"PT{Seconds(duration)}S";
        var text = new StringBuilder("PT");
        var hours = (long)Math.Floor(duration.TotalHours);
        if (hours > 0) text.Append(CultureInfo.InvariantCulture, $"{hours}H");
        if (duration.Minutes > 0) text.Append(CultureInfo.InvariantCulture, $"{duration.Minutes}M");
        var rest = TimeSpan.FromTicks(duration.Ticks % TimeSpan.TicksPerMinute);
        if (rest > TimeSpan.Zero) text.Append(Seconds(rest)).Append('S');
        return text.ToString();
    }

    /// <summary>A duration, or <c>2 working days</c>.</summary>
    public static string Threshold(Threshold threshold)
    {
        if (!threshold.IsWorkingTime) return Duration(threshold.Duration);
        var days = threshold.WorkingDays.ToString("0.###", CultureInfo.InvariantCulture);
        return days == "1" ? "1 working day" : days + " working days";
    }

    private static string Seconds(TimeSpan duration) => duration.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private static void Digits(Span<byte> at, int number)
    {
        for (var i = at.Length - 1; i >= 0; i--)
        {
            at[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }
}
