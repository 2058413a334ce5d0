using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>
/// Which agents serve the same queues, how many of them are at work, and for which of their queues: so each agent stands where it works,
/// and the queues add up to the site. Used by the engine loop only.
/// </summary>
internal sealed class TeamBook(FloorParts floor)
{
    private const int None = -1;

    private readonly List<Team> _teams = [];
    private readonly Dictionary<ulong, int> _byQueues = [];
    private readonly List<int> _teamOf = [];
    private double[] _staffed = [];

    /// <summary>Teams; those without agents among them.</summary>
    public IReadOnlyList<Team> Teams => _teams;

    /// <summary>The agent's team; null: nobody knows which queues it serves.</summary>
    public Team? TeamOf(int agent) => agent < _teamOf.Count && _teamOf[agent] != None ? _teams[_teamOf[agent]] : null;

    /// <summary>Agents at work for a queue, as of the last look; a fraction where they serve several.</summary>
    public double Staffed(int queue) => queue < _staffed.Length ? _staffed[queue] : 0;

    /// <summary>An agent serves other queues from now on.</summary>
    public void Assign(Agent agent)
    {
        while (_teamOf.Count <= agent.Index) _teamOf.Add(None);
        var before = _teamOf[agent.Index];
        if (before != None) _teams[before].Agents--;
        var after = agent.Queues.Count == 0 ? None : Find(agent);
        if (after != None) _teams[after].Agents++;
        _teamOf[agent.Index] = after;
    }

    /// <summary>Counts who is at work, and for what.</summary>
    /// <param name="seconds">Since the last look.</param>
    /// <param name="needs">Agents that each queue needs: those at home in several queues go where they lack.</param>
    public void Look(double seconds, Func<int, double> needs)
    {
        foreach (var team in _teams)
        {
            (team.Staffed, team.Free, team.Paused) = (0, 0, 0);
            if (team.Agents > 0) team.Fade(seconds);
        }

        foreach (var agent in floor.Agents)
        {
            if (agent.Index >= _teamOf.Count || _teamOf[agent.Index] is not (>= 0 and var of)) continue;
            Count(_teams[of], agent, seconds);
        }

        Divide(needs);
    }

    private static void Count(Team team, Agent agent, double seconds)
    {
        switch (agent.State)
        {
            case AgentState.Paused:
                team.Paused++;
                return;
            case AgentState.Available:
                team.Staffed++;
                team.Free++;
                if (team.Homes == 1) team.Worked(0, seconds);
                return;
            case AgentState.Busy or AgentState.Ringing or AgentState.WrapUp:
                team.Staffed++;
                var place = team.PlaceOf(agent.WorksFor);
                if (place >= 0) team.Worked(place, seconds);
                else if (team.Homes == 1) team.Worked(0, seconds);
                return;
        }
    }

    // First what is settled, then those who are at home in several queues: to where most is lacking, the rest as they have worked.
    private void Divide(Func<int, double> needs)
    {
        if (_staffed.Length < floor.Queues.Count) _staffed = new double[Math.Max(floor.Queues.Count, _staffed.Length * 2)];
        Array.Clear(_staffed);
        foreach (var team in _teams)
        {
            if (team.Staffed == 0) continue;
            for (var i = team.Homes; i < team.Queues.Length; i++) _staffed[team.Queues[i]] += team.Staffed * team.Share(i);
            if (team.Homes == 1) _staffed[team.Queues[0]] += team.Staffed * team.Share(0);
        }

        foreach (var team in _teams)
        {
            if (team.Staffed > 0 && team.Homes > 1) Divide(team, needs);
        }
    }

    private void Divide(Team team, Func<int, double> needs)
    {
        var (rest, lacking, shares) = (0.0, 0.0, 0.0);
        for (var i = 0; i < team.Homes; i++)
        {
            shares += team.Share(i);
            lacking += Lack(team.Queues[i]);
        }

        rest = team.Staffed * shares;
        var given = Math.Min(rest, lacking);
        for (var i = 0; i < team.Homes; i++)
        {
            var part = lacking > 0 ? given * Lack(team.Queues[i]) / lacking : 0;
            _staffed[team.Queues[i]] += part + ((rest - given) * team.Share(i) / shares);
        }

        double Lack(int queue) => Math.Max(0, needs(queue) - _staffed[queue]);
    }

    private int Find(Agent agent)
    {
        var (queues, homes) = Order(agent);
        var key = (ulong)homes;
        foreach (var queue in queues) key = Hash64.Combine(key, (ulong)queue + 1);
        if (_byQueues.TryGetValue(key, out var known)) return known;
        if (_teams.Count >= EngineLimits.TeamsMax) DropEmpty();
        if (_teams.Count >= EngineLimits.TeamsMax)
        {
            // Too many to tell apart: with their first queue alone, which a team is kept for.
            floor.Counts.TeamsLeftOut.Pass(floor.Now);
            return _teams.FindIndex(t => t.Queues[0] == queues[0]);
        }

        _teams.Add(new Team(queues, homes));
        return _byQueues[key] = _teams.Count - 1;
    }

    private static (int[] Queues, int Homes) Order(Agent agent)
    {
        int[] queues = [.. agent.Queues];
        if (agent.Penalties.Length != queues.Length)
        {
            Array.Sort(queues);
            return (queues, queues.Length);
        }

        int[] penalties = [.. agent.Penalties];
        var order = new int[queues.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(order, (a, b) => penalties[a] != penalties[b] ? penalties[a].CompareTo(penalties[b]) : queues[a].CompareTo(queues[b]));
        var homes = penalties.Count(p => p == penalties[order[0]]);
        return ([.. order.Select(i => agent.Queues[i])], homes);
    }

    private void DropEmpty()
    {
        var places = new int[_teams.Count];
        var kept = 0;
        for (var i = 0; i < _teams.Count; i++)
        {
            places[i] = _teams[i].Agents > 0 ? kept : None;
            if (_teams[i].Agents > 0) _teams[kept++] = _teams[i];
        }

        _teams.RemoveRange(kept, _teams.Count - kept);
        for (var a = 0; a < _teamOf.Count; a++) _teamOf[a] = _teamOf[a] == None ? None : places[_teamOf[a]];
        var keys = _byQueues.ToList();
        foreach (var (key, at) in keys)
        {
            if (places[at] == None) _byQueues.Remove(key);
            else _byQueues[key] = places[at];
        }
    }
}
