using System.Diagnostics.Metrics;
using QueueMonitor.Hub.Metrics;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Journal;

/// <summary>What the journal tells a monitoring system.</summary>
internal sealed class JournalMetrics : IDisposable
{
    private readonly Meter _meter;

    public JournalMetrics(IMeterFactory meters, DurabilityOption durability, SiteEngines engines, SiteJournal? journal = null)
    {
        _meter = meters.Create(PrometheusExporter.MeterName);
        _meter.CreateObservableGauge("queue_monitor_durability",
            () => new Measurement<long>(1, new KeyValuePair<string, object?>("kind", durability.Name)), null,
            "1 with the kind that holds: journal, what was acknowledged is on the disk; memory, it ends with the program.");
        _meter.CreateObservableGauge("queue_monitor_recovering", () => engines.IsRecovering ? 1L : 0, null,
            "1 while what was taken in before the start is being brought back: no events are taken, and floors are absent.");
        if (journal is null) return;
        Gauge("queue_monitor_journal_up", "1 while the disk takes events; 0: they are refused (503).", () => journal.Journal.Problem is null ? 1L : 0);
        Count("queue_monitor_journal_commits", "Groups of batches put on the disk, each with one sync.", t => t.Groups);
        Count("queue_monitor_journal_events", "Events put on the disk.", t => t.Events);
        Count("queue_monitor_journal_bytes", "Bytes of these events.", t => t.Bytes);
        Count("queue_monitor_journal_failures", "Groups that the disk did not take: their senders were told to send again.", t => t.FailedGroups);
        Count("queue_monitor_journal_refused_events", "Events in those groups.", t => t.RefusedEvents);
        _meter.CreateObservableCounter("queue_monitor_journal_commit_seconds", () => journal.Journal.Counts.Now.CommitTime.TotalSeconds, "s",
            "Time spent in commits; divided by the commits, what one takes.");
        _meter.CreateObservableCounter("queue_monitor_journal_lost_events", () => journal.EventsLost, null,
            "Acknowledged events that are missing from the journal, and whose loss somebody accepted.");

        void Count(string name, string what, Func<JournalTotals, long> figure) =>
            _meter.CreateObservableCounter(name, () => figure(journal.Journal.Counts.Now), null, what);

        void Gauge(string name, string what, Func<long> figure) => _meter.CreateObservableGauge(name, figure, null, what);
    }

    public void Dispose() => _meter.Dispose();
}
