using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>
/// Finds the move of agents that saves most: those who can do the receiving queue too and are at home in another. Both queues are reckoned
/// with over the span of the move, before and after, as What-if does, and with what those agents give either already. Used by the engine
/// loop only.
/// </summary>
internal sealed class MoveAdvisor(FloorParts floor, StaffingDesk desk)
{
    /// <summary>Agents moved at once.</summary>
    public const int AgentsMax = 10;

    /// <summary>Giving queues that are tried, those with most to spare first.</summary>
    public const int DonorsMax = 4;

    /// <summary>Quarter-hours of the longest span, the running one too.</summary>
    public const int QuartersMax = (int)(AlertTeller.SpanMaxMs / Plans.StaffPlan.QuarterMs) + 1;

    /// <summary>States of the models that one question asks for, at most: the receiver and each giver with none and up to ten agents moved, and
    /// once more where they give the receiver a part of their time already.</summary>
    public const int StatesMax = (1 + (3 * DonorsMax)) * (AgentsMax + 1) * QuartersMax * SpanModel.StatesAQuarter;

    /// <summary>A move must save at least this share of those who give up in both queues, and so many an hour.</summary>
    private const double ShareMin = 0.1, PerHourMin = 1;

    /// <summary>And must save some with this chance, three in four: it may fail if a load is far less kind than expected, and not otherwise.</summary>
    private const double Sure = 0.75 - 1e-9;

    /// <summary>A move that leaves the giving queue on its goal is taken before one that does not, if it saves this share of what that does.</summary>
    private const double GoalWorth = 0.8;

    /// <summary>Who gives all but so little of the time to one queue gives all of it.</summary>
    private const double Whole = 0.95;

    [NotKept("filled and emptied at each question")]
    private List<Donor>? _donors;

    private readonly record struct Donor(int Team, int Home, int Queue, int Place, double Slack);

    /// <summary>States that questions asked for since <see cref="Begin"/>.</summary>
    public int States { get; private set; }

    /// <summary>A look begins.</summary>
    public void Begin() => States = 0;

    /// <summary>The best move to a queue; kind None: there is none that helps.</summary>
    /// <param name="until">How long it would last.</param>
    /// <param name="keepsGoal">Only moves after which the giving queue is on its goal.</param>
    public Remedy Best(int to, long now, long until, bool keepsGoal = false)
    {
        var (best, kept) = (new Remedy { From = -1, To = to }, new Remedy { From = -1, To = to });
        if (Usable(to) is not { } receiver) return best;
        foreach (var donor in DonorsOf(to, keepsGoal)) Try(ref best, ref kept, donor, receiver, now, until, keepsGoal);
        if (kept.Kind == RemedyKind.Move && kept.HarmAvoided >= GoalWorth * best.HarmAvoided) best = kept;
        if (best.Kind == RemedyKind.Move) best.Until = until;
        return best;
    }

    /// <summary>A queue's share in time and abandons an hour with so many agents more, as it stands now; null: not known.</summary>
    public static (double ServiceLevel, double AbandonsPerHour, double LatePerHour, double AverageWait)? With(QueueStaffing one, double more)
    {
        if (one.Spec is not { } spec || double.IsNaN(one.Now.Staffed) || !(one.Now.Arrivals > 0)) return null;
        return With(spec, one.Now.Staffed + more, one.Now.Arrivals, one.Now.Handle);
    }

    /// <summary>The same with given agents and flow.</summary>
    public static (double ServiceLevel, double AbandonsPerHour, double LatePerHour, double AverageWait)? With(
        ModelSpec spec, double agents, double arrivals, double handle)
    {
        var load = arrivals * (spec.ChatSeconds.Length > 0 ? 1 : handle / spec.HandleSeconds);
        if (StateAt.Of(spec, Math.Max(0, agents), load) is not { } state) return null;
        return (state.ServiceLevel, state.AbandonShare * arrivals * 3600, state.LateShare * arrivals * 3600, state.MeanWaitSeconds);
    }

    // Of each giving queue the team with most at work; then those queues that can spare most.
    private List<Donor> DonorsOf(int to, bool keepsGoal)
    {
        var donors = _donors ??= [];
        donors.Clear();
        var teams = desk.Teams.Teams;
        for (var t = 0; t < teams.Count; t++)
        {
            var team = teams[t];
            if (team.Staffed == 0) continue;
            var place = team.PlaceOf(to);
            if (place < team.Homes) continue;
            for (var home = 0; home < team.Homes; home++)
            {
                var queue = team.Queues[home];
                if (Usable(queue) is not { } giver) continue;
                var slack = giver.Now.Staffed - giver.Now.Required;
                if (keepsGoal && !(slack > -1)) continue;
                var known = donors.FindIndex(d => d.Queue == queue);
                var donor = new Donor(t, home, queue, place, double.IsNaN(slack) ? double.MinValue : slack);
                if (known < 0) donors.Add(donor);
                else if (teams[donors[known].Team].Staffed < team.Staffed) donors[known] = donor;
            }
        }

        donors.Sort((a, b) => a.Slack != b.Slack ? b.Slack.CompareTo(a.Slack) : a.Queue.CompareTo(b.Queue));
        if (donors.Count > DonorsMax) donors.RemoveRange(DonorsMax, donors.Count - DonorsMax);
        return donors;
    }

    private QueueStaffing? Usable(int queue)
    {
        var state = floor.Queues[queue];
        var one = desk.Of(queue);
        return state.Open && !state.IsWritten && !desk.IsStale(state) && one.Spec is not null && !double.IsNaN(one.Now.Staffed) && one.Now.Arrivals > 0
            ? one : null;
    }

    private void Try(ref Remedy best, ref Remedy kept, in Donor from, QueueStaffing receiver, long now, long until, bool keepsGoal)
    {
        var (team, donor, target) = (desk.Teams.Teams[from.Team], desk.Of(from.Queue), floor.Queues[from.Queue].Settings.Target);
        // Whoever is moved gives all to the receiver, and took part of it to it before.
        var (gains, loses) = (AsWhole(1 - team.Share(from.Place)), AsWhole(team.Share(from.Home)));
        if (Of(donor, 0) is not { } giver || Of(receiver, 0) is not { } taker) return;
        var before = giver.AbandonsPerHour + taker.AbandonsPerHour;
        var harmed = Harm(giver) + Harm(taker);
        if (before < PerHourMin) return;
        var last = 0.0;
        for (var k = 1; k <= Math.Min(AgentsMax, team.Staffed); k++)
        {
            if (Of(donor, -k * loses) is not { } after || Of(receiver, k * gains) is not { } then) return;
            var saved = before - after.AbandonsPerHour - then.AbandonsPerHour;
            // Each further agent saves less than the one before.
            if (saved <= last) return;
            last = saved;
            var isSure = SpanModel.ChanceOfGain(giver, after, taker, then) >= Sure;
            if (!isSure || saved < PerHourMin || saved < ShareMin * before || Harm(after) + Harm(then) >= harmed) continue;
            // Who asks What-if takes away whole agents.
            var plain = loses < 1 ? Of(donor, -k) : after;
            if (plain is not { } asked || asked.AbandonsPerHour + then.AbandonsPerHour >= before) continue;
            var keeps = asked.ServiceLevel >= target;
            if (keepsGoal && !keeps) return;
            var move = new Remedy
            {
                Kind = RemedyKind.Move, From = from.Queue, To = best.To, Agents = k, Team = from.Team, HarmAvoided = saved * taker.Hours,
                DonorServiceLevel = asked.ServiceLevel, DonorTarget = target, ServiceLevelThen = then.ServiceLevel,
            };
            Take(ref best, move);
            if (keeps) Take(ref kept, move);
        }

        SpanModel? Of(QueueStaffing one, double more)
        {
            States += SpanModel.CostOf(one, now, until);
            return SpanModel.Of(one, more, now, until);
        }
    }

    // As severity counts it (ShortageHarm): one who gives up is not answered in time either.
    private static double Harm(in SpanModel one) => (2 * one.AbandonsPerHour) + one.LatePerHour;

    // Fewer agents are moved for what is as good as the same.
    private static void Take(ref Remedy best, in Remedy move)
    {
        if (best.Kind != RemedyKind.Move || move.HarmAvoided > best.HarmAvoided * 1.02) best = move;
    }

    private static double AsWhole(double share) => share >= Whole ? 1 : share;
}
