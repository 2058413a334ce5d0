using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Testing.Reference;

/// <summary>RULES.md, sections 2.1 and 7: who sends, how well, and how lately.</summary>
internal sealed class ReferenceSources
{
    private readonly Dictionary<string, Sender> _senders = [];
    private readonly HashSet<(string, string)> _serves = [];
    private readonly HashSet<string> _seen = [];

    public IEnumerable<Sender> All => _senders.Values;

    public Sender Of(string source)
    {
        if (!_senders.TryGetValue(source, out var sender)) _senders[source] = sender = new Sender(source);
        return sender;
    }

    public bool IsNew(string source, FieldEvent e)
    {
        var key = e.Id is { } id ? $"{source}\n#{id}" : $"{source}\n{e.Type}\n{e.Contact}\n{e.Agent}\n{e.Queue}\n{e.At}";
        if (_seen.Add(key)) return true;
        Of(source).Duplicates++;
        return false;
    }

    public void Hear(string source, EventType type, bool goodbye, long now)
    {
        var sender = Of(source);
        sender.Heard.Add((now, type == EventType.SourceHeartbeat));
        sender.SaidGoodbye = goodbye;
    }

    public void Serves(string source, string queue) => _serves.Add((source, queue));

    public void CountAnomaly(string source, string kind) =>
        Of(source).Anomalies[kind] = Of(source).Anomalies.GetValueOrDefault(kind) + 1;

    public void CountGhost(string source, bool connected)
    {
        Of(source).Ghosts++;
        CountAnomaly(source, connected ? "ghostConnected" : "ghostWaiting");
    }

    /// <summary>The worst of a queue's sources; quiet while it has none.</summary>
    public FreshnessState FreshnessOf(string queue, long now)
    {
        var worst = _serves.Where(s => s.Item2 == queue).Select(s => Of(s.Item1)).Where(s => s.HeardAt is not null)
            .OrderByDescending(s => s.State(now)).ThenBy(s => s.HeardAt).FirstOrDefault();
        return worst?.State(now) ?? FreshnessState.Quiet;
    }
}

/// <summary>One source.</summary>
internal sealed class Sender(string name)
{
    public string Name => name;

    /// <summary>Everything that came: when, and whether it was a heartbeat.</summary>
    public List<(long At, bool Heartbeat)> Heard { get; } = [];

    public bool SaidGoodbye { get; set; }

    public long Duplicates { get; set; }

    public long Future { get; set; }

    public long Late { get; set; }

    public long Ghosts { get; set; }

    public SortedDictionary<string, long> Anomalies { get; } = new(StringComparer.Ordinal);

    public long? HeardAt => Heard.Count == 0 ? null : Heard[^1].At;

    /// <summary>The last moment at which it is not down, if nothing more comes; null: it is, or will not be.</summary>
    public long? DownAfter =>
        SaidGoodbye || Heard.All(h => !h.Heartbeat) ? null
            : HeardAt + Math.Max(300_000, ThreeIntervals([.. Heard.Where(h => h.Heartbeat).Select(h => h.At)]));

    private static long ThreeIntervals(long[] beats) =>
        3 * (long)beats.Zip(beats.Skip(1), (a, b) => b - a).Where(gap => gap > 0).TakeLast(8).DefaultIfEmpty(10_000).Average();

    public FreshnessState State(long now)
    {
        if (HeardAt is not { } heard || SaidGoodbye) return FreshnessState.Down;
        var beats = Heard.Where(h => h.Heartbeat).Select(h => h.At).ToArray();
        if (Heard.Any(h => !h.Heartbeat && now - h.At <= 15_000)) return FreshnessState.Live;
        if (beats.Length == 0) return FreshnessState.Quiet;
        var three = ThreeIntervals(beats);
        var silent = now - heard;
        return silent <= Math.Max(15_000, three) ? FreshnessState.Quiet
            : silent <= Math.Max(300_000, three) ? FreshnessState.Stale
            : FreshnessState.Down;
    }
}
