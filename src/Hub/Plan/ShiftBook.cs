namespace QueueMonitor.Hub.Plan;

/// <summary>Takes the shifts of a plan, each checked; says what is wrong with a line.</summary>
internal sealed class ShiftBook(PlanScope scope, PlanDocument plan)
{
    private readonly Dictionary<(string Agent, ShiftActivity Activity, long From), int> _known = [];
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private bool _full;

    /// <summary>False, once told: no more shifts are taken.</summary>
    public bool HasRoom(int line)
    {
        if (plan.Shifts.Count < PlanLimits.ShiftsMax) return true;
        if (!_full) plan.Wrong(line, $"A plan has at most {PlanLimits.ShiftsMax} shifts, repeated ones counted each. Send fewer days at "
            + "a time.");
        _full = true;
        return false;
    }

    /// <summary>The queues that are meant; null: one of them is not known, which has been told.</summary>
    public IReadOnlyList<string>? Queues(int line, IReadOnlyList<string> named)
    {
        if (named.Count > PlanLimits.QueuesOfShiftMax)
        {
            plan.Wrong(line, $"A shift has at most {PlanLimits.QueuesOfShiftMax} queues. Leave the cell empty: then the agent's own "
                + "queues count.");
            return null;
        }

        var queues = new List<string>(named.Count);
        foreach (var name in named)
        {
            if (scope.Queue(name, out var error) is not { } queue)
            {
                plan.Wrong(line, error);
                return null;
            }

            if (!queues.Contains(queue.Queue)) queues.Add(queue.Queue);
        }

        return queues;
    }

    public void Add(int line, string agent, long from, long until, ShiftActivity activity, IReadOnlyList<string> queues)
    {
        if (Wrong(agent, from, until, activity) is { } wrong)
        {
            plan.Wrong(line, wrong);
        }
        else if (!_known.TryAdd((agent, activity, from), line))
        {
            plan.Wrong(line, $"Line {_known[(agent, activity, from)]} says already what '{PlanClock.Shown(agent)}' does from then on. "
                + "Take one of them out.");
        }
        else
        {
            // One text for all shifts of an agent.
            if (!_names.TryGetValue(agent, out var name)) _names[agent] = name = agent;
            plan.Shifts.Add(new PlannedShift(name, from, until, activity, queues));
        }
    }

    private string? Wrong(string agent, long from, long until, ShiftActivity activity)
    {
        if (PlanScope.WrongAgent(agent) is { } name) return name;
        if (until <= from) return "The shift ends before it begins. A shift over midnight ends on the next day: write that date.";
        var most = activity == ShiftActivity.Absent ? PlanLimits.AbsenceMax : PlanLimits.ShiftMax;
        if (until - from > most.TotalMilliseconds)
            return activity == ShiftActivity.Absent
                ? $"An absence has at most {most.TotalDays:0} days. Is the date right?"
                : $"A shift has at most {most.TotalHours:0} hours. Is the date right? Leave is planned as absent.";
        return scope.Outside(from) ?? scope.Outside(until);
    }
}
