using System.Text.Json;
using System.Text.Json.Serialization;
using QueueMonitor.Benchmarks.Harness;
using QueueMonitor.Benchmarks.Traffic;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Intake;

namespace QueueMonitor.Benchmarks.Micro;

/// <summary>What reading an event of JSON costs: ours beside the least (tokens without meaning) and the usual (objects).</summary>
public sealed class ParseBenchmark : IBenchmark
{
    private const int Lines = 50_000;
    private const long StartAt = 1_795_075_200_000;

    private long _sink;

    public string Name => "parse";

    public string Question => "Reading lines of JSON into a batch, beside the tokens alone and beside objects made by the source generator.";

    public Task<Report> Run(Effort effort)
    {
        var (text, ends) = MakeLines();
        var reader = new EventReader(new Pseudonyms(new byte[Pseudonyms.KeyBytes]));
        var batch = new EventBatch();
        var readings = Interleaved.ByCpuTime(effort.Rounds,
            new Variant("Utf8JsonReader, tokens only", () => Tokens(text, ends)),
            new Variant("EventReader into a batch", () => Read(reader, batch, text, ends)),
            new Variant("source-generated objects", () => Objects(text, ends)));
        GC.KeepAlive(_sink);

        var report = new Report(Name, "Reading events", Question);
        report.Say($"**Reading takes {Report.Number(Interleaved.Ratio(readings[1], readings[0]))} times as long as the tokens alone, and objects take "
            + $"{Report.Number(Interleaved.Ratio(readings[2], readings[1]))} times as long as reading.** Lines of {text.Length / Lines} bytes on average; "
            + $"{Report.Number(text.Length / (double)Lines / readings[1].MedianNs * 1000)} MB/s on one core.");
        report.Compare(readings, readings[0], "event");
        report.Say("Reading checks every field, interns names, hashes ids and reads the time; the tokens alone mean nothing yet.");
        return Task.FromResult(report);
    }

    private static (byte[] Text, int[] Ends) MakeLines()
    {
        var mix = new ContactMix(2_000, StartAt, 2_000);
        var text = new byte[Lines * MixEvent.LineBytesMax];
        var ends = new int[Lines];
        var length = 0;
        for (var i = 0; i < Lines; i++)
        {
            var next = mix.TryBegin(out var begun) ? begun : mix.Next();
            length += next.WriteLine(text.AsSpan(length), next.At);
            ends[i] = length;
        }

        return (text[..length], ends);
    }

    private long Tokens(byte[] text, int[] ends)
    {
        var start = 0;
        foreach (var end in ends)
        {
            var reader = new Utf8JsonReader(text.AsSpan(start, end - start));
            while (reader.Read()) _sink++;
            start = end;
        }

        return ends.Length;
    }

    private static long Read(EventReader reader, EventBatch batch, byte[] text, int[] ends)
    {
        var start = 0;
        batch.Clear();
        foreach (var end in ends)
        {
            if (batch.Count == EngineLimits.BatchEventsMax) batch.Clear();
            if (!reader.Read(text.AsSpan(start, end - start), batch, batch.Count, out var error)) throw new InvalidOperationException(error);
            start = end;
        }

        return ends.Length;
    }

    private long Objects(byte[] text, int[] ends)
    {
        var start = 0;
        foreach (var end in ends)
        {
            var read = JsonSerializer.Deserialize(text.AsSpan(start, end - start), ParsedJson.Default.ParsedEvent);
            _sink += read!.At.Ticks;
            start = end;
        }

        return ends.Length;
    }
}

/// <summary>What somebody would write who does not mind the garbage.</summary>
internal sealed record ParsedEvent(string Type, string? Id, DateTimeOffset At, string? Contact, string? Queue, string? Agent);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ParsedEvent))]
internal sealed partial class ParsedJson : JsonSerializerContext;
