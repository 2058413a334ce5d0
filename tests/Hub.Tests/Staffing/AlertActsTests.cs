using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Alerts;
using QueueMonitor.Hub.Alerts.Delivery;
using QueueMonitor.Hub.Tests.Alerts;
using QueueMonitor.Hub.Tests.Api;
using QueueMonitor.Hub.Tests.Boards;

namespace QueueMonitor.Hub.Tests.Staffing;

/// <summary>An alert of the floor itself, not one made for the test: told to a webhook that is in trouble, and marked by people.</summary>
public sealed class AlertActsTests
{
    [Fact]
    public async Task AnAlertOfTheFloorReachesAWebhookThatFailsTimesOutAndComesBack()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var gone = await WebhookReceiver.Start();
        await using var host = await ApiHost.Start();
        var centre = new ShortCentre(host);
        await centre.Open();
        // Held until time stands still, so that what is sent and what passes do not run a race.
        await host.Put("/api/v1/notifications", """{"quietHours":{"from":"00:00","until":"00:00","criticalPasses":false}}""");
        var secret = (string)(await Make(host, "Team leaders", receiver))["secret"]!;
        var dead = (string)(await Make(host, "Old tool", gone))["id"]!;
        var alert = await centre.Raised();
        Assert.Empty(receiver.All);
        (receiver.Answer, gone.Answer) = (HttpStatusCode.InternalServerError, HttpStatusCode.Gone);
        await host.Put("/api/v1/notifications", """{"quietHours":null}""");
        var post = host.Services.GetRequiredService<Post>();
        await Until.True(() =>
        {
            if (post.Waiting > 0 || !receiver.All.IsEmpty) return true;
            host.Time.Advance(TimeSpan.FromSeconds(1));
            return false;
        });
        await Is(w => (int?)w["lastStatus"] == 500);

        // Then it does not answer, and then it does.
        receiver.Answer = null;
        host.Time.Advance(TimeSpan.FromSeconds(5));
        await receiver.Has(2);
        host.Time.Advance(AlertLimits.AnswerWithin);
        await Is(w => ((string?)w["lastError"])?.StartsWith("No answer within 10 s", StringComparison.Ordinal) == true);
        receiver.Answer = HttpStatusCode.OK;
        host.Time.Advance(TimeSpan.FromSeconds(15));
        await Is(w => (string?)w["state"] == "ok" && (int)w["waiting"]! == 0);

        var id = $"{alert["id"]}-alert.raised";
        var tries = receiver.All.ToList();
        Assert.Equal([id, id, id], tries.Select(t => t.Headers["webhook-id"]));
        foreach (var one in tries) Assert.Equal(Signature(secret, one), one.Headers["webhook-signature"]);
        var body = JsonNode.Parse(tries[^1].Body)!;
        Assert.Equal(("alert.raised", $"Billing needs {alert["short"]} more agents"), ((string)body["type"]!, (string)body["title"]!));
        Assert.Equal((string?)alert["id"], (string?)body["data"]!["id"]);
        Assert.Null(body["data"]!["remedy"]!["who"]);

        // Who says that nobody is there any more is not tried again: a dead letter, by what it said.
        var letter = (await host.Get("/api/v1/webhooks/dead"))["dead"]!.AsArray().Single(d => (string?)d!["subject"] == (string?)alert["id"])!;
        Assert.Equal((dead, 1, (string?)body["title"]), ((string?)letter["receiver"], (int)letter["tries"]!, (string?)letter["title"]));
        Assert.Single(gone.All);

        Task Is(Func<JsonNode, bool> so) => Until.True(async () => so(await Of(host, "Team leaders")));
    }

    [Fact]
    public async Task AnAlertIsTakenSnoozedReopenedAndCalledDoneAndEveryPageSeesIt()
    {
        await using var host = await ApiHost.Start();
        var centre = new ShortCentre(host);
        await centre.Open();
        var id = (string)(await centre.Raised())["id"]!;
        await using var page = await BoardClient.Connect(host.Address);
        await page.Call("JoinStaffing");

        await Mark("acknowledge", "{}", "acknowledged");
        var snoozed = await Mark("snooze", """{"minutes":1}""", "snoozed");
        Assert.Equal((DateTimeOffset)snoozed["markedAt"]! + TimeSpan.FromMinutes(1), (DateTimeOffset)snoozed["snoozedUntil"]!);
        // When its time is over it is there again by itself.
        await centre.Pass(async () => (string?)(await centre.Alert())!["state"] == "open");
        Assert.True(host.Time.GetUtcNow() >= (DateTimeOffset)snoozed["snoozedUntil"]!);
        await Mark("done", "{}", "done");
        await Mark("reopen", "{}", "open");
        await host.Post($"/api/v1/alerts/{id}/snooze", """{"minutes":0}""", HttpStatusCode.BadRequest);
        await host.Post($"/api/v1/alerts/{id}/snooze", """{"minutes":1441}""", HttpStatusCode.BadRequest);
        await host.Post("/api/v1/alerts/a-none/acknowledge", "{}", HttpStatusCode.NotFound);
        Assert.Equal(1, (int)(await host.Get("/api/v1/alerts"))["today"]!["actedOn"]!);

        async Task<JsonNode> Mark(string act, string body, string state)
        {
            var now = host.Time.GetUtcNow();
            page.Heard.Clear();
            var marked = await host.Post($"/api/v1/alerts/{id}/{act}", body, HttpStatusCode.OK);
            Assert.Equal((state, "this machine"), ((string)marked["state"]!, (string)marked["by"]!));
            Assert.Equal(now, (DateTimeOffset)marked["markedAt"]!);
            var heard = Hears(state);
            await centre.Pass(() => Task.FromResult(heard.IsCompleted));
            await heard;
            return marked;
        }

        async Task Hears(string state)
        {
            while (!page.Heard.Any(h => States(h).Contains(state)))
            {
                page.Heard.Clear();
                await page.UntilHeard("staffing");
            }
        }

        IEnumerable<string> States(string heard) => heard.StartsWith("staffing ", StringComparison.Ordinal)
            && JsonNode.Parse(heard["staffing ".Length..])!["alerts"] is { } told
                ? told["alerts"]!.AsArray().Where(a => (string?)a!["id"] == id).Select(a => (string)a!["state"]!) : [];
    }

    private static string Signature(string secret, Received one)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{one.Headers["webhook-id"]}.{one.Headers["webhook-timestamp"]}."), .. one.Body];
        return "v1," + Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret["whsec_".Length..]), signed));
    }

    private static Task<JsonNode> Make(ApiHost host, string name, WebhookReceiver receiver) =>
        host.Post("/api/v1/webhooks", $$"""{"name":"{{name}}","url":"{{receiver.Url}}","types":["alert.raised"]}""");

    private static async Task<JsonNode> Of(ApiHost host, string name) =>
        (await host.Get("/api/v1/webhooks"))["webhooks"]!.AsArray().Single(w => (string?)w!["name"] == name)!;
}
