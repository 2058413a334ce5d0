using System.Net;
using System.Text.Json.Nodes;

namespace QueueMonitor.Hub.Tests.Boards;

/// <summary>The same feed as server-sent events.</summary>
public sealed class EventStreamTests
{
    [Fact]
    public async Task StreamBringsTheSameAsTheHub()
    {
        await using var host = await BoardHost.Start();
        await using var wall = await BoardClient.Join(host.Address);
        using var client = new HttpClient { BaseAddress = host.Address };
        using var reader = new StreamReader(await client.GetStreamAsync("/api/v1/stream?board=all"));
        var (name, board) = await Next(reader);
        Assert.Equal("snapshot", name);
        for (var waiting = 1; waiting <= 3; waiting++)
        {
            await host.Support(waiting);
            var (kind, frame) = await Next(reader);
            Assert.Equal("frame", kind);
            BoardModel.Apply(board, frame);
        }

        await wall.UntilSeq(4);
        Assert.True(JsonNode.DeepEquals(wall.Board, board), $"{wall.Board}\n{board}");
    }

    [Fact]
    public async Task StreamBeatsAndSaysGoodbye()
    {
        await using var host = await BoardHost.Start();
        using var client = new HttpClient { BaseAddress = host.Address };
        using var reader = new StreamReader(await client.GetStreamAsync("/api/v1/stream"));
        await Next(reader);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        var (name, beat) = await Next(reader);
        Assert.Equal("beat", name);
        Assert.Equal("2026-11-21T10:00:01.250Z", (string?)beat["serverTime"]);
        var stopping = host.Stop();
        var (last, reason) = await Next(reader);
        Assert.Equal(("bye", "shuttingDown"), (last, (string?)reason));
        Assert.Null(await reader.ReadLineAsync());
        await stopping;
    }

    [Fact]
    public async Task ReaderThatGoesLeavesNothingBehind()
    {
        await using var host = await BoardHost.Start();
        var client = new HttpClient { BaseAddress = host.Address };
        var reader = new StreamReader(await client.GetStreamAsync("/api/v1/stream"));
        await Next(reader);
        Assert.Equal(1, host.Boards.WallCount);
        reader.Dispose();
        client.Dispose();
        await Until.True(() => host.Boards.WallCount == 0 && host.Time.TimerCount == 0);
    }

    [Fact]
    public async Task UnknownBoardIsAProblemAndNoStream()
    {
        await using var host = await BoardHost.Start();
        using var client = new HttpClient { BaseAddress = host.Address };
        using var answer = await client.GetAsync(new Uri("/api/v1/stream?board=front", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("There is no board", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private static async Task<(string Name, JsonNode Data)> Next(StreamReader reader)
    {
        var name = await Line(reader);
        var data = await Line(reader);
        Assert.Equal("", await Line(reader));
        return (name["event: ".Length..], JsonNode.Parse(data["data: ".Length..])!);
    }

    private static async Task<string> Line(StreamReader reader) => (await reader.ReadLineAsync().WaitAsync(Until.Deadline))!;
}
