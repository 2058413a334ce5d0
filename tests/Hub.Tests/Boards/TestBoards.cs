using System.Buffers;
using System.Diagnostics.Metrics;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Tests.Wire;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Boards;

/// <summary>The live feed alone: a site made by hand, and a clock that the test moves.</summary>
internal sealed class TestBoards : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();

    /// <param name="live">False: the figures are a recording's, of twenty years ago.</param>
    public TestBoards(bool live = true, ILogger<LiveBoards>? log = null)
    {
        var clock = new BoardClock(live ? Time : new ManualTime(SampleFloor.Now.AddYears(-20)), Time);
        Boards = new LiveBoards(
            new FakeFeeds(Feed), Choices, clock, new WallVersion("v1"), _services.GetRequiredService<IMeterFactory>(), log);
    }

    public IMeterFactory Meters => _services.GetRequiredService<IMeterFactory>();

    public ManualTime Time { get; } = new(SampleFloor.Now);

    public FakeFeed Feed { get; } = new(SiteRowsTests.Billing(waiting: 1), SiteRowsTests.Support());

    public FakeChoices Choices { get; } = new();

    public LiveBoards Boards { get; }

    /// <summary>A wall that has been given the whole board and now gets its frames.</summary>
    public (WallPump Pump, FakeLine Line) Join(string board = "all")
    {
        var line = new FakeLine();
        var pump = Boards.Join(null, board, WallInfo.Unknown with { Wall = "w1" }, line);
        pump.First();
        pump.Start();
        return (pump, line);
    }

    /// <summary>One more event: so many wait in support.</summary>
    public void Support(int waiting) => Feed.PublishQueues(Feed.Latest.Queues[0], SiteRowsTests.Support(waiting));

    /// <summary>The newest state of a board as JSON, and the frame that led there.</summary>
    public string Newest(string board) => Encoding.UTF8.GetString(State(board).Snapshot(Time.GetUtcNow()));

    public string NewestFrame(string board) => Encoding.UTF8.GetString(State(board).Frame!);

    /// <summary>The quiet that lets the next frame go at once.</summary>
    public void PassQuiet() => Time.Advance(BoardLimits.FrameEvery);

    /// <summary>Completes when the pacer holds a frame back; so many timers are set then (one of them counts beats).</summary>
    public Task HoldsBack(int timers = 2) => Until.True(() => Time.TimerCount >= timers);

    private BoardState State(string board) => Boards.Walls.First(w => w.Board.Key.Board == board).Board.Newest;

    public void Dispose()
    {
        Boards.Dispose();
        _services.Dispose();
    }
}
