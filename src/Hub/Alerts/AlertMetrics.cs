using System.Diagnostics.Metrics;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Alerts.Delivery;
using QueueMonitor.Hub.Metrics;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Alerts;

/// <summary>What telling others tells a monitoring system, and how many alerts stand.</summary>
internal sealed class AlertMetrics : IDisposable
{
    private readonly Meter _meter;

    public AlertMetrics(IMeterFactory meters, ISiteFloors floors, Post post)
    {
        _meter = meters.Create(PrometheusExporter.MeterName);
        _meter.CreateObservableGauge("queue_monitor_alerts_open", () => floors.All.Where(f => f.Failure is null).Select(f => new Measurement<long>(
            f.Latest.Staffing?.Alerts.Count(a => a.State == AlertStanding.Open) ?? 0, new KeyValuePair<string, object?>("site", f.Site))), null,
            "Alerts that stand and that nobody has dealt with.");
        Count("queue_monitor_notices_delivered", "Messages that a webhook or the mail server has taken.", () => post.Delivered);
        Count("queue_monitor_notices_failed", "Tries that failed; each is made again for a day.", () => post.Failed);
        Count("queue_monitor_notices_given_up", "Messages that became dead letters.", () => post.Died);
        Count("queue_monitor_notices_dropped", "Dead letters dropped because they were old, or too many.", () => post.Dropped);
        _meter.CreateObservableGauge("queue_monitor_notices_waiting", () => (long)post.Waiting, null, "Messages that are still tried.");

        void Count(string name, string what, Func<long> figure) => _meter.CreateObservableCounter(name, figure, null, what);
    }

    public void Dispose() => _meter.Dispose();
}
