using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
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
        var secret = (string)(await Make(host, "Team leaders", receiver))["secret"]!;
        var dead = (string)(await Make(host, "Old tool", gone))["id"]!;
        (receiver.Answer, gone.Answer) = (HttpStatusCode.InternalServerError, HttpStatusCode.Gone);
        var alert = await centre.Raised();
        await centre.Pass(async () => (int?)(await Of(host, "Team leaders"))["lastStatus"] == 500);
        receiver.Answer = null;
        await centre.Pass(async () => ((string?)(await Of(host, "Team leaders"))["lastError"])?.StartsWith("No answer", StringComparison.Ordinal) == true);
        receiver.Answer = HttpStatusCode.OK;
        await centre.Pass(async () => (string?)(await Of(host, "Team leaders"))["state"] == "ok");

        var id = $"{alert["id"]}-alert.raised";
        var tries = receiver.All.Where(r => r.Headers["webhook-id"] == id).ToList();
        Assert.Equal(3, tries.Count);
        var stamps = tries.Select(t => long.Parse(t.Headers["webhook-timestamp"], CultureInfo.InvariantCulture)).ToArray();
        Assert.True(stamps[1] - stamps[0] >= 5 && stamps[2] - stamps[1] >= 15 + 10, string.Join(' ', stamps));
        foreach (var one in tries) Assert.Equal(Signature(secret, one), one.Headers["webhook-signature"]);
        var body = JsonNode.Parse(tries[^1].Body)!;
        Assert.Equal(("alert.raised", $"Billing needs {alert["short"]} more agents"), ((string)body["type"]!, (string)body["title"]!));
        Assert.Equal((string?)alert["id"], (string?)body["data"]!["id"]);
        Assert.Null(body["data"]!["remedy"]!["who"]);

        // Who says that nobody is there any more is not tried again: a dead letter, by what it said.
        var letter = (await host.Get("/api/v1/webhooks/dead"))["dead"]!.AsArray().Single(d => (string?)d!["subject"] == (string?)alert["id"])!;
        Assert.Equal((dead, 1, (string?)body["title"]), ((string?)letter["receiver"], (int)letter["tries"]!, (string?)letter["title"]));
        Assert.Single(gone.All, r => r.Headers["webhook-id"] == id);
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
