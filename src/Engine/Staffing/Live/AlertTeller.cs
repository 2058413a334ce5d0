using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>What an alert says at a look: its figures, what would mend it; and afterwards whether it came true. Used by the engine loop only.</summary>
internal sealed class AlertTeller(FloorParts floor, StaffingDesk desk)
{
    /// <summary>Customers harmed in an hour from which an alert is critical: one each five minutes.</summary>
    public const double CriticalFrom = 12;

    /// <summary>An alert speaks of at least this much time, and of two hours at most.</summary>
    public const long SpanMinMs = StaffPlan.QuarterMs, SpanMaxMs = 7_200_000;

    private const int WhoMax = 10;

    private readonly MoveAdvisor _advisor = new(floor, desk);

    /// <summary>A look begins: at most so many states of the models are asked for before it tells no more.</summary>
    public const int StatesMax = 2_000;

    public bool HasTime => _advisor.States < StatesMax;

    /// <summary>States asked for since the look began: never more than what one question takes beyond <see cref="StatesMax"/>.</summary>
    public int States => _advisor.States;

    public void Begin() => _advisor.Begin();

    public void Tell(AlertEntry entry, long now)
    {
        entry.ToldAt = now;
        var before = (entry.Figures, entry.Remedy);
        entry.Figures = AlertFigures.None;
        (entry.Remedy, entry.Who) = (default, []);
        ref var figures = ref entry.Figures;
        figures.From = entry.RaisedAt;
        if (entry.Cause.Kind == AlertKind.SourceSilent)
        {
            entry.Served = ServedBy(entry.Cause.Subject);
            return;
        }

        var queues = QueuesOf(entry.Cause);
        if (entry.Cause is { Kind: AlertKind.Promises, Subject: "" }) figures = OfPromises(entry, PromiseWatch.PressingWithoutQueue(floor));
        if (queues.Length == 0) return;
        Sum(ref figures, queues);
        var (first, signals) = (desk.Of(queues[0]), desk.SignalsOf(queues[0]));
        switch (entry.Cause.Kind)
        {
            case AlertKind.Understaffed:
                (figures.From, figures.Until) = (now, UntilOf(queues, now));
                Mend(entry, queues, now);
                break;
            case AlertKind.WillBeShort:
                Foretell(entry, first, queues[0], now);
                // The last of it has begun: what was foretold stands until it is judged.
                if (figures.From == 0 && before.Figures.From != 0) (entry.Figures, entry.Remedy) = before;
                break;
            case AlertKind.HandleTime:
                (figures.Measured, figures.Expected) = (first.Now.Handle, first.UsualHandleSeconds);
                figures.Ratio = figures.Measured / figures.Expected;
                break;
            case AlertKind.Arrivals:
                (figures.Measured, figures.Expected) = signals.Arrivals.Quarter;
                figures.Ratio = figures.Expected > 0 ? figures.Measured / figures.Expected : first.Demand.Level.Mean;
                break;
            case AlertKind.Abandonment:
                (figures.Measured, figures.Expected) = signals.AbandonShares;
                figures.Ratio = signals.AbandonRatio;
                break;
            case AlertKind.AgentsGone:
                (figures.Measured, figures.Expected) = (signals.Staff.Now, signals.Staff.Lately);
                figures.Ratio = figures.Measured / figures.Expected;
                Mend(entry, queues, now);
                break;
            case AlertKind.Deadline:
                (figures.Until, figures.Missing) = (first.Now.LateAt, Math.Ceiling(first.Now.LateContacts));
                (figures.Measured, figures.Expected) = (figures.Missing, Math.Ceiling(first.Now.DueContacts));
                var more = (int)Math.Max(1, first.Now.Required - Math.Floor(first.Now.Staffed));
                entry.Remedy = new Remedy { Kind = RemedyKind.AddAgent, From = -1, To = queues[0], Agents = more, Until = first.Now.LateAt }.Unforetold();
                break;
            case AlertKind.CallBacks:
                figures = AlertFigures.None;
                var alone = floor.Customers.LeftAlone(queues[0]);
                (figures.From, figures.Missing) = (alone.Count == 0 ? entry.RaisedAt : alone.FirstGaveUpAt, alone.Count);
                figures.Measured = figures.Missing;
                break;
            case AlertKind.Promises:
                figures = OfPromises(entry, PromiseWatch.Pressing(floor, floor.Queues[queues[0]]));
                break;
            case AlertKind.Spare:
                figures.Until = UntilOf(queues, now);
                break;
        }

        if (figures.HarmPerHour >= CriticalFrom) entry.Critical = entry.WasCritical = true;
        else if (!(figures.HarmPerHour > CriticalFrom / 2)) entry.Critical = false;
    }

    /// <summary>When the newest of the customers whom an alert stands for came to be in it, milliseconds since 1970 UTC; 0: it stands for none.</summary>
    public long NewestIn(AlertCause cause) => (cause.Kind, QueuesOf(cause)) switch
    {
        (AlertKind.CallBacks, [var queue]) => floor.Customers.LeftAlone(queue).LastLeftAt,
        (AlertKind.Promises, [var queue]) => PromiseWatch.Pressing(floor, floor.Queues[queue]).LastSoonAt,
        (AlertKind.Promises, []) => PromiseWatch.PressingWithoutQueue(floor).LastSoonAt,
        _ => 0,
    };

    /// <summary>The best move to a queue after which the giving one stays on its goal; kind None: there is none that helps.</summary>
    public Remedy Offer(int queue, long now) => _advisor.Best(queue, now, UntilOf([queue], now), keepsGoal: true);

    /// <summary>A queue that can spare agents says to where.</summary>
    public void Propose(AlertEntry entry, in Remedy move)
    {
        entry.Remedy = move;
        entry.Who = Who(desk.Teams.Teams[move.Team], AgentState.Available, AgentState.WrapUp, AgentState.Busy);
        entry.Figures.Until = move.Until;
        entry.Figures.Missing = Math.Max(move.Agents, desk.Of(move.From).Spare());
    }

    private static AlertFigures OfPromises(AlertEntry entry, in PressingPromises pressing)
    {
        var figures = AlertFigures.None;
        (figures.From, figures.Until, figures.Missing) = (entry.RaisedAt, pressing.FirstDue, pressing.All);
        (figures.Measured, figures.Expected) = (pressing.Broken, pressing.Soon);
        return figures;
    }

    /// <summary>Sums of the queues that an alert is about.</summary>
    public Tallied Tally(AlertEntry entry)
    {
        var sum = default(Tallied);
        if (entry.Cause.Kind == AlertKind.SourceSilent) return sum;
        foreach (var queue in QueuesOf(entry.Cause))
        {
            var one = desk.TallyOf(queue);
            sum.Hits += one.Hits;
            sum.Decided += one.Decided;
            sum.Abandoned += one.Abandoned;
            sum.Handled += one.Handled;
            sum.HandleMs += one.HandleMs;
            sum.Offered += one.Offered;
        }

        return sum;
    }

    /// <summary>1: it did, 0: it did not, NaN: that cannot be told; null: not yet.</summary>
    public double? CameTrue(AlertEntry entry, long now)
    {
        var queues = entry.Cause.Kind == AlertKind.SourceSilent ? [] : QueuesOf(entry.Cause);
        if (queues.Length == 0) return double.NaN;
        var (before, after) = (entry.Before, Tally(entry));
        switch (entry.Cause.Kind)
        {
            case AlertKind.Understaffed or AlertKind.AgentsGone or AlertKind.Deadline:
                return Missed(before, after, queues[0]);
            case AlertKind.WillBeShort:
                // What was foretold is judged when it is over, whether or not the alert stood till then.
                if (entry.Figures.Until > now && entry.Figures.Until - now <= SpanMaxMs * 2) return null;
                return Missed(before, after, queues[0]);
            case AlertKind.HandleTime:
                if (after.Handled <= before.Handled) return double.NaN;
                var usual = before.Handled > 0 ? (double)before.HandleMs / before.Handled : double.NaN;
                return (after.HandleMs - before.HandleMs) / (double)(after.Handled - before.Handled) > 1.1 * usual ? 1 : 0;
            default: return double.NaN;
        }
    }

    public int[] QueuesOf(AlertCause cause)
    {
        var found = new List<int>();
        foreach (var name in cause.Queues)
        {
            if (floor.QueueNames.Find(name) is >= 0 and var queue) found.Add(queue);
        }

        return [.. found];
    }

    private int[] ServedBy(string source)
    {
        var found = floor.Sources.Find(s => s.Name == source);
        return found is null ? [] : [.. floor.Queues.Where(q => (q.Sources & (1UL << found.Index)) != 0).Select(q => q.Index)];
    }

    private double Missed(in Tallied before, in Tallied after, int queue)
    {
        var decided = after.Decided - before.Decided;
        return decided == 0 ? double.NaN : (after.Hits - before.Hits) < floor.Queues[queue].Settings.Target * decided ? 1 : 0;
    }

    // Of several queues: sums, and shares by what comes.
    private void Sum(ref AlertFigures figures, int[] queues)
    {
        var (required, staffed, abandons, late, harm, level, weight, clear) = (0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0);
        foreach (var queue in queues)
        {
            var one = desk.Of(queue);
            ref readonly var now = ref one.Now;
            (required, staffed, abandons, late) =
                (required + now.Required, staffed + now.Staffed, abandons + now.AbandonsPerHour, late + now.LatePerHour);
            (level, weight) = (level + (now.ServiceLevel * now.Arrivals), weight + now.Arrivals);
            clear = Math.Max(clear, now.Clear);
            harm += MoveAdvisor.With(one, Math.Max(0, now.Required - now.Staffed)) is { } enough
                ? Math.Max(0, now.AbandonsPerHour - enough.AbandonsPerHour) + Math.Max(0, now.LatePerHour - enough.LatePerHour) : double.NaN;
        }

        (figures.Required, figures.Staffed) = (required, Math.Round(staffed, MidpointRounding.AwayFromZero));
        figures.Missing = Math.Max(0, figures.Required - figures.Staffed);
        (figures.AbandonsPerHour, figures.LatePerHour, figures.HarmPerHour) = (abandons, late, harm);
        (figures.ServiceLevel, figures.Clear) = (level / weight, clear);
    }

    // To the first coming quarter-hour that has enough.
    private long UntilOf(int[] queues, long now)
    {
        var until = now - (now % StaffPlan.QuarterMs) + StaffPlan.QuarterMs;
        foreach (var queue in queues)
        {
            foreach (ref readonly var mark in desk.Of(queue).Coming)
            {
                if (mark.Start < now || mark.Start > until || mark.Start >= now + SpanMaxMs) continue;
                if (mark.Required > mark.Staffed) until = mark.Start + StaffPlan.QuarterMs;
            }
        }

        return Math.Max(until, now + SpanMinMs);
    }

    private void Foretell(AlertEntry entry, QueueStaffing one, int queue, long now)
    {
        ref var figures = ref entry.Figures;
        (figures.From, figures.Until, figures.Missing) = (0, 0, 0);
        (figures.AbandonsPerHour, figures.LatePerHour, figures.HarmPerHour, figures.ServiceLevel, figures.Clear) =
            (double.NaN, double.NaN, double.NaN, double.NaN, double.NaN);
        foreach (ref readonly var mark in one.Coming)
        {
            if (mark.Start <= now || mark.Start > now + AlertCauses.AheadMs) continue;
            if (!(mark.Probability > HeldAlert.WatchAbove))
            {
                if (figures.From != 0) break;
                continue;
            }

            if (figures.From == 0) figures.From = mark.Start;
            figures.Until = mark.Start + StaffPlan.QuarterMs;
            var missing = mark.Required - Math.Round(mark.Staffed, MidpointRounding.AwayFromZero);
            if (!(missing >= figures.Missing)) continue;
            (figures.Missing, figures.Required, figures.Staffed) = (missing, mark.Required, Math.Round(mark.Staffed, MidpointRounding.AwayFromZero));
            if (one.Spec is not { } spec || !(mark.Forecast > 0)) continue;
            var arrivals = mark.Forecast * 1000 / StaffPlan.QuarterMs;
            if (MoveAdvisor.With(spec, mark.Staffed, arrivals, mark.Handle) is not { } then) continue;
            (figures.ServiceLevel, figures.AbandonsPerHour, figures.LatePerHour) = (then.ServiceLevel, then.AbandonsPerHour, then.LatePerHour);
        }

        // What counts is counted from its beginning on.
        if (figures.From > now && (now < entry.JudgedFrom || entry.JudgedFrom == entry.RaisedAt))
            (entry.JudgedFrom, entry.Before) = (figures.From, desk.TallyOf(queue));
        var agents = (int)Math.Max(1, figures.Missing);
        var breaks = figures.From == 0 ? 0 : desk.BreaksOf(queue, figures.From, figures.Until);
        entry.Remedy = new Remedy
        {
            Kind = breaks > 0 ? RemedyKind.MoveBreaks : RemedyKind.AddAgent, From = -1, To = queue, Agents = breaks > 0 ? Math.Min(breaks, agents) : agents,
            Until = figures.Until,
        }.Unforetold();
    }

    // A move that helps; else those who pause; else more agents.
    private void Mend(AlertEntry entry, int[] queues, long now)
    {
        var until = entry.Figures.Until == 0 ? now + SpanMinMs : entry.Figures.Until;
        var worst = queues[0];
        foreach (var queue in queues)
        {
            if (desk.Of(queue).Now.AbandonsPerHour > desk.Of(worst).Now.AbandonsPerHour) worst = queue;
        }

        var move = desk.Moves.IsSettling(worst, now) ? default : _advisor.Best(worst, now, until);
        if (move.Kind == RemedyKind.Move)
        {
            entry.Remedy = move;
            entry.Who = Who(desk.Teams.Teams[move.Team], AgentState.Available, AgentState.WrapUp, AgentState.Busy);
            return;
        }

        var missing = (int)Math.Max(1, entry.Figures.Missing);
        foreach (var team in desk.Teams.Teams)
        {
            if (team.Paused == 0 || !team.IsHome(worst)) continue;
            entry.Remedy = new Remedy { Kind = RemedyKind.BackFromPause, From = -1, To = worst, Agents = Math.Min(missing, team.Paused), Until = until };
            entry.Who = Who(team, AgentState.Paused);
            Promise(entry, worst);
            return;
        }

        entry.Remedy = new Remedy { Kind = RemedyKind.AddAgent, From = -1, To = worst, Agents = missing, Until = until };
        Promise(entry, worst);
    }

    private void Promise(AlertEntry entry, int queue)
    {
        var (one, now, until) = (desk.Of(queue), floor.Now, entry.Remedy.Until);
        (entry.Remedy.HarmAvoided, entry.Remedy.ServiceLevelThen) = (double.NaN, double.NaN);
        (entry.Remedy.DonorServiceLevel, entry.Remedy.DonorTarget) = (double.NaN, double.NaN);
        if (SpanModel.Of(one, 0, now, until) is not { } planned || SpanModel.Of(one, entry.Remedy.Agents, now, until) is not { } then) return;
        entry.Remedy.ServiceLevelThen = then.ServiceLevel;
        entry.Remedy.HarmAvoided = Math.Max(0, planned.AbandonsPerHour - then.AbandonsPerHour) * then.Hours;
    }

    private int[] Who(Team team, params ReadOnlySpan<AgentState> states)
    {
        var who = new List<int>();
        foreach (var state in states)
        {
            foreach (var agent in floor.Agents)
            {
                if (who.Count == WhoMax) return [.. who];
                if (agent.State == state && desk.Teams.TeamOf(agent.Index) == team) who.Add(agent.Index);
            }
        }

        return [.. who];
    }
}
