namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// The agents of one queue: how many, how fast they begin contacts while somebody waits, and which other queues they serve.
/// </summary>
internal sealed class QueueAgents(int queue, SitePace site)
{
    public const double QuarterMs = 900_000;
    public const int NearMax = 8, NotKnown = -1;

    // Two hours in which somebody waited. Until there are so many starts the pace of the site counts.
    private const double PaceMemoryMs = 7_200_000, PriorStarts = 30;

    // How soon it no longer tells much that an agent began a conversation, or ended one.
    private const double BusyFadeMs = 240_000, FreeFadeMs = 30_000;

    // How fast it is learned which queues share agents.
    private const double OverlapStep = 0.02, OverlapMin = 0.02;

    private readonly int[] _near = new int[NearMax];
    private readonly double[] _overlap = new double[NearMax];
    private FadingCount _busyLately, _freeLately;
    private double _starts, _agentMs;
    private long _accruedTo = long.MinValue;

    public FadingCount Answers15, Abandons15;

    /// <summary>Agents who serve it and have a contact now.</summary>
    public int Busy { get; private set; }

    /// <summary>Agents who serve it and have been free for less than a quarter of an hour.</summary>
    public int Free { get; private set; }

    /// <summary>Agents who serve it and are not paused, where a source speaks of agents.</summary>
    public int Staffed { get; set; } = NotKnown;

    /// <summary>Of those, who could take somebody this moment; 0 where no source speaks of agents.</summary>
    public int FreeNow { get; set; }

    public int Count => Staffed == NotKnown ? Busy + Free : Staffed;

    /// <summary>Contacts that wait in the queue.</summary>
    public int Waiting { get; private set; }

    /// <summary>Of those who wait, how many found an agent free: they ring, and say nothing of the pace of a line.</summary>
    public int AtOnce { get; private set; }

    /// <summary>Whether somebody waits because all agents are taken.</summary>
    public bool IsBackedUp => Waiting > AtOnce;

    public int NearCount { get; private set; }

    /// <summary>Contacts of any queue that an agent of this one begins a second, while somebody waits in it.</summary>
    public double StartsPerAgentSecond => (_starts + PriorStarts) * 1000 / (_agentMs + (PriorStarts * site.AgentMsPerStart));

    /// <summary>Those with a contact, each counting the less the longer ago it began, by a factor of e in four minutes.</summary>
    public double BusyLately(long now) => Math.Max(0, _busyLately.Read(now, BusyFadeMs));

    /// <summary>Those without, each counting the less the longer it has been free, by a factor of e in half a minute: who was free for long while
    /// somebody waits will not take them now.</summary>
    public double FreeLately(long now) => Math.Max(0, _freeLately.Read(now, FreeFadeMs));

    public int NearQueue(int i) => _near[i];

    /// <summary>How many of the agents that serve this queue serve that one too, 0–1.</summary>
    public double Overlap(int i) => _overlap[i];

    /// <summary>One more waits, or one less.</summary>
    public void Wait(int more, long now)
    {
        Accrue(now);
        Waiting += more;
    }

    /// <summary>One more rings at an agent who was free, or one less.</summary>
    public void Ring(int more, long now)
    {
        Accrue(now);
        AtOnce += more;
    }

    /// <summary>One more agent who serves it (<paramref name="more"/> 1), or one less (−1), busy or free since then.</summary>
    public void Add(bool busy, int more, long since, long now)
    {
        var passed = Math.Max(0, now - since);
        if (busy)
        {
            Busy += more;
            _busyLately.Add(more * Math.Exp(-passed / BusyFadeMs), now, BusyFadeMs);
        }
        else
        {
            Free += more;
            _freeLately.Add(more * Math.Exp(-passed / FreeFadeMs), now, FreeFadeMs);
        }
    }

    /// <summary>An agent of it has begun a contact.</summary>
    public void Started(long now)
    {
        Answers15.Add(1, now, QuarterMs);
        if (!IsBackedUp) return;
        _starts++;
        site.Started();
    }

    /// <summary>Counts agent time up to now; done before anything of it changes.</summary>
    public void Accrue(long now)
    {
        if (_accruedTo == long.MinValue) _accruedTo = now;
        var span = now - _accruedTo;
        if (span <= 0) return;
        _accruedTo = now;
        if (!IsBackedUp) return;
        var fade = Math.Exp(-span / PaceMemoryMs);
        var agentMs = (double)Count * span;
        _starts *= fade;
        _agentMs = (_agentMs * fade) + agentMs;
        site.Served(agentMs);
    }

    /// <summary>An agent of this queue was seen to serve these.</summary>
    public void SeeOverlap(ReadOnlySpan<int> served)
    {
        for (var i = NearCount - 1; i >= 0; i--)
        {
            _overlap[i] += OverlapStep * ((served.Contains(_near[i]) ? 1 : 0) - _overlap[i]);
            if (_overlap[i] >= OverlapMin) continue;
            NearCount--;
            (_near[i], _overlap[i]) = (_near[NearCount], _overlap[NearCount]);
        }

        foreach (var other in served)
        {
            if (other == queue || NearCount == NearMax || _near.AsSpan(0, NearCount).Contains(other)) continue;
            // The first sight counts for much; it is put right soon when it was an exception.
            (_near[NearCount], _overlap[NearCount]) = (other, 0.5);
            NearCount++;
        }
    }
}

/// <summary>How much agent time a contact takes while others wait, over all queues of a site: what a queue starts from.</summary>
internal sealed class SitePace
{
    // Contacts that weigh in; what is taken to begin with: five, one in three minutes.
    private const double Memory = 1 - (1 / 1000.0), FirstStarts = 5, FirstAgentMs = 900_000;

    private double _starts = FirstStarts, _agentMs = FirstAgentMs;

    public double AgentMsPerStart => _agentMs / _starts;

    public void Started()
    {
        _starts = (_starts * Memory) + 1;
        _agentMs *= Memory;
    }

    public void Served(double agentMs) => _agentMs += agentMs;
}
