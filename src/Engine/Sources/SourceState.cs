using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Sources;

/// <summary>One source as the floor knows it: how fresh, how exact, how often impossible. Used by the engine loop only.</summary>
internal sealed class SourceState(int index, string name, ulong hash)
{
    private const long LiveMs = 15_000, DownMs = 300_000;
    private const int OffsetsKept = 64, GapsKept = 8;

    private readonly long[] _anomalyCounts = new long[(int)AnomalyKind.Count];
    private readonly Queue<Anomaly> _anomalies = new();
    private readonly long[] _gaps = new long[GapsKept];
    private readonly long[] _offsets = new long[OffsetsKept];
    private int _gapCount;
    private long _offsetCount;
    private long _lastBeatAt = long.MinValue;
    private long _lastEventAt = long.MinValue;
    private bool _saidGoodbye;

    public int Index { get; } = index;

    public string Name { get; } = name;

    public ulong Hash { get; } = hash;

    public bool Dirty { get; set; } = true;

    [field: NotKept("the next capture makes it again")]
    public SourceSnapshot? Captured { get; set; }

    public long Events { get; set; }

    public long Heartbeats { get; private set; }

    public long Duplicates { get; set; }

    public long Future { get; set; }

    public long Late { get; set; }

    public long Ghosts { get; set; }

    /// <summary>When its state changes next by time alone.</summary>
    public long NextChangeAt { get; private set; } = long.MaxValue;

    public FreshnessState State { get; private set; } = FreshnessState.Live;

    public long HeardAt => Math.Max(_lastBeatAt, _lastEventAt);

    public void Heard(long now)
    {
        _lastEventAt = now;
        _saidGoodbye = false;
    }

    public void HeardBeat(long now, bool goodbye)
    {
        if (_lastBeatAt != long.MinValue && now > _lastBeatAt) _gaps[_gapCount++ % GapsKept] = now - _lastBeatAt;
        _lastBeatAt = now;
        Heartbeats++;
        _saidGoodbye = goodbye;
    }

    public void Measured(long offset) => _offsets[_offsetCount++ % OffsetsKept] = offset;

    /// <summary>Works out the state at a moment and when to look again; true if it changed.</summary>
    public bool Look(long now)
    {
        var before = State;
        (State, NextChangeAt) = StateAt(now);
        Dirty |= State != before;
        return State != before;
    }

    public void Note(AnomalyKind kind, long at, string? contact, string? queue, string? why = null)
    {
        Dirty = true;
        _anomalyCounts[(int)kind]++;
        if (_anomalies.Count == EngineLimits.AnomaliesKept) _anomalies.Dequeue();
        var text = why is null ? kind.Text() : $"{kind.Text()} {why}";
        _anomalies.Enqueue(new Anomaly(DateTimeOffset.FromUnixTimeMilliseconds(at), kind.Name(), contact, queue, text));
    }

    public SourceSnapshot Capture() => new()
    {
        Source = Name,
        Freshness = new Freshness(State, HeardAt == long.MinValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(HeardAt)),
        Events = Events,
        Heartbeats = Heartbeats,
        Duplicates = Duplicates,
        Future = Future,
        Late = Late,
        Ghosts = Ghosts,
        ClockOffsetMs = MedianOffset(),
        AnomalyCounts = Enumerable.Range(0, _anomalyCounts.Length).Where(k => _anomalyCounts[k] > 0)
            .ToDictionary(k => ((AnomalyKind)k).Name(), k => _anomalyCounts[k]),
        Anomalies = [.. _anomalies],
    };

    private (FreshnessState State, long NextChange) StateAt(long now)
    {
        if (_saidGoodbye) return (FreshnessState.Down, long.MaxValue);
        var eventAge = _lastEventAt == long.MinValue ? long.MaxValue : now - _lastEventAt;
        if (eventAge <= LiveMs) return (FreshnessState.Live, _lastEventAt + LiveMs + 1);
        if (Heartbeats == 0) return (FreshnessState.Quiet, long.MaxValue);
        var quietMs = Math.Max(LiveMs, 3 * Interval());
        var silent = now - HeardAt;
        if (silent <= quietMs) return (FreshnessState.Quiet, HeardAt + quietMs + 1);
        var downMs = Math.Max(DownMs, quietMs);
        return silent <= downMs ? (FreshnessState.Stale, HeardAt + downMs + 1) : (FreshnessState.Down, long.MaxValue);
    }

    private long Interval()
    {
        var count = Math.Min(_gapCount, GapsKept);
        if (count == 0) return 10_000;
        long sum = 0;
        for (var i = 0; i < count; i++) sum += _gaps[i];
        return sum / count;
    }

    private double? MedianOffset()
    {
        var count = (int)Math.Min(_offsetCount, OffsetsKept);
        if (count == 0) return null;
        var sorted = _offsets[..count];
        Array.Sort(sorted);
        return count % 2 == 1 ? sorted[count / 2] : (sorted[(count / 2) - 1] + sorted[count / 2]) / 2.0;
    }
}
