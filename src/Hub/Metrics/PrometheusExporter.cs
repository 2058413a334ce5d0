using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;
using QueueMonitor.Hub.Access;

namespace QueueMonitor.Hub.Metrics;

/// <summary>
/// Listens to this program's instruments and tells them in the Prometheus text format when it is asked. Gauges are read
/// anew at each scrape.
/// </summary>
internal sealed class PrometheusExporter : IDisposable
{
    /// <summary>The meter of everything that is ours.</summary>
    public const string MeterName = "QueueMonitor";

    // Memory, garbage collection and threads of the process, measured by the platform itself.
    private const string RuntimeMeterName = "System.Runtime";

    private readonly ConcurrentDictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();
    private readonly Lock _scraping = new();
    private readonly IMeterFactory _meters;

    public PrometheusExporter(IMeterFactory meters)
    {
        _meters = meters;
        _listener.InstrumentPublished = Listen;
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, family) => Take(instrument, value, tags, family));
        _listener.SetMeasurementEventCallback<float>((instrument, value, tags, family) => Take(instrument, value, tags, family));
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, family) => Take(instrument, value, tags, family));
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, family) => Take(instrument, value, tags, family));
        _listener.Start();
    }

    /// <summary>All that is known now. One scrape at a time.</summary>
    public string Scrape() => Scrape(_ => true);

    /// <summary>What this caller may see: a site's series by its role there, those of the whole program by its role at every site.</summary>
    public string Scrape(Caller caller) => Scrape(site => site is null ? caller.MayEverywhere(Role.View) : caller.May(Role.View, site));

    private string Scrape(Predicate<string?> shows)
    {
        lock (_scraping)
        {
            foreach (var family in _families.Values) family.ForgetObserved();
            _listener.RecordObservableInstruments();
            var text = new StringBuilder();
            long dropped = 0;
            foreach (var (_, family) in _families.OrderBy(f => f.Key, StringComparer.Ordinal))
            {
                family.Write(text, shows);
                dropped += family.Dropped;
            }

            if (!shows(null)) return text.ToString();
            const string LeftOut = "queue_monitor_metrics_dropped_total";
            PrometheusText.Header(text, LeftOut, "Measurements left out because an instrument had too many series.", "counter");
            PrometheusText.Sample(text, LeftOut, "", dropped);
            return text.ToString();
        }
    }

    public void Dispose() => _listener.Dispose();

    private void Listen(Instrument instrument, MeterListener listener)
    {
        var meter = instrument.Meter;
        // Another program in the same process (a test beside this one) has its own meters under the same name.
        var isOurs = meter.Name == MeterName && (meter.Scope is null || ReferenceEquals(meter.Scope, _meters));
        if (!isOurs && meter.Name != RuntimeMeterName) return;
        var family = new MetricFamily(instrument);
        listener.EnableMeasurementEvents(instrument, _families.GetOrAdd(family.Name, family));
    }

    private static void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state)
    {
        var family = (MetricFamily)state!;
        if (instrument.IsObservable) family.Observe(value, tags);
        else family.Push(value, tags);
    }
}
