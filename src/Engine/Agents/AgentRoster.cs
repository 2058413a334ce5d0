using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Agents;

/// <summary>
/// Keeps what agents do in step with their declared state and their contacts, and counts each agent once in every queue
/// it serves and once in the site. Used by the engine loop only.
/// </summary>
internal sealed class AgentRoster(FloorParts floor)
{
    private readonly List<Agent> _pending = [];
    private readonly List<int> _wanted = [];
    private readonly List<(Agent Agent, QueueState Queue)> _doubted = [];

    public void Declare(Agent agent, AgentActivity activity, string? reason, long at, int source)
    {
        agent.Known = true;
        agent.Source = source;
        if (at < agent.DeclaredAt) return;
        (agent.Declared, agent.DeclaredAt, agent.Reason) = (activity, at, reason);
        Touch(agent);
    }

    /// <summary>Replaces the queues that an agent serves; older news than what is known is left aside.</summary>
    /// <param name="named">The same queues with their penalties.</param>
    public void Serve(Agent agent, ReadOnlySpan<int> queues, IReadOnlyList<AgentQueue> named, AgentCapacity? capacity, long at, int source)
    {
        agent.Known = true;
        agent.Source = source;
        if (at < agent.QueuesAt) return;
        agent.QueuesAt = at;
        agent.QueuesNamed = true;
        agent.Taught.Clear();
        if (capacity is { } slots) agent.Capacity = slots;
        _wanted.Clear();
        foreach (var queue in queues)
        {
            if (!_wanted.Contains(queue)) _wanted.Add(queue);
        }

        for (var i = agent.Queues.Count - 1; i >= 0; i--)
        {
            if (_wanted.Contains(agent.Queues[i])) continue;
            var queue = floor.Queues[agent.Queues[i]];
            Drop(agent, queue);
            queue.Touches.Leave(agent.Touch);
        }

        foreach (var queue in _wanted) Join(agent, floor.Queues[queue]);
        Rank(agent, queues, named);
        floor.Staffing?.Serves(agent);
        Touch(agent);
    }

    // Penalties in the order of the agent's queues; the same array while they stay the same.
    private static void Rank(Agent agent, ReadOnlySpan<int> queues, IReadOnlyList<AgentQueue> named)
    {
        var alike = true;
        for (var i = 1; i < named.Count && alike; i++) alike = named[i].Penalty == named[0].Penalty;
        if (alike)
        {
            agent.Penalties = [];
            return;
        }

        if (agent.Penalties.Length != agent.Queues.Count) agent.Penalties = new int[agent.Queues.Count];
        for (var i = 0; i < agent.Queues.Count; i++) agent.Penalties[i] = named[queues.IndexOf(agent.Queues[i])].Penalty;
    }

    /// <summary>An agent whose queues nobody named serves those whose contacts it answers. False: they are named.</summary>
    public bool Learn(Agent agent, QueueState queue)
    {
        if (agent.QueuesNamed) return false;
        var known = agent.Queues.IndexOf(queue.Index);
        if (known >= 0)
        {
            agent.Taught[known]++;
            return true;
        }

        Join(agent, queue);
        agent.Taught.Add(1);
        floor.Staffing?.Serves(agent);
        Touch(agent);
        return true;
    }

    /// <summary>A contact no longer tells that the agent serves this queue, or not until its events are folded anew.</summary>
    public void Doubt(Agent agent, QueueState queue)
    {
        if (agent.QueuesNamed) return;
        if (--agent.Taught[agent.Queues.IndexOf(queue.Index)] == 0) _doubted.Add((agent, queue));
    }

    /// <summary>Takes agents out of the queues that no contact tells of any more.</summary>
    public void Unlearn()
    {
        foreach (var (agent, queue) in _doubted)
        {
            var known = agent.QueuesNamed ? -1 : agent.Queues.IndexOf(queue.Index);
            if (known < 0 || agent.Taught[known] > 0) continue;
            agent.Taught.RemoveAt(known);
            Drop(agent, queue);
            queue.Touches.Count(agent.Touch, -1);
            floor.Staffing?.Serves(agent);
            Touch(agent);
        }

        _doubted.Clear();
    }

    public void Ring(Agent agent, int delta)
    {
        agent.Ringing += delta;
        Touch(agent);
    }

    public void Connect(Agent agent, MediaType media, int delta)
    {
        agent.Connect(media, delta);
        floor.Forecasts?.Turned(agent.Index, agent.Connected > 0);
        if (media == MediaType.Chat) floor.Staffing?.Chats(agent, delta);
        Touch(agent);
    }

    /// <summary>Works out the states of all agents that an event touched, once it has had its whole effect.</summary>
    public void Settle()
    {
        foreach (var agent in _pending)
        {
            agent.Pending = false;
            agent.Dirty = true;
            var (heldBefore, held) = (agent.Touch, TouchOf(agent));
            agent.Touch = held;
            var (before, after) = (agent.State, agent.Observe());
            var site = floor.Site;
            site.Dirty = true;
            if (before != after || heldBefore != held)
            {
                if (site.AgentsKnown) Spend(site.AgentsByState, site.Measures, site.OccupancyUntil, floor.Now);
                site.OccupancyUntil = floor.Now;
                Move(site.AgentsByState, before, after);
                Move(ref site.Touches, heldBefore, held);
            }

            if (before != after) (agent.State, agent.Since) = (after, floor.Now);
            foreach (var index in agent.Queues)
            {
                var queue = floor.Queues[index];
                queue.Dirty = true;
                if (before == after && heldBefore == held) continue;
                SpendUntil(queue, floor.Now);
                Move(queue.AgentsByState, before, after);
                Move(ref queue.Touches, heldBefore, held);
            }
        }

        _pending.Clear();
    }

    /// <summary>A source went down, or is there again: what it said of agents no longer counts, or counts again.</summary>
    public void Turned(int source)
    {
        foreach (var agent in floor.Agents)
        {
            if (agent.Source == source) Touch(agent);
        }
    }

    /// <summary>Counts agent-time up to a moment; done before anything moves past a 5-second step.</summary>
    public void Integrate(long until)
    {
        if (floor.Site.AgentsKnown) Spend(floor.Site.AgentsByState, floor.Site.Measures, floor.Site.OccupancyUntil, until);
        floor.Site.OccupancyUntil = until;
        foreach (var queue in floor.Queues) SpendUntil(queue, until);
    }

    /// <summary>A step of 5 s is over: occupancy reads otherwise wherever somebody works or is free.</summary>
    public void MarkStep()
    {
        foreach (var queue in floor.Queues) queue.Dirty |= queue.AgentsKnown && IsStaffed(queue.AgentsByState);
        floor.Site.Dirty |= floor.Site.AgentsKnown && IsStaffed(floor.Site.AgentsByState);
    }

    /// <summary>Somebody works or is free: agent-time passes.</summary>
    public static bool IsStaffed(int[] counts) =>
        counts[(int)AgentState.Busy] + counts[(int)AgentState.WrapUp] + counts[(int)AgentState.Available] > 0;

    public static AgentCounts Counts(int[] byState, int slots, int free) => new(
        byState[(int)AgentState.Available], byState[(int)AgentState.Ringing], byState[(int)AgentState.Busy],
        byState[(int)AgentState.WrapUp], byState[(int)AgentState.Paused], slots, free);

    private void Touch(Agent agent)
    {
        if (agent.Pending) return;
        agent.Pending = true;
        _pending.Add(agent);
    }

    private void Join(Agent agent, QueueState queue)
    {
        if (agent.Queues.Contains(queue.Index)) return;
        agent.Queues.Add(queue.Index);
        queue.Members.Add(agent.Index);
        SpendUntil(queue, floor.Now);
        queue.AgentsByState[(int)agent.State]++;
        queue.Touches.Count(agent.Touch, 1);
        queue.Dirty = true;
    }

    private void Drop(Agent agent, QueueState queue)
    {
        agent.Queues.Remove(queue.Index);
        queue.Members.Remove(agent.Index);
        SpendUntil(queue, floor.Now);
        queue.AgentsByState[(int)agent.State]--;
        queue.Dirty = true;
    }

    private AgentTouch TouchOf(Agent agent) => !agent.Known ? AgentTouch.None
        : floor.Sources[agent.Source].State == FreshnessState.Down ? AgentTouch.Lost : AgentTouch.Held;

    private static void Move(ref AgentTouches touches, AgentTouch before, AgentTouch after)
    {
        touches.Count(before, -1);
        touches.Count(after, 1);
    }

    private static void Move(int[] counts, AgentState before, AgentState after)
    {
        counts[(int)before]--;
        counts[(int)after]++;
    }

    // Before a source has spoken of agents nobody knows who is free: no agent-time is counted.
    private static void SpendUntil(QueueState queue, long until)
    {
        if (queue.AgentsKnown) Spend(queue.AgentsByState, queue.Measures, queue.OccupancyUntil, until);
        queue.OccupancyUntil = until;
    }

    // Agent-time of a span in which nobody changed, cut at 5-second steps so that each bucket gets its own.
    private static void Spend(int[] counts, MeasureSet measures, long from, long to)
    {
        var (busy, wrapUp, available) =
            (counts[(int)AgentState.Busy], counts[(int)AgentState.WrapUp], counts[(int)AgentState.Available]);
        if (busy + wrapUp + available == 0) return;
        while (from < to)
        {
            var next = Math.Min(to, ((from / Floor.StepMs) + 1) * Floor.StepMs);
            if (busy > 0) measures.Add(Figure.BusyMs, from, busy * (next - from));
            if (wrapUp > 0) measures.Add(Figure.WrapUpMs, from, wrapUp * (next - from));
            if (available > 0) measures.Add(Figure.AvailableMs, from, available * (next - from));
            from = next;
        }
    }
}
