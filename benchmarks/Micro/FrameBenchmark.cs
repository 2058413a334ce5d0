using QueueMonitor.Benchmarks.Harness;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Intake;

namespace QueueMonitor.Benchmarks.Micro;

/// <summary>What a snapshot and the frame made of it cost, by how many queues there are, when a tenth of them changed.</summary>
public sealed class FrameBenchmark : IBenchmark
{
    private const long StartAt = 1_795_075_200_000;
    private const int RowBytes = 1_024;
    private static readonly int[] QueueCounts = [10, 200, 2_000];

    private long _sink;

    public string Name => "frames";

    public string Question => "Snapshot and frame by number of queues (10, 200, 2,000), a tenth of them changed, beside copying the changed rows' bytes.";

    public Task<Report> Run(Effort effort)
    {
        var report = new Report(Name, "Making snapshots and frames", Question);
        foreach (var queues in QueueCounts) Measure(report, effort, queues);
        GC.KeepAlive(_sink);
        return Task.FromResult(report);
    }

    private void Measure(Report report, Effort effort, int queues)
    {
        var scene = new Scene(queues);
        var changed = Math.Max(1, queues / 10);
        var portions = Math.Max(5, 2_000 / queues);
        byte[] from = new byte[changed * RowBytes], to = new byte[changed * RowBytes];

        // Events are applied in between, but the time that they take is the apply benchmark's matter.
        var readings = Interleaved.ByClock(effort.Rounds * portions,
            new Variant("copy of the changed rows", () => Copy(from, to)),
            new Variant("snapshot", scene.Capture, () => scene.Change(changed)),
            new Variant("frame", scene.Frame));
        report.Say($"**{queues:#,0} queues, {changed:#,0} changed: {Report.Number(readings[1].MedianNs / 1000)} µs for the snapshot, "
            + $"{Report.Number(readings[2].MedianNs / 1000)} µs for the frame of {scene.FrameBytes:#,0} bytes.**");
        report.Compare(readings, readings[0], "snapshot or frame");
    }

    private long Copy(byte[] from, byte[] to)
    {
        from.CopyTo(to, 0);
        _sink += to[^1];
        return 1;
    }

    /// <summary>A floor of some queues with people waiting in all of them, and a board that shows them all.</summary>
    private sealed class Scene : ISiteFeed
    {
        private const int WaitingEach = 5;
        private readonly Floor _floor = new("main", "UTC", StartAt);
        private readonly EventBatch _batch = new();
        private readonly SiteRows _rows;
        private readonly int _queues;
        private BoardState _board;
        private long _now = StartAt;
        private int _contact;
        private int _nextQueue;

        public Scene(int queues)
        {
            _queues = queues;
            for (var i = 0; i < queues * WaitingEach; i += queues) Change(queues);
            Latest = _floor.Capture(null);
            _rows = new SiteRows(this);
            _board = BoardState.Whole("all", "none", BoardChoice.Everything, _rows.Read(BoardChoice.Everything), 1);
        }

        public string Site => "main";

        public bool Failed => false;

        public bool Recovering => false;

        public IReadOnlyDictionary<string, SourceRefusal> Refusals { get; } = new Dictionary<string, SourceRefusal>();

        public FloorSnapshot Latest { get; private set; }

        public int FrameBytes { get; private set; }

        public ValueTask<FloorSnapshot> WaitForNewer(FloorSnapshot seen, CancellationToken cancellation) => ValueTask.FromResult(Latest);

        public void Change(int queues)
        {
            _now += 250;
            while (queues > 0)
            {
                _batch.Clear();
                _batch.ReceivedAt = _now;
                for (; queues > 0 && !_batch.IsFull; queues--)
                {
                    _batch.Add(EventType.ContactQueued, _now, $"c-{_contact++}").Queue = _batch.Name($"queue-{_nextQueue}");
                    if (_contact > _queues * WaitingEach) _batch.Add(EventType.ContactAbandoned, _now, $"c-{_contact - (_queues * WaitingEach)}");
                    _nextQueue = (_nextQueue + 1) % _queues;
                }

                _floor.Apply(_batch);
            }
        }

        public long Capture()
        {
            Latest = _floor.Capture(Latest);
            return 1;
        }

        public long Frame()
        {
            if (_board.Next(_rows.Read(BoardChoice.Everything), Latest.AsOf) is not { } next) return 1;
            _board = next;
            FrameBytes = next.Frame!.Length;
            return 1;
        }
    }
}
