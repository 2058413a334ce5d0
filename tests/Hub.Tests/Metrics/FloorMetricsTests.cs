using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Metrics;
using QueueMonitor.Hub.Tests.Wire;
using QueueMonitor.Testing;

namespace QueueMonitor.Hub.Tests.Metrics;

public sealed class FloorMetricsTests : IDisposable
{
    private const string Billing = "{site=\"main\",queue=\"billing\",channel=\"voice\"} ";
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly SampleFloors _floors = new();
    private readonly PrometheusExporter _exporter;
    private readonly FloorMetrics _metrics;

    public FloorMetricsTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _exporter = new PrometheusExporter(meters);
        _metrics = new FloorMetrics(meters, _floors, new ManualTime(SampleFloor.Now.AddSeconds(10)));
    }

    public void Dispose()
    {
        _metrics.Dispose();
        _exporter.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void AQueuesFiguresAreThoseOfItsSnapshotAgedToTheScrape()
    {
        _floors.Latest = SampleFloor.Floor([SampleFloor.Queue(
            waiting: [SampleFloor.Waiting("c-17", 4, 183.2, 241)], agents: new AgentCounts(0, 1, 9, 2, 1, 12, 0))]);
        var lines = _exporter.Scrape().Split('\n');
        Assert.Contains("queue_monitor_queue_waiting" + Billing + "1", lines);
        Assert.Contains("queue_monitor_queue_over_threshold" + Billing + "1", lines);
        Assert.Contains("queue_monitor_queue_longest_wait_seconds" + Billing + "193.2", lines);
        Assert.Contains("queue_monitor_queue_service_level_last30_ratio" + Billing + "0.8", lines);
        Assert.Contains("queue_monitor_queue_service_level_last30_decided" + Billing + "25", lines);
        Assert.Contains("""queue_monitor_queue_agents{site="main",queue="billing",channel="voice",state="busy"} 9""", lines);
        Assert.Contains("queue_monitor_queue_freshness_age_seconds" + Billing + "10.4", lines);
        Assert.DoesNotContain(lines, line => line.Contains("c-17", StringComparison.Ordinal));
    }

    [Fact]
    public void WhatIsNotKnownIsAbsent()
    {
        _floors.Latest = SampleFloor.Floor([SampleFloor.Queue()]);
        var text = _exporter.Scrape();
        Assert.Contains("queue_monitor_queue_waiting" + Billing + "0", text, StringComparison.Ordinal);
        Assert.DoesNotContain("queue_monitor_queue_longest_wait_seconds{", text, StringComparison.Ordinal);
        Assert.DoesNotContain("queue_monitor_queue_agents{", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FreshnessState.Quiet, true)]
    [InlineData(FreshnessState.Stale, false)]
    [InlineData(FreshnessState.Down, false)]
    public void FiguresOfASilentQueueDisappearButItsAgeStays(FreshnessState state, bool there)
    {
        _floors.Latest = SampleFloor.Floor([SampleFloor.Queue(freshness: state)], [SampleFloor.Source(state: state)]);
        var text = _exporter.Scrape();
        Assert.Equal(there, text.Contains("queue_monitor_queue_waiting{", StringComparison.Ordinal));
        Assert.Contains("queue_monitor_queue_freshness_age_seconds" + Billing, text, StringComparison.Ordinal);
        Assert.Contains($$"""queue_monitor_source_up{site="main",source="pbx"} {{(there ? 1 : 0)}}""", text, StringComparison.Ordinal);
    }

    [Fact]
    public void AfterAFaultTheEnginesFiguresDisappear()
    {
        _floors.Latest = SampleFloor.Floor([SampleFloor.Queue()]);
        _floors.Failure = new InvalidOperationException("a bug");
        var text = _exporter.Scrape();
        Assert.Contains("queue_monitor_engine_up{site=\"main\"} 0", text, StringComparison.Ordinal);
        Assert.DoesNotContain("queue_monitor_queue_waiting{", text, StringComparison.Ordinal);
    }

    [Fact]
    public void EngineAndSourcesCount()
    {
        var anomaly = new Anomaly(SampleFloor.Now, "answeredTwice", "c-9", "billing", "…");
        _floors.Latest = SampleFloor.Floor([], [SampleFloor.Source(clockOffsetMs: -1500, anomalies: [anomaly, anomaly])]);
        var lines = _exporter.Scrape().Split('\n');
        Assert.Contains("queue_monitor_engine_events_total{site=\"main\"} 900", lines);
        Assert.Contains("queue_monitor_engine_ledger_violations_total{site=\"main\"} 0", lines);
        Assert.Contains("queue_monitor_source_events_total{site=\"main\",source=\"pbx\"} 900", lines);
        Assert.Contains("queue_monitor_source_anomalies_total{site=\"main\",source=\"pbx\",kind=\"answeredTwice\"} 2", lines);
        Assert.Contains("queue_monitor_source_clock_offset_seconds{site=\"main\",source=\"pbx\"} -1.5", lines);
    }

    [Fact]
    public void KindsOfAnomaliesAreBounded()
    {
        var anomalies = Enumerable.Range(0, FloorMetrics.AnomalyKindsMax + 2)
            .Select(i => new Anomaly(SampleFloor.Now, $"kind{i:00}", null, null, "…")).ToArray();
        _floors.Latest = SampleFloor.Floor([], [SampleFloor.Source(anomalies: anomalies)]);
        var lines = _exporter.Scrape().Split('\n').Where(l => l.StartsWith("queue_monitor_source_anomalies_total{", StringComparison.Ordinal)).ToArray();
        Assert.Equal(FloorMetrics.AnomalyKindsMax + 1, lines.Length);
        Assert.Contains("queue_monitor_source_anomalies_total{site=\"main\",source=\"pbx\",kind=\"other\"} 2", lines);
    }

    [Fact]
    public void PastTheBoundQueuesAreLeftOutAndCounted()
    {
        _floors.Latest = SampleFloor.Floor([.. Enumerable.Range(0, FloorMetrics.QueuesMax + 1).Select(i => SampleFloor.Queue(queue: $"q{i}"))]);
        var lines = _exporter.Scrape().Split('\n');
        Assert.Equal(FloorMetrics.QueuesMax, lines.Count(l => l.StartsWith("queue_monitor_queue_waiting{", StringComparison.Ordinal)));
        Assert.Contains("queue_monitor_queues_left_out 1", lines);
    }
}
