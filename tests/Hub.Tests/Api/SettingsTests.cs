using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Store;
using QueueMonitor.Hub.Tests.Wire;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Api;

public sealed class SettingsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("api-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task WhatIsSetHoldsAtOnceAndWhatIsNotSentStays()
    {
        await using var host = await ApiHost.Start();
        var first = await host.Put("/api/v1/queues/billing/settings", """{"threshold":"PT30S","target":0.9}""");
        Assert.Equal(("PT30S", 0.9), ((string?)first["threshold"], (double)first["target"]!));
        var second = await host.Put("/api/v1/queues/billing/settings", """{"name":"Billing","value":40}""");
        Assert.Equal(("PT30S", 0.9), ((string?)second["threshold"], (double)second["target"]!));
        Assert.Equal(("Billing", 40), ((string?)second["name"], (double)second["value"]!));
        Assert.True((bool)(await host.Get("/api/v1/queues/billing"))["promiseConfirmed"]!);
    }

    [Fact]
    public async Task NullPutsTheDefaultBack()
    {
        await using var host = await ApiHost.Start();
        await host.Put("/api/v1/queues/chat/settings",
            """{"channel":"chat","name":"Chats of all","shortName":"C","target":0.5,"value":4,"maxAge":"PT1H","resolutionDays":3,"leftAsAbandoned":[]}""");
        var back = await host.Put("/api/v1/queues/chat/settings",
            """{"shortName":null,"target":null,"value":null,"maxAge":null,"resolutionDays":null,"leftAsAbandoned":null}""");
        Assert.Equal(("Chats of all", 0.8, 7), ((string?)back["shortName"], (double)back["target"]!, (int)back["resolutionDays"]!));
        Assert.Equal("""["failed"]""", back["leftAsAbandoned"]!.ToJsonString());
        Assert.Null(back["value"]);
        Assert.Null(back["maxAge"]);
    }

    [Fact]
    public async Task NullTakesAPromiseBackAlsoAfterARestart()
    {
        var time = new ManualTime(SampleFloor.Now);
        await using (var host = await ApiHost.Start(_folder, time))
        {
            await host.Put("/api/v1/queues/billing/settings", """{"threshold":"PT30S","target":0.9}""");
            await host.Send(host.Event("contact.queued", "\"contact\":\"c-1\",\"queue\":\"billing\""));
            var back = await host.Put("/api/v1/queues/billing/settings", """{"threshold":null}""");
            Assert.Equal(("PT20S", 0.9, false), ((string?)back["threshold"], (double)back["target"]!, (bool)back["promiseConfirmed"]!));
            var queue = await host.Get("/api/v1/queues/billing");
            Assert.Equal(("unknown", false), ((string?)queue["level"], (bool)queue["promiseConfirmed"]!));
        }

        await using var again = await ApiHost.Start(_folder, time);
        var settings = await again.Get("/api/v1/queues/billing/settings");
        Assert.Equal(("PT20S", 0.9, false), ((string?)settings["threshold"], (double)settings["target"]!, (bool)settings["promiseConfirmed"]!));
        Assert.True((bool)(await again.Put("/api/v1/queues/billing/settings", """{"threshold":"PT20S"}"""))["promiseConfirmed"]!);
    }

    [Fact]
    public async Task AnswerTellsDefaultsAndWhatWasSet()
    {
        await using var host = await ApiHost.Start();
        var queue = await host.Put("/api/v1/queues/billing/settings", """{"name":"All bills of the house","threshold":"PT20S","maxAge":null}""");
        Assert.Equal("""["name","threshold","maxAge"]""", queue["set"]!.ToJsonString());
        Assert.Equal(("billing", "PT4H"), ((string?)queue["defaults"]!["name"], (string?)queue["defaults"]!["maxAge"]));
        Assert.Equal("All bills of the", (string?)queue["defaults"]!["shortName"]);
        var site = await host.Put("/api/v1/sites/main/settings", """{"currency":"EUR"}""");
        Assert.Equal("""["currency"]""", site["set"]!.ToJsonString());
        Assert.Equal("Europe/Madrid", (string?)site["defaults"]!["zone"]);
    }

    [Fact]
    public async Task PreviewSaysWhatWouldChangeAndChangesNothing()
    {
        await using var host = await ApiHost.Start();
        await host.Put("/api/v1/queues/billing/settings", """{"target":0.9}""");
        var preview = await host.Put("/api/v1/queues/billing/settings?preview=true", """{"channel":"email","threshold":"PT1H","target":0.9}""");
        Assert.Equal(
            ["channel", "openingHours", "threshold", "answeredBy", "maxAge", "promiseConfirmed"],
            preview["changes"]!.AsArray().Select(c => (string?)c!["setting"]));
        Assert.Equal("""{"setting":"threshold","from":"PT20S","to":"PT1H"}""", preview["changes"]![2]!.ToJsonString());
        Assert.Equal(("email", 0.9), ((string?)preview["channel"], (double)preview["target"]!));
        Assert.Equal("voice", (string?)(await host.Get("/api/v1/queues/billing/settings"))["channel"]);

        await host.Put("/api/v1/queues/new/settings?preview=true", """{"target":0.7}""");
        await host.Get("/api/v1/queues/new/settings", HttpStatusCode.NotFound);
        await host.Put("/api/v1/queues/billing/settings?preview=true", """{"target":7}""", HttpStatusCode.BadRequest);
        await host.Put("/api/v1/queues/billing/settings?preview=yes", "{}", HttpStatusCode.BadRequest);
        var site = await host.Put("/api/v1/sites/main/settings?preview=true", """{"language":"nb"}""");
        Assert.Equal("""[{"setting":"language","from":"en","to":"nb"}]""", site["changes"]!.ToJsonString());
        Assert.Equal("en", (string?)(await host.Get("/api/v1/sites/main/settings"))["language"]);
    }

    [Fact]
    public async Task AllErrorsAreToldAtOnceAndNothingIsChanged()
    {
        await using var host = await ApiHost.Start();
        var problem = await host.Put("/api/v1/queues/billing/settings",
            """{"threshold":"soon","target":80,"zone":"Mars/Base","treshold":"PT20S","name":"Billing"}""", HttpStatusCode.BadRequest);
        var errors = problem["errors"]!.AsArray().Select(e => (string)e!).ToArray();
        Assert.Equal(4, errors.Length);
        Assert.Contains(errors, e => e.Contains("\"PT20S\" or", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.Contains("0.8 for 80 %", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.Contains("Mars/Base", StringComparison.Ordinal));
        Assert.Contains(errors, e => e.Contains("Did you mean threshold", StringComparison.Ordinal));
        await host.Get("/api/v1/queues/billing", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{\"target\":0.8,\"target\":0.9}")]
    [InlineData("{\"target\":")]
    [InlineData("")]
    public async Task ABodyThatIsNoObjectIsToldWhatToSend(string body)
    {
        await using var host = await ApiHost.Start();
        var problem = await host.Put("/api/v1/queues/billing/settings", body, HttpStatusCode.BadRequest);
        Assert.Contains("JSON object", (string)problem["detail"]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsAnsweredCanBeSentBack()
    {
        await using var host = await ApiHost.Start();
        var queue = await host.Put("/api/v1/queues/billing/settings", """{"openingHours":{"mon":[["08:00","12:00"],["13:00","17:00"]]}}""");
        Assert.Equal(queue.ToJsonString(), (await host.Put("/api/v1/queues/billing/settings", queue.ToJsonString())).ToJsonString());
        var site = await host.Get("/api/v1/sites/main/settings");
        Assert.Equal(site.ToJsonString(), (await host.Put("/api/v1/sites/main/settings", site.ToJsonString())).ToJsonString());
        var board = await host.Put("/api/v1/boards/hall", """{"queues":["billing"],"layout":"single"}""");
        Assert.Equal(board.ToJsonString(), (await host.Put("/api/v1/boards/hall", board.ToJsonString())).ToJsonString());
    }

    [Fact]
    public async Task SettingsSurviveARestart()
    {
        var time = new ManualTime(SampleFloor.Now);
        await using (var host = await ApiHost.Start(_folder, time))
        {
            await host.Put("/api/v1/sites/main/settings", """{"name":"Madrid","currency":"EUR","retentionDays":30}""");
            await host.Put("/api/v1/queues/billing/settings", """{"threshold":"PT30S","zone":"Asia/Tokyo"}""");
            await host.Put("/api/v1/queues/billing/settings", """{"target":0.9}""");
            await host.Put("/api/v1/queues/billing/settings?site=north", """{"target":0.7}""");
            await host.Put("/api/v1/boards/hall", """{"name":"Hall","queues":["billing"],"bottom":["reached"]}""");
        }

        await using var again = await ApiHost.Start(_folder, time);
        var queue = await again.Get("/api/v1/queues/billing/settings");
        Assert.Equal(("PT30S", 0.9, "Asia/Tokyo"), ((string?)queue["threshold"], (double)queue["target"]!, (string?)queue["zone"]));
        var site = await again.Get("/api/v1/sites/main/settings");
        Assert.Equal(("Madrid", 30), ((string?)site["name"], (int)site["retentionDays"]!));
        Assert.Equal(0.7, (double)(await again.Put("/api/v1/queues/billing/settings?site=north", "{}"))["target"]!);
        var boards = (await again.Get("/api/v1/boards"))["boards"]!.AsArray();
        Assert.Equal(["all", "hall"], boards.Select(b => (string?)b!["board"]));
        Assert.Equal(
            """{"board":"hall","name":"Hall","queues":["billing"],"layout":"auto","language":null,"bottom":["reached"],"unknownQueues":[]}""", boards[1]!.ToJsonString());
    }

    [Fact]
    public async Task WhatAnotherHandHasSpoiltDoesNotKeepTheHubFromStarting()
    {
        using (var store = HubStore.Open(_folder))
        {
            var table = new SettingsTable(store, TimeProvider.System);
            await table.Save(new StoredSetting(SettingKind.Queue, "main", "billing", """{"target":80}"""));
            await table.Save(new StoredSetting(SettingKind.Queue, "main", "sales", """{"target":0.6}"""));
            await table.Save(new StoredSetting(SettingKind.Board, "main", "hall", """{"layout":1}"""));
        }

        await using var host = await ApiHost.Start(_folder);
        Assert.Equal(0.6, (double)(await host.Get("/api/v1/queues/sales/settings"))["target"]!);
        await host.Get("/api/v1/queues/billing", HttpStatusCode.NotFound);
        await host.Get("/api/v1/boards/hall", HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task ABoardMayNameQueuesThatAreNotThereYetAndIsToldWhich()
    {
        await using var host = await ApiHost.Start();
        await host.Put("/api/v1/queues/billing/settings", "{}");
        var board = await host.Put("/api/v1/boards/hall", """{"queues":["billing","biling"]}""");
        Assert.Equal("""["biling"]""", board["unknownQueues"]!.ToJsonString());
        Assert.Equal("""["billing","biling"]""", board["queues"]!.ToJsonString());
        Assert.Equal("[]", (await host.Put("/api/v1/boards/hall", """{"queues":null}"""))["unknownQueues"]!.ToJsonString());
    }

    [Theory]
    [InlineData("{\"na\\ud800me\":\"x\"}")]
    [InlineData("{\"name\":\"\\udc00\"}")]
    [InlineData("{\"queues\":[\"a\",\"\\ud83dx\"]}")]
    [InlineData("{\"na\u00ffme\":1}")]
    [InlineData("{\"name\":\"\u00c3(\"}")]
    public async Task TextThatIsNotUnicodeIsRefused(string latin1)
    {
        await using var host = await ApiHost.Start();
        foreach (var path in new[] { "/api/v1/boards/hall", "/api/v1/queues/billing/settings", "/api/v1/sites/main/settings" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new ByteArrayContent(System.Text.Encoding.Latin1.GetBytes(latin1)) };
            using var answer = await host.Send(request);
            var text = await answer.Content.ReadAsStringAsync();
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
            Assert.Contains("is not Unicode", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task ABoardsErrorsAreToldAtOnce()
    {
        await using var host = await ApiHost.Start();
        var problem = await host.Put("/api/v1/boards/hall",
            """{"queues":["a","a"],"layout":"cinema","language":"English","bottom":[1],"colour":"red"}""", HttpStatusCode.BadRequest);
        Assert.Equal(5, problem["errors"]!.AsArray().Count);
    }

    [Fact]
    public async Task ASiteHas256BoardsAndNoMore()
    {
        await using var host = await ApiHost.Start();
        var boards = host.Services.GetRequiredService<BoardStore>();
        for (var i = 1; i < BoardLimits.BoardsMax; i++) await boards.Save("main", $"b{i}", BoardChoice.Everything);
        await host.Put("/api/v1/boards/last", "{}");
        var problem = await host.Put("/api/v1/boards/more", "{}", HttpStatusCode.BadRequest);
        Assert.Contains("256 boards", (string)problem["detail"]!, StringComparison.Ordinal);
        await host.Put("/api/v1/boards/last", """{"name":"Changed"}""");
    }

    [Fact]
    public async Task AWallIsToldThatItsBoardWasSetUpAnew()
    {
        await using var host = await ApiHost.Start();
        var changed = new List<(string, string)>();
        var choices = (QueueMonitor.Hub.Boards.IBoardChoices)host.Services.GetService(typeof(QueueMonitor.Hub.Boards.IBoardChoices))!;
        choices.Changed += (site, board) => changed.Add((site, board));
        await host.Put("/api/v1/boards/all", """{"layout":"many"}""");
        Assert.Equal([("main", "all")], changed);
        Assert.Equal("many", choices.Find("main", "all")?.Layout);
    }

    [Fact]
    public async Task TwoChangesInOneMillisecondAreTwoChanges()
    {
        await using var host = await ApiHost.Start();
        await Task.WhenAll(
            host.Put("/api/v1/queues/billing/settings", """{"target":0.9}"""), host.Put("/api/v1/queues/billing/settings", """{"value":4}"""));
        JsonNode both = await host.Get("/api/v1/queues/billing/settings");
        Assert.Equal((0.9, 4), ((double)both["target"]!, (double)both["value"]!));
    }
}
