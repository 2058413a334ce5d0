using QueueMonitor.Engine.Events;

namespace QueueMonitor.Engine.Measures;

/// <summary>
/// The contract's window: what happened in a span of time. Counts of visits by the time of the event; null is "no data".
/// </summary>
public sealed record WindowSnapshot
{
    /// <summary>Waiting when the window began (today); 0 since start, and for gliding windows.</summary>
    public long CarriedIn { get; init; }

    public long Offered { get; init; }

    public long Answered { get; init; }

    public long Abandoned { get; init; }

    public long ShortAbandoned { get; init; }

    /// <summary>By reason, in the order of <see cref="LeftReason"/>.</summary>
    public required IReadOnlyList<long> Left { get; init; }

    public long Moved { get; init; }

    public long Lost { get; init; }

    /// <summary>Waiting now (for an interval that is over: at its end).</summary>
    public long Waiting { get; init; }

    public long Reopened { get; init; }

    /// <summary>Figures that a late event changed.</summary>
    public long Restated { get; init; }

    /// <summary>Gave up between two agents, after this queue; outside the ledger.</summary>
    public long LostInTransfer { get; init; }

    /// <summary>Conversations of this queue that turned out to be ghosts; outside the ledger.</summary>
    public long LostConversation { get; init; }

    public required ServiceLevel ServiceLevel { get; init; }

    /// <summary>Mean wait of those answered.</summary>
    public double? AverageSpeedOfAnswerSeconds { get; init; }

    /// <summary>Mean wait of all visits that ended answered, given up, left, moved or lost.</summary>
    public double? AverageWaitSeconds { get; init; }

    public double? WaitP50Seconds { get; init; }

    public double? WaitP90Seconds { get; init; }

    public double? WaitP95Seconds { get; init; }

    /// <summary>Mean wait of those answered by the customers' own clocks: from reaching us, over all queues and holds, own turn and talk left out.</summary>
    public double? AverageCustomerWaitSeconds { get; init; }

    public double? CustomerWaitP50Seconds { get; init; }

    public double? CustomerWaitP90Seconds { get; init; }

    /// <summary>B ÷ E; short ones left out of both.</summary>
    public double? AbandonRate { get; init; }

    /// <summary>E of <see cref="AbandonRate"/>.</summary>
    public long Ended { get; init; }

    /// <summary>Talk, hold and wrap-up, mean over conversations that ended in the window.</summary>
    public double? AverageHandleSeconds { get; init; }

    /// <summary>How many conversations <see cref="AverageHandleSeconds"/> is the mean of.</summary>
    public long Handled { get; init; }

    /// <summary>(busy + wrap-up) ÷ (busy + wrap-up + available) of agent-time; null without agents.</summary>
    public double? Occupancy { get; init; }

    /// <summary>Gave up before any queue (site only; 0 elsewhere).</summary>
    public long GaveUpBeforeQueue { get; init; }

    /// <summary>Sent away before any queue (site only).</summary>
    public long TurnedAway { get; init; }

    /// <summary>Answered without any queue (site only).</summary>
    public long Direct { get; init; }

    /// <summary>Promises to customers answered in time.</summary>
    public long PromisesKept { get; init; }

    /// <summary>Promises to customers answered in time, or past due.</summary>
    public long PromisesDecided { get; init; }

    /// <summary>Promises to customers past due, answered late or not yet.</summary>
    public long PromisesBroken => PromisesDecided - PromisesKept;

    public long LeftTotal
    {
        get
        {
            long total = 0;
            for (var i = 0; i < Left.Count; i++) total += Left[i];
            return total;
        }
    }

    /// <summary>The ledger: what came in is what went out and what waits.</summary>
    public bool AddsUp => CarriedIn + Offered == Answered + Abandoned + ShortAbandoned + LeftTotal + Moved + Lost + Waiting;
}

/// <summary>A share in time with its parts. <paramref name="Value"/> is null when nothing was decided.</summary>
public sealed record ServiceLevel(double? Value, long Hits, long Decided, ServiceLevelFormula Formula);
