using QueueMonitor.Engine.Events;

namespace QueueMonitor.Engine.Measures;

/// <summary>Where windows begin, and how the figures of one are told.</summary>
internal static class Windows
{
    /// <summary>Gliding windows move on in steps of this.</summary>
    public const long BucketMs = 5_000;

    public const long QuarterMs = 900_000;

    private const long BucketsAQuarter = QuarterMs / BucketMs;

    private static readonly long[] NoneLeft = new long[LeftReasons.Count];

    public static long BucketOf(long at) => FloorDivide(at, BucketMs);

    public static long QuarterOf(long at) => FloorDivide(at, QuarterMs);

    /// <summary>The first 5 s of a window when <paramref name="running"/> are the running ones.</summary>
    public static long FirstBucket(WindowSpan span, long running) => span switch
    {
        WindowSpan.Last5 => running - 60,
        WindowSpan.Last30 => running - 360,
        WindowSpan.Last60 => running - 720,
        WindowSpan.Interval => FloorDivide(running, BucketsAQuarter) * BucketsAQuarter,
        _ => throw new ArgumentOutOfRangeException(nameof(span), span, "Not a window that moves on."),
    };

    /// <summary>The window between two tallies.</summary>
    public static WindowSnapshot Tell(in Tally t, long carriedIn, long waiting, ServiceLevelFormula formula, WaitQuantiles waits, WaitQuantiles customerWaits)
    {
        var ended = t.Of(Figure.Answered) + t.Of(Figure.Abandoned) + t.Of(Figure.LeftCounted);
        var worked = t.Of(Figure.BusyMs) + t.Of(Figure.WrapUpMs);
        return new WindowSnapshot
        {
            CarriedIn = carriedIn,
            Offered = t.Of(Figure.Offered),
            Answered = t.Of(Figure.Answered),
            Abandoned = t.Of(Figure.Abandoned),
            ShortAbandoned = t.Of(Figure.ShortAbandoned),
            Left = Left(in t),
            Moved = t.Of(Figure.Moved),
            Lost = t.Of(Figure.Lost),
            Waiting = waiting,
            Reopened = t.Of(Figure.Reopened),
            Restated = t.Of(Figure.Restated),
            LostInTransfer = t.Of(Figure.LostInTransfer),
            LostConversation = t.Of(Figure.LostConversation),
            ServiceLevel = Level(in t, ended, formula),
            AverageSpeedOfAnswerSeconds = Mean(t.Of(Figure.WaitAnsweredMs), t.Of(Figure.Answered)),
            AverageWaitSeconds = Mean(t.Of(Figure.WaitEndedMs), t.Of(Figure.EndedVisits)),
            WaitP50Seconds = waits.P50,
            WaitP90Seconds = waits.P90,
            WaitP95Seconds = waits.P95,
            AverageCustomerWaitSeconds = Mean(t.Of(Figure.CustomerWaitMs), t.Of(Figure.Answered)),
            CustomerWaitP50Seconds = customerWaits.P50,
            CustomerWaitP90Seconds = customerWaits.P90,
            AbandonRate = Share(t.Of(Figure.Abandoned), ended),
            Ended = ended,
            AverageHandleSeconds = Mean(t.Of(Figure.HandleMs), t.Of(Figure.Handled)),
            Handled = t.Of(Figure.Handled),
            Occupancy = Share(worked, worked + t.Of(Figure.AvailableMs)),
            GaveUpBeforeQueue = t.Of(Figure.GaveUpBeforeQueue),
            TurnedAway = t.Of(Figure.TurnedAway),
            Direct = t.Of(Figure.Direct),
            PromisesKept = t.Of(Figure.PromisesKept),
            PromisesDecided = t.Of(Figure.PromisesDecided),
        };
    }

    // The formulas are those of ServiceLevelFormula.
    private static ServiceLevel Level(in Tally t, long ended, ServiceLevelFormula formula)
    {
        var (hits, decided) = formula switch
        {
            ServiceLevelFormula.AtThreshold => (t.Of(Figure.Hits), t.Of(Figure.Decided)),
            ServiceLevelFormula.AbandonsAgainst => (t.Of(Figure.AnsweredInTime), ended),
            ServiceLevelFormula.AbandonsIgnored => (t.Of(Figure.AnsweredInTime), ended - t.Of(Figure.AbandonedInTime)),
            ServiceLevelFormula.AbandonsFor => (t.Of(Figure.AnsweredInTime) + t.Of(Figure.AbandonedInTime), ended),
            _ => throw new ArgumentOutOfRangeException(nameof(formula), formula, "Not a service-level formula."),
        };
        return new ServiceLevel(Share(hits, decided), hits, decided, formula);
    }

    private static double? Share(long part, long whole) => whole == 0 ? null : (double)part / whole;

    private static double? Mean(long milliseconds, long count) => count == 0 ? null : milliseconds / 1000.0 / count;

    private static long[] Left(in Tally t)
    {
        ReadOnlySpan<long> left = ((ReadOnlySpan<long>)t)[(int)Figure.Left..];
        return left.IndexOfAnyExcept(0) < 0 ? NoneLeft : left.ToArray();
    }

    private static long FloorDivide(long value, long by)
    {
        var quotient = value / by;
        return value % by < 0 ? quotient - 1 : quotient;
    }
}
