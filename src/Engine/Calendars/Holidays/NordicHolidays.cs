using static QueueMonitor.Engine.Calendars.Holidays.HolidayRules;

namespace QueueMonitor.Engine.Calendars.Holidays;

/// <summary>Public holidays of the Nordic countries, by their laws.</summary>
internal static class NordicHolidays
{
    /// <summary>The acts on public holidays of 1995 and on the first and the seventeenth of May of 1947.</summary>
    public static IEnumerable<Holiday> Norway(int year)
    {
        var easter = Easter(year);
        return
        [
            new(new(year, 1, 1), "Første nyttårsdag"), new(easter.AddDays(-3), "Skjærtorsdag"), new(easter.AddDays(-2), "Langfredag"),
            new(easter, "Første påskedag"), new(easter.AddDays(1), "Andre påskedag"), new(new(year, 5, 1), "Første mai"),
            new(new(year, 5, 17), "Grunnlovsdag"), new(easter.AddDays(39), "Kristi himmelfartsdag"), new(easter.AddDays(49), "Første pinsedag"),
            new(easter.AddDays(50), "Andre pinsedag"), new(new(year, 12, 25), "Første juledag"), new(new(year, 12, 26), "Andre juledag"),
        ];
    }

    /// <summary>The act 1989:253 on general holidays. The national day is one since 2005, in place of Whit Monday.</summary>
    public static IEnumerable<Holiday> Sweden(int year)
    {
        var easter = Easter(year);
        return
        [
            new(new(year, 1, 1), "Nyårsdagen"), new(new(year, 1, 6), "Trettondedag jul"), new(easter.AddDays(-2), "Långfredagen"),
            new(easter, "Påskdagen"), new(easter.AddDays(1), "Annandag påsk"), new(new(year, 5, 1), "Första maj"),
            new(easter.AddDays(39), "Kristi himmelsfärdsdag"), new(easter.AddDays(49), "Pingstdagen"),
            year >= 2005 ? new(new(year, 6, 6), "Sveriges nationaldag") : new(easter.AddDays(50), "Annandag pingst"),
            new(OnOrAfter(new(year, 6, 20), DayOfWeek.Saturday), "Midsommardagen"),
            new(OnOrAfter(new(year, 10, 31), DayOfWeek.Saturday), "Alla helgons dag"), new(new(year, 12, 25), "Juldagen"),
            new(new(year, 12, 26), "Annandag jul"),
        ];
    }

    /// <summary>The holidays of the church; the great prayer day was one until 2023.</summary>
    public static IEnumerable<Holiday> Denmark(int year)
    {
        var easter = Easter(year);
        IEnumerable<Holiday> days =
        [
            new(new(year, 1, 1), "Nytårsdag"), new(easter.AddDays(-3), "Skærtorsdag"), new(easter.AddDays(-2), "Langfredag"),
            new(easter, "Påskedag"), new(easter.AddDays(1), "Anden påskedag"), new(easter.AddDays(39), "Kristi himmelfartsdag"),
            new(easter.AddDays(49), "Pinsedag"), new(easter.AddDays(50), "Anden pinsedag"), new(new(year, 12, 25), "Juledag"),
            new(new(year, 12, 26), "Anden juledag"),
        ];
        return year <= 2023 ? days.Append(new(easter.AddDays(26), "Store bededag")) : days;
    }

    /// <summary>The church act, and the acts on Independence Day and the first of May.</summary>
    public static IEnumerable<Holiday> Finland(int year)
    {
        var easter = Easter(year);
        return
        [
            new(new(year, 1, 1), "Uudenvuodenpäivä"), new(new(year, 1, 6), "Loppiainen"), new(easter.AddDays(-2), "Pitkäperjantai"),
            new(easter, "Pääsiäispäivä"), new(easter.AddDays(1), "Toinen pääsiäispäivä"), new(new(year, 5, 1), "Vappu"),
            new(easter.AddDays(39), "Helatorstai"), new(easter.AddDays(49), "Helluntaipäivä"),
            new(OnOrAfter(new(year, 6, 20), DayOfWeek.Saturday), "Juhannuspäivä"),
            new(OnOrAfter(new(year, 10, 31), DayOfWeek.Saturday), "Pyhäinpäivä"), new(new(year, 12, 6), "Itsenäisyyspäivä"),
            new(new(year, 12, 25), "Joulupäivä"), new(new(year, 12, 26), "Tapaninpäivä"),
        ];
    }
}
