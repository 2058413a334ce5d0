using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Tests.Boards;

/// <summary>What a wall says of itself is kept within bounds: it is shown and logged.</summary>
public sealed class WallInfoTests
{
    [Fact]
    public void TextsAreCutAndNoticesCounted()
    {
        var text = new string('x', BoardLimits.WallTextMax + 1);
        var notices = Enumerable.Repeat<string?>(text, BoardLimits.WallNoticesMax + 1).ToList();

        var info = new WallInfo(text, text, -1, 100_001, text, notices).Bounded();

        Assert.All([info.Wall, info.Version, info.Language, .. info.Notices!], shown => Assert.Equal(BoardLimits.WallTextMax, shown!.Length));
        Assert.Equal(BoardLimits.WallNoticesMax, info.Notices!.Count);
        Assert.Equal((0, 100_000), (info.Width, info.Height));
    }

    [Fact]
    public void OlderWallsSayLess()
    {
        var info = new WallInfo("w1", null, 1920, 1080, Notices: [null, "soundBlocked"]).Bounded();

        Assert.Equal(("w1", null, null), (info.Wall, info.Version, info.Language));
        Assert.Equal(["soundBlocked"], info.Notices!);
        Assert.Empty(WallInfo.Unknown.Bounded().Notices!);
    }
}
