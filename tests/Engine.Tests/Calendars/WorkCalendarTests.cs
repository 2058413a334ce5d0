using System.Globalization;
using QueueMonitor.Engine.Calendars;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Engine.Tests.Calendars;

public sealed class WorkCalendarTests
{
    private static readonly WorkCalendar OsloOffice = Calendar("Europe/Oslo", WeeklyHours.Office);

    [Theory]
    [InlineData("2026-11-21T12:00+01", 2, "2026-11-24T16:00+01")] // Saturday: the closing of Tuesday
    [InlineData("2026-11-23T10:00+01", 2, "2026-11-25T10:00+01")]
    [InlineData("2026-11-20T17:00+01", 2, "2026-11-24T16:00+01")] // Friday after closing
    [InlineData("2026-11-20T16:00+01", 2, "2026-11-24T16:00+01")] // Friday at closing
    [InlineData("2026-11-23T08:00+01", 1, "2026-11-23T16:00+01")] // at opening: the closing of the same day
    [InlineData("2026-11-23T08:00:00.001+01", 1, "2026-11-24T08:00:00.001+01")]
    [InlineData("2026-11-20T15:00+01", 1, "2026-11-23T15:00+01")] // over the weekend
    [InlineData("2026-11-23T10:00+01", 0.5, "2026-11-23T14:00+01")]
    [InlineData("2026-11-23T10:00+01", 0.75, "2026-11-23T16:00+01")] // to the closing, not a millisecond past it
    [InlineData("2026-11-23T15:12+01", 0.1, "2026-11-23T16:00+01")]
    [InlineData("2026-11-23T13:36+01", 0.3, "2026-11-23T16:00+01")]
    [InlineData("2026-11-23T10:00+01", 0, "2026-11-23T10:00+01")]
    [InlineData("2026-11-21T10:00+01", 0, "2026-11-21T10:00+01")]
    public void DueTimesOfAnOffice(string from, double days, string due) =>
        Assert.Equal(At(due), OsloOffice.AddWorkingDays(At(from), days));

    [Theory]
    [InlineData("2026-11-20T12:00+01", "2026-11-23T12:00+01", 1)]
    [InlineData("2026-11-20T16:00+01", "2026-11-23T08:00+01", 0)]
    [InlineData("2026-11-23T08:00+01", "2026-11-23T16:00+01", 1)]
    [InlineData("2026-11-23T08:00+01", "2026-11-23T10:00+01", 0.25)]
    [InlineData("2026-11-23T10:00+01", "2026-11-20T10:00+01", 0)]
    [InlineData("2026-10-22T12:00+02", "2026-10-26T12:00+01", 2)]
    public void WorkingDaysPassWhileOpen(string from, string to, double days) =>
        Assert.Equal(days, OsloOffice.WorkingDaysBetween(At(from), At(to)), 12);

    [Fact]
    public void SharesOfDaysOfOtherLengthAreShares()
    {
        // Monday eight hours, Tuesday four in two spans with a break.
        var hours = Hours((DayOfWeek.Monday, [new(480, 960)]), (DayOfWeek.Tuesday, [new(540, 660), new(780, 900)]));
        var calendar = Calendar("Europe/Oslo", hours);
        Assert.Equal(At("2026-11-24T11:00+01"), calendar.AddWorkingDays(At("2026-11-23T12:00+01"), 1));
        Assert.Equal(At("2026-11-24T13:00:00.001+01"), calendar.AddWorkingDays(At("2026-11-23T12:00:00.001+01"), 1));
        Assert.Equal(0.5, calendar.WorkingDaysBetween(At("2026-11-24T00:00+01"), At("2026-11-24T12:00+01")), 12);
        Assert.True(calendar.IsOpen(At("2026-11-24T10:59:59.999+01")));
        Assert.False(calendar.IsOpen(At("2026-11-24T11:00+01")));
        Assert.Equal(At("2026-11-24T13:00+01"), calendar.NextOpenChange(At("2026-11-24T11:00+01")));
        Assert.Equal(At("2026-11-24T15:00+01"), calendar.EndOfWorkingDay(At("2026-11-24T11:00+01")));
    }

    [Fact]
    public void ClosingEndsTheWorkingDay()
    {
        Assert.Equal(At("2026-11-20T16:00+01"), OsloOffice.EndOfWorkingDay(At("2026-11-20T15:59:59.999+01")));
        Assert.Equal(At("2026-11-23T16:00+01"), OsloOffice.EndOfWorkingDay(At("2026-11-20T16:00+01")));
        Assert.Equal(At("2026-11-23T08:00+01"), OsloOffice.NextOpenChange(At("2026-11-20T16:00+01")));
        Assert.Equal(At("2026-11-20T16:00+01"), OsloOffice.NextOpenChange(At("2026-11-20T08:00+01")));
    }

    [Fact]
    public void NeverOpenIsNeverDue()
    {
        var calendar = Calendar("Europe/Oslo", Hours());
        var t = At("2026-11-23T10:00+01");
        Assert.False(calendar.IsOpen(t));
        Assert.Equal(long.MaxValue, calendar.NextOpenChange(t));
        Assert.Equal(long.MaxValue, calendar.AddWorkingDays(t, 1));
        Assert.Equal(long.MaxValue, calendar.EndOfWorkingDay(t));
        Assert.Equal(0, calendar.WorkingDaysBetween(t, t + 864_000_000));
        Assert.Equal(At("2026-11-23T00:00+01"), calendar.DayStartAtOrBefore(t));
    }

    [Fact]
    public void AlwaysOpenNeverChangesAndTakesAnyDayAsOne()
    {
        var calendar = Calendar("Europe/Oslo", WeeklyHours.Always);
        var t = At("2026-11-23T10:00+01");
        Assert.True(calendar.IsOpen(t));
        Assert.Equal(long.MaxValue, calendar.NextOpenChange(t));
        Assert.Equal(At("2026-11-25T10:00+01"), calendar.AddWorkingDays(t, 2));
        Assert.Equal(At("2026-11-24T00:00+01"), calendar.EndOfWorkingDay(t));

        // Sunday 2026-03-29 has 23 hours.
        Assert.Equal(1, calendar.WorkingDaysBetween(At("2026-03-29T00:00+01"), At("2026-03-30T00:00+02")), 12);
        Assert.Equal(12.0 / 23, calendar.WorkingDaysBetween(At("2026-03-29T00:00+01"), At("2026-03-29T13:00+02")), 12);
    }

    [Fact]
    public void OpenOverMidnightIsOneOpening()
    {
        var calendar = Calendar("Europe/Oslo", Hours((DayOfWeek.Friday, [new(1320, 1440)]), (DayOfWeek.Saturday, [new(0, 120)])));
        Assert.Equal(At("2026-11-21T02:00+01"), calendar.NextOpenChange(At("2026-11-20T22:00+01")));
        Assert.Equal(At("2026-11-20T22:00+01"), calendar.NextOpenChange(At("2026-11-20T21:59+01")));
    }

    [Theory]
    [InlineData("Europe/Oslo", "00:00", "2026-03-29T12:00+02", "2026-03-29T00:00+01", "2026-03-30T00:00+02")]
    [InlineData("Europe/Oslo", "02:30", "2026-03-29T12:00+02", "2026-03-29T03:00+02", "2026-03-30T02:30+02")] // skipped: when the gap ends
    [InlineData("Europe/Oslo", "02:30", "2026-03-29T01:59+01", "2026-03-28T02:30+01", "2026-03-29T03:00+02")]
    [InlineData("Europe/Oslo", "02:30", "2026-10-25T12:00+01", "2026-10-25T02:30+02", "2026-10-26T02:30+01")] // twice: the first
    [InlineData("America/New_York", "00:00", "2026-11-01T12:00-05", "2026-11-01T00:00-04", "2026-11-02T00:00-05")]
    [InlineData("America/Santiago", "00:00", "2026-09-06T12:00-03", "2026-09-06T01:00-03", "2026-09-07T00:00-03")] // no midnight
    [InlineData("Africa/Cairo", "00:00", "2026-04-24T12:00+03", "2026-04-24T01:00+03", "2026-04-25T00:00+03")]
    [InlineData("Africa/Cairo", "00:00", "2026-10-29T23:30+02", "2026-10-29T00:00+03", "2026-10-30T00:00+02")] // 23:30 a second time
    [InlineData("Europe/Oslo", "06:00", "2026-11-23T05:59:59.999+01", "2026-11-22T06:00+01", "2026-11-23T06:00+01")]
    [InlineData("Europe/Oslo", "06:00", "2026-11-23T06:00+01", "2026-11-23T06:00+01", "2026-11-24T06:00+01")]
    [InlineData("UTC", "00:00", "2024-02-29T23:59:59.999Z", "2024-02-29T00:00Z", "2024-03-01T00:00Z")]
    public void DayBeginsByTheZonesClock(string zone, string startOfDay, string at, string start, string next)
    {
        var calendar = Calendar(zone, WeeklyHours.Always, TimeOnly.Parse(startOfDay, null));
        Assert.Equal(At(start), calendar.DayStartAtOrBefore(At(at)));
        Assert.Equal(At(next), calendar.NextDayStart(At(at)));
        Assert.Equal(At(start), calendar.DayStartAtOrBefore(At(start)));
        Assert.Equal(At(next), calendar.DayStartAtOrBefore(At(next)));
    }

    [Fact]
    public void HoursInTheSkippedHourAreNoOpening()
    {
        var calendar = Calendar("Europe/Oslo", Hours((DayOfWeek.Sunday, [new(120, 180)])));
        var before = At("2026-03-25T00:00+01");
        Assert.Equal(At("2026-04-05T02:00+02"), calendar.NextOpenChange(before));
        Assert.Equal(At("2026-04-05T03:00+02"), calendar.AddWorkingDays(before, 1));
        Assert.Equal(0, calendar.WorkingDaysBetween(before, At("2026-04-05T02:00+02")));
    }

    [Fact]
    public void HoursInTheRepeatedHourAreOpenOnceAndToItsEnd()
    {
        var calendar = Calendar("Europe/Oslo", Hours((DayOfWeek.Sunday, [new(120, 150)])));
        Assert.Equal(At("2026-10-25T02:30+02"), calendar.NextOpenChange(At("2026-10-25T02:00+02")));
        Assert.False(calendar.IsOpen(At("2026-10-25T02:10+01")));
        var through = Calendar("Europe/Oslo", Hours((DayOfWeek.Sunday, [new(120, 180)])));
        Assert.Equal(At("2026-10-25T03:00+01"), through.NextOpenChange(At("2026-10-25T02:00+02")));
        Assert.Equal(1, through.WorkingDaysBetween(At("2026-10-25T00:00+02"), At("2026-10-25T03:00+01")), 12);
    }

    [Fact]
    public void FarOffMomentsAreBoundedAndAnswered()
    {
        var calendar = Calendar("Europe/Oslo", WeeklyHours.Office);
        var now = At("2026-11-23T10:00+01");
        var ages = calendar.WorkingDaysBetween(At("1999-01-04T08:00+01"), now);
        Assert.Equal((Weekdays(new(1999, 1, 4), new(2026, 11, 23)) * 1.0) + 0.25, ages, 9);
        Assert.True(calendar.WorkingDaysBetween(long.MinValue, now) > ages);
        Assert.Equal(long.MaxValue, calendar.AddWorkingDays(now, 1e300));
        Assert.Equal(long.MaxValue, calendar.AddWorkingDays(now, 40_000));
        Assert.InRange(calendar.DayStartAtOrBefore(long.MaxValue), now, long.MaxValue);
        Assert.False(calendar.IsOpen(long.MinValue));
        Assert.Equal(At("2026-11-24T10:00+01"), calendar.AddWorkingDays(now, 1));
    }

    [Fact]
    public void AskingAgainAllocatesNothing()
    {
        var calendar = Calendar("Europe/Oslo", WeeklyHours.Office);
        var now = At("2026-11-23T10:00+01");
        long Ask() => calendar.AddWorkingDays(now, 2) + calendar.NextOpenChange(now) + calendar.NextDayStart(now)
            + calendar.EndOfWorkingDay(now) + (long)calendar.WorkingDaysBetween(now - 864_000_000, now) + (calendar.IsOpen(now) ? 1 : 0);
        var first = Ask();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var again = Ask();
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
        Assert.Equal(first, again);
    }

    [Theory]
    [InlineData("Europe/Oslo", true)]
    [InlineData("America/Argentina/Buenos_Aires", true)]
    [InlineData("Etc/GMT+5", true)]
    [InlineData("UTC", true)]
    [InlineData("Europe/Nowhere", false)]
    [InlineData("Europe", false)]
    [InlineData("europe/oslo/..", false)]
    [InlineData("../../etc/hostname", false)]
    [InlineData("/etc/hostname", false)]
    [InlineData("zone.tab", false)]
    [InlineData("leapseconds", false)]
    [InlineData(" UTC", false)]
    [InlineData("", false)]
    public void OnlyZonesAreZones(string id, bool exists)
    {
        Assert.Equal(exists, Zones.Exists(id));
        Assert.Equal(exists, WorkCalendar.TryCreate(id, WeeklyHours.Always, TimeOnly.MinValue, out var calendar));
        Assert.Equal(exists, calendar is not null);
    }

    private static int Weekdays(DateOnly from, DateOnly to) =>
        Enumerable.Range(0, to.DayNumber - from.DayNumber)
            .Count(d => from.AddDays(d).DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    private static WeeklyHours Hours(params (DayOfWeek Day, OpenSpan[] Open)[] days) =>
        new([.. Enumerable.Range(0, 7).Select(d => (IReadOnlyList<OpenSpan>)(days.FirstOrDefault(x => (int)x.Day == d).Open ?? []))]);

    private static WorkCalendar Calendar(string zone, WeeklyHours hours, TimeOnly startOfDay = default)
    {
        Assert.True(WorkCalendar.TryCreate(zone, hours, startOfDay, out var calendar));
        return calendar;
    }

    private static long At(string time) => DateTimeOffset.Parse(time, CultureInfo.InvariantCulture).ToUnixTimeMilliseconds();
}
