using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Tests.Boards;

/// <summary>What the live feed counts: sums of counters by name and tag, and how often a histogram was fed.</summary>
internal sealed class MetricSums : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, long> _sums = new();

    /// <param name="meters">Only the meters of this factory count: other tests run beside.</param>
    public MetricSums(IMeterFactory meters)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == BoardMetrics.MeterName && instrument.Meter.Scope == meters) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(NameOf(instrument, tags), value));
        _listener.SetMeasurementEventCallback<double>((instrument, _, tags, _) => Add(NameOf(instrument, tags), 1));
        _listener.Start();
    }

    public long this[string name] => _sums.GetValueOrDefault(name);

    public void Dispose() => _listener.Dispose();

    private static string NameOf(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        tags.Length == 0 ? instrument.Name : $"{instrument.Name} {tags[0].Value}";

    private void Add(string name, long value) => _sums.AddOrUpdate(name, value, (_, sum) => sum + value);
}
