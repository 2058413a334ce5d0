using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Engine.Tests.Forecasts;

public sealed class WaitSurplusTests
{
    private const long Start = 1_795_132_800_000;

    [Fact]
    public void A_class_nobody_was_seen_of_is_like_the_others() => Assert.Equal(0, new WaitSurplus().Of);

    [Fact]
    public void Few_waits_move_it_little_and_many_all_the_way()
    {
        var surplus = new WaitSurplus();
        for (var i = 0; i < 6; i++) surplus.Learn(0.4, weight: 1, At(i));
        Assert.InRange(surplus.Of, 0.02, 0.05);
        for (var i = 0; i < 6_000; i++) surplus.Learn(0.4, weight: 1, At(i));
        Assert.InRange(surplus.Of, 0.38, 0.4);
    }

    [Fact]
    public void What_was_long_ago_is_forgotten_for_what_is_now()
    {
        var surplus = new WaitSurplus();
        for (var i = 0; i < 6_000; i++) surplus.Learn(0.4, weight: 1, At(i));
        for (var i = 0; i < 9_000; i++) surplus.Learn(-0.2, weight: 1, At(i));
        Assert.InRange(surplus.Of, -0.2, -0.18);
    }

    // A minute apart: it fades with each, not with time.
    private static long At(int i) => Start + (i * 60_000L);
}
