using FsCheck;
using FsCheck.Fluent;
using QueueMonitor.Engine.Measures;

namespace QueueMonitor.Engine.Tests.Measures;

public sealed class WaitQuantileTests
{
    private const long Noon = 1_700_000_100_000;

    [Fact]
    public void MiddleOfACellIsWithinHalfAPercentOfEveryWaitInIt()
    {
        var cell = -1;
        for (long wait = 0; wait <= WaitCells.MaxMs; wait = wait < 4_096 ? wait + 1 : wait + Math.Max(1, wait / 997))
        {
            var of = WaitCells.Of(wait);
            Assert.True(of >= cell && of < WaitCells.Blocks * WaitCells.PerBlock);
            Assert.True(Math.Abs(WaitCells.Milliseconds(of) - wait) <= 0.004 * wait);
            cell = of;
        }
        Assert.Equal(WaitCells.Of(WaitCells.MaxMs), WaitCells.Of(long.MaxValue));
        Assert.Equal(0, WaitCells.Of(-1));
    }

    [Fact]
    public void WholeMillisecondsBelowAQuarterSecondAreExact() =>
        Assert.All(Enumerable.Range(0, 256), wait => Assert.Equal(wait, WaitCells.Milliseconds(WaitCells.Of(wait))));

    [Theory]
    [InlineData(1, 50, 1)]
    [InlineData(2, 50, 1)]
    [InlineData(3, 50, 2)]
    [InlineData(10, 90, 9)]
    [InlineData(11, 90, 10)]
    [InlineData(20, 95, 19)]
    [InlineData(21, 95, 20)]
    [InlineData(100, 95, 95)]
    public void RankIsTheNearest(long count, int percent, long rank) => Assert.Equal(rank, WaitCells.Rank(count, percent));

    [Fact]
    public void QuantilesAreWithinOnePercentOfTheSortedList()
    {
        var waits = from exponent in Gen.Choose(0, 33)
                    from part in Gen.Choose(0, 1_000)
                    select (long)((1L << exponent) * (1 + (part / 1_000.0)));
        var lists = from count in Gen.Choose(1, 400) from list in waits.ArrayOf(count) select list;
        Prop.ForAll(lists.ToArbitrary(), list =>
        {
            var set = new MeasureSet(Noon);
            foreach (var wait in list) set.AddAnsweredWait(Noon, wait, 1);
            var sorted = list.Select(w => Math.Min(w, WaitCells.MaxMs) / 1000.0).Order().ToList();
            foreach (var span in Enum.GetValues<WindowSpan>())
            {
                var window = set.Window(span, Noon, ServiceLevelFormula.AtThreshold, 0);
                WindowAssert.Near(MeasureTwin.NearestRank(sorted, 0.50m), window.WaitP50Seconds, $"{span} P50");
                WindowAssert.Near(MeasureTwin.NearestRank(sorted, 0.90m), window.WaitP90Seconds, $"{span} P90");
                WindowAssert.Near(MeasureTwin.NearestRank(sorted, 0.95m), window.WaitP95Seconds, $"{span} P95");
            }
        }).Check(Config.QuickThrowOnFailure.WithReplay(20261122, 7).WithMaxTest(100));
    }

    [Fact]
    public void OneWaitIsEveryQuantile()
    {
        var set = new MeasureSet(Noon);
        set.AddAnsweredWait(Noon, 20_000, 1);
        var window = set.Window(WindowSpan.Last5, Noon, ServiceLevelFormula.AtThreshold, 0);
        Assert.Equal((window.WaitP50Seconds, window.WaitP50Seconds), (window.WaitP90Seconds, window.WaitP95Seconds));
        Assert.InRange(window.WaitP50Seconds!.Value, 19.8, 20.2);
    }
}
