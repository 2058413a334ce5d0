using System.Diagnostics.Metrics;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Metrics;

/// <summary>
/// What the floor tells a monitoring system: a few figures of each queue, and what engine and sources say about themselves.
/// Labels are site, queue, channel, source and fixed words: never a contact, a customer or an agent. A figure that is not
/// known is not there: nobody waits, nothing was decided, no agents are known, or the queue's sources have fallen silent.
/// </summary>
internal sealed class FloorMetrics : IDisposable
{
    /// <summary>Queues shown over all sites; as many as one site may have.</summary>
    public const int QueuesMax = EngineLimits.QueuesMax;

    /// <summary>Kinds of anomaly told apart per source; the rest is told as <c>other</c>. The engine knows about 20.</summary>
    public const int AnomalyKindsMax = 40;

    private readonly ISiteFloors _floors;
    private readonly TimeProvider _time;
    private readonly Meter _meter;

    public FloorMetrics(IMeterFactory meters, ISiteFloors floors, TimeProvider time)
    {
        (_floors, _time) = (floors, time);
        _meter = meters.Create(PrometheusExporter.MeterName);
        AddQueues();
        AddEngine();
        AddSources();
    }

    public void Dispose() => _meter.Dispose();

    private void AddQueues()
    {
        Gauge("queue_monitor_queue_waiting", null, "Visits now waiting in the queue.", q => q.Waiting);
        Gauge("queue_monitor_queue_over_threshold", null, "Visits now waiting longer than the queue's threshold.", q => q.OverThreshold);
        Gauge("queue_monitor_queue_longest_wait_seconds", "s", "Age of the longest waiting visit; absent when nobody waits.",
            (q, now) => q.LongestSince.SecondsUntil(now));
        Gauge("queue_monitor_queue_service_level_last30_ratio", null,
            "Share in time over the last 30 minutes by the queue's own formula; absent when nothing was decided.", q => q.Last30.ServiceLevel.Value);
        Gauge("queue_monitor_queue_service_level_last30_decided", null, "Visits that queue_monitor_queue_service_level_last30_ratio is a share of.",
            q => q.Last30.ServiceLevel.Decided);
        Gauge("queue_monitor_queue_agents_required", null, "Agents that keep the queue's promise now; absent when too little is known.",
            q => q.Staffing?.Required);
        Gauge("queue_monitor_queue_agents_staffed", null, "Agents at work for the queue, each where it works; absent when it is not known.",
            q => q.Staffing?.Staffed);
        Gauge("queue_monitor_queue_unreturned_customers", null,
            "Customers who gave up in the queue and are not won back; absent when no contact names its customer.",
            q => q.Outcome?.Unreturned);
        Gauge("queue_monitor_queue_resolved_ratio", null, "Share of contacts solved, the customer not back within the queue's days; absent until it is known.",
            q => q.Outcome?.Resolved.Value);
        Gauge("queue_monitor_queue_rating_today", null, "Mean rating of today, 1 to 5; absent when nobody has rated.", q => q.Pulse?.Today.Mean);
        Gauge("queue_monitor_queue_promises_open", null, "Promises to customers that nobody has answered; absent when nobody is promised anything.",
            q => q.Promises?.Open);
        Gauge("queue_monitor_queue_promises_due_today", null, "Of those, due by the end of the next working day that closes, and not past due.",
            q => q.Promises?.DueToday);
        Gauge("queue_monitor_queue_promises_likely_broken", null, "Of those, more likely late than not; absent when that is not known.",
            q => q.Promises?.LikelyBroken);
        Gauge("queue_monitor_queue_promises_broken", null, "Promises to customers that nobody has answered and that are past due.", q => q.Promises?.Broken);
        _meter.CreateObservableGauge("queue_monitor_queue_agents", Agents, null,
            "Agents of the queue by what they do now; absent when no source speaks of agents.");
        _meter.CreateObservableGauge("queue_monitor_queue_freshness_age_seconds", () => FreshnessAges(), "s",
            "Seconds since the queue's sources were last heard; the queue's other figures are absent when they have fallen silent.");
        _meter.CreateObservableGauge("queue_monitor_queues_left_out", () => Math.Max(0, _floors.All.Sum(f => f.Latest.Queues.Count) - QueuesMax), null,
            "Queues that are not in these figures because there are too many.");
    }

    private void AddEngine()
    {
        _meter.CreateObservableGauge("queue_monitor_engine_up", () => _floors.All.Select(f => Of(f.Failure is null ? 1L : 0, f)), null,
            "1 while the site's engine runs; 0 after a fault: its figures are then absent.");
        Count("queue_monitor_engine_batches", "Batches of events applied.", c => c.Batches);
        Count("queue_monitor_engine_events", "Events applied.", c => c.Events);
        Count("queue_monitor_engine_duplicates", "Events that had been seen before.", c => c.Duplicates);
        Count("queue_monitor_engine_late", "Events of an earlier day, or older than their contact can still take in.", c => c.Late);
        Count("queue_monitor_engine_future", "Events whose time was more than 2 s ahead of their receipt.", c => c.Future);
        Count("queue_monitor_engine_refused", "Events that a bound of the engine kept out.", c => c.Refused);
        Count("queue_monitor_engine_anomalies", "Impossible sequences that were taken as what they most plausibly mean.", c => c.Anomalies);
        Count("queue_monitor_engine_ghosts_waiting", "Waiting contacts that were taken for ghosts.", c => c.GhostsWaiting);
        Count("queue_monitor_engine_ghosts_connected", "Connected contacts that were taken for ghosts.", c => c.GhostsConnected);
        Count("queue_monitor_engine_restated", "Figures that a late event changed.", c => c.Restated);
        Count("queue_monitor_engine_ledger_violations", "Times that a queue's ledger did not add up: a bug of Queue Monitor.", c => c.LedgerViolations);
        Count("queue_monitor_engine_forgotten_ids", "Event ids forgotten because too many were remembered.", c => c.ForgottenIds);
        Count("queue_monitor_engine_evicted_contacts", "Closed contacts forgotten because too many were kept.", c => c.EvictedContacts);
        Count("queue_monitor_engine_cases_let_go", "Contacts let go of before the site's retention because too many were kept.", c => c.CasesLetGo);
        Count("queue_monitor_engine_customer_cases_let_go", "Contacts kept as nobody's because their customer had too many.",
            c => c.Passed.CustomerCases.Times);
        Count("queue_monitor_engine_contact_events_let_go", "Events out of order, of contacts with too many events to be put in their place.",
            c => c.Passed.ContactEvents.Times);
        Count("queue_monitor_engine_alert_acts_let_go", "Acts of alerts kept no longer, because one alert had too many.", c => c.AlertActsLetGo);
        Count("queue_monitor_engine_ratings_lost", "Ratings of contacts of which nothing else came within a day, or nothing is kept.", c => c.RatingsLost);
        Level("queue_monitor_engine_open_contacts", "Contacts that are open now.", c => c.OpenContacts);
        Level("queue_monitor_engine_closed_contacts_kept", "Closed contacts kept for what may still come.", c => c.ClosedContactsKept);
        Level("queue_monitor_engine_remembered_ids", "Event ids remembered against resends.", c => c.RememberedIds);
    }

    private void AddSources()
    {
        SourceCount("queue_monitor_source_events", "Events of the source.", s => s.Events);
        SourceCount("queue_monitor_source_heartbeats", "Heartbeats of the source.", s => s.Heartbeats);
        SourceCount("queue_monitor_source_duplicates", "Events of the source that had been seen before.", s => s.Duplicates);
        SourceCount("queue_monitor_source_late", "Late events of the source.", s => s.Late);
        SourceCount("queue_monitor_source_future", "Events of the source from the future.", s => s.Future);
        SourceCount("queue_monitor_source_ghosts", "Contacts of the source that were taken for ghosts.", s => s.Ghosts);
        _meter.CreateObservableCounter("queue_monitor_source_anomalies", Anomalies, null, "Impossible sequences and ghosts of the source, by kind.");
        _meter.CreateObservableGauge("queue_monitor_source_up", () => Sources(s => s.Freshness.State < FreshnessState.Stale ? 1 : 0), null,
            "1 while the source is live or quiet; 0 when it has fallen silent or said goodbye.");
        _meter.CreateObservableGauge("queue_monitor_source_freshness_age_seconds",
            () => Sources((s, asOf) => s.Freshness.HeardAt.SecondsUntil(asOf)), "s", "Seconds since the last event or heartbeat of the source.");
        _meter.CreateObservableGauge("queue_monitor_source_clock_offset_seconds", () => Sources(s => s.ClockOffsetMs / 1000), "s",
            "How far the source's clock is ahead of ours (median of its last events).");
    }

    private void Gauge(string name, string? unit, string help, Func<QueueSnapshot, double?> figure) =>
        Gauge(name, unit, help, (queue, _) => figure(queue));

    private void Gauge(string name, string? unit, string help, Func<QueueSnapshot, DateTimeOffset, double?> figure) =>
        _meter.CreateObservableGauge(name, () => Queues(figure), unit, help);

    private void Count(string name, string help, Func<EngineCounters, long> figure) =>
        _meter.CreateObservableCounter(name, () => _floors.All.Select(f => Of(figure(f.Latest.Counters), f)), null, help);

    private void Level(string name, string help, Func<EngineCounters, long> figure) =>
        _meter.CreateObservableGauge(name, () => Running().Select(f => Of(figure(f.Latest.Counters), f)), null, help);

    private void SourceCount(string name, string help, Func<SourceSnapshot, long> figure) =>
        _meter.CreateObservableCounter(name, () => Sources(s => figure(s)), null, help);

    private IEnumerable<SiteFloor> Running() => _floors.All.Where(f => f.Failure is null);

    // A site that has few shows them all, whatever the others have.
    private IEnumerable<(SiteFloor Floor, QueueSnapshot Queue)> Shown()
    {
        var (room, sites) = (QueuesMax, Running().OrderBy(f => f.Latest.Queues.Count).ToArray());
        for (var i = 0; i < sites.Length; i++)
        {
            var shown = Math.Min(sites[i].Latest.Queues.Count, room / (sites.Length - i));
            room -= shown;
            foreach (var queue in sites[i].Latest.Queues.Take(shown)) yield return (sites[i], queue);
        }
    }

    // Ages are of the moment of the scrape: a snapshot stays the newest for as long as nothing but them changes.
    private DateTimeOffset Now(FloorSnapshot floor)
    {
        var now = _time.GetUtcNow();
        return now > floor.AsOf ? now : floor.AsOf;
    }

    private IEnumerable<Measurement<double>> Queues(Func<QueueSnapshot, DateTimeOffset, double?> figure)
    {
        foreach (var (floor, queue) in Shown())
        {
            if (queue.Freshness.State >= FreshnessState.Stale) continue;
            if (figure(queue, Now(floor.Latest)) is { } known) yield return new Measurement<double>(Round(known), Labels(floor, queue));
        }
    }

    private IEnumerable<Measurement<long>> Agents()
    {
        foreach (var (floor, queue) in Shown())
        {
            if (queue.Agents is not { } agents || queue.Freshness.State >= FreshnessState.Stale) continue;
            yield return In("available", agents.Available);
            yield return In("ringing", agents.Ringing);
            yield return In("busy", agents.Busy);
            yield return In("wrapUp", agents.WrapUp);
            yield return In("paused", agents.Paused);

            Measurement<long> In(string state, int count) => new(count, [.. Labels(floor, queue), new("state", state)]);
        }
    }

    private IEnumerable<Measurement<double>> FreshnessAges()
    {
        foreach (var (floor, queue) in Shown())
        {
            if (queue.Freshness.HeardAt.SecondsUntil(Now(floor.Latest)) is { } age)
                yield return new Measurement<double>(Round(age), Labels(floor, queue));
        }
    }

    private IEnumerable<Measurement<double>> Sources(Func<SourceSnapshot, double?> figure) => Sources((source, _) => figure(source));

    private IEnumerable<Measurement<double>> Sources(Func<SourceSnapshot, DateTimeOffset, double?> figure)
    {
        foreach (var floor in _floors.All)
        {
            foreach (var source in floor.Latest.Sources)
            {
                if (figure(source, Now(floor.Latest)) is { } known)
                    yield return new Measurement<double>(Round(known), new("site", floor.Site), new("source", source.Source));
            }
        }
    }

    private IEnumerable<Measurement<long>> Anomalies()
    {
        foreach (var floor in _floors.All)
        {
            foreach (var source in floor.Latest.Sources)
            {
                var kinds = source.AnomalyCounts.OrderBy(k => k.Key, StringComparer.Ordinal).ToArray();
                foreach (var (kind, count) in kinds.Take(AnomalyKindsMax)) yield return Of(kind, count);
                if (kinds.Length > AnomalyKindsMax) yield return Of("other", kinds.Skip(AnomalyKindsMax).Sum(k => k.Value));

                Measurement<long> Of(string kind, long count) =>
                    new(count, new("site", floor.Site), new("source", source.Source), new("kind", kind));
            }
        }
    }

    // A microsecond is as fine as anything here is known.
    private static double Round(double figure) => Math.Round(figure, 6);

    private static Measurement<long> Of(long count, SiteFloor floor) => new(count, new KeyValuePair<string, object?>("site", floor.Site));

    private static KeyValuePair<string, object?>[] Labels(SiteFloor floor, QueueSnapshot queue) =>
    [
        new("site", floor.Site), new("queue", queue.Queue), new("channel", WireName<MediaType>.Text(queue.Media)),
    ];
}
