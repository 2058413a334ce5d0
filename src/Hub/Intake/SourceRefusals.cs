using QueueMonitor.Engine;

namespace QueueMonitor.Hub.Intake;

/// <summary>
/// Events of today that could not be used, by site and source: what a wall says of a source that sends what nobody can read.
/// Bounded: when a site has too many sources, the one that has been good for longest is forgotten. Any thread may use it.
/// </summary>
public sealed class SourceRefusals(TimeProvider time)
{
    /// <summary>So long after the last one it is still worth a word.</summary>
    public static readonly TimeSpan ShownFor = TimeSpan.FromMinutes(30);

    private static readonly IReadOnlyDictionary<string, SourceRefusal> None = new Dictionary<string, SourceRefusal>();

    private readonly Lock _lock = new();
    private readonly Dictionary<(string Site, string Source), Day> _days = [];
    private readonly Dictionary<string, (IReadOnlyDictionary<string, SourceRefusal> Told, DateTimeOffset Until)> _told = new(StringComparer.Ordinal);

    /// <summary>The sources of a site that have something to be told; the same object until that changes.</summary>
    public IReadOnlyDictionary<string, SourceRefusal> Of(string site)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (!_told.TryGetValue(site, out var told)) return None;
            if (now < told.Until) return told.Told;
            var fresh = _days.Where(each => each.Key.Site == site && now < each.Value.LastAt + ShownFor)
                .ToDictionary(each => each.Key.Source, each => each.Value.Told(), StringComparer.Ordinal);
            if (fresh.Count == 0)
            {
                _told.Remove(site);
                return None;
            }

            _told[site] = (fresh, fresh.Values.Min(refusal => refusal.LastAt) + ShownFor);
            return fresh;
        }
    }

    /// <summary>The account of one request of a source.</summary>
    internal RefusalAccount Open(string site, string source, MonitorEngine engine) => new(this, site, source, engine);

    internal void Add(string site, string source, ReadOnlySpan<long> byCause, DateTimeOffset dayStart)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            if (!_days.TryGetValue((site, source), out var day) || day.Start != dayStart)
            {
                if (day is null) MakeRoom(site);
                _days[(site, source)] = day = new Day(dayStart, now);
            }

            for (var cause = 0; cause < byCause.Length; cause++) day.ByCause[cause] += byCause[cause];
            day.LastAt = now;
            _told[site] = (None, DateTimeOffset.MinValue);
        }
    }

    private void MakeRoom(string site)
    {
        var own = _days.Where(each => each.Key.Site == site).ToList();
        if (own.Count >= IntakeLimits.CountedSourcesMax) _days.Remove(own.MinBy(each => each.Value.LastAt).Key);
    }

    private sealed class Day(DateTimeOffset start, DateTimeOffset since)
    {
        public DateTimeOffset Start { get; } = start;

        public long[] ByCause { get; } = new long[RefusalAccount.Causes];

        public DateTimeOffset LastAt { get; set; }

        public SourceRefusal Told() => new(ByCause.Sum(), since, (RefusalCause)Array.IndexOf(ByCause, ByCause.Max()), LastAt);
    }
}

/// <summary>Events of a source that could not be used today.</summary>
/// <param name="Count">How many, by the site's day.</param>
/// <param name="Since">When the first of them came.</param>
/// <param name="Cause">The most frequent of their kinds.</param>
/// <param name="LastAt">When the last of them came.</param>
public sealed record SourceRefusal(long Count, DateTimeOffset Since, RefusalCause Cause, DateTimeOffset LastAt);

/// <summary>
/// What one request adds: put down as it is read, since lines may come for hours, but not what the sender will send again. Used by
/// one thread at a time.
/// </summary>
internal sealed class RefusalAccount(SourceRefusals all, string site, string source, MonitorEngine engine)
{
    public static readonly int Causes = Enum.GetValues<RefusalCause>().Length;

    private readonly long[] _pending = new long[Causes];
    private bool _any;

    public void Add(RefusalCause cause)
    {
        _pending[(int)cause]++;
        _any = true;
    }

    /// <summary>What was added is settled.</summary>
    public void Keep()
    {
        if (!_any) return;
        all.Add(site, source, _pending, engine.Latest.Site.DayStart);
        Forget();
    }

    /// <summary>What was added since the last <see cref="Keep"/> will come again.</summary>
    public void Forget()
    {
        Array.Clear(_pending);
        _any = false;
    }
}
