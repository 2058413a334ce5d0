using QueueMonitor.Engine.Snapshots;

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
        var (staffed, required) = (new Mean(), new Mean());
        foreach (ref readonly var mark in one.Coming)
        {
            var hours = SpanModel.HoursOf(mark, from, until);
            if (hours <= 0 || float.IsNaN(mark.Staffed)) continue;
            staffed.Add(mark.Staffed, hours);
            required.Add(mark.Required, hours);
        }

        double? changed = staffed.Value is { } agents ? Math.Max(0, agents + change.Agents) : null;
        var (now, then) = (SpanModel.Of(one, 0, from, until), SpanModel.Of(one, change.Agents, from, until));
        return new WhatIfQueue(change.Queue, staffed.Value, changed, required.Value, State(now, value), State(then, value));
    }

    private static WhatIfState State(SpanModel? state, double? value) => state is { } one
        ? new WhatIfState(one.ServiceLevel, one.AbandonsPerHour, one.LatePerHour, one.AverageWait, one.AbandonsPerHour * value)
        : new WhatIfState(null, null, null, null, null);

    // Of the hours that are known.
    private struct Mean
    {
        private double _sum, _hours;

        public readonly double? Value => _hours <= 0 ? null : _sum / _hours;

        public void Add(double one, double hours)
        {
            if (!double.IsNaN(one)) (_sum, _hours) = (_sum + (one * hours), _hours + hours);
        }
    }
}
