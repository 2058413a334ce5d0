namespace QueueMonitor.Hub.Intake.Reading;

/// <summary>
/// Times as RFC 3339 writes them: date, <c>T</c>, time to the second or finer, then <c>Z</c> or an offset. Fractions of any length
/// are cut to milliseconds; a leap second (:60) is taken as the last millisecond before it; <c>t</c>, <c>z</c> and a space for
/// <c>T</c> are read.
/// </summary>
public static class Rfc3339
{
    /// <summary>The shape that messages show.</summary>
    public const string Example = "2026-11-21T09:30:00.250Z";

    private const long MsPerDay = 86_400_000;

    private static readonly int[] DaysBefore = [0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334, 365];

    /// <summary>Reads a time into milliseconds since 1970 UTC. False: not a time, or before 1970.</summary>
    public static bool TryParse(ReadOnlySpan<byte> text, out long milliseconds)
    {
        milliseconds = 0;
        if (text.Length < 20 || text[4] != '-' || text[7] != '-' || text[13] != ':' || text[16] != ':') return false;
        if (text[10] is not ((byte)'T' or (byte)'t' or (byte)' ')) return false;
        var year = (Two(text, 0) * 100) + Two(text, 2);
        int month = Two(text, 5), day = Two(text, 8), hour = Two(text, 11), minute = Two(text, 14), second = Two(text, 17);
        // Two gives a large negative number for anything but digits, so that one comparison finds every wrong place.
        if ((year | month | day | hour | minute | second) < 0) return false;
        if (year < 1970 || month is < 1 or > 12 || day < 1 || day > DaysIn(year, month)) return false;
        if (hour > 23 || minute > 59 || second > 60) return false;

        var rest = text[19..];
        if (!TryFraction(ref rest, out var fraction) || !TryOffset(rest, out var offsetMinutes)) return false;
        if (second == 60) (second, fraction) = (59, 999);
        var inDay = (((((hour * 60) + minute - offsetMinutes) * 60L) + second) * 1000) + fraction;
        milliseconds = (DaysSince1970(year, month, day) * MsPerDay) + inDay;
        return milliseconds >= 0;
    }

    private static bool TryFraction(ref ReadOnlySpan<byte> rest, out int milliseconds)
    {
        milliseconds = 0;
        if (rest[0] != '.') return true;
        var length = 1;
        var scale = 100;
        while (length < rest.Length && rest[length] is >= (byte)'0' and <= (byte)'9')
        {
            milliseconds += (rest[length] - '0') * scale;
            scale /= 10;
            length++;
        }

        rest = rest[length..];
        return length > 1 && rest.Length > 0;
    }

    private static bool TryOffset(ReadOnlySpan<byte> rest, out int minutes)
    {
        minutes = 0;
        if (rest.Length == 1) return rest[0] is (byte)'Z' or (byte)'z';
        if (rest.Length != 6 || rest[3] != ':' || rest[0] is not ((byte)'+' or (byte)'-')) return false;
        int hour = Two(rest, 1), minute = Two(rest, 4);
        if ((hour | minute) < 0 || hour > 23 || minute > 59) return false;
        minutes = ((hour * 60) + minute) * (rest[0] == '-' ? -1 : 1);
        return true;
    }

    private static int Two(ReadOnlySpan<byte> text, int at)
    {
        int tens = text[at] - '0', ones = text[at + 1] - '0';
        return (uint)tens > 9 || (uint)ones > 9 ? int.MinValue / 2 : (tens * 10) + ones;
    }

    private static int DaysIn(int year, int month) =>
        month == 2 && IsLeap(year) ? 29 : DaysBefore[month] - DaysBefore[month - 1];

    private static bool IsLeap(int year) => (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);

    private static long DaysSince1970(int year, int month, int day)
    {
        var before = year - 1;
        // 719,162 days lie between the first day of year 1 and 1970 (Gregorian, as RFC 3339 counts).
        return (before * 365L) + (before / 4) - (before / 100) + (before / 400) - 719_162
            + DaysBefore[month - 1] + (month > 2 && IsLeap(year) ? 1 : 0) + day - 1;
    }
}
