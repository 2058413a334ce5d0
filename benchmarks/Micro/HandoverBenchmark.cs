using System.Threading.Channels;
using QueueMonitor.Benchmarks.Harness;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Benchmarks.Micro;

/// <summary>What it costs to hand events from one thread to another: singly, in batches, and through the engine's front door.</summary>
public sealed class HandoverBenchmark : IBenchmark
{
    private const int BatchEvents = 256;

    private long _sink;

    public string Name => "handover";

    public string Question => "Handing events of 48 bytes from a sender's thread to the loop's: a bounded channel of single events beside one of batches.";

    public Task<Report> Run(Effort effort)
    {
        var events = effort.Brief ? 1_000_000 : 4_000_000;
        var small = Batches(BatchEvents);
        var large = Batches(EngineLimits.BatchEventsMax);
        var readings = Interleaved.ByClock(effort.Rounds,
            new Variant("channel of single events", () => Singly(events).GetAwaiter().GetResult()),
            new Variant($"channel of batches of {BatchEvents}", () => InBatches(events, small).GetAwaiter().GetResult()),
            new Variant("channel of batches of 1,024", () => InBatches(events, large).GetAwaiter().GetResult()));
        GC.KeepAlive(_sink);

        var report = new Report(Name, "Handing events to the loop", Question);
        report.Say($"**Batches of {BatchEvents} cost a {Interleaved.Ratio(readings[0], readings[1]):0}th of single events** (goal: a 20th or less).");
        report.Compare(readings, readings[1], "event");
        report.Say("Both sides touch each event once. Batches are taken from a second channel that carries the used ones back, as the engine does.");
        return Task.FromResult(report);
    }

    private async Task<long> Singly(int events)
    {
        var channel = Channel.CreateBounded<FloorEvent>(new BoundedChannelOptions(65_536) { SingleReader = true, SingleWriter = true });
        var sending = Task.Run(async () =>
        {
            for (var i = 0; i < events; i++)
            {
                var next = new FloorEvent { At = i };
                if (!channel.Writer.TryWrite(next)) await channel.Writer.WriteAsync(next);
            }

            channel.Writer.Complete();
        });
        long sum = 0;
        while (await channel.Reader.WaitToReadAsync())
        {
            while (channel.Reader.TryRead(out var taken)) sum += taken.At;
        }

        await sending;
        _sink += sum;
        return events;
    }

    private static FloorEvent[][] Batches(int size) =>
        [.. Enumerable.Range(0, EngineLimits.IntakeBatchesMax).Select(_ => new FloorEvent[size])];

    private async Task<long> InBatches(int events, FloorEvent[][] batches)
    {
        var full = Channel.CreateBounded<FloorEvent[]>(new BoundedChannelOptions(EngineLimits.IntakeBatchesMax) { SingleReader = true });
        var used = Channel.CreateBounded<FloorEvent[]>(new BoundedChannelOptions(EngineLimits.IntakeBatchesMax + 2) { SingleReader = true });
        foreach (var batch in batches) used.Writer.TryWrite(batch);
        var size = batches[0].Length;
        var sending = Task.Run(async () =>
        {
            for (var sent = 0; sent < events; sent += size)
            {
                if (!used.Reader.TryRead(out var batch)) batch = await used.Reader.ReadAsync();
                for (var i = 0; i < batch.Length; i++) batch[i] = new FloorEvent { At = sent + i };
                if (!full.Writer.TryWrite(batch)) await full.Writer.WriteAsync(batch);
            }

            full.Writer.Complete();
        });
        long sum = 0;
        while (await full.Reader.WaitToReadAsync())
        {
            while (full.Reader.TryRead(out var batch))
            {
                foreach (ref readonly var taken in batch.AsSpan()) sum += taken.At;
                used.Writer.TryWrite(batch);
            }
        }

        await sending;
        _sink += sum;
        return events;
    }
}
