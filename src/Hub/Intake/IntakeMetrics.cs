using System.Diagnostics.Metrics;
using QueueMonitor.Hub.Metrics;

namespace QueueMonitor.Hub.Intake;

/// <summary>What the intake took, refused and dropped, told to a monitoring system: by site and source, and by fixed words.</summary>
internal sealed class IntakeMetrics : IDisposable
{
    private readonly IntakeCounters _counters;
    private readonly Meter _meter;

    public IntakeMetrics(IMeterFactory meters, IntakeCounters counters)
    {
        _counters = counters;
        _meter = meters.Create(PrometheusExporter.MeterName);
        _meter.CreateObservableCounter("queue_monitor_intake_events", Events, null, "Events that were sent, by what became of them.");
        _meter.CreateObservableCounter("queue_monitor_intake_requests_cut_short", () => Each(t => t.RequestsCutShort), null,
            "Requests that were not read to their end: broken off, too large, or no room in the engine.");
        _meter.CreateObservableCounter("queue_monitor_intake_requests_turned_away", () => Each(t => t.RequestsTurnedAway), null,
            "Requests that were not read at all, since too many were being read.");
        _meter.CreateObservableCounter("queue_monitor_intake_unknown_fields", Fields, null,
            "Fields of events that were dropped because their type does not know them, by name; at most 65 names a source.");
    }

    public void Dispose() => _meter.Dispose();

    private IEnumerable<Measurement<long>> Events() => _counters.All.SelectMany(tally => new[]
    {
        Of(tally, tally.Accepted, "result", "accepted"),
        Of(tally, tally.Duplicates, "result", "duplicate"),
        Of(tally, tally.Rejected, "result", "rejected"),
    });

    private IEnumerable<Measurement<long>> Fields() =>
        _counters.All.SelectMany(tally => tally.UnknownFields.Select(field => Of(tally, field.Value, "field", field.Key)));

    private IEnumerable<Measurement<long>> Each(Func<IntakeTally, long> figure) => _counters.All.Select(tally =>
        new Measurement<long>(figure(tally), new("site", tally.Site), new KeyValuePair<string, object?>("source", tally.Source)));

    private static Measurement<long> Of(IntakeTally tally, long count, string label, string value) => new(
        count, new("site", tally.Site), new("source", tally.Source), new KeyValuePair<string, object?>(label, value));
}
