using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>
/// How long each agent who has a shift about now was out today: whoever is at a look otherwise than planned counts as that since the look
/// before. One number an agent. Used by the engine loop only.
/// </summary>
internal sealed class AdherenceBook(FloorParts floor, StaffPlan plan)
{
    /// <summary>Who has a shift within a day before or after is a matter of the plan today.</summary>
    public const long AroundMs = 86_400_000;

    private readonly List<int> _outMs = [];
    private long _day = long.MinValue;

    /// <summary>The start of the site's day that is counted.</summary>
    public long Day => _day;

    /// <param name="elapsedMs">Since the look before.</param>
    public void Look(long now, long elapsedMs)
    {
        if (_day != floor.Site.DayStart)
        {
            _day = floor.Site.DayStart;
            _outMs.Clear();
        }

        if (plan.Stretches == 0) return;
        var isAllHeard = !floor.Sources.Exists(s => s.State == FreshnessState.Down);
        foreach (var agent in floor.Agents)
        {
            var shifts = plan.ShiftsOf(agent.Index);
            // The time that ends now: whose shift ends now was still to be there.
            if (!IsAround(shifts, now) || AgentAdherence.IsAsPlanned(StaffPlan.Activity(shifts, now - 1), agent.State, isAllHeard)) continue;
            while (_outMs.Count <= agent.Index) _outMs.Add(0);
            _outMs[agent.Index] += (int)elapsedMs;
        }
    }

    /// <summary>Milliseconds out since the start of the day.</summary>
    public int OutMs(int agent) => agent < _outMs.Count ? _outMs[agent] : 0;

    private static bool IsAround(ReadOnlySpan<StaffPlan.Stretch> shifts, long now)
    {
        foreach (var one in shifts)
        {
            if (one.From >= now + AroundMs) return false;
            if (one.Until > now - AroundMs) return true;
        }

        return false;
    }
}
