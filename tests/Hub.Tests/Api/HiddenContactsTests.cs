using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Tests.Boards;

namespace QueueMonitor.Hub.Tests.Api;

/// <summary>Sites whose ids of contacts are telephone numbers, or lead to people: with <c>hideContactIds</c> nothing tells them.</summary>
public sealed class HiddenContactsTests
{
    // What no answer holds but by telling of the contact.
    private const string Mark = "4712345678";

    [Fact]
    public async Task IdsAreToldWhereTheyBelongAndNowhereWhenTheSiteHidesThem()
    {
        await using var host = await ApiHost.Start();
        await host.Send(
            host.Event("contact.queued", $"\"contact\":\"call-{Mark}-1\",\"queue\":\"billing\"", 90),
            host.Event("contact.queued", $"\"contact\":\"call-{Mark}-2\",\"queue\":\"billing\"", 80),
            host.Event("contact.completed", $"\"contact\":\"call-{Mark}-3\"", 70));
        host.Time.Advance(TimeSpan.FromSeconds(61));
        await host.Send(host.Event("source.heartbeat", "\"id\":\"h\""));
        Assert.Equal(
            ["/api/v1/anomalies", "/api/v1/queues", "/api/v1/queues/billing", "/api/v1/queues/billing/contacts"],
            await Telling(host));

        await host.Put("/api/v1/sites/main/settings", """{"hideContactIds":true}""");
        Assert.Equal([], await Telling(host));

        // All else is there: how long they wait, under the numbers of the walls; and the pages of a long line still follow each other.
        var first = await host.Get("/api/v1/queues/billing/contacts?limit=1");
        Assert.Equal((null, 1), ((string?)first["contacts"]![0]!["contact"], (int)first["contacts"]![0]!["mark"]!));
        Assert.True(first["contacts"]![0]!.AsObject().ContainsKey("contact"));
        var next = await host.Get($"/api/v1/queues/billing/contacts?limit=1&after={first["next"]}");
        Assert.Equal(2, (int)next["contacts"]![0]!["mark"]!);
        Assert.Equal("completedUnknown", (string?)(await host.Get("/api/v1/anomalies"))["anomalies"]![0]!["kind"]);

        await host.Put("/api/v1/sites/main/settings", """{"hideContactIds":null}""");
        Assert.Equal(4, (await Telling(host)).Count);
    }

    [Fact]
    public async Task WallsNeverGetThem()
    {
        await using var host = await ApiHost.Start();
        await host.Send(host.Event("contact.queued", $"\"contact\":\"call-{Mark}\",\"queue\":\"billing\"", 90));
        await using var wall = await BoardClient.Connect(host.Address);
        Assert.Null(await wall.Join("all"));
        Assert.Equal(1, (int)wall.Board!["queues"]![0]!["contacts"]![0]!["mark"]!);
        Assert.DoesNotContain(Mark, wall.Board.ToJsonString(), StringComparison.Ordinal);
    }

    // The addresses that are read and tell of the contacts. A stream has no end: what it tells is what walls get.
    private static async Task<List<string>> Telling(ApiHost host)
    {
        var telling = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in host.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            var path = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
            if (!methods.Contains("GET") || path is "/api/v1/stream" || path.StartsWith("/hubs/", StringComparison.Ordinal)) continue;
            path = path.Replace("{site}", "main", StringComparison.Ordinal).Replace("{queue}", "billing", StringComparison.Ordinal)
                .Replace("{board}", "all", StringComparison.Ordinal);
            foreach (var form in (string[])["", "?format=csv"])
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, path + form);
                using var answer = await host.Send(request);
                if ((await answer.Content.ReadAsStringAsync()).Contains(Mark, StringComparison.Ordinal)) telling.Add(path);
            }
        }

        return [.. telling];
    }
}
