using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Hosting;
using QueueMonitor.Hub.Tests.Boards;

namespace QueueMonitor.Hub.Tests.Hosting;

/// <summary>What the server takes of a request before anything of ours sees it, and of the bodies of settings: at the bound, and one past it.</summary>
public sealed class ServerLimitsTests
{
    private const int LineMax = 8 * 1024, HeadersMax = 16 * 1024, HeaderCountMax = 64;

    [Theory]
    [InlineData(LineMax, 404)]
    [InlineData(LineMax + 1, 414)]
    public async Task RequestLineHasEightKilobytes(int bytes, int status)
    {
        await using var hub = await RunningHub.Start();
        const string around = "GET / HTTP/1.1\r\n";
        Assert.Equal(status, await Raw(hub, $"GET /{new string('a', bytes - around.Length)} HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    }

    [Theory]
    [InlineData(HeaderCountMax, 404)]
    [InlineData(HeaderCountMax + 1, 431)]
    public async Task RequestHas64Headers(int headers, int status)
    {
        await using var hub = await RunningHub.Start();
        var more = string.Concat(Enumerable.Range(1, headers - 1).Select(i => $"X-{i}: a\r\n"));
        Assert.Equal(status, await Raw(hub, $"GET /a HTTP/1.1\r\nHost: localhost\r\n{more}\r\n"));
    }

    [Theory]
    [InlineData(HeadersMax, 404)]
    [InlineData(HeadersMax + 1, 431)]
    public async Task HeadersHaveSixteenKilobytesTogether(int bytes, int status)
    {
        await using var hub = await RunningHub.Start();
        // Without the empty line after them.
        const string around = "Host: localhost\r\nX: \r\n";
        Assert.Equal(status, await Raw(hub, $"GET /a HTTP/1.1\r\nHost: localhost\r\nX: {new string('a', bytes - around.Length)}\r\n\r\n"));
    }

    [Theory]
    [InlineData(ApiBody.BytesMax, HttpStatusCode.OK)]
    [InlineData(ApiBody.BytesMax + 1, HttpStatusCode.RequestEntityTooLarge)]
    [InlineData(ApiBody.BytesMax * 4, HttpStatusCode.RequestEntityTooLarge)]
    public async Task SettingsHave512Kilobytes(int bytes, HttpStatusCode status)
    {
        await using var hub = await RunningHub.Start();
        var settings = """{"target":0.7}""";
        using var body = new StringContent(settings + new string(' ', bytes - settings.Length), Encoding.UTF8, "application/json");
        using var answer = await hub.Client.PutAsync(new Uri("/api/v1/queues/billing/settings", UriKind.Relative), body);
        Assert.Equal(status, answer.StatusCode);
        if (status != HttpStatusCode.OK) Assert.Contains("512 KiB", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(16, "is not a setting")]
    [InlineData(17, "The body cannot be read")]
    public async Task SettingsHaveSixteenLevels(int levels, string told)
    {
        await using var hub = await RunningHub.Start();
        using var body = new StringContent(
            $"{{\"deep\":{new string('[', levels - 1)}{new string(']', levels - 1)}}}", Encoding.UTF8, "application/json");
        using var answer = await hub.Client.PutAsync(new Uri("/api/v1/queues/billing/settings", UriKind.Relative), body);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    /// <summary>What would take a test its time, or thousands of connections: the server keeps to it, we set it.</summary>
    [Fact]
    public void SlowAndManyAreBounded()
    {
        var server = new KestrelServerOptions();
        HubLimits.Apply(server);
        var limits = server.Limits;
        Assert.Equal(TimeSpan.FromSeconds(10), limits.RequestHeadersTimeout);
        Assert.Equal(TimeSpan.FromSeconds(130), limits.KeepAliveTimeout);
        Assert.Equal((240.0, 240.0), (limits.MinRequestBodyDataRate!.BytesPerSecond, limits.MinResponseDataRate!.BytesPerSecond));
        Assert.Equal((22_000L, (long)BoardLimits.WallsMax), (limits.MaxConcurrentConnections!.Value, limits.MaxConcurrentUpgradedConnections!.Value));
        Assert.Equal((1024 * 1024L, 1024 * 1024L, 64 * 1024L), (limits.MaxRequestBodySize!.Value, limits.MaxRequestBufferSize!.Value, limits.MaxResponseBufferSize!.Value));
        Assert.Equal(100, limits.Http2.MaxStreamsPerConnection);
        Assert.False(server.AddServerHeader);
    }

    private static async Task<int> Raw(RunningHub hub, string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, hub.Address.Port);
        using var deadline = new CancellationTokenSource(Until.Deadline);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), deadline.Token);
        using var reader = new StreamReader(client.GetStream(), Encoding.ASCII);
        var status = await reader.ReadLineAsync(deadline.Token);
        return int.Parse(status!.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
