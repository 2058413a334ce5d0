using System.Net;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Tests.Boards;

namespace QueueMonitor.Hub.Tests.Access;

/// <summary>What goes on in the name of a key ends with it, at once.</summary>
public sealed class EndOfAccessTests
{
    [Fact]
    public async Task RevokedKeyEndsItsWallItsStreamAndItsRequests()
    {
        await using var hub = await GuardedHub.Start();
        var (viewer, id) = await hub.KeyWithId(Role.View, GuardedHub.South);
        var (sender, senderId) = await hub.KeyWithId(Role.Ingest, GuardedHub.South);
        await using var wall = await BoardClient.Connect(hub.Host.Address, key: viewer);
        Assert.Null(await wall.Join("all"));
        using var stream = await hub.Call("GET", "/api/v1/stream", viewer);
        var lines = new EndlessLines();
        var sending = Send(hub, sender, lines);
        await lines.Began.Task.WaitAsync(Until.Deadline);
        await Until.True(() => hub.Host.Services.GetRequiredService<LiveBoards>().WallCount == 2);

        await hub.Keys.Revoke(id);
        await hub.Keys.Revoke(senderId);
        await wall.UntilClosed();
        Assert.Contains("bye accessEnded", wall.Heard);
        Assert.Contains("event: bye\ndata: \"accessEnded\"", await ReadToEnd(stream), StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => sending.WaitAsync(Until.Deadline));
        Assert.Contains("key-revoked", await hub.Text("GET", "/api/v1/queues", viewer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeyThatExpiresEndsItsWall()
    {
        await using var hub = await GuardedHub.Start();
        var viewer = await hub.Key(Role.View, GuardedHub.South, expires: hub.Host.Time.GetUtcNow().AddMinutes(1));
        await using var wall = await BoardClient.Connect(hub.Host.Address, key: viewer);
        Assert.Null(await wall.Join("all"));
        hub.Host.Time.Advance(TimeSpan.FromMilliseconds(59_999));
        using var still = await hub.Call("GET", "/api/v1/queues", viewer);
        Assert.Equal(HttpStatusCode.OK, still.StatusCode);
        hub.Host.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Contains("key-expired", await hub.Text("GET", "/api/v1/queues", viewer), StringComparison.Ordinal);
        hub.Keys.EndExpired();
        await wall.UntilClosed();
        Assert.Contains("bye accessEnded", wall.Heard);
    }

    [Fact]
    public async Task WallSignsInByTicketAndEndsWithItsKey()
    {
        await using var hub = await GuardedHub.Start();
        var (key, id) = await hub.KeyWithId(Role.View, GuardedHub.South);
        await using var wall = await BoardClient.Connect(hub.Host.Address);
        Assert.Contains("signInNeeded: ", await wall.Join("all"), StringComparison.Ordinal);
        Assert.Contains("signInNeeded: ", (string?)(await wall.Call("SignIn", "qt_nothing"))["error"], StringComparison.Ordinal);
        Assert.Null((await wall.Call("SignIn", await hub.Ticket(key)))["error"]);
        Assert.Null(await wall.Join("all"));
        Assert.Equal("sth-queue", (string?)wall.Board!["queues"]![0]!["queue"]);
        await hub.Keys.Revoke(id);
        await wall.UntilClosed();
        Assert.Contains("bye accessEnded", wall.Heard);
    }

    [Fact]
    public async Task WallsThatAreRefusedDoNotFillTheLog()
    {
        var log = new LogBook();
        await using var hub = await GuardedHub.Start(o => o with
        {
            Logging = logging => logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(log),
        });
        await using var wall = await BoardClient.Connect(hub.Host.Address);
        Assert.Contains("signInNeeded: ", await wall.Join("all"), StringComparison.Ordinal);
        Assert.Contains("linkUnknown: ", (await wall.Show("0123456789abcdefghjkmnpqrs")).Refusal, StringComparison.Ordinal);
        Assert.DoesNotContain("signInNeeded", log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Join", log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task StrangerIsCutOffAfterAWhile()
    {
        await using var hub = await GuardedHub.Start();
        await using var wall = await BoardClient.Connect(hub.Host.Address);
        var strangers = hub.Host.Services.GetRequiredService<QueueMonitor.Hub.Screens.Strangers>();
        await Until.True(() => strangers.Count == 1);
        hub.Host.Time.Advance(AccessLimits.StrangerFor);
        await wall.UntilClosed();
        Assert.Equal(0, strangers.Count);
    }

    [Fact]
    public void TooManyStrangersAreCutOffAtOnce()
    {
        var time = new QueueMonitor.Testing.ManualTime();
        var strangers = new QueueMonitor.Hub.Screens.Strangers(new BoardClock(time, time));
        var cut = 0;
        for (var i = 0; i < AccessLimits.StrangersMax; i++) strangers.Come($"c{i}", () => cut++);
        Assert.Equal(0, cut);
        strangers.Come("one more", () => cut++);
        Assert.Equal(1, cut);
        Assert.True(strangers.Leave("c0"));
        strangers.Come("another", () => cut++);
        Assert.Equal(1, cut);
    }

    private static async Task Send(GuardedHub hub, string key, HttpContent lines)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/events") { Content = lines };
        request.Headers.Authorization = new("Bearer", key);
        using var answer = await hub.Host.Send(request);
    }

    private static async Task<string> ReadToEnd(HttpResponseMessage stream)
    {
        var text = new StringBuilder();
        using var body = await stream.Content.ReadAsStreamAsync();
        var buffer = new byte[16 * 1024];
        try
        {
            int read;
            while ((read = await body.ReadAsync(buffer)) > 0) text.Append(Encoding.UTF8.GetString(buffer, 0, read));
        }
        catch (Exception cut) when (cut is IOException or HttpRequestException)
        {
            // Broken off after the last word.
        }

        return text.ToString();
    }

    /// <summary>Empty lines that go on until the connection ends.</summary>
    private sealed class EndlessLines : HttpContent
    {
        public EndlessLines() => Headers.ContentType = new("application/x-ndjson");

        public TaskCompletionSource Began { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            while (true)
            {
                await stream.WriteAsync("\n"u8.ToArray());
                await stream.FlushAsync();
                Began.TrySetResult();
                await Task.Delay(10);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
