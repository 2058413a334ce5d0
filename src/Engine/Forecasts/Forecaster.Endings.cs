using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Forecasts.Risk;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>What is learned when a wait ends, and of those who gave up when their turn would have come.</summary>
internal sealed partial class Forecaster
{
    private void Settle(in Ending ending, int agent, long now)
    {
        var own = _classes[ending.Class];
        var wait = Math.Max(0, ending.At - ending.Entered) / 1000.0;
        switch (ending.Outcome)
        {
            case VisitOutcome.Answered:
                Serve(own, in ending, agent, wait, now);
                return;
            case VisitOutcome.Abandoned or VisitOutcome.ShortAbandoned:
                LeaveLine(own, in ending, now);
                WaitsOf(own.Queue).Agents.Abandons15.Add(1, now, QueueAgents.QuarterMs);
                WaitsOf(own.Queue).Chats?.Abandoned(wait);
                LearnPatience(own, in ending, wait, abandoned: true, now);
                if (ending.Chain < 0) return;
                _book.Ended(ending.Chain, ending.At, own, abandoned: true);
                if (own.Ghosts.Add(new GhostLine.Ghost(ending.Entered, ending.Chain)) is { } gone) _book.Free(gone.Chain);
                return;
            default:
                LeaveLine(own, in ending, now);
                // At its entry it ends when it is taken back, to be told anew.
                if (ending.At > ending.Entered) LearnPatience(own, in ending, wait, abandoned: false, now);
                _book.Free(ending.Chain);
                return;
        }
    }

    private void Serve(WaitClass own, in Ending ending, int agent, double wait, long now)
    {
        var direct = ending.Entered == long.MinValue;
        var served = Sharing(own.Queue, agent);
        if (!direct && agent >= 0) LearnOrder(own, ending.Entered, served);
        foreach (var index in served)
        {
            var queue = _queues[index];
            queue.Agents.Started(now);
            foreach (var other in queue.Classes)
            {
                // One who stands behind by the learned order is served, or an agent was free: the ghost would have been served by now.
                var lead = (long)(own.CreditMs - other.CreditMs);
                LayGhosts(other, direct ? long.MaxValue : ending.Entered - lead, now);
            }
        }

        _queues[own.Queue].Agents.SeeOverlap(served);
        if (agent >= 0) _crew.Answered(agent, own.Queue, now);
        if (direct)
        {
            Arrived(own, now);
            return;
        }

        LeaveLine(own, in ending, now);
        own.MeanWait += 0.2 * (wait - own.MeanWait);
        WaitsOf(own.Queue).Answered(wait);
        _site.Answered(wait, now);
        if (Open(own, in ending))
        {
            RiskForecaster.Opened(own.Patience, ending.Counted, wait, now);
            _book.Waited(ending.Chain, ending.At, own, ghost: false);
            return;
        }

        LearnPatience(own, in ending, wait, abandoned: false, now);
        _book.Ended(ending.Chain, ending.At, own, abandoned: false);
        _book.Waited(ending.Chain, ending.At, own, ghost: false);
        _book.Free(ending.Chain);
    }

    private void LearnPatience(WaitClass own, in Ending ending, double wait, bool abandoned, long now) =>
        _book.Risks.Ended(own.Patience, ending.Customer, ending.Counted, wait, abandoned, now);

    private UInt128 CustomerOf(int visit) => _floor.Contacts[_floor.Visits[visit].Contact].Customer;

    private void Arrived(WaitClass own, long now)
    {
        own.Arrivals15.Add(1, now, QueueAgents.QuarterMs);
        WaitsOf(own.Queue).HasChanged = true;
    }

    // The queues whose agents this answer came from: its own, and what its agent serves too.
    private ReadOnlySpan<int> Sharing(int own, int agent)
    {
        var count = 0;
        _sharing[count++] = own;
        if (agent >= 0)
        {
            foreach (var queue in _crew.ServedBy(agent))
            {
                if (queue != own) _sharing[count++] = queue;
            }
        }
        else
        {
            var agents = _queues[own].Agents;
            for (var i = 0; i < agents.NearCount; i++)
            {
                if (agents.Overlap(i) > SharesAgents) _sharing[count++] = agents.NearQueue(i);
            }
        }

        return _sharing.AsSpan(0, count);
    }

    // Whoever was taken although another, whom the agent serves too, should have come first: both credits move.
    private void LearnOrder(WaitClass taken, long entered, ReadOnlySpan<int> served)
    {
        foreach (var index in served)
        {
            if (_queues[index].Agents.Waiting == 0) continue;
            foreach (var passed in _queues[index].Classes)
            {
                if (passed == taken || passed.Ages.Count == 0) continue;
                var by = entered - taken.CreditMs - (passed.Ages.Oldest(0) - passed.CreditMs);
                if (by <= OrderBlurMs) continue;
                var step = CreditStep * Math.Min(by, CreditJumpMaxMs);
                taken.CreditMs += step;
                passed.CreditMs -= step;
            }
        }
    }

    // An agent is free and nobody waits whom that agent serves: whoever had stayed would be served now.
    private void FindNobody(int agent, long now)
    {
        var served = _crew.ServedBy(agent);
        foreach (var index in served)
        {
            if (_queues[index].Agents.Waiting > 0) return;
        }

        foreach (var index in served)
        {
            foreach (var one in _queues[index].Classes) LayGhosts(one, long.MaxValue, now);
        }
    }

    private void LayGhosts(WaitClass own, long reaches, long now)
    {
        // Where agents are not known, nobody may be there at all.
        var most = _queues[own.Queue].Agents.Staffed == QueueAgents.NotKnown ? GhostMaxMs : StaffedGhostMaxMs;
        while (own.Ghosts.TryPeek(out var ghost) && (ghost.Entered <= reaches || now - ghost.Entered > most))
        {
            own.Ghosts.Take();
            if (now - ghost.Entered <= most) _book.Waited(ghost.Chain, now, own, ghost: true);
            _book.Free(ghost.Chain);
        }
    }

    private void LeaveLine(WaitClass own, in Ending ending, long now)
    {
        var waits = _queues[own.Queue];
        var agents = waits.Agents;
        waits.HasChanged = true;
        agents.Wait(-1, now);
        if (ending.AtOnce) agents.Ring(-1, now);
        own.Ages.Leave(ending.Entered);
    }
}
