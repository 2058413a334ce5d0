using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QueueMonitor.Hub.Tests.Boards;

namespace QueueMonitor.Hub.Tests.Alerts;

/// <summary>Somebody who takes webhooks, on a port of this machine: answers as told, or not at all.</summary>
internal sealed class WebhookReceiver : IAsyncDisposable
{
    private readonly WebApplication _app;

    private WebhookReceiver(WebApplication app) => _app = app;

    /// <summary>What came, in order.</summary>
    public ConcurrentQueue<Received> All { get; } = new();

    /// <summary>What it answers; null: nothing, until the other side gives up.</summary>
    public HttpStatusCode? Answer { get; set; } = HttpStatusCode.NoContent;

    public string? RetryAfter { get; set; }

    public string Url => Address + "/hook?token=s3cret";

    private string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    public static async Task<WebhookReceiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new WebhookReceiver(app);
        app.Run(receiver.Take);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>Completes when so many messages have come.</summary>
    public Task Has(int count) => Until.True(() => Task.FromResult(All.Count >= count));

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task Take(HttpContext http)
    {
        using var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        var (answer, after) = (Answer, RetryAfter);
        All.Enqueue(new Received(
            http.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()), body.ToArray()));
        if (answer is null)
        {
            await Task.Delay(Timeout.Infinite, http.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            return;
        }

        if (after is not null) http.Response.Headers.RetryAfter = after;
        if (answer == HttpStatusCode.Redirect) http.Response.Headers.Location = "/elsewhere";
        http.Response.StatusCode = (int)answer;
    }
}

internal sealed record Received(IReadOnlyDictionary<string, string> Headers, byte[] Body);
