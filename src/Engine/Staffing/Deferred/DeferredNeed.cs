namespace QueueMonitor.Engine.Staffing.Deferred;

/// <summary>
/// What work with deadlines (e-mail, call-backs, cases) needs. Done by earliest deadline, all deadlines are met if and only if the work
/// due by any moment fits into the time until then: Due(t) ≤ ∫ c(u) du for each t (the demand bound of earliest deadline first).
/// </summary>
public static class DeferredNeed
{
    /// <summary>Agents needed from this moment on, all the time, to meet every deadline: the largest Due(t) ÷ (occupancy · t).</summary>
    /// <param name="work">By deadline, the earliest first: what is there, and what is expected with the deadline that it will have.</param>
    /// <param name="occupancyMax">Share of an agent's time that may go into this work, above 0 to 1; usual 0.95.</param>
    /// <param name="catchUpSeconds">By when what is overdue already shall be done; above 0.</param>
    public static DeferredRequirement Required(ReadOnlySpan<DueWork> work, double occupancyMax, double catchUpSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(occupancyMax);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(occupancyMax, 1);
        var curve = new DueCurve(work, catchUpSeconds);
        var need = new DeferredRequirement { OverdueSeconds = curve.Overdue };
        while (curve.Next())
        {
            var agents = curve.Due / (occupancyMax * curve.At);
            if (agents > need.Agents) need = need with { Agents = agents, CriticalInSeconds = curve.At, DueSeconds = curve.Due };
        }

        return need;
    }

    /// <summary>Whether a changing number of agents meets every deadline, and where it falls short first and most.</summary>
    /// <param name="capacity">What may go into this work, in turn: for mixed work what is left beside calls, n(u)·occupancy − load. After the
    /// last step nothing is done.</param>
    public static DeferredShortfall Shortfall(ReadOnlySpan<DueWork> work, ReadOnlySpan<CapacityStep> capacity, double catchUpSeconds)
    {
        var curve = new DueCurve(work, catchUpSeconds);
        var (step, begun, done) = (0, 0.0, 0.0);
        var shortfall = default(DeferredShortfall);
        while (curve.Next())
        {
            for (; step < capacity.Length && begun + capacity[step].Seconds <= curve.At; step++)
            {
                begun += capacity[step].Seconds;
                done += capacity[step].Seconds * Math.Max(0, capacity[step].Agents);
            }

            var byThen = done + (step < capacity.Length ? (curve.At - begun) * Math.Max(0, capacity[step].Agents) : 0);
            var lack = curve.Due - byThen;
            // A millionth of a second is an error of rounding, not a promise broken.
            if (lack <= 1e-6) continue;
            shortfall = shortfall with { FirstMissedInSeconds = shortfall.FirstMissedInSeconds ?? curve.At };
            if (lack > shortfall.WorkSeconds) shortfall = shortfall with { WorkSeconds = lack, WorstInSeconds = curve.At };
        }

        return shortfall;
    }

    /// <summary>Due(t), deadline by deadline; what is overdue is due when it shall have been caught up with.</summary>
    private ref struct DueCurve
    {
        private readonly ReadOnlySpan<DueWork> _work;
        private readonly double _catchUp;
        private int _next;
        private bool _caughtUp;

        public DueCurve(ReadOnlySpan<DueWork> work, double catchUpSeconds)
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(catchUpSeconds);
            _work = work;
            _catchUp = catchUpSeconds;
            for (var i = 1; i < work.Length; i++)
            {
                if (work[i].DueInSeconds < work[i - 1].DueInSeconds)
                    throw new ArgumentException("The earliest deadline comes first.", nameof(work));
            }

            while (_next < work.Length && work[_next].DueInSeconds <= 0) Overdue += work[_next++].WorkSeconds;
            _caughtUp = Overdue == 0;
        }

        public double Overdue { get; }

        /// <summary>Seconds from now.</summary>
        public double At { get; private set; }

        /// <summary>Seconds of work due until then.</summary>
        public double Due { get; private set; }

        public bool Next()
        {
            var deadline = _next < _work.Length ? _work[_next].DueInSeconds : double.PositiveInfinity;
            if (_caughtUp && double.IsInfinity(deadline)) return false;
            At = _caughtUp ? deadline : Math.Min(deadline, _catchUp);
            while (_next < _work.Length && _work[_next].DueInSeconds <= At) Due += _work[_next++].WorkSeconds;
            if (_caughtUp || At < _catchUp) return true;
            _caughtUp = true;
            Due += Overdue;
            return true;
        }
    }
}
