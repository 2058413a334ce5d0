using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Sources;

namespace QueueMonitor.Engine.Snapshots;

/// <summary>Makes the picture of one queue. Used by the engine loop only.</summary>
internal sealed class QueueCapture(FloorParts floor)
{
    /// <summary>The wall draws one bar for so many people, at least, behind the marks.</summary>
    private const int GroupSizeMin = 5;

    /// <summary>How far the time at which a queue's source was heard may lag in a queue that did not change.</summary>
    private const long HeardLagMs = 5_000;

    private readonly PromiseCapture _promises = new(floor);

    /// <summary>Whether the last picture no longer tells what holds now.</summary>
    public bool IsStale(QueueState queue) =>
        queue.Dirty || queue.Measures.ChangesWithTime(queue.CapturedAt, floor.Now) || HeardAt(queue) - queue.CapturedHeardAt > HeardLagMs;

    public void Renew(QueueState queue, bool reuseParts)
    {
        var now = floor.Now;
        var before = reuseParts ? queue.Captured : null;
        var anyone = queue.FirstWaiting >= 0;
        var longest = anyone ? floor.Visits[queue.FirstWaiting].Entered : 0;
        var (worst, customer) = (Worst(queue), LongestCustomer(queue));
        (queue.Dirty, queue.CapturedAt, queue.CapturedHeardAt) = (false, now, HeardAt(queue));
        queue.Captured = new QueueSnapshot
        {
            Queue = queue.Name,
            AsOf = Time(now),
            Settings = queue.Settings,
            Open = queue.Open,
            OpenChangesAt = queue.OpenChangesAt == long.MaxValue ? null : Time(queue.OpenChangesAt),
            Level = queue.Level.Shown,
            Waiting = queue.Waiting,
            OverThreshold = queue.Waiting - queue.NotYetDue,
            LongestSince = anyone ? Time(longest) : null,
            LongestCustomerSince = customer.Since,
            LongestCustomerStood = customer.Stood,
            LongestWaitWorkingDays = anyone && queue.IsWritten ? queue.Calendar.WorkingDaysBetween(longest, now) : null,
            DueToday = queue.Settings.Threshold.IsWorkingTime ? DueToday(queue) : null,
            Contacts = Waiting(queue, EngineLimits.MarksMax, before?.Contacts),
            Groups = Groups(queue),
            Losses = queue.Losses.Capture(),
            Forecast = floor.Outlook?.Of(queue) ?? default,
            Staffing = floor.Staffing?.Of(queue),
            Outcome = OutcomeCapture.Of(floor, queue),
            Pulse = OutcomeCapture.Pulse(queue.Measures, now),
            Agents = queue.AgentsKnown ? Agents(queue) : null,
            Last5 = Window(queue, WindowSpan.Last5),
            Last30 = Window(queue, WindowSpan.Last30),
            Last60 = Window(queue, WindowSpan.Last60),
            Today = Window(queue, WindowSpan.Today),
            Interval = Window(queue, WindowSpan.Interval),
            SinceStart = Window(queue, WindowSpan.SinceStart),
            DayStart = Time(queue.DayStart),
            Promises = _promises.Of(queue),
            Trend = queue.Trend.Capture(),
            Freshness = worst is null
                ? new Freshness(FreshnessState.Quiet, null)
                : new Freshness(worst.State, worst.HeardAt == long.MinValue ? null : Time(worst.HeardAt)),
            Intervals = queue.Measures.Intervals(now),
        };
    }

    /// <summary>The waiting, longest first; those that read the same as before are the same objects.</summary>
    public WaitingSnapshot[] Waiting(QueueState queue, int most, IReadOnlyList<WaitingSnapshot>? before = null)
    {
        var list = new WaitingSnapshot[Math.Min(most, queue.Waiting)];
        var (index, known) = (queue.FirstWaiting, 0);
        for (var i = 0; i < list.Length; i++, index = floor.Visits[index].LineNext)
        {
            ref var visit = ref floor.Visits[index];
            WaitingSnapshot? old = null;
            if (before is not null)
            {
                while (known < before.Count && before[known].Mark != visit.Mark && before[known].Since < Time(visit.Entered)) known++;
                if (known < before.Count && before[known].Mark == visit.Mark) old = before[known];
            }

            list[i] = One(queue, ref visit, old, floor.Outlook?.Of(queue, index));
        }

        return list;
    }

    private WaitingSnapshot One(QueueState queue, ref Visit visit, WaitingSnapshot? old, ContactForecast? forecast)
    {
        ref var contact = ref floor.Contacts[visit.Contact];
        var ringing = false;
        for (var link = contact.FirstLink; link >= 0 && !ringing; link = floor.Links[link].Next) ringing = floor.Links[link].Ringing;
        double? days = queue.IsWritten ? queue.Calendar.WorkingDaysBetween(visit.Entered, floor.Now) : null;
        double? value = double.IsNaN(contact.Value) ? queue.Settings.Value : contact.Value;
        var (since, due, customer) = (Time(visit.Entered), Time(visit.Due), Time(CustomerSince(ref contact)));
        var stands = contact.Has(ContactFlags.Pended);
        if (old is not null && old.Since == since && old.DueAt == due && old.CustomerSince == customer && old.WorkingDays == days
            && old.Ringing == ringing && old.Assigned == visit.Assigned && old.Priority == contact.Priority && old.Value == value
            && old.CustomersTurn == stands && old.Forecast == forecast)
        {
            return old;
        }

        return new WaitingSnapshot(
            floor.Ids.Text(visit.Contact), visit.Mark, since, due, days, contact.Priority, ringing, visit.Assigned, customer, stands, value)
        {
            Forecast = forecast,
        };
    }

    private WaitingGroup[] Groups(QueueState queue)
    {
        var rest = queue.Waiting - EngineLimits.MarksMax;
        if (rest <= 0) return [];
        var index = queue.FirstWaiting;
        for (var i = 0; i < EngineLimits.MarksMax; i++) index = floor.Visits[index].LineNext;
        var size = Math.Max(GroupSizeMin, (rest + EngineLimits.GroupsMax - 1) / EngineLimits.GroupsMax);
        var groups = new WaitingGroup[(rest + size - 1) / size];
        for (var g = 0; g < groups.Length; g++)
        {
            var (count, entered) = (0, floor.Visits[index].Entered);
            for (; count < size && index >= 0; count++) index = floor.Visits[index].LineNext;
            groups[g] = new WaitingGroup(
                count, Time(entered), queue.IsWritten ? queue.Calendar.WorkingDaysBetween(entered, floor.Now) : null);
        }

        return groups;
    }

    // Of the customers whose clock runs since when the longest has waited, and of those whose clock stands how long: neither changes by
    // itself. Who it is is remembered until that visit ends or a clock is stopped; only newcomers are compared with it.
    private (DateTimeOffset? Since, TimeSpan? Stood) LongestCustomer(QueueState queue)
    {
        var best = queue.OldestCustomer;
        var stillThere = best >= 0 && floor.Visits[best].Mark == queue.OldestCustomerMark
            && floor.Visits[best].Outcome == VisitOutcome.Waiting && floor.Visits[best].Queue == queue.Index && floor.Visits[best].Mark > 0;
        long? stood = null;
        if (stillThere && !queue.RescanCustomers)
        {
            foreach (var index in queue.Newcomers)
            {
                ref var visit = ref floor.Visits[index];
                if (visit.Mark == 0 || visit.Queue != queue.Index || visit.Outcome != VisitOutcome.Waiting) continue;
                queue.RescanCustomers |= Stands(index);
                if (CustomerSince(ref floor.Contacts[visit.Contact]) < CustomerSince(ref floor.Contacts[floor.Visits[best].Contact])) best = index;
            }
        }

        if (!stillThere || queue.RescanCustomers)
        {
            (best, queue.RescanCustomers) = (-1, false);
            for (var index = queue.FirstWaiting; index >= 0; index = floor.Visits[index].LineNext)
            {
                ref var contact = ref floor.Contacts[floor.Visits[index].Contact];
                if (Stands(index)) (stood, queue.RescanCustomers) = (Math.Max(stood ?? 0, contact.CustomerMs), true);
                else if (best < 0 || CustomerSince(ref contact) < CustomerSince(ref floor.Contacts[floor.Visits[best].Contact])) best = index;
            }
        }

        queue.Newcomers.Clear();
        (queue.OldestCustomer, queue.OldestCustomerMark) = (best, best < 0 ? 0 : floor.Visits[best].Mark);
        return (best < 0 ? null : Time(CustomerSince(ref floor.Contacts[floor.Visits[best].Contact])),
            stood is { } ms ? TimeSpan.FromMilliseconds(ms) : null);
    }

    private bool Stands(int visit) => floor.Contacts[floor.Visits[visit].Contact].CustomerSince == Contact.NotRunning;

    private long CustomerSince(ref Contact contact) =>
        (contact.CustomerSince == Contact.NotRunning ? floor.Now : contact.CustomerSince) - contact.CustomerMs;

    // Those whose T passes before the working day is over, and those past it.
    private int DueToday(QueueState queue)
    {
        var count = queue.Waiting - queue.NotYetDue;
        var end = queue.Calendar.EndOfWorkingDay(floor.Now);
        for (var i = queue.FirstDue; i >= 0 && floor.Visits[i].Due <= end; i = floor.Visits[i].DueNext) count++;
        return count;
    }

    private AgentCounts Agents(QueueState queue)
    {
        int slots = 0, free = 0;
        foreach (var index in queue.Members)
        {
            var agent = floor.Agents[index];
            if (agent.State is AgentState.Unknown or AgentState.Offline or AgentState.Paused) continue;
            slots += agent.SlotsOf(queue.Settings.Media);
            free += agent.FreeSlots(queue.Settings.Media);
        }

        return AgentRoster.Counts(queue.AgentsByState, slots, free);
    }

    private WindowSnapshot Window(QueueState queue, WindowSpan span) =>
        queue.Measures.Window(span, floor.Now, queue.Settings.ServiceLevelFormula, queue.Waiting);

    private SourceState? Worst(QueueState queue)
    {
        SourceState? worst = null;
        foreach (var source in floor.Sources)
        {
            if ((queue.Sources & (1UL << source.Index)) == 0) continue;
            if (worst is null || source.State > worst.State || (source.State == worst.State && source.HeardAt < worst.HeardAt)) worst = source;
        }

        return worst;
    }

    private long HeardAt(QueueState queue) => Worst(queue)?.HeardAt ?? 0;

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
