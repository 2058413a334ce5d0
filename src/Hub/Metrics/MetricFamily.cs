using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace QueueMonitor.Hub.Metrics;

/// <summary>
/// All series of one instrument. Written from any thread; what is pushed (counters, histograms) adds up, what is observed
/// (gauges) is forgotten before each scrape, so that a series whose value is no longer known is no longer there.
/// </summary>
internal sealed class MetricFamily
{
    /// <summary>Series of one instrument, for each site: five states of the agents of each of the queues that are shown.</summary>
    public const int SeriesMax = FloorMetrics.QueuesMax * 5;

    // For a histogram that brings no boundaries: from 5 ms to 10 s, as requests go.
    private static readonly double[] UsualBoundaries = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

    private readonly ConcurrentDictionary<string, Series> _pushed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (double Value, string? Site)> _observed = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _pushedOf = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _observedOf = new(StringComparer.Ordinal);
    private readonly string? _help;
    private readonly string _type;
    private readonly double[]? _boundaries;
    private long _dropped;

    public MetricFamily(Instrument instrument)
    {
        var kind = instrument.GetType().Name;
        var isCounter = kind.StartsWith("Counter", StringComparison.Ordinal) || kind.StartsWith("ObservableCounter", StringComparison.Ordinal);
        var isHistogram = kind.StartsWith("Histogram", StringComparison.Ordinal);
        _type = isCounter ? "counter" : isHistogram ? "histogram" : "gauge";
        _help = instrument.Description;
        _boundaries = isHistogram ? Boundaries(instrument) : null;
        Adds = isCounter || kind.StartsWith("UpDownCounter", StringComparison.Ordinal);
        Name = PrometheusText.FamilyName(instrument.Name, instrument.Unit, isCounter);
    }

    public string Name { get; }

    /// <summary>Measurements that found no room for another series.</summary>
    public long Dropped => Volatile.Read(ref _dropped);

    // A pushed counter adds; a pushed gauge replaces.
    private bool Adds { get; }

    public void Push(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var labels = PrometheusText.Labels(tags);
        if (!_pushed.TryGetValue(labels, out var series))
        {
            var site = SiteOf(tags);
            if (_pushedOf.GetValueOrDefault(site ?? "") >= SeriesMax)
            {
                Interlocked.Increment(ref _dropped);
                return;
            }

            var added = new Series(_boundaries?.Length ?? 0) { Site = site };
            series = _pushed.GetOrAdd(labels, added);
            if (series == added) _pushedOf.AddOrUpdate(site ?? "", 1, (_, count) => count + 1);
        }

        lock (series.Gate)
        {
            series.Count++;
            series.Sum = Adds || _boundaries is not null ? series.Sum + value : value;
            if (_boundaries is null) return;
            var at = Array.BinarySearch(_boundaries, value);
            if (at < 0) at = ~at;
            if (at < series.Buckets.Length) series.Buckets[at]++;
        }
    }

    /// <summary>Takes an observed value of the scrape that runs; one that is not a number is a value that is not known.</summary>
    public void Observe(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (double.IsNaN(value)) return;
        var site = SiteOf(tags);
        var count = _observedOf.GetValueOrDefault(site ?? "");
        if (count >= SeriesMax)
        {
            Interlocked.Increment(ref _dropped);
            return;
        }

        _observedOf[site ?? ""] = count + 1;
        _observed[PrometheusText.Labels(tags)] = (value, site);
    }

    public void ForgetObserved()
    {
        _observed.Clear();
        _observedOf.Clear();
    }

    /// <param name="shows">Whether to tell of this site; null stands for the whole program.</param>
    public void Write(StringBuilder text, Predicate<string?> shows)
    {
        var observed = _observed.Where(o => shows(o.Value.Site)).ToList();
        var pushed = _pushed.Where(p => shows(p.Value.Site)).OrderBy(p => p.Key, StringComparer.Ordinal).ToList();
        if (observed.Count == 0 && pushed.Count == 0) return;
        PrometheusText.Header(text, Name, _help, _type);
        foreach (var (labels, (value, _)) in observed) PrometheusText.Sample(text, Name, labels, value);
        foreach (var (labels, series) in pushed)
        {
            lock (series.Gate)
            {
                if (_boundaries is null) PrometheusText.Sample(text, Name, labels, series.Sum);
                else WriteHistogram(text, labels, series, _boundaries);
            }
        }
    }

    private void WriteHistogram(StringBuilder text, string labels, Series series, double[] boundaries)
    {
        var before = labels.Length == 0 ? "" : labels + ",";
        long upTo = 0;
        for (var i = 0; i < boundaries.Length; i++)
        {
            upTo += series.Buckets[i];
            PrometheusText.Sample(text, Name + "_bucket", $"{before}le=\"{PrometheusText.Number(boundaries[i])}\"", upTo);
        }

        PrometheusText.Sample(text, Name + "_bucket", before + "le=\"+Inf\"", series.Count);
        PrometheusText.Sample(text, Name + "_sum", labels, series.Sum);
        PrometheusText.Sample(text, Name + "_count", labels, series.Count);
    }

    // The label by which tenants are told apart.
    private static string? SiteOf(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (var (name, value) in tags)
        {
            if (name == "site") return value as string;
        }

        return null;
    }

    private static double[] Boundaries(Instrument instrument) => instrument switch
    {
        Histogram<double> { Advice.HistogramBucketBoundaries: { } own } => [.. own],
        Histogram<long> { Advice.HistogramBucketBoundaries: { } own } => [.. own.Select(b => (double)b)],
        Histogram<int> { Advice.HistogramBucketBoundaries: { } own } => [.. own.Select(b => (double)b)],
        _ => UsualBoundaries,
    };

    private sealed class Series(int buckets)
    {
        public readonly Lock Gate = new();
        public readonly long[] Buckets = new long[buckets];
        public double Sum;
        public long Count;

        public string? Site { get; init; }
    }
}
