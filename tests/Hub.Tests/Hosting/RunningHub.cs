using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Tests.Boards;

namespace QueueMonitor.Hub.Tests.Hosting;

/// <summary>The whole hub on a port of this machine, in real time.</summary>
internal sealed class RunningHub : IAsyncDisposable
{
    private RunningHub(WebApplication app)
    {
        App = app;
        Client = new HttpClient();
    }

    public WebApplication App { get; }

    public HttpClient Client { get; }

    public Uri Address => new(App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public MonitorEngine Main => App.Services.GetRequiredService<SiteEngines>().GetOrAdd("main");

    public static async Task<RunningHub> Start(Func<HubOptions, HubOptions>? set = null)
    {
        var options = new HubOptions { Time = TimeProvider.System, Urls = "http://127.0.0.1:0", Logging = log => log.ClearProviders() };
        var hub = new RunningHub(HubHost.Build(set?.Invoke(options) ?? options));
        await hub.App.StartAsync();
        await hub.App.Services.GetRequiredService<SiteEngines>().Ready;
        hub.Client.BaseAddress = hub.Address;
        return hub;
    }

    /// <summary>A call comes into a queue now; completes when the floor has it.</summary>
    public async Task Queued(string contact, string queue)
    {
        var door = App.Services.GetRequiredService<SiteEngines>().Open("main").Door;
        var batch = door.Rent();
        batch.Add(EventType.ContactQueued, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds(), contact).Queue = batch.Name(queue);
        Assert.True(door.TryOffer(batch));
        await batch.Applied;
        door.Return(batch);
    }

    public async Task<JsonNode> Get(string path) => JsonNode.Parse(await Client.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    /// <summary>Asks until the answer is so.</summary>
    public async Task Get(string path, Predicate<JsonNode> so)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!so(await Get(path))) Assert.True(TimeProvider.System.GetElapsedTime(started) < Until.Deadline, $"{path} does not say so.");
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await App.DisposeAsync();
    }
}
