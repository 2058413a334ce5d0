using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Alerts;
using QueueMonitor.Hub.Alerts.Delivery;
using QueueMonitor.Hub.Alerts.Messages;
using QueueMonitor.Hub.Alerts.Webhooks;
using QueueMonitor.Hub.Tests.Api;
using QueueMonitor.Hub.Tests.Boards;

namespace QueueMonitor.Hub.Tests.Alerts;

public sealed class WebhookTests
{
    [Fact]
    public async Task ATestArrivesSigned()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var host = await ApiHost.Start();
        var made = await Make(host, receiver);
        Assert.StartsWith("whsec_", (string?)made["secret"], StringComparison.Ordinal);
        Assert.EndsWith("/…", (string?)made["url"], StringComparison.Ordinal);
        await host.Post($"/api/v1/webhooks/{made["id"]}/test", "{}", HttpStatusCode.Accepted);
        await receiver.Has(1);
        receiver.All.TryPeek(out var one);
        var stamp = one!.Headers["webhook-timestamp"];
        Assert.Equal(host.Time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture), stamp);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{one.Headers["webhook-id"]}.{stamp}."), .. one.Body];
        var key = Convert.FromBase64String(((string)made["secret"]!)["whsec_".Length..]);
        Assert.Equal("v1," + Convert.ToBase64String(HMACSHA256.HashData(key, signed)), one.Headers["webhook-signature"]);
        var body = JsonNode.Parse(one.Body)!;
        Assert.Equal(("test", "main", one.Headers["webhook-id"]), ((string)body["type"]!, (string)body["site"]!, (string)body["id"]!));
        await Until.True(async () => (string?)(await Only(host))["state"] == "ok");
        Assert.Null((await Only(host))["secret"]);
    }

    [Fact]
    public async Task AReceiverThatFailsAndTimesOutIsTriedUntilItComesBack()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var host = await ApiHost.Start();
        var id = (string)(await Make(host, receiver))["id"]!;
        receiver.Answer = HttpStatusCode.InternalServerError;
        await host.Post($"/api/v1/webhooks/{id}/test", "{}", HttpStatusCode.Accepted);
        await State(host, w => (int?)w["lastStatus"] == 500);

        // Then it does not answer at all.
        receiver.Answer = null;
        await Pass(host, async () => ((string?)(await Only(host))["lastError"])?.StartsWith("No answer within 10 s", StringComparison.Ordinal) == true);

        // A redirect is not followed; a wish for more time is heard.
        (receiver.Answer, receiver.RetryAfter) = (HttpStatusCode.Redirect, "600");
        await Pass(host, async () => (int?)(await Only(host))["lastStatus"] == 302);
        (receiver.Answer, receiver.RetryAfter) = (HttpStatusCode.NoContent, null);
        await Pass(host, async () => await Only(host) is var w && (string?)w["state"] == "ok" && (int)w["waiting"]! == 0);
        Assert.Equal(4, receiver.All.Count);

        // Never before its time.
        var at = receiver.All.Select(r => long.Parse(r.Headers["webhook-timestamp"], CultureInfo.InvariantCulture)).ToArray();
        Assert.True(at[1] - at[0] >= 5 && at[2] - at[1] >= 15 + 10 && at[3] - at[2] >= 600, string.Join(' ', at));
        Assert.Single(receiver.All.Select(r => r.Headers["webhook-id"]).Distinct());
        Assert.Equal(4, receiver.All.Select(r => r.Headers["webhook-signature"]).Distinct().Count());
    }

    [Fact]
    public async Task WhatWaitsSurvivesTheEndOfTheProgramAndIsADeadLetterAfterADay()
    {
        await using var receiver = await WebhookReceiver.Start();
        receiver.Answer = HttpStatusCode.ServiceUnavailable;
        var folder = Directory.CreateTempSubdirectory("queue-monitor-hooks-").FullName;
        try
        {
            string id;
            DateTimeOffset last;
            await using (var host = await ApiHost.Start(folder))
            {
                id = (string)(await Make(host, receiver))["id"]!;
                await host.Post($"/api/v1/webhooks/{id}/test", "{}", HttpStatusCode.Accepted);
                await State(host, w => (int?)w["lastStatus"] == 503);
                last = host.Time.GetUtcNow();
            }

            await using (var again = await ApiHost.Start(folder, new QueueMonitor.Testing.ManualTime(last)))
            {
                Assert.Equal(1, (int)(await Only(again))["waiting"]!);
                await Pass(again, async () => (int)(await Only(again))["dead"]! == 1, TimeSpan.FromMinutes(10));
                Assert.True((again.Time.GetUtcNow() - last).TotalHours >= 23);
                Assert.True(receiver.All.Count > 5);
                var dead = Assert.Single((await again.Get("/api/v1/webhooks/dead"))["dead"]!.AsArray())!;
                Assert.Equal((id, "It answered 503."), ((string)dead["receiver"]!, (string)dead["error"]!));
                receiver.Answer = HttpStatusCode.OK;
                using var resend = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/webhooks/dead/{dead["letter"]}/resend");
                Assert.Equal(HttpStatusCode.NoContent, (await again.Send(resend)).StatusCode);
                await State(again, w => (string?)w["state"] == "ok" && (int)w["dead"]! == 0);
                using var twice = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/webhooks/dead/{dead["letter"]}/resend");
                Assert.Equal(HttpStatusCode.NotFound, (await again.Send(twice)).StatusCode);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task MoreThanMayWaitBecomeDeadLettersOldestFirst()
    {
        await using var receiver = await WebhookReceiver.Start();
        receiver.Answer = HttpStatusCode.BadGateway;
        await using var host = await ApiHost.Start();
        var id = (string)(await Make(host, receiver))["id"]!;
        var post = host.Services.GetRequiredService<Post>();
        var now = host.Time.GetUtcNow();
        for (var i = 0; i < AlertLimits.WaitingMax; i++) await post.Tell(id, Sample(now) with { Id = $"n{i}" });
        Assert.Equal((AlertLimits.WaitingMax, 0), (post.StateOf(id).Waiting, post.StateOf(id).Dead));
        await post.Tell(id, Sample(now) with { Id = "last" });
        Assert.Equal((AlertLimits.WaitingMax, 1), (post.StateOf(id).Waiting, post.StateOf(id).Dead));
        Assert.Equal("n0", Assert.Single(post.DeadLetters()).Notice.Id);
    }

    [Fact]
    public async Task WhatIsDisplacedWhileItIsTriedStaysADeadLetter()
    {
        await using var receiver = await WebhookReceiver.Start();
        receiver.Answer = null;
        await using var host = await ApiHost.Start();
        var id = (string)(await Make(host, receiver))["id"]!;
        var post = host.Services.GetRequiredService<Post>();
        var now = host.Time.GetUtcNow();
        await post.Tell(id, Sample(now) with { Id = "tried" });
        await receiver.Has(1);
        for (var i = 0; i < AlertLimits.WaitingMax; i++) await post.Tell(id, Sample(now) with { Id = $"n{i}" });
        await Until.True(() =>
        {
            host.Time.Advance(AlertLimits.AnswerWithin);
            return post.StateOf(id).LastError is not null;
        });
        Assert.Equal((AlertLimits.WaitingMax, 1), (post.StateOf(id).Waiting, post.StateOf(id).Dead));
        Assert.Equal("tried", Assert.Single(post.DeadLetters()).Notice.Id);
    }

    [Fact]
    public void EachFormatIsWhatItsReceiverTakes()
    {
        var notice = Sample(new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero));
        const string content = "{\"type\":\"AdaptiveCard\",\"version\":\"1.4\",\"body\":[",
            title = "\"title\":\"Billing & <Co> needs 2 more agents\",\"text\":\"Move 2 from Support.\",\"data\":{\"short\":2}}";
        Assert.Equal(
            """{"text":"*Billing &amp; &lt;Co&gt; needs 2 more agents*\nMove 2 from Support."}""", Body(NoticeFormat.Slack, notice));
        Assert.Equal(
            """{"type":"message","attachments":[{"contentType":"application/vnd.microsoft.card.adaptive","content":""" + content
            + """{"type":"TextBlock","text":"Billing & \\<Co\\> needs 2 more agents","wrap":true,"weight":"Bolder","color":"Attention"},"""
            + """{"type":"TextBlock","text":"Move 2 from Support.","wrap":true}]}}]}""", Body(NoticeFormat.Teams, notice));
        Assert.Equal(
            ("{'specversion':'1.0','id':'n-1','source':'/sites/main','type':'queue-monitor.alert.raised','subject':'a-1',"
                + "'time':'2026-11-21T10:00:00.000Z','datacontenttype':'application/json','data':{'site':'main','severity':'critical',").Replace('\'', '"')
            + title + "}",
            Body(NoticeFormat.CloudEvents, notice));
        Assert.Equal(
            """{"id":"n-1","type":"alert.raised","site":"main","at":"2026-11-21T10:00:00.000Z","severity":"critical",""" + title,
            Body(NoticeFormat.Plain, notice));
    }

    [Theory]
    [InlineData("""{"url":"https://x.example"}""", "name is missing")]
    [InlineData("""{"name":"a"}""", "url is missing")]
    [InlineData("""{"name":"a","url":"ftp://x.example"}""", "url cannot be read")]
    [InlineData("""{"name":"a","url":"https://u:p@x.example"}""", "url cannot be read")]
    [InlineData("""{"name":"a","url":"https://x.example","format":"xml"}""", "format cannot be read")]
    [InlineData("""{"name":"a","url":"https://x.example","types":[]}""", "types cannot be read")]
    [InlineData("""{"name":"a","url":"https://x.example","secret":"mine"}""", "secret is not known")]
    public async Task WhatCannotBeIsNamed(string body, string error)
    {
        await using var host = await ApiHost.Start();
        var refused = await host.Post("/api/v1/webhooks", body, HttpStatusCode.BadRequest);
        Assert.Contains(error, (string)refused["detail"]!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("169.254.169.254", false)]
    [InlineData("::ffff:169.254.169.254", false)]
    [InlineData("fe80::1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("127.0.0.1", true)]
    [InlineData("10.0.0.7", true)]
    [InlineData("2001:db8::1", true)]
    public void AddressesOfTheLinkAloneAreNotCalled(string address, bool isAllowed) =>
        Assert.Equal(isAllowed, WebhookSender.IsAllowed(IPAddress.Parse(address)));

    [Theory]
    [InlineData("22:00", "07:00", "21:59", false)]
    [InlineData("22:00", "07:00", "22:00", true)]
    [InlineData("22:00", "07:00", "06:59", true)]
    [InlineData("22:00", "07:00", "07:00", false)]
    [InlineData("12:00", "13:00", "12:30", true)]
    [InlineData("12:00", "13:00", "13:00", false)]
    public void QuietHoursHoldByTheClockOfTheSite(string from, string until, string local, bool isHeld)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById("Europe/Oslo");
        var now = DateTimeOffset.Parse($"2026-11-21T{local}:00+01:00", CultureInfo.InvariantCulture);
        TimeOnly Clock(string text) => TimeOnly.Parse(text, CultureInfo.InvariantCulture);
        var quiet = new QuietHours(Clock(from), Clock(until), true);
        Assert.Equal(isHeld, quiet.Hold(now.ToUniversalTime(), zone, isCritical: false));
        Assert.False(quiet.Hold(now, zone, isCritical: true));
        Assert.Equal(isHeld, (quiet with { CriticalPasses = false }).Hold(now, zone, isCritical: true));
    }

    private static Notice Sample(DateTimeOffset at) => new(
        "n-1", "main", NoticeType.Raised, "a-1", at, true, "Billing & <Co> needs 2 more agents", "Move 2 from "
            + "Support.", """{"short":2}""");

    private static string Body(NoticeFormat format, Notice notice) => Encoding.UTF8.GetString(format.Body(notice));

    private static Task<JsonNode> Make(ApiHost host, WebhookReceiver receiver) =>
        host.Post("/api/v1/webhooks", $$"""{"name":"Team leaders","url":"{{receiver.Url}}"}""");

    private static async Task<JsonNode> Only(ApiHost host) => Assert.Single((await host.Get("/api/v1/webhooks"))["webhooks"]!.AsArray())!;

    // Time passes until it is so. In small steps: a wait may be set up a moment after one of them.
    private static Task Pass(ApiHost host, Func<Task<bool>> isSo, TimeSpan? step = null) => Until.True(async () =>
    {
        if (await isSo()) return true;
        host.Time.Advance(step ?? TimeSpan.FromSeconds(1));
        return false;
    });

    private static Task State(ApiHost host, Func<JsonNode, bool> isSo) => Until.True(async () => isSo(await Only(host)));
}
