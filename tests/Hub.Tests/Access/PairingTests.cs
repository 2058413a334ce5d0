using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Screens;
using QueueMonitor.Hub.Tests.Boards;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Access;

/// <summary>Walls that nobody signs in at: by a code, and bound to what their screen shows.</summary>
public sealed class PairingTests
{
    [Fact]
    public async Task CodeTypedOnceMakesAWallAScreen()
    {
        await using var hub = await GuardedHub.Start();
        var planner = await hub.Key(Role.Planner, GuardedHub.South);
        await using var wall = await BoardClient.Connect(hub.Host.Address);
        var code = (string)(await wall.Call("AskForCode", (JsonNode)null!))["result"]!["code"]!;
        Assert.Equal(Pairings.CodeLength, code.Length);
        var typed = $"{code[..3].ToLowerInvariant()}-{code[3..]} ";
        var screen = await hub.Json("POST", "/api/v1/pairings", planner, $$"""{"code":"{{typed}}","name":"Kitchen"}""");
        Assert.Equal(("Kitchen", GuardedHub.South), ((string?)screen["name"], (string?)screen["site"]));
        Assert.Null(screen["token"]);
        await wall.UntilHeard("paired ");
        Assert.Null((await wall.Show(wall.Heard.Single(h => h.StartsWith("paired ", StringComparison.Ordinal))["paired ".Length..])).Refusal);
        Assert.Null(await wall.Join("all"));
        Assert.Equal("sth-queue", (string?)wall.Board!["queues"]![0]!["queue"]);
        using var again = await hub.Call("POST", "/api/v1/pairings", planner, $$"""{"code":"{{code}}","name":"Another"}""");
        Assert.Equal(HttpStatusCode.NotFound, again.StatusCode);
    }

    [Fact]
    public async Task ScreenThatIsThereGetsANewLinkAndThatOfAnotherSiteIsNotThere()
    {
        await using var hub = await GuardedHub.Start();
        var planner = await hub.Key(Role.Planner, GuardedHub.South);
        var made = await hub.Json("POST", "/api/v1/screens", planner, """{"name":"Hall"}""");
        await using var before = await BoardClient.Connect(hub.Host.Address);
        await before.Show((string)made["token"]!);
        await using var wall = await BoardClient.Connect(hub.Host.Address);
        var code = (string)(await wall.Call("AskForCode", (JsonNode)null!))["result"]!["code"]!;
        using var foreign = await hub.Call("POST", "/api/v1/pairings", planner, $$"""{"code":"{{code}}","screen":"{{hub.ScreenId}}"}""");
        Assert.Equal(HttpStatusCode.NotFound, foreign.StatusCode);
        await hub.Json("POST", "/api/v1/pairings", planner, $$"""{"code":"{{code}}","screen":"{{made["screen"]}}"}""");
        await wall.UntilHeard("paired ");
        await before.UntilClosed();
        Assert.Contains("bye linkRevoked", before.Heard);
    }

    [Fact]
    public async Task CodesMayBeMistypedTenTimes()
    {
        await using var hub = await GuardedHub.Start();
        var planner = await hub.Key(Role.Planner, GuardedHub.South);
        for (var i = 0; i < AccessLimits.CodesAtOnceMax; i++)
        {
            using var wrong = await hub.Call("POST", "/api/v1/pairings", planner, """{"code":"AAAAAA","name":"A"}""");
            Assert.Equal(HttpStatusCode.NotFound, wrong.StatusCode);
        }

        using var slowed = await hub.Call("POST", "/api/v1/pairings", planner, """{"code":"AAAAAA","name":"A"}""");
        Assert.Equal((HttpStatusCode.TooManyRequests, "30"), (slowed.StatusCode, slowed.Headers.RetryAfter?.ToString()));
    }

    [Fact]
    public void CodesEndWithTheirTimeAndTheirWallAndAreBounded()
    {
        var time = new ManualTime();
        var pairings = new Pairings(new BoardClock(time, time));
        var given = new List<string>();
        var first = pairings.Ask("c0", given.Add).Code;
        var second = pairings.Ask("c0", given.Add).Code;
        Assert.False(pairings.Pair(first, "t0"));
        time.Advance(AccessLimits.PairingFor - TimeSpan.FromMilliseconds(1));
        Assert.True(pairings.Knows(second));
        time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.False(pairings.Knows(second) || pairings.Pair(second, "t1"));
        var third = pairings.Ask("c0", given.Add).Code;
        pairings.Leave("c0");
        Assert.False(pairings.Pair(third, "t2"));
        for (var i = 0; i < AccessLimits.PairingsMax; i++) pairings.Ask($"w{i}", given.Add);
        Assert.Equal(JoinRefusal.CodesUsedUp, Assert.Throws<JoinRefusedException>(() => pairings.Ask("one more", given.Add)).Code);
        Assert.Empty(given);
        Assert.Equal("K7M0Q1", Pairings.Read(" k7m-oql"));
    }

    [Fact]
    public async Task LinkShowsTheBoardsOfItsScreenAndNoOther()
    {
        await using var hub = await GuardedHub.Start();
        var planner = await hub.Key(Role.Planner, GuardedHub.South);
        await hub.Json("PUT", "/api/v1/boards/lobby", planner, "{}");
        await hub.Json("PUT", "/api/v1/boards/inside", planner, "{}");
        var made = await hub.Json("POST", "/api/v1/screens", planner, """{"name":"Hall","boards":[{"board":"lobby"}]}""");
        await using var wall = await BoardClient.Connect(hub.Host.Address);
        await wall.Show((string)made["token"]!);
        var other = await wall.Join("inside");
        Assert.Contains("unknownBoard: There is no board \"inside\"", other, StringComparison.Ordinal);
        Assert.Equal((await wall.Join("nowhere"))!.Replace("nowhere", "inside", StringComparison.Ordinal), other);
        Assert.Contains("unknownBoard", await wall.Join("all"), StringComparison.Ordinal);
        Assert.Null(await wall.Join(""));
        Assert.Equal("lobby", (string?)wall.Board!["info"]!["board"]);

        // A board that is taken from the screen is taken from its walls.
        await hub.Json("PUT", $"/api/v1/screens/{made["screen"]}", planner, """{"boards":[{"board":"inside"}]}""");
        await wall.UntilClosed();
        Assert.Contains("bye boardRemoved", wall.Heard);
    }

    [Fact]
    public async Task LinkIsNoKeyOfTheApi()
    {
        await using var hub = await GuardedHub.Start();
        var link = (string)(await hub.Json("POST", "/api/v1/screens", await hub.Key(Role.Planner, GuardedHub.South), """{"name":"Hall"}"""))["token"]!;
        using var answer = await hub.Call("GET", "/api/v1/queues", link);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        using var stream = await hub.Call("GET", $"/api/v1/stream?access_token={link}", null);
        Assert.Equal(HttpStatusCode.Unauthorized, stream.StatusCode);
    }
}
