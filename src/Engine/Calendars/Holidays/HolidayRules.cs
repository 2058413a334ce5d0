namespace QueueMonitor.Engine.Calendars.Holidays;

/// <summary>
/// Public holidays by the law of a country, worked out for any year: as the law stands today, and as it stood where it was changed
/// since 2000. Eves that are free by custom alone are not among them.
/// </summary>
public static class HolidayRules
{
    /// <summary>Countries with rules.</summary>
    public static IReadOnlyList<string> Countries { get; } = ["DE", "DK", "FI", "GB", "NO", "SE", "US"];

    /// <summary>The parts of a country that have holidays of their own; empty: it has none.</summary>
    public static IReadOnlyList<HolidayRegion> RegionsOf(string country) => country switch
    {
        "DE" => GermanHolidays.Regions,
        "GB" => BritishHolidays.Regions,
        _ => [],
    };

    public static bool Knows(string country, string? region) =>
        Countries.Contains(country) && (region is null || RegionsOf(country).Any(r => r.Code == region));

    /// <summary>The holidays of a year in order, each date once.</summary>
    /// <param name="region">Null: what holds in every part of the country.</param>
    public static IReadOnlyList<Holiday> Of(string country, string? region, int year)
    {
        IEnumerable<Holiday> days = country switch
        {
            "NO" => NordicHolidays.Norway(year),
            "SE" => NordicHolidays.Sweden(year),
            "DK" => NordicHolidays.Denmark(year),
            "FI" => NordicHolidays.Finland(year),
            "DE" => GermanHolidays.Of(region, year),
            "GB" => BritishHolidays.Of(region, year),
            "US" => AmericanHolidays.Of(year),
            _ => throw new ArgumentException($"There are no rules for '{country}'.", nameof(country)),
        };
        return [.. days.Where(d => d.Date.Year == year).DistinctBy(d => d.Date).OrderBy(d => d.Date)];
    }

    /// <summary>Easter Sunday of the Gregorian calendar (Meeus, Astronomical Algorithms, chapter 8; after Jones and Butcher).</summary>
    internal static DateOnly Easter(int year)
    {
        var (a, b, c) = (year % 19, year / 100, year % 100);
        var (d, e, f) = (b / 4, b % 4, (b + 8) / 25);
        var g = (b - f + 1) / 3;
        var h = ((19 * a) + b - d - g + 15) % 30;
        var (i, k) = (c / 4, c % 4);
        var l = (32 + (2 * e) + (2 * i) - h - k) % 7;
        var m = (a + (11 * h) + (22 * l)) / 451;
        var n = h + l - (7 * m) + 114;
        return new DateOnly(year, n / 31, (n % 31) + 1);
    }

    /// <summary>The first such weekday on or after a date.</summary>
    internal static DateOnly OnOrAfter(DateOnly date, DayOfWeek day) => date.AddDays(((int)day - (int)date.DayOfWeek + 7) % 7);

    /// <summary>The first such weekday of a month, or a later one.</summary>
    internal static DateOnly Nth(int year, int month, DayOfWeek day, int nth) => OnOrAfter(new DateOnly(year, month, 1), day).AddDays(7 * (nth - 1));

    internal static DateOnly Last(int year, int month, DayOfWeek day) =>
        OnOrAfter(new DateOnly(year, month, DateTime.DaysInMonth(year, month)).AddDays(-6), day);

    internal static bool IsWeekend(DateOnly date) => date.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
}
