using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QueueMonitor.Crash.Tests.Harness;
using Xunit.Abstractions;

namespace QueueMonitor.Crash.Tests.Fuzz;

/// <summary>Whatever comes as a body of <c>POST /api/v1/events</c>: an answer of the contract, and every line of it counted.</summary>
public sealed class IntakeFuzz(ITestOutputHelper output)
{
    private const string Path = "/api/v1/events";

    private static readonly int[] Statuses = [200, 400, 413, 415];

    private readonly Random _random = new(FuzzPlan.Seed);
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private long _accounted;

    [Fact]
    public async Task LinesArraysAndCloudEventsAreTakenOrRefusedAndAllCounted()
    {
        await using var hub = await HubInProcess.Start();
        for (var i = 0; i < FuzzPlan.Inputs(600); i++)
        {
            switch (_random.Next(6))
            {
                case <= 1:
                    await Send(hub, Lines(), "application/x-ndjson", Expect.EachLine);
                    break;
                case 2:
                    await Send(hub, Elements(cloud: false), "application/json", Expect.EachElement);
                    break;
                case 3:
                    await Send(hub, Elements(cloud: true), "application/cloudevents-batch+json", Expect.EachElement);
                    break;
                case 4:
                    await Send(hub, Mutate(Elements(cloud: false)), _random.Next(2) == 0 ? "application/json" : null, Expect.AnAnswer);
                    break;
                default:
                    await Send(hub, Mutate(Encoding.UTF8.GetBytes(Corpus.Cloud(Event(), i))), "application/cloudevents+json", Expect.AnAnswer);
                    break;
            }
        }

        await hub.MustBeWell();
        Assert.Equal(_accounted, await Counted(hub));
        FuzzPlan.Report(output, "intake", _counts);
    }

    [Fact]
    public async Task PackedBodiesAreReadOrRefused()
    {
        await using var hub = await HubInProcess.Start();
        for (var i = 0; i < FuzzPlan.Inputs(150); i++)
        {
            var isGzip = _random.Next(2) == 0;
            var packed = Pack(Lines(), isGzip);
            await Send(hub, _random.Next(3) == 0 ? packed : Mutate(packed), "application/x-ndjson", Expect.AnAnswer, isGzip ? "gzip" : "br");
        }

        await hub.MustBeWell();
        FuzzPlan.Report(output, "packed bodies", _counts);
    }

    [Fact]
    public async Task HeadersOfEveryKindGetAnAnswer()
    {
        await using var hub = await HubInProcess.Start();
        string[] names = ["ce-specversion", "ce-type", "ce-id", "ce-source", "ce-time", "source", "site", "Content-Type", "Content-Encoding"];
        var values = Corpus.Events.Select(Encoding.UTF8.GetBytes).ToArray();
        for (var i = 0; i < FuzzPlan.Inputs(150); i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Event())) };
            request.Headers.TryAddWithoutValidation("ce-specversion", "1.0");
            foreach (var name in names.Where(_ => _random.Next(3) == 0))
            {
                var bytes = new Mutator(_random).Bytes(Encoding.ASCII.GetBytes(_random.Next(2) == 0 ? "contact.queued" : Corpus.At), values);
                var text = new string([.. Encoding.Latin1.GetString(bytes).Where(c => c is >= ' ' and <= '~').Take(600)]);
                if (!request.Headers.TryAddWithoutValidation(name, text)) request.Content.Headers.TryAddWithoutValidation(name, text);
            }

            using var answer = await hub.Client.SendAsync(request);
            Assert.True(Statuses.Contains((int)answer.StatusCode), $"{(int)answer.StatusCode} for {request.Headers} {hub.Complaints}");
            Count($"status {(int)answer.StatusCode}");
        }

        await hub.MustBeWell();
        FuzzPlan.Report(output, "headers", _counts);
    }

    private enum Expect
    {
        AnAnswer,
        EachLine,
        EachElement,
    }

    private async Task Send(HubInProcess hub, byte[] body, string? type, Expect expect, string? encoding = null)
    {
        var content = new ByteArrayContent(body);
        if (type is not null) content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (encoding is not null) content.Headers.ContentEncoding.Add(encoding);
        using var answer = await hub.Client.PostAsync(new Uri($"{Path}?source=s{_random.Next(4)}", UriKind.Relative), content);
        var said = await answer.Content.ReadAsStringAsync();
        var told = $"seed {FuzzPlan.Seed}: {(int)answer.StatusCode} {said} for {type} {encoding} {Convert.ToBase64String(body)} {hub.Complaints}";
        Assert.True(Statuses.Contains((int)answer.StatusCode), told);
        Count($"status {(int)answer.StatusCode}");
        var outcome = JsonNode.Parse(said)!;
        long accounted = 0;
        if (outcome["accepted"] is { } accepted)
        {
            long rejected = outcome["rejected"]!.AsArray().Count + ((long?)outcome["rejectedMore"] ?? 0);
            accounted = (long)accepted + (long)outcome["duplicates"]! + rejected;
            _accounted += accounted;
            Count("events", accounted);
            Count("refused", rejected);
        }

        Count("bodies");
        if (expect == Expect.AnAnswer || outcome["nothingTakenFrom"] is not null) return;
        Assert.True(accounted == (expect == Expect.EachLine ? LinesOf(body) : JsonDocument.Parse(body).RootElement.GetArrayLength()), told);
    }

    // Some as they are, some with other values, some broken; a blank line now and then.
    private byte[] Lines()
    {
        var lines = Enumerable.Range(0, 1 + _random.Next(30)).Select(_ => _random.Next(5) switch
        {
            0 => Encoding.UTF8.GetBytes(Event()),
            1 or 2 => Encoding.UTF8.GetBytes(new Mutator(_random).Json(Event())),
            _ => Mutate(Encoding.UTF8.GetBytes(Event())),
        });
        return [.. lines.SelectMany(line => line.Append((byte)'\n'))];
    }

    private byte[] Elements(bool cloud)
    {
        var elements = Enumerable.Range(0, 1 + _random.Next(20)).Select(id => cloud ? Corpus.Cloud(Event(), id) : Event())
            .Select(json => _random.Next(3) == 0 ? json : new Mutator(_random).Json(json));
        return Encoding.UTF8.GetBytes($"[{string.Join(',', elements)}]");
    }

    private byte[] Mutate(byte[] bytes) => new Mutator(_random).Bytes(bytes, Corpus.QueueLog);

    private string Event() => Corpus.Events[_random.Next(Corpus.Events.Count)];

    private void Count(string what, long by = 1) => _counts[what] = _counts.GetValueOrDefault(what) + by;

    private static byte[] Pack(byte[] plain, bool isGzip)
    {
        using var packed = new MemoryStream();
        using (Stream packing = isGzip ? new GZipStream(packed, CompressionLevel.Fastest) : new BrotliStream(packed, CompressionLevel.Fastest)) packing.Write(plain);
        return packed.ToArray();
    }

    private static int LinesOf(byte[] body)
    {
        ReadOnlySpan<byte> rest = body;
        if (rest.StartsWith("\uFEFF"u8)) rest = rest[3..];
        var count = 0;
        foreach (var line in rest.Split((byte)'\n'))
        {
            if (!rest[line].Trim(" \t\r"u8).IsEmpty) count++;
        }

        return count;
    }

    // What a monitoring system reads: all that was sent, by what became of it.
    private static async Task<long> Counted(HubInProcess hub)
    {
        var metrics = await hub.Client.GetStringAsync(new Uri("/metrics", UriKind.Relative));
        return metrics.Split('\n').Where(line => line.StartsWith("queue_monitor_intake_events_total{", StringComparison.Ordinal))
            .Sum(line => long.Parse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }
}
