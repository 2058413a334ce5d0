using QueueMonitor.Engine.Events;

namespace QueueMonitor.Engine.Staffing.Plans;

/// <summary>Plans, and what people do at the desk, as events. Used by the engine loop only.</summary>
internal sealed class PlanningEvents(FloorParts floor, FloorNames names)
{
    public RefusalReason? Apply(EventBatch batch, in FloorEvent e)
    {
        var payload = e.Detail > 0 ? batch.Details[e.Detail - 1].Payload : null;
        if (!names.TryQueue(e.Queue, out var queue)) return RefusalReason.TooManyQueues;
        if (!names.TryAgent(e.Agent, out var agent)) return RefusalReason.TooManyAgents;
        // Where nobody works out staffing, a plan has no effect.
        if (floor.Staffing is not { } desk) return null;
        switch (e.Type, payload)
        {
            case (EventType.PlanReplaced, PlanSpan span) when queue >= 0 && span.From <= span.Until:
                desk.Plan.ReplaceQueue(queue, span.From, span.Until);
                return null;
            case (EventType.PlanInterval, PlannedInterval interval) when queue >= 0: return Plan(desk.Plan, queue, interval);
            case (EventType.ShiftReplaced, PlanSpan span) when span.From <= span.Until:
                desk.Plan.ReplaceShifts(span.From, span.Until);
                return null;
            case (EventType.ShiftPlanned, PlannedShift shift) when agent >= 0: return PlanShift(desk.Plan, agent, shift);
            case (EventType.AlertMarked, AlertMark mark): return desk.Mark(mark) ? null : RefusalReason.NotUnderstood;
            case (EventType.MoveMade, MoveOrder move) when queue >= 0: return Move(desk, queue, move);
            default: return RefusalReason.NotUnderstood;
        }
    }

    private RefusalReason? Plan(StaffPlan plan, int queue, PlannedInterval given)
    {
        var usable = given.Start % StaffPlan.QuarterMs == 0 && IsAhead(given.Start)
            && given.Contacts is null or >= 0 and <= 1e7 && given.HandleSeconds is null or > 0 and <= 1e6 && given.Agents is null or >= 0 and <= 1e6;
        if (!usable) return RefusalReason.NotUnderstood;
        var quarter = new StaffPlan.Quarter(
            given.Start, given.Contacts ?? double.NaN, given.HandleSeconds ?? double.NaN, given.Agents ?? double.NaN);
        return plan.Plan(queue, in quarter) ? null : RefusalReason.PlanTooLarge;
    }

    private RefusalReason? PlanShift(StaffPlan plan, int agent, PlannedShift given)
    {
        if (given.From >= given.Until || !IsAhead(given.Until) || given.Activity > ShiftActivity.Absent) return RefusalReason.NotUnderstood;
        var queues = new int[given.Queues.Count];
        for (var i = 0; i < queues.Length; i++)
        {
            if (!names.TryQueue(given.Queues[i], out queues[i])) return RefusalReason.TooManyQueues;
        }

        return plan.PlanShift(agent, new StaffPlan.Stretch(given.From, given.Until, given.Activity, queues)) ? null : RefusalReason.PlanTooLarge;
    }

    private RefusalReason? Move(Live.StaffingDesk desk, int from, MoveOrder move)
    {
        if (!names.TryQueue(move.To, out var to)) return RefusalReason.TooManyQueues;
        if (to < 0 || to == from || move.Agents is < 1 or > 10_000 || move.Until <= floor.Now || !IsAhead(move.Until)) return RefusalReason.NotUnderstood;
        desk.Move(from, to, move);
        return null;
    }

    private bool IsAhead(long at) => at <= floor.Now + (long)EngineLimits.PlanAhead.TotalMilliseconds;
}
