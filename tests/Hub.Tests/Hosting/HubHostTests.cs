using System.Net;
using QueueMonitor.Hub.Tests.Boards;

namespace QueueMonitor.Hub.Tests.Hosting;

public sealed class HubHostTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("queue-monitor-wall-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task EventReachesAWallThroughTheWholeHub()
    {
        await using var hub = await RunningHub.Start();
        await using var wall = await BoardClient.Join(hub.Address);
        Assert.Empty(wall.Board!["queues"]!.AsArray());
        await hub.Queued("c1", "billing");
        await wall.UntilSeq(2);
        Assert.Equal("billing", (string?)wall.Board["queues"]![0]!["queue"]);
        Assert.Equal(1, (int?)wall.Board["queues"]![0]!["waiting"]);
        Assert.DoesNotContain("c1", wall.Board.ToJsonString(), StringComparison.Ordinal);
        await wall.UntilBeat();
    }

    [Fact]
    public void AddressThatOthersReachIsRefused() => Assert.Throws<HubRefusedException>(
        () => HubHost.Build(new HubOptions { Time = TimeProvider.System, Urls = "http://0.0.0.0:5080" }));

    [Fact]
    public async Task PagesAllowNothingForeign()
    {
        await using var hub = await RunningHub.Start(o => o with { WallFolder = Wall("<p>wall</p>") });
        using var page = await hub.Client.GetAsync(new Uri("/", UriKind.Relative));
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(page.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("SAMEORIGIN", Assert.Single(page.Headers.GetValues("X-Frame-Options")));
        Assert.False(page.Headers.Contains("Server"));
    }

    [Fact]
    public async Task WallboardIsServedAndItsVersionTold()
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, "assets"));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "assets", "app-1a2b.js"), "1");
        await using var hub = await RunningHub.Start(o => o with { WallFolder = Wall("<p>wall</p>") });
        using var page = await hub.Client.GetAsync(new Uri("/?board=all", UriKind.Relative));
        Assert.Equal("<p>wall</p>", await page.Content.ReadAsStringAsync());
        Assert.True(page.Headers.CacheControl!.NoCache);
        using var script = await hub.Client.GetAsync(new Uri("/assets/app-1a2b.js", UriKind.Relative));
        Assert.Equal("text/javascript", script.Content.Headers.ContentType!.MediaType);
        Assert.Contains("immutable", script.Headers.CacheControl!.ToString(), StringComparison.Ordinal);

        await using var wall = await BoardClient.Join(hub.Address);
        var version = (string)wall.Board!["version"]!;
        await using var other = await RunningHub.Start(o => o with { WallFolder = Wall("<p>newer</p>") });
        await using var newer = await BoardClient.Join(other.Address);
        Assert.NotEqual(version, (string)newer.Board!["version"]!);
    }

    [Theory]
    [InlineData("/boards")]
    [InlineData("/settings")]
    [InlineData("/walls")]
    public async Task DeskIsOnePageUnderEachOfItsAddresses(string path)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "desk.html"), "<title>The desk</title>");
        await using var hub = await RunningHub.Start(o => o with { WallFolder = Wall("<title>The wall</title>") });
        using var answer = await hub.Client.GetAsync(new Uri(path, UriKind.Relative));
        Assert.Equal("<title>The desk</title>", await answer.Content.ReadAsStringAsync());
        Assert.Equal("text/html", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("no-cache", answer.Headers.CacheControl!.ToString());
        Assert.Contains("frame-src 'self'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        using var head = await hub.Client.SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.Equal(HttpStatusCode.OK, head.StatusCode);
    }

    [Fact]
    public async Task DeskThatWasNotBuiltSaysWhatToDo()
    {
        await using var hub = await RunningHub.Start(o => o with { WallFolder = Wall("<title>The wall</title>") });
        Assert.Contains("dotnet build src/Hub", await hub.Client.GetStringAsync(new Uri("/walls", UriKind.Relative)), StringComparison.Ordinal);
    }

    [Fact]
    public void FolderWithoutAWallboardIsRefused()
    {
        var refused = Assert.Throws<HubRefusedException>(
            () => HubHost.Build(new HubOptions { Time = TimeProvider.System, WallFolder = _folder.FullName }));
        Assert.Contains("holds no wallboard", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownPathIsAProblemInWords()
    {
        await using var hub = await RunningHub.Start();
        using var answer = await hub.Client.GetAsync(new Uri("/api/v1/nothing", UriKind.Relative));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("http://evil.example")]
    [InlineData("null")]
    [InlineData("https://localhost")]
    public async Task PageOfAnotherAddressReadsNothing(string origin)
    {
        await using var hub = await RunningHub.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/walls");
        request.Headers.Add("Origin", origin);
        using var answer = await hub.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains($"--origin {origin}", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await Assert.ThrowsAsync<System.Net.WebSockets.WebSocketException>(() => BoardClient.Connect(hub.Address, origin: origin));
    }

    [Fact]
    public async Task OwnPageAndTheProxysPageAreLetIn()
    {
        await using var hub = await RunningHub.Start(o => o with { Origins = ["https://monitor.example.org"] });
        await using var own = await BoardClient.Connect(hub.Address, origin: $"http://{hub.Address.Authority}");
        await using var proxied = await BoardClient.Connect(hub.Address, origin: "https://monitor.example.org");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/walls") { Headers = { Host = "monitor.example.org" } };
        using var answer = await hub.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task NameThatTheHubDoesNotKnowIsRefused()
    {
        await using var hub = await RunningHub.Start();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/walls") { Headers = { Host = "rebound.example" } };
        using var answer = await hub.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Contains("--origin https://rebound.example", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("monitor.example.org")]
    [InlineData("ftp://monitor.example.org")]
    [InlineData("https://monitor.example.org/wall")]
    public async Task WhatIsNoOriginIsRefusedAtTheStart(string origin)
    {
        var refused = await Assert.ThrowsAsync<HubRefusedException>(() => RunningHub.Start(o => o with { Origins = [origin] }));
        Assert.Contains("such as https://monitor.example.org", refused.Message, StringComparison.Ordinal);
    }

    private string Wall(string page)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, "index.html"), page);
        return _folder.FullName;
    }
}
