using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Tests.Wire;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Api;

/// <summary>The whole hub on a port of this machine, with a data folder of its own and a clock that the test moves.</summary>
internal sealed class ApiHost : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly HttpClient _client;

    private ApiHost(WebApplication app, ManualTime time)
    {
        (_app, Time) = (app, time);
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        _client = new HttpClient { BaseAddress = new Uri(address) };
    }

    public ManualTime Time { get; }

    public Uri Address => _client.BaseAddress!;

    public IServiceProvider Services => _app.Services;

    public MonitorEngine Engine => Services.GetRequiredService<SiteEngines>().GetOrAdd("main");

    /// <param name="folder">Null: nothing is kept.</param>
    /// <param name="set">Changes the options further; null: as they are.</param>
    public static async Task<ApiHost> Start(
        string? folder = null, ManualTime? time = null, Action<IServiceCollection>? services = null, Func<HubOptions, HubOptions>? set = null)
    {
        time ??= new ManualTime(SampleFloor.Now);
        var options = new HubOptions
        {
            Time = time, Work = TimeProvider.System, Urls = "http://127.0.0.1:0", DataFolder = folder, Zone = "Europe/Madrid", Services = services,
            Logging = log => log.ClearProviders(), Disks = TimeProvider.System,
        };
        var app = HubHost.Build(set?.Invoke(options) ?? options);
        await app.StartAsync();
        await app.Services.GetRequiredService<SiteEngines>().Ready;
        return new ApiHost(app, time);
    }

    /// <summary>Events of the contract, one JSON object each; completes when the newest snapshot has them.</summary>
    public async Task Send(params string[] events)
    {
        var door = Services.GetRequiredService<SiteEngines>().Open("main").Door;
        var batch = door.Rent();
        batch.Source = "pbx";
        var reader = new EventReader(new Pseudonyms(new byte[Pseudonyms.KeyBytes]));
        foreach (var line in events) Assert.True(reader.Read(Encoding.UTF8.GetBytes(line), batch, batch.Count, out var error), error);
        Assert.True(door.TryOffer(batch));
        await batch.Applied;
        Assert.True(batch.Refusals.Length == 0 && batch.Duplicates == 0);
        door.Return(batch);
    }

    /// <summary>An event at the present moment, or so many seconds before it.</summary>
    public string Event(string type, string fields, double secondsAgo = 0) =>
        $$"""{"type":"{{type}}","at":"{{Time.GetUtcNow().AddSeconds(-secondsAgo):yyyy-MM-dd'T'HH:mm:ss.fff'Z'}}",{{fields}}}""";

    public async Task<JsonNode> Get(string path, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var answer = await _client.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode} {text}");
        var isAnswer = expected == HttpStatusCode.OK || path.StartsWith("/health", StringComparison.Ordinal);
        Assert.Equal(isAnswer ? "application/json" : "application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        return JsonNode.Parse(text)!;
    }

    public async Task<JsonNode> Put(string path, string json, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var body = new StringContent(json, new MediaTypeHeaderValue("application/json"));
        using var answer = await _client.PutAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    public async Task<JsonNode> Post(string path, string json, HttpStatusCode expected = HttpStatusCode.Created)
    {
        using var body = new StringContent(json, new MediaTypeHeaderValue("application/json"));
        using var answer = await _client.PostAsync(path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }

    /// <summary>Null: it was taken away; else the problem.</summary>
    public async Task<JsonNode?> Delete(string path, HttpStatusCode expected = HttpStatusCode.NoContent)
    {
        using var answer = await _client.DeleteAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode} {text}");
        return text.Length == 0 ? null : JsonNode.Parse(text)!;
    }

    /// <summary>Answers when the head is there: a stream has no end.</summary>
    public Task<HttpResponseMessage> Send(HttpRequestMessage request) => _client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);

    /// <summary>The end of the program, as it is asked for: what is left is written.</summary>
    public Task Stop() => _app.StopAsync();

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>A morning in two queues: what the examples of the description show.</summary>
    public async Task Morning()
    {
        await Put("/api/v1/sites/main/settings", """{"name":"Madrid","currency":"EUR"}""");
        await Put("/api/v1/queues/billing/settings", """{"name":"Billing","threshold":"PT20S","target":0.8,"value":58.5}""");
        await Send(
            Event("agent.queues", "\"agent\":\"ana\",\"queues\":[{\"queue\":\"billing\"}]", 900),
            Event("agent.state", "\"agent\":\"ana\",\"state\":\"available\"", 900),
            Event("agent.queues", "\"agent\":\"bo\",\"queues\":[{\"queue\":\"billing\"}]", 900),
            Event("agent.state", "\"agent\":\"bo\",\"state\":\"paused\",\"reason\":\"break\"", 900),
            Event("contact.queued", "\"contact\":\"c-1\",\"queue\":\"billing\",\"channel\":\"voice\"", 400),
            Event("contact.answered", "\"contact\":\"c-1\",\"agent\":\"ana\"", 390),
            Event("contact.completed", "\"contact\":\"c-1\",\"wrapUpSeconds\":20", 200),
            Event("contact.completed", "\"contact\":\"c-1\"", 199),
            Event("contact.queued", "\"contact\":\"c-2\",\"queue\":\"billing\"", 300),
            Event("contact.abandoned", "\"contact\":\"c-2\"", 240),
            Event("contact.queued", "\"contact\":\"c-17\",\"queue\":\"billing\"", 90),
            Event("contact.queued", "\"contact\":\"c-18\",\"queue\":\"billing\"", 10),
            Event("contact.queued", "\"contact\":\"m-1\",\"queue\":\"post\",\"channel\":\"email\"", 30));
        // Past the minute in which what is missing may still come, and a little on: the line has grown older.
        Time.Advance(TimeSpan.FromSeconds(61));
        await Send(Event("contact.offered", "\"contact\":\"c-17\",\"agent\":\"ana\""));
    }
}
