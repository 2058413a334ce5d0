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
        // Nobody was told of what is only watched: there is nothing to mark, and the answer says so.
        await centre.Pass(async () => (string?)(await centre.Alert())?["state"] == "watch");
        var watched = (string)(await centre.Alert())!["id"]!;
        var refused = await host.Post($"/api/v1/alerts/{watched}/acknowledge", "{}", HttpStatusCode.Conflict);
        Assert.EndsWith("not-markable", (string)refused["type"]!, StringComparison.Ordinal);
        Assert.Contains("is only watched", (string)refused["detail"]!, StringComparison.Ordinal);
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
        var reopened = await Mark("reopen", "{}", "open");
        // All of it stands in its journal, not the last act alone.
        var acts = reopened["acts"]!.AsArray();
        Assert.Equal(["raised", "acknowledged", "snoozed", "done", "reopened"], acts.Select(a => (string?)a!["act"]));
        Assert.Equal([null, .. Enumerable.Repeat("this machine", 4)], acts.Select(a => (string?)a!["by"]));
        Assert.Equal(((DateTimeOffset)snoozed["snoozedUntil"]!, 0), ((DateTimeOffset)acts[2]!["until"]!, (int)reopened["actsLeftOut"]!));
        await host.Post($"/api/v1/alerts/{id}/snooze", """{"minutes":0}""", HttpStatusCode.BadRequest);
        await host.Post($"/api/v1/alerts/{id}/snooze", """{"minutes":1441}""", HttpStatusCode.BadRequest);
        await host.Post("/api/v1/alerts/a-none/acknowledge", "{}", HttpStatusCode.NotFound);
        Assert.Equal(1, (int)(await host.Get("/api/v1/alerts"))["today"]!["actedOn"]!);
        // Agents to spare can be put away, too.
        var spare = (await host.Get("/api/v1/alerts"))["alerts"]!.AsArray().First(a => (string?)a!["kind"] == "spare")!;
        Assert.Equal("snoozed", (string?)(await host.Post($"/api/v1/alerts/{spare["id"]}/snooze", "{}", HttpStatusCode.OK))["state"]);
        using var question = new HttpRequestMessage(HttpMethod.Get, "/api/v1/alerts/record?format=csv");
        using var table = await host.Send(question);
        Assert.Contains("\r\nmain,understaffed,1,", await table.Content.ReadAsStringAsync(), StringComparison.Ordinal);

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

    [Fact]
    public async Task ThatMorePeopleGiveUpThanUsualIsNoticedFromEventsAndToldToPagesAndAWebhook()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var host = await ApiHost.Start();
        await host.Put("/api/v1/queues/billing/settings", """{"name":"Billing","channel":"voice","threshold":"PT1M","openingHours":"always"}""");
        await host.Post("/api/v1/webhooks", $$"""{"name":"Team leaders","url":"{{receiver.Url}}","types":["alert.raised"]}""");
        await using var page = await BoardClient.Connect(host.Address);
        var calls = new CallsInVain(host);
        // Two come each quarter of a minute; for 25 minutes each waits a minute, then a quarter of one.
        for (var i = 0; i < 100; i++) await calls.Pass(patienceSteps: 4);
        Assert.DoesNotContain((await host.Get("/api/v1/alerts"))["alerts"]!.AsArray(), a => (string?)a!["kind"] == "abandonment");
        JsonNode? alert = null;
        for (var i = 0; i < 80 && alert is null; i++)
        {
            await calls.Pass(patienceSteps: 1);
            alert = (await host.Get("/api/v1/alerts?state=open"))["alerts"]!.AsArray().FirstOrDefault(a => (string?)a!["kind"] == "abandonment");
        }

        Assert.Equal(("billing", 1.0), ((string)alert!["queues"]![0]!, (double)alert["measured"]!));
        Assert.InRange((double)alert["expected"]!, 0.5, 0.95);
        var seen = (await page.Call("JoinStaffing"))["result"]!["alerts"]!["alerts"]!.AsArray();
        Assert.Contains(seen, a => (string?)a!["id"] == (string?)alert["id"] && (string?)a["kind"] == "abandonment");
        await Until.True(() =>
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(receiver.All.Any(r => (string?)JsonNode.Parse(r.Body)!["data"]!["kind"] == "abandonment"));
        });
        var told = receiver.All.Select(r => JsonNode.Parse(r.Body)!).First(b => (string?)b["data"]!["kind"] == "abandonment");
        Assert.Equal(("alert.raised", "People in Billing hang up sooner than usual"), ((string)told["type"]!, (string)told["title"]!));
        Assert.Equal((double)alert["measured"]!, (double)told["data"]!["measured"]!);
    }

    // Nobody answers: all who call Billing give up after so many quarters of a minute.
    private sealed class CallsInVain(ApiHost host)
    {
        private readonly Queue<(string Call, int At)> _waiting = new();
        private int _step;

        public async Task Pass(int patienceSteps)
        {
            host.Time.Advance(TimeSpan.FromSeconds(15));
            _step++;
            var told = new List<string> { host.Event("source.heartbeat", $"\"id\":\"h{_step}\"") };
            for (var i = 0; i < 2; i++)
            {
                var call = $"v{_step}-{i}";
                told.Add(host.Event("contact.queued", $"\"contact\":\"{call}\",\"queue\":\"billing\",\"channel\":\"voice\""));
                _waiting.Enqueue((call, _step));
            }

            while (_waiting.TryPeek(out var first) && first.At + patienceSteps <= _step)
                told.Add(host.Event("contact.abandoned", $"\"contact\":\"{_waiting.Dequeue().Call}\""));
            await host.Send([.. told]);
        }
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
