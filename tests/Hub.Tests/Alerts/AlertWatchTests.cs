using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Hub.Alerts;
using QueueMonitor.Hub.Tests.Api;
using QueueMonitor.Hub.Tests.Wire;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Alerts;

public sealed class AlertWatchTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("queue-monitor-watch-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task AnAlertIsToldOnceWhenItRisesAndOnceWhenItIsOverAlsoAfterARestart()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using (var host = await ApiHost.Start(_folder))
        {
            await host.Post("/api/v1/webhooks", $$"""{"name":"Team leaders","url":"{{receiver.Url}}"}""");
            var watch = host.Services.GetRequiredService<AlertWatch>();
            await watch.Remembered;
            await watch.Look("main", Floor("a-1", AlertStanding.Watch));
            await watch.Look("main", Floor("a-1", AlertStanding.Open));
            await receiver.Has(1);
            await watch.Look("main", Floor("a-1", AlertStanding.Acknowledged));
            await watch.Look("main", Floor("a-1", AlertStanding.Open));
            await host.Stop();
        }

        Assert.Equal(["alert.raised a-1"], Told(receiver));
        await using var again = await ApiHost.Start(_folder, new ManualTime(SampleFloor.Now.AddMinutes(1)));
        var after = again.Services.GetRequiredService<AlertWatch>();
        await after.Remembered;
        await after.Look("main", Floor("a-1", AlertStanding.Open));
        await after.Look("main", Floor("a-1", AlertStanding.Cleared));
        await after.Look("main", Floor("a-2", AlertStanding.Cleared));
        await receiver.Has(2);
        Assert.Equal(["alert.raised a-1", "alert.cleared a-1"], Told(receiver));
    }

    [Fact]
    public async Task InQuietHoursOnlyWhatIsCriticalIsToldAndTheRestAtTheirEndIfItStands()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var host = await ApiHost.Start();
        await host.Post("/api/v1/webhooks", $$"""{"name":"Team leaders","url":"{{receiver.Url}}"}""");
        await host.Put("/api/v1/notifications", """{"quietHours":{"from":"22:00","until":"07:00"}}""");
        var watch = host.Services.GetRequiredService<AlertWatch>();
        await watch.Remembered;

        // Madrid is an hour ahead.
        var night = At("2026-11-21T22:30:00Z");
        await watch.Look("main", Floor("a-1", AlertStanding.Open, night));
        await watch.Look("main", Floor("a-2", AlertStanding.Open, night));
        await watch.Look("main", Floor("a-3", AlertStanding.Open, night, AlertSeverity.Critical));
        await receiver.Has(1);
        await watch.Look("main", Floor("a-1", AlertStanding.Cleared, At("2026-11-22T06:00:00Z")));
        await watch.Look("main", Floor("a-2", AlertStanding.Open, At("2026-11-22T06:00:00Z")));
        await receiver.Has(2);
        Assert.Equal(["alert.raised a-3", "alert.raised a-2"], Told(receiver));
    }

    [Fact]
    public async Task WhatIsCalmIsToldOnlyIfItComesBackAndItsEndShowsNoSeverity()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var host = await ApiHost.Start();
        await host.Post("/api/v1/webhooks", $$"""{"name":"Team leaders","url":"{{receiver.Url}}"}""");
        var watch = host.Services.GetRequiredService<AlertWatch>();
        await watch.Remembered;

        await watch.Look("main", Floor("a-1", AlertStanding.Open, severity: AlertSeverity.None));
        await watch.Look("main", Floor("a-2", AlertStanding.Open, severity: AlertSeverity.Critical));
        await watch.Look("main", Floor("a-1", AlertStanding.Cleared, severity: AlertSeverity.None));
        await watch.Look("main", Floor("a-2", AlertStanding.Cleared, severity: AlertSeverity.None));
        await receiver.Has(2);
        Assert.Equal(["alert.raised a-2", "alert.cleared a-2"], Told(receiver));
        Assert.Equal(["critical", "none"], receiver.All.Select(r => JsonNode.Parse(r.Body)!["severity"]!.GetValue<string>()));
    }

    [Fact]
    public async Task AnAlertThatOpensAgainForSomebodyElseIsToldAgainAndItsEndOnce()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var host = await ApiHost.Start();
        await host.Post("/api/v1/webhooks", $$"""{"name":"Team leaders","url":"{{receiver.Url}}"}""");
        var watch = host.Services.GetRequiredService<AlertWatch>();
        await watch.Remembered;

        await watch.Look("main", Floor("a-1", AlertStanding.Open));
        await watch.Look("main", Floor("a-1", AlertStanding.Acknowledged));
        await watch.Look("main", Floor("a-1", AlertStanding.Open, renewed: 1));
        await watch.Look("main", Floor("a-1", AlertStanding.Open, renewed: 1));
        await watch.Look("main", Floor("a-1", AlertStanding.Acknowledged, renewed: 1));
        await watch.Look("main", Floor("a-1", AlertStanding.Cleared, renewed: 1));
        await receiver.Has(3);
        Assert.Equal(["alert.raised a-1", "alert.raised a-1", "alert.cleared a-1"], Told(receiver));
        Assert.Equal(["a-1-alert.raised", "a-1.1-alert.raised", "a-1-alert.cleared"], receiver.All.Select(r => (string)JsonNode.Parse(r.Body)!["id"]!));
    }

    [Fact]
    public async Task WhatWasToldOfAtNightIsToldAtNightWhenItIsOver()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var host = await ApiHost.Start();
        await host.Post("/api/v1/webhooks", $$"""{"name":"Team leaders","url":"{{receiver.Url}}"}""");
        await host.Put("/api/v1/notifications", """{"quietHours":{"from":"22:00","until":"07:00"}}""");
        var watch = host.Services.GetRequiredService<AlertWatch>();
        await watch.Remembered;

        var night = At("2026-11-21T22:30:00Z");
        await watch.Look("main", Floor("a-1", AlertStanding.Open, night, AlertSeverity.Critical, AlertSeverity.Critical));
        await watch.Look("main", Floor("a-1", AlertStanding.Cleared, night, AlertSeverity.None, AlertSeverity.Critical));
        await receiver.Has(2);
        Assert.Equal(["alert.raised a-1", "alert.cleared a-1"], Told(receiver));
    }

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static IEnumerable<string> Told(WebhookReceiver receiver) =>
        receiver.All.Select(r => JsonNode.Parse(r.Body)!).Select(b => $"{b["type"]} {b["data"]!["id"]}");

    private static FloorSnapshot Floor(
        string id, AlertStanding state, DateTimeOffset? at = null, AlertSeverity severity = AlertSeverity.Warning,
        AlertSeverity gravest = AlertSeverity.Warning, int renewed = 0) =>
        SampleFloor.Floor([], asOf: at, staffing: new SiteStaffing
        {
            Alerts =
            [
                new AlertSnapshot
                {
                    Id = id, Kind = AlertKind.Understaffed, Queues = ["billing"], State = state, Severity = severity, Gravest = gravest, Renewed = renewed,
                    RaisedAt = at ?? SampleFloor.Now, Missing = 2,
                },
            ],
            Moves = [], Record = [], Today = new AlertsToday(1, 0, null, null), Accuracy = new MoveAccuracy(0, 0),
        });
}
