using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Engine.Tests.Forecasts;

public sealed class ForecastRecordTests
{
    [Fact]
    public void Says_nothing_before_thirty_waits_have_ended()
    {
        var record = new ForecastRecord();
        for (var i = 0; i < 29; i++) record.Waited(Made(mean: 50, naive: 90), 60, ghost: false);
        Assert.True(record.IsLearning);
        Assert.Null(record.Coverage);
        Assert.Null(record.AgainstNaive);
        record.Waited(Made(mean: 50, naive: 90), 60, ghost: false);
        Assert.False(record.IsLearning);
        Assert.Equal(1, record.Coverage);
        Assert.Equal(10.0 / 30, record.AgainstNaive!.Value, 9);
    }

    [Fact]
    public void Counts_the_share_of_ranges_that_held()
    {
        var record = new ForecastRecord();
        for (var i = 0; i < 2_000; i++) record.Waited(Made(mean: 50, naive: 50), i % 4 == 0 ? 101 : 100, ghost: false);
        Assert.Equal(0.75, record.Coverage!.Value, 0.01);
        Assert.Equal(2_000, record.Samples);
    }

    [Fact]
    public void Is_off_where_it_is_worse_than_the_naive_figure_and_on_again_when_it_is_better()
    {
        var record = new ForecastRecord();
        for (var i = 0; i < 99; i++) record.Waited(Made(mean: 10, naive: 60), 60, ghost: false);
        Assert.False(record.IsOff);
        record.Waited(Made(mean: 10, naive: 60), 60, ghost: false);
        Assert.True(record.IsOff);
        for (var i = 0; i < 2_000; i++) record.Waited(Made(mean: 60, naive: 10), 60, ghost: false);
        Assert.False(record.IsOff);
    }

    // Those who gave up are seen by the ranges alone: the naive figure has no part in them.
    [Fact]
    public void Ghosts_count_for_the_range_and_not_against_the_naive_figure()
    {
        var record = new ForecastRecord();
        for (var i = 0; i < 50; i++) record.Waited(Made(mean: 10, naive: 60), 400, ghost: true);
        Assert.Equal(0, record.Coverage);
        Assert.Null(record.AgainstNaive);
    }

    [Fact]
    public void Tells_by_tenths_of_risk_what_was_said_and_what_happened()
    {
        var record = new ForecastRecord();
        for (var i = 0; i < 100; i++) record.Ended(risk: 0.25, abandoned: i % 5 == 0);
        var (cases, told, did) = record.Risk[2];
        Assert.Equal((100, 0.25, 0.2), (cases, Math.Round(told!.Value, 9), did!.Value));
    }

    private static Prediction Made(double mean, double naive) => new() { Mean = mean, Naive = naive, Low = 20, Median = mean, High = 100 };
}
