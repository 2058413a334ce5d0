using QueueMonitor.Benchmarks.Harness;
using QueueMonitor.Benchmarks.Traffic;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Benchmarks.Micro;

/// <summary>What predictions cost the floor: the same events with them and without, in turn.</summary>
public sealed class ForecastBenchmark : IBenchmark
{
    // Thursday 2026-11-19, 08:00 UTC: no day changes within the run.
    private const long StartAt = 1_795_075_200_000;
    private const int PortionEvents = 20_000, PortionBatchesMin = 50;

    public string Name => "forecasts";

    public string Question => "Engine apply with predictions and without: share of the throughput that is left, and bytes an event.";

    public Task<Report> Run(Effort effort)
    {
        var report = new Report(Name, "What predictions cost", Question);
        Measure(report, effort, "a large centre, 2,000 events a second, 10,000 open contacts, 200 queues", 10_000, 2_000, 200);
        Measure(report, effort, "a centre of 200 events a second, 12,000 open contacts, 50 queues", 12_000, 200, 50);
        Measure(report, effort, "a small one, 5 events a second, 300 open contacts, 8 queues: nearly each contact is predicted", 300, 5, 8);
        return Task.FromResult(report);
    }

    private static void Measure(Report report, Effort effort, string centre, int open, double eventsPerSecond, int queues)
    {
        var (without, with) = (new Centre(open, eventsPerSecond, queues, forecasts: false), new Centre(open, eventsPerSecond, queues, forecasts: true));
        // Until tables, memories and what is kept for late events have their size.
        foreach (var one in (Centre[])[without, with]) one.Portions(effort.Brief ? 10 : 40);
        var readings = Interleaved.ByCpuTime(effort.Rounds,
            new Variant("without predictions", without.Apply, without.Prepare), new Variant("with predictions", with.Apply, with.Prepare));
        report.Say($"**{centre}: with predictions {1 / Interleaved.Ratio(readings[1], readings[0]):P0} of the throughput without.**");
        report.Compare(readings, readings[0], "event");
    }

    // Both floors get the same events, each from a mix of its own.
    private sealed class Centre(int open, double eventsPerSecond, int queues, bool forecasts)
    {
        private readonly ContactMix _mix = new(open, StartAt, eventsPerSecond, queues);
        private readonly Floor _floor = new("main", "UTC", StartAt, forecasts);
        private readonly EventBatch[] _prepared =
            [.. Enumerable.Range(0, Math.Max(PortionBatchesMin, PortionEvents / BatchEvents(eventsPerSecond))).Select(_ => new EventBatch())];

        public void Portions(int count)
        {
            for (var i = 0; i < count; i++)
            {
                Prepare();
                Apply();
            }
        }

        public void Prepare()
        {
            foreach (var batch in _prepared)
            {
                batch.Clear();
                while (!batch.IsFull && batch.Count < EngineLimits.BatchEventsMax && _mix.TryBegin(out var begun)) begun.AddTo(batch);
                if (batch.Count == 0) _mix.Advance(batch, BatchEvents(eventsPerSecond));
                batch.ReceivedAt = _mix.Now;
            }
        }

        public long Apply()
        {
            long events = 0;
            foreach (var batch in _prepared)
            {
                _floor.Apply(batch);
                events += batch.Count;
            }

            return events;
        }

        // A batch spans a second at most, so that time moves on as it does live.
        private static int BatchEvents(double eventsPerSecond) => (int)Math.Clamp(eventsPerSecond, 1, EngineLimits.BatchEventsMax);
    }
}
