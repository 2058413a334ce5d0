using static QueueMonitor.Engine.Calendars.Holidays.HolidayRules;

namespace QueueMonitor.Engine.Calendars.Holidays;

/// <summary>
/// Federal holidays of the United States (5 U.S.C. 6103). One on a Saturday is observed on the Friday before, one on a Sunday on the
/// Monday after; the day itself stands in the list too.
/// </summary>
internal static class AmericanHolidays
{
    /// <summary>Also what of the next year is observed in this one.</summary>
    public static IEnumerable<Holiday> Of(int year)
    {
        foreach (var day in Legal(year).Append(new(new(year + 1, 1, 1), "New Year's Day")))
        {
            yield return day;
            var observed = day.Date.DayOfWeek switch
            {
                DayOfWeek.Saturday => day.Date.AddDays(-1),
                DayOfWeek.Sunday => day.Date.AddDays(1),
                _ => day.Date,
            };
            if (observed != day.Date) yield return new(observed, $"{day.Name} (observed)");
        }
    }

    private static IEnumerable<Holiday> Legal(int year)
    {
        yield return new(new(year, 1, 1), "New Year's Day");
        yield return new(Nth(year, 1, DayOfWeek.Monday, 3), "Martin Luther King Jr. Day");
        yield return new(Nth(year, 2, DayOfWeek.Monday, 3), "Washington's Birthday");
        yield return new(Last(year, 5, DayOfWeek.Monday), "Memorial Day");
        if (year >= 2021) yield return new(new(year, 6, 19), "Juneteenth");
        yield return new(new(year, 7, 4), "Independence Day");
        yield return new(Nth(year, 9, DayOfWeek.Monday, 1), "Labor Day");
        yield return new(Nth(year, 10, DayOfWeek.Monday, 2), "Columbus Day");
        yield return new(new(year, 11, 11), "Veterans Day");
        yield return new(Nth(year, 11, DayOfWeek.Thursday, 4), "Thanksgiving Day");
        yield return new(new(year, 12, 25), "Christmas Day");
    }
}
