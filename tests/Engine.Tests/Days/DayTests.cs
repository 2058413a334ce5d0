using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Testing;

namespace QueueMonitor.Engine.Tests.Days;

/// <summary>When a queue's day begins, and what settings that change in the middle of it do.</summary>
public sealed class DayTests
{
    [Theory]
    [InlineData("2026-03-29", 23)]
    [InlineData("2026-10-25", 25)]
    [InlineData("2026-11-20", 24)]
    public void A_day_is_as_long_as_the_clocks_make_it(string date, int hours)
    {
        var script = FloorScript.Day("Europe/Madrid", date).At("00:00:00").Queued("sales", "c1");
        var end = DateTimeOffset.FromUnixTimeMilliseconds(script.StartAt).AddHours(hours);
        Assert.Equal(1, script.Play($"{end.AddMilliseconds(-1):yyyy-MM-ddTHH:mm:ss.fffZ}").Queue("sales").SinceStart.Offered);
        Assert.Equal(script.StartAt, script.Play($"{end.AddMilliseconds(-1):yyyy-MM-ddTHH:mm:ss.fffZ}").Queue("sales")
            .DayStart.ToUnixTimeMilliseconds());
        Assert.Equal(end, script.Play($"{end:yyyy-MM-ddTHH:mm:ss.fffZ}").Queue("sales").DayStart);
    }

    [Fact]
    public void A_start_of_day_that_the_clock_jumps_over_is_the_moment_after_the_jump()
    {
        var script = FloorScript.Day("Europe/Madrid", "2026-03-29").Queue("night", startOfDay: "02:30");
        Assert.Equal("2026-03-28T01:30:00.0000000+00:00", $"{script.Play("2026-03-29T00:59:59.999Z").Queue("night").DayStart:O}");
        Assert.Equal("2026-03-29T01:00:00.0000000+00:00", $"{script.Play("2026-03-29T01:00:00Z").Queue("night").DayStart:O}");
    }

    [Fact]
    public void A_start_of_day_that_the_clock_shows_twice_is_the_first_of_them()
    {
        var script = FloorScript.Day("Europe/Madrid", "2026-10-25").Queue("night", startOfDay: "02:30");
        Assert.Equal("2026-10-25T00:30:00.0000000+00:00", $"{script.Play("2026-10-25T00:30:00Z").Queue("night").DayStart:O}");
        Assert.Equal("2026-10-25T00:30:00.0000000+00:00", $"{script.Play("2026-10-25T01:30:00Z").Queue("night").DayStart:O}");
    }

    [Fact]
    public void What_waits_over_the_start_of_day_is_carried_in()
    {
        var floor = FloorScript.Day("Europe/Madrid").Queue("night", startOfDay: "06:00")
            .At("05:59:50").Queued("night", "c1").At("06:00:10").Answered("c1", by: "ana").Play();
        Assert.Equal((1, 0, 1), (floor.Queue("night").Today.CarriedIn, floor.Queue("night").Today.Offered, floor.Queue("night")
            .Today.Answered));
        Assert.True(floor.Queue("night").Today.AddsUp);
    }

    [Fact]
    public void A_threshold_that_changes_at_noon_holds_for_those_who_come_after()
    {
        var floor = FloorScript.Day().Queue("sales", target: "80/20")
            .At("11:59:50").Queued("sales", "c1").At("12:00:00").Queue("sales", target: "80/60").Queued("sales", "c2").Play("12:00:30");
        Assert.Equal(TimeSpan.FromSeconds(20), floor.Waiting("sales", "c1").DueAt - floor.Waiting("sales", "c1").Since);
        Assert.Equal(TimeSpan.FromSeconds(60), floor.Waiting("sales", "c2").DueAt - floor.Waiting("sales", "c2").Since);
        Assert.Equal((1, 1L), (floor.Queue("sales").OverThreshold, floor.Queue("sales").Today.ServiceLevel.Decided));
    }

    [Fact]
    public void The_formula_of_today_is_the_one_that_is_set_now()
    {
        var script = FloorScript.Day().Queue("sales", target: "80/20").At("09:00:00").Queued("sales", "c1").Queued("sales", "c2")
            .Queued("sales", "c3")
            .At("09:00:10").Answered("c1", by: "ana").Abandoned("c2").At("09:00:30").Answered("c3", by: "ana");
        Assert.Equal((1L, 3L), Level(script));
        Assert.Equal((1L, 2L), Level(script.At("12:00:00").Queue("sales", formula: ServiceLevelFormula.AbandonsIgnored)));
        Assert.Equal((2L, 3L), Level(script.At("12:00:01").Queue("sales", formula: ServiceLevelFormula.AbandonsFor)));
        Assert.Equal((1L, 3L), Level(script.At("12:00:02").Queue("sales", formula: ServiceLevelFormula.AbandonsAgainst)));
    }

    [Fact]
    public void A_zone_that_changes_in_the_morning_changes_the_day_at_once()
    {
        var script = FloorScript.Day("UTC").At("04:59:00").Queued("sales", "c1").At("05:01:00").Queued("sales", "c2")
            .At("08:00:00").Configured("sales", new QueueSettingsPatch { Zone = "America/New_York" });
        var today = script.Play().Queue("sales").Today;
        Assert.Equal((1, 1, 2), (today.CarriedIn, today.Offered, today.Waiting));
        var back = script.At("08:05:00").Configured("sales", new QueueSettingsPatch { Zone = "UTC" }).Play().Queue("sales").Today;
        Assert.Equal((0, 2, 2), (back.CarriedIn, back.Offered, back.Waiting));
    }

    [Fact]
    public void A_late_event_counts_in_the_day_that_it_belongs_to()
    {
        var floor = FloorScript.Day("Europe/Madrid").At("23:59:00").Queued("sales", "c1")
            .Received("2026-11-21 00:00:30").At("23:59:40").Answered("c1", by: "ana").Play();
        Assert.Equal((0, 0, 0, 0), (floor.Queue("sales").Today.CarriedIn, floor.Queue("sales").Today.Answered, floor.Queue("sales")
            .Waiting, (int)floor.Queue("sales").Today.Restated));
        Assert.Equal((1, 1), (floor.Queue("sales").SinceStart.Answered, floor.Source().Late));
    }

    [Fact]
    public void Leaving_out_is_decided_by_the_settings_of_the_moment_of_leaving()
    {
        var floor = FloorScript.Day().Queue("sales", target: "80/20").At("09:00:00").Queued("sales", "c1").Left("c1", LeftReason.Callback)
            .At("12:00:00").Queue("sales", leftExcluded: [LeftReason.Callback]).Queued("sales", "c2").Left("c2", LeftReason.Callback)
            .Play();
        Assert.Equal(1, floor.Queue("sales").Today.ServiceLevel.Decided);
    }

    private static (long Hits, long Decided) Level(FloorScript script)
    {
        var level = script.Play().Queue("sales").Today.ServiceLevel;
        return (level.Hits, level.Decided);
    }
}
