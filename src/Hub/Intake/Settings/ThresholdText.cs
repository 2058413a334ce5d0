using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Text;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Hub.Intake.Settings;

/// <summary>
/// Thresholds and durations as text: ISO 8601 durations of weeks, days, hours, minutes and seconds (<c>PT20S</c>, <c>PT1H30M</c>,
/// <c>P2D</c>; the last part may have a fraction), and working time (<c>2 working days</c>, <c>0.5 working days</c>).
/// </summary>
public static class ThresholdText
{
    /// <summary>Working days that a threshold may have: a working year.</summary>
    public const double WorkingDaysMax = 260;

    /// <summary>The longest duration: ten years, beyond any wait that means something.</summary>
    public static readonly TimeSpan DurationMax = TimeSpan.FromDays(3660);

    private static readonly SearchValues<byte> NumberCharacters = SearchValues.Create("0123456789."u8);

    /// <summary>Reads a threshold. False when it is neither a duration above zero nor working days, or past the bounds.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out Threshold threshold)
    {
        threshold = default;
        if (TryParseDuration(text, out var duration))
        {
            threshold = Threshold.Of(duration);
            return duration > TimeSpan.Zero;
        }

        var space = text.IndexOf((byte)' ');
        if (space <= 0 || !text[(space + 1)..].StartsWith("working day"u8)) return false;
        var rest = text[(space + 1)..]["working day"u8.Length..];
        if (rest.Length > 0 && !rest.SequenceEqual("s"u8)) return false;
        if (!TryNumber(text[..space], out var days) || days <= 0 || days > WorkingDaysMax) return false;
        threshold = Threshold.OfWorkingDays(days);
        return true;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out Threshold)"/>
    public static bool TryParse(string text, out Threshold threshold) => TryParse(Encoding.UTF8.GetBytes(text), out threshold);

    /// <summary>Reads an ISO 8601 duration, to the millisecond. Years and months have no fixed length and are not read.</summary>
    public static bool TryParseDuration(ReadOnlySpan<byte> text, out TimeSpan duration)
    {
        duration = TimeSpan.Zero;
        if (text.Length < 3 || text[0] != 'P') return false;
        text = text[1..];
        double seconds = 0;
        var inTime = false;
        // Each unit may come once, and only after larger ones; a part with a fraction ends the text.
        var lastUnit = double.MaxValue;
        while (text.Length > 0)
        {
            if (text[0] == 'T')
            {
                if (inTime || text.Length == 1) return false;
                inTime = true;
                text = text[1..];
            }

            var digits = text.IndexOfAnyExcept(NumberCharacters);
            if (digits <= 0 || !TryNumber(text[..digits], out var amount)) return false;
            var unit = SecondsOf(text[digits], inTime);
            if (unit == 0 || unit >= lastUnit || (text[..digits].Contains((byte)'.') && text.Length > digits + 1)) return false;
            seconds += amount * unit;
            lastUnit = unit;
            text = text[(digits + 1)..];
        }

        if (seconds > DurationMax.TotalSeconds) return false;
        duration = TimeSpan.FromMilliseconds(Math.Round(seconds * 1000));
        return true;
    }

    /// <summary>The text that <see cref="TryParse(ReadOnlySpan{byte}, out Threshold)"/> reads back.</summary>
    public static string Write(Threshold threshold) => !threshold.IsWorkingTime
        ? Write(threshold.Duration)
        : string.Create(CultureInfo.InvariantCulture, $"{threshold.WorkingDays} working {(threshold.WorkingDays == 1 ? "day" : "days")}");

    /// <summary>A duration in ISO 8601; under two minutes in seconds alone, as thresholds are spoken of.</summary>
    public static string Write(TimeSpan duration)
    {
        var invariant = CultureInfo.InvariantCulture;
        var seconds = (duration.Ticks % TimeSpan.TicksPerMinute) / (double)TimeSpan.TicksPerSecond;
        if (duration < TimeSpan.FromMinutes(2)) return string.Create(invariant, $"PT{duration.TotalSeconds}S");
        var text = new StringBuilder("P");
        // A day is 24 hours here; whole days only, so that PT36H stays what it is.
        if (duration.Ticks % TimeSpan.TicksPerDay == 0) return text.Append(invariant, $"{duration.Days}D").ToString();
        text.Append('T');
        var hours = (long)duration.TotalHours;
        if (hours > 0) text.Append(invariant, $"{hours}H");
        if (duration.Minutes > 0) text.Append(invariant, $"{duration.Minutes}M");
        if (seconds > 0) text.Append(invariant, $"{seconds}S");
        return text.ToString();
    }

    private static double SecondsOf(byte unit, bool inTime) => (unit, inTime) switch
    {
        ((byte)'W', false) => 7 * 86_400,
        ((byte)'D', false) => 86_400,
        ((byte)'H', true) => 3_600,
        ((byte)'M', true) => 60,
        ((byte)'S', true) => 1,
        _ => 0,
    };

    private static bool TryNumber(ReadOnlySpan<byte> text, out double number)
    {
        number = 0;
        if (text.Length is 0 or > 12 || text[0] == '.' || text[^1] == '.' || text.ContainsAnyExcept(NumberCharacters)) return false;
        return Utf8Parser.TryParse(text, out number, out var used) && used == text.Length;
    }
}
