using QueueMonitor.Benchmarks.Harness;
using QueueMonitor.Benchmarks.Traffic;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Benchmarks.Micro;

/// <summary>What an event costs the floor, against the least that it could cost.</summary>
public sealed class ApplyBenchmark : IBenchmark
{
    // Thursday 2026-11-19, 08:00 UTC: no day changes within the run.
    private const long StartAt = 1_795_075_200_000;
    private const double EventsPerSecond = 2_000;
    private const int PortionBatches = 200;

    private long _sink;

    public string Name => "apply";

    public string Question => "Engine apply, ns and bytes an event at 10 k, 100 k and 1 M open contacts, beside a bare find and slot read.";

    public Task<Report> Run(Effort effort)
    {
        var report = new Report(Name, "Applying events to the floor", Question);
        foreach (var open in (int[])[10_000, 100_000, 1_000_000]) Measure(report, effort, open);
        GC.KeepAlive(_sink);
        return Task.FromResult(report);
    }

    private void Measure(Report report, Effort effort, int open)
    {
        var mix = new ContactMix(open, StartAt, EventsPerSecond);
        var floor = new Floor("main", "UTC", StartAt);
        var batch = new EventBatch();
        bool more;
        do
        {
            batch.Clear();
            more = mix.Fill(batch);
            floor.Apply(batch);
        }
        while (more);

        // What is kept for late events and against resends reaches its steady size only with time.
        Portion(mix, floor, batch, effort.Brief ? 2_000 : 10_000);
        var prepared = Enumerable.Range(0, PortionBatches).Select(_ => new EventBatch()).ToArray();
        void Prepare()
        {
            foreach (var next in prepared)
            {
                next.Clear();
                mix.Advance(next, EngineLimits.BatchEventsMax);
            }
        }

        var (table, keys) = Bare(open);
        var readings = Interleaved.ByCpuTime(effort.Rounds,
            new Variant("bare find + slot read", () => Find(table, keys)),
            new Variant("floor apply", () => Apply(floor, prepared), Prepare));
        var ratio = Interleaved.Ratio(readings[0], readings[1]);
        report.Say($"**{open:#,0} open contacts: applying reaches {ratio:P0} of the speed of the bare find.**");
        report.Compare(readings, readings[0], "event");
    }

    private static void Portion(ContactMix mix, Floor floor, EventBatch batch, int batches)
    {
        for (var i = 0; i < batches; i++)
        {
            batch.Clear();
            mix.Advance(batch, EngineLimits.BatchEventsMax);
            floor.Apply(batch);
        }
    }

    private static long Apply(Floor floor, EventBatch[] batches)
    {
        foreach (var batch in batches) floor.Apply(batch);
        return (long)batches.Length * EngineLimits.BatchEventsMax;
    }

    private static (BareTable Table, ulong[] Keys) Bare(int open)
    {
        var table = new BareTable(open);
        var all = new ulong[open];
        for (var i = 0; i < open; i++) table.Add(all[i] = Hash64.Combine((ulong)i, 1));
        var random = new Random(42);
        var keys = new ulong[PortionBatches * EngineLimits.BatchEventsMax];
        for (var i = 0; i < keys.Length; i++) keys[i] = all[random.Next(open)];
        return (table, keys);
    }

    private long Find(BareTable table, ulong[] keys)
    {
        long sum = 0;
        foreach (var key in keys) sum += table.FindAndRead(key);
        _sink += sum;
        return keys.Length;
    }
}
