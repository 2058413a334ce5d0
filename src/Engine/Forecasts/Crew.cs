using System.Runtime.InteropServices;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// Who serves what, and how many are at it, as answers and ends of conversations tell: the only thing known of agents
/// when no source speaks of them. An agent who has been free for two minutes is taken to be away.
/// </summary>
internal sealed class Crew(List<WaitClass> classes)
{
    public const int ServedMax = 8;

    private const long AwayAfterMs = 120_000;
    // A class that an agent served once is forgotten after some 240 contacts of others.
    private const float Fade = 0.995f, Serves = 0.3f;

    private readonly List<Agent> _agents = [];
    private readonly Queue<(int Agent, long FreeSince)> _leaving = new();
    private readonly int[] _served = new int[ServedMax];

    [System.Runtime.CompilerServices.InlineArray(ServedMax)]
    private struct Served
    {
        private (int Class, float Weight) _first;
    }

    private struct Agent
    {
        public Served Classes;
        public int Count;
        public bool Busy;
        public bool Counted;
        public long FreeSince;
    }

    /// <summary>What the agent serves, as seen lately. Valid until the next call.</summary>
    public ReadOnlySpan<int> ServedBy(int agent)
    {
        var count = 0;
        ref var one = ref Of(agent);
        for (var i = 0; i < one.Count; i++)
        {
            if (one.Classes[i].Weight > Serves) _served[count++] = one.Classes[i].Class;
        }

        return _served.AsSpan(0, count);
    }

    /// <summary>The agent has answered a contact of a class.</summary>
    public void Answered(int agent, int waitClass, long now)
    {
        ref var one = ref Of(agent);
        Count(ref one, -1, now);
        var (place, least) = (-1, 0);
        for (var i = 0; i < one.Count; i++)
        {
            ref var served = ref one.Classes[i];
            served.Weight *= Fade;
            if (served.Class == waitClass) place = i;
            if (served.Weight < one.Classes[least].Weight) least = i;
        }

        if (place < 0 && one.Count < ServedMax) place = one.Count++;
        if (place < 0) place = least;
        ref var learned = ref one.Classes[place];
        learned = learned.Class == waitClass ? (waitClass, learned.Weight + 1) : (waitClass, 1);
        Count(ref one, 1, now);
    }

    /// <summary>The agent has contacts, or none any more.</summary>
    public void Turned(int agent, bool busy, long now)
    {
        ref var one = ref Of(agent);
        if (one.Busy == busy) return;
        Count(ref one, -1, now);
        one.Busy = busy;
        one.FreeSince = now;
        if (!busy) _leaving.Enqueue((agent, now));
        Count(ref one, 1, now);
    }

    /// <summary>Takes those as away who have been free for long.</summary>
    public void Advance(long now)
    {
        while (_leaving.TryPeek(out var next) && next.FreeSince + AwayAfterMs <= now)
        {
            _leaving.Dequeue();
            ref var one = ref Of(next.Agent);
            if (!one.Busy && one.FreeSince == next.FreeSince) Count(ref one, -1, next.FreeSince + AwayAfterMs);
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
        if (sign > 0 && !one.Busy && (one.FreeSince == 0 || now - one.FreeSince >= AwayAfterMs)) return;
        one.Counted = sign > 0;
        for (var i = 0; i < one.Count; i++)
        {
            if (one.Classes[i].Weight <= Serves) continue;
            var served = classes[one.Classes[i].Class];
            served.Accrue(now, served.Agents);
            if (one.Busy) served.Busy += sign;
            else served.Free += sign;
        }
    }
}
