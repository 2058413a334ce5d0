using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QueueMonitor.Engine;
using QueueMonitor.Hub;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Crash.Tests.Harness;

/// <summary>The whole hub on a port of this machine, with an ear for what it never should have to say.</summary>
internal sealed class HubInProcess : IAsyncDisposable
{
    // A find fills the log quickly: the first ones tell.
    private const int ComplaintsMax = 20;

    private readonly WebApplication _app;
    private readonly ConcurrentQueue<string> _complaints;

    private HubInProcess(WebApplication app, ConcurrentQueue<string> complaints)
    {
        (_app, _complaints) = (app, complaints);
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
    }

    public HttpClient Client { get; }

    public Uri Address => Client.BaseAddress!;

    /// <summary>What it logged as errors: the first of them.</summary>
    public string Complaints => string.Join('\n', _complaints);

    public SiteEngines Sites => _app.Services.GetRequiredService<SiteEngines>();

    internal SiteJournal Journal => _app.Services.GetRequiredService<SiteJournal>();

    /// <summary>The engine of the default site.</summary>
    public MonitorEngine Main => Sites.GetOrAdd("main");

    /// <param name="data">Its data folder; null: a temporary one.</param>
    /// <param name="time">Its clock; null: the real one.</param>
    /// <exception cref="HubStoreException">It refuses to start on that folder.</exception>
    public static async Task<HubInProcess> Start(string? data = null, TimeProvider? time = null)
    {
        var complaints = new ConcurrentQueue<string>();
        var app = HubHost.Build(new HubOptions
        {
            Time = time ?? TimeProvider.System,
            Disks = TimeProvider.System,
            Urls = "http://127.0.0.1:0",
            Zone = NoonZone.Name,
            DataFolder = data,
            Logging = log => log.ClearProviders().SetMinimumLevel(LogLevel.Error).AddProvider(new Ear(complaints)),
        });
        await app.StartAsync();
        return new HubInProcess(app, complaints);
    }

    /// <summary>Ends it as an administrator would.</summary>
    public Task Stop() => _app.StopAsync();

    public async Task<JsonNode> Get(string path) => JsonNode.Parse(await Client.GetStringAsync(new Uri(path, UriKind.Relative)))!;

    /// <summary>It answers as ever, its engine runs, its ledgers balance, and it had no fault to log.</summary>
    public async Task MustBeWell()
    {
        Assert.Empty(_complaints);
        using var ready = await Client.GetAsync(new Uri("/health/ready", UriKind.Relative));
        var said = await ready.Content.ReadAsStringAsync();
        Assert.True(ready.IsSuccessStatusCode, said);
        foreach (var path in new[] { "/api/v1/queues", "/api/v1/agents", "/api/v1/sources", "/api/v1/anomalies", "/api/v1/boards", "/api/v1/walls" }) await Get(path);
        foreach (var queue in (await Get("/api/v1/queues"))["queues"]!.AsArray())
        {
            var name = Uri.EscapeDataString((string)queue!["queue"]!);
            // A name that is a dot alone cannot stand in an address.
            if (name is not ("." or "..")) await Get($"/api/v1/queues/{name}/settings");
        }

        await Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Empty(_complaints);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    private sealed class Ear(ConcurrentQueue<string> complaints) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            // A hub method that refuses, and says so to its caller.
            if (exception is Microsoft.AspNetCore.SignalR.HubException || complaints.Count >= ComplaintsMax || !IsEnabled(logLevel)) return;
            complaints.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
