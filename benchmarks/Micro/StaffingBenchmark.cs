using System.Globalization;
using QueueMonitor.Benchmarks.Harness;
using QueueMonitor.Benchmarks.Traffic;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Benchmarks.Micro;

/// <summary>What working out staffing costs the floor: the same events with it and without, in turn; every queue has a promise, so that alerts and
/// advice are worked out too.</summary>
public sealed class StaffingBenchmark : IBenchmark
{
    // Thursday 2026-11-19, 08:00 UTC: no day changes within the run.
    private const long StartAt = 1_795_075_200_000;
    // Five minutes: twenty looks.
    private const int PortionBatches = 300;
    private const double LookSeconds = 15;

    public string Name => "staffing";

    public string Question => "Engine apply with staffing and without: share of the throughput that is left, and bytes an event.";

    public Task<Report> Run(Effort effort)
    {
        var report = new Report(Name, "What staffing costs", Question);
        Measure(report, effort, "a large centre, 20 events a second, 40 queues and 500 agents with three skills each", 800, 20, 40, 500);
        Measure(report, effort, "a small one, 3 events a second, 8 queues and 60 agents with three skills each", 100, 3, 8, 60);
        return Task.FromResult(report);
    }

    private static void Measure(Report report, Effort effort, string centre, int open, double eventsPerSecond, int queues, int agents)
    {
        var without = new Centre(open, eventsPerSecond, queues, agents, staffing: false);
        var with = new Centre(open, eventsPerSecond, queues, agents, staffing: true);
        // Until tables have their size, and something is known of every queue.
        foreach (var one in (Centre[])[without, with]) one.Portions(effort.Brief ? 10 : 40);
        var readings = Interleaved.ByCpuTime(effort.Rounds,
            new Variant("without staffing", without.Apply, without.Prepare), new Variant("with staffing", with.Apply, with.Prepare));
        var share = (readings[1].MedianNs - readings[0].MedianNs) * eventsPerSecond / 1e9;
        report.Say($"**{centre}: with staffing {1 / Interleaved.Ratio(readings[1], readings[0]):P0} of the throughput without; at that rate staffing takes "
            + $"{share:P2} of one core, a look {share * LookSeconds * 1000:0.0} ms on average.**");
        report.Compare(readings, readings[0], "event");
    }

    private sealed class Centre
    {
        private readonly ContactMix _mix;
        private readonly Floor _floor;
        private readonly double _eventsPerSecond;
        private readonly EventBatch[] _prepared;

        public Centre(int open, double eventsPerSecond, int queues, int agents, bool staffing)
        {
            (_mix, _eventsPerSecond) = (new ContactMix(open, StartAt, eventsPerSecond, queues), eventsPerSecond);
            _floor = new Floor("main", "UTC", StartAt, forecasts: false, staffing: staffing);
            _prepared = [.. Enumerable.Range(0, PortionBatches).Select(_ => new EventBatch())];
            for (var q = 0; q < queues; q++) Confirm(q);
            for (var a = 0; a < agents; a++) SignIn(a, queues);
        }

        // A batch spans a second at most, so that time moves on as it does live.
        private int BatchEvents => (int)Math.Clamp(_eventsPerSecond, 1, EngineLimits.BatchEventsMax);

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
                if (batch.Count == 0) _mix.Advance(batch, BatchEvents);
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

        // As the mix names them.
        private static string Queue(int number) => "queue-" + number.ToString("000000000", CultureInfo.InvariantCulture);

        private void Confirm(int queue)
        {
            var batch = new EventBatch { ReceivedAt = StartAt, Source = "settings" };
            ref var e = ref batch.Add(EventType.QueueConfigured, StartAt);
            e.Queue = batch.Name(Queue(queue));
            batch.AddDetail(ref e).Payload = new QueueSettingsPatch
            {
                Media = MediaType.Voice, Threshold = Threshold.Of(TimeSpan.FromSeconds(20)), Target = 0.8,
            };
            _floor.Apply(batch);
        }

        // At home in one queue, and able in two more.
        private void SignIn(int agent, int queues)
        {
            var batch = new EventBatch { ReceivedAt = StartAt, Source = "pbx" };
            ref var e = ref batch.Add(EventType.AgentState, StartAt);
            e.Agent = batch.Name("s" + agent.ToString(CultureInfo.InvariantCulture));
            e.Code = (byte)AgentActivity.Available;
            AgentQueue[] serves =
            [
                new(batch.Name(Queue(agent % queues)), 0), new(batch.Name(Queue((agent + 1 + (agent / queues)) % queues)), 1),
                new(batch.Name(Queue((agent + 7) % queues)), 2),
            ];
            batch.AddDetail(ref e).Payload = new AgentQueuesDetail(serves, null);
            _floor.Apply(batch);
        }
    }
}
