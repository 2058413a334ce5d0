using QueueMonitor.Engine.Events;
using QueueMonitor.Testing;

namespace QueueMonitor.Engine.Tests.Reference;

/// <summary>The slow floor against figures reckoned by hand: it must be right before anything is held against it.</summary>
public sealed class ReferenceFloorTests
{
    [Fact]
    public void An_abandon_and_a_late_answer_are_two_misses()
    {
        var figures = FloorScript.Day("Europe/Madrid").Queue("sales", target: "80/20", shortAbandon: "3s")
            .At("09:00:00").Queued("sales", "c1").Queued("sales", "c2")
            .At("09:00:04").Abandoned("c1").At("09:00:21").Answered("c2", by: "ana").PlayReference().Figures();
        Assert.Equal(0.0, figures["queue sales: last5 serviceLevel"]);
        Assert.Equal(2L, figures["queue sales: last5 serviceLevel decided"]);
        Assert.Equal(12.5, figures["queue sales: today averageWait"]);
        Assert.Equal(21.0, figures["queue sales: today waitP90~"]);
    }

    [Fact]
    public void Who_still_waits_at_T_counts_a_millisecond_later()
    {
        var script = FloorScript.Day().Queue("sales", target: "80/20").At("09:00:00").Queued("sales", "c1");
        Assert.Equal(0L, script.PlayReference("09:00:20").Figures()["queue sales: last5 serviceLevel decided"]);
        Assert.Equal(1L, script.PlayReference("09:00:20.001").Figures()["queue sales: last5 serviceLevel decided"]);
    }

    [Fact]
    public void A_late_answer_takes_the_abandon_back_and_says_so()
    {
        var figures = FloorScript.Day().Queue("sales", target: "80/20")
            .At("09:00:00").Queued("sales", "c1")
            .Received("09:00:40").At("09:00:15").Answered("c1", by: "ana").PlayReference().Figures();
        Assert.Equal(1.0, figures["queue sales: today serviceLevel"]);
        Assert.Equal(1L, figures["queue sales: today restated"]);
    }

    [Fact]
    public void The_ledger_carries_over_midnight()
    {
        var figures = FloorScript.Day("Europe/Madrid").At("23:59:50").Queued("sales", "c1").PlayReference("2026-11-21 00:00:10").Figures();
        Assert.Equal(1L, figures["queue sales: today carriedIn"]);
        Assert.Equal(0L, figures["queue sales: today offered"]);
        Assert.Equal(1L, figures["queue sales: today waiting"]);
    }

    [Fact]
    public void What_needs_to_settle_settles_after_a_minute()
    {
        var script = FloorScript.Day().At("09:00:00").Abandoned("c1");
        Assert.Equal(0L, script.PlayReference("09:01:00").Figures()["site: gaveUpBeforeQueueToday"]);
        Assert.Equal(1L, script.PlayReference("09:01:00.001").Figures()["site: gaveUpBeforeQueueToday"]);
    }
}
