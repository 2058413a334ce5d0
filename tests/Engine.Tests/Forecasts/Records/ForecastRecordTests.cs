using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Forecasts.Records;

namespace QueueMonitor.Engine.Tests.Forecasts.Records;

public sealed class ForecastRecordTests
{
    private readonly ForecastRecord _record = new();
    private long _at = 1_000;

    [Fact]
    public void Says_nothing_before_thirty_waits_have_ended()
    {
        Waited(29, mean: 50, naive: 90, wait: 60);
        Assert.True(_record.IsLearning);
        Assert.Null(_record.Coverage);
        Assert.Null(Now.Waits.AgainstNaive);
        Assert.Null(Now.Waits.RootMeanSquare);
        Waited(1, mean: 50, naive: 90, wait: 60);
        Assert.False(_record.IsLearning);
        Assert.Equal(1, _record.Coverage);
        Assert.Equal(10.0 / 30, Now.Waits.AgainstNaive!.Value, 9);
        Assert.Equal(10, Now.Waits.RootMeanSquare!.Value, 9);
    }

    [Fact]
    public void Counts_the_ranges_that_held_and_those_that_were_too_short_or_too_long()
    {
        for (var i = 0; i < 200; i++) Waited(1, mean: 50, naive: 50, wait: i % 10 == 0 ? 101 : i % 10 == 1 ? 19 : i % 2 == 0 ? 20 : 100);
        Assert.Equal((200, 160, 20, 20), (Now.Waits.Scored, Now.Waits.Held, Now.Waits.Shorter, Now.Waits.Longer));
        Assert.Equal(0.8, _record.Coverage!.Value, 9);
        Assert.Equal(80, Now.Waits.WidthSeconds!.Value, 9);
    }

    [Fact]
    public void Remembers_the_newest_ten_full_blocks_and_the_one_that_fills()
    {
        Waited(1_100, mean: 50, naive: 50, wait: 101);
        Assert.Equal((1_100, 0), (Now.Waits.Scored, Now.Waits.Held));
        Assert.Equal(1_001, Now.WaitsSince!.Value.ToUnixTimeMilliseconds());
        // One past the limit: the oldest hundred are forgotten together.
        Waited(1, mean: 50, naive: 50, wait: 60);
        Assert.Equal((1_001, 1), (Now.Waits.Scored, Now.Waits.Held));
        Assert.Equal(1_101, Now.WaitsSince!.Value.ToUnixTimeMilliseconds());
        Waited(1_099, mean: 50, naive: 50, wait: 60);
        Assert.Equal(1, _record.Coverage);
        Assert.Equal(2_200, _record.Samples);
    }

    [Fact]
    public void Its_newest_tells_whether_it_has_changed_lately()
    {
        Waited(1_000, mean: 50, naive: 50, wait: 60);
        Waited(150, mean: 50, naive: 50, wait: 101);
        Assert.Equal((150, 0), (Now.Newest.Scored, Now.Newest.Held));
        Assert.Equal((1_050, 900), (Now.Waits.Scored, Now.Waits.Held));
    }

    [Fact]
    public void Tells_sizes_of_predicted_wait_apart()
    {
        Waited(29, mean: 19.9, naive: 50, wait: 60);
        Waited(40, mean: 20, naive: 50, wait: 60);
        Waited(30, mean: 360, naive: 50, wait: 300);
        Assert.Equal((29, 0, 0, null), Now.Waits.OfSize(0));
        Assert.Equal((40, 0, 0, 1), Now.Waits.OfSize(1));
        Assert.Equal((30, 0, 30, 0), Now.Waits.OfSize(5));
    }

    [Fact]
    public void Is_off_from_a_hundred_answered_waits_on_where_it_is_worse_than_the_naive_figure()
    {
        // Those who gave up have no say: the naive figure never saw them.
        Waited(200, mean: 10, naive: 60, wait: 60, ghost: true);
        Waited(99, mean: 10, naive: 60, wait: 60);
        Assert.False(_record.IsOff);
        Waited(1, mean: 10, naive: 60, wait: 60);
        Assert.True(_record.IsOff);
        Assert.Equal(_at, _record.OffSince);
        Assert.Equal(_at, Now.OffSince!.Value.ToUnixTimeMilliseconds());
    }

    [Fact]
    public void As_good_as_the_naive_figure_is_not_worse()
    {
        Waited(150, mean: 50, naive: 50, wait: 60);
        Assert.False(_record.IsOff);
        Waited(1, mean: 49, naive: 50, wait: 60);
        Assert.True(_record.IsOff);
    }

    [Fact]
    public void Comes_back_only_when_it_is_better_by_a_twentieth()
    {
        Waited(100, mean: 100, naive: 60, wait: 60);
        Assert.True(_record.IsOff);
        // The bad ones are forgotten after six hundred others; a little better than the naive figure is not enough then.
        Waited(700, mean: 60.49, naive: 70, wait: 80);
        Assert.Equal(1.951, Now.Judged.AgainstNaive!.Value, 9);
        Assert.True(_record.IsOff);
        Waited(700, mean: 70.49, naive: 70, wait: 80);
        Assert.Equal(0.951, Now.Judged.AgainstNaive!.Value, 9);
        Assert.True(_record.IsOff);
        Waited(700, mean: 70.51, naive: 70, wait: 80);
        Assert.Equal(0.949, Now.Judged.AgainstNaive!.Value, 9);
        Assert.False(_record.IsOff);
        Assert.Null(Now.OffSince);
        // And it stays while it is merely as good, until it is worse again.
        Waited(700, mean: 70, naive: 70, wait: 80);
        Assert.False(_record.IsOff);
        Waited(1, mean: 60, naive: 70, wait: 80);
        Assert.True(_record.IsOff);
    }

    [Fact]
    public void A_site_is_never_off()
    {
        var site = new ForecastRecord(ForecastRecord.SiteBlock, isJudged: false);
        for (var i = 0; i < 500; i++) site.Waited(Made(mean: 10, naive: 60), 60, ghost: false, i);
        Assert.False(site.IsOff);
    }

    [Fact]
    public void Those_who_gave_up_count_for_the_range_and_not_for_the_error()
    {
        Waited(50, mean: 10, naive: 60, wait: 400, ghost: true);
        Assert.Equal(0, _record.Coverage);
        Assert.Equal((50, 0), (Now.Waits.Scored, Now.Waits.Answered));
        Assert.Null(Now.Waits.AgainstNaive);
        Assert.Null(Now.Waits.AnsweredCoverage);
        Waited(30, mean: 50, naive: 60, wait: 60);
        Assert.Equal(1, Now.Waits.AnsweredCoverage);
        Assert.Equal(30 / 80.0, _record.Coverage!.Value, 9);
    }

    [Fact]
    public void Errors_are_what_their_definitions_say()
    {
        var random = new Random(5);
        var waits = Enumerable.Range(0, 300).Select(_ => (Mean: random.Next(10, 200), Naive: random.Next(10, 200), Wait: random.Next(0, 300))).ToList();
        foreach (var (mean, naive, wait) in waits) Waited(1, mean, naive, wait);
        var tally = Now.Waits;
        Assert.Equal(Math.Sqrt(waits.Average(w => Math.Pow(w.Mean - w.Wait, 2))), tally.RootMeanSquare!.Value, 9);
        Assert.Equal(Math.Sqrt(waits.Average(w => Math.Pow(w.Naive - w.Wait, 2))), tally.NaiveRootMeanSquare!.Value, 9);
        Assert.Equal(waits.Average(w => Math.Abs(w.Mean - w.Wait)), tally.MeanAbsolute!.Value, 9);
        Assert.Equal(waits.Average(w => Math.Abs(w.Naive - w.Wait)), tally.NaiveMeanAbsolute!.Value, 9);
        Assert.Equal(waits.Average(w => w.Mean - w.Wait), tally.Bias!.Value, 9);
        Assert.Equal(waits.Average(w => Pinball(20, 0.1, w.Wait) + Pinball(w.Mean, 0.5, w.Wait) + Pinball(100, 0.9, w.Wait)), tally.Pinball!.Value, 9);
    }

    [Fact]
    public void What_was_captured_does_not_change_and_is_the_same_until_something_does()
    {
        Waited(40, mean: 50, naive: 50, wait: 60);
        var before = Now;
        Assert.Same(before, Now);
        _record.Ended(0.25, abandoned: true, _at);
        _record.Ended5Min(0.15, abandoned: false, _at);
        Assert.NotSame(before, Now);
        Assert.Equal((0, 0, 1, 1), (before.Risk.Cases, before.Risk5Min.Cases, Now.Risk.Cases, Now.Risk5Min.Cases));
        Assert.Equal((1, 0), (Now.Risk.Did, Now.Risk5Min.Did));
    }

    [Fact]
    public void Allocates_nothing_once_it_is_there()
    {
        var made = Made(50, 50);
        Waited(1, 50, 50, 60);
        _record.Ended(0.2, false, 1);
        _record.Ended5Min(0.2, false, 1);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 2_000; i++) _record.Waited(in made, 60, ghost: false, i);
        var waits = GC.GetAllocatedBytesForCurrentThread() - before;
        for (var i = 0; i < 2_000; i++) _record.Ended(0.2, false, i);
        for (var i = 0; i < 2_000; i++) _record.Ended5Min(0.2, false, i);
        Assert.Equal((0, 0), (waits, GC.GetAllocatedBytesForCurrentThread() - before));
    }

    private ForecastAccuracy Now => _record.Capture("q");

    private static double Pinball(double quantile, double share, double wait) =>
        wait >= quantile ? share * (wait - quantile) : (1 - share) * (quantile - wait);

    private void Waited(int times, double mean, double naive, double wait, bool ghost = false)
    {
        for (var i = 0; i < times; i++) _record.Waited(Made(mean, naive), wait, ghost, ++_at);
    }

    private static Prediction Made(double mean, double naive) => new() { Mean = mean, Naive = naive, Low = 20, Median = mean, High = 100 };
}
