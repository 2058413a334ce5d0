using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Tests.Boards;

public sealed class LogLinearHistogramTests
{
    private readonly LogLinearHistogram _values = new();

    [Fact]
    public void WithoutValuesThereIsNoQuantile() => Assert.Null(Quantile(0.5));

    [Theory]
    [InlineData(0)]
    [InlineData(0.03)]
    [InlineData(0.9)]
    [InlineData(1)]
    [InlineData(7.3)]
    [InlineData(16)]
    [InlineData(149.9)]
    [InlineData(150)]
    [InlineData(1_023.9)]
    [InlineData(1_024)]
    [InlineData(59_999)]
    public void ValueComesBackToWithinASixteenth(double milliseconds)
    {
        _values.Add(TimeSpan.FromMilliseconds(milliseconds));
        Assert.InRange(Quantile(1)!.Value.TotalMilliseconds, milliseconds, (milliseconds * 17 / 16) + (1 / 16.0));
    }

    [Theory]
    [InlineData(-5, 0.0625)]
    [InlineData(1e12, 1_048_576)]
    public void ValueOutsideCountsAtTheEnd(double milliseconds, double told)
    {
        _values.Add(TimeSpan.FromMilliseconds(milliseconds));
        Assert.Equal(told, Quantile(0.5)!.Value.TotalMilliseconds);
    }

    [Fact]
    public void QuantileIsByNearestRankOverBothParts()
    {
        var other = new LogLinearHistogram();
        for (var i = 0; i < 98; i++) _values.Add(TimeSpan.FromMilliseconds(10));
        other.Add(TimeSpan.FromMilliseconds(100));
        other.Add(TimeSpan.FromMilliseconds(1000));
        Assert.InRange(LogLinearHistogram.Quantile(_values, other, 0.98)!.Value.TotalMilliseconds, 10, 10.7);
        Assert.InRange(LogLinearHistogram.Quantile(_values, other, 0.99)!.Value.TotalMilliseconds, 100, 107);
        Assert.InRange(LogLinearHistogram.Quantile(_values, other, 0.991)!.Value.TotalMilliseconds, 1000, 1070);
    }

    private TimeSpan? Quantile(double share) => LogLinearHistogram.Quantile(_values, new LogLinearHistogram(), share);
}
