using FsCheck;
using FsCheck.Fluent;
using QueueMonitor.Engine.Calendars;
using QueueMonitor.Engine.Calendars.Holidays;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Engine.Tests.Calendars;

/// <summary>Around each change of the clocks, whatever the hours: the calendar says what a walk through every minute says.</summary>
public sealed class WorkCalendarProperties
{
    // Zones and dates near which their clocks change, once forward and once back; and some on which nothing changes.
    private static readonly (string Zone, int Year, int Month, int Day)[] Changes =
    [
        ("Europe/Oslo", 2026, 3, 29), ("Europe/Oslo", 2026, 10, 25), ("America/New_York", 2026, 3, 8), ("America/New_York", 2026, 11, 1),
        ("America/Santiago", 2025, 9, 7), ("America/Santiago", 2026, 4, 5), ("Africa/Cairo", 2026, 4, 24), ("Africa/Cairo", 2025, 10, 31),
        ("Australia/Lord_Howe", 2026, 4, 5), ("Australia/Lord_Howe", 2025, 10, 5),
        ("Atlantic/Azores", 2026, 3, 29), ("Atlantic/Azores", 2026, 10, 25),
        ("Asia/Beirut", 2026, 3, 29), ("America/Havana", 2026, 11, 1), ("Europe/Dublin", 2026, 10, 25), ("Pacific/Apia", 2011, 12, 30),
        ("Asia/Kathmandu", 2026, 2, 28), ("UTC", 2024, 2, 29),
    ];

    [Fact]
    public void EveryAnswerIsThatOfAWalkThroughTheMinutes() =>
        Prop.ForAll(Cases().ToArbitrary(), Agree).Check(Config.QuickThrowOnFailure.WithReplay(20261122, 7).WithMaxTest(80));

    [Fact]
    public void WorkingDaysAddUpAndNeverRunBack() =>
        Prop.ForAll(Cases().ToArbitrary(), c =>
        {
            var calendar = Calendar(c);
            var moments = c.Moments.Select(m => c.From + (m * 40_000L)).Order().ToArray();
            for (var i = 2; i < moments.Length; i++)
            {
                var (a, b, d) = (moments[i - 2], moments[i - 1], moments[i]);
                var sum = calendar.WorkingDaysBetween(a, b) + calendar.WorkingDaysBetween(b, d);
                Assert.Equal(calendar.WorkingDaysBetween(a, d), sum, 1e-9);
                Assert.InRange(calendar.WorkingDaysBetween(a, b), 0, ((b - a) / 82_800_000.0) + 2);
                Assert.True(calendar.AddWorkingDays(a, 1.5) <= calendar.AddWorkingDays(b, 1.5));
                Assert.True(calendar.AddWorkingDays(a, 0.25) <= calendar.AddWorkingDays(a, 0.75));

                // Added in two steps it is the same, but for a millisecond of the shortest day that there is here, five minutes.
                var (once, twice) = (calendar.AddWorkingDays(a, 1.25), calendar.AddWorkingDays(calendar.AddWorkingDays(a, 0.75), 0.5));
                if (once != long.MaxValue) Assert.True(calendar.WorkingDaysBetween(Math.Min(once, twice), Math.Max(once, twice)) < 1e-5);
            }
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261122, 7).WithMaxTest(300));

    private static Gen<Case> Cases()
    {
        var cuts = from count in Gen.Elements(0, 0, 2, 2, 2, 4, 6) from minutes in Gen.Choose(0, 288).ArrayOf(count) select minutes;
        return from change in Gen.Elements(Changes)
               from week in cuts.ArrayOf(7)
               from always in Gen.Choose(0, 9)
               from start in Gen.Elements(0, 0, 0, 4, 6, 30, 47).Select(halfHours => halfHours)
               from moments in Gen.Choose(4 * 2160, 11 * 2160).ArrayOf(12)
               from free in Gen.Elements(0, 0, 1, 3, 6)
               from firstFree in Gen.Choose(1, 11)
               select new Case(change, always == 0 ? WeeklyHours.Always : Hours(week), new TimeOnly(start / 2, start % 2 * 30), moments, firstFree, free);
    }

    private static WeeklyHours Hours(int[][] week) => new([.. week.Select(cuts =>
    {
        var sorted = cuts.Distinct().Order().Select(fives => fives * 5).ToArray();
        var spans = Enumerable.Range(0, sorted.Length / 2).Select(i => new OpenSpan(sorted[2 * i], sorted[(2 * i) + 1]));
        return (IReadOnlyList<OpenSpan>)[.. spans];
    })]);

    private static WorkCalendar Calendar(Case c)
    {
        Assert.True(WorkCalendar.TryCreate(c.Change.Zone, c.Hours, c.StartOfDay, new HolidayPlan(null, null, c.Free), out var calendar));
        return calendar;
    }

    private static void Agree(Case c)
    {
        var calendar = Calendar(c);
        var twin = new CalendarTwin(c.Change.Zone, c.Hours, c.StartOfDay, DateTimeOffset.FromUnixTimeMilliseconds(c.From), 16, c.Free);
        foreach (var moment in c.Moments)
        {
            // Every third on a full minute, where things begin and end.
            var t = c.From + (moment * 40_000L) + (moment % 3 == 0 ? 0 : moment % 977);
            Assert.Equal(twin.DayStart(t), calendar.DayStartAtOrBefore(t));
            Assert.Equal(twin.NextDayStart(t), calendar.NextDayStart(t));
            Assert.Equal(twin.IsOpen(t), calendar.IsOpen(t));
            if (twin.NextChange(t) is var change && change < twin.End) Assert.Equal(change, calendar.NextOpenChange(t));
            if (twin.EndOfWorkingDay(t) is var end && end < twin.End - 86_400_000) Assert.Equal(end, calendar.EndOfWorkingDay(t));
            AgreeOnWorkingDays(calendar, twin, t, moment);
        }
    }

    private static void AgreeOnWorkingDays(WorkCalendar calendar, CalendarTwin twin, long t, int moment)
    {
        var later = t + (moment % 7 * 40_000_000L / 3);
        if (later < twin.End - (86_400_000 * 2L))
            Assert.Equal(twin.Position(later) - twin.Position(t), calendar.WorkingDaysBetween(t, later), 1e-9);

        var days = 1 + (moment % 5 * 0.5);
        var due = calendar.AddWorkingDays(t, days);
        if (due >= twin.End - (86_400_000 * 2L)) return;
        var goal = twin.Position(t) + days;
        Assert.True(twin.Position(due) >= goal - 1e-9, "not yet due");

        // The goal may lie a tiny part of a millisecond before the due one; sums of doubles are exact to about 1e-14 here.
        Assert.True(twin.Position(due - 1) < goal - 1e-13, "due before");
    }

    /// <param name="FirstFree">Days after the beginning on which the holidays in a row begin.</param>
    /// <param name="FreeDays">How many they are.</param>
    public sealed record Case(
        (string Zone, int Year, int Month, int Day) Change, WeeklyHours Hours, TimeOnly StartOfDay, int[] Moments, int FirstFree, int FreeDays)
    {
        public DateOnly[] Free => [.. Enumerable.Range(FirstFree, FreeDays).Select(day => DateOnly.FromDateTime(DateTime.UnixEpoch.AddMilliseconds(From)).AddDays(day))];

        // A week before the change, so that it lies amid the moments.
        public long From =>
            new DateTimeOffset(Change.Year, Change.Month, Change.Day, 0, 0, 0, TimeSpan.Zero).AddDays(-7).ToUnixTimeMilliseconds();
    }
}
