using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Tests.Wire;

namespace QueueMonitor.Hub.Tests.Boards;

public sealed class SiteRowsTests
{
    private readonly FakeFeed _feed = new(Billing(), Support());
    private readonly SiteRows _rows;

    public SiteRowsTests() => _rows = new SiteRows(_feed);

    [Fact]
    public void AdviceStandsOnBoardsThatShowBothQueuesAndNowhereElse()
    {
        var advice = new AdviceSnapshot("a-1", "support", "billing", 2, SampleFloor.Now.AddHours(1), 7.5, 0.84, 0.8, 0.81);
        var staffing = new SiteStaffing
        {
            Alerts = [], Moves = [], Record = [], Today = new AlertsToday(0, 0, null, null), Accuracy = new MoveAccuracy(0, 0), Advice = advice,
        };
        var none = _rows.Read(BoardChoice.Everything).Advice;
        Assert.Equal("\"advice\":null", Text(none));
        _feed.Publish(SampleFloor.Floor(_feed.Latest.Queues, version: 8, staffing: staffing));
        var both = _rows.Read(BoardChoice.Everything).Advice;
        Assert.Equal(
            """
            "advice":{"queue":"billing","kind":"move","agents":2,"from":"support","likelyBefore":null,"likelyAfter":null}
            """.Trim(), Text(both));
        Assert.Same(none, _rows.Read(BoardChoice.Everything with { Queues = ["billing"] }).Advice);
        _feed.Publish(SampleFloor.Floor(_feed.Latest.Queues, version: 9, staffing: staffing with { Advice = advice with { HangUpsAvoided = 6 } }));
        Assert.Same(both, _rows.Read(BoardChoice.Everything).Advice);

        // Once somebody has asked for it, the wall says that they come, until they go back; another advice goes before that.
        var move = new MoveRecord
        {
            Id = "m-1", From = "support", To = "billing", Agents = 2, At = SampleFloor.Now, Until = SampleFloor.Now.AddMinutes(30), By = "Kari",
        };
        _feed.Publish(SampleFloor.Floor(_feed.Latest.Queues, version: 10, staffing: staffing with { Moves = [move] }));
        var asked = """
            "advice":{"queue":"billing","kind":"moving","agents":2,"from":"support","until":"2026-11-21T10:30:00.250Z","likelyBefore":null,"likelyAfter":null}
            """.Trim();
        Assert.Equal(asked, Text(_rows.Read(BoardChoice.Everything).Advice));
        Assert.DoesNotContain("Kari", asked, StringComparison.Ordinal);
        var other = advice with { From = "billing", To = "support" };
        _feed.Publish(SampleFloor.Floor(_feed.Latest.Queues, version: 11, staffing: staffing with { Moves = [move], Advice = other }));
        Assert.Contains("\"kind\":\"move\"", Text(_rows.Read(BoardChoice.Everything).Advice), StringComparison.Ordinal);
        _feed.Publish(SampleFloor.Floor(_feed.Latest.Queues, version: 12, staffing: staffing with { Moves = [move], Advice = null }));
        Assert.Equal(asked, Text(_rows.Read(BoardChoice.Everything).Advice));
        Assert.Same(none, _rows.Read(BoardChoice.Everything with { Queues = ["billing"] }).Advice);
        var over = staffing with { Moves = [move with { Until = SampleFloor.Now }], Advice = null };
        _feed.Publish(SampleFloor.Floor(_feed.Latest.Queues, version: 13, staffing: over));
        Assert.Same(none, _rows.Read(BoardChoice.Everything).Advice);

        static string Text(byte[] run) => System.Text.Encoding.UTF8.GetString(run).Trim(',');
    }

    [Theory]
    [InlineData(3.4, 1.2, "\"likelyBefore\":3,\"likelyAfter\":1}")]
    [InlineData(3.4, 2.6, "\"likelyBefore\":null,\"likelyAfter\":null}")]
    [InlineData(3.4, null, "\"likelyBefore\":null,\"likelyAfter\":null}")]
    public void AdviceTellsHowManyFewerHangUpWhereItIsFewer(double expected, double? relieved, string told)
    {
        var forecast = new QueueForecast(ForecastState.Ready, null, null, 400, expected, null) { RelievedAbandons5Min = relieved };
        var billing = SampleFloor.Queue(forecast: forecast);
        _feed.Publish(SampleFloor.Floor([billing, Support()], version: 8, staffing: new SiteStaffing
        {
            Alerts = [], Moves = [], Record = [], Today = new AlertsToday(0, 0, null, null), Accuracy = new MoveAccuracy(0, 0),
            Advice = new AdviceSnapshot("a-1", "support", "billing", 2, SampleFloor.Now.AddHours(1), 7.5, 0.84, 0.8, 0.81),
        }));
        var text = System.Text.Encoding.UTF8.GetString(_rows.Read(BoardChoice.Everything).Advice);
        Assert.EndsWith(told, text.TrimEnd(','), StringComparison.Ordinal);
    }

    [Fact]
    public void RowOfAnUntouchedQueueIsTheSameObject()
    {
        var before = Read();
        _feed.PublishQueues(_feed.Latest.Queues[0], Support(waiting: 1));
        var after = Read();
        Assert.Same(before.Rows[0], after.Rows[0]);
        Assert.NotSame(before.Rows[1], after.Rows[1]);
    }

    [Fact]
    public void RowThatReadsTheSameLaterIsTheSameObject()
    {
        _feed.PublishQueues(Billing(waiting: 2));
        var before = Read();
        _feed.PublishQueues(Billing(waiting: 2, asOf: SampleFloor.Now.AddSeconds(3)));
        Assert.Same(before.Rows[0], Read().Rows[0]);
    }

    [Fact]
    public void RowTellsTheMomentOfTheFloorAndNotOfItsQueue()
    {
        _feed.PublishQueues(Billing(waiting: 1, asOf: SampleFloor.Now.AddMinutes(-1)));
        Assert.Contains("\"asOf\":\"2026-11-21T10:00:00.350Z\"", WallsRow.Text(Read().Rows[0].Json), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(4.9, true)]
    [InlineData(5.0, false)]
    public void BeingHeardAgainIsNoNewsForFiveSeconds(double laterSeconds, bool same)
    {
        var before = Read();
        _feed.PublishQueues(Billing(heardLater: laterSeconds), Support());
        Assert.Equal(same, ReferenceEquals(before.Rows[0], Read().Rows[0]));
    }

    [Fact]
    public void BeingHeardAgainAddsUpAcrossSnapshots()
    {
        var before = Read();
        _feed.PublishQueues(Billing(heardLater: 3), Support());
        Assert.Same(before.Rows[0], Read().Rows[0]);
        _feed.PublishQueues(Billing(heardLater: 5), Support());
        Assert.NotSame(before.Rows[0], Read().Rows[0]);
    }

    [Fact]
    public void AnotherStateOfFreshnessIsNewsAtOnce()
    {
        var before = Read();
        _feed.PublishQueues(SampleFloor.Queue(freshness: FreshnessState.Stale), Support());
        Assert.NotSame(before.Rows[0], Read().Rows[0]);
    }

    [Fact]
    public void PartsOfARowThatReadTheSameAreTheSameArrays()
    {
        var before = Read().Rows[0].Json;
        _feed.PublishQueues(Billing(waiting: 2), Support());
        var after = Read().Rows[0].Json;
        Assert.Same(before.Key, after.Key);
        Assert.Equal([true, false, true, true, true], after.Fields.Zip(before.Fields, ReferenceEquals));
        Assert.Equal([true, true, true, true, true], after.Windows.Zip(before.Windows, ReferenceEquals));
    }

    [Fact]
    public void PartIsKeptAcrossSnapshotsThatChangeOtherParts()
    {
        var before = Read().Rows[0].Json;
        for (var waiting = 1; waiting < 4; waiting++)
        {
            _feed.PublishQueues(Billing(waiting), Support());
            Read();
        }

        _feed.PublishQueues(SampleFloor.Queue(today: SampleFloor.Window(offered: 1), waiting: Billing(3).Contacts), Support());
        var after = Read().Rows[0].Json;
        Assert.Equal([true, false, true, true, true], after.Fields.Zip(before.Fields, ReferenceEquals));
        Assert.Equal([true, true, true, true, false], after.Windows.Zip(before.Windows, ReferenceEquals));
    }

    [Theory]
    [InlineData(4.9, true)]
    [InlineData(5.0, false)]
    public void SourceThatIsHeardAgainIsNoNewsOfTheSiteForFiveSeconds(double laterSeconds, bool same)
    {
        var before = ReadSource(0);
        Assert.Equal(same, ReferenceEquals(before, ReadSource(laterSeconds)));
        Assert.NotSame(before, ReadSource(laterSeconds, FreshnessState.Stale));
    }

    [Fact]
    public void BoardsOfASiteShareTheirRows()
    {
        var all = Read();
        var some = _rows.Read(new BoardChoice(null, ["support", "unheardOf", "billing"], "auto", null, []));
        Assert.Equal(["support", "billing"], some.Rows.Select(r => r.Queue));
        Assert.Same(all.Rows[0], some.Rows[1]);
        Assert.Same(all.Site, some.Site);
    }

    [Fact]
    public void RowsHoldNoIdOfAContactAndNoValue()
    {
        _feed.PublishQueues(Billing(waiting: 2));
        var row = WallsRow.Text(Read().Rows[0].Json);
        Assert.DoesNotContain("c-secret", row, StringComparison.Ordinal);
        Assert.DoesNotContain("\"value\":58", row, StringComparison.Ordinal);
        Assert.Contains("\"mark\":1", row, StringComparison.Ordinal);
    }

    internal static QueueSnapshot Billing(int waiting = 0, DateTimeOffset? asOf = null, double heardLater = 0) => SampleFloor.Queue(
        asOf: asOf,
        waiting: [.. Enumerable.Range(1, waiting).Select(mark => SampleFloor.Waiting($"c-secret-{mark}", mark, 100 - mark, 120))],
        heardAt: SampleFloor.Now.AddSeconds(-0.4) + TimeSpan.FromSeconds(heardLater));

    internal static QueueSnapshot Support(int waiting = 0) => SampleFloor.Queue(
        SampleFloor.Billing with { Name = "Support", ShortName = "Support" }, "support",
        waiting: [.. Enumerable.Range(1, waiting).Select(mark => SampleFloor.Waiting($"s-secret-{mark}", mark, 50 - mark, 60))]);

    private BoardSiteLine ReadSource(double heardLater, FreshnessState state = FreshnessState.Live)
    {
        var asOf = _feed.Latest.AsOf.AddMilliseconds(1);
        _feed.Publish(SampleFloor.Floor(_feed.Latest.Queues, asOf: asOf, sources: [SampleFloor.Source(state: state, heardLater: heardLater)]));
        return Read().Site;
    }

    private BoardImage Read() => _rows.Read(BoardChoice.Everything);
}
