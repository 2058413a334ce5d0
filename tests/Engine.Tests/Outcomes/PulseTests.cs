using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Outcomes;
using QueueMonitor.Testing;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Engine.Tests.Outcomes;

/// <summary>Ratings: their mean and interval, by when they were given; the newest word of a contact counts.</summary>
public sealed class PulseTests
{
    [Fact]
    public void Ratings_count_when_they_are_given_and_a_second_word_replaces_the_first()
    {
        var floor = Rated(Rated(Rated(Served(), "c1", 4, "10:00:00"), "c2", 2, "10:01:00"), "c1", 5, "10:02:00").Play("10:03:00");
        var today = floor.Queue("sales").Pulse!.Today;
        Assert.Equal((3.5, 2), (today.Mean, today.Count));
        Assert.Equal((1, 5), (today.Low, today.High));
        Assert.Equal(today, floor.Snapshot.Pulse!.Last60);
    }

    [Fact]
    public void After_an_hour_a_rating_is_of_today_alone_and_on_the_next_day_of_none()
    {
        var script = Rated(Served(), "c1", 4, "10:00:00");
        var later = script.Play("11:00:10").Queue("sales").Pulse!;
        Assert.Equal((0, 1), (later.Last60.Count, later.Today.Count));
        Assert.Null(later.Today.Low);
        Assert.Null(script.Play("2026-11-21 00:00:00").Queue("sales").Pulse);
    }

    [Fact]
    public void A_rating_that_comes_before_its_contact_counts_with_it()
    {
        var floor = FloorScript.Day().At("09:30:00").Add(new FieldEvent(EventType.ContactRated, FloorScript.Day().Moment("09:30:00")) { Contact = "c1", Score = 3 })
            .Received("09:31:00").At("09:00:00").Queued("sales", "c1").Received("09:31:01").At("09:01:00").Answered("c1", by: "ana").Play("09:32:00");
        Assert.Equal((3, 1), (floor.Queue("sales").Pulse!.Today.Mean, floor.Queue("sales").Pulse!.Today.Count));
    }

    [Theory]
    [InlineData("2026-11-21 09:01:00")]
    [InlineData("2026-11-23 10:00:00")]
    [InlineData("2026-12-22 10:00:00")]
    public void A_rating_counts_however_long_its_contact_is_over(string at)
    {
        var floor = Rated(Rated(Served(), "c1", 2, at), "c2", 5, at).Play(at);
        Assert.Equal((3.5, 2), (floor.Queue("sales").Pulse!.Today.Mean, floor.Queue("sales").Pulse!.Today.Count));
        Assert.Equal(3.5, floor.Floor.Outcomes(0, long.MaxValue).Queues.Single().Row.Pulse.All.Mean);
        Assert.Equal(0, floor.Snapshot.Counters.RatingsLost);
    }

    [Fact]
    public void The_newest_word_counts_when_the_contact_is_gone_too()
    {
        var script = Rated(Rated(Served(), "c1", 4, "10:00:00"), "c1", 1, "2026-11-22 10:00:00");
        var floor = Rated(script.Received("2026-11-22 11:00:00"), "c1", 3, "10:30:00").Play();
        Assert.Equal((1, 1), (floor.Snapshot.Pulse!.Today.Mean, floor.Snapshot.Pulse.Today.Count));
        var all = floor.Floor.Outcomes(0, long.MaxValue).Queues.Single().Row.Pulse.All;
        Assert.Equal((1, 1L), (all.Mean, all.Count));
    }

    [Fact]
    public void A_rating_of_a_contact_of_which_nothing_else_comes_is_counted_as_lost()
    {
        var script = Rated(Served(), "nobody", 4, "10:00:00");
        Assert.Equal(0, script.Play("2026-11-21 10:00:00").Snapshot.Counters.RatingsLost);
        var lost = script.Play("2026-11-21 10:00:00.001").Snapshot;
        Assert.Equal((1, null), (lost.Counters.RatingsLost, lost.Pulse));
    }

    [Theory]
    [InlineData(1, 12.7062)]
    [InlineData(2, 4.3027)]
    [InlineData(3, 3.1824)]
    [InlineData(4, 2.7764)]
    [InlineData(10, 2.2281)]
    [InlineData(30, 2.0423)]
    [InlineData(1000, 1.9623)]
    public void Quantiles_of_t_are_those_of_the_tables(long freedom, double expected) =>
        Assert.InRange(Intervals.StudentT(freedom), expected - 0.006, expected + 0.006);

    // Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29.
    [Theory]
    [InlineData(81, 263, 0.2553, 0.3662)]
    [InlineData(15, 148, 0.0624, 0.1605)]
    [InlineData(0, 20, 0.0000, 0.1611)]
    [InlineData(1, 29, 0.0061, 0.1718)]
    public void Wilsons_interval_is_the_published_one(long hits, long of, double low, double high)
    {
        var share = Intervals.Share(hits, of);
        Assert.Equal((low, high), (Math.Round(share.Low!.Value, 4), Math.Round(share.High!.Value, 4)));
    }

    private static FloorScript Served() => FloorScript.Day().At("09:00:00").Queued("sales", "c1").Queued("sales", "c2").At("09:01:00")
        .Answered("c1", by: "ana").At("09:02:00").Completed("c1").Answered("c2", by: "ana").At("09:03:00").Completed("c2");

    private static FloorScript Rated(FloorScript script, string contact, int score, string at) => script.At(at).Add(
        new FieldEvent(EventType.ContactRated, script.Moment(at)) { Contact = contact, Score = score });
}
