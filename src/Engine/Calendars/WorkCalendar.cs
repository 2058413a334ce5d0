using System.Diagnostics.CodeAnalysis;
using QueueMonitor.Engine.Calendars.Holidays;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Engine.Calendars;

/// <summary>
/// Day starts and opening hours of a queue in its zone, daylight saving included. Each date with opening hours is one
/// working day, however long; it passes while it is open. Times are milliseconds since 1970 UTC, from 1980 to 2099.
/// Used by the engine loop only: what was worked out is kept.
/// </summary>
internal sealed class WorkCalendar
{
    // Weekly hours repeat after seven dates; daylight saving can swallow a short opening and a week may be all holidays, so some more are looked at.
    private const int DatesAlways = 42;

    // Shares of a day are counted in this many parts, so that sums of them are exact.
    private const long DayParts = 1_000_000_000;

    private readonly LocalTime _local;
    private readonly WorkDays _days;
    private readonly bool _neverOpen;
    private readonly int _datesLookedAt;

    private WorkCalendar(TimeZoneInfo zone, WeeklyHours hours, TimeOnly startOfDay, HolidayPlan holidays)
    {
        _local = new LocalTime(zone);
        _days = new WorkDays(_local, hours, startOfDay, holidays);
        _datesLookedAt = DatesAlways + holidays.Dates.Count;
        _neverOpen = hours.IsNeverOpen;
    }

    /// <summary>False: the zone is unknown.</summary>
    public static bool TryCreate(string zone, WeeklyHours hours, TimeOnly startOfDay, [NotNullWhen(true)] out WorkCalendar? calendar) =>
        TryCreate(zone, hours, startOfDay, HolidayPlan.None, out calendar);

    /// <inheritdoc cref="TryCreate(string, WeeklyHours, TimeOnly, out WorkCalendar?)"/>
    /// <param name="holidays">Dates without opening hours.</param>
    public static bool TryCreate(
        string zone, WeeklyHours hours, TimeOnly startOfDay, HolidayPlan holidays, [NotNullWhen(true)] out WorkCalendar? calendar)
    {
        calendar = Zones.Find(zone) is { } found ? new WorkCalendar(found, hours, startOfDay, holidays) : null;
        return calendar is not null;
    }

    /// <summary>The newest day start at or before a moment.</summary>
    public long DayStartAtOrBefore(long t) => _days[_days.DateOfDayStart(t)].DayStart;

    /// <summary>The first day start after a moment.</summary>
    public long NextDayStart(long t)
    {
        for (var date = _days.DateOfDayStart(t) + 1; date <= WorkDays.LastDate; date++)
            if (_days[date].DayStart > t) return _days[date].DayStart;
        return long.MaxValue;
    }

    /// <summary>What the clock on the wall shows, as milliseconds since 1970.</summary>
    public long Local(long t) => _local.ToLocal(t);

    /// <summary>Milliseconds of opening hours between two moments; 0 if the second is not later.</summary>
    public long OpenMsBetween(long from, long to)
    {
        if (to <= from || _neverOpen) return 0;
        var (fromDate, toDate) = (_days.DateOf(from), _days.DateOf(to));
        var open = _days[toDate].Elapsed(to) - _days[fromDate].Elapsed(from);
        for (var date = fromDate; date < toDate; date++) open += _days[date].OpenMs;
        return open;
    }

    public bool IsOpen(long t) => _days[_days.DateOf(t)].IsOpen(t);

    /// <summary>The first moment after a moment at which the queue opens or closes; <see cref="long.MaxValue"/>: never.</summary>
    public long NextOpenChange(long t)
    {
        var date = _days.DateOf(t);
        var last = Math.Min(date + _datesLookedAt, WorkDays.LastDate);
        var closing = long.MinValue;
        for (; date <= last; date++)
        {
            foreach (var span in _days[date].Open)
            {
                if (closing != long.MinValue && span.From > closing) return closing;
                if (span.From > t && closing == long.MinValue) return span.From;
                if (span.To > t) closing = span.To;
            }
        }
        return closing == long.MinValue || _days[last].IsOpen(closing - 1) ? long.MaxValue : closing;
    }

    /// <summary>How many working days pass between two moments; 0 if the second is not later.</summary>
    public double WorkingDaysBetween(long from, long to)
    {
        if (to <= from || _neverOpen) return 0;
        var (fromDate, toDate) = (_days.DateOf(from), _days.DateOf(to));
        return _days.OpenDaysBetween(fromDate, toDate) + Share(_days[toDate], to) - Share(_days[fromDate], from);
    }

    /// <summary>The first moment by which so many working days have passed; <see cref="long.MaxValue"/> if the queue never opens.</summary>
    /// <param name="days">0 or more, to a billionth of a day.</param>
    public long AddWorkingDays(long from, double days)
    {
        if (days <= 0) return from;
        if (_neverOpen || days > WorkDays.LastDate) return long.MaxValue;

        // The goal in parts, counted from the start of this day; of another day's length, the same share is taken.
        var whole = (long)days;
        var added = (whole * DayParts) + (long)Math.Round((days - whole) * DayParts);
        if (added == 0) return from;
        var date = _days.DateOf(from);
        var today = _days[date];
        var length = Math.Max(today.OpenMs, 1);
        var unit = (Int128)length * DayParts;
        var parts = ((Int128)today.Elapsed(from) * DayParts) + ((Int128)added * length);
        for (; date <= WorkDays.LastDate; date++)
        {
            var day = _days[date];
            if (day.OpenMs == 0) continue;
            if (parts <= unit) return day.WhenElapsed((long)(((parts * day.OpenMs) + unit - 1) / unit));
            parts -= unit;
        }
        return long.MaxValue;
    }

    /// <summary>The next time at which the clock on the wall shows so many minutes after midnight: today, or on the next date that opens.</summary>
    public long NextTimeOfDay(long after, int minute)
    {
        var date = _days.DateOf(after);
        var today = _days.At(date, minute);
        if (today > after) return today;
        var last = Math.Min(date + _datesLookedAt, WorkDays.LastDate);
        for (var next = date + 1; next <= last; next++)
        {
            if (_days[next].OpenMs > 0) return _days.At(next, minute);
        }

        return _days.At(date + 1, minute);
    }

    /// <summary>When the date of a moment closes for good, or the next open one if it has; <see cref="long.MaxValue"/>: never.</summary>
    public long EndOfWorkingDay(long t)
    {
        var date = _days.DateOf(t);
        var last = Math.Min(date + _datesLookedAt, WorkDays.LastDate);
        for (; date <= last; date++)
        {
            var day = _days[date];
            if (day.OpenMs > 0 && day.Closing > t) return day.Closing;
        }
        return long.MaxValue;
    }

    private static double Share(WorkDay day, long at) => day.OpenMs == 0 ? 0 : (double)day.Elapsed(at) / day.OpenMs;
}
