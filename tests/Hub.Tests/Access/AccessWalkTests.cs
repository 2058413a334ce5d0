using System.Net;
using System.Reflection;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Access;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Tests.Boards;

namespace QueueMonitor.Hub.Tests.Access;

/// <summary>
/// Walks every endpoint and every method of the live feed, as everybody: what must come of it follows from the rule that each states, so that
/// one without a rule, or one that does not keep to it, fails here.
/// </summary>
public sealed partial class AccessWalkTests
{
    private static readonly Role[] AllRoles = Enum.GetValues<Role>();

    [Fact]
    public async Task EveryEndpointStatesARule()
    {
        await using var hub = await GuardedHub.Start();
        Assert.InRange(Endpoints(hub).Count, 35, 200);
        Assert.Equal([], Endpoints(hub).Where(e => e.Endpoint.Metadata.GetMetadata<AccessRule>() is null).Select(e => $"{e.Method} {e.Path}"));
    }

    [Fact]
    public async Task NobodyAndKeysThatAreOverAreRefusedWhereverARoleIsNeeded()
    {
        await using var hub = await GuardedHub.Start();
        var (revoked, id) = await hub.KeyWithId(Role.Admin, null);
        await hub.Keys.Revoke(id);
        var expired = await hub.Key(Role.Admin, null, expires: hub.Host.Time.GetUtcNow().AddSeconds(-1));
        string?[] strangers = [null, revoked, expired, SecretText.NewKey(), "qm_short", Guid.NewGuid().ToString()];
        foreach (var (method, path, rule, endpoint) in Walked(hub))
        {
            foreach (var key in strangers)
            {
                // Wrong keys come less often than this walk asks.
                hub.Host.Time.Advance(TimeSpan.FromSeconds(2));
                using var answer = await hub.Call(method, Filled(path, hub), key, Body(method), Asked(rule));
                var isRefused = answer.StatusCode == HttpStatusCode.Unauthorized;
                Assert.True(isRefused == rule is NeedsAttribute, $"{endpoint} answers {answer.StatusCode} to {key ?? "nobody"}");
                if (isRefused) Assert.Contains("Bearer", answer.Headers.WwwAuthenticate.ToString(), StringComparison.Ordinal);
                Assert.Equal("", await Foreign(answer, path, hub));
            }
        }
    }

    [Fact]
    public async Task EachRoleMayWhatTheRuleSaysAndNoMore()
    {
        await using var hub = await GuardedHub.Start();
        foreach (var (method, path, rule, endpoint) in Walked(hub).Where(e => e.Rule is NeedsAttribute).OrderBy(e => e.Method == HttpMethods.Delete))
        {
            var needs = (NeedsAttribute)rule;
            foreach (var role in AllRoles.OrderBy(role => role.Covers(needs.Role)))
            {
                var key = await hub.Key(role, GuardedHub.North);
                using var answer = await hub.Call(method, Filled(path, hub), key, Body(method), Asked(rule));
                var isRefused = answer.StatusCode == HttpStatusCode.Forbidden;
                Assert.True(isRefused != role.Covers(needs.Role), $"{endpoint} answers {answer.StatusCode} to {role.Name()}");
                Assert.True((int)answer.StatusCode is not (401 or 500), $"{endpoint} answers {answer.StatusCode} to {role.Name()}");
            }
        }
    }

    [Fact]
    public async Task SiteThatIsNotYoursLooksAsOneThatIsNotThere()
    {
        await using var hub = await GuardedHub.Start();
        var admin = await hub.Key(Role.Admin, GuardedHub.South);
        var before = await Everything(hub);
        foreach (var (method, path, rule, endpoint) in Walked(hub))
        {
            using var other = await hub.Call(method, Filled(path, hub), admin, Body(method), Asked(rule));
            if (rule is NeedsAttribute needs)
            {
                using var none = await hub.Call(method, Nowhere(Filled(path, hub), hub), admin, Body(method), Asked(rule) is null ? null : "nowhere");
                Assert.True(other.StatusCode == none.StatusCode, $"{endpoint} answers {other.StatusCode} of another site, {none.StatusCode} of none");
                Assert.Equal(Nowhere(await Text(other), hub), Nowhere(await Text(none), hub));
                if (needs.Site != SiteFrom.Answer) Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
            }

            Assert.Equal("", await Foreign(other, path, hub));

            // Of its own site, without a word of north.
            using var own = await hub.Call(method, path.Replace("{site}", GuardedHub.South, StringComparison.Ordinal), admin, Body(method));
            Assert.Equal("", await Foreign(own, path, hub));
        }

        Assert.Equal(before, await Everything(hub));
    }

    [Fact]
    public async Task MetricsTellOfASiteOnlyWhoMaySeeIt()
    {
        await using var hub = await GuardedHub.Start();
        var south = await Text(await hub.Call("GET", "/metrics", await hub.Key(Role.View, GuardedHub.South)));
        var north = await Text(await hub.Call("GET", "/metrics", await hub.Key(Role.View, GuardedHub.North)));
        var all = await Text(await hub.Call("GET", "/metrics", await hub.Key(Role.View, null)));
        Assert.All(Samples(south), line => Assert.Contains($"site=\"{GuardedHub.South}\"", line, StringComparison.Ordinal));
        Assert.All(Samples(north), line => Assert.Contains($"site=\"{GuardedHub.North}\"", line, StringComparison.Ordinal));
        Assert.Contains("queue_monitor_queue_waiting{site=\"sth-site\",queue=\"sth-queue\"", south, StringComparison.Ordinal);
        Assert.Contains("queue_monitor_walls_connected", all, StringComparison.Ordinal);
        Assert.True(Samples(all).Length > Samples(south).Length + Samples(north).Length);
    }

    [Fact]
    public async Task HealthTellsNobodyOfSitesAndEachOfItsOwn()
    {
        await using var hub = await GuardedHub.Start();
        Assert.Equal("{\"status\":\"ready\"}", await Text(await hub.Call("GET", "/health/ready", null)));
        Assert.Equal("{\"status\":\"live\"}", await Text(await hub.Call("GET", "/health/live", null)));
        var own = await Text(await hub.Call("GET", "/health/ready", await hub.Key(Role.View, GuardedHub.South)));
        Assert.Contains("sth-pbx", own, StringComparison.Ordinal);
        Assert.DoesNotContain(GuardedHub.Mark, own, StringComparison.Ordinal);
        Assert.DoesNotContain("\"main\"", own, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryMethodOfTheLiveFeedKeepsToItsRule()
    {
        await using var hub = await GuardedHub.Start();
        var methods = typeof(LiveHub).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(m => m.GetBaseDefinition().DeclaringType == typeof(LiveHub) && !m.IsSpecialName).ToList();
        Assert.Contains(methods, m => m.Name == nameof(LiveHub.Join));
        foreach (var method in methods)
        {
            var rule = method.GetCustomAttribute<AccessRule>();
            Assert.True(rule is not null, $"{method.Name} states no rule.");
            if (rule is not NeedsAttribute needs) continue;
            Assert.Equal("signInNeeded", await Refused(hub, method, null, $"site={GuardedHub.North}"));
            foreach (var role in AllRoles)
            {
                var refused = await Refused(hub, method, await hub.Key(role, GuardedHub.North), $"site={GuardedHub.North}");
                Assert.Equal(role.Covers(needs.Role) ? null : "notAllowed", refused);
            }

            var south = await hub.Key(Role.Admin, GuardedHub.South);
            Assert.Equal("unknownSite", await Refused(hub, method, south, $"site={GuardedHub.North}"));
            Assert.Equal("unknownSite", await Refused(hub, method, south, "site=nowhere"));
        }
    }

    private static async Task<string?> Refused(GuardedHub hub, MethodInfo method, string? key, string query)
    {
        await using var client = await BoardClient.Connect(hub.Host.Address, query, key: key);
        var answer = await client.Call(method.Name, [.. method.GetParameters().Select(_ => (System.Text.Json.Nodes.JsonNode)null!)]);
        return (string?)answer["error"] is { } error ? Code().Match(error).Groups[1].Value : null;
    }

    private static List<(string Method, string Path, Endpoint Endpoint)> Endpoints(GuardedHub hub) =>
    [
        .. hub.Host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>().Distinct()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"])
                .Select(method => (method, "/" + endpoint.RoutePattern.RawText!.TrimStart('/'), (Endpoint)endpoint))),
    ];

    // The live feed is walked by its methods.
    private static IEnumerable<(string Method, string Path, AccessRule Rule, string Endpoint)> Walked(GuardedHub hub) =>
        Endpoints(hub).Where(e => !e.Path.StartsWith("/hubs/", StringComparison.Ordinal))
            .Select(e => (e.Method, e.Path, e.Endpoint.Metadata.GetMetadata<AccessRule>()!, $"{e.Method} {e.Path}"));

    private static string Filled(string path, GuardedHub hub) => Parameter().Replace(path, part => part.Groups[1].Value switch
    {
        "site" => GuardedHub.North,
        "queue" => GuardedHub.Queue,
        "board" => GuardedHub.Board,
        "screen" => hub.ScreenId,
        "key" => hub.SpareKeyId,
        var other => $"{GuardedHub.Mark}-{other}",
    });

    // Two answers differ in what was asked for, and in what is new each time.
    private static string Nowhere(string text, GuardedHub hub) => Ticket().Replace(text, "")
        .Replace(GuardedHub.North, "nowhere", StringComparison.Ordinal).Replace(hub.ScreenId, "nowhere", StringComparison.Ordinal)
        .Replace(hub.SpareKeyId, "nowhere", StringComparison.Ordinal);

    private static string? Asked(AccessRule rule) => rule is NeedsAttribute { Site: SiteFrom.Request } ? GuardedHub.North : null;

    private static string? Body(string method) => method is "POST" or "PUT" ? "{}" : null;

    // What stands in an answer of north beyond the names that were asked for.
    private static async Task<string> Foreign(HttpResponseMessage answer, string path, GuardedHub hub)
    {
        if (answer.Content.Headers.ContentType?.MediaType == "text/event-stream") return "";
        var text = answer.Headers + await Text(answer);
        foreach (var asked in Filled(path, hub).Split('/').Append(GuardedHub.North)) if (asked.Length > 0) text = text.Replace(asked, "", StringComparison.Ordinal);
        var at = text.IndexOf(GuardedHub.Mark, StringComparison.Ordinal);
        return at < 0 ? "" : text[Math.Max(0, at - 80)..Math.Min(text.Length, at + 40)];
    }

    private static async Task<string> Everything(GuardedHub hub)
    {
        var admin = await hub.Key(Role.Admin, null);
        var texts = new List<string>();
        foreach (var path in (string[])["queues", "boards", "screens", $"queues/{GuardedHub.Queue}/settings", $"sites/{GuardedHub.North}/settings"])
            texts.Add(await Text(await hub.Call("GET", $"/api/v1/{path}", admin, site: GuardedHub.North)));
        texts.Add(string.Join(",", hub.Keys.All.Where(k => k.Key.Site == GuardedHub.North).Select(k => k.Key)));
        return string.Join("\n", texts);
    }

    private static async Task<string> Text(HttpResponseMessage answer) =>
        answer.Content.Headers.ContentType?.MediaType == "text/event-stream" ? "" : await answer.Content.ReadAsStringAsync();

    private static string[] Samples(string metrics) => [.. metrics.Split('\n').Where(line => line.Length > 0 && line[0] != '#')];

    [GeneratedRegex("\\{([^}]+)\\}")]
    private static partial Regex Parameter();

    [GeneratedRegex("qt_\\w+")]
    private static partial Regex Ticket();

    [GeneratedRegex("HubException: (\\w+): ")]
    private static partial Regex Code();
}
