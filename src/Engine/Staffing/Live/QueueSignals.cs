using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Demand;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>
/// What has changed in one queue against what is usual: how many come, how long they take, how readily they give up, how many agents are
/// there. Read once a minute. Used by the engine loop only.
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

    private long _abandoned = -1;
    private double _cameNow, _expectedNow, _busyNow, _completedNow, _leftNow, _leavesNow;
    private long _answered;
    private double _left, _leaves, _ended, _endedNow;
    private double _usualStaff = double.NaN, _staffBefore = double.NaN;

    /// <summary>Whether more come than was expected; so also of the others.</summary>
    public ChangeWatch Arrivals { get; } = ChangeWatch.ForCounts(Shift, Limit);

    public ChangeWatch Handle { get; } = ChangeWatch.ForTimes(Shift, Limit);

    public ChangeWatch Abandonment { get; } = ChangeWatch.ForCounts(AbandonShift, AbandonLimit);

    /// <summary>Agents have gone who were there some minutes ago and are needed.</summary>
    public bool AgentsGone { get; private set; }

    /// <summary>Those who gave up lately ÷ those who usually would have.</summary>
    public double AbandonRatio => _leaves > 0 ? _left / _leaves : double.NaN;

    /// <summary>Agents here, and those who were before they went; else those who were lately.</summary>
    public (double Now, double Lately) Staff { get; private set; } = (double.NaN, double.NaN);

    /// <summary>Of those whose wait ended lately, the share who gave up, and who usually would have in waits like these.</summary>
    public (double Measured, double Usual) AbandonShares =>
        _ended > 0 ? (Math.Min(1, _left / _ended), Math.Min(1, _leaves / _ended)) : (double.NaN, double.NaN);

    /// <summary>Some seconds have passed.</summary>
    /// <param name="expected">Contacts that were forecast for them; NaN: nothing was.</param>
    /// <param name="patienceRate">Who usually gives up a second, of those who wait; NaN: not known.</param>
    /// <param name="planned">Agents planned at this moment; NaN: none are.</param>
    public void Look(QueueState queue, QueueStaffing one, double expected, double patienceRate, double planned, double seconds, bool minute)
    {
        var abandoned = queue.Measures.Total(Figure.Abandoned) + queue.Measures.Total(Figure.ShortAbandoned);
        var left = _abandoned < 0 ? 0 : Math.Max(0, abandoned - _abandoned);
        _abandoned = abandoned;
        var answered = queue.Measures.Total(Figure.Answered);
        var ended = left + Math.Max(0, answered - _answered);
        _answered = answered;
        var (came, completed, busy) = one.Step;
        if (!double.IsNaN(expected)) (_cameNow, _expectedNow) = (_cameNow + came, _expectedNow + expected);
        else Arrivals.Forget();
        if (one.UsualHandleSeconds > 0 && queue.Measures.Total(Figure.Handled) >= HandledMin)
            (_busyNow, _completedNow) = (_busyNow + (busy / one.UsualHandleSeconds), _completedNow + completed);
        if (!double.IsNaN(patienceRate) && abandoned >= AbandonedMin)
            (_leftNow, _leavesNow, _endedNow) = (_leftNow + left, _leavesNow + (queue.Waiting * patienceRate * seconds), _endedNow + ended);
        LookAtStaff(one.Now, planned, seconds);
        if (minute) Sum();
    }

    private void Sum()
    {
        Arrivals.Observe(_cameNow, _expectedNow);
        Handle.Observe(_busyNow, _completedNow);
        Abandonment.Observe(_leftNow, _leavesNow);
        var keep = Math.Pow(0.5, 60 / HalfLifeSeconds);
        (_left, _leaves, _ended) = ((_left * keep) + _leftNow, (_leaves * keep) + _leavesNow, (_ended * keep) + _endedNow);
        (_cameNow, _expectedNow, _busyNow, _completedNow, _leftNow, _leavesNow, _endedNow) = (0, 0, 0, 0, 0, 0, 0);
    }

    private void LookAtStaff(in QueueNow now, double planned, double seconds)
    {
        if (double.IsNaN(now.Staffed))
        {
            (_usualStaff, _staffBefore, AgentsGone, Staff) = (double.NaN, double.NaN, false, (double.NaN, double.NaN));
            return;
        }

        // Who comes is there at once, who goes is missed for some minutes.
        _usualStaff = double.IsNaN(_usualStaff) || now.Staffed > _usualStaff
            ? now.Staffed : now.Staffed + ((_usualStaff - now.Staffed) * Math.Pow(0.5, seconds / HalfLifeSeconds));
        var gone = _usualStaff - now.Staffed;
        // Who was to go is not missed.
        AgentsGone = gone >= GoneMin && gone >= GoneShare * _usualStaff && now.Staffed < now.Required && !(now.Staffed >= planned - 0.5);
        // What is missed fades; how many they were does not.
        _staffBefore = AgentsGone && !double.IsNaN(_staffBefore) ? Math.Max(_staffBefore, _usualStaff) : _usualStaff;
        Staff = (Math.Round(now.Staffed, MidpointRounding.AwayFromZero), Math.Round(_staffBefore, MidpointRounding.AwayFromZero));
    }
}
