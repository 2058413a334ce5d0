using QueueMonitor.Engine.Calendars.Holidays;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Engine.Calendars;

/// <summary>
/// The dates of one calendar, worked out once each in a range without gaps that grows with the moments asked for. Dates
/// count from 1970-01-01.
/// </summary>
internal sealed class WorkDays(LocalTime local, WeeklyHours hours, TimeOnly startOfDay, HolidayPlan holidays) : IRestored
{
    public const long DayMs = 86_400_000;

    /// <summary>What lies outside these years counts as at their edge: no contact is older, and the range stays bounded.</summary>
    public static readonly int FirstDate = new DateOnly(1980, 1, 1).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
    public static readonly int LastDate = new DateOnly(2100, 1, 1).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private static readonly int DayNumberOf1970 = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    // Worked out at a time, at least, so that a live queue does it once a month.
    private const int DatesAtOnce = 32;

    [NotKept("worked out again when they are asked for")]
    private WorkDay[] _days = [];

    [NotKept("of the days")]
    private int[] _openBefore = [];

    [NotKept("of the days")]
    private int _first;

    [NotKept("worked out again when a day of that year is asked for")]
    private HashSet<DateOnly> _free = [];

    [NotKept("of those")]
    private int _freeYear;

    private int End => _first + _days.Length;

    public WorkDay this[int date]
    {
        get
        {
            Reach(date);
            return _days[date - _first];
        }
    }

    /// <summary>How many of the dates from one up to another, not included, open at all.</summary>
    public int OpenDaysBetween(int from, int to)
    {
        Reach(from);
        Reach(to);
        return _openBefore[to - _first] - _openBefore[from - _first];
    }

    /// <summary>The local date of an instant.</summary>
    public int DateOf(long at)
    {
        // A zone's midnight is less than a day from that of UTC.
        var date = (int)Math.Clamp(at / DayMs, FirstDate + 2, LastDate - 2);
        while (date > FirstDate && this[date].Midnight > at) date--;
        while (date < LastDate && this[date + 1].Midnight <= at) date++;
        return date;
    }

    /// <summary>The date on which the newest day start at or before an instant lies.</summary>
    public int DateOfDayStart(long at)
    {
        var date = DateOf(at);
        while (date > FirstDate && this[date].DayStart > at) date--;
        return date;
    }

    public void Restored() => (_days, _openBefore, _free, _freeYear) = ([], [], [], 0);

    /// <summary>When the clock shows so many minutes after midnight on a date.</summary>
    public long At(int date, int minute) => At(date, TimeSpan.FromMinutes(minute));

    private void Reach(int date)
    {
        if (date >= _first && date < End) return;
        var more = Math.Max(DatesAtOnce, _days.Length / 2);
        var first = _days.Length == 0 ? date - 2 : date < _first ? date - more : _first;
        var end = _days.Length == 0 || date >= End ? date + more : End;
        var (days, openBefore) = (new WorkDay[end - first], new int[end - first]);
        for (var i = 0; i < days.Length; i++)
        {
            var known = first + i >= _first && first + i < End;
            days[i] = known ? _days[first + i - _first] : Make(first + i);
            if (i > 0) openBefore[i] = openBefore[i - 1] + (days[i - 1].OpenMs > 0 ? 1 : 0);
        }
        (_days, _openBefore, _first) = (days, openBefore, first);
    }

    private WorkDay Make(int date)
    {
        var open = OpenTimes(date);
        var openMs = 0L;
        foreach (var span in open) openMs += span.To - span.From;
        return new WorkDay(At(date, TimeSpan.Zero), At(date, startOfDay.ToTimeSpan()), open, openMs);
    }

    /// <summary>When a date is open. Whatever makes a date unlike its weekday belongs here.</summary>
    private OpenTime[] OpenTimes(int date)
    {
        if (IsHoliday(DateOnly.FromDayNumber(date + DayNumberOf1970))) return [];
        var weekday = (DayOfWeek)((((date + (int)DayOfWeek.Thursday) % 7) + 7) % 7);
        var spans = hours.On(weekday);
        var open = new List<OpenTime>(spans.Count);
        foreach (var span in spans)
        {
            var time = new OpenTime(At(date, TimeSpan.FromMinutes(span.FromMinute)), At(date, TimeSpan.FromMinutes(span.ToMinute)));
            if (time.From < time.To) open.Add(time);
        }
        return [.. open];
    }

    private bool IsHoliday(DateOnly date)
    {
        if (holidays.HasSingle(date)) return true;
        if (holidays.Country is not { } country) return false;
        if (_freeYear != date.Year) (_free, _freeYear) = ([.. HolidayRules.Of(country, holidays.Region, date.Year).Select(h => h.Date)], date.Year);
        return _free.Contains(date);
    }

    private long At(int date, TimeSpan time) => local.ToInstant((date * DayMs) + (long)time.TotalMilliseconds);
}
