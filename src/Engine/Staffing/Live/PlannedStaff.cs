using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>
/// How many agents each queue will have in the quarter-hours to come: by shifts where there are any on that day, else as planned for the
/// queue; and how many of those who are to work now are there. Worked out every five minutes, and when the plan changes. Used by the
/// engine loop only.
/// </summary>
internal sealed class PlannedStaff(FloorParts floor, StaffPlan plan, TeamBook teams)
{
    public const long EveryMs = 300_000;

    private const int Quarters = 100;

    private double[] _agents = [];
    private bool[] _hasShifts = [];
    private long _from = long.MinValue, _at = long.MinValue, _version = -1;
    private int _queues;

    /// <summary>Works it out anew, if it is time.</summary>
    public void Look(long now)
    {
        if (_version == plan.Version && now - _at < EveryMs && _queues == floor.Queues.Count) return;
        (_version, _at, _from, _queues) = (plan.Version, now, now - (now % StaffPlan.QuarterMs), floor.Queues.Count);
        if (plan.Stretches == 0)
        {
            (_agents, _hasShifts) = ([], []);
            return;
        }

        (_agents, _hasShifts) = (new double[_queues * Quarters], new bool[Quarters]);
        foreach (var agent in floor.Agents)
        {
            var shifts = plan.ShiftsOf(agent.Index);
            if (shifts.IsEmpty || shifts[^1].Until <= _from) continue;
            for (var q = 0; q < Quarters; q++) Add(agent.Index, shifts, q);
        }
    }

    /// <summary>Agents of a queue in a quarter-hour to come; NaN: nothing is planned.</summary>
    public double At(int queue, long start)
    {
        var quarter = (int)((start - _from) / StaffPlan.QuarterMs);
        if (quarter >= 0 && quarter < _hasShifts.Length && _hasShifts[quarter] && queue < _queues) return _agents[(queue * Quarters) + quarter];
        return plan.At(queue, start).Agents;
    }

    private void Add(int agent, ReadOnlySpan<StaffPlan.Stretch> shifts, int quarter)
    {
        var start = _from + (quarter * StaffPlan.QuarterMs);
        if (shifts[0].From < start + StaffPlan.QuarterMs && shifts[^1].Until > start) _hasShifts[quarter] = true;
        var working = StaffPlan.Working(shifts, start, out var queues);
        if (working <= 0) return;
        if (queues.Length > 0)
        {
            foreach (var queue in queues)
            {
                if (queue < _queues) _agents[(queue * Quarters) + quarter] += working / queues.Length;
            }

            return;
        }

        if (teams.TeamOf(agent) is not { } team) return;
        for (var i = 0; i < team.Queues.Length; i++) _agents[(team.Queues[i] * Quarters) + quarter] += working * team.Share(i);
    }
}
