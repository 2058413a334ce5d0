using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Tests.Wire;

namespace QueueMonitor.Hub.Tests.Boards;

public sealed class PacingTests : IDisposable
{
    private readonly TestBoards _test = new();

    public void Dispose() => _test.Dispose();

    [Fact]
    public async Task FrameAfterQuietGoesAtOnce()
    {
        var (_, line) = _test.Join();
        _test.PassQuiet();
        _test.Support(waiting: 1);
        await line.Gets("frame 2");
    }

    [Fact]
    public async Task NextFrameIsHeldBackAQuarterOfASecondAndShowsTheNewest()
    {
        var (_, line) = _test.Join();
        _test.PassQuiet();
        _test.Support(waiting: 1);
        await line.Gets("frame 2");

        _test.Support(waiting: 2);
        await _test.HoldsBack();
        _test.Support(waiting: 3);
        _test.Time.Advance(TimeSpan.FromMilliseconds(249));
        Assert.Equal(["frame 2"], line.Sent);
        _test.Time.Advance(TimeSpan.FromMilliseconds(1));
        await line.Gets("frame 3");
        Assert.Contains("\"waiting\":3", _test.Newest("all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BeatComesEachSecondThoughNothingHappens()
    {
        var (_, line) = _test.Join();
        _test.Time.Advance(TimeSpan.FromSeconds(1));
        await line.Gets("beat 1");
        Assert.Single(line.Sent);
        _test.Time.Advance(TimeSpan.FromMilliseconds(999));
        Assert.Single(line.Sent);
        _test.Time.Advance(TimeSpan.FromMilliseconds(1));
        await Until.True(() => line.Sent.Count == 2);
    }

    [Fact]
    public async Task WhatWasRefusedIsToldWithTheNextBeatThoughTheEngineHasNoNews()
    {
        var (_, line) = _test.Join();
        _test.Feed.Refusals = new Dictionary<string, SourceRefusal>
        {
            ["chat"] = new(3, SampleFloor.Now, RefusalCause.BadTime, SampleFloor.Now),
        };
        _test.Time.Advance(TimeSpan.FromSeconds(1));
        await line.Gets("frame 2");
        Assert.Contains(
            """{"source":"chat","state":"quiet","heardAt":null,"refused":{"count":3,"since":"2026-11-21T10:00:00.250Z","cause":"badTime","lastAt":"2026-11-21T10:00:00.250Z"}}""",
            _test.NewestFrame("all"), StringComparison.Ordinal);
        _test.Feed.Refusals = new Dictionary<string, SourceRefusal>();
        _test.Time.Advance(TimeSpan.FromSeconds(1));
        await line.Gets("frame 3");
        Assert.Contains("\"sources\":[]", _test.NewestFrame("all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoBeatsComeFromAnEngineThatHasEnded()
    {
        var (_, line) = _test.Join();
        _test.Time.Advance(TimeSpan.FromSeconds(1));
        await line.Gets("beat 1");
        _test.Feed.Failed = true;
        _test.Time.Advance(TimeSpan.FromSeconds(5));
        _test.Feed.Failed = false;
        _test.Time.Advance(TimeSpan.FromSeconds(1));
        await Until.True(() => line.Sent.Count == 2);
    }

    [Fact]
    public async Task NothingIsSentWhenNothingReadsDifferently()
    {
        var (_, line) = _test.Join();
        _test.PassQuiet();
        _test.Feed.PublishQueues(_test.Feed.Latest.Queues);
        _test.PassQuiet();
        _test.Support(waiting: 1);
        await line.Gets("frame 2");
        Assert.Single(line.Sent);
    }

    [Fact]
    public async Task BoardSetUpAnewIsSentWhole()
    {
        _test.Choices.Set("front", "billing");
        var (_, line) = _test.Join("front");
        _test.Choices.Set("front", "support", "billing");
        await line.Gets("snapshot 2");
    }

    [Fact]
    public async Task WallsOfABoardThatIsTakenAwayAreSentToAskAgain()
    {
        _test.Choices.Set("front", "billing");
        var (front, line) = _test.Join("front");
        var (_, other) = _test.Join();
        _test.Choices.Remove("front");
        await line.Gets("bye boardRemoved");
        await line.IsCutOff();
        await front.Ended;
        Assert.Empty(other.Sent);
    }

    [Fact]
    public async Task EventsOfOtherQueuesSendNoRowsToABoard()
    {
        _test.Choices.Set("front", "billing");
        var (_, line) = _test.Join("front");
        _test.PassQuiet();
        _test.Support(waiting: 4);
        await line.Gets("frame 2");
        Assert.Contains("\"queues\":[]", _test.NewestFrame("front"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task BoardEndsWithItsLastWall()
    {
        var (first, _) = _test.Join();
        var (second, _) = _test.Join();
        _test.Boards.Leave(first);
        await first.Ended;
        Assert.Equal(1, _test.Boards.WallCount);
        _test.Boards.Leave(second);
        await Until.True(() => _test.Time.TimerCount == 0);
        Assert.Equal(0, _test.Boards.WallCount);
    }
}
