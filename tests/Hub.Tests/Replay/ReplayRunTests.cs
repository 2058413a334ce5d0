using System.Globalization;
using System.Text.Json;
using QueueMonitor.Hub.Replay;
using QueueMonitor.Hub.Tests.Data;

namespace QueueMonitor.Hub.Tests.Replay;

public class ReplayRunTests
{
    /// <summary>The table that came with the recordings, and two figures of January.</summary>
    public static TheoryData<string, int, int, int, int, double, int, int> Months => new()
    {
        { "january", 27060, 16686, 13585, 3101, 68.1, 153, 1198 },
        { "february", 27162, 18058, 14095, 3963, 75.7, 179, 1941 },
        { "march", 27847, 27782, 19178, 8604, 119.3, 282, 1943 },
        { "april", 23583, 21075, 15381, 5694, 109.2, 255, 2454 },
        { "may", 29923, 26175, 19031, 7144, 95.9, 226, 2068 },
        { "june", 31193, 21701, 17036, 4665, 84.9, 204, 1755 },
    };

    [Theory]
    [MemberData(nameof(Months))]
    public void EveryMonthOfTheBankHasTheFiguresOfItsTable(
        string month, int answered, int queued, int answeredAfterQueue, int abandoned, double meanWait, int p90, int gaveUpBefore)
    {
        // Whole months are not in the repository; a week of one is, below.
        if (Recordings.Shared($"data/bank-1999/{month}.txt.gz") is not { } path) return;
        var report = Report(path, RecordingFormat.Bank1999);
        var (total, waits) = (report.GetProperty("total"), report.GetProperty("queued"));
        Assert.Equal(answered, Count(total, "answered"));
        Assert.Equal(queued + answered - answeredAfterQueue, Count(total, "offered"));
        Assert.Equal(abandoned, Count(total, "abandoned") + Count(total, "shortAbandoned"));
        Assert.Equal(gaveUpBefore, Count(total, "gaveUpBeforeQueue"));
        Assert.Equal((queued, answeredAfterQueue, abandoned), (Count(waits, "count"), Count(waits, "answered"), Count(waits, "abandoned")));
        Assert.Equal(meanWait, waits.GetProperty("meanWaitSeconds").GetDouble(), 0.06);
        Assert.Equal(p90, waits.GetProperty("p90WaitSeconds").GetDouble(), 0.01 * p90);
        if (month == "january") Assert.Equal((2953, 148), (Count(total, "abandoned"), Count(total, "shortAbandoned")));
    }

    // The plain count is by the columns alone and knows nothing of our reader.
    [Fact]
    public void AWeekOfTheBankHasTheFiguresOfAPlainCount()
    {
        var rows = Recordings.Lines(Recordings.BankWeek).Skip(1).Select(l => l.Split('\t')).Where(f => f.Length == 17 && f[12] != "PHANTOM").ToList();
        var report = Report(Recordings.Path(Recordings.BankWeek), RecordingFormat.Bank1999);
        var total = report.GetProperty("total");
        Assert.Equal(rows.Count(f => f[12] == "AGENT"), Count(total, "answered"));
        Assert.Equal(rows.Count(f => f[12] == "AGENT" || f[9] != "0:00:00"), Count(total, "offered"));
        var gaveUp = rows.Where(f => f[12] == "HANG" && f[9] != "0:00:00").Select(f => int.Parse(f[11], CultureInfo.InvariantCulture)).ToList();
        Assert.Equal((gaveUp.Count(w => w >= 5), gaveUp.Count(w => w < 5)), (Count(total, "abandoned"), Count(total, "shortAbandoned")));
        Assert.Equal(rows.Count(f => f[12] == "HANG" && f[9] == "0:00:00"), Count(total, "gaveUpBeforeQueue"));
        var answered = rows.Where(f => f[12] == "AGENT").ToList();
        Assert.Equal(answered.Average(f => int.Parse(f[15], CultureInfo.InvariantCulture)), Number(total, "averageHandleSeconds"), 0.001);
        Assert.Equal(answered.Average(f => int.Parse(f[11], CultureInfo.InvariantCulture)), Number(total, "averageSpeedOfAnswerSeconds"), 0.001);
        foreach (var queue in report.GetProperty("queues").EnumerateObject())
            Assert.Equal(rows.Count(f => f[4].Trim() == queue.Name && (f[12] == "AGENT" || f[9] != "0:00:00")), Count(queue.Value, "offered"));
    }

    [Fact]
    public void TheQueueLogOfAsterisk22GivesItsTruth()
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Recordings.Path("asterisk-22-truth.json")));
        var report = Report(Recordings.Path(Recordings.Asterisk22), RecordingFormat.QueueLog);
        Assert.Equal(["billing", "sales", "support"], report.GetProperty("queues").EnumerateObject().Select(q => q.Name).Order(StringComparer.Ordinal));
        foreach (var queue in truth.RootElement.EnumerateObject())
        {
            var window = queue.Name == "total" ? report.GetProperty("total") : report.GetProperty("queues").GetProperty(queue.Name);
            var (answered, abandoned) = (Count(queue.Value, "answered"), Count(queue.Value, "abandoned"));
            Assert.Equal(Count(queue.Value, "offered"), Count(window, "offered"));
            Assert.Equal(answered, Count(window, "answered"));
            Assert.Equal(abandoned, Count(window, "abandoned") + Count(window, "shortAbandoned"));
            Assert.Equal(Number(queue.Value, "mean_wait_answered_s"), Number(window, "averageSpeedOfAnswerSeconds"), 0.05);
            var all = Number(window, "averageWaitSeconds") * (answered + abandoned);
            Assert.Equal(Number(queue.Value, "mean_wait_abandoned_s"), (all - (Number(window, "averageSpeedOfAnswerSeconds") * answered)) / abandoned, 0.05);
        }

        // The three that were talking when the log begins.
        Assert.Equal(["completedUnknown=3"], report.GetProperty("anomalies").EnumerateObject().Select(a => $"{a.Name}={a.Value}"));
    }

    [Fact]
    public void TheQueueLogOf2010HasOneCallerWithoutAnEnd()
    {
        var total = Report(Recordings.Path(Recordings.Asterisk16), RecordingFormat.QueueLog).GetProperty("total");
        Assert.Equal((21, 8, 1), (Count(total, "offered"), Count(total, "answered"), Count(total, "waiting")));
        Assert.Equal(12, Count(total, "abandoned") + Count(total, "shortAbandoned"));
    }

    [Fact]
    public void EventsAreReceivedWhenTheyHappenedAndNeverBack()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, """
                {"type":"contact.queued","at":"2026-11-21T10:00:00Z","contact":"c1","queue":"sales","channel":"voice"}
                {"type":"contact.queued","at":"2026-11-21T10:01:00Z","contact":"c2","queue":"sales"}

                {"type":"contact.answered","at":"2026-11-21T10:00:30Z","contact":"c1","agent":"ana"}
                {"type":"contact.nonsense","at":"2026-11-21T10:01:30Z","contact":"c2"}
                not json
                {"type":"contact.abandoned","at":"2026-11-21T10:01:03Z","contact":"c2"}
                """);
            var report = Report(path, RecordingFormat.Ndjson);
            var total = report.GetProperty("total");
            Assert.Equal(4, Count(report, "events"));
            Assert.Equal((2, 1, 0, 1), (Count(total, "offered"), Count(total, "answered"), Count(total, "abandoned"), Count(total, "shortAbandoned")));
            Assert.Equal(30, Number(total, "averageSpeedOfAnswerSeconds"));
            Assert.Equal(1, Count(total, "restated"));
            Assert.Equal(2, Count(report.GetProperty("anomalies"), "rejectedLine"));
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static JsonElement Report(string path, RecordingFormat format)
    {
        var zone = RecordingFormats.DefaultZone(format, "Europe/Oslo");
        using var recording = RecordingFormats.Open(path, format, TimeZoneInfo.FindSystemTimeZoneById(zone));
        var result = new ReplayRun(path, recording, zone, TimeProvider.System, TimeProvider.System.GetTimestamp()).Run(null, CancellationToken.None);
        Assert.Empty(result.Differences);
        Assert.Contains(Path.GetFileName(path), ReplayTable.Write(result), StringComparison.Ordinal);
        return JsonDocument.Parse(ReplayReport.Json(result)).RootElement;
    }

    private static int Count(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    private static double Number(JsonElement of, string name) => of.GetProperty(name).GetDouble();
}
