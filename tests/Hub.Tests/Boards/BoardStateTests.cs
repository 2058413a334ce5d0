using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Tests.Wire;

namespace QueueMonitor.Hub.Tests.Boards;

public sealed class BoardStateTests
{
    private static readonly DateTimeOffset ServerTime = SampleFloor.Now.AddSeconds(1);

    private readonly FakeFeed _feed = new(SiteRowsTests.Billing(waiting: 2), SiteRowsTests.Support());
    private readonly SiteRows _rows;
    private readonly BoardState _first;

    public BoardStateTests()
    {
        _rows = new SiteRows(_feed);
        var choice = new BoardChoice("Front desk", null, "board", "nb", ["waiting", "reached"]);
        _first = BoardState.Whole("front", "abc123", choice, Read(), 1);
    }

    [Fact]
    public void SnapshotIsAsApproved() => Approved.Json("snapshot", Text(_first.Snapshot(ServerTime)));

    [Fact]
    public void FrameIsAsApproved()
    {
        _feed.PublishQueues(SampleFloor.Queue(queue: "night"), SiteRowsTests.Billing(waiting: 1));
        Approved.Json("frame", Encoding.UTF8.GetString(Next()!.Frame!));
    }

    [Fact]
    public void FrameHoldsOnlyTheRowsThatChanged()
    {
        _feed.PublishQueues(_feed.Latest.Queues[0], SiteRowsTests.Support(waiting: 1));
        var frame = Frame(Next()!);
        Assert.Equal(["support"], frame["queues"]!.AsArray().Select(q => (string?)q!["queue"]));
        Assert.Null(frame["order"]);
        Assert.Equal(2, (long?)frame["seq"]);
    }

    [Fact]
    public void NothingFollowsWhenNothingReadsDifferently()
    {
        _feed.Publish(SampleFloor.Floor(_feed.Latest.Queues, version: 8, asOf: SampleFloor.Now.AddSeconds(2)));
        Assert.Null(Next());
    }

    [Fact]
    public void SiteLineComesAlone()
    {
        _feed.Publish(SampleFloor.Floor(_feed.Latest.Queues, sources: [SampleFloor.Source()], version: 8));
        var frame = Frame(Next()!);
        Assert.Empty(frame["queues"]!.AsArray());
        Assert.Equal("pbx", (string?)frame["site"]!["sources"]![0]!["source"]);
    }

    [Fact]
    public void AnotherOrderOfTheSameRowsIsToldByNamesAlone()
    {
        _feed.Publish(SampleFloor.Floor([_feed.Latest.Queues[1], _feed.Latest.Queues[0]], version: 8));
        var frame = Frame(Next()!);
        Assert.Empty(frame["queues"]!.AsArray());
        Assert.Equal(["support", "billing"], frame["order"]!.AsArray().Select(n => (string?)n));
    }

    [Fact]
    public void RowThatWentIsMissingInTheOrder()
    {
        _feed.Publish(SampleFloor.Floor([_feed.Latest.Queues[1]], version: 8));
        Assert.Equal(["support"], Frame(Next()!)["order"]!.AsArray().Select(n => (string?)n));
    }

    [Fact]
    public void OnlyAFrameWithNewerEventsMeasuresLatency()
    {
        _feed.Publish(SampleFloor.Floor([SiteRowsTests.Billing(waiting: 3)], version: 7, asOf: SampleFloor.Now.AddSeconds(5)));
        var later = Next()!;
        Assert.False(later.HasNewEvents);
        _feed.PublishQueues(SiteRowsTests.Billing(waiting: 4));
        Assert.True(later.Next(Read(), ServerTime)!.HasNewEvents);
    }

    [Fact]
    public void FramesOneByOneGiveTheSameAsTheWhole()
    {
        var (state, wall) = (_first, JsonNode.Parse(Text(_first.Snapshot(ServerTime)))!);
        IReadOnlyList<QueueSnapshot>[] steps =
        [
            [SiteRowsTests.Support(), SiteRowsTests.Billing(waiting: 5)],
            [SampleFloor.Queue(queue: "night"), SiteRowsTests.Support(), SiteRowsTests.Billing(waiting: 5)],
            [SiteRowsTests.Support(waiting: 9), SampleFloor.Queue(queue: "night")],
            [],
            [SiteRowsTests.Billing()],
        ];
        foreach (var queues in steps)
        {
            _feed.PublishQueues(queues);
            state = state.Next(Read(), ServerTime)!;
            BoardModel.Apply(wall, Frame(state));
            Assert.Equal(JsonNode.Parse(Text(state.Snapshot(ServerTime)))!.ToJsonString(), wall.ToJsonString());
        }
    }

    [Fact]
    public void SnapshotsOfAStateDifferInTheirClockAlone()
    {
        var one = JsonNode.Parse(Text(_first.Snapshot(ServerTime)))!;
        var other = JsonNode.Parse(Text(_first.Snapshot(ServerTime.AddHours(1))))!;
        Assert.Equal("2026-11-21T11:00:01.250Z", (string?)other["serverTime"]);
        other["serverTime"] = (string?)one["serverTime"];
        Assert.True(JsonNode.DeepEquals(one, other));
    }

    [Fact]
    public void FrameHoldsOnlyThePartsThatChanged()
    {
        _feed.PublishQueues(_feed.Latest.Queues[0], SiteRowsTests.Support(waiting: 1));
        var row = Frame(Next()!)["queues"]![0]!.AsObject();
        Assert.Equal("support", (string?)row["queue"]);
        Assert.Equal(1, (int)row["waiting"]!);
        Assert.False(row.ContainsKey("name") || row.ContainsKey("trend") || row.ContainsKey("freshness") || row.ContainsKey("windows"), row.ToJsonString());
    }

    [Fact]
    public void RowThatComesAnewComesWhole()
    {
        _feed.PublishQueues([.. _feed.Latest.Queues, SampleFloor.Queue(queue: "night")]);
        var row = Frame(Next()!)["queues"]![0]!.AsObject();
        Assert.Equal(WallsRow.Of(SampleFloor.Queue(queue: "night"), _feed.Latest.AsOf).ToJsonString(), row.ToJsonString());
    }

    private static JsonNode Frame(BoardState state) => JsonNode.Parse(state.Frame)!;

    private static string Text(ReadOnlySequence<byte> json) => Encoding.UTF8.GetString(json);

    private BoardImage Read() => _rows.Read(BoardChoice.Everything);

    private BoardState? Next() => _first.Next(Read(), ServerTime);
}
