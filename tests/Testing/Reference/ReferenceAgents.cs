using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Testing.Reference;

/// <summary>RULES.md, section 6: what agents do, from what was declared of them and from the contacts they have.</summary>
internal sealed class ReferenceAgents
{
    private readonly List<string> _names = [];
    private readonly List<Receipt> _events = [];
    private readonly List<Stretch> _past = [];

    /// <summary>What every agent did between two moments of the floor's time.</summary>
    public sealed record Stretch(long From, long To, IReadOnlyList<Doing> Agents);

    /// <summary>What an agent does.</summary>
    public sealed record Doing(string Agent, AgentState State, IReadOnlySet<string> Queues, IReadOnlyList<MediaType> Taken, int Ringing,
        AgentCapacity Capacity, bool Heard, bool Lost, bool Named)
    {
        public int Free(MediaType medium) => Math.Max(0, SlotsOf(Capacity, medium) - Taken.Count(t => t == medium));

        public int Slots(MediaType medium) => SlotsOf(Capacity, medium);
    }

    public IReadOnlyList<string> Names => _names;

    public IReadOnlyList<Stretch> Past => _past;

    public bool AnyHeard => _events.Count > 0;

    public void Meet(string agent)
    {
        if (!_names.Contains(agent)) _names.Add(agent);
    }

    public void Add(Receipt entry) => _events.Add(entry);

    public void Sync(Receipt from, IReadOnlyList<FieldListedAgent> agents, Func<int> nextSeq)
    {
        var gone = _names.Where(n => agents.All(a => a.Agent != n) && EventsOf(n).MaxBy(e => e.Seq)?.Source == from.Source).ToArray();
        foreach (var agent in agents) Say(agent.Agent, agent.State, agent.Queues);
        foreach (var agent in gone) Say(agent, AgentActivity.Offline, null);

        void Say(string agent, AgentActivity state, IReadOnlyList<string>? queues) => _events.Add(new Receipt(
            nextSeq(), from.Stamp, from.Source,
            new FieldEvent(EventType.AgentState, from.At)
            {
                Agent = agent, Activity = state,
                Queues = queues is { Count: 0 } ? null : queues
            }, from.At));
    }

    public void Pass(long from, long to, IEnumerable<Life> lives, Func<string, bool> isDown) =>
        _past.Add(new Stretch(from, to, Now(lives, isDown)));

    public IReadOnlyList<Doing> Now(IEnumerable<Life> lives, Func<string, bool> isDown)
    {
        var all = lives.ToArray();
        return [.. _names.Select(n => Of(n, all, isDown))];
    }

    /// <summary>Whether these are known: not if all of whom a source ever spoke are of a source that is down.</summary>
    public static bool InTouch(IEnumerable<Doing> agents)
    {
        var heard = agents.Where(a => a.Heard).ToArray();
        return heard.Length == 0 || heard.Any(a => !a.Lost);
    }

    /// <summary>Whether an agent that was heard of serves a queue, or did until its queues were named otherwise.</summary>
    public bool EverServed(string queue, IEnumerable<Doing> now)
    {
        foreach (var agent in now)
        {
            var was = _past.SelectMany(p => p.Agents).Where(a => a.Agent == agent.Agent).ToArray();
            var told = was.Where(a => a.Named).Append(agent);
            if (agent.Named && was.LastOrDefault(a => !a.Named) is { } learned) told = told.Append(learned);
            if (told.Any(a => a.Heard && a.Queues.Contains(queue))) return true;
        }

        return false;
    }

    private IEnumerable<Receipt> EventsOf(string agent) => _events.Where(e => e.Event.Agent == agent).OrderBy(e => e.At).ThenBy(e => e.Seq);

    private Doing Of(string agent, Life[] lives, Func<string, bool> isDown)
    {
        var events = EventsOf(agent).ToArray();
        var lost = events.Length > 0 && isDown(events.MaxBy(e => e.Seq)!.Source);
        var declared = lost ? AgentActivity.Unknown : events.LastOrDefault(e => e.Event.Type == EventType.AgentState)?.Event.Activity ?? AgentActivity.Unknown;
        var serving = events.Where(e => e.Event.Queues is not null).OrderBy(e => e.Seq).Aggregate(
            (At: long.MinValue, Queues: default(IReadOnlyList<string>), Capacity: AgentCapacity.Default),
            (was, e) => e.At < was.At ? was : (e.At, e.Event.Queues, e.Event.Capacity ?? was.Capacity));
        var capacity = serving.Capacity;
        var queues = serving.Queues
            ?? lives.SelectMany(l => l.Served).Where(s => s.Agent == agent).Select(s => s.Queue).Distinct().ToArray();
        var taken = lives.Where(l => Has(l, agent)).Select(l => l.Medium).ToArray();
        var ringing = lives.Count(l => l.Ringing.Contains(agent));
        return new Doing(agent, StateOf(declared, capacity, taken, ringing), queues.ToHashSet(), taken, ringing, capacity,
            events.Length > 0, lost, serving.Queues is not null);
    }

    private static bool Has(Life life, string agent) =>
        (life.Phase == Phase.Talking && life.Talk is { } talk && (talk.Agent == agent || life.Joined.Contains(agent)))
        || (life.Phase == Phase.Waiting && life.Assigned == agent);

    private static AgentState StateOf(AgentActivity declared, AgentCapacity capacity, MediaType[] taken, int ringing)
    {
        var full = taken.Any(m => m == MediaType.Voice || taken.Count(t => t == m) >= SlotsOf(capacity, m));
        if (full || declared == AgentActivity.Busy) return AgentState.Busy;
        if (taken.Length > 0 && declared != AgentActivity.Available) return AgentState.Busy;
        if (ringing > 0) return AgentState.Ringing;
        return declared switch
        {
            AgentActivity.WrapUp => AgentState.WrapUp,
            AgentActivity.Paused => AgentState.Paused,
            AgentActivity.Available => AgentState.Available,
            AgentActivity.Offline => AgentState.Offline,
            _ => AgentState.Unknown,
        };
    }

    private static int SlotsOf(AgentCapacity capacity, MediaType medium) => medium switch
    {
        MediaType.Chat => capacity.Chat,
        MediaType.Email => capacity.Email,
        MediaType.Social => capacity.Social,
        _ => capacity.Voice,
    };
}
