namespace QueueMonitor.Engine.Staffing.Queueing;

/// <summary>
/// Erlang A, M/M/n+M (Palm; Mandelbaum and Zeltyn): contacts wait for one of n agents and give up at a constant rate, so there is a
/// long run under any load. Without patience, or with next to endless patience and spare agents, it is Erlang C.
/// </summary>
/// <remarks>Against 1,080 rows computed to 50 digits (1 to 5,000 agents, load half to twice theirs, patience 5 % to 20 times the
/// handle time): probabilities within 1e-12, means and shares within 1e-10 of their value.</remarks>
public sealed class ErlangA : QueueModel
{
    /// <summary>Patience beyond so many handle times is endless: abandons are then too few to be told apart in a double.</summary>
    private const double EndlessPatience = 1e9;

    private readonly WaitingLine _line = new();
    private readonly double _handle;
    private readonly double? _patience;

    /// <param name="handleSeconds">AHT = 1/μ, above 0.</param>
    /// <param name="patienceSeconds">Mean patience 1/θ, above 0; null: nobody gives up.</param>
    public ErlangA(double handleSeconds, double? patienceSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(handleSeconds);
        if (patienceSeconds is { } patience) ArgumentOutOfRangeException.ThrowIfNegativeOrZero(patience);
        (_handle, _patience) = (handleSeconds, patienceSeconds);
    }

    public override double HandleSeconds => _handle;

    public override double? PatienceSeconds => _patience;

    public override SteadyState? At(int agents, double arrivalsPerSecond, double thresholdSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(agents);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(arrivalsPerSecond);
        var load = arrivalsPerSecond * _handle;
        if (_patience is not { } patience || (patience / _handle > EndlessPatience && load < agents))
            return ErlangC.At(agents, arrivalsPerSecond, _handle, thresholdSeconds);
        if (agents == 0) return SteadyState.Unstaffed(arrivalsPerSecond, patience, thresholdSeconds);
        _line.Fill(agents * patience / _handle, arrivalsPerSecond * patience);
        var blocking = ErlangB.Blocking(agents, load);
        var state = Of(_line, blocking, arrivalsPerSecond, patience, thresholdSeconds);
        return state with { Occupancy = load * (1 - state.AbandonShare) / agents };
    }

    /// <summary>π(n + j): the chance that all are busy and j wait, as of the last question.</summary>
    internal double WaitingShare(int j, in SteadyState state) => state.WaitShare * _line.Share(j);

    /// <summary>P(Ab) summed by who finds how many waiting: an identity, as of the last question.</summary>
    internal double AbandonShareByPlace(in SteadyState state) => state.WaitShare * _line.AbandonSumByPlace();

    /// <summary>Puts the line beside those in service.</summary>
    /// <param name="blocking">How likely all are busy while nobody could wait.</param>
    internal static SteadyState Of(
        WaitingLine line, double blocking, double arrivalsPerSecond, double patienceSeconds, double thresholdSeconds)
    {
        var free = (1 - blocking) * line.FirstShare;
        var waits = blocking / (blocking + free);
        var none = free / (blocking + free);
        var waiting = waits * line.Mean;
        var (late, inTime, offered, answered) = line.Waits(thresholdSeconds / patienceSeconds);
        var mean = waiting / arrivalsPerSecond;
        return new SteadyState
        {
            WaitShare = waits,
            AbandonShare = mean / patienceSeconds,
            MeanWaitSeconds = mean,
            MeanWaitOfDelayedSeconds = line.Mean / arrivalsPerSecond,
            AnsweredWaitSeconds = waits * answered * patienceSeconds,
            OfferedWaitSeconds = waits * offered * patienceSeconds,
            // Who has not been answered after T is still there only if they have not given up.
            LateShare = waits * late * Math.Exp(-thresholdSeconds / patienceSeconds),
            AnsweredInTime = none + (waits * inTime),
            Waiting = waiting,
        };
    }
}
