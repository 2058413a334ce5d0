using System.Globalization;
using System.Text;
using QueueMonitor.Hub.Intake.Reading;

namespace QueueMonitor.Hub.Plan;

/// <summary>A time in a plan: one instant, or two when the clock shows it twice.</summary>
internal readonly record struct PlanMoment(long At, long? Again);

/// <summary>
/// Reads times of a plan: RFC 3339 with an offset, or what the zone's clock shows. In the night in which clocks change, an hour is
/// missing or comes twice; both are said by their name, and none is guessed.
/// </summary>
internal sealed class PlanClock(TimeZoneInfo zone)
{
    private static readonly string[] Forms =
    [
        "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm",
        "dd.MM.yyyy HH:mm:ss", "dd.MM.yyyy HH:mm", "yyyyMMdd'T'HHmmss", "yyyyMMdd'T'HHmm",
    ];

    public TimeZoneInfo Zone => zone;

    /// <summary>Null: it is no time; <paramref name="error"/> says what to write.</summary>
    public PlanMoment? Read(string text, out string error)
    {
        error = "";
        if (text.Length == 0)
        {
            error = "The time is missing. Write it as 2026-11-21T10:00, or with an offset: 2026-11-21T10:00:00+01:00.";
            return null;
        }

        if (Offset(text) is { } fixedMoment) return new PlanMoment(fixedMoment, null);
        // The end of a day may be written so; no clock shows it.
        var endOfDay = text.EndsWith("24:00", StringComparison.Ordinal) || text.EndsWith("24:00:00", StringComparison.Ordinal);
        var written = endOfDay ? text.Replace("24:00", "00:00", StringComparison.Ordinal) : text;
        if (DateTime.TryParseExact(written, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
            return Local(endOfDay ? local.AddDays(1) : local, out error);
        error = $"'{Shown(text)}' is no time that can be read. Write it as 2026-11-21T10:00 (the clock of {zone.Id}), or with an "
            + "offset: 2026-11-21T10:00:00+01:00.";
        return null;
    }

    /// <summary>What the zone's clock shows at that moment; null with the reason where it shows it never.</summary>
    public PlanMoment? Local(DateTime local, out string error)
    {
        error = "";
        if (zone.IsInvalidTime(local))
        {
            var (from, to) = Gap(local);
            var offset = zone.GetUtcOffset(to);
            error = string.Create(CultureInfo.InvariantCulture,
                $"{local:HH:mm} does not exist on {local:yyyy-MM-dd} in {zone.Id}: the clock goes from {from:HH:mm} to {to:HH:mm}. "
                + $"Leave it out, or write what is meant with its offset, such as {to:yyyy-MM-dd'T'HH:mm}{Sign(offset)}.");
            return null;
        }

        if (!zone.IsAmbiguousTime(local)) return new PlanMoment(Ms(local, zone.GetUtcOffset(local)), null);
        // Clocks go back: the larger offset comes first.
        var offsets = zone.GetAmbiguousTimeOffsets(local).OrderDescending().ToArray();
        return new PlanMoment(Ms(local, offsets[0]), Ms(local, offsets[1]));
    }

    /// <summary>What to do about a time that the clock shows twice.</summary>
    public string Twice(string text, PlanMoment moment)
    {
        var first = At(moment.At);
        var second = At(moment.Again!.Value);
        return string.Create(CultureInfo.InvariantCulture,
            $"'{Shown(text)}' comes twice in {zone.Id}, because the clock goes back that night. Write the offset too: "
            + $"{first:yyyy-MM-dd'T'HH:mm}{Sign(first.Offset)} is the first, {second:yyyy-MM-dd'T'HH:mm}{Sign(second.Offset)} the "
            + $"second.");
    }

    /// <summary>A moment as the zone's clock shows it.</summary>
    public DateTimeOffset At(long ms) => TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(ms), zone);

    public static string Shown(string text) => text.Length <= 40 ? text : text[..40] + "…";

    // RFC 3339; its seconds may be left out, as people do.
    private static long? Offset(string text)
    {
        if (text.Length > 64) return null;
        if (Rfc3339.TryParse(Encoding.UTF8.GetBytes(text), out var ms)) return ms;
        const int minutes = 16;
        if (text.Length <= minutes) return null;
        return Rfc3339.TryParse(Encoding.UTF8.GetBytes(text.Insert(minutes, ":00")), out ms) ? ms : null;
    }

    private static long Ms(DateTime local, TimeSpan offset) => new DateTimeOffset(local, offset).ToUnixTimeMilliseconds();

    private static string Sign(TimeSpan offset) =>
        string.Create(CultureInfo.InvariantCulture, $"{(offset < TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}");

    // By the minute: no zone skips more than a day.
    private (DateTime From, DateTime To) Gap(DateTime local)
    {
        var minute = new DateTime(local.Ticks - (local.Ticks % TimeSpan.TicksPerMinute), DateTimeKind.Unspecified);
        var (from, to) = (minute, minute);
        while (zone.IsInvalidTime(from.AddMinutes(-1))) from = from.AddMinutes(-1);
        while (zone.IsInvalidTime(to)) to = to.AddMinutes(1);
        return (from, to);
    }
}
