using System.Text;
using QueueMonitor.Hub.Intake;
using QueueMonitor.Hub.Intake.Streams;

namespace QueueMonitor.Hub.Tests.Intake;

public class EventStreamTests
{
    private const string One = """{"type":"contact.held","at":"2026-11-21T09:30:00Z","contact":"c-1"}""";
    private const string Two = """{"type":"contact.retrieved","at":"2026-11-21T09:30:05Z","contact":"c-1"}""";
    private const string Wrong = """{"type":"contact.held","at":"2026-11-21T09:30:00Z","contact":}""";
    private const string Pretty = "{\n  \"type\": \"contact.held\",\r\n  \"at\": \"2026-11-21T09:30:00Z\",\n  \"contact\": \"c-1\"\n}\n";

    private const string WrongText = "This is not valid JSON (line 1, byte 62): look at quotes, commas and brackets there.";

    [Fact]
    public void OneWrongLineNeverStopsTheOthers()
    {
        var run = StreamRun.Of($"{One}\n\n  \r\n{Wrong}\r\nnonsense\n{Two}", EventFraming.Lines);
        Assert.Equal(["#0 ContactHeld", "#3 ContactRetrieved"], run.Events.Select(Short));
        Assert.Equal([$"1: {WrongText}", "2: This is not valid JSON (line 1, byte 2): look at quotes, commas and brackets there."], run.Errors);
        Assert.Equal((StreamState.Ended, 4), (run.State, run.Read));
    }

    [Fact]
    public void OneWrongElementNeverStopsTheOthers()
    {
        var run = StreamRun.Of($" [ {One} ,\n{Wrong}, 17, \"a]b\", null, {Two} , ] \n", EventFraming.Document);
        Assert.Equal(["#0 ContactHeld", "#5 ContactRetrieved"], run.Events.Select(Short));
        Assert.Equal([1, 2, 3, 4], run.Errors.Select(e => int.Parse(e[..1], System.Globalization.CultureInfo.InvariantCulture)));
        Assert.Equal($"1: {WrongText}", run.Errors[0]);
        Assert.Equal(StreamState.Ended, run.State);
    }

    [Theory]
    [InlineData(One + "\n" + Two, EventFraming.Unknown, 2)]
    [InlineData(One, EventFraming.Unknown, 1)]
    [InlineData(Pretty, EventFraming.Unknown, 1)]
    [InlineData(Pretty, EventFraming.Document, 1)]
    [InlineData("\n [" + One + "," + Two + "]", EventFraming.Unknown, 2)]
    [InlineData("[" + One + "," + Two + "]", EventFraming.Document, 2)]
    [InlineData("\uFEFF" + One + "\n", EventFraming.Lines, 1)]
    [InlineData("\uFEFF[" + One + "]", EventFraming.Array, 1)]
    [InlineData("[]", EventFraming.Document, 0)]
    [InlineData("", EventFraming.Unknown, 0)]
    [InlineData("\n\n", EventFraming.Lines, 0)]
    public void EveryWayOfStandingInABodyIsRead(string body, EventFraming framing, int events)
    {
        var run = StreamRun.Of(body, framing);
        Assert.Empty(run.Errors);
        Assert.Equal((events, StreamState.Ended), (run.Events.Length, run.State));
    }

    [Theory]
    [InlineData("[" + One + "," + Two, 2, "The body ends in the middle of the array: send it again from there, closed by ].")]
    [InlineData("[" + One + ",{\"type\":", 1, "The body ends in the middle of the array: send it again from there, closed by ].")]
    [InlineData("[" + One + Two + "]", 1,
        "Between two events of an array stands a comma, and after the last one ]: look at the brackets of the event before.")]
    [InlineData("[" + One + ",," + Two + "]", 1, "In the array an event is missing: between two commas stands one event.")]
    [InlineData("[" + One + "] " + Two, 1, "After the closing ] there is more: send one array, or lines as application/x-ndjson.")]
    [InlineData(One + "\n" + Two, 1, "After the object there is more: send several events as an array, or as lines with application/x-ndjson.")]
    public void WhereADocumentCannotBeReadOnTheEventsBeforeAreTaken(string body, int events, string problem)
    {
        var run = StreamRun.Of(body, EventFraming.Document);
        Assert.Equal((StreamState.Broken, problem), (run.State, run.Problem));
        Assert.Equal((events, events), (run.Events.Length, run.Read));
    }

    [Fact]
    public void ABatchOfCloudEventsMustBeAnArray() =>
        Assert.Equal("A batch is a JSON array: write [{…}, {…}].", StreamRun.Of(One, EventFraming.Array, EventForm.CloudEvent).Problem);

    [Fact]
    public void AnObjectThatBreaksOffIsAnErrorOfThatEvent()
    {
        var run = StreamRun.Of("{\"type\":\"contact.held\"", EventFraming.Document);
        Assert.Equal(["0: This is not valid JSON (line 1, byte 23): look at quotes, commas and brackets there."], run.Errors);
    }

    [Theory]
    [InlineData(EventFraming.Lines, "", "\n", "")]
    [InlineData(EventFraming.Document, "[", ",", "]")]
    public void AnEventLongerThanAnyMayBeIsPassedOver(EventFraming framing, string open, string between, string close)
    {
        var long1 = $$"""{"type":"contact.held","x":"{{new string('x', 3 * 1024 * 1024)}}"}""";
        var run = StreamRun.Of($"{open}{One}{between}{long1}{between}{Two}{close}", framing);
        Assert.Equal(["#0 ContactHeld", "#2 ContactRetrieved"], run.Events.Select(Short));
        Assert.Equal(
            ["1: An event has at most 64 kB (source.synced 1024 kB): send only the fields that the event needs, and split source.synced by its queues."],
            run.Errors);
        Assert.Equal(StreamState.Ended, run.State);
    }

    [Fact]
    public void ADocumentOver16MegabytesIsTooLargeAndLinesAreNot()
    {
        var filler = new string(' ', 16 * 1024 * 1024);
        Assert.Equal(StreamState.TooLarge, StreamRun.Of($"[{One},{filler}{Two}]", EventFraming.Document).State);
        var padded = One.Replace("{", $"{{\"x\":\"{new string('x', 1000)}\",", StringComparison.Ordinal);
        var lines = StreamRun.Of(string.Join('\n', Enumerable.Repeat(padded, 20_000)), EventFraming.Lines);
        Assert.Equal((StreamState.Ended, 20_000), (lines.State, lines.Events.Length));
    }

    [Fact]
    public void CloudEventsGiveTheEventThatTheyCarry()
    {
        var plain = StreamRun.Of("""{"id":"1","type":"contact.queued","at":"2026-11-21T09:30:00Z","contact":"c","queue":"q"}""", EventFraming.Document);
        const string structured = """
            {"specversion":"1.0","id":"1","source":"/pbx/1","type":"org.example.contact.queued","time":"2026-11-21T09:30:00Z",
             "datacontenttype":"application/json","data":{"contact":"c","queue":"q"}}
            """;
        var single = StreamRun.Of(structured, EventFraming.Document, EventForm.CloudEvent);
        var batch = StreamRun.Of($"[{structured}]", EventFraming.Array, EventForm.CloudEvent);
        var headers = new CloudEventHeaders("1.0", "contact.queued", "1", "/pbx/1", "2026-11-21T09:30:00Z");
        var binary = StreamRun.Of("""{"contact":"c","queue":"q"}"""u8.ToArray(), EventFraming.Document, EventForm.CloudEventData, envelope: headers);
        Assert.Equal(plain.Events.Select(WithoutId), single.Events.Select(WithoutId));
        Assert.Equal(single.Events, batch.Events);
        Assert.Equal(single.Events, binary.Events);
    }

    [Fact]
    public void TwoProducersOfCloudEventsMayCountAlike()
    {
        string Id(string source) => StreamRun.Of(
            $$$"""{"specversion":"1.0","id":"1","source":"{{{source}}}","type":"source.heartbeat","time":"2026-11-21T09:30:00Z"}""",
            EventFraming.Document,
            EventForm.CloudEvent).Events.Single();
        Assert.NotEqual(Id("/pbx/1"), Id("/pbx/2"));
        Assert.Equal(Id("/pbx/1"), Id("/pbx/1"));
    }

    [Fact]
    public void ACloudEventWithoutDataNeedsNoBody()
    {
        var headers = new CloudEventHeaders("1.0", "source.heartbeat", "1", "/pbx/1", "2026-11-21T09:30:00Z");
        Assert.Single(StreamRun.Of([], EventFraming.Document, EventForm.CloudEventData, envelope: headers).Events);
    }

    [Theory]
    [InlineData("""{"id":"1","source":"s","type":"source.heartbeat"}""", "specversion must be \"1.0\": send CloudEvents 1.0.")]
    [InlineData("""{"specversion":"1.0","source":"s","type":"source.heartbeat"}""",
        "An event needs id: write an id that is unique in your source, as text, e.g. \"id\": \"e-1042\".")]
    [InlineData("""{"specversion":"1.0","id":"1","type":"source.heartbeat"}""",
        "An event needs source: write the producer as text, e.g. \"source\": \"/pbx/1\".")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"source.heartbeat"}""",
        "An event needs time: write RFC 3339 with an offset or Z, e.g. \"time\": \"2026-11-21T09:30:00.250Z\".")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"heartbeat","time":"2026-11-21T09:30:00Z"}""",
        "type \"heartbeat\" is not known")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"contact.held","time":"2026-11-21T09:30:00Z","data":"c"}""",
        "data cannot be read: write the event's fields as an object, e.g. \"data\": {\"contact\": \"c-17\"}.")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"contact.held","time":"2026-11-21T09:30:00Z","data_base64":"e30="}""",
        "data_base64 is not read: send the event's fields as JSON in data.")]
    [InlineData("""{"specversion":"1.0","id":"1","source":"s","type":"contact.held","datacontenttype":"text/xml","data":{}}""",
        "datacontenttype must be application/json: send the event's fields as JSON in data.")]
    public void WhatIsWrongWithACloudEventIsSaid(string json, string error)
    {
        var run = StreamRun.Of(json, EventFraming.Document, EventForm.CloudEvent);
        Assert.StartsWith("0: " + error, Assert.Single(run.Errors), StringComparison.Ordinal);
    }

    private static string Short(string text) => string.Join(' ', text.Split(' ')[..2]);

    private static string WithoutId(string text) => string.Join(' ', text.Split(' ').Where(part => !part.StartsWith("id=", StringComparison.Ordinal)));
}
