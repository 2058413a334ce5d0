using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Staffing.Plans;
using QueueMonitor.Hub.Api;
using QueueMonitor.Hub.Journal;
using QueueMonitor.Hub.Plan;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Staffing;

/// <summary>Makes events of a plan: what was planned for its queues (or, of shifts, for anybody) in its span goes, then what it says comes.</summary>
internal sealed class PlanWriter(TimeProvider time)
{
    /// <summary>Completes when all of it is kept and applied.</summary>
    /// <exception cref="ApiProblemException">The program stops, the disk takes nothing, or the engine has no room for it.</exception>
    public async Task Keep(IEventDoor door, PlanDocument plan, string by)
    {
        var batch = door.Rent();
        batch.Source = SiteEngines.SettingsSource;
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        foreach (var write in Events(plan, by, now))
        {
            if (batch.IsFull) batch = await Offer(door, batch);
            write(batch);
        }

        door.Return(await Offer(door, batch));
    }

    private static IEnumerable<Action<EventBatch>> Events(PlanDocument plan, string by, long now)
    {
        var quarter = (long)PlanLimits.Quarter.TotalMilliseconds;
        foreach (var queue in plan.Intervals.GroupBy(i => i.Queue, StringComparer.Ordinal))
        {
            var span = new PlanSpan(queue.Min(i => i.Start), queue.Max(i => i.Start) + quarter, by);
            yield return batch => Add(batch, EventType.PlanReplaced, now, span, queue: queue.Key);
            foreach (var interval in queue.OrderBy(i => i.Start))
            {
                var payload = new Engine.Staffing.Plans.PlannedInterval(interval.Start, interval.Contacts, interval.HandleSeconds, interval.Agents);
                yield return batch => Add(batch, EventType.PlanInterval, now, payload, queue: queue.Key);
            }
        }

        if (plan.Shifts.Count == 0) yield break;
        var all = new PlanSpan(plan.Shifts.Min(s => s.From), plan.Shifts.Max(s => s.Until), by);
        yield return batch => Add(batch, EventType.ShiftReplaced, now, all);
        foreach (var shift in plan.Shifts)
        {
            yield return batch =>
            {
                ushort[] queues = [.. shift.Queues.Select(batch.Name)];
                var activity = (Engine.Staffing.Plans.ShiftActivity)shift.Activity;
                var payload = new Engine.Staffing.Plans.PlannedShift(shift.From, shift.Until, activity, queues);
                Add(batch, EventType.ShiftPlanned, now, payload, agent: shift.Agent);
            };
        }
    }

    private static void Add(EventBatch batch, EventType type, long now, object payload, string? queue = null, string? agent = null)
    {
        ref var added = ref batch.Add(type, now);
        // An id of its own: two quarter-hours of one queue in one millisecond are two.
        added.Id = Hash64.Of(Guid.NewGuid().ToByteArray());
        if (queue is not null) added.Queue = batch.Name(queue);
        if (agent is not null) added.Agent = batch.Name(agent);
        batch.AddDetail(ref added).Payload = payload;
    }

    // Hands a batch over, and gives an empty one when it is applied.
    private static async Task<EventBatch> Offer(IEventDoor door, EventBatch batch)
    {
        if (!await door.OfferAsync(batch, CancellationToken.None)) throw Stopped();
        try
        {
            await batch.Applied;
        }
        catch (JournalException problem)
        {
            throw new ApiProblemException(new ApiProblem(
                StatusCodes.Status503ServiceUnavailable, "not-stored", "The plan cannot be kept at present", $"{problem.Message} Then "
                    + "send the plan again."));
        }
        catch (Exception bug) when (bug is not ApiProblemException)
        {
            throw Stopped();
        }

        var refused = batch.RefusalCount > 0 ? batch.Refusals[0].Reason : default(RefusalReason?);
        door.Return(batch);
        if (refused is { } reason) throw Refused(reason);
        var next = door.Rent();
        next.Source = SiteEngines.SettingsSource;
        return next;
    }

    private static ApiProblemException Stopped() => new(new ApiProblem(
        StatusCodes.Status503ServiceUnavailable, "stopping", "The engine has stopped",
        "What of the plan was kept is not known. Send it again when Queue Monitor runs: a plan replaces what was planned before."));

    private static ApiProblemException Refused(RefusalReason reason) => new(new ApiProblem(
        StatusCodes.Status409Conflict, "refused", "The engine did not take all of the plan",
        reason == RefusalReason.PlanTooLarge
            ? "There is no room for more: what is planned for all queues and agents together is bounded. Send a plan of fewer days."
            : $"Part of it was refused ({reason}). Send the plan again; if it is refused again, report it with the file."));
}
