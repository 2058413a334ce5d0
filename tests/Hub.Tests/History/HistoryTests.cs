using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.History;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;
using QueueMonitor.Hub.Tests.Wire;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.History;

public sealed class HistoryTests : IDisposable
{
    private static readonly DateTimeOffset Nine = new(2026, 11, 20, 9, 0, 0, TimeSpan.Zero);
    private readonly HubStore _store = HubStore.Open(null);
    private readonly HistoryTable _table;
    private readonly SampleFloors _floors = new();
    private readonly ManualTime _time = new(Nine);

    public HistoryTests() => _table = new HistoryTable(_store);

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task OnlyQuartersThatAreNewOrAnotherObjectAreWritten()
    {
        using var writer = Writer();
        IntervalRow[] rows = [Row(Nine, 3), Row(Nine.AddMinutes(15), 4)];
        Show(rows, asOf: Nine.AddMinutes(31));
        Assert.Equal(3, await writer.WriteNow());
        Assert.Equal(0, await writer.WriteNow());

        Show([.. rows], asOf: Nine.AddMinutes(32), interval: SampleFloor.Window(offered: 1));
        Assert.Equal(1, await writer.WriteNow());

        Show([rows[0] with { Window = SampleFloor.Window(offered: 5) }, rows[1]], asOf: Nine.AddMinutes(33));
        Assert.Equal(2, await writer.WriteNow());
        Assert.Equal([5, 4, 0], Read("15m").Select(i => i.Interval.Window.Offered));
    }

    [Fact]
    public async Task AStoredQuarterReadsBackAsItWas()
    {
        using var writer = Writer();
        var window = SampleFloor.BillingToday() with
        {
            Moved = 2,
            Lost = 1,
            Reopened = 3,
            Restated = 4,
            LostInTransfer = 5,
            LostConversation = 6,
            CarriedIn = 7,
            PromisesKept = 8,
            PromisesDecided = 11,
        };
        Show([new IntervalRow(Nine, window)], asOf: Nine.AddMinutes(20));
        await writer.WriteNow();
        var (interval, end) = Read("15m")[0];
        Assert.Equal(window.Left, interval.Window.Left);
        Assert.Equal(window with { Left = interval.Window.Left }, interval.Window);
        Assert.Equal((Nine, Nine.AddMinutes(15)), (interval.Start, end));
        Assert.Equal(("billing", MediaType.Voice, "PT20S", 0.8), (interval.Queue, interval.Media, interval.Threshold, interval.Target));
    }

    [Fact]
    public async Task TheRunningQuarterIsKeptAsFarAsItIsAndSaysSo()
    {
        _floors.Latest = SampleFloor.Floor([], asOf: Nine.AddMinutes(2));
        using var writer = Writer();
        await writer.WriteNow();
        Show([], asOf: Nine.AddMinutes(7), interval: SampleFloor.Window(offered: 2));
        await writer.WriteNow();
        Assert.Equal((2, 300), Told(Read("15m")[0]));
        Show([Row(Nine, 6)], asOf: Nine.AddMinutes(16));
        await writer.WriteNow();
        Assert.Equal((6, 780), Told(Read("15m")[0]));
    }

    [Fact]
    public async Task AQuarterInWhichTheProgramWasRestartedIsTheSumOfBothRuns()
    {
        using (var first = Writer())
        {
            Show([], asOf: Nine);
            await first.WriteNow();
            Show([Row(Nine.AddMinutes(-15), 9)], asOf: Nine.AddMinutes(5), interval: SampleFloor.Window(offered: 2, answered: 2));
            await first.WriteNow();
        }

        using var second = Writer();
        Show([], asOf: Nine.AddMinutes(6));
        await second.WriteNow();
        // The second run was told of the quarter before by a late event: the first watched neither, and the newer word counts.
        Show([Row(Nine.AddMinutes(-15), 1), Row(Nine, 3)], asOf: Nine.AddMinutes(17));
        await second.WriteNow();
        Assert.Equal([(1, 0), (5, 840), (0, 120)], Read("15m").Select(Told));
    }

    [Fact]
    public async Task AFloorThatCameBackDidNotWatchWhileTheProgramWasDown()
    {
        Show([], asOf: Nine);
        var run = Nine.ToUnixTimeMilliseconds();
        using (var first = Writer())
        {
            await first.WriteNow();
            Show([], asOf: Nine.AddMinutes(5), interval: SampleFloor.Window(offered: 2));
            await first.WriteNow();
        }

        // Its journal knows an event of ten seconds after it wrote last; it is back at 09:20.
        Show([Row(Nine, 3)], asOf: Nine.AddMinutes(21));
        using var second = Writer();
        _floors.ComeBack(new SiteSpan(run, run, run + 310_000, run + (20 * 60_000)));
        await second.WriteNow();
        Assert.Equal([(3, 310), (0, 60)], Read("15m").Select(Told));

        // It ends again, quietly: what it wrote last is the newest sign of its life. The earlier gap is still known.
        Show([Row(Nine, 3), Row(Nine.AddMinutes(15), 4)], asOf: Nine.AddMinutes(32));
        await second.WriteNow();
        Show([Row(Nine, 3), Row(Nine.AddMinutes(15), 5), Row(Nine.AddMinutes(30), 1)], asOf: Nine.AddMinutes(46));
        using var third = Writer();
        _floors.ComeBack(new SiteSpan(run, run, run + (22 * 60_000), run + (40 * 60_000)));
        await third.WriteNow();
        Assert.Equal([(3, 310), (5, 600), (1, 420), (0, 60)], Read("15m").Select(Told));
    }

    [Fact]
    public async Task APartlyWatchedQuarterKeepsItsPromiseToo()
    {
        Show([], asOf: Nine.AddMinutes(5));
        using var writer = Writer();
        await writer.WriteNow();
        Show([Row(Nine, 3)], asOf: Nine.AddMinutes(16), settings: QueueSettings.Default("billing", MediaType.Voice, "UTC"));
        await writer.WriteNow();
        Show([Row(Nine, 4)], asOf: Nine.AddMinutes(17), settings: QueueSettings.Default("billing", MediaType.Voice, "UTC") with { Target = 0.5 });
        await writer.WriteNow();
        Assert.Equal((4L, 0.8), (Read("15m")[0].Interval.Window.Offered, Read("15m")[0].Interval.Target));
    }

    [Fact]
    public async Task LateNewsAfterARestartDoNotReplaceWhatWasWatched()
    {
        using (var first = Writer())
        {
            Show([], asOf: Nine);
            await first.WriteNow();
            Show([Row(Nine, 40)], asOf: Nine.AddMinutes(16));
            await first.WriteNow();
        }

        using var second = Writer();
        Show([], asOf: Nine.AddMinutes(20));
        await second.WriteNow();
        Show([Row(Nine, 1)], asOf: Nine.AddMinutes(21));
        await second.WriteNow();
        Assert.Equal((40, 900), Told(Read("15m")[0]));
    }

    [Fact]
    public async Task ARestatedQuarterKeepsThePromiseThatHeldWhenItEnded()
    {
        using var writer = Writer();
        Show([], asOf: Nine);
        await writer.WriteNow();
        Show([Row(Nine, 3)], asOf: Nine.AddMinutes(16));
        await writer.WriteNow();
        Show([Row(Nine, 4)], asOf: Nine.AddMinutes(17), settings: SampleFloor.Billing with { Threshold = Threshold.Of(TimeSpan.FromMinutes(3)) });
        await writer.WriteNow();
        Assert.Equal([(4, "PT20S"), (0, "PT3M")], Read("15m").Select(i => ((int)i.Interval.Window.Offered, i.Interval.Threshold)));
    }

    [Fact]
    public void LongerIntervalsAreSummedFromCountsAndMeansAreWeighed()
    {
        var sum = new IntervalSum();
        sum.Add(Part(SampleFloor.Window(offered: 12, answered: 10, hits: 9, decided: 10) with
        {
            CarriedIn = 1,
            Abandoned = 2,
            Ended = 12,
            Waiting = 1,
            AverageSpeedOfAnswerSeconds = 10,
            AverageWaitSeconds = 12,
            WaitP50Seconds = 8,
            AverageHandleSeconds = 100,
            Handled = 8,
            Occupancy = 0.9,
            PromisesKept = 4,
            PromisesDecided = 5,
        }));
        sum.Add(Part(SampleFloor.Window(offered: 2, answered: 1, hits: 0, decided: 2) with
        {
            CarriedIn = 1,
            Abandoned = 1,
            Ended = 2,
            Waiting = 1,
            AverageSpeedOfAnswerSeconds = 120,
            AverageWaitSeconds = 60,
            WaitP50Seconds = 120,
            AverageHandleSeconds = 400,
            Handled = 1,
            Occupancy = 0.1,
            PromisesKept = 2,
            PromisesDecided = 6,
        }));
        var hour = sum.Result(Nine);
        Assert.Equal((14, 11, 3, 1, 1), (hour.Window.Offered, hour.Window.Answered, hour.Window.Abandoned, hour.Window.CarriedIn, hour.Window.Waiting));
        Assert.Equal(new ServiceLevel(0.75, 9, 12, ServiceLevelFormula.AtThreshold), hour.Window.ServiceLevel);
        Assert.Equal(20, hour.Window.AverageSpeedOfAnswerSeconds!.Value, 9);
        Assert.Equal(((12 * 12) + (2 * 60)) / 14.0, hour.Window.AverageWaitSeconds!.Value, 9);
        Assert.Equal(1200 / 9.0, hour.Window.AverageHandleSeconds!.Value, 9);
        Assert.Equal(3 / 14.0, hour.Window.AbandonRate!.Value, 9);
        Assert.Null(hour.Window.WaitP50Seconds);
        Assert.Null(hour.Window.Occupancy);
        Assert.Equal((6, 5, 11), (hour.Window.PromisesKept, hour.Window.PromisesBroken, hour.Window.PromisesDecided));
        Assert.True(hour.Window.AddsUp && hour.PromisesKnown);
        Assert.Equal(1800, hour.CoveredSeconds);
    }

    [Fact]
    public async Task PromisesOfAQuarterThatAnEarlierVersionWroteAreNotKnown()
    {
        using var writer = Writer();
        Show([Row(Nine, 3), Row(Nine.AddMinutes(15), 4)], asOf: Nine.AddMinutes(31));
        await writer.WriteNow();
        await _store.Write((connection, transaction) =>
        {
            using var earlier = connection.CreateCommand();
            earlier.Transaction = transaction;
            earlier.CommandText = "UPDATE quarter_hour SET promises_kept = NULL, promises_decided = NULL WHERE start = $start";
            earlier.Parameters.AddWithValue("$start", Nine.ToUnixTimeSeconds());
            earlier.ExecuteNonQuery();
        });
        Assert.Equal([false, true, true], Read("15m").Select(i => i.Interval.PromisesKnown));
        Assert.False(Assert.Single(Read("1h")).Interval.PromisesKnown);
    }

    [Fact]
    public void ASumOverTwoFormulasHasNoServiceLevelAndOverTwoThresholdsNoThreshold()
    {
        var part = Part(SampleFloor.Window(answered: 4, hits: 4, decided: 4));
        var sum = new IntervalSum();
        sum.Add(part);
        var level = part.Window.ServiceLevel with { Formula = ServiceLevelFormula.AbandonsFor };
        sum.Add(part with { Threshold = "PT30S", Window = part.Window with { ServiceLevel = level } });
        var both = sum.Result(Nine);
        Assert.Equal(new ServiceLevel(null, 0, 0, ServiceLevelFormula.AbandonsFor), both.Window.ServiceLevel);
        Assert.Null(both.Threshold);
        Assert.Equal(0.8, both.Target);
    }

    [Theory]
    [InlineData("1h", "UTC", "2026-11-20T09:45:00Z", "2026-11-20T09:00:00Z", "2026-11-20T10:00:00Z")]
    [InlineData("30m", "Asia/Kathmandu", "2026-11-20T09:30:00Z", "2026-11-20T09:15:00Z", "2026-11-20T09:45:00Z")]
    [InlineData("1h", "Asia/Kolkata", "2026-11-20T09:15:00Z", "2026-11-20T08:30:00Z", "2026-11-20T09:30:00Z")]
    [InlineData("1d", "Europe/Madrid", "2026-03-29T12:00:00Z", "2026-03-28T23:00:00Z", "2026-03-29T22:00:00Z")]
    [InlineData("1d", "Europe/Madrid", "2026-10-25T12:00:00Z", "2026-10-24T22:00:00Z", "2026-10-25T23:00:00Z")]
    [InlineData("1h", "Europe/Madrid", "2026-10-25T01:15:00Z", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z")]
    [InlineData("1d", "America/Sao_Paulo", "2018-11-04T12:00:00Z", "2018-11-04T03:00:00Z", "2018-11-05T02:00:00Z")]
    public void IntervalsFollowTheZonesClock(string step, string zone, string quarter, string start, string end) => Assert.Equal(
        (Moment(start), Moment(end)),
        HistoryStep.Find(step)!.Around(Moment(quarter), TimeZoneInfo.FindSystemTimeZoneById(zone), TimeOnly.MinValue));

    [Fact]
    public void ADayBeginsWhenTheQueuesDoes() => Assert.Equal(
        (Moment("2026-11-19T05:00:00Z"), Moment("2026-11-20T05:00:00Z")),
        HistoryStep.Find("1d")!.Around(Moment("2026-11-20T04:45:00Z"), TimeZoneInfo.FindSystemTimeZoneById("Europe/Madrid"), new TimeOnly(6, 0)));

    [Fact]
    public async Task HoursOfTwoQueuesDoNotMix()
    {
        using var writer = Writer();
        IntervalRow[] rows = [Row(Nine, 1), Row(Nine.AddMinutes(15), 2), Row(Nine.AddMinutes(60), 4)];
        var billing = SampleFloor.Queue(asOf: Nine.AddMinutes(80), intervals: rows);
        var sales = SampleFloor.Queue(SampleFloor.Billing with { Zone = "Asia/Kolkata" }, "sales", Nine.AddMinutes(80), intervals: rows);
        _floors.Latest = SampleFloor.Floor([billing, sales], asOf: Nine.AddMinutes(80));
        await writer.WriteNow();
        Assert.Equal(
            [("billing", 0, 3L), ("billing", 60, 4L), ("sales", -30, 3L), ("sales", 30, 4L)],
            Read("1h").Select(i => (i.Interval.Queue, (int)(i.Interval.Start - Nine).TotalMinutes, i.Interval.Window.Offered)));
    }

    [Fact]
    public async Task WhatIsOlderThanTheRetentionIsDeleted()
    {
        using var writer = Writer();
        var site = new SiteSettings { Name = "Main", Zone = "UTC", RetentionDays = 1 };
        var now = Nine.AddDays(1).AddMinutes(15);
        var queue = SampleFloor.Queue(asOf: now, intervals: [Row(Nine, 1), Row(Nine.AddMinutes(15), 2)]);
        _floors.Latest = SampleFloor.Floor([queue], asOf: now, site: site);
        await writer.WriteNow();
        Assert.Equal([2, 0], Read("15m", to: now.AddDays(1)).Select(i => i.Interval.Window.Offered));
    }

    [Fact]
    public async Task TheTimerWritesEachMinuteAndTheEndWritesTheRest()
    {
        using var writer = Writer();
        Show([Row(Nine, 3)], asOf: Nine.AddMinutes(16));
        await writer.StartAsync(default);
        Show([Row(Nine, 8)], asOf: Nine.AddMinutes(17));
        await writer.StopAsync(default);
        Assert.Equal(8, Read("15m")[0].Interval.Window.Offered);
        Assert.Null(writer.Problem);
    }

    [Fact]
    public void CsvQuotesByRfc4180AndDisarmsFormulas()
    {
        var text = new StringBuilder();
        var interval = Part(SampleFloor.BillingToday()) with { Queue = "=HYPERLINK(\"x\"), \"now\"", Threshold = null };
        HistoryCsv.Append(text, "main", interval, Nine.AddMinutes(15));
        var header = HistoryCsv.Header.TrimEnd().Split(',');
        var line = text.ToString();
        const string name = "\"'=HYPERLINK(\"\"x\"\"), \"\"now\"\"\"";
        Assert.StartsWith($"main,{name},voice,2026-11-20T09:00:00.000Z,2026-11-20T09:15:00.000Z,900,900,0,412,371,22,9,3,0,", line, StringComparison.Ordinal);
        Assert.EndsWith("0.805,322,400,atThreshold,,0.8,31.2,33,14,95,120.5,0.056,393,287,365,0.86,0,0,0\r\n", line, StringComparison.Ordinal);
        Assert.Equal(header.Length, line.Replace(name, "q", StringComparison.Ordinal).TrimEnd().Split(',').Length);
        Assert.Equal(LeftReasons.Count, header.Count(h => h.StartsWith("left_", StringComparison.Ordinal)));
    }

    [Fact]
    public void WhatIsNotKnownIsAnEmptyCell()
    {
        var text = new StringBuilder();
        HistoryCsv.Append(text, "main", Part(SampleFloor.Window()) with { PromisesKnown = false }, Nine.AddMinutes(15));
        Assert.EndsWith(",,0,0,atThreshold,PT20S,0.8,,,,,,,0,,0,,,,\r\n", text.ToString(), StringComparison.Ordinal);
    }

    private static IntervalRow Row(DateTimeOffset start, long offered) => new(start, SampleFloor.Window(offered: offered));

    private static HistoryInterval Part(WindowSnapshot window) => new("billing", Nine, 900, MediaType.Voice, "PT20S", 0.8, window);

    private static (int Offered, int Covered) Told((HistoryInterval Interval, DateTimeOffset End) told) =>
        ((int)told.Interval.Window.Offered, told.Interval.CoveredSeconds);

    private static DateTimeOffset Moment(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private HistoryWriter Writer()
    {
        _floors.BeginAnew();
        return new HistoryWriter(_floors, _table, new DowntimeTable(_store), new BoardClock(_time, _time), NullLogger<HistoryWriter>.Instance);
    }

    private void Show(IntervalRow[] rows, DateTimeOffset asOf, WindowSnapshot? interval = null, QueueSettings? settings = null) => _floors.Latest =
        SampleFloor.Floor([SampleFloor.Queue(settings, asOf: asOf, intervals: rows, interval: interval)], asOf: asOf);

    private List<(HistoryInterval Interval, DateTimeOffset End)> Read(string step, DateTimeOffset? to = null) =>
        [.. new HistoryReader(_table).Read(_floors.Latest, "main", null, Nine.AddDays(-1), to ?? Nine.AddDays(1), HistoryStep.Find(step)!)];
}
