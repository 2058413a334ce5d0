using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Engine.Snapshots;

/// <summary>How bad it is. <see cref="Unknown"/>: the promise was not confirmed, or the sources are silent.</summary>
public enum QueueLevel : byte
{
    Unknown,
    Fine,
    Warning,
    Critical,
}

/// <summary>One queue at one moment. Durations are milliseconds, ages are as of <see cref="FloorSnapshot.AsOf"/> of the
/// snapshot in which this object first appeared (<see cref="AsOf"/>): a reader ages them by the difference.</summary>
public sealed class QueueSnapshot
{
    public required string Queue { get; init; }

    /// <summary>When this object was made.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required QueueSettings Settings { get; init; }

    public MediaType Media => Settings.Media;

    /// <summary>Open now, by its opening hours.</summary>
    public required bool Open { get; init; }

    /// <summary>When that changes next; null: never.</summary>
    public required DateTimeOffset? OpenChangesAt { get; init; }

    public required QueueLevel Level { get; init; }

    public required int Waiting { get; init; }

    /// <summary>How many wait past their T.</summary>
    public required int OverThreshold { get; init; }

    /// <summary>When the longest waiting visit entered this queue; null: nobody waits.</summary>
    public required DateTimeOffset? LongestSince { get; init; }

    /// <summary>
    /// By the customers' own clocks: the moment from which the wait of the one who has waited longest counts, as if without breaks; null:
    /// nobody's clock runs.
    /// </summary>
    public required DateTimeOffset? LongestCustomerSince { get; init; }

    /// <summary>The longest wait of those whose own clock stands, since it is their turn; null: nobody's does.</summary>
    public required TimeSpan? LongestCustomerStood { get; init; }

    /// <summary>Working days that the longest waiting visit has waited; null for voice and chat, or when nobody waits.</summary>
    public required double? LongestWaitWorkingDays { get; init; }

    /// <summary>How many of those waiting are due before the working day ends (threshold in working days only; else null).</summary>
    public required int? DueToday { get; init; }

    /// <summary>The oldest <see cref="EngineLimits.MarksMax"/> waiting, longest first.</summary>
    public required IReadOnlyList<WaitingSnapshot> Contacts { get; init; }

    /// <summary>Those behind them, in groups of equal size, longest first.</summary>
    public required IReadOnlyList<WaitingGroup> Groups { get; init; }

    /// <summary>Who hung up in the last 30 s, oldest first: at most <see cref="EngineLimits.MarksMax"/>.</summary>
    public required IReadOnlyList<LossMark> Losses { get; init; }

    /// <summary>What is expected of it.</summary>
    public QueueForecast Forecast { get; init; }

    /// <summary>How many agents it needs; null: staffing is off, or nobody has looked yet.</summary>
    public StaffingSnapshot? Staffing { get; init; }

    /// <summary>Whether matters were solved; null: nothing to tell yet.</summary>
    public OutcomeFigures? Outcome { get; init; }

    /// <summary>What customers thought; null: nobody has said today or in the last hour.</summary>
    public PulseFigures? Pulse { get; init; }

    /// <summary>Null when no source speaks of agents here.</summary>
    public required AgentCounts? Agents { get; init; }

    /// <summary>How its promises to customers stand; null: nobody is promised anything here.</summary>
    public PromiseFigures? Promises { get; init; }

    public required WindowSnapshot Last5 { get; init; }

    public required WindowSnapshot Last30 { get; init; }

    public required WindowSnapshot Last60 { get; init; }

    public required WindowSnapshot Today { get; init; }

    /// <summary>The running quarter-hour.</summary>
    public required WindowSnapshot Interval { get; init; }

    /// <summary>Everything since the floor began.</summary>
    public required WindowSnapshot SinceStart { get; init; }

    /// <summary>When <see cref="Today"/> began.</summary>
    public required DateTimeOffset DayStart { get; init; }

    public required TrendSnapshot Trend { get; init; }

    public required Freshness Freshness { get; init; }

    /// <summary>How long the customer has waited by then who has waited longest, by their own clock; null: nobody waits.</summary>
    public TimeSpan? LongestCustomerWait(DateTimeOffset asOf)
    {
        if (LongestCustomerSince is not { } since) return LongestCustomerStood;
        var running = asOf > since ? asOf - since : TimeSpan.Zero;
        return LongestCustomerStood is { } stood && stood > running ? stood : running;
    }

    /// <summary>Quarter-hours that are over, newest last; each row is replaced, never changed, when a late event restates it.</summary>
    public required IReadOnlyList<IntervalRow> Intervals { get; init; }
}

/// <summary>One waiting visit.</summary>
/// <param name="Contact">Its id. Never leaves for a wall.</param>
/// <param name="Mark">Its number in this queue, which a wall shows it under.</param>
/// <param name="Since">When it entered this queue.</param>
/// <param name="DueAt">When it is past T.</param>
/// <param name="WorkingDays">How long it has waited in working days (as of the queue's AsOf); null for voice and chat.</param>
/// <param name="Ringing">It rings at an agent.</param>
/// <param name="Assigned">An agent has it and has not replied yet (queues answered by reply).</param>
/// <param name="CustomerSince">The moment from which the customer's own wait counts, as if without breaks.</param>
/// <param name="CustomersTurn">The customer's own clock stands still: it is the customer's turn.</param>
public sealed record WaitingSnapshot(
    string Contact, int Mark, DateTimeOffset Since, DateTimeOffset DueAt, double? WorkingDays, int Priority, bool Ringing, bool Assigned,
    DateTimeOffset CustomerSince, bool CustomersTurn, double? Value)
{
    /// <summary>What is expected of it; null: nothing is told here.</summary>
    public ContactForecast? Forecast { get; init; }
}

/// <summary>Some waiting visits behind the marks, told together.</summary>
public sealed record WaitingGroup(int Count, DateTimeOffset Since, double? WorkingDays);

/// <summary>One who hung up: under which mark, when, after how long.</summary>
public sealed record LossMark(int Mark, DateTimeOffset At, TimeSpan Waited);

/// <summary>Agents by what they do now; each agent counts once, in the first of busy, ringing, wrapUp, paused, available that fits.</summary>
/// <param name="Slots">How many contacts of this queue's kind the staffed agents could take at once.</param>
/// <param name="SlotsFree">How many of those are free.</param>
public sealed record AgentCounts(int Available, int Ringing, int Busy, int WrapUp, int Paused, int Slots, int SlotsFree)
{
    public int SignedIn => Available + Ringing + Busy + WrapUp + Paused;

    public int Staffed => SignedIn - Paused;

    /// <summary>Staffed and not free.</summary>
    public int Occupied => Staffed - Available;
}

/// <summary>How a queue went, in 60 points of <paramref name="PointMinutes"/> minutes, newest last; null: not known.</summary>
/// <param name="Waiting">How many waited.</param>
/// <param name="LongestWaitSeconds">The age of the oldest.</param>
/// <param name="LongestWaitWorkingDays">The same in working days; null for voice and chat.</param>
public sealed record TrendSnapshot(
    int PointMinutes, IReadOnlyList<int?> Waiting, IReadOnlyList<double?> LongestWaitSeconds, IReadOnlyList<double?>? LongestWaitWorkingDays);

public enum FreshnessState : byte
{
    /// <summary>Heard within 15 s.</summary>
    Live,

    /// <summary>Heartbeats only, or silent without ever sending heartbeats.</summary>
    Quiet,

    /// <summary>Three heartbeats missed.</summary>
    Stale,

    /// <summary>For five minutes, or it said goodbye.</summary>
    Down,
}

/// <summary>How fresh a queue's or source's figures are. <paramref name="HeardAt"/>: last event or heartbeat.</summary>
public sealed record Freshness(FreshnessState State, DateTimeOffset? HeardAt);

/// <summary>A quarter-hour of a queue. <paramref name="Window"/> counts what happened in it.</summary>
public sealed record IntervalRow(DateTimeOffset Start, WindowSnapshot Window);
