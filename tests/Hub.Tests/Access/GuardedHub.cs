using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Access.Keys;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Screens;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Tests.Api;

namespace QueueMonitor.Hub.Tests.Access;

/// <summary>A hub that asks everybody for a key, with two tenants: whatever belongs to north is called so.</summary>
internal sealed class GuardedHub : IAsyncDisposable
{
    /// <summary>A part of every name at north, and of nothing else.</summary>
    public const string Mark = "nrth";

    public const string North = "nrth-site", South = "sth-site", Queue = "nrth-queue", Board = "nrth-board", Source = "nrth-pbx";

    private GuardedHub(ApiHost host) => Host = host;

    public ApiHost Host { get; }

    public KeyBook Keys => Host.Services.GetRequiredService<KeyBook>();

    public Door Door => Host.Services.GetRequiredService<Door>();

    /// <summary>A screen of north.</summary>
    public string ScreenId { get; private set; } = "";

    /// <summary>A key of north that nobody uses.</summary>
    public string SpareKeyId { get; private set; } = "";

    public static async Task<GuardedHub> Start(Func<HubOptions, HubOptions>? set = null)
    {
        var hub = new GuardedHub(await ApiHost.Start(set: options =>
        {
            var guarded = options with { RequireKeys = true };
            return set?.Invoke(guarded) ?? guarded;
        }));
        await hub.Furnish();
        return hub;
    }

    public Task<string> Key(Role role, string? site, string? source = null, DateTimeOffset? expires = null) => KeyOf(role, site, source, expires);

    /// <summary>A key with its name in the API.</summary>
    public async Task<(string Secret, string Id)> KeyWithId(Role role, string? site, string? source = null, DateTimeOffset? expires = null)
    {
        var (key, secret) = await Keys.Add(id => new AccessKey(
            id, $"{site ?? "all"} {role.Name()}", role, site, source, Host.Time.GetUtcNow(), expires));
        return (secret, key.Id);
    }

    /// <summary>A call with this key, or with none.</summary>
    public Task<HttpResponseMessage> Call(string method, string path, string? key, string? body = null, string? site = null)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), path);
        if (key is not null) request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        if (site is not null) request.Headers.Add("site", site);
        if (body is not null) request.Content = new StringContent(body, new MediaTypeHeaderValue("application/json"));
        return Host.Send(request);
    }

    public async Task<string> Text(string method, string path, string? key, string? body = null)
    {
        using var answer = await Call(method, path, key, body);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>The answer to a call that succeeds.</summary>
    public async Task<JsonNode> Json(string method, string path, string? key, string? body = null)
    {
        using var answer = await Call(method, path, key, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return JsonNode.Parse(text)!;
    }

    public async Task<string> Ticket(string key) => (string)(await Json("POST", "/api/v1/ticket", key))["ticket"]!;

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private async Task<string> KeyOf(Role role, string? site, string? source, DateTimeOffset? expires) =>
        (await KeyWithId(role, site, source, expires)).Secret;

    private async Task Furnish()
    {
        var sites = Host.Services.GetRequiredService<SiteEngines>();
        foreach (var (site, queue) in new[] { (North, Queue), (South, "sth-queue") })
        {
            var engine = sites.GetOrAdd(site);
            var batch = engine.RentBatch();
            batch.Source = site == North ? Source : "sth-pbx";
            batch.ReceivedAt = Host.Time.NowMs;
            batch.Add(EventType.ContactQueued, Host.Time.NowMs, $"{queue}-contact").Queue = batch.Name(queue);
            Assert.True(engine.TryOffer(batch));
            await batch.Applied;
            engine.Return(batch);
        }

        var boards = Host.Services.GetRequiredService<QueueMonitor.Hub.Store.BoardStore>();
        await boards.Save(North, Board, BoardChoice.Everything with { Name = "nrth hall", Queues = [Queue] });
        var (screen, _) = await Host.Services.GetRequiredService<ScreenBook>()
            .Add(id => Screen.New(id, North, Host.Time.GetUtcNow()) with { Name = "nrth screen" });
        ScreenId = screen.Id;
        SpareKeyId = (await Keys.Add(id => new AccessKey(id, "nrth spare", Role.View, North, null, Host.Time.GetUtcNow(), null))).Key.Id;
    }
}
