using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>Agents more (or, below 0, fewer) in a queue.</summary>
public readonly record struct StaffingChange(string Queue, int Agents);

/// <summary>How a queue does in the long run of a span; null is not known.</summary>
public sealed record WhatIfState(double? ServiceLevel, double? AbandonsPerHour, double? LatePerHour, double? AverageWaitSeconds, double? ValuePerHour);

/// <summary>A queue as it is planned, and with the change.</summary>
/// <param name="AgentsNow">Mean of the span; null: not known.</param>
public sealed record WhatIfQueue(string Queue, double? AgentsNow, double? AgentsThen, double? Required, WhatIfState Now, WhatIfState Then);

/// <summary>What changes of staff would do, with how near such answers have come before.</summary>
public sealed record WhatIfAnswer(IReadOnlyList<WhatIfQueue> Queues, MoveAccuracy Record);

/// <summary>Answers what some agents more or fewer would do over a span, by the same models and forecasts as alerts. Changes nothing.</summary>
public static class WhatIf
{
    /// <param name="from">Milliseconds since 1970 UTC; <paramref name="until"/> is not included. Only quarter-hours that are foreseen count.</param>
    /// <returns>Queues in the order of the changes, those that are not known left out; null: the floor works out no staffing.</returns>
    public static WhatIfAnswer? Ask(Floor floor, IReadOnlyList<StaffingChange> changes, long from, long until) => floor.WhatIf(changes, from, until);

    internal static WhatIfAnswer Ask(FloorParts floor, StaffingDesk desk, IReadOnlyList<StaffingChange> changes, long from, long until)
    {
        var queues = new List<WhatIfQueue>();
        foreach (var change in changes)
        {
            if (floor.QueueNames.Find(change.Queue) is >= 0 and var queue) queues.Add(Of(floor, desk, queue, change, from, until));
        }

        return new WhatIfAnswer(queues, desk.Moves.Accuracy());
    }

    private static WhatIfQueue Of(FloorParts floor, StaffingDesk desk, int queue, StaffingChange change, long from, long until)
    {
        var one = desk.Of(queue);
        var value = floor.Queues[queue].Settings.Value;
        var (staffed, required, now, then) = (new Mean(), new Mean(), new Sum(), new Sum());
        foreach (ref readonly var mark in one.Coming)
        {
            var isIn = mark.Start + StaffPlan.QuarterMs > from && mark.Start < until;
            if (!isIn || float.IsNaN(mark.Staffed)) continue;
            staffed.Add(mark.Staffed);
            required.Add(mark.Required);
            if (one.Spec is not { } spec || !(mark.Forecast > 0)) continue;
            var arrivals = mark.Forecast * 1000.0 / StaffPlan.QuarterMs;
            now.Add(MoveAdvisor.With(spec, one, mark.Staffed, arrivals, mark.Handle), arrivals);
            then.Add(MoveAdvisor.With(spec, one, mark.Staffed + change.Agents, arrivals, mark.Handle), arrivals);
        }

        double? changed = staffed.Value is { } agents ? Math.Max(0, agents + change.Agents) : null;
        return new WhatIfQueue(change.Queue, staffed.Value, changed, required.Value, now.State(value), then.State(value));
    }

    private struct Mean
    {
        private double _sum;
        private int _count;

        public readonly double? Value => _count == 0 ? null : _sum / _count;

        public void Add(double one)
        {
            if (!double.IsNaN(one)) (_sum, _count) = (_sum + one, _count + 1);
        }
    }

    // Shares and waits by what comes in each quarter-hour.
    private struct Sum
    {
        private double _weight, _level, _abandons, _late, _wait;
        private int _count;

        public void Add((double ServiceLevel, double AbandonsPerHour, double LatePerHour, double AverageWait)? state, double arrivals)
        {
            if (state is not { } one) return;
            _count++;
            _weight += arrivals;
            _level += one.ServiceLevel * arrivals;
            _wait += one.AverageWait * arrivals;
            _abandons += one.AbandonsPerHour;
            _late += one.LatePerHour;
        }

        public readonly WhatIfState State(double? value) => _count == 0
            ? new WhatIfState(null, null, null, null, null)
            : new WhatIfState(_level / _weight, _abandons / _count, _late / _count, _wait / _weight, _abandons / _count * value);
    }
}
