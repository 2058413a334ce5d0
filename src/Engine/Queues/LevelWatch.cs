using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Queues;

/// <summary>
/// Looks each second at the queues whose promise was confirmed and says how bad it is (docs/RULES.md section 9). Used by
/// the engine loop only.
/// </summary>
internal sealed class LevelWatch(FloorParts floor)
{
    // Critical: the longest wait is over so many times T (DESIGN 4).
    private const int FarOverTimes = 3;

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
        var anyone = queue.Waiting > 0;
        var signs = new LevelSigns
        {
            NobodyIn = anyone && queue.Open && queue.AgentsKnown && queue.Touches.Lost == 0 && IsNobodyIn(queue.AgentsByState),
            FarOver = anyone && IsFarOver(queue, now),
            SomeoneOver = queue.Waiting > queue.NotYetDue,
            PredictedTimes = PredictedTimes(queue),
        };
        if (anyone && signs.HangsOnLikely) signs = signs with { Likely = floor.Outlook?.Of(queue).Likely ?? 0 };
        return signs.Wanted;
    }

    // The predicted wait of who joins now, in promises; 0: none is told, or nobody can join.
    private static double PredictedTimes(QueueState queue)
    {
        var threshold = queue.Settings.Threshold;
        if (!queue.Open || threshold.IsWorkingTime || queue.Forecast.Wait is not { } wait) return 0;
        return wait.Median == 0 ? 0 : wait.Median / threshold.Duration.TotalSeconds;
    }

    private bool IsFarOver(QueueState queue, long now)
    {
        var entered = floor.Visits[queue.FirstWaiting].Entered;
        var threshold = queue.Settings.Threshold;
        return threshold.IsWorkingTime
            ? queue.Calendar.WorkingDaysBetween(entered, now) > FarOverTimes * threshold.WorkingDays
            : now - entered > FarOverTimes * (long)threshold.Duration.TotalMilliseconds;
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
