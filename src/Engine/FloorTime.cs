using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Sources;
using QueueMonitor.Engine.Staffing.Live;

namespace QueueMonitor.Engine;

/// <summary>
/// What happens because time passes, always in order of time and never sooner or later than at its own moment, so that it
/// makes no difference how often somebody looks. Used by the engine loop only.
/// </summary>
internal sealed class FloorTime(FloorParts floor, AgentRoster roster, ContactDesk desk, ContactBook book, Ghosts ghosts)
{
    private const long SecondMs = 1_000, MinuteMs = 60_000, HourMs = 3_600_000;

    private readonly LevelWatch _levels = new(floor);
    private readonly PromiseWatch _promises = new(floor, book.Promises);
    // When each queue has its next moment: a timer that fires looks at one number a queue, not at its lines.
    private long[] _queueNextAt = new long[64];
    private long _nextAt = long.MinValue;

    public long NextChangeAt => _nextAt;

    /// <summary>Timers due before <paramref name="now"/>, and boundaries up to it, have passed when this returns.</summary>
    public void Advance(long now)
    {
        if (_nextAt == long.MinValue) Replan();
        while (_nextAt <= now)
        {
            floor.Now = Math.Max(floor.Now, _nextAt);
            Fire();
            Replan();
        }

        floor.Now = Math.Max(floor.Now, now);
    }

    /// <summary>Works out when something happens next.</summary>
    public void Replan()
    {
        var next = Math.Min(desk.NextChangeAt, floor.Site.NextDayAt);
        next = Math.Min(next, NextStep(MinuteMs));
        next = Math.Min(next, After(floor.PromiseTimers.FirstDue));
        if (floor.Site.AgentsKnown && AgentRoster.IsStaffed(floor.Site.AgentsByState)) next = Math.Min(next, NextStep(Floor.StepMs));
        if (floor.Outlook is not null) next = Math.Min(next, NextStep(Floor.StepMs));
        if (floor.Staffing is not null) next = Math.Min(next, NextStep(StaffingDesk.LookMs));
        if (floor.HasLevels) next = Math.Min(next, NextStep(SecondMs));
        foreach (var source in floor.Sources) next = Math.Min(next, source.NextChangeAt);
        foreach (var line in floor.DirectTalks) next = Math.Min(next, NextGhost(line, mixed: false));
        for (var i = 0; i < floor.Queues.Count; i++)
        {
            var queue = floor.Queues[i];
            if (queue.MustPlan) Plan(queue);
            next = Math.Min(next, _queueNextAt[i]);
        }

        _nextAt = next;
    }

    /// <summary>Works out how fresh a source is; its queues show it.</summary>
    public void Look(SourceState source)
    {
        var before = source.State;
        if (!source.Look(floor.Now)) return;
        if (before == FreshnessState.Down || source.State == FreshnessState.Down) roster.Turned(source.Index);
        foreach (var queue in floor.Queues)
        {
            if ((queue.Sources & (1UL << source.Index)) != 0) queue.Dirty = true;
        }

        floor.Site.Dirty = true;
    }

    private void Fire()
    {
        var now = floor.Now;
        if (now % Floor.StepMs == 0)
        {
            roster.Integrate(now);
            roster.MarkStep();
            floor.Outlook?.Look(now);
        }

        BeginSiteDay(now);
        for (var i = 0; i < floor.Queues.Count; i++)
        {
            if (_queueNextAt[i] > now) continue;
            var queue = floor.Queues[i];
            queue.MustPlan = true;
            BeginDay(queue, now);
            if (queue.OpenChangesAt <= now) ChangeOpening(queue, now);
            PassThresholds(queue, now);
            EndWaitingGhosts(queue, now);
            EndTalkGhosts(queue.Talks, queue.MixedAges, now);
            queue.Dirty |= queue.Losses.Advance(now);
        }

        _promises.Advance();
        foreach (var line in floor.DirectTalks) EndTalkGhosts(line, mixed: false, now);
        desk.Advance();
        foreach (var source in floor.Sources)
        {
            if (source.NextChangeAt <= now) Look(source);
        }

        roster.Settle();
        if (now % MinuteMs == 0) floor.Customers.LookAround(now);
        if (now % StaffingDesk.LookMs == 0) floor.Staffing?.Look(now);
        if (now % SecondMs == 0) _levels.Look(now);
        if (now % MinuteMs != 0) return;
        Sample(now);
        _promises.Look(now);
        if (now % HourMs == 0) floor.Customers.Look(now);
    }

    private void BeginSiteDay(long now)
    {
        var site = floor.Site;
        if (site.NextDayAt > now) return;
        site.BeginDay(site.NextDayAt);
        floor.Customers.BeginDay();
        floor.Forecasts?.ForgetOldCustomers();
        site.NextDayAt = site.Calendar.NextDayStart(site.DayStart);
    }

    private static void BeginDay(QueueState queue, long now)
    {
        if (queue.NextDayAt > now) return;
        queue.BeginDay(queue.NextDayAt);
        queue.NextDayAt = queue.Calendar.NextDayStart(queue.DayStart);
    }

    private static void ChangeOpening(QueueState queue, long now)
    {
        queue.Open = queue.Calendar.IsOpen(now);
        queue.OpenChangesAt = queue.Calendar.NextOpenChange(now);
        queue.Dirty = true;
    }

    private void PassThresholds(QueueState queue, long now)
    {
        while (queue.FirstDue >= 0 && floor.Visits[queue.FirstDue].Due < now)
        {
            var index = queue.FirstDue;
            floor.Lines.LeaveDue(queue, index);
            book.Miss(ref floor.Visits[index]);
        }
    }

    private void EndWaitingGhosts(QueueState queue, long now)
    {
        for (var index = queue.FirstWaiting; index >= 0;)
        {
            ref var visit = ref floor.Visits[index];
            var next = visit.LineNext;
            if (visit.GhostAt < now) ghosts.End(visit.Contact, visit.GhostAt, ContactDesk.TooOld, byAge: true);
            else if (!queue.MixedAges) return;
            index = next;
        }
    }

    private void EndTalkGhosts(TalkLine line, bool mixed, long now)
    {
        for (var index = line.First; index >= 0;)
        {
            ref var talk = ref floor.Conversations[index];
            var next = talk.LineNext;
            if (talk.GhostAt < now) ghosts.End(talk.Contact, talk.GhostAt, ContactDesk.TooOld, byAge: true);
            else if (!mixed) return;
            index = next;
        }
    }

    private void Sample(long now)
    {
        foreach (var queue in floor.Queues)
        {
            queue.Dirty |= queue.IsWritten && queue.Open && queue.Waiting > 0;
            if (!queue.Trend.SamplesAt(now)) continue;
            double? longest = null, days = null;
            if (queue.FirstWaiting >= 0)
            {
                var entered = floor.Visits[queue.FirstWaiting].Entered;
                longest = Math.Max(0, now - entered) / 1000.0;
                if (queue.IsWritten) days = queue.Calendar.WorkingDaysBetween(entered, now);
            }

            queue.Trend.Sample(queue.Waiting, longest, days);
            queue.Dirty = true;
        }
    }

    private void Plan(QueueState queue)
    {
        queue.MustPlan = false;
        if (queue.Index >= _queueNextAt.Length) Array.Resize(ref _queueNextAt, Math.Max(floor.Queues.Count, _queueNextAt.Length * 2));
        var next = Math.Min(Math.Min(queue.NextDayAt, queue.OpenChangesAt), queue.Losses.NextChangeAt);
        if (queue.FirstDue >= 0) next = Math.Min(next, After(floor.Visits[queue.FirstDue].Due));
        if (queue.FirstWaiting >= 0) next = Math.Min(next, NextGhost(queue));
        _queueNextAt[queue.Index] = Math.Min(next, NextGhost(queue.Talks, queue.MixedAges));
    }

    private long NextGhost(QueueState queue)
    {
        if (!queue.MixedAges) return After(floor.Visits[queue.FirstWaiting].GhostAt);
        var next = long.MaxValue;
        for (var i = queue.FirstWaiting; i >= 0; i = floor.Visits[i].LineNext) next = Math.Min(next, After(floor.Visits[i].GhostAt));
        return next;
    }

    private long NextGhost(TalkLine line, bool mixed)
    {
        if (line.First < 0) return long.MaxValue;
        if (!mixed) return After(floor.Conversations[line.First].GhostAt);
        var next = long.MaxValue;
        for (var i = line.First; i >= 0; i = floor.Conversations[i].LineNext) next = Math.Min(next, After(floor.Conversations[i].GhostAt));
        return next;
    }

    private long NextStep(long step) => ((floor.Now / step) + 1) * step;

    private static long After(long due) => due == long.MaxValue ? due : due + 1;
}
