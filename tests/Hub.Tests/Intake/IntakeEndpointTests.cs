using System.IO.Compression;
using System.Text;

namespace QueueMonitor.Hub.Tests.Intake;

public class IntakeEndpointTests
{
    private const string Lines = "application/x-ndjson";
    private const string Broken = "The compressed body is damaged or cut off: send the rest again.";

    private static string At => DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture);

    private static string Queued(int i) => $$"""{"id":"q-{{i}}","type":"contact.queued","at":"{{At}}","contact":"c-{{i}}","queue":"billing"}""";

    private static string Many(int from, int count) => string.Join('\n', Enumerable.Range(from, count).Select(Queued));

    [Fact]
    public async Task EveryFormOfABodyReachesTheFloor()
    {
        await using var hub = await IntakeHost.Start();
        var one = await hub.Post(Queued(0));
        Assert.Equal((200, "application/json"), (one.Status, one.ContentType));
        Assert.Equal("""{"accepted":1,"duplicates":0,"rejected":[],"durability":"memory"}""", one.Body);
        Assert.Equal(2, (await hub.Post($"[{Queued(1)},{Queued(2)}]", "application/json; charset=utf-8")).Accepted);
        Assert.Equal(3, (await hub.Post(Many(3, 3), Lines)).Accepted);
        Assert.Equal(2, (await hub.Post(Many(6, 2), type: null)).Accepted);
        Assert.Equal(2500, (await hub.Post(Pack(Many(8, 2500), gzip: true), Lines, "gzip")).Accepted);
        Assert.Equal(2, (await hub.Post(Pack(Many(2508, 2), gzip: false), Lines, "br")).Accepted);
        var cloud = $$$"""{"specversion":"1.0","id":"1","source":"/pbx","type":"contact.queued","time":"{{{At}}}","data":{"contact":"x","queue":"billing"}}""";
        Assert.Equal(1, (await hub.Post(cloud, "application/cloudevents+json")).Accepted);
        Assert.Equal(1, (await hub.Post($"[{cloud.Replace("\"x\"", "\"y\"", StringComparison.Ordinal).Replace("\"1\"", "\"2\"", StringComparison.Ordinal)}]",
            "application/cloudevents-batch+json")).Accepted);
        Assert.Equal(2512, hub.Main.Latest.Queue("billing")!.Waiting);
    }

    [Fact]
    public async Task ACloudEventInBinaryFormIsReadFromHeaders()
    {
        await using var hub = await IntakeHost.Start();
        using var content = new StringContent("""{"contact":"c","queue":"Büro"}""", Encoding.UTF8, "application/json");
        foreach (var (name, value) in new[] { ("specversion", "1.0"), ("id", "a%20b"), ("type", "contact.queued"), ("source", "/pbx"), ("time", At) })
            content.Headers.Add("ce-" + name, value);
        Assert.Equal(1, (await hub.Post(content, "application/json")).Accepted);
        Assert.Equal(1, hub.Main.Latest.Queue("Büro")!.Waiting);
    }

    [Fact]
    public async Task AResendIsHarmless()
    {
        await using var hub = await IntakeHost.Start();
        await hub.Post(Many(0, 3), Lines);
        var again = await hub.Post(Many(1, 3), Lines);
        Assert.Equal((200, 1, 2), (again.Status, again.Accepted, again.Duplicates));
        var other = await hub.Post(Many(1, 3), Lines, "?source=other&site=second");
        Assert.Equal(3, other.Accepted);
        Assert.Equal(3, hub.Sites.Find("second")!.Latest.Queue("billing")!.Waiting);
    }

    [Fact]
    public async Task AWrongEventIsNamedByItsIndexAndTheOthersAreTaken()
    {
        await using var hub = await IntakeHost.Start();
        var reply = await hub.Post($"{Queued(0)}\n\n{{\"type\":\"contact.queued\"}}\n{Queued(2)}", Lines);
        Assert.Equal((200, 2), (reply.Status, reply.Accepted));
        Assert.Equal(["1: An event needs at: write RFC 3339 with an offset or Z, e.g. \"at\": \"2026-11-21T09:30:00.250Z\"."], reply.Rejected);
    }

    [Fact]
    public async Task WhenNothingCanBeReadItIsABadRequestWithTheSameList()
    {
        await using var hub = await IntakeHost.Start();
        var reply = await hub.Post("[{},{}]");
        Assert.Equal((400, "application/problem+json", "no-readable-event"), (reply.Status, reply.ContentType, reply.Problem));
        Assert.Equal((0, 2), (reply.Accepted, reply.Rejected.Length));
        Assert.Contains("""e.g. \"type\": \"contact.queued\".""", reply.Body, StringComparison.Ordinal);
        Assert.Equal("empty-body", (await hub.Post("", Lines)).Problem);
        Assert.Equal("empty-body", (await hub.Post("  ")).Problem);
        Assert.Equal("""{"accepted":0,"duplicates":0,"rejected":[],"durability":"memory"}""", (await hub.Post("[]")).Body);
    }

    [Fact]
    public async Task AThousandErrorsAreListedAndTheOthersCounted()
    {
        await using var hub = await IntakeHost.Start();
        var thousand = await hub.Post(string.Concat(Enumerable.Repeat("{}\n", 1000)) + Queued(0), Lines);
        Assert.Equal((1000, null), (thousand.Rejected.Length, thousand.Number("rejectedMore")));
        var more = await hub.Post(string.Concat(Enumerable.Repeat("{}\n", 1001)) + Queued(1), Lines);
        Assert.Equal((1000, 1L, 1), (more.Rejected.Length, more.Number("rejectedMore"), more.Accepted));
    }

    [Theory]
    [InlineData("text/plain", null, "\"text/plain\" is not read. Send application/json, application/x-ndjson, application/cloudevents+json or "
        + "application/cloudevents-batch+json, in UTF-8.")]
    [InlineData("application/json; charset=latin1", null, "\"application/json; charset=latin1\" is not read. Send application/json, application/x-ndjson, "
        + "application/cloudevents+json or application/cloudevents-batch+json, in UTF-8.")]
    [InlineData("application/json", "zstd", "\"zstd\" is not read. Send the body with Content-Encoding gzip or br, or as it is.")]
    public async Task WhatIsNotReadIsNamedWithWhatIs(string type, string? encoding, string detail)
    {
        await using var hub = await IntakeHost.Start();
        var reply = await hub.Post(Encoding.UTF8.GetBytes(Queued(0)), type, encoding);
        Assert.Equal((415, detail), (reply.Status, reply.Detail));
    }

    [Theory]
    [InlineData("?site=a%20b", "A site's name has 1 to 64 characters: letters, digits, dot, dash and underscore. Send another name, or none.")]
    [InlineData("?source=a%0Ab", "A source's name has at most 64 characters and no control characters. Send another name, or none.")]
    public async Task NamesThatCannotBeAreRefused(string query, string detail)
    {
        await using var hub = await IntakeHost.Start();
        var reply = await hub.Post(Queued(0), query: query);
        Assert.Equal((400, detail), (reply.Status, reply.Detail));
    }

    [Fact]
    public async Task TooLargeADocumentIsRefusedAtOnceOrWithWhatWasTaken()
    {
        const string detail = "One object or array has at most 16 MB: send lines as application/x-ndjson, which may be of any length.";
        await using var hub = await IntakeHost.Start();
        var filler = new string(' ', 16 * 1024 * 1024);
        var declared = await hub.Post($"[{Queued(0)},{filler}]");
        Assert.Equal((413, detail, null), (declared.Status, declared.Detail, declared.NothingTakenFrom));
        var packed = await hub.Post(Pack($"[{Queued(0)},{filler}{Queued(1)}]", gzip: true), "application/json", "gzip");
        Assert.Equal((413, detail), (packed.Status, packed.Detail));
        Assert.Equal((1, 1L), (packed.Accepted, packed.NothingTakenFrom));
    }

    [Fact]
    public async Task LinesMayBeOfAnyLengthAndOneTooLongIsPassedOver()
    {
        await using var hub = await IntakeHost.Start();
        var tooLong = $$"""{"type":"contact.held","x":"{{new string('x', 40 * 1024 * 1024)}}"}""";
        var reply = await hub.Post($"{Many(0, 20_000)}\n{tooLong}\n{Queued(20_001)}", Lines);
        Assert.Equal((200, 20_001), (reply.Status, reply.Accepted));
        Assert.StartsWith("20000: An event has at most 64 kB", Assert.Single(reply.Rejected), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task APackedBodyThatBreaksOffTellsWhatWasTaken(bool gzip)
    {
        await using var hub = await IntakeHost.Start();
        var packed = Pack(Many(0, 20_000), gzip);
        var reply = await hub.Post(packed[..(packed.Length / 2)], Lines, gzip ? "gzip" : "br");
        Assert.Equal((400, "broken-body", Broken), (reply.Status, reply.Problem, reply.Detail));
        Assert.InRange(reply.Accepted, 5_000, 15_000);
        Assert.Equal(reply.Accepted, reply.NothingTakenFrom);
        Assert.Equal(reply.Accepted, hub.Main.Latest.Queue("billing")!.Waiting);
    }

    [Fact]
    public async Task WhatIsNoPackedBodyAtAllIsSaid()
    {
        await using var hub = await IntakeHost.Start();
        var reply = await hub.Post(Encoding.UTF8.GetBytes(Queued(0)), "application/json", "gzip");
        Assert.Equal((400, Broken, 0L), (reply.Status, reply.Detail, reply.NothingTakenFrom));
    }

    [Fact]
    public async Task BytesThatBrotliCannotReadAreTheSendersFault()
    {
        await using var hub = await IntakeHost.Start();
        var packed = Pack(Many(0, 50), gzip: false);
        packed.AsSpan(packed.Length / 2).Fill(0xa5);
        var reply = await hub.Post(packed, Lines, "br");
        Assert.Equal((400, "broken-body", Broken), (reply.Status, reply.Problem, reply.Detail));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ABombIsGivenUpAndWhatCameBeforeItIsKept(bool gzip)
    {
        await using var hub = await IntakeHost.Start();
        var blank = new string(' ', 999) + "\n";
        var reply = await hub.Post(Pack(Many(0, 10) + "\n" + string.Concat(Enumerable.Repeat(blank, 40_000)), gzip, CompressionLevel.Optimal), Lines, gzip ? "gzip" : "br");
        Assert.Equal((400, "broken-body", 10L, 10L), (reply.Status, reply.Problem, reply.Accepted, reply.NothingTakenFrom));
        Assert.StartsWith("The compressed body unpacks to more than 200 times its size", reply.Detail, StringComparison.Ordinal);
        // What a document may have is read, however well it packs.
        Assert.Equal(200, (await hub.Post(Pack(Many(10, 10) + "\n" + string.Concat(Enumerable.Repeat(blank, 16_000)), gzip, CompressionLevel.Optimal), Lines, gzip ? "gzip" : "br")).Status);
    }

    [Fact]
    public async Task CountersTellWhatWasTakenAndWhichFieldsWereDropped()
    {
        await using var hub = await IntakeHost.Start();
        await hub.Post(Queued(0).Replace("{", "{\"phone\":\"+49\",", StringComparison.Ordinal), query: "?source=pbx");
        await hub.Post($"{Queued(0)}\n{{}}", Lines, "?source=pbx");
        await hub.Post($"[{Queued(5)}", query: "?source=pbx");
        var tally = Assert.Single(hub.Counters.All);
        Assert.Equal(("main", "pbx", 2L, 1L, 1L, 1L), (tally.Site, tally.Source, tally.Accepted, tally.Duplicates, tally.Rejected, tally.RequestsCutShort));
        Assert.Equal(["phone 1"], tally.UnknownFields.Select(each => $"{each.Key} {each.Value}"));
        Assert.Equal(
            [
                "queue_monitor_intake_events_total{site=\"main\",source=\"pbx\",result=\"accepted\"} 2",
                "queue_monitor_intake_events_total{site=\"main\",source=\"pbx\",result=\"duplicate\"} 1",
                "queue_monitor_intake_events_total{site=\"main\",source=\"pbx\",result=\"rejected\"} 1",
                "queue_monitor_intake_requests_cut_short_total{site=\"main\",source=\"pbx\"} 1",
                "queue_monitor_intake_requests_turned_away_total{site=\"main\",source=\"pbx\"} 0",
                "queue_monitor_intake_unknown_fields_total{site=\"main\",source=\"pbx\",field=\"phone\"} 1",
            ],
            hub.Metrics());
    }

    internal static byte[] Pack(string text, bool gzip, CompressionLevel level = CompressionLevel.Fastest)
    {
        var packed = new MemoryStream();
        using (Stream pack = gzip ? new GZipStream(packed, level) : new BrotliStream(packed, level))
            pack.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }
}
