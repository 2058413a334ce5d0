using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Screens;
using QueueMonitor.Hub.Tests.Api;
using QueueMonitor.Hub.Tests.Boards;
using QueueMonitor.Hub.Tests.Wire;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Screens;

/// <summary>Screens from their setting up to their end: through the API, and as their walls live it.</summary>
public sealed class ScreenTests : IDisposable
{
    private const string Hall = """{"name":"Hall","boards":[{"board":"all","seconds":20}],"theme":"light","dim":{"from":"20:00","to":"06:00","percent":30}}""";

    private readonly string _folder = Directory.CreateTempSubdirectory("screen-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task LinkIsToldOnceAndLeadsAWallToItsBoards()
    {
        await using var host = await ApiHost.Start();
        var made = await host.Post("/api/v1/screens", Hall);
        var (id, token) = ((string)made["screen"]!, (string)made["token"]!);
        Assert.Equal($"/#{token}", (string?)made["link"]);
        Assert.DoesNotContain(token, (await host.Get("/api/v1/screens")).ToJsonString(), StringComparison.Ordinal);

        await using var wall = await BoardClient.Connect(host.Address);
        var (screen, refusal) = await wall.Show(token);
        Assert.Null(refusal);
        Assert.Equal(
            $$"""{"screen":"{{id}}","name":"Hall","site":"main","boards":[{"board":"all","seconds":20}],"language":null,"theme":"light","sound":false,"""
            + "\"dim\":{\"from\":\"20:00\",\"to\":\"06:00\",\"percent\":30},\"burnInShift\":true}",
            screen!.ToJsonString());
        Assert.Null(await wall.Join("all"));
        Assert.Equal(1, (int)(await host.Get("/api/v1/screens"))["screens"]![0]!["on"]!);
    }

    [Fact]
    public async Task WallHearsWhenItsScreenIsSetUpOtherwise()
    {
        await using var host = await ApiHost.Start();
        var made = await host.Post("/api/v1/screens", Hall);
        await using var wall = await BoardClient.Connect(host.Address);
        await wall.Show((string)made["token"]!);
        await wall.Join("all");
        await host.Put($"/api/v1/screens/{made["screen"]}", """{"theme":null,"sound":true}""");
        await wall.UntilHeard("screen ");
        var view = JsonNode.Parse(wall.Heard.Last(h => h.StartsWith("screen ", StringComparison.Ordinal))["screen ".Length..])!;
        Assert.Equal(("dark", true, "Hall"), ((string?)view["theme"], (bool)view["sound"]!, (string?)view["name"]));
    }

    [Fact]
    public async Task NewLinkEndsTheOldOneAtOnceAndTheOldOneSaysSo()
    {
        await using var host = await ApiHost.Start();
        var made = await host.Post("/api/v1/screens", Hall);
        var old = (string)made["token"]!;
        await using var wall = await BoardClient.Connect(host.Address);
        await wall.Show(old);
        await wall.Join("all");
        var renewed = await host.Post($"/api/v1/screens/{made["screen"]}/link", "{}", HttpStatusCode.OK);
        await wall.UntilClosed();
        Assert.Contains("bye linkRevoked", wall.Heard);

        await using var again = await BoardClient.Connect(host.Address);
        Assert.Contains("linkRevoked: ", (await again.Show(old)).Refusal, StringComparison.Ordinal);
        Assert.Null((await again.Show((string)renewed["token"]!)).Refusal);
    }

    [Fact]
    public async Task RemovedScreenIsRevokedAndAnUnknownLinkIsUnknown()
    {
        await using var host = await ApiHost.Start();
        var made = await host.Post("/api/v1/screens", Hall);
        await using var wall = await BoardClient.Connect(host.Address);
        await wall.Show((string)made["token"]!);
        await wall.Join("all");
        await host.Delete($"/api/v1/screens/{made["screen"]}");
        await wall.UntilClosed();
        Assert.Contains("bye linkRevoked", wall.Heard);
        await host.Delete($"/api/v1/screens/{made["screen"]}", HttpStatusCode.NotFound);

        await using var again = await BoardClient.Connect(host.Address);
        Assert.Contains("linkRevoked: ", (await again.Show((string)made["token"]!)).Refusal, StringComparison.Ordinal);
        Assert.Contains("linkUnknown: ", (await again.Show(ScreenLink.NewToken())).Refusal, StringComparison.Ordinal);
        Assert.Contains("linkUnknown: ", (await again.Show("short")).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ScreenShowsNothingOfAnotherSite()
    {
        await using var host = await ApiHost.Start();
        await host.Put("/api/v1/queues/north-queue/settings?site=north", """{"threshold":"PT20S"}""");
        await host.Put("/api/v1/queues/main-queue/settings", """{"threshold":"PT20S"}""");
        var made = await host.Post("/api/v1/screens?site=north", """{"name":"North"}""");
        await using var wall = await BoardClient.Connect(host.Address, "site=main");
        await wall.Show((string)made["token"]!);
        await wall.Join("all");
        Assert.Equal(["north-queue"], wall.Board!["queues"]!.AsArray().Select(q => (string?)q!["queue"]));
        Assert.Empty((await host.Get("/api/v1/screens"))["screens"]!.AsArray());
    }

    [Fact]
    public async Task ScreensAndRevokedLinksOutliveTheProgramAndTheirSecretsAreNotStored()
    {
        var time = new ManualTime(SampleFloor.Now);
        string kept, revoked;
        await using (var host = await ApiHost.Start(_folder, time))
        {
            kept = (string)(await host.Post("/api/v1/screens", Hall))["token"]!;
            var gone = await host.Post("/api/v1/screens", """{"name":"Gone"}""");
            revoked = (string)gone["token"]!;
            await host.Delete($"/api/v1/screens/{gone["screen"]}");
            await using var wall = await BoardClient.Connect(host.Address);
            await wall.Show(kept);
            time.Advance(TimeSpan.FromMinutes(5));
            await host.Stop();
        }

        Assert.All(Directory.GetFiles(_folder), file =>
            Assert.DoesNotContain(kept, System.Text.Encoding.ASCII.GetString(File.ReadAllBytes(file)), StringComparison.Ordinal));

        await using var again = await ApiHost.Start(_folder, time);
        var listed = (await again.Get("/api/v1/walls"))["off"]![0]!;
        Assert.Equal(("Hall", "2026-11-21T10:05:00.250Z"), ((string?)listed["name"], (string?)listed["lastSeen"]));
        await using var back = await BoardClient.Connect(again.Address);
        Assert.Equal("light", (string?)(await back.Show(kept)).Screen!["theme"]);
        Assert.Contains("linkRevoked: ", (await back.Show(revoked)).Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AllErrorsAreToldAtOnceAndNothingIsMade()
    {
        await using var host = await ApiHost.Start();
        var problem = await host.Post("/api/v1/screens",
            """{"boards":[{"board":"hall","seconds":4}],"theme":"blue","sound":1,"dim":{"from":"20:00","to":"20:00","percent":30},"language":"English","size":2}""",
            HttpStatusCode.BadRequest);
        var errors = problem["errors"]!.AsArray().Select(e => (string)e!).ToList();
        foreach (var part in new[] { "name is missing", "no board 'hall'", "from 5 to 3600", "theme cannot", "sound cannot", "dim cannot", "language cannot", "size is not" })
            Assert.Contains(errors, e => e.Contains(part, StringComparison.Ordinal));
        Assert.Empty((await host.Get("/api/v1/screens"))["screens"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"seconds":5}""", true)]
    [InlineData("""{"seconds":4}""", false)]
    [InlineData("""{"seconds":3600}""", true)]
    [InlineData("""{"seconds":3601}""", false)]
    [InlineData("""{"percent":10}""", true)]
    [InlineData("""{"percent":9}""", false)]
    [InlineData("""{"percent":90}""", true)]
    [InlineData("""{"percent":91}""", false)]
    public async Task BoundsHoldAtTheLimit(string of, bool fine)
    {
        await using var host = await ApiHost.Start();
        var given = JsonNode.Parse(of)!;
        var body = given["seconds"] is { } seconds
            ? $$"""{"name":"A","boards":[{"board":"all","seconds":{{seconds}} }]}"""
            : $$"""{"name":"A","dim":{"percent":{{given["percent"]}},"from":"20:00","to":"06:00"} }""";
        await host.Post("/api/v1/screens", body, fine ? HttpStatusCode.Created : HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task WhatIsAnsweredCanBeSentBack()
    {
        await using var host = await ApiHost.Start();
        await host.Post("/api/v1/screens", Hall);
        var screen = (await host.Get("/api/v1/screens"))["screens"]![0]!;
        Assert.Equal(screen.ToJsonString(), (await host.Put($"/api/v1/screens/{screen["screen"]}", screen.ToJsonString())).ToJsonString());
    }

    [Fact]
    public async Task BoardThatAScreenShowsCannotBeTakenAway()
    {
        await using var host = await ApiHost.Start();
        await host.Put("/api/v1/boards/hall", """{"queues":["billing"]}""");
        var made = await host.Post("/api/v1/screens", """{"name":"East wall","boards":[{"board":"all"},{"board":"hall"}]}""");
        var problem = await host.Delete("/api/v1/boards/hall", HttpStatusCode.Conflict);
        Assert.Equal(["East wall"], problem!["errors"]!.AsArray().Select(e => (string?)e));
        await host.Put($"/api/v1/screens/{made["screen"]}", """{"boards":null}""");
        await host.Delete("/api/v1/boards/hall");
        await host.Delete("/api/v1/boards/hall", HttpStatusCode.NotFound);
        await host.Get("/api/v1/boards/hall", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task WallsThatAreOnAreListedWithHowTheyDoAndScreensThatAreOffWithWhenTheyWereOn()
    {
        await using var host = await ApiHost.Start();
        var made = await host.Post("/api/v1/screens", Hall);
        await host.Post("/api/v1/screens", """{"name":"Spare"}""");
        await using var wall = await BoardClient.Connect(host.Address);
        await wall.Show((string)made["token"]!);
        await wall.Join("all");
        await wall.Painted(1, 12.5);
        await Until.True(() => host.Services.GetRequiredService<LiveBoards>().Walls.First().LastPaint is not null);
        host.Time.Advance(TimeSpan.FromSeconds(1));
        await wall.Join("all");

        var answer = await host.Get("/api/v1/walls");
        var on = Assert.Single(answer["walls"]!.AsArray())!;
        Assert.Equal(("w1", "Hall", "all", "en"), ((string?)on["wall"], (string?)on["name"], (string?)on["board"], (string?)on["language"]));
        Assert.Equal(("v1", false, 1080), ((string?)on["version"], (bool)on["isNewest"]!, (int)on["height"]!));
        // It changed its board: it has been on since it came.
        Assert.Equal("2026-11-21T10:00:00.250Z", (string?)on["since"]);
        Assert.Equal("2026-11-21T10:00:00.250Z", (string?)on["paintedAt"]);
        Assert.Equal("signalR", (string?)on["transport"]);
        var off = Assert.Single(answer["off"]!.AsArray())!;
        Assert.Equal(("Spare", null), ((string?)off["name"], (string?)off["lastSeen"]));
    }

    [Theory]
    [InlineData(ScreenLimits.BoardsMax, ScreenLimits.NameMax, HttpStatusCode.Created)]
    [InlineData(ScreenLimits.BoardsMax + 1, ScreenLimits.NameMax, HttpStatusCode.BadRequest)]
    [InlineData(ScreenLimits.BoardsMax, ScreenLimits.NameMax + 1, HttpStatusCode.BadRequest)]
    public async Task ScreenHas24BoardsAndANameOf64Characters(int boards, int letters, HttpStatusCode status)
    {
        await using var host = await ApiHost.Start();
        for (var i = 0; i < boards; i++) await host.Put($"/api/v1/boards/b{i}", "{}");
        var shown = string.Join(',', Enumerable.Range(0, boards).Select(i => $$"""{"board":"b{{i}}"}"""));
        await host.Post("/api/v1/screens", $$"""{"name":"{{new string('n', letters)}}","boards":[{{shown}}]}""", status);
    }

    [Fact]
    public async Task ThereIsAMostOfScreens()
    {
        await using var host = await ApiHost.Start();
        var book = host.Services.GetRequiredService<ScreenBook>();
        for (var i = 1; i < ScreenLimits.ScreensMax; i++) await book.Add(id => Screen.New(id, "main", host.Time.GetUtcNow()) with { Name = $"Screen {i}" });
        await host.Post("/api/v1/screens", """{"name":"The last"}""");
        var problem = await host.Post("/api/v1/screens", """{"name":"One too many"}""", HttpStatusCode.Conflict);
        Assert.Contains("500 screens", (string)problem["detail"]!, StringComparison.Ordinal);
    }
}
