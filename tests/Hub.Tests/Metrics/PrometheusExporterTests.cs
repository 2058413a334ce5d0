using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using QueueMonitor.Hub.Metrics;

namespace QueueMonitor.Hub.Tests.Metrics;

public sealed class PrometheusExporterTests : IDisposable
{
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly PrometheusExporter _exporter;
    private readonly Meter _meter;

    public PrometheusExporterTests()
    {
        var meters = _services.GetRequiredService<IMeterFactory>();
        _exporter = new PrometheusExporter(meters);
        _meter = meters.Create(PrometheusExporter.MeterName);
    }

    public void Dispose()
    {
        _exporter.Dispose();
        _services.Dispose();
    }

    [Fact]
    public void ACounterAddsUpPerLabelAndEndsInTotal()
    {
        var counter = _meter.CreateCounter<long>("walls_cut_off", null, "Walls cut off.");
        counter.Add(2, new KeyValuePair<string, object?>("reason", "tooSlow"));
        counter.Add(1, new KeyValuePair<string, object?>("reason", "shuttingDown"));
        counter.Add(3, new KeyValuePair<string, object?>("reason", "tooSlow"));
        Assert.Equal(
            """
            # HELP walls_cut_off_total Walls cut off.
            # TYPE walls_cut_off_total counter
            walls_cut_off_total{reason="shuttingDown"} 1
            walls_cut_off_total{reason="tooSlow"} 5
            """, Family("walls_cut_off_total"));
    }

    [Fact]
    public void AGaugeIsReadAnewAtEachScrapeAndAnUnknownValueDisappears()
    {
        double? value = 183.2;
        _meter.CreateObservableGauge("longest_wait", Read, "s", "Age.");
        Assert.EndsWith("\nlongest_wait_seconds{queue=\"billing\"} 183.2", Family("longest_wait_seconds"), StringComparison.Ordinal);
        value = 7;
        Assert.EndsWith(" 7", Family("longest_wait_seconds"), StringComparison.Ordinal);
        value = null;
        Assert.Equal("", Family("longest_wait_seconds"));
        value = double.NaN;
        Assert.Equal("", Family("longest_wait_seconds"));

        IEnumerable<Measurement<double>> Read()
        {
            if (value is { } known) yield return new Measurement<double>(known, new KeyValuePair<string, object?>("queue", "billing"));
        }
    }

    [Fact]
    public void AHistogramHasBucketsThatAddUpAndTheBoundaryIsWithin()
    {
        var advice = new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.125, 0.5] };
        var histogram = _meter.CreateHistogram("paint_seconds", "s", "Paint.", advice: advice);
        foreach (var value in (double[])[0.0625, 0.125, 0.25, 0.5, 0.75]) histogram.Record(value);
        Assert.Equal(
            """
            # HELP paint_seconds Paint.
            # TYPE paint_seconds histogram
            paint_seconds_bucket{le="0.125"} 2
            paint_seconds_bucket{le="0.5"} 4
            paint_seconds_bucket{le="+Inf"} 5
            paint_seconds_sum 1.6875
            paint_seconds_count 5
            """, Family("paint_seconds"));
    }

    [Fact]
    public void LabelsAndHelpAreEscaped()
    {
        var tag = new KeyValuePair<string, object?>("a.b", "q\"\\\nz");
        _meter.CreateObservableGauge("odd.name-1", () => new Measurement<int>(1, tag), null, "back\\slash\nline \"quoted\"");
        Assert.Equal(
            "# HELP odd_name_1 back\\\\slash\\nline \"quoted\"\n# TYPE odd_name_1 gauge\nodd_name_1{a_b=\"q\\\"\\\\\\nz\"} 1", Family("odd_name_1"));
    }

    [Fact]
    public void MetersOfAnotherProgramInThisProcessAreNotOurs()
    {
        using var others = new ServiceCollection().AddMetrics().BuildServiceProvider();
        others.GetRequiredService<IMeterFactory>().Create(PrometheusExporter.MeterName).CreateObservableGauge("not_ours", () => 1);
        using var unrelated = new Meter("Unrelated");
        unrelated.CreateObservableGauge("unrelated_gauge", () => 1);
        var text = _exporter.Scrape();
        Assert.DoesNotContain("not_ours", text, StringComparison.Ordinal);
        Assert.DoesNotContain("unrelated_gauge", text, StringComparison.Ordinal);
    }

    [Fact]
    public void PastTheBoundNewSeriesAreDroppedAndCounted()
    {
        var counter = _meter.CreateCounter<long>("many");
        for (var i = 0; i <= MetricFamily.SeriesMax; i++) counter.Add(1, new KeyValuePair<string, object?>("n", i));
        var text = _exporter.Scrape();
        Assert.Equal(MetricFamily.SeriesMax, text.Split('\n').Count(l => l.StartsWith("many_total{", StringComparison.Ordinal)));
        Assert.Contains("\nqueue_monitor_metrics_dropped_total 1\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void TheRuntimeTellsItsMemory() =>
        Assert.Contains("\ndotnet_process_memory_working_set_bytes ", _exporter.Scrape(), StringComparison.Ordinal);

    [Fact]
    public async Task ScrapesAndRecordingsMayComeAtOnce()
    {
        var counter = _meter.CreateCounter<long>("busy");
        var writers = Enumerable.Range(0, 4).Select(n => Task.Run(() =>
        {
            for (var i = 0; i < 1000; i++) counter.Add(1, new KeyValuePair<string, object?>("writer", n));
        }));
        await Task.WhenAll(writers.Append(Task.Run(() =>
        {
            for (var i = 0; i < 20; i++) _exporter.Scrape();
        })));
        Assert.Equal(4, Family("busy_total").Split('\n').Count(l => l.EndsWith(" 1000", StringComparison.Ordinal)));
    }

    private string Family(string name) => string.Join('\n', _exporter.Scrape().Split('\n').Where(line =>
        line.StartsWith("# HELP " + name + " ", StringComparison.Ordinal) || line.StartsWith("# TYPE " + name + " ", StringComparison.Ordinal)
        || (line.StartsWith(name, StringComparison.Ordinal) && line[name.Length..] is ['{' or ' ' or '_', ..])));
}
