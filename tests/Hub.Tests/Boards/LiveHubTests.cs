using System.Net.WebSockets;
using System.Text.Json.Nodes;
using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Tests.Boards;

/// <summary>A wall's whole way: over a WebSocket, to a server on this machine.</summary>
public sealed class LiveHubTests
{
    [Fact]
    public async Task WallThatAppliesFramesShowsWhatANewWallIsGiven()
    {
        await using var host = await BoardHost.Start();
        await using var wall = await BoardClient.Join(host.Address);
        for (var waiting = 1; waiting <= 10; waiting++) await host.Support(waiting);
        await wall.UntilSeq(11);
        Assert.Equal(10, (int)wall.Board!["queues"]![1]!["waiting"]!);

        await using var late = await BoardClient.Join(host.Address);
        late.Board!["serverTime"] = wall.Board["serverTime"]!.DeepClone();
        Assert.True(JsonNode.DeepEquals(late.Board, wall.Board), $"{wall.Board}\n{late.Board}");
    }

    [Fact]
    public async Task FramesComeAfterTheWholeBoardAndWithoutAGap()
    {
        await using var host = await BoardHost.Start();
        await using var first = await BoardClient.Join(host.Address);
        var walls = new List<BoardClient>();
        for (var waiting = 1; waiting <= 20; waiting++)
        {
            // They join while frames are made: what overtook the answer would be a frame without a board to apply it to.
            var joining = BoardClient.Join(host.Address);
            await host.Support(waiting);
            walls.Add(await joining);
        }

        foreach (var wall in walls)
        {
            await wall.UntilSeq(21);
            Assert.Equal(20, (int)wall.Board!["queues"]![1]!["waiting"]!);
            await wall.DisposeAsync();
        }
    }

    [Fact]
    public async Task BeatsComeEachSecond()
    {
        await using var host = await BoardHost.Start();
        await using var wall = await BoardClient.Join(host.Address);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await wall.UntilBeat();
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await wall.UntilBeat();
    }

    [Fact]
    public async Task WallMayChangeItsBoardOnTheSameConnection()
    {
        await using var host = await BoardHost.Start();
        host.Choices.Set("front", "support");
        await using var wall = await BoardClient.Join(host.Address);
        Assert.Null(await wall.Join("front"));
        Assert.Equal(["support"], wall.Board!["queues"]!.AsArray().Select(q => (string?)q!["queue"]));
        await host.Support(3);
        await wall.UntilSeq(2);
        Assert.Equal(["frame 2"], wall.Heard);
        Assert.Equal(1, host.Boards.WallCount);
    }

    [Fact]
    public async Task BoardThatIsNotSetUpIsRefusedWithAWayOut()
    {
        await using var host = await BoardHost.Start();
        await using var wall = await BoardClient.Connect(host.Address);
        Assert.Contains("unknownBoard: There is no board \"front\"", await wall.Join("front"), StringComparison.Ordinal);
        await using var lost = await BoardClient.Connect(host.Address, "site=elsewhere");
        Assert.Contains("unknownSite: There is no site \"elsewhere\"", await lost.Join("all"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WallHearsGoodbyeAndIsTrueAgainAfterARestart()
    {
        var host = await BoardHost.Start();
        await using var wall = await BoardClient.Join(host.Address);
        await host.Support(1);
        await wall.UntilSeq(2);

        // As the end of the program does first. What is sent while connections are closed may be lost on the way: then the wall hears the end itself.
        await host.Boards.Close(Until.Deadline);
        await wall.Until("bye shuttingDown");
        await host.Stop();
        await wall.UntilClosed();
        await host.DisposeAsync();

        // On another port: the one that was free may be another program's by now.
        await using var again = await BoardHost.Start();
        await using var back = await BoardClient.Join(again.Address);
        Assert.Equal(1, back.Seq);
        await again.Support(5);
        await back.UntilSeq(2);
    }

    [Fact]
    public async Task ConnectionThatCallsWithoutEndIsCutOffAndTheOthersGoOn()
    {
        await using var host = await BoardHost.Start();
        await using var other = await BoardClient.Join(host.Address);
        await using var wall = await BoardClient.Join(host.Address);
        for (var call = 2; call <= BoardLimits.CallsAtOnceMax; call++) Assert.Null(await wall.Join("all"));

        // A quarter of a second on there is room for one more, and for no second one.
        host.Time.Advance(TimeSpan.FromSeconds(1 / BoardLimits.CallsPerSecondMax) + TimeSpan.FromMilliseconds(1));
        Assert.Null(await wall.Join("all"));
        _ = wall.Call("Join", "all", null!);
        await Until.True(() => host.Boards.WallCount == 1);
        Assert.Null(await other.Join("all"));
    }

    [Fact]
    public async Task MessageOfAWallMayHaveFourKilobytesAndNotOneByteMore()
    {
        await using var host = await BoardHost.Start();
        await using var wall = await BoardClient.Connect(host.Address);
        var room = BoardLimits.WallMessageBytesMax - CallLength("") - 1;
        Assert.Contains("unknownBoard", (string?)(await wall.Call("Join", Named(room), null!))["error"], StringComparison.Ordinal);
        await using var larger = await BoardClient.Connect(host.Address);
        await Assert.ThrowsAnyAsync<WebSocketException>(() => larger.Call("Join", Named(room + 1), null!));

        static string Named(int letters) => new('b', letters);
        // With the mark that ends a message.
        static int CallLength(string board) => ("{\"type\":1,\"invocationId\":\"1\",\"target\":\"Join\",\"arguments\":[\"" + board + "\",null]}").Length;
    }

    [Fact]
    public async Task WallThatTakesNothingIsCutOffAndTheOthersGoOn()
    {
        await using var host = await BoardHost.Start();
        await using var deaf = await BoardClient.Join(host.Address);
        await using var quick = await BoardClient.Join(host.Address);
        var long1 = host.Boards.Walls.OrderBy(w => w.Id).First();

        // Frames until the deaf wall's buffers are full, here and in the system: its pump then waits on a timer.
        for (var seq = 2; long1.SentSeq >= seq - 1 && seq < 5_000; seq++)
        {
            await host.Big(seq);
            await quick.UntilSeq(seq);
        }

        await Until.True(() => host.Time.TimerCount >= 2);
        host.Time.Advance(TimeSpan.FromSeconds(12));
        host.Time.Advance(TimeSpan.FromSeconds(12));
        await long1.Ended;
        await Until.True(() => host.Boards.WallCount == 1);
        await host.Support(1);
        await quick.UntilSeq(host.Boards.Walls.First().Board.Newest.Seq);
    }
}
