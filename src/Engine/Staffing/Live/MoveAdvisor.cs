using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>
/// Finds the move of agents that saves most: those who can do the receiving queue too and are at home in another. Both queues are reckoned
/// with before and after, with what those agents give either already. Used by the engine loop only.
/// </summary>
internal sealed class MoveAdvisor(FloorParts floor, StaffingDesk desk)
{
    /// <summary>Agents moved at once.</summary>
    private const int AgentsMax = 10;

    /// <summary>A move must save at least this share of those who give up in both queues, and so many an hour.</summary>
    private const double ShareMin = 0.1, PerHourMin = 1;

    /// <summary>The best move to a queue; kind None: there is none that helps.</summary>
    /// <param name="until">How long it would last.</param>
    public Remedy Best(int to, long now, long until)
    {
        var best = new Remedy { From = -1, To = to };
        if (Usable(to) is not { } receiver) return best;
        var teams = desk.Teams.Teams;
        for (var t = 0; t < teams.Count; t++)
        {
            var team = teams[t];
            var place = team.PlaceOf(to);
            if (team.Staffed == 0 || place < team.Homes) continue;
            for (var home = 0; home < team.Homes; home++)
            {
                if (Usable(team.Queues[home]) is { } donor) Try(ref best, team, t, home, place, donor, receiver, (until - now) / 3_600_000.0);
            }
        }

        if (best.Kind == RemedyKind.Move) best.Until = until;
        return best;
    }

    /// <summary>A queue's share in time and abandons an hour with so many agents more; null: not known.</summary>
    public static (double ServiceLevel, double AbandonsPerHour, double LatePerHour, double AverageWait)? With(QueueStaffing one, double more)
    {
        if (one.Spec is not { } spec || double.IsNaN(one.Now.Staffed) || !(one.Now.Arrivals > 0)) return null;
        return With(spec, one, one.Now.Staffed + more, one.Now.Arrivals, one.Now.Handle);
    }

    /// <summary>The same with given agents and flow.</summary>
    public static (double ServiceLevel, double AbandonsPerHour, double LatePerHour, double AverageWait)? With(
        ModelSpec spec, QueueStaffing one, double agents, double arrivals, double handle)
    {
        var load = arrivals * (spec.ChatSeconds.Length > 0 ? 1 : handle / spec.HandleSeconds);
        if (StateAt.Of(spec, Math.Max(0, agents), load) is not { } state) return null;
        return (state.ServiceLevel, state.AbandonShare * arrivals * 3600, state.LateShare * arrivals * 3600, state.MeanWaitSeconds);
    }

    private QueueStaffing? Usable(int queue)
    {
        var state = floor.Queues[queue];
        var one = desk.Of(queue);
        return state.Open && !state.IsWritten && !desk.IsStale(state) && With(one, 0) is not null ? one : null;
    }

    private void Try(ref Remedy best, Team team, int number, int home, int place, QueueStaffing donor, QueueStaffing receiver, double hours)
    {
        // Whoever is moved gives all to the receiver, and took part of it to it before.
        var (gains, loses) = (1 - team.Share(place), team.Share(home));
        var (giver, taker) = (With(donor, 0)!.Value, With(receiver, 0)!.Value);
        var before = giver.AbandonsPerHour + taker.AbandonsPerHour;
        var harmed = before + giver.LatePerHour + taker.LatePerHour;
        for (var k = 1; k <= Math.Min(AgentsMax, team.Staffed); k++)
        {
            if (With(donor, -k * loses) is not { } after || With(receiver, k * gains) is not { } then) return;
            var saved = before - after.AbandonsPerHour - then.AbandonsPerHour;
            var harm = after.AbandonsPerHour + then.AbandonsPerHour + after.LatePerHour + then.LatePerHour;
            if (saved < PerHourMin || saved < ShareMin * before || harm >= harmed) continue;
            if (best.Kind == RemedyKind.Move && saved * hours <= best.HarmAvoided * 1.02) continue;
            best = new Remedy
            {
                Kind = RemedyKind.Move, From = team.Queues[home], To = best.To, Agents = k, Team = number, HarmAvoided = saved * hours,
                DonorServiceLevel = after.ServiceLevel, DonorTarget = floor.Queues[team.Queues[home]].Settings.Target,
                ServiceLevelThen = then.ServiceLevel,
            };
        }
    }
}
