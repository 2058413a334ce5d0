using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Staffing.Alerts;

/// <summary>What too few agents do to customers, in the long run at this flow, beside as many as are required.</summary>
/// <param name="AbandonsPerHour">More who give up in an hour.</param>
/// <param name="LatePerHour">More who are answered late or not in time at all, in an hour.</param>
public readonly record struct ShortageHarm(double AbandonsPerHour, double LatePerHour)
{
    /// <summary>Severity: customers harmed in an hour. One who gives up after the threshold counts in both.</summary>
    public double PerHour => AbandonsPerHour + LatePerHour;

    /// <returns>Null when nothing can be said: without patience the queue grows without end.</returns>
    public static ShortageHarm? Of(QueueModel model, StaffingGoal goal, int agents, int required, double arrivalsPerSecond)
    {
        if (agents >= required) return default(ShortageHarm);
        if (model.At(agents, arrivalsPerSecond, goal.ThresholdSeconds) is not { } now) return null;
        if (model.At(required, arrivalsPerSecond, goal.ThresholdSeconds) is not { } then) return null;
        var perHour = arrivalsPerSecond * 3600;
        return new ShortageHarm(
            Math.Max(0, now.AbandonShare - then.AbandonShare) * perHour, Math.Max(0, then.AnsweredInTime - now.AnsweredInTime) * perHour);
    }
}
