using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Access;
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
    public async Task PersonHasTheRateOfAKey()
    {
        await using var hub = await Start("127.0.0.1");
        var http = new DefaultHttpContext { RequestServices = hub.Host.Services };
        http.Connection.RemoteIpAddress = IPAddress.Loopback;
        http.Request.Headers[ProxySettings.UsualUserHeader] = "kari";
        http.Request.Headers[ProxySettings.UsualSecretHeader] = Secret;
        for (var i = 0; i < AccessLimits.RequestsAtOnceMax; i++)
        {
            Assert.Equal("kari", hub.Door.Identify(http, takesTicket: false, out var fine).Name);
            Assert.Null(fine);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, await Get(hub, "/api/v1/queues", "planners", GuardedHub.North));
        http.Request.Headers[ProxySettings.UsualUserHeader] = "ola";
        hub.Door.Identify(http, takesTicket: false, out var other);
        Assert.Null(other);
    }

    [Fact]
    public async Task TwoUsersOrTwoSecretsInOneRequestAreNobody()
    {
        await using var hub = await Start("127.0.0.1");
        foreach (var (users, secrets, isKnown) in ((string[], string[], bool)[])[
            (["kari"], [Secret], true), (["kari", "ola"], [Secret], false), (["kari"], [Secret, Secret], false)])
        {
            var http = new DefaultHttpContext { RequestServices = hub.Host.Services };
            http.Connection.RemoteIpAddress = IPAddress.Loopback;
            http.Request.Headers[ProxySettings.UsualUserHeader] = users;
            http.Request.Headers[ProxySettings.UsualSecretHeader] = secrets;
            Assert.Equal(isKnown, !hub.Door.Identify(http, takesTicket: false, out _).IsNobody);
        }
    }

    [Fact]
    public async Task MissingSecretIsLoggedAndDoesNotFillTheLog()
    {
        var log = new LogBook();
        await using var hub = await GuardedHub.Start(o => o with
        {
            ProxyFile = ProxyFileFor("127.0.0.1"),
            ProxySecret = Secret,
            Logging = logging => logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(log),
        });
        for (var i = 0; i < AccessLimits.WrongAtOnceMax; i++)
            Assert.Equal(HttpStatusCode.Unauthorized, await Get(hub, "/api/v1/queues", "planners", null, secret: "wrong"));
        for (var i = 0; i < 5; i++) Assert.Equal(HttpStatusCode.TooManyRequests, await Get(hub, "/api/v1/queues", "planners", null, secret: "wrong"));
        Assert.Equal(AccessLimits.WrongAtOnceMax, log.Text.Split("without the secret that was agreed upon").Length - 1);
        Assert.DoesNotContain(Secret, log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ForeignPageDoesNotUseWhomTheProxyHasSignedIn()
    {
        await using var hub = await Start("127.0.0.1");
        foreach (var (origin, isLetIn) in (IEnumerable<(string, bool)>)[
            ($"http://{hub.Host.Address.Authority}", true), ("http://evil.example", false), ("null", false)])
        {
            // As a browser opens it: whose page it is, and what the proxy adds.
            using var socket = new ClientWebSocket();
            socket.Options.SetRequestHeader("Origin", origin);
            socket.Options.SetRequestHeader(ProxySettings.UsualUserHeader, "kari");
            socket.Options.SetRequestHeader(ProxySettings.UsualGroupsHeader, "planners");
            socket.Options.SetRequestHeader(ProxySettings.UsualSecretHeader, Secret);
            var opening = socket.ConnectAsync(new UriBuilder(hub.Host.Address) { Scheme = "ws", Path = "/hubs/live" }.Uri, CancellationToken.None);
            if (isLetIn) await opening;
            else await Assert.ThrowsAsync<WebSocketException>(() => opening);
            using var request = Signed(HttpMethod.Post, "/api/v1/screens", "planners", Secret);
            request.Headers.Add("Origin", origin);
            request.Content = new StringContent("{}", new System.Net.Http.Headers.MediaTypeHeaderValue("application/json"));
            using var answer = await hub.Host.Send(request);
            Assert.Equal(!isLetIn, answer.StatusCode == HttpStatusCode.Forbidden);
        }
    }

    [Theory]
    [InlineData("X-Forwarded-For", "203.0.113.7")]
    [InlineData("Forwarded", "for=203.0.113.7")]
    [InlineData("Via", "1.1 proxy")]
    public async Task WhoComesThroughAProxyIsNotThisMachine(string header, string value)
    {
        await using var hub = await Hosting.RunningHub.Start();
        using var own = await hub.Client.GetAsync(new Uri("/api/v1/boards", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/boards");
        request.Headers.TryAddWithoutValidation(header, value);
        using var forwarded = await hub.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Unauthorized, forwarded.StatusCode);
        Assert.Contains("--proxy FILE", await forwarded.Content.ReadAsStringAsync(), StringComparison.Ordinal);
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
        using var request = Signed(HttpMethod.Get, path, groups, secret);
        if (site is not null) request.Headers.Add("site", site);
        using var answer = await hub.Host.Send(request);
        return answer.StatusCode;
    }

    private static HttpRequestMessage Signed(HttpMethod method, string path, string? groups, string? secret)
    {
        var request = new HttpRequestMessage(method, path);
        if (groups is not null)
        {
            request.Headers.Add(ProxySettings.UsualUserHeader, "kari");
            request.Headers.Add(ProxySettings.UsualGroupsHeader, groups);
        }

        if (secret is not null) request.Headers.Add(ProxySettings.UsualSecretHeader, secret);
        return request;
    }
}
