using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Tests.Access;

/// <summary>Keys as the API makes them, and what they open.</summary>
public sealed class KeyTests
{
    [Fact]
    public async Task KeyIsToldOnceAndOnlyItsHashIsKept()
    {
        var folder = Directory.CreateTempSubdirectory("key-tests-").FullName;
        string secret;
        await using (var hub = await GuardedHub.Start(o => o with { DataFolder = folder }))
        {
            var admin = await hub.Key(Role.Admin, GuardedHub.South);
            var made = await hub.Json("POST", "/api/v1/keys", admin, """{"name":"PBX","role":"ingest","source":"pbx"}""");
            secret = (string)made["secret"]!;
            Assert.Equal((GuardedHub.South, "ingest", "pbx"), ((string)made["site"]!, (string)made["role"]!, (string)made["source"]!));
            Assert.True(SecretText.IsKey(secret));
            var list = await hub.Text("GET", "/api/v1/keys", admin);
            Assert.Contains((string)made["key"]!, list, StringComparison.Ordinal);
            Assert.DoesNotContain(secret, list, StringComparison.Ordinal);
            await hub.Host.Stop();
        }

        foreach (var file in Directory.GetFiles(folder))
            Assert.True((await File.ReadAllBytesAsync(file)).AsSpan().IndexOf(Encoding.ASCII.GetBytes(secret)) < 0, file);
        await using (var again = await GuardedHub.Start(o => o with { DataFolder = folder }))
        {
            using var sent = await again.Call("POST", "/api/v1/events", secret, """{"type":"source.heartbeat","at":"2026-11-21T10:00:00Z"}""");
            Assert.Equal(HttpStatusCode.OK, sent.StatusCode);
            Assert.Contains("pbx", again.Host.Services.GetRequiredService<SiteEngines>().GetOrAdd(GuardedHub.South).Latest.Sources.Select(s => s.Source));
        }

        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("""{"role":"view"}""", "name cannot be read")]
    [InlineData("""{"name":"A","role":"boss"}""", "role cannot be read")]
    [InlineData("""{"name":"A","role":"view","source":"pbx"}""", "source goes with the role ingest alone")]
    [InlineData("""{"name":"A","role":"view","expires":"2020-01-01T00:00:00Z"}""", "expires lies in the past")]
    [InlineData("""{"name":"A","role":"view","expires":"soon"}""", "expires cannot be read")]
    [InlineData("""{"name":"A","role":"view","site":"main"}""", "site is not known")]
    public async Task WishThatCannotBeIsToldAndNothingIsMade(string wish, string told)
    {
        await using var hub = await GuardedHub.Start();
        var admin = await hub.Key(Role.Admin, GuardedHub.South);
        var before = hub.Keys.All.Count;
        using var answer = await hub.Call("POST", "/api/v1/keys", admin, wish);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(told, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(before, hub.Keys.All.Count);
    }

    [Fact]
    public async Task AdminOfOneSiteMakesNoKeyForAll()
    {
        await using var hub = await GuardedHub.Start();
        const string wish = """{"name":"A","role":"view","allSites":true}""";
        using var refused = await hub.Call("POST", "/api/v1/keys", await hub.Key(Role.Admin, GuardedHub.South), wish);
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Null((await hub.Json("POST", "/api/v1/keys", await hub.Key(Role.Admin, null), wish))["site"]);
    }

    [Fact]
    public async Task KeyOfASourceSendsAsNoOther()
    {
        await using var hub = await GuardedHub.Start();
        var key = await hub.Key(Role.Ingest, GuardedHub.South, "pbx");
        using var other = await hub.Call("POST", "/api/v1/events?source=chat", key, "[]");
        Assert.Equal(HttpStatusCode.Forbidden, other.StatusCode);
        Assert.Contains("This key sends as source", await other.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        using var own = await hub.Call("POST", "/api/v1/events?source=pbx", key, "[]");
        Assert.Equal(HttpStatusCode.OK, own.StatusCode);
    }

    [Fact]
    public async Task TicketOpensOneConnectionOnce()
    {
        await using var hub = await GuardedHub.Start();
        var key = await hub.Key(Role.View, GuardedHub.South);
        var ticket = await hub.Ticket(key);
        Assert.Equal(HttpStatusCode.OK, await Stream(hub, ticket));
        Assert.Equal(HttpStatusCode.Unauthorized, await Stream(hub, ticket));

        // A key in an address would stand in the log of every proxy.
        Assert.Equal(HttpStatusCode.Unauthorized, await Stream(hub, key));
        var (justInTime, late) = (await hub.Ticket(key), await hub.Ticket(key));
        hub.Host.Time.Advance(AccessLimits.TicketFor - TimeSpan.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.OK, await Stream(hub, justInTime));
        hub.Host.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(HttpStatusCode.Unauthorized, await Stream(hub, late));
        using var elsewhere = await hub.Call("GET", $"/api/v1/queues?access_token={await hub.Ticket(key)}", null);
        Assert.Equal(HttpStatusCode.Unauthorized, elsewhere.StatusCode);
    }

    [Fact]
    public async Task OneKeyTakesItsRateAndNotAnothers()
    {
        await using var hub = await GuardedHub.Start();
        var key = await hub.Key(Role.View, GuardedHub.South);
        for (var i = 0; i < AccessLimits.RequestsAtOnceMax; i++) hub.Door.Identify(Request(hub, key), takesTicket: false, out _);
        using var tooOften = await hub.Call("GET", "/api/v1/boards", key);
        Assert.Equal((HttpStatusCode.TooManyRequests, "1"), (tooOften.StatusCode, tooOften.Headers.RetryAfter?.ToString()));
        using var other = await hub.Call("GET", "/api/v1/boards", await hub.Key(Role.View, GuardedHub.South));
        Assert.Equal(HttpStatusCode.OK, other.StatusCode);
        hub.Host.Time.Advance(TimeSpan.FromMilliseconds(2));
        using var again = await hub.Call("GET", "/api/v1/boards", key);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
    }

    [Fact]
    public async Task WrongKeysOfOneAddressAreSlowedDownAndRightOnesAreNot()
    {
        await using var hub = await GuardedHub.Start();
        for (var i = 0; i < AccessLimits.WrongAtOnceMax; i++)
        {
            using var wrong = await hub.Call("GET", "/api/v1/queues", SecretText.NewKey());
            Assert.Equal(HttpStatusCode.Unauthorized, wrong.StatusCode);
        }

        using var slowed = await hub.Call("GET", "/api/v1/queues", SecretText.NewKey());
        Assert.Equal(("2", HttpStatusCode.TooManyRequests), (slowed.Headers.RetryAfter?.ToString(), slowed.StatusCode));
        using var right = await hub.Call("GET", "/api/v1/queues", await hub.Key(Role.View, GuardedHub.South));
        Assert.Equal(HttpStatusCode.OK, right.StatusCode);
    }

    [Fact]
    public void RatesAreBoundedAndTheOneThatRestedLongestIsForgotten()
    {
        var time = new QueueMonitor.Testing.ManualTime();
        var gate = new RateGate(1, 1, time);
        Assert.True(gate.TryTake("first", out _));
        for (var i = 1; i < AccessLimits.RatesMax; i++)
        {
            time.Advance(TimeSpan.FromMilliseconds(0.1));
            Assert.True(gate.TryTake($"other {i}", out _));
        }

        Assert.False(gate.TryTake("other 4000", out var after));
        Assert.Equal(1, after);
        time.Advance(TimeSpan.FromMilliseconds(0.1));
        Assert.True(gate.TryTake("one more", out _));
        Assert.True(gate.TryTake("first", out _));
    }

    [Fact]
    public async Task SecretsStandInNoLogAndNoAnswer()
    {
        var log = new LogBook();
        await using var hub = await GuardedHub.Start(o => o with
        {
            Logging = logging => logging.Services.AddSingleton<Microsoft.Extensions.Logging.ILoggerProvider>(log),
        });
        var (key, id) = await hub.KeyWithId(Role.Admin, GuardedHub.South);
        var ticket = await hub.Ticket(key);
        var near = key[..^1] + (key[^1] == '0' ? '1' : '0');
        var link = (string)(await hub.Json("POST", "/api/v1/screens", key, """{"name":"Hall"}"""))["token"]!;
        await using var wall = await QueueMonitor.Hub.Tests.Boards.BoardClient.Connect(hub.Host.Address);
        await wall.Show(link);
        await wall.Join("all");
        await Stream(hub, ticket);
        var told = new StringBuilder();
        told.Append(await hub.Text("GET", $"/api/v1/stream?access_token={ticket}", null));
        told.Append(await hub.Text("GET", "/api/v1/queues", near));
        told.Append(await hub.Text("PUT", "/api/v1/queues/x/settings", key, "{broken"));
        told.Append(await hub.Text("GET", "/api/v1/nothing", key));
        await hub.Keys.Revoke(id);
        told.Append(await hub.Text("GET", "/api/v1/queues", key));
        Assert.NotEmpty(log.Text);
        told.Append(log.Text);
        foreach (var secret in new[] { key, near, ticket, link }) Assert.DoesNotContain(secret, told.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ThereIsAMostOfKeys()
    {
        await using var hub = await GuardedHub.Start();
        var admin = await hub.Key(Role.Admin, null);
        for (var i = 1; i < AccessLimits.KeysMax; i++) await hub.Key(Role.View, GuardedHub.South);
        await hub.Json("POST", $"/api/v1/keys?site={GuardedHub.South}", admin, """{"name":"The last","role":"view"}""");
        using var more = await hub.Call("POST", "/api/v1/keys", admin, """{"name":"One too many","role":"view"}""", GuardedHub.South);
        Assert.Equal(HttpStatusCode.Conflict, more.StatusCode);
        Assert.Contains("1000 keys in force at this site", await more.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // The keys of one site take none from another.
        await hub.Json("POST", $"/api/v1/keys?site={GuardedHub.North}", admin, """{"name":"Another","role":"view"}""");
    }

    [Fact]
    public void CallersOldestTicketIsOverWhenItHasAThousandAndNobodyElses()
    {
        var tickets = new Tickets(new QueueMonitor.Testing.ManualTime());
        Caller[] callers = [.. ((string[])["k-1", "k-2"]).Select(id => new Caller { Name = "Wall", Kind = CallerKind.Key, KeyId = id })];
        var others = tickets.Make(callers[1]);
        var (first, second) = (tickets.Make(callers[0]), tickets.Make(callers[0]));
        for (var i = 2; i < AccessLimits.TicketsOfOneMax; i++) tickets.Make(callers[0]);
        Assert.Same(callers[0], tickets.Take(first));
        tickets.Make(callers[0]);
        tickets.Make(callers[0]);
        Assert.Null(tickets.Take(second));
        Assert.Same(callers[1], tickets.Take(others));
    }

    private static async Task<HttpStatusCode> Stream(GuardedHub hub, string token)
    {
        using var answer = await hub.Call("GET", $"/api/v1/stream?access_token={token}", null);
        return answer.StatusCode;
    }

    private static Microsoft.AspNetCore.Http.DefaultHttpContext Request(GuardedHub hub, string key)
    {
        var http = new Microsoft.AspNetCore.Http.DefaultHttpContext { RequestServices = hub.Host.Services };
        http.Request.Headers.Authorization = $"Bearer {key}";
        return http;
    }
}
