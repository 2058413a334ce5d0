using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Testing;

namespace QueueMonitor.Engine.Tests.Pains;

/// <summary>Complaints 35–39: the day's reset, time zones, daylight saving.</summary>
public sealed class DayPains
{
    private static readonly WeeklyHours NineToFive = new([.. Enumerable.Repeat<IReadOnlyList<OpenSpan>>([new(9 * 60, 17 * 60)], 7)]);

    [Fact(DisplayName = "35 · The day's figures are not reset unless the exchange is restarted")]
    public void A_day_begins_by_itself()
    {
        var script = FloorScript.Day("Europe/Madrid").At("23:59:00").Queued("sales", "c1").Queued("sales", "c2").At("23:59:30")
            .Answered("c1", by: "ana");
        Assert.Equal(2, script.Play("23:59:59.999").Queue("sales").Today.Offered);
        var today = script.Play("2026-11-21 00:00:00").Queue("sales").Today;
        Assert.Equal((1, 0, 0, 1), (today.CarriedIn, today.Offered, today.Answered, today.Waiting));
        Assert.Equal(2, script.Play("2026-11-21 00:00:00").Queue("sales").SinceStart.Offered);
    }

    [Fact(DisplayName = "36 · The board runs on the server's time")]
    public void Each_queue_has_its_own_day()
    {
        var floor = FloorScript.Day("UTC").Queue("tokyo", zone: "Asia/Tokyo").Queue("lima", zone: "America/Lima")
            .At("14:59:00").Queued("tokyo", "c1").Queued("lima", "c2").Play("15:00:00");
        Assert.Equal((0, 1), (floor.Queue("tokyo").Today.Offered, floor.Queue("tokyo").Today.CarriedIn));
        Assert.Equal((1, 0), (floor.Queue("lima").Today.Offered, floor.Queue("lima").Today.CarriedIn));
    }

    [Fact(DisplayName = "37 · Around midnight the card and the table disagree")]
    public void Total_and_queue_change_the_day_in_the_same_snapshot()
    {
        var script = FloorScript.Day("Europe/Madrid").At("23:50:00").Queued("sales", "c1").At("23:50:05").Answered("c1", by: "ana");
        foreach (var (moment, count) in new[] { ("23:59:59.999", 1L), ("2026-11-21 00:00:00", 0L), ("2026-11-21 00:00:00.001", 0L) })
        {
            var floor = script.Play(moment);
            Assert.Equal((count, count), (floor.Queue("sales").Today.Answered, floor.Snapshot.Site.Today.Answered));
        }
    }

    [Theory(DisplayName = "38 · Opening hours are an hour wrong when clocks change")]
    [InlineData("2026-03-28", "08:00:00Z")]
    [InlineData("2026-03-29", "07:00:00Z")]
    [InlineData("2026-10-24", "07:00:00Z")]
    [InlineData("2026-10-25", "08:00:00Z")]
    public void A_queue_opens_at_nine_by_its_own_clock(string date, string opensUtc)
    {
        var script = FloorScript.Day("Europe/Madrid", date).Queue("sales", hours: NineToFive);
        var opens = DateTimeOffset.Parse($"{date}T{opensUtc}", System.Globalization.CultureInfo.InvariantCulture);
        Assert.False(script.Play($"{opens.AddMilliseconds(-1):yyyy-MM-ddTHH:mm:ss.fffZ}").Queue("sales").Open);
        var floor = script.Play($"{opens:yyyy-MM-ddTHH:mm:ss.fffZ}");
        Assert.True(floor.Queue("sales").Open);
        Assert.Equal(opens.AddHours(8), floor.Queue("sales").OpenChangesAt);
    }

    [Fact(DisplayName = "39 · Promises run out at midnight and at week-ends")]
    public void Two_working_days_after_friday_afternoon_are_over_on_tuesday()
    {
        var script = FloorScript.Day("Europe/Madrid", "2026-11-20").Queue("mail", media: MediaType.Email, promise: "2 working days")
            .At("15:00:00").Queued("mail", "c1");
        Assert.Equal(script.Moment("2026-11-24 15:00:00"), script.Play().Waiting("mail", "c1").DueAt.ToUnixTimeMilliseconds());
        Assert.Equal(0, script.Play("2026-11-24 15:00:00").Queue("mail").OverThreshold);
        Assert.Equal(1, script.Play("2026-11-24 15:00:00.001").Queue("mail").OverThreshold);
    }
}
