using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using QueueMonitor.Hub.Tests.Boards;

namespace QueueMonitor.Hub.Tests.Hosting;

/// <summary>The main job, end to end: a source posts events, a wall shows them, and the API says the same.</summary>
public sealed class WholePathTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("queue-monitor-data-");

    public void Dispose() => _data.Delete(recursive: true);

    [Fact]
    public async Task PostedEventIsOnTheWallAndInTheApiAlike()
    {
        await using var hub = await RunningHub.Start();
        await using var wall = await BoardClient.Join(hub.Address);
        await Post(hub, Event("contact.queued", "c1", "billing"), Event("contact.queued", "c2", "billing"));
        await WallShows(wall, "billing", row => (int)row["waiting"]! == 2);
        await Post(hub, $$"""{"type":"contact.answered","at":"{{Now()}}","contact":"c1","agent":"ana","queue":"billing"}""");
        await WallShows(wall, "billing", row => (int)row["windows"]!["today"]!["answered"]! == 1);

        var (onWall, inApi) = (Row(wall, "billing")!, await hub.Get("/api/v1/queues/billing"));
        foreach (var figure in new[] { "waiting", "overThreshold", "longestSince", "level", "target" })
            Assert.Equal(inApi[figure]?.ToJsonString(), onWall[figure]?.ToJsonString());
        foreach (var figure in new[] { "offered", "answered", "waiting", "serviceLevel", "averageSpeedOfAnswerSeconds" })
            Assert.Equal(inApi["windows"]!["today"]![figure]?.ToJsonString(), onWall["windows"]!["today"]![figure]?.ToJsonString());
        Assert.DoesNotContain("\"c2\"", wall.Board!.ToJsonString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SettingsOutliveTheProgram()
    {
        await using (var hub = await RunningHub.Start(KeptIn))
        {
            await Put(hub, "/api/v1/queues/billing/settings", """{"threshold":"PT45S","shortName":"Bills"}""");
            Assert.Equal("PT45S", (string?)(await hub.Get("/api/v1/queues/billing"))["threshold"]!["text"]);
        }

        await using var again = await RunningHub.Start(KeptIn);
        await using var wall = await BoardClient.Join(again.Address);
        await WallShows(wall, "billing", row => (string?)row["threshold"]!["text"] == "PT45S");
        Assert.Equal("Bills", (string?)Row(wall, "billing")!["shortName"]);
    }

    [Fact]
    public async Task BoardThatIsSetUpAnewReachesItsWallsWhole()
    {
        await using var hub = await RunningHub.Start();
        await Post(hub, Event("contact.queued", "c1", "billing"), Event("contact.queued", "c2", "support"));
        await Put(hub, "/api/v1/boards/front", """{"queues":["support"]}""");
        await using var wall = await BoardClient.Join(hub.Address, "front");
        Assert.Equal(["support"], Queues(wall));
        await Put(hub, "/api/v1/boards/front", """{"queues":["support","billing"],"name":"Front desk"}""");
        await wall.UntilWhole();
        Assert.Equal(["support", "billing"], Queues(wall));
        Assert.Equal("Front desk", (string?)wall.Board!["info"]!["name"]);
    }

    [Fact]
    public async Task LatencyIsInTheMetrics()
    {
        await using var hub = await RunningHub.Start();
        await using var wall = await BoardClient.Join(hub.Address);
        await Post(hub, Event("contact.queued", "c1", "billing"));
        await WallShows(wall, "billing", row => (int)row["waiting"]! == 1);
        await wall.Painted(wall.Seq, 3);
        await hub.Get("/api/v1/walls", answer => answer["walls"]![0]!["paintedSeq"] is not null);
        var metrics = await hub.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        Assert.Matches("""queue_monitor_event_to_paint_quantile_seconds\{[^}]*quantile="0.99"[^}]*\} [0-9]""", metrics);
        Assert.Contains("queue_monitor_walls_connected", metrics, StringComparison.Ordinal);
    }

    private HubOptions KeptIn(HubOptions options) => options with { DataFolder = _data.FullName };

    private static string Now() => TimeProvider.System.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", null);

    private static string Event(string type, string contact, string queue) =>
        $$"""{"type":"{{type}}","at":"{{Now()}}","contact":"{{contact}}","queue":"{{queue}}"}""";

    private static async Task Post(RunningHub hub, params string[] events)
    {
        using var lines = new StringContent(string.Join('\n', events), Encoding.UTF8, "application/x-ndjson");
        using var answer = await hub.Client.PostAsync(new Uri("/api/v1/events", UriKind.Relative), lines);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        Assert.Equal(events.Length, (int)JsonNode.Parse(text)!["accepted"]!);
    }

    private static async Task Put(RunningHub hub, string path, string settings)
    {
        using var content = new StringContent(settings, Encoding.UTF8, "application/json");
        using var answer = await hub.Client.PutAsync(new Uri(path, UriKind.Relative), content);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static Task WallShows(BoardClient wall, string queue, Predicate<JsonNode> shows) =>
        wall.Shows(_ => Row(wall, queue) is { } row && shows(row));

    private static JsonNode? Row(BoardClient wall, string queue) =>
        wall.Board!["queues"]!.AsArray().FirstOrDefault(q => (string?)q!["queue"] == queue);

    private static IEnumerable<string?> Queues(BoardClient wall) => wall.Board!["queues"]!.AsArray().Select(q => (string?)q!["queue"]);
}
