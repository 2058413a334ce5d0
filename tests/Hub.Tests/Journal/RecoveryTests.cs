using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;
using QueueMonitor.Hub.Tests.Api;
using QueueMonitor.Hub.Tests.Wire;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Journal;

public sealed class RecoveryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("queue-monitor-recovery-").FullName;
    private readonly ManualTime _time = new(SampleFloor.Now);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task AFloorComesBackAsItWas()
    {
        string before, contacts;
        await using (var host = await ApiHost.Start(_folder, _time))
        {
            await host.Morning();
            (before, contacts) = (SnapshotText.Of(host.Engine.Latest), (await host.Get("/api/v1/queues/billing/contacts")).ToJsonString());
        }

        await using var again = await ApiHost.Start(_folder, _time);
        Assert.Equal(before, SnapshotText.Of(again.Engine.Latest));
        Assert.Equal(contacts, (await again.Get("/api/v1/queues/billing/contacts")).ToJsonString());
    }

    [Fact]
    public async Task LifeGoesOnWhereItEndedAndResendsAreHarmless()
    {
        string queued;
        await using (var host = await ApiHost.Start(_folder, _time))
        {
            queued = host.Event("contact.queued", "\"id\":\"e-1\",\"contact\":\"c-1\",\"queue\":\"billing\"");
            await Post(host, queued);
        }

        _time.Advance(TimeSpan.FromMinutes(3));
        await using var again = await ApiHost.Start(_folder, _time);
        var answer = await Post(again, queued, again.Event("contact.answered", "\"contact\":\"c-1\",\"agent\":\"ana\""));
        Assert.Equal((1, 1), ((int)answer["accepted"]!, (int)answer["duplicates"]!));
        var queue = again.Engine.Latest.Queue("billing")!;
        Assert.Equal((0, 1L, 1L), (queue.Waiting, queue.Today.Offered, queue.Today.Answered));

        // Nobody watched in those three minutes.
        var span = again.Services.GetRequiredService<ISiteFloors>().All[0].Span;
        Assert.InRange(span.ResumedAt - span.SeenUntil, 180_000, 181_000);
        Assert.Equal(_time.GetUtcNow().ToUnixTimeMilliseconds(), span.ResumedAt);
    }

    [Fact]
    public async Task AnotherSiteComesBackToo()
    {
        await using (var host = await ApiHost.Start(_folder, _time)) await host.Put("/api/v1/queues/desk/settings?site=north", """{"target":0.7}""");
        await using var again = await ApiHost.Start(_folder, _time);
        Assert.Equal(0.7, (double)(await again.Get("/api/v1/queues/desk/settings?site=north"))["target"]!);
    }

    [Fact]
    public async Task TheNameAndZoneOfThisStartHoldWhereNothingWasSet()
    {
        await using (var host = await ApiHost.Start(_folder, _time)) await host.Morning();
        await using (var host = await ApiHost.Start(_folder, _time, set: o => o with { SiteName = "Toledo", Zone = "Asia/Tokyo" }))
        {
            await Boards.Until.True(() => host.Engine.Latest.Site.Settings is { Name: "Madrid", Zone: "Asia/Tokyo" });
        }

        await using var again = await ApiHost.Start(_folder, _time);
        await Boards.Until.True(() => again.Engine.Latest.Site.Settings is { Name: "Madrid", Zone: "Europe/Madrid" });
    }

    [Fact]
    public async Task InMemoryNothingIsKeptAndTheAnswerSaysSo()
    {
        await using (var host = await ApiHost.Start(_folder, _time, set: o => o with { Durability = Durability.Memory }))
        {
            var answer = await Post(host, """{"type":"contact.queued","at":"2026-11-20T10:00:00Z","contact":"c-1","queue":"billing"}""");
            Assert.Equal("memory", (string?)answer["durability"]);
        }

        Assert.False(File.Exists(Path.Combine(_folder, JournalFile.FileName)));
        await using var again = await ApiHost.Start(_folder, _time);
        Assert.Null(again.Engine.Latest.Queue("billing"));
    }

    [Fact]
    public async Task LostEventsStopTheStart()
    {
        await using (var host = await ApiHost.Start(_folder, _time))
        {
            var answer = await Post(host, """{"type":"contact.queued","at":"2026-11-20T10:00:00Z","contact":"c-1","queue":"billing"}""");
            Assert.Equal("journal", (string?)answer["durability"]);
        }

        File.Delete(Path.Combine(_folder, JournalFile.FileName));
        var loss = await Assert.ThrowsAsync<JournalLossException>(() => ApiHost.Start(_folder, _time));
        Assert.Contains("--accept-loss", loss.Message, StringComparison.Ordinal);
        await using var again = await ApiHost.Start(_folder, _time, set: o => o with { AcceptLoss = true });
        Assert.Null(again.Engine.Latest.Queue("billing"));
        Assert.Equal(1, again.Services.GetRequiredService<SiteJournal>().EventsLost);
    }

    [Fact]
    public async Task TwoProgramsDoNotShareAFolder()
    {
        await using var host = await ApiHost.Start(_folder, _time);
        await Assert.ThrowsAsync<HubStoreException>(() => ApiHost.Start(_folder, _time));
    }

    private static async Task<JsonNode> Post(ApiHost host, params string[] events)
    {
        using var body = new StringContent(string.Join('\n', events), Encoding.UTF8, "application/x-ndjson");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/events") { Content = body };
        using var answer = await host.Send(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == HttpStatusCode.OK, text);
        return JsonNode.Parse(text)!;
    }
}
