using System.Globalization;
using System.Text;
using QueueMonitor.Hub.Plan;
using static QueueMonitor.Hub.Tests.Plan.PlanSample;

namespace QueueMonitor.Hub.Tests.Plan;

public sealed class IntervalSheetTests
{
    private const string Head = "queue,interval start,forecast contacts,forecast handle seconds,scheduled agents\n";

    [Fact]
    public void QuarterHoursAreReadAsTheyStand() => Assert.Equal(
        ["billing 2026-11-21T09:00Z 12.5 280 8", "billing 2026-11-21T09:15Z 14 275 8", "support 2026-11-21T10:00Z   3"],
        Lines(Good(Head + "billing,2026-11-21T10:00,12.5,280,8\nbilling,2026-11-21T10:15,14,275,8\nsupport,2026-11-21T10:00:00Z,,,3\n")));

    [Fact]
    public void ASpreadsheetsWayOfWritingIsRead()
    {
        var plan = Good(
            "\uFEFFsep=;\r\nQueue;INTERVAL_START;Forecast-Contacts;AHT;Scheduled  Agents;Comment\r\n"
            + "Billing;21.11.2026 10:00;12,5;280;8;\"a \"\"quiet\"\" day;\r\nor not\"\r\n;;;;;\r\nBILLING;21.11.2026 10:15;14;275;8;");
        Assert.Equal(["billing 2026-11-21T09:00Z 12.5 280 8", "billing 2026-11-21T09:15Z 14 275 8"], Lines(plan));
        Assert.Equal(["Comment"], plan.IgnoredColumns);
    }

    [Theory]
    [InlineData("2026-11-21T10:00", "2026-11-21T10:30", 2, "10")]
    [InlineData("2026-11-21T10:00", "2026-11-21T11:00", 4, "5")]
    [InlineData("2026-11-21T10:00", "2026-11-21T10:15", 1, "20")]
    public void HoursAndHalfHoursBecomeQuarterHours(string first, string second, int parts, string contacts)
    {
        var plan = Good(Head + $"billing,{first},20,280,8\nbilling,{second},20,280,8\n");
        Assert.Equal(2 * parts, plan.Intervals.Count);
        var each = (double.Parse(contacts, CultureInfo.InvariantCulture), 280d, 8d);
        Assert.All(plan.Intervals, i => Assert.Equal(each, (i.Contacts, i.HandleSeconds, i.Agents)));
        Assert.Equal(parts * 15, plan.IntervalMinutes["billing"]);
        Assert.Equal(Enumerable.Range(0, 2 * parts).Select(i => plan.Intervals[0].Start + (i * 900_000L)), plan.Intervals.Select(i => i.Start));
    }

    [Fact]
    public void AColumnMaySayHowLongIntervalsAre() => Assert.Equal(
        ["billing 2026-11-21T09:00Z 10  ", "billing 2026-11-21T09:15Z 10  ", "billing 2026-11-21T09:30Z 7  "],
        Lines(Good("queue,start,contacts,minutes\nbilling,2026-11-21T10:00,20,30\nbilling,2026-11-21T10:30,7,15\n")));

    [Fact]
    public void AnHourThatIsMissingIsNamed()
    {
        var (line, error) = Wrong(Head + "billing,2027-03-28T01:45,1,,\nbilling,2027-03-28T02:15,1,,\n", "2027-03-20T09:00:00Z");
        Assert.Equal(3, line);
        Assert.Equal(
            "02:15 does not exist on 2027-03-28 in Europe/Oslo: the clock goes from 02:00 to 03:00. Leave it out, or write what is meant with its offset, "
            + "such as 2027-03-28T03:00+02:00.", error);
        // London's clock skips another hour.
        Assert.Contains("from 01:00 to 02:00", Wrong(Head + "london,2027-03-28T01:15,1,,\n", "2027-03-20T09:00:00Z").Error, StringComparison.Ordinal);
        Assert.Single(Good(Head + "london,2027-03-28T02:15,1,,\n", "2027-03-20T09:00:00Z").Intervals);
    }

    [Fact]
    public void AnHourThatComesTwiceIsTakenInOrderOrNamed()
    {
        const string twice = "billing,2026-10-25T02:45,1,,\nbilling,2026-10-25T02:00,2,,\nbilling,2026-10-25T02:45,3,,\nbilling,2026-10-25T02:00,4,,\n";
        Assert.Equal(
            ["billing 2026-10-25T00:45Z 1  ", "billing 2026-10-25T00:00Z 2  ", "billing 2026-10-25T01:45Z 3  ", "billing 2026-10-25T01:00Z 4  "],
            Lines(Good(Head + twice)));
        var (line, error) = Wrong(Head + "billing,2026-10-25T02:45,1,,\nbilling,2026-10-25T03:00,1,,\n");
        Assert.Equal(2, line);
        Assert.Contains("2026-10-25T02:45+02:00 is the first, 2026-10-25T02:45+01:00 the second", error, StringComparison.Ordinal);
        Assert.Equal(["billing 2026-10-25T01:45Z 1  "], Lines(Good(Head + "billing,2026-10-25T02:45+01:00,1,,\n")));
        // A third of the same is one too many.
        Assert.Contains("Line 2 says already", Wrong(Head + twice + "billing,2026-10-25T02:45,1,,\n").Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("biling,2026-11-21T10:00,1,,", "There is no queue 'biling'. Is 'billing' meant?")]
    [InlineData("sales,2026-11-21T10:00,1,,", "There is no queue 'sales'. Known: billing, london, support.")]
    [InlineData(",2026-11-21T10:00,1,,", "The queue is missing")]
    [InlineData("billing,,1,,", "The time is missing")]
    [InlineData("billing,11/21/2026 10:00,1,,", "is no time that can be read. Write it as 2026-11-21T10:00 (the clock of Europe/Oslo)")]
    [InlineData("billing,2026-11-21T10:05,1,,", "is no begin of a quarter-hour")]
    [InlineData("billing,2026-11-21T10:00,many,,", "'many' is no number of contacts")]
    [InlineData("billing,2026-11-21T10:00,\"1,5\",,", "'1,5' is no number of contacts")]
    [InlineData("billing,2026-11-21T10:00,-1,,", "'-1' is no number of contacts")]
    [InlineData("billing,2026-11-21T10:00,1,0,", "A handle time of 0 s is none")]
    [InlineData("billing,2026-11-21T10:00,1,86401,", "86401 seconds are more than 86400. Are two columns exchanged?")]
    [InlineData("billing,2026-11-21T10:00,1,,50001", "50001 agents are more than 50000")]
    [InlineData("billing,2028-11-21T10:00,1,,", "Is the year right?")]
    [InlineData("\"billing,2026-11-21T10:00,1,,", "The quote that opens in line 2 is never closed")]
    [InlineData("\"billing\"x,2026-11-21T10:00,1,,", "Behind the closing quote")]
    public void WhatCannotBeUsedIsNamedWithWhatToDo(string row, string error)
    {
        var (line, said) = Wrong(Head + row + "\n");
        Assert.Equal(2, line);
        Assert.Contains(error, said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "There is nothing in it")]
    [InlineData("queue,interval start,forecast contacts\n", "a first line and no other")]
    [InlineData("queue,forecast contacts\nbilling,1\n", "has no column 'interval start'")]
    [InlineData("queue,interval start\nbilling,2026-11-21T10:00\n", "nothing of what is planned")]
    [InlineData("queue,start,contacts,calls\n", "'contacts' and 'calls' both say 'forecast contacts'")]
    [InlineData("quue,start,contacts\n", "(is 'quue' meant?)")]
    [InlineData("PK\u0003\u0004", "This is a spreadsheet")]
    public void AHeadThatSaysTooLittleIsToldSo(string text, string error) => Assert.Contains(error, Wrong(text).Error, StringComparison.Ordinal);

    [Fact]
    public void OnlyUtf8IsRead()
    {
        var scope = Scope();
        var latin = PlanReader.Read(Encoding.Latin1.GetBytes(Head + "bil\u00e5ing,2026-11-21T10:00,1,,\n"), scope);
        Assert.Contains("line 2 is not UTF-8", Assert.Single(latin.Errors).Error, StringComparison.Ordinal);
        var wide = PlanReader.Read([.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes(Head)], scope);
        Assert.Contains("UTF-16", Assert.Single(wide.Errors).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void ErrorsAreCountedBeyondThoseThatAreShown()
    {
        var plan = Read(Head + string.Concat(Enumerable.Repeat("nowhere,2026-11-21T10:00,1,,\n", PlanLimits.ErrorsShown + 1)));
        Assert.Equal((PlanLimits.ErrorsShown, PlanLimits.ErrorsShown + 1), (plan.Errors.Count, plan.ErrorCount));
    }

    [Fact]
    public void APlanIsBounded()
    {
        // An hour a row: four quarter-hours each, spread over queues so that none comes twice. All at the limit are taken, the next is not.
        var scope = new PlanScope(
            Enumerable.Range(0, 51).Select(q => ($"q{q}", (string?)null, "UTC")), "UTC", new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.Zero));
        string Rows(int count)
        {
            var text = new StringBuilder("queue,start,contacts,minutes\n");
            for (var i = 0; i < count; i++)
                text.Append(CultureInfo.InvariantCulture, $"q{i / 1000},{new DateTime(2026, 11, 21).AddHours(i % 1000):yyyy-MM-dd'T'HH:mm},4,60\n");
            return text.ToString();
        }

        var most = PlanLimits.IntervalsMax / 4;
        var over = PlanReader.Read(Encoding.UTF8.GetBytes(Rows(most + 1)), scope);
        Assert.Equal((most + 2, 1), (Assert.Single(over.Errors).Line, over.ErrorCount));
        Assert.Equal(PlanLimits.IntervalsMax, over.Intervals.Count);
    }
}
