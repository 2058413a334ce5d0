using QueueMonitor.Engine;
using QueueMonitor.Hub.Plan;
using QueueMonitor.Hub.Plan.Calendar;

namespace QueueMonitor.Hub.Promises;

/// <summary>
/// The days of an iCalendar file (RFC 5545): each event that has days instead of times, from the year before on. Yearly ones are told for
/// the years ahead.
/// </summary>
internal sealed class HolidayFile
{
    public const int BytesMax = 1024 * 1024;

    private const int ErrorsMax = 100, YearsAhead = 5;

    private readonly SortedDictionary<DateOnly, string?> _days = [];
    private readonly DateOnly _from;

    private HolidayFile(DateOnly today) => _from = new DateOnly(today.Year - 1, 1, 1);

    public IReadOnlyList<DateOnly> Dates { get; private set; } = [];

    public IReadOnlyDictionary<DateOnly, string?> Names => _days;

    public List<(int Line, string Error)> Errors { get; } = [];

    public static HolidayFile Read(string text, DateOnly today)
    {
        var file = new HolidayFile(today);
        foreach (var one in Events(text, file.Wrong))
        {
            if (!one.IsCancelled) file.Take(one);
            if (file._days.Count <= EngineLimits.HolidayDatesMax) continue;
            file.Wrong(one.Line, $"There are more than {EngineLimits.HolidayDatesMax} days. Export fewer years.");
            break;
        }

        if (file._days.Count == 0 && file.Errors.Count == 0)
            file.Wrong(1, "The calendar has no day from last year on. Send one with events (VEVENT) that have a DTSTART of VALUE=DATE.");
        file.Dates = [.. file._days.Keys];
        return file;
    }

    private static IEnumerable<CalendarEvent> Events(string text, Action<int, string> wrong)
    {
        var (within, inner) = (default(CalendarEvent), 0);
        foreach (var line in CalendarLine.Read(text, wrong))
        {
            var isEvent = line.Value.Equals("VEVENT", StringComparison.OrdinalIgnoreCase);
            if (line.Name == "BEGIN" && isEvent) (within, inner) = (new CalendarEvent(line.Line), 0);
            else if (line.Name == "BEGIN") inner += within is null ? 0 : 1;
            else if (line.Name == "END" && isEvent && within is not null)
            {
                yield return within;
                within = null;
            }
            else if (line.Name == "END") inner -= within is null ? 0 : 1;
            else if (within is not null && inner == 0) within.Add(line);
        }

        if (within is not null) wrong(within.Line, "The event that begins here does not end: END:VEVENT is missing. Is the file whole?");
    }

    private void Take(CalendarEvent one)
    {
        if (Day(one, "DTSTART") is not { } first) return;
        // The end is the first day that is free no more.
        var end = one.Find("DTEND") is null ? first.AddDays(1) : Day(one, "DTEND") ?? first;
        if (end <= first) end = first.AddDays(1);
        var years = 1;
        if (one.Find("RRULE") is { } rule)
        {
            if (!rule.Value.ToUpperInvariant().Split(';').Contains("FREQ=YEARLY") || rule.Value.Contains("BY", StringComparison.OrdinalIgnoreCase))
            {
                Wrong(rule.Line, $"It repeats by '{PlanClock.Shown(rule.Value)}', which is not read: only FREQ=YEARLY on the same day is. Write these "
                    + "days as events of their own.");
                return;
            }

            years = _from.Year + 1 + YearsAhead - Math.Min(first.Year, _from.Year);
        }

        var name = one.Find("SUMMARY")?.Text.Trim() is { Length: > 0 } summary ? summary : null;
        var length = Math.Min(end.DayNumber - first.DayNumber, EngineLimits.HolidayDatesMax + 1);
        for (var year = 0; year < years; year++)
        {
            for (var day = 0; day < length; day++)
            {
                var date = first.AddYears(year).AddDays(day);
                if (date >= _from && date.Year <= 2099) _days.TryAdd(date, name);
            }
        }
    }

    private DateOnly? Day(CalendarEvent one, string property)
    {
        if (one.Find(property) is not { } line)
        {
            Wrong(one.Line, $"The event has no {property}. Write the day, e.g. {property};VALUE=DATE:20261224.");
            return null;
        }

        if (CalendarTime.Read(line, line.Value, TimeZoneInfo.Utc, out var error) is not { } read)
        {
            Wrong(line.Line, error);
            return null;
        }

        if (read.IsDate) return DateOnly.FromDateTime(read.Local);
        Wrong(line.Line, $"{property} is a time of day, and a holiday is a whole day. Write {property};VALUE=DATE:{read.Local:yyyyMMdd}.");
        return null;
    }

    private void Wrong(int line, string error)
    {
        if (Errors.Count < ErrorsMax) Errors.Add((line, error));
    }
}
