using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Engine.Tests.Forecasts;

public sealed class WaitRangeTests
{
    // A wait that is spread more widely the longer it is, and whose spread doubles half-way.
    [Theory]
    [InlineData(10, false)]
    [InlineData(60, false)]
    [InlineData(60, true)]
    [InlineData(500, false)]
    public void Holds_eight_times_in_ten_and_half_are_under_the_median(double mean, bool waits)
    {
        var (range, chance) = (new WaitRange(), new Random(6));
        var cell = WaitRange.CellOf(mean, waits);
        var (held, under, cases) = (0, 0, 0);
        for (var i = 0; i < 40_000; i++)
        {
            var issued = range.Of(mean, cell);
            var power = i < 20_000 ? 1 : 2;
            var wait = mean * Math.Pow(-Math.Log(1 - chance.NextDouble()), power);
            if (i is > 1_000 and < 20_000 or > 21_000)
            {
                cases++;
                held += wait >= issued.Low && wait <= issued.High ? 1 : 0;
                under += wait < issued.Median ? 1 : 0;
            }

            range.Learn(cell, mean, in issued, wait);
        }

        Assert.Equal(0.8, (double)held / cases, 0.015);
        Assert.Equal(0.5, (double)under / cases, 0.02);
    }

    [Fact]
    public void A_class_begins_as_the_site_and_comes_to_speak_for_itself()
    {
        var site = new WaitRange();
        for (var i = 0; i < 1_000; i++) site.Learn(1, 30, site.Of(30, 1), i % 100);
        var own = new WaitRange(site);
        Assert.Equal(site.Of(30, 1), own.Of(30, 1));
        var before = Width(own);
        for (var i = 0; i < 30; i++) own.Learn(1, 30, own.Of(30, 1), 30);
        Assert.InRange(Width(own), before * 0.2, before * 0.9);
        for (var i = 0; i < 400; i++) own.Learn(1, 30, own.Of(30, 1), 30);
        Assert.True(Width(own) < 5, $"{own.Of(30, 1)}: its own waits are all alike.");
    }

    // All of one surge were told before the first was answered: together they must not pull further than they went.
    [Theory]
    [InlineData(50)]
    [InlineData(1_000)]
    public void Waits_that_were_all_told_too_short_at_once_pull_no_further_than_themselves(int together)
    {
        var range = new WaitRange();
        var cell = WaitRange.CellOf(60, waitsAlready: false);
        for (var i = 0; i < 500; i++) range.Learn(cell, 60, range.Of(60, cell), 20 + (i * 7 % 100));
        var issued = range.Of(60, cell);
        for (var i = 0; i < together; i++) range.Learn(cell, 60, in issued, 300);
        Assert.Equal(300, range.Of(60, cell).High, 1.0);
    }

    // They were not all alike: the next may lie beyond them, but by a factor of e^0.1 at most.
    [Theory]
    [InlineData(100)]
    [InlineData(400)]
    [InlineData(5_000)]
    public void A_surge_of_waits_told_too_short_is_reached_past_by_a_tenth_at_most(int together)
    {
        var range = new WaitRange(new WaitRange());
        var cell = WaitRange.CellOf(60, waitsAlready: false);
        for (var i = 0; i < 500; i++) range.Learn(cell, 60, range.Of(60, cell), 20 + (i * 7 % 100));
        var issued = range.Of(60, cell);
        for (var i = 0; i < together; i++) range.Learn(cell, 60, in issued, 300 + (i * 7 % 100));
        // Factors are on the wait and a quarter of a minute.
        var most = ((399 + 15) * Math.Exp(0.1)) - 15;
        var high = range.Of(60, cell).High;
        Assert.InRange(high, 380, most + 0.01);
        if (together >= 400) Assert.True(high > 399 * 1.08, $"{high:F1} s: four hundred in a row say that more may come.");
    }

    [Fact]
    public void Is_in_order_and_never_below_zero()
    {
        var range = new WaitRange();
        for (var i = 0; i < 2_000; i++) range.Learn(0, 5, range.Of(5, 0), i % 2 == 0 ? 0 : 3_000);
        foreach (var mean in (double[])[0, 1, 5, 19])
        {
            var (low, median, high) = range.Of(mean, 0);
            Assert.True(low >= 0 && low <= median && median <= high, $"{low} {median} {high}");
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(19.99, 0)]
    [InlineData(20, 1)]
    [InlineData(45, 2)]
    [InlineData(90, 3)]
    [InlineData(180, 4)]
    [InlineData(359.9, 4)]
    [InlineData(360, 5)]
    [InlineData(9_999, 5)]
    public void Sizes_meet_at_their_edges(double mean, int size)
    {
        Assert.Equal(size, WaitRange.CellOf(mean, waitsAlready: false));
        Assert.Equal(size + WaitRange.Sizes, WaitRange.CellOf(mean, waitsAlready: true));
    }

    [Fact]
    public void The_median_is_never_outside_of_its_range_even_where_waits_are_all_alike()
    {
        var range = new WaitRange();
        for (var i = 0; i < 400; i++)
        {
            var cell = WaitRange.CellOf(30, waitsAlready: false);
            var (low, median, high) = range.Of(30, cell);
            Assert.True(low <= median && median <= high, $"{i}: {low} {median} {high}");
            range.Learn(cell, 30, (low, median, high), 20);
        }
    }

    private static double Width(WaitRange range) => range.Of(30, 1) is var (low, _, high) ? high - low : 0;
}
