using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Engine.Tests.Calendars;

/// <summary>
/// The slow, obvious other of the calendar: asks the zone's clock at every minute of a stretch of time, and knows no rule
/// of daylight saving. Openings and day starts are on full minutes, so every minute is all open or all closed.
/// </summary>
internal sealed class CalendarTwin
{
    private const long MinuteMs = 60_000;
    private readonly long _from;
    private readonly Minute[] _minutes;
    private readonly Dictionary<int, long> _openMinutes;

    // Working days that have passed when each minute begins.
    private readonly double[] _passed;

    /// <param name="closed">Dates without opening hours.</param>
    public CalendarTwin(string zone, WeeklyHours hours, TimeOnly startOfDay, DateTimeOffset from, int days, IReadOnlyCollection<DateOnly> closed)
    {
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        _from = from.ToUnixTimeMilliseconds();
        _minutes = new Minute[days * 1440];

        // Clocks go back: a local time that was already shown is not a new moment of the day. The clock that counts is the
        // latest that was shown; while it stands still, the minutes belong to whatever spans that local time.
        var latest = DateTime.MinValue;
        var newestStart = long.MinValue;
        for (var i = 0; i < _minutes.Length; i++)
        {
            var at = _from + (i * MinuteMs);
            var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(at), info).DateTime;
            var before = latest;
            if (local > latest) latest = local;
            if (i > 0 && ComesTo(startOfDay, before, latest)) newestStart = at;

            // A minute is open if the clock has come to an opening and not yet to its closing.
            var minute = (int)latest.TimeOfDay.TotalMinutes;
            var open = !closed.Contains(DateOnly.FromDateTime(latest)) && hours.On(latest.DayOfWeek).Any(s => minute >= s.FromMinute && minute < s.ToMinute);
            _minutes[i] = new Minute(DateOnly.FromDateTime(latest).DayNumber, open, newestStart);
        }
        _openMinutes = _minutes.Where(m => m.Open).GroupBy(m => m.Date).ToDictionary(g => g.Key, g => (long)g.Count());
        _passed = new double[_minutes.Length];
        for (var i = 1; i < _minutes.Length; i++) _passed[i] = _passed[i - 1] + Worth(i - 1);
    }

    public long End => _from + (_minutes.Length * MinuteMs);

    public bool IsOpen(long t) => At(t).Open;

    /// <summary><see cref="long.MinValue"/>: before the first in this stretch.</summary>
    public long DayStart(long t) => At(t).DayStart;

    public long NextDayStart(long t)
    {
        var now = DayStart(t);
        for (var m = Next(t); m < End; m += MinuteMs)
            if (DayStart(m) != now) return m;
        return long.MaxValue;
    }

    public long NextChange(long t)
    {
        var now = IsOpen(t);
        for (var m = Next(t); m < End; m += MinuteMs)
            if (IsOpen(m) != now) return m;
        return long.MaxValue;
    }

    /// <summary>Working days that have passed since the stretch began.</summary>
    public double Position(long t)
    {
        var minute = (int)((t - _from) / MinuteMs);
        return _passed[minute] + (Worth(minute) * ((t - _from) % MinuteMs) / MinuteMs);
    }

    /// <summary>The last open minute's end of the day that runs, or else of the next one.</summary>
    public long EndOfWorkingDay(long t)
    {
        for (var m = t; m < End; m = Next(m))
        {
            if (!IsOpen(m)) continue;
            var date = At(m).Date;
            var last = Array.FindLastIndex(_minutes, x => x.Open && x.Date == date);
            return _from + ((last + 1) * MinuteMs);
        }
        return long.MaxValue;
    }

    // The clock may jump over it, and over whole dates.
    private static bool ComesTo(TimeOnly startOfDay, DateTime before, DateTime now)
    {
        for (var date = before.Date; date <= now.Date; date = date.AddDays(1))
            if (before < date + startOfDay.ToTimeSpan() && now >= date + startOfDay.ToTimeSpan()) return true;
        return false;
    }

    private double Worth(int minute) => _minutes[minute].Open ? 1.0 / _openMinutes[_minutes[minute].Date] : 0;

    private Minute At(long t) => _minutes[(t - _from) / MinuteMs];

    private long Next(long t) => _from + ((((t - _from) / MinuteMs) + 1) * MinuteMs);

    private readonly record struct Minute(int Date, bool Open, long DayStart);
}
