using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Queues;

/// <summary>
/// Looks each second at the queues whose promise was confirmed and says how bad it is (docs/RULES.md section 9). Used by
/// the engine loop only.
/// </summary>
internal sealed class LevelWatch(FloorParts floor)
{
    /// <summary>Critical: the longest wait is over three times T (DESIGN 4).</summary>
    private const int CriticalTimes = 3;

    public void Look(long now)
    {
        floor.HasLevels = false;
        foreach (var queue in floor.Queues)
        {
            if (!queue.Settings.PromiseConfirmed && queue.Level.Shown == QueueLevel.Unknown) continue;
            queue.Dirty |= queue.Level.Look(Wanted(queue, now), now);
            floor.HasLevels = true;
        }
    }

    private QueueLevel Wanted(QueueState queue, long now)
    {
        if (!queue.Settings.PromiseConfirmed || IsSilent(queue)) return QueueLevel.Unknown;
        if (queue.Waiting == 0) return QueueLevel.Fine;
        if (queue.Open && queue.AgentsKnown && queue.Touches.Lost == 0 && IsNobodyIn(queue.AgentsByState)) return QueueLevel.Critical;
        if (queue.Waiting == queue.NotYetDue) return QueueLevel.Fine;
        return IsFarOver(queue, now) ? QueueLevel.Critical : QueueLevel.Warning;
    }

    private bool IsFarOver(QueueState queue, long now)
    {
        var entered = floor.Visits[queue.FirstWaiting].Entered;
        var threshold = queue.Settings.Threshold;
        return threshold.IsWorkingTime
            ? queue.Calendar.WorkingDaysBetween(entered, now) > CriticalTimes * threshold.WorkingDays
            : now - entered > CriticalTimes * (long)threshold.Duration.TotalMilliseconds;
    }

    private bool IsSilent(QueueState queue)
    {
        foreach (var source in floor.Sources)
        {
            if ((queue.Sources & (1UL << source.Index)) != 0 && source.State is FreshnessState.Stale or FreshnessState.Down) return true;
        }

        return false;
    }

    private static bool IsNobodyIn(int[] counts) =>
        counts[(int)AgentState.Available] + counts[(int)AgentState.Paused] + counts[(int)AgentState.WrapUp]
        + counts[(int)AgentState.Ringing] + counts[(int)AgentState.Busy] == 0;
}
