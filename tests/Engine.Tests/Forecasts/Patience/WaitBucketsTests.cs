using QueueMonitor.Engine.Forecasts.Patience;

namespace QueueMonitor.Engine.Tests.Forecasts.Patience;

public class WaitBucketsTests
{
    [Fact]
    public void Every_wait_is_in_the_last_bucket_that_starts_at_or_before_it()
    {
        for (var ms = 0; ms <= 4_000_000; ms += 250)
        {
            var seconds = ms / 1000.0;
            var bucket = WaitBuckets.Count - 1;
            while (WaitBuckets.Start(bucket) > seconds) bucket--;
            Assert.Equal(bucket, WaitBuckets.Of(seconds));
        }
    }

    [Fact]
    public void Buckets_follow_each_other_and_the_last_is_open()
    {
        for (var b = 0; b < WaitBuckets.Count - 1; b++)
            Assert.Equal(WaitBuckets.Start(b + 1), WaitBuckets.Start(b) + WaitBuckets.Width(b));
        Assert.Equal((3600.0, 0.0), (WaitBuckets.Start(WaitBuckets.Count - 1), WaitBuckets.Width(WaitBuckets.Count - 1)));
    }

    [Theory]
    [InlineData(-1, 0)]
    [InlineData(double.NaN, WaitBuckets.Count - 1)]
    [InlineData(double.PositiveInfinity, WaitBuckets.Count - 1)]
    public void What_is_no_wait_is_still_in_a_bucket(double seconds, int bucket) => Assert.Equal(bucket, WaitBuckets.Of(seconds));
}
