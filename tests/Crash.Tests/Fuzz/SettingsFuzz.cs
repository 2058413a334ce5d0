using System.Text;
using System.Text.Json.Nodes;
using QueueMonitor.Crash.Tests.Harness;
using Xunit.Abstractions;

namespace QueueMonitor.Crash.Tests.Fuzz;

/// <summary>Whatever is sent as settings, boards and screens, and whatever is asked: taken or refused with a reason, never a fault.</summary>
public sealed class SettingsFuzz(ITestOutputHelper output)
{
    private static readonly (string Method, string Path, string Body)[] Changes =
    [
        ("PUT", "/api/v1/queues/billing/settings", """{"name":"Billing","shortName":"Bill","channel":"voice","zone":"Europe/Oslo","startOfDay":"06:00","threshold":"PT20S","target":0.8}"""),
        ("PUT", "/api/v1/queues/mail/settings", """{"channel":"email","threshold":"2 days","serviceLevelFormula":"atThreshold","leftExcluded":["timeout"],"maxAge":"PT4H","value":12.5}"""),
        ("PUT", "/api/v1/queues/chat/settings", """{"openingHours":{"mon":["08:00-16:00"],"sun":[]},"shortAbandonSeconds":5,"answeredBy":"connect","resolutionDays":7,"order":3}"""),
        ("PUT", "/api/v1/sites/main/settings", """{"customerRecordDays":31,"hideContactIds":true}"""),
        ("PUT", "/api/v1/sites/main/settings", """{"name":"Main","zone":"Europe/Oslo","currency":"EUR","language":"nb","callbackLink":"https://example.org/{contact}","retentionDays":90}"""),
        ("PUT", "/api/v1/boards/front", """{"name":"Front desk","queues":["billing","support"],"layout":"auto","language":"da"}"""),
        ("POST", "/api/v1/screens", """{"name":"Hall","boards":[{"board":"all","seconds":30}],"language":"nb","theme":"dark","sound":true}"""),
    ];

    private static readonly string[] Questions =
    [
        "/api/v1/history?queue=billing&from=2026-11-22T00:00:00Z&to=2026-11-23T00:00:00Z&interval=15m", "/api/v1/queues?site=main", "/api/v1/queues/billing/contacts?limit=10",
        "/api/v1/sites/main", "/api/v1/accuracy?queue=billing", "/api/v1/boards/front?site=main", "/api/v1/screens?site=main", "/api/v1/agents?queue=billing", "/api/v1/walls?site=main",
    ];

    private readonly Random _random = new(FuzzPlan.Seed);
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    [Fact]
    public async Task BodiesOfSettingsBoardsAndScreens()
    {
        await using var hub = await HubInProcess.Start();
        var bytes = Changes.Select(c => Encoding.UTF8.GetBytes(c.Body)).ToArray();
        for (var i = 0; i < FuzzPlan.Inputs(400); i++)
        {
            var (method, path, body) = Changes[_random.Next(Changes.Length)];
            var mutated = _random.Next(3) == 0
                ? new Mutator(_random).Bytes(Encoding.UTF8.GetBytes(body), bytes)
                : Encoding.UTF8.GetBytes(new Mutator(_random).Json(body));
            using var content = new ByteArrayContent(mutated);
            content.Headers.ContentType = new("application/json");
            await Ask(hub, new HttpRequestMessage(new HttpMethod(method), path) { Content = content }, Convert.ToBase64String(mutated));
            if (i % 50 == 0) await Read(hub);
        }

        await Read(hub);
        await hub.MustBeWell();
        FuzzPlan.Report(output, "settings", _counts);
    }

    [Fact]
    public async Task QuestionsOfEveryKind()
    {
        await using var hub = await HubInProcess.Start();
        var pieces = Corpus.Events.Take(40).Select(Encoding.UTF8.GetBytes).ToArray();
        for (var i = 0; i < FuzzPlan.Inputs(400); i++)
        {
            var question = Questions[_random.Next(Questions.Length)];
            var from = question.IndexOfAny(['?', '/'], 8);
            var tail = new Mutator(_random).Bytes(Encoding.ASCII.GetBytes(question[from..]), pieces);
            // As it may stand in an address: control signs, spaces and what is not ASCII by their codes.
            var text = string.Concat(tail.Take(700).Select(b => b is > (byte)' ' and < 0x7f and not (byte)'#' ? ((char)b).ToString() : $"%{b:X2}"));
            if (!Uri.TryCreate(hub.Address, question[..from] + text, out var address) || address.Authority != hub.Address.Authority) continue;
            await Ask(hub, new HttpRequestMessage(HttpMethod.Get, address), address.ToString());
        }

        await hub.MustBeWell();
        FuzzPlan.Report(output, "questions", _counts);
    }

    private async Task Ask(HubInProcess hub, HttpRequestMessage request, string told)
    {
        using (request)
        {
            using var answer = await hub.Client.SendAsync(request);
            var said = await answer.Content.ReadAsStringAsync();
            var status = (int)answer.StatusCode;
            Assert.True(status is >= 200 and < 500, $"seed {FuzzPlan.Seed}: {status} {said} for {request.Method} {request.RequestUri} {told} {hub.Complaints}");
            var key = $"status {status}";
            _counts[key] = _counts.GetValueOrDefault(key) + 1;
            // A refusal says why, but for the server's own of a line that is none of HTTP.
            if (status is 400 or 422 && said.Length > 0) Assert.False(string.IsNullOrEmpty((string?)JsonNode.Parse(said)!["detail"] ?? (string?)JsonNode.Parse(said)!["title"]), said);
        }
    }

    // Whatever was taken can be read again.
    private static async Task Read(HubInProcess hub)
    {
        foreach (var path in new[] { "/api/v1/queues/billing/settings", "/api/v1/sites/main/settings", "/api/v1/boards", "/api/v1/screens", "/api/v1/queues" })
        {
            using var answer = await hub.Client.GetAsync(new Uri(path, UriKind.Relative));
            Assert.True((int)answer.StatusCode < 500, $"{path}: {await answer.Content.ReadAsStringAsync()}");
        }
    }
}
