using static QueueMonitor.Engine.Calendars.Holidays.HolidayRules;

namespace QueueMonitor.Engine.Calendars.Holidays;

/// <summary>
/// Public holidays of Germany: nine everywhere, the others by the laws of the Länder. What holds in some communities of a Land
/// alone is left out, but for Assumption Day in Bavaria, which holds in five of six.
/// </summary>
internal static class GermanHolidays
{
    public static IReadOnlyList<HolidayRegion> Regions { get; } =
    [
        new("BB", "Brandenburg"), new("BE", "Berlin"), new("BW", "Baden-Württemberg"), new("BY", "Bayern"), new("HB", "Bremen"),
        new("HE", "Hessen"), new("HH", "Hamburg"), new("MV", "Mecklenburg-Vorpommern"), new("NI", "Niedersachsen"),
        new("NW", "Nordrhein-Westfalen"), new("RP", "Rheinland-Pfalz"), new("SH", "Schleswig-Holstein"), new("SL", "Saarland"),
        new("SN", "Sachsen"), new("ST", "Sachsen-Anhalt"), new("TH", "Thüringen"),
    ];

    public static IEnumerable<Holiday> Of(string? region, int year)
    {
        var easter = Easter(year);
        yield return new(new(year, 1, 1), "Neujahr");
        yield return new(easter.AddDays(-2), "Karfreitag");
        yield return new(easter.AddDays(1), "Ostermontag");
        yield return new(new(year, 5, 1), "Tag der Arbeit");
        yield return new(easter.AddDays(39), "Christi Himmelfahrt");
        yield return new(easter.AddDays(50), "Pfingstmontag");
        yield return new(new(year, 10, 3), "Tag der Deutschen Einheit");
        yield return new(new(year, 12, 25), "Erster Weihnachtstag");
        yield return new(new(year, 12, 26), "Zweiter Weihnachtstag");
        if (year == 2017 || HasReformationDay(region, year)) yield return new(new(year, 10, 31), "Reformationstag");
        if (region is "BW" or "BY" or "ST") yield return new(new(year, 1, 6), "Heilige Drei Könige");
        if ((region == "BE" && year >= 2019) || (region == "MV" && year >= 2023)) yield return new(new(year, 3, 8), "Internationaler Frauentag");
        if (region == "BE" && year is 2020 or 2025) yield return new(new(year, 5, 8), "Tag der Befreiung");
        if (region is "BW" or "BY" or "HE" or "NW" or "RP" or "SL") yield return new(easter.AddDays(60), "Fronleichnam");
        if (region is "BY" or "SL") yield return new(new(year, 8, 15), "Mariä Himmelfahrt");
        if (region == "TH" && year >= 2019) yield return new(new(year, 9, 20), "Weltkindertag");
        if (region is "BW" or "BY" or "NW" or "RP" or "SL") yield return new(new(year, 11, 1), "Allerheiligen");
        if (region == "SN") yield return new(OnOrAfter(new(year, 11, 16), DayOfWeek.Wednesday), "Buß- und Bettag");
        if (region != "BB") yield break;
        yield return new(easter, "Ostersonntag");
        yield return new(easter.AddDays(49), "Pfingstsonntag");
    }

    private static bool HasReformationDay(string? region, int year) =>
        region is "BB" or "MV" or "SN" or "ST" or "TH" || (region is "HB" or "HH" or "NI" or "SH" && year >= 2018);
}
