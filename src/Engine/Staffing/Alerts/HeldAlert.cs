namespace QueueMonitor.Engine.Staffing.Alerts;

/// <summary>
/// An alert that neither flaps nor cries wolf: raised when a probability has stayed above 0.8 for two minutes, cleared when it has stayed
/// under 0.3 for five (a Schmitt trigger with holds). Above 0.5 it is watched, which nobody is told. What is not known changes nothing and
/// holds nothing: its time does not count. Used by one thread; allocates nothing.
/// </summary>
public struct HeldAlert
{
    public const double RaiseAbove = 0.8, ClearUnder = 0.3, WatchAbove = 0.5;
    public const long RaiseAfterMs = 120_000, ClearAfterMs = 300_000;

    private long _since;
    private bool _holds;

    public AlertState State { get; private set; }

    /// <summary>When the state became what it is, in the clock of <see cref="Observe"/>.</summary>
    public long ChangedAt { get; private set; }

    /// <param name="now">Milliseconds, never less than before.</param>
    /// <param name="probability">0 to 1; NaN: not known.</param>
    /// <returns>It was raised or cleared just now.</returns>
    public bool Observe(long now, double probability)
    {
        var raised = State == AlertState.Raised;
        var beyond = raised ? probability < ClearUnder : probability > RaiseAbove;
        if (!beyond) _holds = false;
        else if (!_holds) (_holds, _since) = (true, now);
        if (beyond && now - _since >= (raised ? ClearAfterMs : RaiseAfterMs))
        {
            _holds = false;
            Become(raised ? Small(probability) : AlertState.Raised, now);
            return true;
        }

        if (!raised && !double.IsNaN(probability)) Become(Small(probability), now);
        return false;
    }

    private static AlertState Small(double probability) => probability > WatchAbove ? AlertState.Watch : AlertState.Quiet;

    private void Become(AlertState state, long now)
    {
        if (state == State) return;
        (State, ChangedAt) = (state, now);
    }
}
