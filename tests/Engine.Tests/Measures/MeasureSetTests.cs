using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;

namespace QueueMonitor.Engine.Tests.Measures;

public sealed class MeasureSetTests
{
    private const ServiceLevelFormula AtThreshold = ServiceLevelFormula.AtThreshold;

    // 2026-11-21 10:00 UTC.
    private static readonly long Ten = new DateTimeOffset(2026, 11, 21, 10, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds();
    private static readonly long Midnight = Ten - (10 * 3_600_000);

    [Fact]
    public void NothingAddedIsNoDataNotZeroPercent()
    {
        var set = new MeasureSet(Midnight);
        foreach (var span in Enum.GetValues<WindowSpan>())
        {
            var window = set.Window(span, Ten, AtThreshold, 0);
            Assert.Null(window.ServiceLevel.Value);
            Assert.Null(window.AbandonRate);
            Assert.Null(window.AverageSpeedOfAnswerSeconds);
            Assert.Null(window.AverageWaitSeconds);
            Assert.Null(window.AverageHandleSeconds);
            Assert.Null(window.WaitP50Seconds);
            Assert.Null(window.Occupancy);
            Assert.True(window.AddsUp);
        }
        Assert.Empty(set.Intervals(Ten));
        Assert.False(set.ChangesWithTime(Ten, Ten + 86_400_000));
    }

    [Theory]
    [InlineData(nameof(WindowSpan.Last5), 5)]
    [InlineData(nameof(WindowSpan.Last30), 30)]
    [InlineData(nameof(WindowSpan.Last60), 60)]
    public void GlidingWindowReachesBackFromTheLastFullFiveSeconds(string name, int minutes)
    {
        var span = Enum.Parse<WindowSpan>(name);
        var set = new MeasureSet(Midnight);
        set.Add(Figure.Offered, Ten);
        var lastIn = Ten + (minutes * 60_000) + 4_999;
        Assert.Equal(1, set.Window(span, lastIn, AtThreshold, 1).Offered);
        Assert.True(set.ChangesWithTime(lastIn, lastIn + 1));
        Assert.Equal(0, set.Window(span, lastIn + 1, AtThreshold, 1).Offered);
        Assert.Equal(1, set.Window(WindowSpan.SinceStart, lastIn + 1, AtThreshold, 1).Offered);
    }

    [Fact]
    public void TodayBeginsAtItsStartNotAMillisecondLater()
    {
        var set = new MeasureSet(Midnight - 86_400_000);
        set.Add(Figure.Offered, Midnight - 1);
        set.Add(Figure.Offered, Midnight);
        set.StartDay(Midnight);
        var today = set.Window(WindowSpan.Today, Midnight + 10, AtThreshold, 2);
        Assert.Equal((1, 1), (today.CarriedIn, today.Offered));
        Assert.Equal((1, 1), (set.CarriedIn, set.Today(Figure.Offered)));
        Assert.True(today.AddsUp);
        set.Add(Figure.Offered, Midnight + 86_400_000);
        set.Add(Figure.Offered, Midnight);
        set.Add(Figure.Offered, Midnight - 1);
        Assert.Equal((2, 3), (set.CarriedIn, set.Today(Figure.Offered)));
    }

    [Fact]
    public void DayStartMovedByNewSettingsCountsFromThere()
    {
        var set = new MeasureSet(Midnight);
        for (var hour = 0; hour < 10; hour++) set.Add(Figure.Answered, Midnight + (hour * 3_600_000));
        for (var hour = 0; hour < 10; hour++) set.AddAnsweredWait(Midnight + (hour * 3_600_000), hour * 1000, 1);
        set.StartDay(Midnight + (5 * 3_600_000));
        var today = set.Window(WindowSpan.Today, Ten, AtThreshold, 0);
        Assert.Equal(5, today.Answered);
        Assert.Equal(7, today.WaitP50Seconds!.Value, 0.07);
        set.StartDay(Midnight);
        Assert.Equal(10, set.Window(WindowSpan.Today, Ten, AtThreshold, 0).Answered);
    }

    [Fact]
    public void LateAdditionReachesEveryWindowThatItsTimeIsIn()
    {
        var set = new MeasureSet(Midnight);
        set.Add(Figure.Offered, Ten - (90 * 60_000));
        set.Add(Figure.Offered, Ten);
        set.Add(Figure.Offered, Ten - (20 * 60_000));
        long Offered(WindowSpan span) => set.Window(span, Ten, AtThreshold, 3).Offered;
        Assert.Equal((1, 2, 2), (Offered(WindowSpan.Last5), Offered(WindowSpan.Last30), Offered(WindowSpan.Last60)));
        Assert.Equal((3, 3, 1), (Offered(WindowSpan.Today), Offered(WindowSpan.SinceStart), Offered(WindowSpan.Interval)));
    }

    [Fact]
    public void ClosedQuarterIsARowThatALateEventMakesAnew()
    {
        var set = new MeasureSet(Midnight);
        set.Add(Figure.Offered, Ten - 1);
        set.Add(Figure.Offered, Ten);
        var rows = set.Intervals(Ten);
        var row = Assert.Single(rows);
        Assert.Equal((1, 0, 1), (row.Window.Offered, row.Window.CarriedIn, row.Window.Waiting));
        Assert.Same(rows, set.Intervals(Ten + 899_999));

        set.Add(Figure.Answered, Ten + 5);
        Assert.Same(rows, set.Intervals(Ten + 899_999));
        Assert.True(set.ChangesWithTime(Ten + 899_999, Ten + 900_000));
        var next = set.Intervals(Ten + 900_000);
        Assert.Equal(2, next.Count);
        Assert.Same(row, next[0]);
        Assert.Equal((1, 1, 1, 1), (next[1].Window.CarriedIn, next[1].Window.Offered, next[1].Window.Answered, next[1].Window.Waiting));

        set.Add(Figure.Abandoned, Ten - 1);
        var restated = set.Intervals(Ten + 900_000);
        Assert.Equal(1, restated[0].Window.Abandoned);
        Assert.Equal((0, 0), (restated[1].Window.CarriedIn, restated[1].Window.Waiting));
        Assert.All(restated, r => Assert.True(r.Window.AddsUp));
    }

    [Fact]
    public void LateEventInTheQuarterThatJustClosedIsInItsRow()
    {
        var set = new MeasureSet(Midnight);
        set.Add(Figure.Offered, Ten - 10);
        Assert.Equal(1, set.Intervals(Ten + 10)[0].Window.Offered);
        set.Add(Figure.Offered, Ten - 5);
        set.Add(Figure.Offered, Ten - 4);
        Assert.Equal(3, set.Intervals(Ten + 20)[0].Window.Offered);
        set.Add(Figure.Offered, Ten - 3);
        Assert.Equal(4, set.Intervals(Ten + 30)[0].Window.Offered);
    }

    [Fact]
    public void TwoDaysOfQuartersAreKept()
    {
        var set = new MeasureSet(Midnight);
        set.Add(Figure.Offered, Midnight);
        Assert.Equal(192, set.Intervals(Midnight + (192 * 900_000)).Count);
        var after = set.Intervals(Midnight + (193 * 900_000));
        Assert.Equal(192, after.Count);
        Assert.Equal(0, after[0].Window.Offered);
        Assert.Equal(1, after[0].Window.CarriedIn);
    }

    // The example of a trade magazine: 1,000 answered, 860 of them in time; 60 gave up, 20 in time, 10 of those very soon.
    [Theory]
    [InlineData(ServiceLevelFormula.AbandonsAgainst, 860, 1060, 81.13)]
    [InlineData(ServiceLevelFormula.AbandonsIgnored, 860, 1040, 82.69)]
    [InlineData(ServiceLevelFormula.AbandonsFor, 880, 1060, 83.02)]
    [InlineData(ServiceLevelFormula.AtThreshold, 860, 1050, 81.90)]
    public void FormulasGiveThePublishedExample(ServiceLevelFormula formula, long hits, long decided, double percent)
    {
        var set = new MeasureSet(Midnight);
        set.Add(Figure.Answered, Ten, 1000);
        set.Add(Figure.AnsweredInTime, Ten, 860);
        set.Add(Figure.Abandoned, Ten, 60);
        set.Add(Figure.AbandonedInTime, Ten, 20);

        // At the threshold, each visit is decided once; the ten very soon ones are left out.
        set.Add(Figure.Hits, Ten, 860);
        set.Add(Figure.Decided, Ten, 1050);
        var level = set.Window(WindowSpan.Today, Ten, formula, 0).ServiceLevel;
        Assert.Equal((hits, decided, formula), (level.Hits, level.Decided, level.Formula));
        Assert.Equal(percent, level.Value!.Value * 100, 2);
    }

    [Fact]
    public void LeftCountsInEndedAndByReason()
    {
        var set = new MeasureSet(Midnight);
        set.Add(Figure.Offered, Ten, 4);
        set.Add(Figure.Answered, Ten, 2);
        set.AddLeft(LeftReason.Callback, Ten);
        set.AddLeft(LeftReason.Other, Ten);
        set.Add(Figure.LeftCounted, Ten);
        var window = set.Window(WindowSpan.Last5, Ten, ServiceLevelFormula.AbandonsFor, 0);
        Assert.Equal(3, window.Ended);
        Assert.Equal((1, 1, 2), (window.Left[(int)LeftReason.Callback], window.Left[(int)LeftReason.Other], window.LeftTotal));
        Assert.True(window.AddsUp);
    }

    [Fact]
    public void MeansAndOccupancyAreSumsOverCounts()
    {
        var set = new MeasureSet(Midnight);
        set.Add(Figure.Answered, Ten, 4);
        set.Add(Figure.WaitAnsweredMs, Ten, 10_000);
        set.Add(Figure.EndedVisits, Ten, 5);
        set.Add(Figure.WaitEndedMs, Ten, 20_000);
        set.Add(Figure.Handled, Ten, 2);
        set.Add(Figure.HandleMs, Ten, 61_000);
        set.Add(Figure.BusyMs, Ten, 3_000);
        set.Add(Figure.WrapUpMs, Ten, 1_000);
        set.Add(Figure.AvailableMs, Ten, 1_000);
        var w = set.Window(WindowSpan.Interval, Ten, AtThreshold, 0);
        Assert.Equal((2.5, 4.0), (w.AverageSpeedOfAnswerSeconds!.Value, w.AverageWaitSeconds!.Value));
        Assert.Equal((30.5, 0.8), (w.AverageHandleSeconds!.Value, w.Occupancy!.Value));
    }

    [Fact]
    public void EventAheadOfTheClockCountsAtOnceInEveryWindow()
    {
        var set = new MeasureSet(Midnight);
        var now = Ten + 899_500;
        set.Add(Figure.Answered, now - 600_000);
        set.Add(Figure.Answered, now + 2_000);
        set.AddAnsweredWait(now - 600_000, 10_000, 1);
        set.AddAnsweredWait(now + 2_000, 90_000, 1);
        var interval = set.Window(WindowSpan.Interval, now, AtThreshold, 0);
        Assert.Equal((2, 90.0), (interval.Answered, Math.Round(interval.WaitP95Seconds!.Value)));
        Assert.Equal(1, set.Window(WindowSpan.Last5, now, AtThreshold, 0).Answered);
    }

    [Fact]
    public void AWaitTakenBackThatWasNeverAddedIsABug()
    {
        var set = new MeasureSet(Midnight);
        Assert.Throws<InvalidOperationException>(() => set.AddAnsweredWait(Ten, 5, -1));
    }

    [Fact]
    public void SteadyAdditionsAllocateNothing()
    {
        var set = new MeasureSet(Midnight);
        var now = Midnight;

        // Two busy days fill every mark there is, and bring every wait that will come again.
        void Run(int steps)
        {
            for (var i = 0; i < steps; i++)
            {
                now += 700;
                set.Advance(now);
                set.Add(Figure.Offered, now);
                set.Add(Figure.Answered, now - (i % 20 == 0 ? 90_000 : 0));
                set.AddLeft(LeftReason.Timeout, now);
                set.AddAnsweredWait(now, (i % 60) * 1000, 1);
                if (i % 3 == 0) set.AddAnsweredWait(now, (i % 60) * 1000, -1);
            }
        }

        Run(2 * 86_400_000 / 700 + 4_000);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Run(20_000);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
