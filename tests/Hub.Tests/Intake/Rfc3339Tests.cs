using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using QueueMonitor.Hub.Intake.Reading;

namespace QueueMonitor.Hub.Tests.Intake;

public class Rfc3339Tests
{
    [Theory]
    [InlineData("1970-01-01T00:00:00Z", 0)]
    [InlineData("2026-11-21T09:30:00Z", 1795253400000)]
    [InlineData("2026-11-21t09:30:00z", 1795253400000)]
    [InlineData("2026-11-21 09:30:00Z", 1795253400000)]
    [InlineData("2026-11-21T10:30:00+01:00", 1795253400000)]
    [InlineData("2026-11-20T23:45:00-09:45", 1795253400000)]
    [InlineData("2026-11-21T09:30:00.2509999999999Z", 1795253400250)]
    [InlineData("2026-11-21T09:30:00.2Z", 1795253400200)]
    [InlineData("2016-12-31T23:59:60Z", 1483228799999)]
    [InlineData("2016-12-31T23:59:60.7Z", 1483228799999)]
    [InlineData("2024-02-29T00:00:00-00:00", 1709164800000)]
    [InlineData("9999-12-31T23:59:59.999Z", 253402300799999)]
    public void TimesAreRead(string text, long expected)
    {
        Assert.True(Rfc3339.TryParse(Encoding.UTF8.GetBytes(text), out var read));
        Assert.Equal(expected, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-11-21T09:30:00")]
    [InlineData("2026-11-21T09:30Z")]
    [InlineData("2026-11-21T09:30:00.Z")]
    [InlineData("2026-11-21T09:30:00.25")]
    [InlineData("2026-11-21T09:30:00,25Z")]
    [InlineData("2026-11-21T09:30:00+0100")]
    [InlineData("2026-11-21T09:30:00+01:60")]
    [InlineData("2026-11-21T09:30:00+24:00")]
    [InlineData("2026-11-21T09:30:00Zx")]
    [InlineData("2026-11-21T24:00:00Z")]
    [InlineData("2026-11-21T09:60:00Z")]
    [InlineData("2026-11-21T09:30:61Z")]
    [InlineData("2026-00-21T09:30:00Z")]
    [InlineData("2026-13-21T09:30:00Z")]
    [InlineData("2026-11-31T09:30:00Z")]
    [InlineData("2026-11-00T09:30:00Z")]
    [InlineData("2026-02-29T09:30:00Z")]
    [InlineData("2100-02-29T09:30:00Z")]
    [InlineData("1969-12-31T23:59:59Z")]
    [InlineData("1970-01-01T00:00:00+01:00")]
    [InlineData("20a6-11-21T09:30:00Z")]
    [InlineData("2026-1/-21T09:30:00Z")]
    [InlineData("1795253400250000000000")]
    public void WhatIsNoTimeIsRefused(string text) => Assert.False(Rfc3339.TryParse(Encoding.UTF8.GetBytes(text), out _));

    [Fact]
    public void EveryMomentIsReadAsTheFrameworkReadsIt()
    {
        var moments =
            from day in Gen.Choose(1, 2_932_000)
            from inDay in Gen.Choose(0, 86_399_999)
            from offset in Gen.Choose(-14 * 60, 14 * 60)
            select DateTimeOffset.UnixEpoch.AddDays(day).AddMilliseconds(inDay).ToOffset(TimeSpan.FromMinutes(offset));
        Prop.ForAll(moments.ToArbitrary(), moment =>
        {
            var text = moment.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture);
            return Rfc3339.TryParse(Encoding.UTF8.GetBytes(text), out var read) && read == moment.ToUnixTimeMilliseconds();
        }).QuickCheckThrowOnFailure();
    }
}
