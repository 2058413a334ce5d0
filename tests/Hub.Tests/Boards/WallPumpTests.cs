using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Tests.Wire;

namespace QueueMonitor.Hub.Tests.Boards;

public sealed class WallPumpTests : IDisposable
{
    private readonly TestBoards _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task WallThatMissedFramesGetsTheWholeNewestBoard()
    {
        var (_, slow) = _test.Join();
        slow.Stall();
        await Frame(slow, 2, waiting: 1);
        await FrameOf(3, waiting: 2);
        await FrameOf(4, waiting: 3);
        slow.Recover();
        await slow.Gets("snapshot 4");
        Assert.Equal(["frame 2", "snapshot 4"], slow.Sent);
        await Frame(slow, 5, waiting: 4);
    }

    [Fact]
    public async Task SlowWallIsCutOffAfterTenSecondsWithAReason()
    {
        var (pump, slow) = _test.Join();
        slow.Stall();
        await Frame(slow, 2, waiting: 1);
        await Until.True(() => _test.Time.TimerCount == 2);
        _test.Time.Advance(BoardLimits.SendMax - TimeSpan.FromMilliseconds(1));
        Assert.DoesNotContain("bye tooSlow", slow.Sent);
        _test.Time.Advance(TimeSpan.FromMilliseconds(1));
        await slow.Gets("bye tooSlow");
        Assert.False(slow.IsCut);
        await Until.True(() => _test.Time.TimerCount == 2);
        _test.Time.Advance(BoardLimits.ByeMax);
        await slow.IsCutOff();
        await pump.Ended;
        Assert.Equal(["frame 2", "bye tooSlow"], slow.Sent);
    }

    [Fact]
    public async Task SlowWallDelaysNoOther()
    {
        var (_, slow) = _test.Join();
        var (_, quick) = _test.Join();
        slow.Stall();
        for (var seq = 2; seq < 20; seq++) await Frame(quick, seq, waiting: seq);
        Assert.Equal(["frame 2"], slow.Sent);
        var frames = quick.Sent.Where(m => !m.StartsWith("beat", StringComparison.Ordinal));
        Assert.Equal(Enumerable.Range(2, 18).Select(seq => $"frame {seq}"), frames);
    }

    [Fact]
    public async Task WallThatLeavesGetsNothingMore()
    {
        var (pump, line) = _test.Join();
        _test.Boards.Leave(pump);
        await pump.Ended;
        var (_, other) = _test.Join();
        await Frame(other, 2, waiting: 1);
        Assert.Empty(line.Sent);
    }

    [Fact]
    public async Task NothingIsSentBeforeTheWholeBoardIsOnItsWay()
    {
        var line = new FakeLine();
        var pump = _test.Boards.Join(null, null, WallInfo.Unknown, line);
        pump.First();
        var (_, other) = _test.Join();
        await Frame(other, 2, waiting: 1);
        Assert.Empty(line.Sent);
        pump.Start();
        await line.Gets("frame 2");
    }

    [Fact]
    public async Task ShutdownSaysGoodbyeToAllAndLetsNobodyIn()
    {
        var (_, one) = _test.Join();
        var (_, other) = _test.Join();
        await _test.Boards.Close(Until.Deadline);
        Assert.Equal(["bye shuttingDown"], one.Sent);
        Assert.Equal(["bye shuttingDown"], other.Sent);
        Assert.Equal("shuttingDown", Refusal(null, null).Code);
    }

    [Fact]
    public async Task PaintIsMeasuredFromTheNewestEventLessHalfTheWays()
    {
        var (pump, line) = _test.Join();
        _test.PassQuiet();

        // Received at 10:00:00.350; sent at 10:00:00.500.
        _test.Support(waiting: 1);
        await line.Gets("frame 2");

        // Reported 100 ms after the send, 60 of which the wall took: the two ways took 40, and one of them 20.
        _test.Time.Advance(TimeSpan.FromMilliseconds(100));
        pump.Painted(2, 60);
        Assert.InRange(_test.Boards.Metrics.PaintQuantile(0.5)!.Value.TotalMilliseconds, 230, 230 * 17 / 16.0);
        Assert.Equal(2, pump.LastPaint?.Seq);
    }

    [Theory]
    [InlineData(2, double.NaN)]
    [InlineData(2, -1)]
    [InlineData(2, 60_001)]
    [InlineData(1, 10)]
    [InlineData(3, 10)]
    public async Task PaintThatCannotBeIsNoMeasurement(long seq, double milliseconds)
    {
        var (pump, line) = _test.Join();
        await Frame(line, 2, waiting: 1);
        pump.Painted(seq, milliseconds);
        Assert.Null(_test.Boards.Metrics.PaintQuantile(0.5));
    }

    [Fact]
    public async Task PaintOfARecordingIsNoMeasurement()
    {
        using var replay = new TestBoards(live: false);
        var (pump, line) = replay.Join();
        replay.PassQuiet();
        replay.Support(waiting: 1);
        await line.Gets("frame 2");
        pump.Painted(2, 10);
        Assert.Null(replay.Boards.Metrics.PaintQuantile(0.5));
    }

    [Fact]
    public async Task PaintsAreTakenTwiceASecondAtMost()
    {
        var (pump, line) = _test.Join();
        await Frame(line, 2, waiting: 1);
        pump.Painted(2, 5);
        await Frame(line, 3, waiting: 2);
        pump.Painted(3, 5);
        Assert.Equal(2, pump.LastPaint?.Seq);
        _test.Time.Advance(BoardLimits.PaintReportsEvery);
        pump.Painted(3, 5);
        Assert.Equal(3, pump.LastPaint?.Seq);
    }

    [Fact]
    public async Task MetricsTellFramesWholeBoardsSkipsAndReasons()
    {
        using var metrics = new MetricSums(_test.Meters);
        var (_, slow) = _test.Join();
        slow.Stall();
        await Frame(slow, 2, waiting: 1);
        await FrameOf(3, waiting: 2);
        await FrameOf(4, waiting: 3);
        slow.Recover();
        await slow.Gets("snapshot 4");
        await _test.Boards.Close(Until.Deadline);
        Assert.Equal(1, metrics["queue_monitor_frames_sent"]);
        Assert.Equal(2, metrics["queue_monitor_snapshots_sent"]);
        Assert.Equal(1, metrics["queue_monitor_frames_skipped"]);
        Assert.Equal(1, metrics["queue_monitor_walls_cut_off shuttingDown"]);
        Assert.Equal(3, metrics["queue_monitor_event_to_frame_seconds"]);
    }

    [Theory]
    [InlineData("elsewhere", null, "unknownSite: There is no site \"elsewhere\"")]
    [InlineData(null, "front", "unknownBoard: There is no board \"front\"")]
    public void WallLearnsWhyItCannotJoin(string? site, string? board, string why) =>
        Assert.StartsWith(why, Refusal(site, board).ForWall().Message, StringComparison.Ordinal);

    [Fact]
    public void NobodyJoinsAnEngineThatHasEnded()
    {
        _test.Feed.Failed = true;
        Assert.Equal("siteStopped", Refusal(null, null).Code);
    }

    [Fact]
    public void BoardsAreBounded()
    {
        for (var i = 0; i <= BoardLimits.BoardsMax; i++) _test.Choices.Set($"b{i}", "billing");
        for (var i = 0; i < BoardLimits.BoardsMax; i++) _test.Join($"b{i}");
        Assert.Equal("tooManyBoards", Refusal(null, $"b{BoardLimits.BoardsMax}").Code);
        _test.Join("b0");
    }

    [Fact]
    public void WallsAreBounded()
    {
        var line = new FakeLine();
        var last = _test.Boards.Join(null, null, WallInfo.Unknown, line);
        for (var i = 1; i < BoardLimits.WallsMax; i++) _test.Boards.Join(null, null, WallInfo.Unknown, line);
        var refusal = Refusal(null, null);
        Assert.Equal("tooManyWalls", refusal.Code);
        Assert.Contains("20000 walls are on, which is the limit", refusal.Message, StringComparison.Ordinal);
        _test.Boards.Leave(last);
        _test.Boards.Join(null, null, WallInfo.Unknown, line);
    }

    private JoinRefusedException Refusal(string? site, string? board) =>
        Assert.Throws<JoinRefusedException>(() => _test.Boards.Join(site, board, WallInfo.Unknown, new FakeLine()));

    // After quiet, so that it goes at once.
    private async Task Frame(FakeLine to, int seq, int waiting)
    {
        await FrameOf(seq, waiting);
        await to.Gets($"frame {seq}");
    }

    private async Task FrameOf(int seq, int waiting)
    {
        _test.PassQuiet();
        _test.Support(waiting);
        await Until.True(() => _test.Boards.Walls.First().Board.Newest.Seq == seq);
    }
}
