using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>
/// Finds the move of agents that saves most: those who can do the receiving queue too and are at home in another. Both queues are reckoned
/// with over the span of the move, before and after, by the model that What-if asks. Used by the engine loop only.
/// </summary>
internal sealed class MoveAdvisor(FloorParts floor, StaffingDesk desk)
{
    /// <summary>Agents moved at once.</summary>
    public const int AgentsMax = 10;

    /// <summary>Giving queues that are tried, those with most to spare first.</summary>
    public const int DonorsMax = 4;

    /// <summary>Quarter-hours of the longest span, the running one too.</summary>
    public const int QuartersMax = (int)(AlertTeller.SpanMaxMs / Plans.StaffPlan.QuarterMs) + 1;

    /// <summary>States of the models that one question asks for, at most: of both queues with none and with up to ten agents moved.</summary>
    public const int StatesMax = 2 * DonorsMax * (AgentsMax + 1) * QuartersMax * SpanModel.StatesAQuarter;

    /// <summary>A move must save at least this share of those who give up in both queues, and so many an hour.</summary>
    private const double ShareMin = 0.1, PerHourMin = 1;

    /// <summary>And must save some with this chance: it may fail if one of the two loads is far less kind than expected, not if either is.</summary>
    private const double Sure = 5.0 / 6;

    /// <summary>What is as good as another: a move of fewer agents, or one that leaves the giving queue on its goal, is taken before one that
    /// saves more, if it saves this share of that. Beyond it each further agent adds little that is sure, and costs the giving queue ever more if
    /// the loads were misjudged.</summary>
    private const double AsGood = 0.8;

    /// <summary>Agents who give the receiver a larger share of their time already help out when they are free: queues reckoned one by one do not say
    /// what it does to send such agents there, and in simulated centres it does next to nothing.</summary>
    private const double HelpsOut = 0.05;

    [NotKept("filled and emptied at each question")]
    private List<Donor>? _donors;

    [NotKept("filled and emptied at each question")]
    private List<Remedy>? _moves;

    private readonly record struct Donor(int Team, int Queue, double Slack);

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
        if (kept.Kind == RemedyKind.Move && kept.HarmAvoided >= AsGood * best.HarmAvoided) best = kept;
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
            if (place < team.Homes || team.Share(place) > HelpsOut) continue;
            for (var home = 0; home < team.Homes; home++)
            {
                var queue = team.Queues[home];
                if (Usable(queue) is not { } giver) continue;
                var slack = giver.Now.Staffed - giver.Now.Required;
                if (keepsGoal && !(slack > -1)) continue;
                var known = donors.FindIndex(d => d.Queue == queue);
                var donor = new Donor(t, queue, double.IsNaN(slack) ? double.MinValue : slack);
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
        // Whoever is moved gives all to the receiver. Who is at home in several queues is taken from one of them wholly, as What-if does.
        if (Of(donor, 0) is not { } giver || Of(receiver, 0) is not { } taker) return;
        var before = giver.AbandonsPerHour + taker.AbandonsPerHour;
        var harmed = Harm(giver) + Harm(taker);
        if (before < PerHourMin) return;
        var (last, moves) = (0.0, _moves ??= []);
        moves.Clear();
        for (var k = 1; k <= Math.Min(AgentsMax, team.Staffed); k++)
        {
            if (Of(donor, -k) is not { } after || Of(receiver, k) is not { } then) break;
            var saved = before - after.AbandonsPerHour - then.AbandonsPerHour;
            // Each further agent saves less than the one before.
            if (saved <= last) break;
            last = saved;
            var isSure = SpanModel.ChanceOfGain(giver, after, taker, then) >= Sure;
            if (!isSure || saved < PerHourMin || saved < ShareMin * before || Harm(after) + Harm(then) >= harmed) continue;
            var keeps = after.ServiceLevel >= target;
            if (keepsGoal && !keeps) break;
            moves.Add(new Remedy
            {
                Kind = RemedyKind.Move, From = from.Queue, To = best.To, Agents = k, Team = from.Team, HarmAvoided = saved * taker.Hours,
                DonorServiceLevel = after.ServiceLevel, DonorTarget = target, ServiceLevelThen = then.ServiceLevel,
            });
        }

        Take(ref best, moves.Find(m => m.HarmAvoided >= AsGood * moves[^1].HarmAvoided));
        var keeping = moves.FindLast(m => m.DonorServiceLevel >= m.DonorTarget);
        Take(ref kept, moves.Find(m => m.HarmAvoided >= AsGood * keeping.HarmAvoided && m.DonorServiceLevel >= m.DonorTarget));

        SpanModel? Of(QueueStaffing one, double more)
        {
            States += SpanModel.CostOf(one, now, until);
            return SpanModel.Of(one, more, now, until);
        }
    }

    // As severity counts it (ShortageHarm): one who gives up is not answered in time either.
    private static double Harm(in SpanModel one) => (2 * one.AbandonsPerHour) + one.LatePerHour;

    private static void Take(ref Remedy best, in Remedy move)
    {
        if (move.Kind == RemedyKind.Move && (best.Kind != RemedyKind.Move || move.HarmAvoided > best.HarmAvoided)) best = move;
    }
}
