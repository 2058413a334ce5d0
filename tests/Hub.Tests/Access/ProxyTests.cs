using System.Net;
using QueueMonitor.Hub.Access.Proxies;

namespace QueueMonitor.Hub.Tests.Access;

/// <summary>People whom a reverse proxy has asked who they are.</summary>
public sealed class ProxyTests : IDisposable
{
    private const string Secret = "0123456789abcdef";

    private readonly string _folder = Directory.CreateTempSubdirectory("proxy-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task GroupsGiveRolesAtSites()
    {
        await using var hub = await Start("127.0.0.1");
        Assert.Equal(HttpStatusCode.OK, await Get(hub, "/api/v1/queues", "north-viewers", GuardedHub.North));
        Assert.Equal(HttpStatusCode.NotFound, await Get(hub, "/api/v1/queues", "north-viewers", GuardedHub.South));
        Assert.Equal(HttpStatusCode.Forbidden, await Get(hub, "/api/v1/screens", "north-viewers", GuardedHub.North));
        Assert.Equal(HttpStatusCode.OK, await Get(hub, "/api/v1/screens", "others, planners ,north-viewers", GuardedHub.North));
        Assert.Equal(HttpStatusCode.OK, await Get(hub, "/api/v1/queues", "both", GuardedHub.South));
        Assert.Equal(HttpStatusCode.Forbidden, await Get(hub, "/api/v1/screens", "both", GuardedHub.North));
        Assert.Equal(HttpStatusCode.OK, await Get(hub, "/api/v1/screens", "both", GuardedHub.South));
        Assert.Equal(HttpStatusCode.Forbidden, await Get(hub, "/api/v1/queues", "strangers", null));
        Assert.Equal(HttpStatusCode.Unauthorized, await Get(hub, "/api/v1/queues", null, null));
    }

    [Fact]
    public async Task HeadersWithoutTheSecretOrFromElsewhereCountForNothing()
    {
        await using var hub = await Start("127.0.0.1");
        Assert.Equal(HttpStatusCode.Unauthorized, await Get(hub, "/api/v1/queues", "planners", null, secret: null));
        Assert.Equal(HttpStatusCode.Unauthorized, await Get(hub, "/api/v1/queues", "planners", null, secret: Secret + "0"));
        await using var elsewhere = await Start("10.0.0.0/8");
        Assert.Equal(HttpStatusCode.Unauthorized, await Get(elsewhere, "/api/v1/queues", "planners", null));
        await using var network = await Start("127.0.0.0/8");
        Assert.Equal(HttpStatusCode.OK, await Get(network, "/api/v1/queues", "planners", GuardedHub.North));
    }

    [Fact]
    public async Task ProxyMeansThatNobodyComesInUnasked()
    {
        await using var hub = await RunningWithProxy();
        using var answer = await hub.Client.GetAsync(new Uri("/api/v1/queues", UriKind.Relative));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("{}", "addresses is missing")]
    [InlineData("""{"addresses":["nowhere"]}""", "'nowhere' is no address")]
    [InlineData("""{"addresses":["127.0.0.1"],"groups":{"a":{"role":"boss"}}}""", "What the group 'a' may do cannot be read")]
    [InlineData("""{"addresses":["127.0.0.1"],"groups":{"a":{"role":"view"}}}""", "The secret is missing")]
    [InlineData("""{"addresses":["127.0.0.1"],"groups":{"a":{"role":"view"}},"secret":"0123456789abcdef"}""", "secret does not stand in this file")]
    [InlineData("""{"address":["127.0.0.1"]}""", "address is not known")]
    [InlineData("""{"addresses":[""", "is not JSON")]
    public void FileThatCannotBeUsedIsTold(string text, string told)
    {
        var file = Path.Combine(_folder, "proxy.json");
        File.WriteAllText(file, text);
        var refused = Assert.Throws<HubRefusedException>(() => ProxyFile.Read(file, null));
        Assert.Contains(told, refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void SecretHasSixteenCharacters()
    {
        var file = ProxyFileFor("127.0.0.1");
        Assert.Throws<HubRefusedException>(() => ProxyFile.Read(file, Secret[..^1]));
        var settings = ProxyFile.Read(file, Secret);
        Assert.DoesNotContain(Secret, settings.ToString(), StringComparison.Ordinal);
        File.WriteAllText(Path.Combine(_folder, "secret"), Secret + "\n");
        File.WriteAllText(file, File.ReadAllText(file).Replace("{ \"addresses\"", "{ \"secretFile\": \"secret\", \"addresses\"", StringComparison.Ordinal));
        Assert.Equal(Secret, ProxyFile.Read(file, null).Secret);
    }

    private string ProxyFileFor(string address)
    {
        var file = Path.Combine(_folder, "proxy.json");
        File.WriteAllText(file, $$"""
            { "addresses": ["{{address}}"],
              "groups": {
                "north-viewers": { "role": "view", "site": "{{GuardedHub.North}}" },
                "planners": { "role": "planner" },
                "both": [{ "role": "view", "site": "{{GuardedHub.North}}" }, { "role": "planner", "site": "{{GuardedHub.South}}" }] } }
            """);
        return file;
    }

    private Task<GuardedHub> Start(string address) => GuardedHub.Start(o => o with { ProxyFile = ProxyFileFor(address), ProxySecret = Secret });

    private Task<Hosting.RunningHub> RunningWithProxy() => Hosting.RunningHub.Start(o => o with { ProxyFile = ProxyFileFor("127.0.0.1"), ProxySecret = Secret });

    private static async Task<HttpStatusCode> Get(GuardedHub hub, string path, string? groups, string? site, string? secret = Secret)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        if (groups is not null)
        {
            request.Headers.Add(ProxySettings.UsualUserHeader, "kari");
            request.Headers.Add(ProxySettings.UsualGroupsHeader, groups);
        }

        if (secret is not null) request.Headers.Add(ProxySettings.UsualSecretHeader, secret);
        if (site is not null) request.Headers.Add("site", site);
        using var answer = await hub.Host.Send(request);
        return answer.StatusCode;
    }
}
