using System.Globalization;
using System.Text;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Replay;
using QueueMonitor.Hub.Tests.Data;

namespace QueueMonitor.Hub.Tests.Replay;

public class BankRecordingTests
{
    private const string Queued = "AA0101\t33118\t27997683\t2\tPS\t990101\t6:55:20\t6:55:26\t6\t6:55:26\t6:55:43\t17\tAGENT\t6:55:43\t6:56:37\t54\tMICHAL";
    private const string AtOnce = "AA0101\t33119\t0\t0\tPS\t990101\t7:41:16\t7:41:26\t10\t0:00:00\t0:00:00\t0\tAGENT\t7:41:26\t7:44:54\t208\tBASCH";
    private const string HungUp = "AA0101\t33116\t9664491\t2\tPS\t990101\t0:00:31\t0:00:36\t5\t0:00:36\t0:03:09\t153\tHANG\t0:00:00\t0:00:00\t0\tNO_SERVER";
    private const string InMenu = "AA0101\t33117\t0\t0\tPS\t990101\t0:34:12\t0:34:23\t11\t0:00:00\t0:00:00\t0\tHANG\t0:00:00\t0:00:00\t0\tNO_SERVER";

    [Fact]
    public void EachFateHasItsEventsInOrderOfTime() => Assert.Equal(
        [
            "0:00:31 ContactStarted AA0101/33116/990101", "0:00:36 ContactQueued AA0101/33116/990101 PS",
            "0:03:09 ContactAbandoned AA0101/33116/990101",
            "0:34:12 ContactStarted AA0101/33117/990101", "0:34:23 ContactAbandoned AA0101/33117/990101",
            "6:55:20 ContactStarted AA0101/33118/990101", "6:55:26 ContactQueued AA0101/33118/990101 PS",
            "6:55:43 ContactAnswered AA0101/33118/990101 PS MICHAL", "6:56:37 ContactCompleted AA0101/33118/990101",
            "7:41:16 ContactStarted AA0101/33119/990101", "7:41:26 ContactAnswered AA0101/33119/990101 PS BASCH",
            "7:44:54 ContactCompleted AA0101/33119/990101",
        ],
        Events(Queued, AtOnce, HungUp, InMenu));

    [Fact]
    public void AQueueAcrossMidnightLastsItsQueueTime() => Assert.Equal(
        [
            "23:59:23 ContactStarted AA0213/12511/990109", "23:59:28 ContactQueued AA0213/12511/990109 PS",
            "0:00:03 ContactAnswered AA0213/12511/990109 PS ANAT", "0:00:55 ContactCompleted AA0213/12511/990109",
        ],
        Events("AA0213\t12511\t35796002\t1\tPS\t990109\t23:59:23\t23:59:23\t0\t23:59:28\t0:00:03\t35\tAGENT\t0:00:03\t0:00:55\t52\tANAT"));

    [Fact]
    public void AQueueThatBeganAfterMidnightBeganOnTheNextDay()
    {
        var call = Assert.Single(Read("AA0105\t36\t0\t0\tNW\t990210\t23:59:56\t23:59:56\t0\t0:00:02\t0:00:29\t27\tHANG\t0:00:00\t0:00:00\t0\tNO_SERVER").Calls);
        Assert.Equal(6_000, call.QueuedAt - call.EnteredAt);
    }

    [Theory]
    [InlineData("negativeMenuTime", BankColumn.MenuTime, "-37")]
    [InlineData("menuTimesDisagree", BankColumn.MenuTime, "7")]
    [InlineData("queueTimesDisagree", BankColumn.QueueExit, "6:55:44")]
    [InlineData("serviceTimesDisagree", BankColumn.ServiceExit, "6:57:37")]
    [InlineData("serviceStartsBeforeQueueExit", BankColumn.ServiceStart, "6:55:42")]
    [InlineData("agentWithoutServiceTime", BankColumn.ServiceTime, "0")]
    [InlineData("agentWithoutServiceStart", BankColumn.ServiceStart, "0:00:00")]
    [InlineData("agentWithoutServer", BankColumn.Server, "NO_SERVER")]
    [InlineData("untidyType", BankColumn.Type, " PS")]
    [InlineData("unknownType", BankColumn.Type, "AA")]
    public void ADirtyRowWhoseFateIsClearIsCountedAndKept(string kind, BankColumn column, string value)
    {
        var recording = Read(With(Queued, column, value));
        Assert.Equal(1, recording.Problems.Counts[kind]);
        Assert.Equal(new QueuedFigures(1, 1, 0, 17, 17), recording.Queued);
    }

    [Theory]
    [InlineData("hangWithServer", BankColumn.Server, "DARMON")]
    [InlineData("hangWithService", BankColumn.ServiceTime, "9")]
    [InlineData("hangWithService", BankColumn.ServiceStart, "0:03:10")]
    public void AHangThatLooksAnsweredIsAHang(string kind, BankColumn column, string value)
    {
        var recording = Read(With(HungUp, column, value));
        Assert.Equal([new(kind, 1)], recording.Problems.Counts);
        Assert.Equal(new QueuedFigures(1, 0, 1, 153, 153), recording.Queued);
    }

    [Theory]
    [InlineData("unreadableLine", BankColumn.QueueStart, "noon")]
    [InlineData("unreadableLine", BankColumn.Date, "991301")]
    [InlineData("unreadableLine", BankColumn.MenuEntry, "24:00:00")]
    [InlineData("unreadableLine", BankColumn.Server, "A\tB")]
    [InlineData("unknownOutcome", BankColumn.Outcome, "LOST")]
    [InlineData("phantom", BankColumn.Outcome, "PHANTOM")]
    public void ARowWithoutAClearFateIsLeftOutAndCounted(string kind, BankColumn column, string value)
    {
        var recording = Read(AtOnce, With(Queued, column, value));
        Assert.Equal([new(kind, 1)], recording.Problems.Counts);
        Assert.Equal(3, recording.Problems.Examples[0].Line);
        Assert.Single(recording.Calls);
    }

    [Fact]
    public void PriorityAndTypeThatRanTogetherAreTakenApart()
    {
        var recording = Read(AtOnce.Replace("\t0\t0\tPS\t", "\t0\t0       TT\t", StringComparison.Ordinal));
        Assert.Equal([new("fieldsRunTogether", 1)], recording.Problems.Counts);
        Assert.Equal(("TT", 0), (recording.Calls[0].Queue, recording.Calls[0].Priority));
    }

    [Fact]
    public void AQueueTimeWithoutAStartNeverQueuedByTheFilesOwnRule()
    {
        var recording = Read(With(AtOnce, BankColumn.QueueTime, "27"));
        Assert.Equal([new("queueTimeWithoutStart", 1)], recording.Problems.Counts);
        Assert.Equal(0, recording.Queued!.Count);
    }

    [Fact]
    public void ClocksThatNeverWereAreReadAnHourLater()
    {
        // In 1999 Israel's clocks went from 2:00 to 3:00 on 2 April.
        var call = Assert.Single(Read(InMenu.Replace("990101", "990402", StringComparison.Ordinal).Replace("0:34:", "2:34:", StringComparison.Ordinal)).Calls);
        Assert.Equal(DateTimeOffset.Parse("1999-04-02T03:34:12+03:00", CultureInfo.InvariantCulture).ToUnixTimeMilliseconds(), call.EnteredAt);
        Assert.Equal(11_000, call.LeftMenuAt - call.EnteredAt);
    }

    [Fact]
    public void WhatIsNotSuchARecordingIsSaidSo() => Assert.Throws<InvalidDataException>(() => Read("{\"type\":\"contact.queued\"}"));

    // The plain count is by the columns alone and knows nothing of our reader.
    [Fact]
    public void AWeekHasTheFiguresOfAPlainCount()
    {
        var rows = Recordings.Lines(Recordings.BankWeek).Skip(1).Select(l => l.Split('\t')).Where(f => f.Length == 17 && f[12] != "PHANTOM").ToList();
        var queued = rows.Where(f => f[9] != "0:00:00").ToList();
        var recording = BankRecording.Read("x", new StringReader(string.Join('\n', Recordings.Lines(Recordings.BankWeek))), Zone);
        Assert.Equal(queued.Count, recording.Queued!.Count);
        Assert.Equal(queued.Count(f => f[12] == "AGENT"), recording.Queued.Answered);
        Assert.Equal(queued.Count(f => f[12] == "HANG"), recording.Queued.Abandoned);
        Assert.Equal(queued.Average(f => int.Parse(f[11], CultureInfo.InvariantCulture)), recording.Queued.MeanWaitSeconds!.Value, 6);
        Assert.Equal(rows.Count, recording.Calls.Count);
        Assert.Equal(rows.Count(f => f[12] == "HANG" && f[9] == "0:00:00"), recording.Calls.Count(c => c.Outcome == BankOutcome.Hang && c.QueuedAt is null));
    }

    private static TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(BankRecording.DefaultZone);

    private static BankRecording Read(params string[] rows) =>
        BankRecording.Read("x", new StringReader("vru+line\tcall_id\n" + string.Join('\n', rows) + "\n\n"), Zone);

    private static string With(string row, BankColumn column, string value)
    {
        var fields = row.Split('\t');
        fields[(int)column] = value;
        return string.Join('\t', fields);
    }

    private static List<string> Events(params string[] rows)
    {
        using var recording = Read(rows);
        var batch = new EventBatch();
        var words = new List<string>();
        while (recording.Next(batch))
        {
            foreach (ref readonly var told in batch.Events)
            {
                if (told.Type == EventType.QueueConfigured) continue;
                Assert.Equal(batch.ReceivedAt, told.At);
                var local = TimeZoneInfo.ConvertTime(DateTimeOffset.FromUnixTimeMilliseconds(told.At), Zone);
                string[] names = [Name(batch, told.Queue), Name(batch, told.Agent)];
                var (clock, contact) = (local.ToString("H:mm:ss", CultureInfo.InvariantCulture), Encoding.UTF8.GetString(batch.ContactText(told)));
                words.Add(string.Join(' ', [clock, told.Type.ToString(), contact, .. names.Where(n => n.Length > 0)]));
            }

            batch.Clear();
        }

        return words;
    }

    private static string Name(EventBatch batch, ushort reference) => reference == 0 ? "" : Encoding.UTF8.GetString(batch.NameText(reference));
}
