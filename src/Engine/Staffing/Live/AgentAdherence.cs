using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>What an agent is scheduled to do now, and what it does.</summary>
/// <param name="Scheduled">Null: off; nothing is planned at present.</param>
/// <param name="Since">Since when the two differ; null: they do not.</param>
/// <param name="MinutesOut">Whole minutes since then.</param>
/// <param name="OutToday">Whole minutes in which the two differed since the start of the site's day, as seen every fifteen seconds.</param>
public readonly record struct AgentAdherence(
    string Agent, ShiftActivity? Scheduled, AgentState Actual, DateTimeOffset? Since, int MinutesOut, int OutToday)
{
    /// <summary>
    /// All agents who have a shift in the plan, those who differ longest first. Who is scheduled to work shall be signed in and not pause;
    /// who has a break or is absent shall not be available, though who ends a conversation in it is as planned; who is off shall be signed out.
    /// Of whom nothing is heard counts as signed out, but while a source is down, when it is not known.
    /// The two differ from the later of two moments on: when the agent's state began, and when what is scheduled now did.
    /// </summary>
    /// <param name="isAllHeard">No source is down.</param>
    public static IReadOnlyList<AgentAdherence> Of(PlanView plan, IReadOnlyList<AgentSnapshot> agents, DateTimeOffset now, bool isAllHeard = true)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var known = agents.ToDictionary(a => a.Agent, StringComparer.Ordinal);
        var all = new List<AgentAdherence>();
        foreach (var own in plan.Shifts.GroupBy(s => s.Agent, StringComparer.Ordinal))
        {
            var (scheduled, since) = At([.. own], now);
            var actual = known.TryGetValue(own.Key, out var agent) ? agent.State : AgentState.Unknown;
            var counted = plan.Out.TryGetValue(own.Key, out var seen) ? seen : TimeSpan.Zero;
            if (IsAsPlanned(scheduled, actual, isAllHeard))
            {
                all.Add(new AgentAdherence(own.Key, scheduled, actual, null, 0, (int)counted.TotalMinutes));
                continue;
            }

            var from = agent is not null && actual != AgentState.Unknown && agent.Since > since ? agent.Since : since;
            // What runs now is known to the second, and from before the plan was there.
            var today = now - (plan.DayStart is { } day && day > from ? day : from);
            var longer = today > counted ? today : counted;
            all.Add(new AgentAdherence(own.Key, scheduled, actual, from, (int)Math.Max(0, (now - from).TotalMinutes), (int)longer.TotalMinutes));
        }

        return [.. all.OrderByDescending(a => a.MinutesOut).ThenBy(a => a.Since is null).ThenBy(a => a.Agent, StringComparer.Ordinal)];
    }

    // What holds at a moment, and since when: a break or absence within work goes before it.
    private static (ShiftActivity? Activity, DateTimeOffset Since) At(PlanViewShift[] shifts, DateTimeOffset now)
    {
        var activity = Holding(shifts, now);
        var since = DateTimeOffset.MinValue;
        foreach (var edge in shifts.SelectMany(s => new[] { s.From, s.Until }).Where(e => e <= now).OrderDescending().Distinct())
        {
            since = edge;
            if (Holding(shifts, edge.AddMilliseconds(-1)) != activity) break;
        }

        return (activity, since);
    }

    private static ShiftActivity? Holding(PlanViewShift[] shifts, DateTimeOffset at)
    {
        ShiftActivity? found = null;
        foreach (var shift in shifts)
        {
            if (shift.From <= at && at < shift.Until && (found is null || shift.Activity > found)) found = shift.Activity;
        }

        return found;
    }

    /// <param name="isAllHeard">No source is down: else nothing is known of whom nothing is heard.</param>
    internal static bool IsAsPlanned(ShiftActivity? scheduled, AgentState actual, bool isAllHeard) =>
        Fits(scheduled, actual) || (actual == AgentState.Unknown && !isAllHeard);

    private static bool Fits(ShiftActivity? scheduled, AgentState actual) => scheduled switch
    {
        ShiftActivity.Work => actual is AgentState.Available or AgentState.Busy or AgentState.Ringing or AgentState.WrapUp,
        ShiftActivity.Break or ShiftActivity.Absent => actual is not (AgentState.Available or AgentState.Ringing),
        _ => actual is AgentState.Offline or AgentState.Unknown,
    };
}
