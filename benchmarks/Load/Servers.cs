using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QueueMonitor.Benchmarks.Load.Overload;
using QueueMonitor.Benchmarks.Micro;
using QueueMonitor.Hub;
using QueueMonitor.Hub.Journal;

namespace QueueMonitor.Benchmarks.Load;

/// <summary>The hub, and the bare servers that it is measured against.</summary>
internal static class Servers
{
    private const string AnyPort = "http://127.0.0.1:0";

    /// <summary>The product as it is served.</summary>
    /// <param name="data">The data folder, with a journal; null: what is taken in is kept in memory alone.</param>
    /// <param name="diskEventsPerSecond">What its disk takes; 0: as it is.</param>
    public static WebApplication Hub(string? data = null, int diskEventsPerSecond = 0) => HubHost.Build(new HubOptions
    {
        DataFolder = data,
        Services = services =>
        {
            if (diskEventsPerSecond > 0) services.AddSingleton(new StoreSeam(inner => new SlowedStore(inner, diskEventsPerSecond)));
        },
        Time = TimeProvider.System,
        Urls = AnyPort,
        Zone = "UTC",
        Logging = log => log.SetMinimumLevel(LogLevel.Error).AddConsole(),
    });

    /// <summary>Reads what it is sent and throws it away: what HTTP itself costs.</summary>
    public static WebApplication Discard()
    {
        var app = Bare();
        app.MapPost("/api/v1/events", async http =>
        {
            var body = http.Request.BodyReader;
            while (true)
            {
                var read = await body.ReadAsync();
                body.AdvanceTo(read.Buffer.End);
                if (read.IsCompleted) break;
            }

            await http.Response.WriteAsync("{}");
        });
        return app;
    }

    /// <summary>Makes an object of every line and throws it away: what most servers would do.</summary>
    public static WebApplication Objects()
    {
        var app = Bare();
        app.MapPost("/api/v1/events", async http =>
        {
            var count = 0;
            var lines = JsonSerializer.DeserializeAsyncEnumerable(http.Request.BodyReader, ParsedJson.Default.ParsedEvent, topLevelValues: true);
            await foreach (var _ in lines) count++;
            await http.Response.WriteAsync(count.ToString(CultureInfo.InvariantCulture));
        });
        return app;
    }

    /// <summary>Sends one prepared buffer to every connection four times a second: what the network itself costs.</summary>
    public static WebApplication Sockets(int bytes)
    {
        var app = Bare();
        app.UseWebSockets();
        var crowd = new SocketCrowd(bytes);
        app.Map("/live", crowd.Join);
        app.Lifetime.ApplicationStarted.Register(() => _ = crowd.Send(app.Lifetime.ApplicationStopping));
        return app;
    }

    private static WebApplication Bare()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls(AnyPort).ConfigureKestrel(k => k.Limits.MaxRequestBodySize = null);
        builder.Logging.ClearProviders();
        return builder.Build();
    }
}

/// <summary>Connections that all get the same bytes, with the time of the sending in them.</summary>
internal sealed class SocketCrowd(int bytes)
{
    private static readonly TimeSpan Every = TimeSpan.FromMilliseconds(250);

    private readonly Lock _gate = new();
    private readonly List<WebSocket> _sockets = [];

    public async Task Join(HttpContext http)
    {
        var socket = await http.WebSockets.AcceptWebSocketAsync();
        lock (_gate) _sockets.Add(socket);
        var ignored = new byte[256];
        while (socket.State == WebSocketState.Open)
        {
            var got = await socket.ReceiveAsync(ignored.AsMemory(), http.RequestAborted);
            if (got.MessageType == WebSocketMessageType.Close) break;
        }

        lock (_gate) _sockets.Remove(socket);
    }

    public async Task Send(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(Every);
        while (await timer.WaitForNextTickAsync(stop))
        {
            WebSocket[] all;
            lock (_gate) all = [.. _sockets];
            var text = $"{{\"serverTime\":\"{DateTimeOffset.UtcNow:yyyy-MM-dd'T'HH:mm:ss.fff'Z'}\",\"fill\":\"";
            var message = Encoding.UTF8.GetBytes(text + new string('x', Math.Max(0, bytes - text.Length - 2)) + "\"}");
            foreach (var socket in all) _ = socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, true, stop).AsTask();
        }
    }
}
