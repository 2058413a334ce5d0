using QueueMonitor.Hub.Plan;
using static QueueMonitor.Hub.Tests.Plan.PlanSample;

namespace QueueMonitor.Hub.Tests.Plan;

public sealed class ShiftTests
{
    private const string Head = "agent,from,until,activity,queues\n";

    [Fact]
    public void ATableOfShiftsIsRead()
    {
        var plan = Good(Head + "ana,2026-11-21T08:00,2026-11-21T16:00,work,billing|Support line\nana,2026-11-21T11:30,2026-11-21T12:00,Lunch,\n"
            + "bo,2026-11-21T22:00,2026-11-21T24:00,,\n");
        Assert.Equal(PlanKind.Shifts, plan.Kind);
        Assert.Equal(
            [
                "ana 2026-11-21T07:00Z 2026-11-21T15:00Z Work billing+support", "ana 2026-11-21T10:30Z 2026-11-21T11:00Z Break",
                "bo 2026-11-21T21:00Z 2026-11-21T23:00Z Work",
            ],
            Shifts(plan));
    }

    [Theory]
    [InlineData("ana,2026-11-21T16:00,2026-11-21T08:00,work,", "ends before it begins")]
    [InlineData("ana,2026-11-21T08:00,2026-11-21T08:00,work,", "ends before it begins")]
    [InlineData("ana,2026-11-21T08:00,2026-11-22T08:01,work,", "at most 24 hours")]
    [InlineData(",2026-11-21T08:00,2026-11-21T16:00,work,", "The agent is missing")]
    [InlineData("ana,2026-11-21T08:00,2026-11-21T16:00,dancing,", "'dancing' is no activity. Write one of work, break, absent")]
    [InlineData("ana,2026-11-21T08:00,2026-11-21T16:00,work,biling", "Is 'billing' meant?")]
    [InlineData("ana,2026-10-25T02:30,2026-10-25T08:00,work,", "2026-10-25T02:30+02:00 is the first")]
    [InlineData("ana,2026-11-21,2026-11-21T08:00,work,", "is no time that can be read")]
    public void WhatCannotBeUsedIsNamedWithWhatToDo(string row, string error)
    {
        var (line, said) = Wrong(Head + "bo,2026-11-21T08:00,2026-11-22T08:00,work,\n" + row + "\n");
        Assert.Equal(3, line);
        Assert.Contains(error, said, StringComparison.Ordinal);
    }

    [Fact]
    public void TheSameShiftTwiceIsToldSo() => Assert.Contains(
        "Line 2 says already what 'ana' does",
        Wrong(Head + "ana,2026-11-21T08:00,2026-11-21T16:00,work,\nana,2026-11-21T08:00,2026-11-21T15:00,work,\n").Error, StringComparison.Ordinal);

    [Fact]
    public void LeaveMayBeLong() => Assert.Single(Good(Head + "ana,2026-11-21T00:00,2026-12-24T00:00,leave,\n").Shifts);

    [Fact]
    public void ACalendarIsRead()
    {
        var plan = Good(Calendar(
            """
            BEGIN:VEVENT
            UID:1
            DTSTART;TZID=Europe/Oslo:20261121T080000
            DTEND;TZID=Europe/Oslo:20261121T160000
            ATTENDEE;CN="Berg, Ana";ROLE=REQ-PARTICIPANT:mailto:ana@example.org
            CATEGORIES:Work,billing
            SUMMARY:A long
              description
            BEGIN:VALARM
            TRIGGER:-PT15M
            DTSTART:19700101T000000
            END:VALARM
            END:VEVENT
            BEGIN:VEVENT
            UID:2
            DTSTART:20261121T100000Z
            DURATION:PT30M
            X-AGENT:bo
            SUMMARY:Lunch (canteen)
            END:VEVENT
            BEGIN:VEVENT
            UID:3
            DTSTART;VALUE=DATE:20261123
            DTEND;VALUE=DATE:20261125
            X-AGENT:bo
            CATEGORIES:VACATION
            END:VEVENT
            BEGIN:VEVENT
            UID:4
            STATUS:CANCELLED
            END:VEVENT
            """));
        Assert.Equal(
            [
                "ana 2026-11-21T07:00Z 2026-11-21T15:00Z Work billing", "bo 2026-11-21T10:00Z 2026-11-21T10:30Z Break",
                "bo 2026-11-22T23:00Z 2026-11-24T23:00Z Absent",
            ],
            Shifts(plan));
    }

    [Fact]
    public void AWeeklyShiftIsToldDayByDayThroughTheChangeOfClocks()
    {
        var plan = Good(Series("RRULE:FREQ=WEEKLY;BYDAY=MO,WE;COUNT=5\nEXDATE;TZID=Europe/Oslo:20261026T080000"), agent: "ana");
        Assert.Equal(
            [
                "ana 2026-10-19T06:00Z 2026-10-19T14:00Z Work", "ana 2026-10-21T06:00Z 2026-10-21T14:00Z Work",
                "ana 2026-10-28T07:00Z 2026-10-28T15:00Z Work", "ana 2026-11-02T07:00Z 2026-11-02T15:00Z Work",
            ],
            Shifts(plan));
    }

    [Theory]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=3;UNTIL=20261025T070000Z", "19 22 25")]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=3;UNTIL=20261025T065959Z", "19 22")]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=3;UNTIL=20261025", "19 22 25")]
    [InlineData("RRULE:FREQ=DAILY;BYDAY=MO,TU;COUNT=3", "19 20 26")]
    [InlineData("RRULE:FREQ=WEEKLY;INTERVAL=2;COUNT=2", "19 2")]
    [InlineData("RRULE:FREQ=WEEKLY;INTERVAL=2;WKST=SU;BYDAY=SU,MO;COUNT=4", "19 1 2 15")]
    [InlineData("RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;COUNT=4", "19 25 2 8")]
    public void SeriesFollowTheStandard(string rule, string days) => Assert.Equal(
        days, string.Join(' ', Good(Series(rule), agent: "ana").Shifts.Select(s => DateTimeOffset.FromUnixTimeMilliseconds(s.From).Day)));

    [Fact]
    public void OneOfASeriesMayBeMovedOrCalledOff()
    {
        var text = Series("RRULE:FREQ=DAILY;COUNT=4").Replace("END:VCALENDAR", Lines(
            """
            BEGIN:VEVENT
            UID:s
            RECURRENCE-ID;TZID=Europe/Oslo:20261020T080000
            DTSTART;TZID=Europe/Oslo:20261020T120000
            DTEND;TZID=Europe/Oslo:20261020T140000
            END:VEVENT
            BEGIN:VEVENT
            UID:s
            RECURRENCE-ID;TZID=Europe/Oslo:20261021T080000
            STATUS:CANCELLED
            END:VEVENT
            END:VCALENDAR
            """), StringComparison.Ordinal);
        Assert.Equal(
            ["ana 2026-10-19T06:00Z 2026-10-19T14:00Z Work", "ana 2026-10-22T06:00Z 2026-10-22T14:00Z Work", "ana 2026-10-20T10:00Z 2026-10-20T12:00Z Work"],
            Shifts(Good(text, agent: "ana")));
    }

    [Fact]
    public void YearsThatACalendarRemembersAreLeftOutAndCounted()
    {
        var plan = Good(Series("RRULE:FREQ=DAILY;UNTIL=20261120T230000Z").Replace("20261019", "20250101", StringComparison.Ordinal), agent: "ana");
        Assert.Equal(PlanLimits.DaysBack + 1, plan.Shifts.Count);
        Assert.Equal(689 - plan.Shifts.Count, plan.LeftOut);
    }

    [Theory]
    [InlineData("RRULE:FREQ=MONTHLY", "FREQ=MONTHLY is not read")]
    [InlineData("RRULE:FREQ=WEEKLY;BYDAY=2MO", "days are MO to SU, without numbers")]
    [InlineData("RRULE:FREQ=DAILY;INTERVAL=0", "INTERVAL is a number from 1 on")]
    [InlineData("RRULE:INTERVAL=1", "says no FREQ")]
    [InlineData("RDATE:20261020T080000", "RDATE is not read")]
    [InlineData("EXDATE:tomorrow\nRRULE:FREQ=DAILY", "'tomorrow' is no time of a calendar")]
    [InlineData("nonsense", "'nonsense' is no line of a calendar")]
    public void WhatIsNotReadIsNamed(string line, string error)
    {
        var plan = Read(Series(line), agent: "ana");
        Assert.Equal(1, plan.ErrorCount);
        Assert.Equal(6, plan.Errors[0].Line);
        Assert.Contains(error, plan.Errors[0].Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("BEGIN:VEVENT\nDTSTART:20261121T080000Z\nEND:VEVENT", 3, "neither DTEND nor DURATION")]
    [InlineData("BEGIN:VEVENT\nDTEND:20261121T080000Z\nEND:VEVENT", 3, "has no DTSTART")]
    [InlineData("BEGIN:VEVENT\nDTSTART;TZID=Oslo:20261121T080000\nEND:VEVENT", 4, "time zone 'Oslo' is not known")]
    [InlineData("BEGIN:VEVENT\nDTSTART:20261121T080000Z\nDURATION:P\nEND:VEVENT", 5, "is no duration. Eight hours are PT8H.")]
    [InlineData("BEGIN:VEVENT\nDTSTART:20261121T080000Z\nDURATION:PT1H\nEND:VEVENT", 3, "The agent is missing")]
    [InlineData("BEGIN:VEVENT\nDTSTART:20261121T080000Z", 3, "END:VEVENT is missing")]
    [InlineData("X-NOTHING:1", 1, "no shift between")]
    public void EventsThatSayTooLittleAreToldSo(string events, int line, string error)
    {
        var plan = Read(Calendar(events));
        Assert.Equal((line, true), (plan.Errors[0].Line, plan.Errors[0].Error.Contains(error, StringComparison.Ordinal)));
    }

    private static string Series(string rule) => Calendar(
        $"BEGIN:VEVENT\nUID:s\nDTSTART;TZID=Europe/Oslo:20261019T080000\n{rule}\nDTEND;TZID=Europe/Oslo:20261019T160000\nEND:VEVENT");

    private static string Calendar(string events) => Lines($"BEGIN:VCALENDAR\nVERSION:2.0\n{events}\nEND:VCALENDAR\n");

    private static string Lines(string text) => text.ReplaceLineEndings("\r\n");
}
