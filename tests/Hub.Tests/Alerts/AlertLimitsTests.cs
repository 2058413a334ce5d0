using System.Net;
using QueueMonitor.Hub.Alerts;
using QueueMonitor.Hub.Tests.Api;

namespace QueueMonitor.Hub.Tests.Alerts;

public sealed class AlertLimitsTests
{
    [Fact]
    public async Task AnAddressHas1000CharactersAndMailGoesTo20AndNoMore()
    {
        await using var host = await ApiHost.Start();
        string Webhook(int length) => $$"""{"name":"a","url":"{{"https://x.example/".PadRight(length, 'x')}}"}""";
        string Mail(int recipients) => $$"""{"mailTo":[{{string.Join(',', Enumerable.Range(0, recipients).Select(i => $"\"a{i}@x.example\""))}}]}""";
        await host.Post("/api/v1/webhooks", Webhook(AlertLimits.UrlMax), HttpStatusCode.Created);
        await host.Post("/api/v1/webhooks", Webhook(AlertLimits.UrlMax + 1), HttpStatusCode.BadRequest);
        var kept = await host.Put("/api/v1/notifications", Mail(AlertLimits.RecipientsMax));
        Assert.Equal(AlertLimits.RecipientsMax, kept["mailTo"]!.AsArray().Count);
        await host.Put("/api/v1/notifications", Mail(AlertLimits.RecipientsMax + 1), HttpStatusCode.BadRequest);
    }
}
