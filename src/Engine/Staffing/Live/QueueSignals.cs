using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Demand;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>
/// What has changed in one queue against what is usual: how many come, how long they take, how readily they give up, how many agents are
/// there. Sums that grow while something is otherwise, read once a minute. Used by the engine loop only.
/// </summary>
internal sealed class QueueSignals
{
    /// <summary>Of arrivals and handle times a quarter more is noticed, of giving up half as much again.</summary>
    private const double Shift = 0.25, AbandonShift = 0.5;

    /// <summary>With ten a minute wrong once in 3,353 minutes, and right after 20.5 of a quarter more.</summary>
    private const double Limit = 30, AbandonLimit = 12;

    /// <summary>Before so many contacts nobody knows what is usual.</summary>
    private const int HandledMin = 100, AbandonedMin = 30;

    /// <summary>Agents that must be gone, and the share of them.</summary>
    private const double GoneMin = 2, GoneShare = 0.25;

    private const double HalfLifeSeconds = 1_200;

    private Cusum _arrivals = Cusum.ForCounts(Shift, Limit);
    private Cusum _handle = Cusum.ForTimes(Shift, Limit);
    private Cusum _abandons = Cusum.ForCounts(AbandonShift, AbandonLimit);
    private long _abandoned = -1;
    private double _cameNow, _expectedNow, _busyNow, _completedNow, _leftNow, _leavesNow;
    private double _left, _leaves;
    private double _usualStaff = double.NaN;

    /// <summary>More come than was expected; so also of the others.</summary>
    public bool Arrivals => _arrivals.IsAlarmed;

    public bool Handle => _handle.IsAlarmed;

    public bool Abandonment => _abandons.IsAlarmed;

    /// <summary>Agents have gone who were there some minutes ago and are needed.</summary>
    public bool AgentsGone { get; private set; }

    /// <summary>Those who gave up lately ÷ those who usually would have.</summary>
    public double AbandonRatio => _leaves > 0 ? _left / _leaves : double.NaN;

    /// <summary>The share that is left of the agents who were there.</summary>
    public double StaffRatio { get; private set; } = double.NaN;

    /// <summary>Some seconds have passed.</summary>
    /// <param name="expected">Contacts that were forecast for them; NaN: nothing was.</param>
    /// <param name="patienceRate">Who usually gives up a second, of those who wait; NaN: not known.</param>
    /// <param name="planned">Agents planned at this moment; NaN: none are.</param>
    public void Look(QueueState queue, QueueStaffing one, double expected, double patienceRate, double planned, double seconds, bool minute)
    {
        var abandoned = queue.Measures.Total(Figure.Abandoned) + queue.Measures.Total(Figure.ShortAbandoned);
        var left = _abandoned < 0 ? 0 : Math.Max(0, abandoned - _abandoned);
        _abandoned = abandoned;
        var (came, completed, busy) = one.Step;
        if (!double.IsNaN(expected)) (_cameNow, _expectedNow) = (_cameNow + came, _expectedNow + expected);
        if (one.UsualHandleSeconds > 0 && queue.Measures.Total(Figure.Handled) >= HandledMin)
            (_busyNow, _completedNow) = (_busyNow + (busy / one.UsualHandleSeconds), _completedNow + completed);
        if (!double.IsNaN(patienceRate) && abandoned >= AbandonedMin)
            (_leftNow, _leavesNow) = (_leftNow + left, _leavesNow + (queue.Waiting * patienceRate * seconds));
        LookAtStaff(one.Now, planned, seconds);
        if (minute) Sum();
    }

    private void Sum()
    {
        _arrivals.Observe(_cameNow, _expectedNow);
        _handle.Observe(_busyNow, _completedNow);
        _abandons.Observe(_leftNow, _leavesNow);
        var keep = Math.Pow(0.5, 60 / HalfLifeSeconds);
        (_left, _leaves) = ((_left * keep) + _leftNow, (_leaves * keep) + _leavesNow);
        (_cameNow, _expectedNow, _busyNow, _completedNow, _leftNow, _leavesNow) = (0, 0, 0, 0, 0, 0);
    }

    private void LookAtStaff(in QueueNow now, double planned, double seconds)
    {
        if (double.IsNaN(now.Staffed))
        {
            (_usualStaff, AgentsGone, StaffRatio) = (double.NaN, false, double.NaN);
            return;
        }

        // Who comes is there at once, who goes is missed for some minutes.
        _usualStaff = double.IsNaN(_usualStaff) || now.Staffed > _usualStaff
            ? now.Staffed : now.Staffed + ((_usualStaff - now.Staffed) * Math.Pow(0.5, seconds / HalfLifeSeconds));
        var gone = _usualStaff - now.Staffed;
        StaffRatio = _usualStaff > 0 ? now.Staffed / _usualStaff : double.NaN;
        // Who was to go is not missed.
        AgentsGone = gone >= GoneMin && gone >= GoneShare * _usualStaff && now.Staffed < now.Required && !(now.Staffed >= planned - 0.5);
    }
}
