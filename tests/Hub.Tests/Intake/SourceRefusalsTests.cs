using System.Net.Http.Headers;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Tests.Api;
using QueueMonitor.Hub.Tests.Wire;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Intake;

public sealed class SourceRefusalsTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 21, 0, 0, 0, TimeSpan.Zero);

    private readonly ManualTime _time = new(SampleFloor.Now);
    private readonly SourceRefusals _refusals;

    public SourceRefusalsTests() => _refusals = new SourceRefusals(_time);

    [Fact]
    public void CountIsTheDaysAndTheCauseTheMostFrequent()
    {
        Add(RefusalCause.BadTime, 2);
        _time.Advance(TimeSpan.FromHours(3));
        Add(RefusalCause.UnknownType, 3);
        var told = _refusals.Of("main")["chat"];
        Assert.Equal(new SourceRefusal(5, SampleFloor.Now, RefusalCause.UnknownType, SampleFloor.Now.AddHours(3)), told);
    }

    [Fact]
    public void ItIsToldForHalfAnHourAfterTheLastOne()
    {
        Add(RefusalCause.BadValue, 1);
        _time.Advance(SourceRefusals.ShownFor - TimeSpan.FromMilliseconds(1));
        Assert.Single(_refusals.Of("main"));
        _time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Empty(_refusals.Of("main"));
        Add(RefusalCause.BadValue, 1);
        Assert.Equal(2, _refusals.Of("main")["chat"].Count);
    }

    [Fact]
    public void ANewDayCountsFromTheStart()
    {
        Add(RefusalCause.BadValue, 4);
        Add(RefusalCause.BadTime, 1, Day.AddDays(1));
        Assert.Equal((1, RefusalCause.BadTime), (_refusals.Of("main")["chat"].Count, _refusals.Of("main")["chat"].Cause));
    }

    [Fact]
    public void AnswerIsTheSameObjectUntilSomethingChanges()
    {
        Add(RefusalCause.BadValue, 1);
        var told = _refusals.Of("main");
        _time.Advance(TimeSpan.FromMinutes(29));
        Assert.Same(told, _refusals.Of("main"));
        Add(RefusalCause.BadValue, 1);
        Assert.NotSame(told, _refusals.Of("main"));
        Assert.Same(_refusals.Of("other"), _refusals.Of("other"));
    }

    [Fact]
    public void SourcesAreBounded()
    {
        for (var i = 0; i <= IntakeLimits.CountedSourcesMax; i++)
        {
            Add(RefusalCause.BadValue, 1, source: $"s{i}");
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        var told = _refusals.Of("main");
        Assert.Equal(IntakeLimits.CountedSourcesMax, told.Count);
        Assert.False(told.ContainsKey("s0"));
        Assert.True(told.ContainsKey("s1"));
    }

    [Theory]
    [InlineData("{\"type\":\"contact.queued\"", "unreadable")]
    [InlineData("[1]", "unreadable")]
    [InlineData("{\"type\":\"contact.queud\",\"at\":\"2026-11-21T10:00:00Z\"}", "unknownType")]
    [InlineData("{\"type\":\"contact.queued\",\"at\":\"2026-11-21T10:00:00Z\",\"contact\":\"c\"}", "missingField")]
    [InlineData("{\"type\":\"contact.queued\",\"at\":\"ten o'clock\",\"contact\":\"c\",\"queue\":\"q\"}", "badTime")]
    [InlineData("{\"type\":\"contact.queued\",\"at\":\"2026-11-21T10:00:00Z\",\"contact\":\"c\",\"queue\":5}", "badValue")]
    [InlineData("{\"type\":\"queue.configured\",\"at\":\"2026-11-21T10:00:00Z\",\"queue\":\"q\",\"settings\":{\"target\":80}}", "badValue")]
    public async Task SourceThatSendsWhatCannotBeUsedIsToldWithItsCause(string body, string cause)
    {
        await using var host = await ApiHost.Start();
        await Post(host, body);
        var source = Assert.Single((await host.Get("/api/v1/sources"))["sources"]!.AsArray())!;
        Assert.Equal(("chat", "quiet", cause, 1), (
            (string?)source["source"], (string?)source["freshness"]!["state"], (string?)source["refused"]!["cause"], (int)source["refused"]!["count"]!));
        var line = Assert.Single((await host.Get("/api/v1/sites/main"))["sources"]!.AsArray())!;
        Assert.Equal(source["refused"]!.ToJsonString(), line["refused"]!.ToJsonString());
    }

    [Fact]
    public async Task EventTooLargeAndBodyThatCannotBeUnpackedAreTheSourcesToo()
    {
        await using var host = await ApiHost.Start();
        await Post(host, $$"""{"type":"contact.queued","at":"2026-11-21T10:00:00Z","contact":"c","queue":"q","note":"{{new string('x', IntakeLimits.EventBytesMax)}}"}""");
        Assert.Equal("tooLarge", (string?)(await host.Get("/api/v1/sources"))["sources"]![0]!["refused"]!["cause"]);
        for (var i = 0; i < 2; i++) await Post(host, "no gzip", encoding: "gzip");
        var refused = (await host.Get("/api/v1/sources"))["sources"]![0]!["refused"]!;
        Assert.Equal(("unreadable", 3), ((string?)refused["cause"], (int)refused["count"]!));
    }

    [Fact]
    public async Task GoodEventsBesideBadOnesCountAndDroppedFieldsAreNamed()
    {
        await using var host = await ApiHost.Start();
        await Post(host,
            """[{"type":"contact.queued","at":"2026-11-21T10:00:00Z","contact":"c","queue":"q","mood":"good"},{"type":"contact.que","at":"2026-11-21T10:00:00Z"}]""");
        var source = (await host.Get("/api/v1/sources"))["sources"]![0]!;
        Assert.Equal((1, 1, 1), ((int)source["events"]!, (int)source["rejected"]!, (int)source["refused"]!["count"]!));
        Assert.Equal("""{"mood":1}""", source["droppedFields"]!.ToJsonString());
    }

    [Fact]
    public async Task LinesThatGoOnForHoursAreToldWhileTheyCome()
    {
        await using var host = await ApiHost.Start();
        using var slow = new SlowContent();
        slow.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/events?source=chat") { Content = slow };
        var sending = host.Send(request);
        await slow.Send("{\"type\":\"nonsense\",\"at\":\"2026-11-21T10:00:00Z\"}\n");
        var refusals = host.Services.GetRequiredService<SourceRefusals>();
        try
        {
            await Hub.Tests.Boards.Until.True(() => refusals.Of("main").ContainsKey("chat"));
        }
        finally
        {
            slow.End();
            (await sending).Dispose();
        }

        Assert.Equal(1, refusals.Of("main")["chat"].Count);
    }

    private void Add(RefusalCause cause, int count, DateTimeOffset? day = null, string source = "chat")
    {
        var causes = new long[Enum.GetValues<RefusalCause>().Length];
        causes[(int)cause] = count;
        _refusals.Add("main", source, causes, day ?? Day);
    }

    private static async Task Post(ApiHost host, string body, string? encoding = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/events?source=chat")
        {
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        if (encoding is not null) request.Content.Headers.ContentEncoding.Add(encoding);
        (await host.Send(request)).Dispose();
    }
}
