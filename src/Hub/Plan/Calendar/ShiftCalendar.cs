using System.Globalization;
using System.Text.RegularExpressions;

namespace QueueMonitor.Hub.Plan.Calendar;

/// <summary>Reads shifts from iCalendar (RFC 5545). Each event is a shift; those that repeat are told one by one.</summary>
internal sealed partial class ShiftCalendar
{
    private readonly PlanScope _scope;
    private readonly PlanDocument _plan;
    private readonly ShiftBook _book;
    private readonly string? _agent;
    private readonly List<CalendarEvent> _events = [];
    private readonly HashSet<(string Uid, long At)> _replaced = [];
    private TimeZoneInfo _zone;
    private string? _calledAs;
    private int _steps;

    private ShiftCalendar(PlanScope scope, PlanDocument plan, string? agent) =>
        (_scope, _plan, _book, _agent, _zone) = (scope, plan, new ShiftBook(scope, plan), agent, scope.SiteClock.Zone);

    /// <param name="agent">Whose shifts they are; null: each event says so.</param>
    public static PlanDocument Read(string text, PlanScope scope, string? agent)
    {
        var calendar = new ShiftCalendar(scope, new PlanDocument { Kind = PlanKind.Shifts }, agent);
        calendar.Collect(text);
        foreach (var one in calendar._events) calendar.Replace(one);
        foreach (var one in calendar._events)
        {
            if (!calendar._book.HasRoom(one.Line)) break;
            if (!one.IsCancelled) calendar.Take(one);
            if (calendar._steps <= PlanLimits.DaysOfSeriesMax) continue;
            calendar._plan.Wrong(one.Line, "The events that repeat began too long ago to be followed to today. Export the calendar from "
                + "this year on.");
            break;
        }

        if (calendar._plan is { ErrorCount: 0, Span: null })
            calendar._plan.Wrong(1, $"The calendar has no shift between {PlanLimits.DaysBack} days back and {PlanLimits.DaysAhead} days "
                + "ahead. Send one with events (VEVENT) in that span.");
        return calendar._plan;
    }

    private void Collect(string text)
    {
        var (within, inner) = (default(CalendarEvent), 0);
        foreach (var line in CalendarLine.Read(text, _plan.Wrong))
        {
            var isEvent = line.Value.Equals("VEVENT", StringComparison.OrdinalIgnoreCase);
            if (line.Name == "BEGIN" && isEvent) (within, inner) = (new CalendarEvent(line.Line), 0);
            else if (line.Name == "BEGIN") inner += within is null ? 0 : 1;
            else if (line.Name == "END" && isEvent && within is not null)
            {
                _events.Add(within);
                within = null;
            }
            else if (line.Name == "END") inner -= within is null ? 0 : 1;
            else if (within is not null && inner == 0) within.Add(line);
            else if (line.Name == "X-WR-TIMEZONE" && TimeZoneInfo.TryFindSystemTimeZoneById(line.Value, out var zone)) _zone = zone;
            else if (line.Name == "X-WR-CALNAME") _calledAs = line.Text.Trim();
            if (_events.Count > PlanLimits.ShiftsMax) break;
        }

        if (within is not null) _plan.Wrong(within.Line, "The event that begins here does not end: END:VEVENT is missing. Is the file "
            + "whole?");
    }

    // One of a series that was moved or called off stands there as an event of its own.
    private void Replace(CalendarEvent one)
    {
        if (one.Uid is not { } uid || one.Find("RECURRENCE-ID") is not { } id) return;
        if (CalendarTime.Read(id, id.Value, _zone, out _) is { } at) _replaced.Add((uid, at.Instant));
    }

    private void Take(CalendarEvent one)
    {
        if (Begin(one) is not { } start || Length(one, start) is not { } length || Queues(one) is not { } queues) return;
        var agent = AgentOf(one);
        var activity = ActivityOf(one);
        if (Starts(one, start) is not { } starts) return;
        foreach (var at in starts)
        {
            if (at + length <= _scope.Earliest || at > _scope.Latest)
            {
                _plan.LeftOut++;
                continue;
            }

            if (!_book.HasRoom(one.Line)) return;
            var errors = _plan.ErrorCount;
            _book.Add(one.Line, agent, Math.Max(at, _scope.Earliest), Math.Min(at + length, _scope.Latest), activity, queues);
            // One word about an event is enough, however often it repeats.
            if (_plan.ErrorCount > errors) return;
        }
    }

    private CalendarTime? Begin(CalendarEvent one)
    {
        if (one.Find("DTSTART") is not { } start)
        {
            _plan.Wrong(one.Line, "The event has no DTSTART. Write when the shift begins.");
            return null;
        }

        if (CalendarTime.Read(start, start.Value, _zone, out var error) is { } read) return read;
        _plan.Wrong(start.Line, error);
        return null;
    }

    // Milliseconds, the same for all of a series, as the standard has it.
    private long? Length(CalendarEvent one, CalendarTime start)
    {
        if (one.Find("DTEND") is { } end)
        {
            if (CalendarTime.Read(end, end.Value, _zone, out var error) is { } until) return until.Instant - start.Instant;
            _plan.Wrong(end.Line, error);
            return null;
        }

        if (one.Find("DURATION") is { } duration)
        {
            if (Duration(duration.Value) is { } length) return length;
            _plan.Wrong(duration.Line, $"'{PlanClock.Shown(duration.Value)}' is no duration. Eight hours are PT8H.");
            return null;
        }

        if (start.IsDate) return CalendarTime.InstantOf(start.Local.AddDays(1), start.Zone) - start.Instant;
        _plan.Wrong(one.Line, "The event has neither DTEND nor DURATION. Write when the shift ends.");
        return null;
    }

    private IEnumerable<long>? Starts(CalendarEvent one, CalendarTime start)
    {
        if (one.Find("RDATE") is { } more)
        {
            _plan.Wrong(more.Line, "RDATE is not read. Write these days as events of their own.");
            return null;
        }

        if (one.Find("RRULE") is not { } line) return [start.Instant];
        if (Recurrence.Read(line, start, out var error) is not { } rule)
        {
            _plan.Wrong(line.Line, error);
            return null;
        }

        if (Left(one) is not { } left) return null;
        return rule.Of(start, _scope.Latest, MayGoOn).Select(local => (Local: local, At: CalendarTime.InstantOf(local, start.Zone)))
            .Where(s => !left.Contains(s.At) && !left.Contains(CalendarTime.InstantOf(s.Local.Date, start.Zone)))
            .Where(s => !_replaced.Contains((one.Uid ?? "", s.At)))
            .Select(s => s.At);
    }

    private bool MayGoOn() => ++_steps <= PlanLimits.DaysOfSeriesMax;

    private HashSet<long>? Left(CalendarEvent one)
    {
        var left = new HashSet<long>();
        foreach (var line in one.All("EXDATE"))
        {
            foreach (var value in line.Value.Split(','))
            {
                if (CalendarTime.Read(line, value.Trim(), _zone, out var error) is { } at)
                {
                    left.Add(at.Instant);
                    continue;
                }

                _plan.Wrong(line.Line, error);
                return null;
            }
        }

        return left;
    }

    private string AgentOf(CalendarEvent one)
    {
        if (_agent is not null) return _agent;
        var attendee = one.Find("ATTENDEE");
        var address = attendee?.Value.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase) == true ? attendee.Value[7..] : attendee?.Value;
        string?[] names = [one.Find("X-AGENT")?.Text.Trim(), attendee?.Parameter("CN"), address, address?.Split('@')[0], _calledAs];
        return names.FirstOrDefault(n => n is not null && _scope.KnowsAgent(n)) ?? names.FirstOrDefault(n => !string.IsNullOrEmpty(n)) ?? "";
    }

    private static ShiftActivity ActivityOf(CalendarEvent one)
    {
        foreach (var word in Categories(one)) if (ActivityNames.Find(word) is { } activity) return activity;
        if (one.Find("X-MICROSOFT-CDO-BUSYSTATUS")?.Value == "OOF") return ShiftActivity.Absent;
        var summary = one.Find("SUMMARY")?.Text ?? "";
        foreach (var word in summary.Split([' ', ':', '-', ',', '(', ')'], StringSplitOptions.RemoveEmptyEntries))
            if (ActivityNames.Find(word) is { } activity) return activity;
        return ShiftActivity.Work;
    }

    // Named for them alone; of categories only those that are queues.
    private IReadOnlyList<string>? Queues(CalendarEvent one)
    {
        if (one.Find("X-QUEUES") is { } named) return _book.Queues(named.Line, Words(named).ToList());
        return [.. Categories(one).Select(c => _scope.Queue(c, out _)?.Queue).OfType<string>().Distinct()];
    }

    private static IEnumerable<string> Categories(CalendarEvent one) =>
        one.All("CATEGORIES").SelectMany(Words);

    private static string[] Words(CalendarLine line) =>
        line.Text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static long? Duration(string text)
    {
        var match = DurationForm().Match(text);
        if (!match.Success || !match.Groups.Values.Skip(1).Any(g => g.Success)) return null;
        long Part(int group) => match.Groups[group].Success ? long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) : 0;
        return ((((((((Part(1) * 7) + Part(2)) * 24) + Part(3)) * 60) + Part(4)) * 60) + Part(5)) * 1000;
    }

    [GeneratedRegex(
        "^\\+?P(?:(\\d{1,3})W)?(?:(\\d{1,3})D)?(?:T(?:(\\d{1,4})H)?(?:(\\d{1,5})M)?(?:(\\d{1,6})S)?)?$", RegexOptions.CultureInvariant)]
    private static partial Regex DurationForm();
}
