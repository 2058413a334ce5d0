using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Live;
using QueueMonitor.Engine.Staffing.Plans;
using QueueMonitor.Hub.Alerts.Messages;
using QueueMonitor.Hub.Tests.Alerts;
using QueueMonitor.Hub.Tests.Api;
using QueueMonitor.Hub.Tests.Boards;
using QueueMonitor.Hub.Tests.Wire;

namespace QueueMonitor.Hub.Tests.Staffing;

public sealed class StaffingApiTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 21, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task APlanIsKeptWholeOrNotAtAllAndComesBackAsItWasSent()
    {
        await using var host = await ApiHost.Start();
        await host.Morning();
        var start = Quarter(host).ToString("yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture);
        var plan = $"queue,interval start,forecast contacts,forecast handle seconds,scheduled agents\nbilling,{start},12.5,280,8\n";
        var seen = await Put(host, "/api/v1/plan?preview=true", plan);
        Assert.Equal((1, false), ((int)seen["understood"]!["intervals"]!, (bool)seen["kept"]!));
        Assert.DoesNotContain("billing", await Text(host, "/api/v1/plan"), StringComparison.Ordinal);

        var wrong = await Put(host, "/api/v1/plan", plan + "biling,2026-11-21T10:00Z,1,,\n", HttpStatusCode.UnprocessableEntity);
        Assert.Equal((3, 1, false), ((int)wrong["errors"]![0]!["line"]!, (int)wrong["errorCount"]!, (bool)wrong["kept"]!));
        Assert.DoesNotContain("billing", await Text(host, "/api/v1/plan"), StringComparison.Ordinal);

        Assert.True((bool)(await Put(host, "/api/v1/plan", plan))["kept"]!);
        var back = await Text(host, "/api/v1/plan");
        Assert.Contains($"billing,{Quarter(host):yyyy-MM-dd'T'HH:mm:ss.fff'Z'},12.5,280,8,15\r\n", back, StringComparison.Ordinal);
        Assert.Equal("this machine", (string?)(await host.Get("/api/v1/staffing"))["plan"]!["by"]);
        Assert.True((bool)(await Put(host, "/api/v1/plan", back))["kept"]!);
        Assert.Equal(back, await Text(host, "/api/v1/plan"));
    }

    [Fact]
    public async Task APlanThatReplacesAnotherLeavesWhatLiesOutsideItsSpan()
    {
        await using var host = await ApiHost.Start();
        await host.Morning();
        var start = Quarter(host);
        string Row(int quarter, int contacts) => $"billing,{start.AddMinutes(15 * quarter):yyyy-MM-dd'T'HH:mm'Z'},{contacts},,\n";
        const string head = "queue,interval start,forecast contacts,forecast handle seconds,scheduled agents\n";
        await Put(host, "/api/v1/plan", head + Row(1, 10) + Row(2, 20) + Row(3, 30));
        await Put(host, "/api/v1/plan", head + Row(2, 21));
        var rows = (await Text(host, "/api/v1/plan")).Split("\r\n")[1..^1].Select(r => r.Split(',')[2]);
        Assert.Equal(["10", "21", "30"], rows);
    }

    [Fact]
    public async Task AMoveIsToldToPagesAndToWebhooksAndRemembered()
    {
        await using var receiver = await WebhookReceiver.Start();
        await using var host = await ApiHost.Start();
        await host.Morning();
        await host.Post("/api/v1/webhooks", $$"""{"name":"Team leaders","url":"{{receiver.Url}}"}""");
        await using var page = await BoardClient.Connect(host.Address);
        var whole = (await page.Call("JoinStaffing"))["result"]!;
        Assert.Equal(0, (long)whole["seq"]!);
        Assert.Contains(whole["staffing"]!["queues"]!.AsArray(), q => (string?)q!["queue"] == "billing");

        var until = host.Time.GetUtcNow().AddHours(1).ToString("O", CultureInfo.InvariantCulture);
        await host.Post("/api/v1/moves", $$"""{"from":"billing","to":"billing","agents":1,"until":"{{until}}"}""", HttpStatusCode.BadRequest);
        await host.Post("/api/v1/moves", $$"""{"from":"post","to":"billing","agents":0,"until":"{{until}}"}""", HttpStatusCode.BadRequest);
        await host.Post("/api/v1/moves", $$"""{"from":"nowhere","to":"billing","agents":1,"until":"{{until}}"}""", HttpStatusCode.NotFound);
        var made = await host.Post("/api/v1/moves", $$"""{"from":"post","to":"billing","agents":2,"until":"{{until}}"}""");
        Assert.Equal(("this machine", 2), ((string)made["by"]!, (int)made["agents"]!));
        Assert.Equal("post", (string?)Assert.Single((await host.Get("/api/v1/moves"))["moves"]!.AsArray())!["from"]);
        Assert.Matches("^main,post,billing,2,[^,]+Z,[^,]+Z,this machine,.*,\r$", (await Text(host, "/api/v1/moves?format=csv")).Split('\n')[1]);
        var asked = $$"""{"from":"{{host.Time.GetUtcNow():O}}","until":"{{until}}","changes":[{"queue":"billing","agents":2},{"queue":"post","agents":-2}]}""";
        using var question = new HttpRequestMessage(HttpMethod.Post, "/api/v1/whatif?format=csv") { Content = JsonBody(asked) };
        using var table = await host.Send(question);
        var lines = (await table.Content.ReadAsStringAsync()).Split("\r\n");
        Assert.Equal("text/csv", table.Content.Headers.ContentType?.MediaType);
        Assert.Equal(14, lines[0].Split(',').Length);
        Assert.Equal(["main,billing", "main,post", ""], lines[1..].Select(l => string.Join(',', l.Split(',').Take(2))));
        Assert.All(lines[1..^1], l => Assert.Equal(14, l.Split(',').Length));

        var heard = page.UntilHeard("staffing");
        await Until.True(() =>
        {
            host.Time.Advance(TimeSpan.FromSeconds(1));
            return Task.FromResult(heard.IsCompleted && !receiver.All.IsEmpty);
        });
        receiver.All.TryPeek(out var told);
        var body = JsonNode.Parse(told!.Body)!;
        Assert.Equal("move.made", (string?)body["type"]);
        Assert.StartsWith("this machine moves 2 agents from post to Billing until ", (string?)body["title"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task AdherenceSaysWhoIsOutAndForHowLong()
    {
        await using var host = await ApiHost.Start();
        await host.Morning();
        var now = host.Time.GetUtcNow();
        string Shift(string agent) => $"{agent},{now.AddHours(-2):O},{now.AddHours(2):O},work,\n";
        await Put(host, "/api/v1/plan", "agent,from,until,activity,queues\n" + Shift("ana") + Shift("bo") + Shift("cy"));
        var agents = (await host.Get("/api/v1/adherence"))["agents"]!.AsArray();
        Assert.Equal(["cy work unknown 120 120", "bo work paused 1 1", "ana work ringing 0 0"],
            agents.Select(a => $"{a!["agent"]} {a["scheduled"]} {a["actual"]} {a["minutesOut"]} {a["outToday"]}"));
        Assert.Contains("cy,work,unknown", await Text(host, "/api/v1/adherence?format=csv"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("work", AgentState.Busy, "work 0")]
    [InlineData("work", AgentState.Paused, "work 30")]
    [InlineData("work break", AgentState.Paused, "break 0")]
    [InlineData("work break", AgentState.Busy, "break 0")]
    [InlineData("work break", AgentState.Available, "break 5")]
    [InlineData("work absent break", AgentState.Offline, "absent 0")]
    [InlineData("over", AgentState.Available, "off 10")]
    [InlineData("over", AgentState.Offline, "off 0")]
    public void AnAgentIsOutFromTheLaterOfBothChanges(string planned, AgentState actual, string expected)
    {
        PlanViewShift Of(string one) => one switch
        {
            "work" => new("ana", Noon.AddHours(-4), Noon.AddHours(4), ShiftActivity.Work, []),
            "break" => new("ana", Noon.AddMinutes(-5), Noon.AddMinutes(25), ShiftActivity.Break, []),
            "absent" => new("ana", Noon.AddMinutes(-20), Noon.AddHours(1), ShiftActivity.Absent, []),
            _ => new("ana", Noon.AddHours(-4), Noon.AddMinutes(-10), ShiftActivity.Work, []),
        };
        var agent = new AgentSnapshot("ana", actual, null, Noon.AddMinutes(-30), [], 0, 0);
        var only = Assert.Single(AgentAdherence.Of(new PlanView([], [.. planned.Split(' ').Select(Of)]), [agent], Noon));
        Assert.Equal(expected, $"{only.Scheduled?.ToString().ToLowerInvariant() ?? "off"} {only.MinutesOut}");
        Assert.Equal(only.MinutesOut == 0, only.Since is null);
    }

    [Fact]
    public void TheSumOfASiteCountsAgentsOnlyBesideTheNeedThatTheyMeet()
    {
        QueueSnapshot Queue(string name, int? required, double? staffed)
        {
            var staffing = new StaffingSnapshot
            {
                From = Noon, Until = Noon.AddMinutes(15),
                Intervals =
                [
                    new StaffingInterval(Noon.AddMinutes(-15), 9, 9, 9, 9, 9, 9, 9, 0),
                    new StaffingInterval(Noon, required, null, null, staffed, null, 1, 1, null) { Open = true },
                ],
            };
            return SampleFloor.Queue(queue: name, staffing: staffing);
        }

        Assert.Equal(
            [(5, 6.4, 1, 1)],
            SiteInterval.Of([Queue("a", 3, 3.4), Queue("b", null, 7), Queue("c", 2, 3)], 8).Select(i => (i.Required!.Value, i.Staffed!.Value, i.Gap!.Value, i.LeftOut)));
        var unknown = Assert.Single(SiteInterval.Of([Queue("a", 3, 3), Queue("c", 2, null)], 8));
        Assert.Equal((5, null, null), (unknown.Required, unknown.Staffed, unknown.Gap));
        Assert.Null(Assert.Single(SiteInterval.Of([Queue("a", null, 3)], 8)).Staffed);
    }

    [Fact]
    public async Task MessagesAreWholeSentencesInTheLanguageOfTheSite()
    {
        await using var host = await ApiHost.Start();
        await host.Morning();
        var titles = new List<string>();
        foreach (var language in (string[])["en", "nb-NO", "sv", "da"])
        {
            await host.Put("/api/v1/sites/main/settings", $$"""{"language":"{{language}}"}""");
            foreach (var kind in Enum.GetValues<AlertKind>())
            {
                foreach (var count in (int[])[1, 3])
                {
                    var notice = AlertNotice.Of("main", host.Engine.Latest, Alert(kind, count), NoticeType.Raised);
                    Assert.DoesNotContain('{', notice.Title + notice.Text);
                    titles.Add(notice.Title);
                }
            }

            var withoutQueue = AlertNotice.Of("main", host.Engine.Latest, Alert(AlertKind.Promises, 3) with { Queues = [], Remedy = null }, NoticeType.Raised);
            Assert.DoesNotContain("  ", withoutQueue.Title, StringComparison.Ordinal);
            titles.Add(withoutQueue.Title);
        }

        Assert.Contains("Billing needs 1 more agent", titles);
        Assert.Contains("Billing trenger 3 agenter til", titles);
        Assert.Contains("Billing behöver 3 agenter till", titles);
        Assert.Contains("Billing mangler 1 agent", titles);
        Assert.Contains("3 promises to customers whose contacts are in no queue are broken or about to be", titles);
        var english = await host.Put("/api/v1/sites/main/settings", """{"language":"en"}""");
        Assert.NotNull(english);
        var told = AlertNotice.Of("main", host.Engine.Latest, Alert(AlertKind.Understaffed, 2), NoticeType.Raised);
        Assert.Equal(
            "As it is, about 9 customers an hour hang up. Move 2 agents from post to Billing. post then reaches 84 %, and its goal is 80 %.", told.Text);
        Assert.DoesNotContain("ana", told.Data, StringComparison.Ordinal);
        Assert.Equal("Over: Billing needs 2 more agents", AlertNotice.Of("main", host.Engine.Latest, Alert(AlertKind.Understaffed, 2), NoticeType.Cleared).Title);
    }

    [Fact]
    public void ANameWithLinesAndMarkupStaysOneLineInEveryFormat()
    {
        var name = "Billing\r\n\r\n# Fire\u2028<!channel> *now*\u202e";
        var floor = SampleFloor.Floor([SampleFloor.Queue(settings: SampleFloor.Billing with { Name = name })]);
        var notice = AlertNotice.Of("main", floor, Alert(AlertKind.Understaffed, 2), NoticeType.Raised);
        Assert.Equal("Billing # Fire <!channel> *now* needs 2 more agents", notice.Title);
        Assert.DoesNotContain(notice.Title + notice.Text, c => char.IsControl(c) || c is '\u2028' or '\u202e');
        var silent = Alert(AlertKind.SourceSilent, 1) with { Source = "pbx\nFrom: you" };
        Assert.Equal("pbx From: you has fallen silent", AlertNotice.Of("main", floor, silent, NoticeType.Raised).Title);

        foreach (var format in Enum.GetValues<NoticeFormat>())
        {
            var body = Encoding.UTF8.GetString(format.Body(notice));
            Assert.NotNull(JsonNode.Parse(body));
            if (format == NoticeFormat.Slack) Assert.Contains("&lt;!channel&gt;", body, StringComparison.Ordinal);
            if (format == NoticeFormat.Teams) Assert.Contains("\\\\# Fire \\\\<!channel\\\\> \\\\*now\\\\*", body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task EachTableHasItsHeadAndNothingElseWhereNothingIsKnown()
    {
        await using var host = await ApiHost.Start();
        foreach (var path in (string[])["staffing", "alerts", "alerts/record", "moves", "adherence"])
        {
            var lines = (await Text(host, $"/api/v1/{path}?format=csv")).Split("\r\n");
            Assert.StartsWith("site,", lines[0], StringComparison.Ordinal);
            Assert.Equal([""], lines[1..]);
        }

        Assert.Equal("act", ((string)(await host.Post("/api/v1/alerts/a/sing", "{}", HttpStatusCode.NotFound))["type"]!).Split('-')[^1]);
        await host.Post("/api/v1/alerts/a/done", "{}", HttpStatusCode.NotFound);
        await host.Get("/api/v1/alerts?state=blue", HttpStatusCode.BadRequest);
    }

    private static AlertSnapshot Alert(AlertKind kind, int missing) => new()
    {
        Id = "a-1", Kind = kind, Queues = ["billing"], Source = kind == AlertKind.SourceSilent ? "pbx" : null, State = AlertStanding.Open,
        Severity = AlertSeverity.Warning, RaisedAt = Noon, Missing = missing, AbandonsPerHour = 9.4,
        Remedy = new RemedySnapshot
        {
            Kind = RemedyKind.Move, From = "post", To = "billing", Agents = 2, Who = ["ana"], DonorServiceLevel = 0.84, DonorTarget = 0.8,
        },
    };

    private static StringContent JsonBody(string json) => new(json, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));

    private static DateTimeOffset Quarter(ApiHost host)
    {
        var now = host.Time.GetUtcNow().UtcTicks;
        return new DateTimeOffset(now - (now % TimeSpan.FromMinutes(15).Ticks), TimeSpan.Zero).AddMinutes(15);
    }

    private static async Task<JsonNode> Put(ApiHost host, string path, string text, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(text, Encoding.UTF8, new MediaTypeHeaderValue("text/csv")) };
        using var answer = await host.Send(request);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode} {body}");
        return JsonNode.Parse(body)!;
    }

    private static async Task<string> Text(ApiHost host, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        using var answer = await host.Send(request);
        return await answer.Content.ReadAsStringAsync();
    }
}
