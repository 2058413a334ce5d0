using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Staffing.Deferred;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>What a queue with deadlines needs: what waits, by when it is due, and what is expected to come with its own deadline. In open
/// time of the queue. Looked at once a minute. Used by the engine loop only.</summary>
internal sealed class DeferredStaffing(FloorParts floor)
{
    /// <summary>Waiting contacts that are looked at one by one; those behind count as due with the last of them.</summary>
    private const int WaitingMax = 20_000;

    /// <summary>Share of an agent's time that may go into it.</summary>
    private const double OccupancyMax = 0.95;

    /// <summary>By when what is overdue is to be caught up with: two open hours.</summary>
    private const double CatchUpSeconds = 7_200;

    /// <summary>Contacts to come are counted until so many open quarter-hours from now.</summary>
    private const int QuartersAhead = 160;

    private readonly List<DueWork> _work = [];

    /// <param name="staffed">Agents at work here; NaN: not known.</param>
    public void Reckon(QueueState queue, QueueStaffing one, double staffed, long now)
    {
        ref var state = ref one.Now;
        (state.LateContacts, state.DueContacts, state.LateAt) = (double.NaN, double.NaN, 0);
        if (one.Handle is not { } handle || !queue.Open) return;
        Fill(queue, handle.Seconds, double.IsNaN(state.Arrivals) ? 0 : state.Arrivals, now);
        var work = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_work);
        var need = DeferredNeed.Required(work, OccupancyMax, CatchUpSeconds);
        state.Required = Math.Ceiling(need.Agents - 1e-9);
        state.Low = Math.Ceiling((need.Agents * Math.Exp(-1.2816 * handle.Spread)) - 1e-9);
        state.High = Math.Ceiling((need.Agents * Math.Exp(1.2816 * handle.Spread)) - 1e-9);
        state.Handle = handle.Seconds;
        if (double.IsNaN(staffed)) return;
        var end = queue.Calendar.EndOfWorkingDay(now);
        var today = (end == long.MaxValue ? now + StaffPlan.QuarterMs * 96 : end) - now;
        // What is due on other days is theirs to do.
        var (due, seconds) = (0, 0.0);
        for (; due < work.Length && work[due].DueInSeconds * 1000 <= today; due++) seconds += work[due].WorkSeconds;
        var shortfall = DeferredNeed.Shortfall(work[..due], [new CapacityStep(today / 1000.0, staffed * OccupancyMax)], CatchUpSeconds);
        var isToday = shortfall.FirstMissedInSeconds is { } first && first * 1000 <= today;
        state.DueContacts = seconds / handle.Seconds;
        (state.LateContacts, state.LateAt) = isToday
            ? (shortfall.WorkSeconds / handle.Seconds, now + (long)(shortfall.FirstMissedInSeconds!.Value * 1000)) : (0, now);
        // Agents are needed or not: the handle time alone is uncertain here.
        var spare = Math.Log(Math.Max(staffed, 1e-9) / Math.Max(need.Agents, 1e-9)) / handle.Spread;
        state.ProbabilityShort = need.Agents <= 0 ? 0 : 1 / (1 + Math.Exp(1.702 * spare));
    }

    private void Fill(QueueState queue, double handle, double arrivals, long now)
    {
        _work.Clear();
        var overdue = queue.Waiting - queue.NotYetDue;
        if (overdue > 0) _work.Add(new DueWork(0, overdue * handle));
        var (visit, seen, quarter, due) = (queue.FirstDue, 0, long.MinValue, 0.0);
        for (; visit >= 0 && seen < WaitingMax; seen++, visit = floor.Visits[visit].DueNext)
        {
            // To the quarter-hour, downwards: open time is worked out once for all that are due in it.
            var at = floor.Visits[visit].Due;
            if (at / StaffPlan.QuarterMs != quarter)
            {
                quarter = at / StaffPlan.QuarterMs;
                due = Math.Max(1, queue.Calendar.OpenMsBetween(now, Math.Max(now, quarter * StaffPlan.QuarterMs)) / 1000.0);
                _work.Add(new DueWork(due, 0));
            }

            _work[^1] = new DueWork(due, _work[^1].WorkSeconds + handle);
        }

        if (queue.NotYetDue > seen && _work.Count > 0) _work[^1] = _work[^1] with { WorkSeconds = _work[^1].WorkSeconds + ((queue.NotYetDue - seen) * handle) };
        if (arrivals <= 0) return;
        Come(queue, handle, arrivals, now);
        _work.Sort((a, b) => a.DueInSeconds.CompareTo(b.DueInSeconds));
    }

    // What comes in each open quarter-hour is due the queue's own time after it.
    private void Come(QueueState queue, double handle, double arrivals, long now)
    {
        var threshold = queue.Settings.Threshold;
        var promise = threshold.IsWorkingTime
            ? queue.Calendar.OpenMsBetween(now, queue.Calendar.AddWorkingDays(now, threshold.WorkingDays)) / 1000.0
            : threshold.Duration.TotalSeconds;
        const double step = StaffPlan.QuarterMs / 1000.0;
        for (var i = 1; i <= QuartersAhead; i++) _work.Add(new DueWork((i * step) + promise, arrivals * step * handle));
    }
}
