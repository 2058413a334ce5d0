namespace QueueMonitor.Engine.Staffing.Queueing;

/// <summary>
/// Erlang C, M/M/n: everybody waits, nobody gives up. Only a queue with more agents than load has a long run; a live monitor
/// meets the others daily, and there is no number for them.
/// </summary>
public static class ErlangC
{
    /// <returns>Null when the load is at least the number of agents: the queue grows without end.</returns>
    /// <param name="agents">0 or more.</param>
    /// <param name="arrivalsPerSecond">λ, 0 or more.</param>
    /// <param name="handleSeconds">AHT = 1/μ, above 0.</param>
    /// <param name="thresholdSeconds">T, 0 or more.</param>
    public static SteadyState? At(int agents, double arrivalsPerSecond, double handleSeconds, double thresholdSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(agents);
        ArgumentOutOfRangeException.ThrowIfNegative(arrivalsPerSecond);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(handleSeconds);
        var load = arrivalsPerSecond * handleSeconds;
        if (load >= agents) return null;
        var spare = agents - load;
        var blocking = ErlangB.Blocking(agents, load);
        // In this form nothing cancels where load and agents are close.
        var waits = agents * blocking / (spare + (load * blocking));
        var late = waits * Math.Exp(-spare * thresholdSeconds / handleSeconds);
        var mean = waits * handleSeconds / spare;
        return new SteadyState
        {
            WaitShare = waits,
            MeanWaitSeconds = mean,
            MeanWaitOfDelayedSeconds = handleSeconds / spare,
            AnsweredWaitSeconds = mean,
            OfferedWaitSeconds = mean,
            LateShare = late,
            AnsweredInTime = 1 - late,
            Waiting = waits * load / spare,
            Occupancy = load / agents,
        };
    }
}
