using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.History;
using QueueMonitor.Hub.Hosting;
using QueueMonitor.Hub.Screens;

namespace QueueMonitor.Hub.Tests.Api;

/// <summary>Holds the description, which is kept by hand, to what the hub does.</summary>
public sealed partial class OpenApiTests
{
    private const string Json = "application/json";

    // Objects whose names are data: reasons of leaving, kinds of anomaly.
    private static readonly string[] Maps = ["left", "anomalies", "counts", "droppedFields", "defaults"];

    // Pages and the SignalR hub, which is no HTTP API.
    private static readonly string[] NotDescribed = ["GET /", .. WallFiles.DeskPages.Select(page => $"GET {page}"), "* /hubs/live", "POST /hubs/live/negotiate"];

    private static readonly JsonNode Document = JsonNode.Parse(OpenApiDocument.Read())!;

    [Fact]
    public async Task EveryEndpointIsDescribedAndNothingElse()
    {
        await using var host = await ApiHost.Start();
        var real = host.Services.GetServices<EndpointDataSource>().SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()
            .SelectMany(endpoint => (endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"])
                .Where(method => method != HttpMethods.Head)
                .Select(method => $"{method} /{endpoint.RoutePattern.RawText!.TrimStart('/')}"))
            .Where(route => !NotDescribed.Any(other => route.TrimEnd('/') == other.TrimEnd('/')) && !route.Contains("hubs/", StringComparison.Ordinal));
        var described = Operations().Select(o => $"{o.Method} {o.Path}");
        Assert.Equal(real.Distinct().Order(StringComparer.Ordinal), described.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task EveryExampleHasTheNamesOfTheRealAnswer()
    {
        await using var host = await ApiHost.Start();
        await host.Morning();
        await host.Put("/api/v1/boards/hall", """{"queues":["billing"]}""");
        await host.Services.GetRequiredService<ScreenBook>().Add(_ => Screen.New("s-hall", "main", host.Time.GetUtcNow()) with { Name = "Hall" });
        await host.Services.GetRequiredService<HistoryWriter>().WriteNow();
        var compared = 0;
        foreach (var (method, path, operation) in Operations())
        {
            if (Success(operation)!["content"]?[Json]?["example"] is not { } example) continue;
            using var request = Request(method, path, operation);
            using var answer = await host.Send(request);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {text}");
            Assert.Equal([], Differences(example, JsonNode.Parse(text)!, $"{method} {path} $"));
            compared++;
        }

        Assert.InRange(compared, 20, 100);
    }

    [Fact]
    public void EveryReferenceLeadsSomewhere()
    {
        var text = Document.ToJsonString();
        foreach (Match reference in Reference().Matches(text))
        {
            JsonNode? at = Document;
            foreach (var step in reference.Groups[1].Value.Split('/')) at = at?[step];
            Assert.True(at is not null, reference.Value);
        }
    }

    [Fact]
    public void EveryOperationHasANameOfItsOwnAndSaysWhatItAnswers()
    {
        Assert.Equal(Operations().Count(), Operations().Select(o => (string?)o.Operation["operationId"]).Distinct().Count());
        Assert.All(Operations(), o => Assert.True(o.Operation["summary"] is not null && Success(o.Operation) is not null, o.Path));
    }

    private static JsonNode? Success(JsonNode operation) =>
        operation["responses"]!.AsObject().Where(answer => answer.Key[0] == '2').Select(answer => answer.Value).FirstOrDefault();

    private static IEnumerable<(string Method, string Path, JsonNode Operation)> Operations() =>
        Document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Select(o => (o.Key.ToUpperInvariant(), path.Key, o.Value!)));

    private static HttpRequestMessage Request(string method, string path, JsonNode operation)
    {
        var query = "";
        foreach (var parameter in operation["parameters"]?.AsArray() ?? [])
        {
            if ((string?)parameter!["name"] is not { } name || (string?)parameter["example"] is not { } value) continue;
            if ((string?)parameter["in"] == "path") path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
            else query += $"{(query.Length == 0 ? '?' : '&')}{name}={Uri.EscapeDataString(value)}";
        }

        var request = new HttpRequestMessage(new HttpMethod(method), path + query);
        if (operation["requestBody"]?["content"]?[Json]?["example"] is { } body)
            request.Content = new StringContent(body.ToJsonString(), new MediaTypeHeaderValue(Json));
        return request;
    }

    // Both ways: a name that is only described, and a name that is only answered.
    private static IEnumerable<string> Differences(JsonNode? example, JsonNode? answer, string at)
    {
        if (example is JsonArray { Count: > 0 } some && answer is JsonArray { Count: > 0 } others) return Differences(some[0], others[0], at + "[0]");
        if (example is not JsonObject one || answer is not JsonObject other) return Kind(example, answer, at);
        if (Maps.Any(map => at.EndsWith("." + map, StringComparison.Ordinal))) return [];
        return one.Select(f => f.Key).Except(other.Select(f => f.Key)).Select(name => $"{at}.{name} is described and not answered")
            .Concat(other.Select(f => f.Key).Except(one.Select(f => f.Key)).Select(name => $"{at}.{name} is answered and not described"))
            .Concat(one.Where(f => other.ContainsKey(f.Key)).SelectMany(f => Differences(f.Value, other[f.Key], $"{at}.{f.Key}")));
    }

    // Null may stand for any value, and true for false.
    private static string[] Kind(JsonNode? example, JsonNode? answer, string at)
    {
        if (example is null || answer is null) return [];
        var same = example.GetValueKind() == answer.GetValueKind() || (example is JsonValue && answer is JsonValue && IsBool(example) && IsBool(answer));
        return same ? [] : [$"{at} is {answer.GetValueKind()}, described as {example.GetValueKind()}"];
    }

    private static bool IsBool(JsonNode node) => node.GetValueKind() is System.Text.Json.JsonValueKind.True or System.Text.Json.JsonValueKind.False;

    [GeneratedRegex("\"#/([^\"]+)\"")]
    private static partial Regex Reference();
}
