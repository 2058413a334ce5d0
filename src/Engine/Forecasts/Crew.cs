using System.Runtime.InteropServices;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// Who serves which queues, and how many are at it, as answers and ends of conversations tell: the only thing known of agents
/// when no source speaks of them. An agent who has been free for a quarter of an hour is taken to be away.
/// </summary>
internal sealed class Crew(List<QueueWaits> queues)
{
    public const int ServedMax = 8;

    private const long AwayAfterMs = 900_000;

    // A queue that an agent served once is forgotten after some 1,200 contacts of others.
    private const float Fade = 0.999f, Serves = 0.3f;

    private readonly List<Agent> _agents = [];
    private readonly Queue<(int Agent, long FreeSince)> _leaving = new();
    private readonly int[] _served = new int[ServedMax];

    [System.Runtime.CompilerServices.InlineArray(ServedMax)]
    private struct Served
    {
        private (int Queue, float Weight) _first;
    }

    private struct Agent
    {
        public Served Queues;
        public int Count;
        public bool Busy;
        public bool Counted;

        // One entry of it stands in the line of those who may be leaving.
        public bool Watched;

        // When it last turned busy or free.
        public long Since;
    }

    /// <summary>The queues that the agent serves, as seen lately. Valid until the next call.</summary>
    public ReadOnlySpan<int> ServedBy(int agent)
    {
        var count = 0;
        ref var one = ref Of(agent);
        for (var i = 0; i < one.Count; i++)
        {
            if (one.Queues[i].Weight > Serves) _served[count++] = one.Queues[i].Queue;
        }

        return _served.AsSpan(0, count);
    }

    /// <summary>The agent has answered a contact of a queue.</summary>
    public void Answered(int agent, int queue, long now)
    {
        ref var one = ref Of(agent);
        var (place, least, changes) = (-1, 0, false);
        for (var i = 0; i < one.Count; i++)
        {
            ref readonly var served = ref one.Queues[i];
            if (served.Queue == queue) place = i;
            else changes |= served.Weight > Serves && served.Weight * Fade <= Serves;
            if (served.Weight < one.Queues[least].Weight) least = i;
        }

        changes |= place < 0 || one.Queues[place].Weight <= Serves;
        if (changes) Count(ref one, -1, now);
        for (var i = 0; i < one.Count; i++) one.Queues[i].Weight *= Fade;
        if (place < 0 && one.Count < ServedMax) place = one.Count++;
        if (place < 0) place = least;
        ref var learned = ref one.Queues[place];
        learned = learned.Queue == queue ? (queue, learned.Weight + 1) : (queue, 1);
        if (changes) Count(ref one, 1, now);
    }

    /// <summary>The agent has contacts, or none any more.</summary>
    public void Turned(int agent, bool busy, long now)
    {
        ref var one = ref Of(agent);
        if (one.Busy == busy) return;
        Count(ref one, -1, now);
        one.Busy = busy;
        one.Since = now;
        if (!busy && !one.Watched)
        {
            one.Watched = true;
            _leaving.Enqueue((agent, now));
        }

        Count(ref one, 1, now);
    }

    /// <summary>Takes those as away who have been free for long.</summary>
    public void Advance(long now)
    {
        while (_leaving.TryPeek(out var next) && next.FreeSince + AwayAfterMs <= now)
        {
            _leaving.Dequeue();
            ref var one = ref Of(next.Agent);
            one.Watched = !one.Busy && one.Since != next.FreeSince;
            if (one.Watched) _leaving.Enqueue((next.Agent, one.Since));
            else if (!one.Busy) Count(ref one, -1, next.FreeSince + AwayAfterMs);
        }
    }

    private ref Agent Of(int agent)
    {
        while (_agents.Count <= agent) _agents.Add(default);
        return ref CollectionsMarshal.AsSpan(_agents)[agent];
    }

    private void Count(ref Agent one, int sign, long now)
    {
        if (one.Counted == (sign > 0)) return;
        if (sign > 0 && !one.Busy && (one.Since == 0 || now - one.Since >= AwayAfterMs)) return;
        one.Counted = sign > 0;
        for (var i = 0; i < one.Count; i++)
        {
            if (one.Queues[i].Weight <= Serves) continue;
            var served = queues[one.Queues[i].Queue].Agents;
            served.Accrue(now);
            served.Add(one.Busy, sign, one.Since, now);
        }
    }
}
