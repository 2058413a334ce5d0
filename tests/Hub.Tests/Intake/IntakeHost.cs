using System.Diagnostics.Metrics;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QueueMonitor.Engine;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Hosting;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Metrics;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Tests.Sites;

namespace QueueMonitor.Hub.Tests.Intake;

/// <summary>The intake behind the real server on a free loopback port, with real engines that run unless they shall stand still.</summary>
internal sealed class IntakeHost : IAsyncDisposable
{
    private readonly WebApplication _app;

    private IntakeHost(WebApplication app)
    {
        _app = app;
        Client = new HttpClient { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromSeconds(100) };
    }

    public HttpClient Client { get; }

    public SiteEngines Sites => _app.Services.GetRequiredService<SiteEngines>();

    public MonitorEngine Main => Sites.GetOrAdd("main");

    public IntakeCounters Counters => _app.Services.GetRequiredService<IntakeCounters>();

    /// <summary>What a monitoring system reads.</summary>
    public string[] Metrics()
    {
        using var exporter = new PrometheusExporter(_app.Services.GetRequiredService<IMeterFactory>());
        return [.. exporter.Scrape().Split('\n').Where(line => line.StartsWith("queue_monitor_intake_", StringComparison.Ordinal))];
    }

    /// <param name="time">The clock of engine and intake.</param>
    /// <param name="isRunning">False: the engines' loops stand still until <see cref="Run"/>.</param>
    public static async Task<IntakeHost> Start(TimeProvider? time = null, bool isRunning = true)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.WebHost.ConfigureKestrel(HubLimits.Apply);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddSingleton(new SiteOptions(SiteOptions.Main, "UTC") { Pace = TimeProvider.System });
        builder.Services.AddSingleton<ISiteMemory, ForgetfulMemory>();
        builder.Services.AddSingleton<SiteEngines>();
        if (isRunning) builder.Services.AddHostedService(provider => provider.GetRequiredService<SiteEngines>());
        builder.Services.AddIntake();
        var app = builder.Build();
        app.Use((http, next) =>
        {
            http.User = Caller.Local.User;
            return next(http);
        });
        app.MapIntake();
        await app.StartAsync();
        return new IntakeHost(app);
    }

    /// <summary>Starts the loops of engines that stood still.</summary>
    public Task Run() => Sites.StartAsync(CancellationToken.None);

    public Task<IntakeReply> Post(string body, string? type = "application/json", string query = "") =>
        Post(Encoding.UTF8.GetBytes(body), type, null, query);

    public Task<IntakeReply> Post(byte[] body, string? type, string? encoding, string query = "")
    {
        var content = new ByteArrayContent(body);
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);
        return Post(content, type, query);
    }

    public async Task<IntakeReply> Post(HttpContent content, string? type, string query = "")
    {
        if (type is not null) content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, IntakeEndpoint.Path + query) { Content = content };
        using var answer = await Client.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return new IntakeReply((int)answer.StatusCode, answer.Content.Headers.ContentType?.ToString(), answer.Headers.RetryAfter?.ToString(), body);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>An answer of the intake.</summary>
internal sealed record IntakeReply(int Status, string? ContentType, string? RetryAfter, string Body)
{
    public long Accepted => Number("accepted")!.Value;

    public long Duplicates => Number("duplicates")!.Value;

    public long? NothingTakenFrom => Number("nothingTakenFrom");

    public string Detail => Root.GetProperty("detail").GetString()!;

    public string Problem => Root.GetProperty("type").GetString()!["urn:queue-monitor:problem:".Length..];

    public string[] Rejected =>
        [.. Root.GetProperty("rejected").EnumerateArray().Select(each => $"{each.GetProperty("index")}: {each.GetProperty("error")}")];

    private JsonElement Root => JsonDocument.Parse(Body).RootElement;

    public long? Number(string name) => Root.TryGetProperty(name, out var value) ? value.GetInt64() : null;
}
