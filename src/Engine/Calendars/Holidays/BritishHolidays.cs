using static QueueMonitor.Engine.Calendars.Holidays.HolidayRules;

namespace QueueMonitor.Engine.Calendars.Holidays;

/// <summary>
/// Bank holidays of the United Kingdom: the Banking and Financial Dealings Act 1971 and royal proclamations since 2000. One that
/// falls on a weekend has a substitute on the next weekday that is none already; the day itself stands in the list too.
/// </summary>
internal static class BritishHolidays
{
    private const string England = "ENG", Wales = "WLS", Scotland = "SCT", NorthernIreland = "NIR";

    public static IReadOnlyList<HolidayRegion> Regions { get; } =
        [new(England, "England"), new(NorthernIreland, "Northern Ireland"), new(Scotland, "Scotland"), new(Wales, "Wales")];

    /// <param name="region">Null: what holds in all four parts.</param>
    public static IEnumerable<Holiday> Of(string? region, int year)
    {
        var days = new List<Holiday>(FixedDays(region, year));
        days.AddRange(MovableDays(region, year));
        var taken = days.Where(d => !IsWeekend(d.Date)).Select(d => d.Date).ToHashSet();
        foreach (var day in days.Where(d => IsWeekend(d.Date)).OrderBy(d => d.Date).ToArray())
        {
            var substitute = day.Date;
            while (IsWeekend(substitute) || taken.Contains(substitute)) substitute = substitute.AddDays(1);
            taken.Add(substitute);
            days.Add(new(substitute, $"{day.Name} (substitute day)"));
        }

        return days;
    }

    private static IEnumerable<Holiday> FixedDays(string? region, int year)
    {
        yield return new(new(year, 1, 1), "New Year's Day");
        if (region == Scotland) yield return new(new(year, 1, 2), "2 January");
        if (region == NorthernIreland) yield return new(new(year, 3, 17), "St Patrick's Day");
        if (region == NorthernIreland) yield return new(new(year, 7, 12), "Battle of the Boyne");
        if (region == Scotland && year >= 2007) yield return new(new(year, 11, 30), "St Andrew's Day");
        yield return new(new(year, 12, 25), "Christmas Day");
        yield return new(new(year, 12, 26), "Boxing Day");
    }

    private static IEnumerable<Holiday> MovableDays(string? region, int year)
    {
        var easter = Easter(year);
        yield return new(easter.AddDays(-2), "Good Friday");
        if (region is England or Wales or NorthernIreland) yield return new(easter.AddDays(1), "Easter Monday");
        // In 2020 it was moved to the seventy-fifth Victory in Europe Day.
        yield return new(year == 2020 ? new(2020, 5, 8) : Nth(year, 5, DayOfWeek.Monday, 1), "Early May bank holiday");
        yield return new(Spring(year), "Spring bank holiday");
        if (region == Scotland) yield return new(Nth(year, 8, DayOfWeek.Monday, 1), "Summer bank holiday");
        else if (region is not null) yield return new(Last(year, 8, DayOfWeek.Monday), "Summer bank holiday");
        foreach (var day in Proclaimed)
        {
            if (day.Date.Year == year) yield return day;
        }
    }

    // Moved beside the jubilees.
    private static DateOnly Spring(int year) => year switch
    {
        2002 => new(2002, 6, 4),
        2012 => new(2012, 6, 4),
        2022 => new(2022, 6, 2),
        _ => Last(year, 5, DayOfWeek.Monday),
    };

    private static readonly Holiday[] Proclaimed =
    [
        new(new(2002, 6, 3), "Golden Jubilee"), new(new(2011, 4, 29), "Royal wedding"), new(new(2012, 6, 5), "Diamond Jubilee"),
        new(new(2022, 6, 3), "Platinum Jubilee"), new(new(2022, 9, 19), "State funeral of Queen Elizabeth II"),
        new(new(2023, 5, 8), "Coronation of King Charles III"),
    ];
}
