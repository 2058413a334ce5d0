using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.History;

namespace QueueMonitor.Hub.Tests.Api;

public sealed class MetricsAndHistoryTests
{
    [Fact]
    public async Task MetricsAreThoseOfTheFloor()
    {
        await using var host = await ApiHost.Start();
        await host.Morning();
        using var answer = await host.Send(new HttpRequestMessage(HttpMethod.Get, "/metrics"));
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n');
        Assert.Contains("queue_monitor_queue_waiting{site=\"main\",queue=\"billing\",channel=\"voice\"} 2", lines);
        Assert.Contains("queue_monitor_queue_longest_wait_seconds{site=\"main\",queue=\"billing\",channel=\"voice\"} 151", lines);
        Assert.Contains("queue_monitor_source_anomalies_total{site=\"main\",source=\"pbx\",kind=\"completedTwice\"} 1", lines);
        Assert.Contains("queue_monitor_engine_up{site=\"main\"} 1", lines);
        Assert.Contains("queue_monitor_walls_connected 0", lines);
    }

    [Fact]
    public async Task HistoryIsWrittenAsTheEngineTellsItAndReadAsJsonAndCsv()
    {
        await using var host = await ApiHost.Start();
        await host.Morning();
        host.Time.MoveTo(new DateTimeOffset(2026, 11, 21, 10, 16, 0, TimeSpan.Zero));
        await host.Send(host.Event("contact.abandoned", "\"contact\":\"c-17\""));
        await host.Services.GetRequiredService<HistoryWriter>().WriteNow();

        var history = await host.Get("/api/v1/history?queue=billing&interval=1h&from=2026-11-21T09:00:00Z&to=2026-11-21T11:00:00%2B00:00");
        var hours = history["intervals"]!.AsArray();
        Assert.Equal(["2026-11-21T09:00:00.000Z", "2026-11-21T10:00:00.000Z"], hours.Select(h => (string?)h!["start"]));
        Assert.Equal([(4, 1, 1), (0, 0, 1)], hours.Select(h => ((int)h!["offered"]!, (int)h["answered"]!, (int)h["abandoned"]!)));
        Assert.All(hours, hour => Assert.True(AddsUp(hour!), hour!.ToJsonString()));

        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/history?interval=1d");
        request.Headers.Accept.ParseAdd("text/csv");
        using var csv = await host.Send(request);
        Assert.Equal("text/csv", csv.Content.Headers.ContentType!.MediaType);
        var rows = (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, rows.Length);
        Assert.Equal(HistoryCsv.Header.TrimEnd(), rows[0]);
        Assert.StartsWith("main,billing,voice,2026-11-20T23:00:00.000Z,2026-11-21T23:00:00.000Z,86400,", rows[1], StringComparison.Ordinal);
        Assert.StartsWith("main,post,email,", rows[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task TooMuchForOneAnswerIsRefusedWithAWayOut()
    {
        await using var host = await ApiHost.Start();
        await host.Put("/api/v1/sites/main/settings", """{"retentionDays":3650}""");
        await host.Send(host.Event("contact.queued", "\"contact\":\"c-1\",\"queue\":\"billing\""));
        var problem = await host.Get("/api/v1/history?queue=billing&from=2016-11-21T10:00:00Z", System.Net.HttpStatusCode.BadRequest);
        Assert.Contains("interval=1d", (string)problem["detail"]!, StringComparison.Ordinal);
        Assert.Empty((await host.Get("/api/v1/history?queue=billing&from=2016-11-21T10:00:00Z&interval=1d"))["intervals"]!.AsArray());
    }

    private static bool AddsUp(JsonNode hour)
    {
        string[] outcomes = ["answered", "abandoned", "shortAbandoned", "moved", "lost", "waiting"];
        var left = hour["left"]!.AsObject().Sum(l => (long)l.Value!);
        return (long)hour["carriedIn"]! + (long)hour["offered"]! == left + outcomes.Sum(name => (long)hour[name]!);
    }
}
