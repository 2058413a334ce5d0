using System.Globalization;

namespace QueueMonitor.Hub.Plan.Calendar;

/// <summary>
/// How an event repeats (RFC 5545, 3.3.10), as far as rosters do: daily or weekly, on given days of the week, so often or until a moment.
/// </summary>
internal sealed class Recurrence
{
    /// <summary>Days looked at for one event: a daily one that began thirty years ago still reaches today.</summary>
    private const int StepsMax = 12_000;

    private static readonly string[] DayNames = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];

    private bool _isWeekly;
    private int _interval = 1;
    private int? _count;
    private long? _until;
    private DayOfWeek _weekStart = DayOfWeek.Monday;
    private HashSet<DayOfWeek>? _days;

    private Recurrence()
    {
    }

    /// <summary>Null: it is not read; <paramref name="error"/> says what to do instead.</summary>
    public static Recurrence? Read(CalendarLine line, CalendarTime start, out string error)
    {
        var rule = new Recurrence();
        var parts = line.Value.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).ToList();
        if (parts.FirstOrDefault(p => p[0].Equals("FREQ", StringComparison.OrdinalIgnoreCase)) is null)
        {
            error = "The rule by which it repeats says no FREQ. Write FREQ=DAILY or FREQ=WEEKLY.";
            return null;
        }

        foreach (var part in parts)
        {
            error = part.Length == 2
                ? rule.Take(part[0].ToUpperInvariant(), part[1].ToUpperInvariant(), line, start)
                : "a part of it has no value";
            if (error.Length == 0) continue;
            error = $"It repeats by '{PlanClock.Shown(line.Value)}', and {error}. Read are FREQ=DAILY and WEEKLY with INTERVAL, BYDAY, "
                + "COUNT, UNTIL and WKST; "
                + "write others as events of their own.";
            return null;
        }

        error = "";
        return rule;
    }

    /// <summary>The beginnings of all events of the series until the given instant, by the clock of its zone, the first included.</summary>
    /// <param name="mayGoOn">Asked for each day that is looked at; false ends it.</param>
    public IEnumerable<DateTime> Of(CalendarTime start, long until, Func<bool> mayGoOn)
    {
        var given = 0;
        var firstWeek = WeekOf(start.Local);
        for (var step = 0; step < StepsMax; step++)
        {
            if (!mayGoOn()) yield break;
            var local = start.Local.AddDays(step);
            // The first always belongs to the series, whatever the rule says.
            if (step > 0 && !Has(local, step, firstWeek)) continue;
            var at = CalendarTime.InstantOf(local, start.Zone);
            if (at > until || at > _until || given >= _count) yield break;
            given++;
            yield return local;
        }
    }

    private bool Has(DateTime local, int step, DateTime firstWeek)
    {
        if (!_isWeekly) return step % _interval == 0 && _days?.Contains(local.DayOfWeek) != false;
        if ((WeekOf(local) - firstWeek).Days / 7 % _interval != 0) return false;
        return _days?.Contains(local.DayOfWeek) ?? (step % 7 == 0);
    }

    private DateTime WeekOf(DateTime local) => local.Date.AddDays(-(((int)local.DayOfWeek - (int)_weekStart + 7) % 7));

    private static bool IsCount(string value, out int count) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count >= 1;

    // Empty: it was taken. Else what is wrong with it, in the middle of a sentence.
    private string Take(string name, string value, CalendarLine line, CalendarTime start)
    {
        switch (name)
        {
            case "FREQ":
                _isWeekly = value == "WEEKLY";
                return value is "DAILY" or "WEEKLY" ? "" : $"FREQ={value} is not read";
            case "INTERVAL":
                return IsCount(value, out _interval) ? "" : "INTERVAL is a number from 1 on";
            case "COUNT":
                var isCount = IsCount(value, out var count);
                _count = count;
                return isCount ? "" : "COUNT is a number from 1 on";
            case "UNTIL":
                if (CalendarTime.Read(line, value, start.Zone, out _) is not { } until) return "UNTIL is no time";
                // A day counts to its end.
                _until = until.IsDate ? CalendarTime.InstantOf(until.Local.AddDays(1), until.Zone) - 1 : until.Instant;
                return "";
            case "BYDAY":
                var days = value.Split(',').Select(d => Array.IndexOf(DayNames, d)).ToList();
                if (days.Any(d => d < 0)) return $"BYDAY={value} is not read: days are MO to SU, without numbers";
                _days = [.. days.Select(d => (DayOfWeek)d)];
                return "";
            case "WKST":
                var day = Array.IndexOf(DayNames, value);
                _weekStart = (DayOfWeek)Math.Max(0, day);
                return day < 0 ? "WKST is a day from MO to SU" : "";
            default:
                return $"{name} is not read";
        }
    }
}
