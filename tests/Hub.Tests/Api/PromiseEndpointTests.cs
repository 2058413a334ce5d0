using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Api;

public sealed class PromiseEndpointTests
{
    private const string Calendar = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261224\r\nSUMMARY:Julaften\r\nEND:VEVENT\r\n"
        + "BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261228\r\nDTEND;VALUE=DATE:20270101\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

    [Fact]
    public async Task PromisesAreToldWithTheirQueuesAndTheirTime()
    {
        await using var host = await ApiHost.Start();
        await host.Put("/api/v1/sites/main/settings", """{"callbackLink":"https://crm.example/c/{contact}"}""");
        await host.Put("/api/v1/queues/post/settings",
            """{"channel":"email","name":"Post","threshold":"2 working days","holidays":{"country":"NO","dates":["2026-11-24"]}}""");
        await host.Send(
            host.Event("contact.queued", "\"contact\":\"m 1\",\"queue\":\"post\""), host.Event("contact.queued", "\"contact\":\"m-2\",\"queue\":\"post\""),
            host.Event("contact.promised", "\"contact\":\"m-2\",\"within\":\"before 13:00\""));
        host.Time.Advance(TimeSpan.FromHours(3));
        await host.Send(host.Event("source.heartbeat", "\"id\":\"h-1\""));
        var answer = await host.Get("/api/v1/promises");
        Assert.Equal((2, 1), ((int)answer["site"]!["open"]!, (int)answer["site"]!["broken"]!));
        Assert.Equal("""{"value":0,"hits":0,"of":1,"low":0,"high":0.7935}""", answer["site"]!["kept"]!.ToJsonString());
        var queue = answer["queues"]![0]!;
        Assert.Equal(("post", "2 working days"), ((string?)queue["queue"], (string?)queue["defaultPromise"]));
        Assert.Equal("""{"country":"NO","region":null,"dates":["2026-11-24"]}""", queue["calendar"]!["holidays"]!.ToJsonString());
        var second = queue["calendar"]!["nextHolidays"]![1]!;
        Assert.Equal(("2026-12-25", "Første juledag"), ((string?)second["date"], (string?)second["name"]));
        var (first, other) = (answer["promises"]![0]!, answer["promises"]![1]!);
        Assert.Equal(("m-2", "before 13:00", "broken", "customer"), ((string?)first["contact"], (string?)first["promise"], (string?)first["state"], (string?)first["by"]));
        Assert.True((double)first["leftSeconds"]! < 0);
        // A Saturday: two working days and a holiday later it is Wednesday at closing.
        Assert.Equal(("m 1", "2026-11-25T15:00:00.000Z", "queue"), ((string?)other["contact"], (string?)other["dueAt"], (string?)other["by"]));
        Assert.Equal("https://crm.example/c/m%201", (string?)other["link"]);
        Assert.Equal(1, (int)(await host.Get("/api/v1/promises?state=broken&queue=post"))["total"]!);
        Assert.Equal("post", (string?)(await host.Get("/api/v1/queues/post"))["queue"]);
        Assert.Equal(2, (int)(await host.Get("/api/v1/queues/post"))["promises"]!["open"]!);
    }

    [Fact]
    public async Task ASiteThatHidesIdsHidesThemHereToo()
    {
        await using var host = await ApiHost.Start();
        await host.Put("/api/v1/sites/main/settings", """{"hideContactIds":true,"callbackLink":"https://crm.example/c/{contact}"}""");
        await host.Send(host.Event("contact.promised", "\"contact\":\"+4722334455\",\"within\":\"PT4H\""));
        var entry = (await host.Get("/api/v1/promises"))["promises"]![0]!;
        Assert.Null(entry["contact"]);
        Assert.Null(entry["link"]);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/promises?format=csv");
        using var answer = await host.Send(request);
        var csv = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotContain("4722334455", csv, StringComparison.Ordinal);
        Assert.Contains(",PT4H,", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task At500APartEndsAndTheNextBegins()
    {
        await using var host = await ApiHost.Start();
        await host.Send([.. Enumerable.Range(0, 501).Select(i => host.Event("contact.promised", $"\"contact\":\"c-{i}\",\"within\":\"PT4H\""))]);
        var answer = await host.Get("/api/v1/promises");
        Assert.Equal((500, 501), (answer["promises"]!.AsArray().Count, (int)answer["total"]!));
        var rest = await host.Get($"/api/v1/promises?from={answer["part"]!["next"]}");
        Assert.Equal((1, 500, null), (rest["promises"]!.AsArray().Count, (int)rest["part"]!["before"]!, (string?)rest["part"]!["next"]));
        Assert.Equal((string?)answer["part"]!["from"], (string?)rest["part"]!["previous"]);
        Assert.Equal(501, Contacts(answer).Union(Contacts(rest)).Count());
        Assert.Equal(501, Contacts(await host.Get("/api/v1/promises?limit=501")).Distinct().Count());
        using var csv = await host.Send(new HttpRequestMessage(HttpMethod.Get, "/api/v1/promises?format=csv"));
        Assert.Equal(502, (await csv.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);

        static IEnumerable<string?> Contacts(JsonNode told) => told["promises"]!.AsArray().Select(one => (string?)one!["contact"]);
    }

    [Theory]
    [InlineData("/api/v1/promises?state=late2")]
    [InlineData("/api/v1/promises?from=tomorrow")]
    [InlineData("/api/v1/promises?limit=10001")]
    [InlineData("/api/v1/unreturned?from=1.-1")]
    [InlineData("/api/v1/unreturned?from=.1")]
    [InlineData("/api/v1/calendars/holidays?country=XX")]
    [InlineData("/api/v1/calendars/holidays?country=DE&region=XX")]
    [InlineData("/api/v1/calendars/holidays?country=DE&year=1999")]
    public async Task AWrongParameterIsToldWhatToSend(string path)
    {
        await using var host = await ApiHost.Start();
        Assert.NotEmpty((string)(await host.Get(path, HttpStatusCode.BadRequest))["detail"]!);
    }

    [Fact]
    public async Task HolidaysAreShownBeforeTheyAreUsed()
    {
        await using var host = await ApiHost.Start();
        var days = await host.Get("/api/v1/calendars/holidays?country=uk&region=SCT&year=2026");
        Assert.Equal(("GB", "SCT", 2026), ((string?)days["country"], (string?)days["region"], (int)days["year"]!));
        Assert.Contains(days["days"]!.AsArray(), d => (string?)d!["date"] == "2026-01-02");
        var none = await host.Get("/api/v1/calendars/holidays");
        Assert.Empty(none["days"]!.AsArray());
        Assert.Equal(["DE", "DK", "FI", "GB", "NO", "SE", "US"], none["countries"]!.AsArray().Select(c => (string?)c!["code"]));
    }

    [Fact]
    public async Task ACalendarFileBringsSingleDaysAndLeavesTheCountry()
    {
        await using var host = await ApiHost.Start();
        await host.Put("/api/v1/queues/post/settings", """{"channel":"email","holidays":{"country":"NO"}}""");
        var preview = await PutCalendar(host, "?preview=true", Calendar);
        Assert.Equal((5, false), ((int)preview["understood"]!["dates"]!, (bool)preview["kept"]!));
        Assert.True((bool)(await PutCalendar(host, "", Calendar))["kept"]!);
        Assert.Equal(
            """{"country":"NO","region":null,"dates":["2026-12-24","2026-12-28","2026-12-29","2026-12-30","2026-12-31"]}""",
            (await host.Get("/api/v1/queues/post/settings"))["holidays"]!.ToJsonString());
    }

    [Theory]
    [InlineData("DTSTART:20261224T080000Z", "a whole day")]
    [InlineData("DTSTART;VALUE=DATE:20261224\r\nRRULE:FREQ=WEEKLY", "only FREQ=YEARLY")]
    [InlineData("SUMMARY:no day", "no DTSTART")]
    public async Task AWrongCalendarIsToldByItsLineAndNothingIsKept(string line, string told)
    {
        await using var host = await ApiHost.Start();
        await host.Put("/api/v1/queues/post/settings", """{"channel":"email"}""");
        var answer = await PutCalendar(host, "", $"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n{line}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n", HttpStatusCode.UnprocessableEntity);
        Assert.Contains(told, (string)answer["errors"]![0]!["error"]!, StringComparison.Ordinal);
        Assert.False((bool)answer["kept"]!);
        Assert.Empty((await host.Get("/api/v1/queues/post/settings"))["holidays"]!["dates"]!.AsArray());
    }

    [Theory]
    [InlineData("""{"promise":"within 2 days"}""", "PT4H")]
    [InlineData("""{"promise":"before 25:00"}""", "before 15:00")]
    [InlineData("""{"holidays":{"country":"FR"}}""", "no rules for country")]
    [InlineData("""{"holidays":{"country":"NO","region":"BY"}}""", "has no regions")]
    [InlineData("""{"holidays":{"dates":["24.12.2026"]}}""", "2026-12-24")]
    [InlineData("""{"promiseReopens":"always"}""", "anew")]
    public async Task AWrongSettingIsToldWhatToWrite(string settings, string told)
    {
        await using var host = await ApiHost.Start();
        var problem = await host.Put("/api/v1/queues/post/settings", settings, HttpStatusCode.BadRequest);
        Assert.Contains(told, (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatAQueuePromisesComesBackAfterARestart()
    {
        var folder = Directory.CreateTempSubdirectory("promise-tests-").FullName;
        try
        {
            var time = new ManualTime(Wire.SampleFloor.Now);
            await using (var host = await ApiHost.Start(folder, time))
            {
                await host.Put("/api/v1/queues/post/settings",
                    """{"channel":"email","promise":"before 15:00","promisePauses":true,"promiseReopens":"rest","holidays":{"country":"DE","region":"BY","dates":["2026-12-24"]}}""");
                await host.Send(host.Event("contact.queued", "\"contact\":\"m-1\",\"queue\":\"post\""),
                    host.Event("contact.promised", "\"contact\":\"m-1\",\"within\":\"before 17:30\""));
            }

            await using var again = await ApiHost.Start(folder, time);
            var settings = await again.Get("/api/v1/queues/post/settings");
            Assert.Equal(("before 15:00", true, "rest"), ((string?)settings["promise"], (bool)settings["promisePauses"]!, (string?)settings["promiseReopens"]));
            Assert.Equal("""{"country":"DE","region":"BY","dates":["2026-12-24"]}""", settings["holidays"]!.ToJsonString());
            Assert.Equal("before 17:30", (string?)(await again.Get("/api/v1/promises"))["promises"]![0]!["promise"]);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<JsonNode> PutCalendar(ApiHost host, string query, string calendar, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "/api/v1/queues/post/holidays" + query);
        request.Content = new StringContent(calendar, new MediaTypeHeaderValue("text/calendar"));
        using var answer = await host.Send(request);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(expected == answer.StatusCode, $"{(int)answer.StatusCode} {text}");
        return JsonNode.Parse(text)!;
    }
}
