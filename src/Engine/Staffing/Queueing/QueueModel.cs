namespace QueueMonitor.Engine.Staffing.Queueing;

/// <summary>
/// What a number of agents makes of a flow of contacts, in the long run. Answers "what does this interval need", never "when will
/// the line be gone" (<see cref="Backlog"/>): the present number waiting has no place in it. Not for two threads at once.
/// </summary>
public abstract class QueueModel
{
    /// <summary>Agents that questions are asked about; the reference was computed up to here.</summary>
    public const int AgentsMax = 5_000;

    /// <summary>Longest wait that a quantile is looked for, a month; beyond it there is none.</summary>
    private const double LongestSeconds = 31.0 * 86_400;

    /// <summary>Mean seconds of work in one contact, of one agent who does nothing else.</summary>
    public abstract double HandleSeconds { get; }

    /// <summary>Seconds of patience on average, which is how fast a line without agents shrinks; null: nobody gives up.</summary>
    public abstract double? PatienceSeconds { get; }

    /// <summary>The load that this model's agents can take on, each of them, in Erlang: 1, or more where they do several things at once.</summary>
    public virtual double LoadOfOneAgent => 1;

    /// <summary>How the queue stands in the long run; null when it grows without end.</summary>
    /// <param name="agents">0 to <see cref="AgentsMax"/>.</param>
    /// <param name="arrivalsPerSecond">λ, above 0.</param>
    /// <param name="thresholdSeconds">T, 0 or more.</param>
    public abstract SteadyState? At(int agents, double arrivalsPerSecond, double thresholdSeconds);

    /// <summary>The wait that this share of contacts does not exceed, answered or not; null when the queue grows without end.</summary>
    /// <param name="share">0 to below 1, such as 0.9.</param>
    /// <param name="precision">How near to the exact one it comes, relatively.</param>
    public double? WaitQuantile(int agents, double arrivalsPerSecond, double share, double precision = Bisection.Finest)
    {
        if (At(agents, arrivalsPerSecond, 0) is not { } now) return null;
        if (now.LateShare <= 1 - share) return 0;
        var high = 1.0;
        while (high < LongestSeconds && IsLate(high)) high *= 2;
        return high < LongestSeconds ? Bisection.Last(0, high, IsLate, precision) : null;

        bool IsLate(double seconds) => At(agents, arrivalsPerSecond, seconds)!.Value.LateShare > 1 - share;
    }
}
