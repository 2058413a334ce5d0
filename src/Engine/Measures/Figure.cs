using QueueMonitor.Engine.Events;

namespace QueueMonitor.Engine.Measures;

/// <summary>What a <see cref="MeasureSet"/> adds up: counts of visits, contacts or customers; names in Ms are milliseconds.</summary>
internal enum Figure
{
    Offered,
    Answered,

    /// <summary>B: gave up; short ones are not among them.</summary>
    Abandoned,
    ShortAbandoned,
    Moved,
    Lost,
    Reopened,
    Restated,
    LostInTransfer,
    LostConversation,

    /// <summary>Decided in time, by formula atThreshold.</summary>
    Hits,

    /// <summary>Decided, by formula atThreshold.</summary>
    Decided,

    /// <summary>A_T.</summary>
    AnsweredInTime,

    /// <summary>B_T.</summary>
    AbandonedInTime,

    /// <summary>L: left, for a reason that is not excluded.</summary>
    LeftCounted,

    /// <summary>Visits that ended in any way.</summary>
    EndedVisits,
    WaitAnsweredMs,
    WaitEndedMs,

    /// <summary>Talk, hold and wrap-up of <see cref="Handled"/>.</summary>
    HandleMs,
    Handled,
    BusyMs,
    WrapUpMs,
    AvailableMs,
    GaveUpBeforeQueue,
    TurnedAway,
    Direct,
    Tried,
    Reached,
    Unidentified,

    /// <summary>Ratings of 1 to 5, their sum, and the sum of their squares.</summary>
    Ratings,
    RatingSum,
    RatingSquares,

    /// <summary>The customers' own waits up to <see cref="Answered"/>.</summary>
    CustomerWaitMs,

    /// <summary>Promises answered in time, or past due.</summary>
    PromisesDecided,

    /// <summary>Of those, answered in time.</summary>
    PromisesKept,

    /// <summary>The first of <see cref="LeftReasons.Count"/> figures, in the order of <see cref="LeftReason"/>.</summary>
    Left,
}
