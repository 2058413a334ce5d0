using QueueMonitor.Engine.Forecasts.Patience;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// Those of one queue who have the same priority: among them first come is first served. What is known of their line, of
/// the agents who serve them, and of the classes that share those agents.
/// </summary>
internal sealed class WaitClass(int index, int queue, int priority, Hazard patience)
{
    public const double MinuteMs = 60_000, FiveMinutesMs = 300_000, QuarterMs = 900_000;
    public const int NearMax = 16, NotKnown = -1;

    // Ten hours in which somebody waited.
    private const double PaceMemoryMs = 36_000_000;
    private const double FirstStarts = 5, FirstAgentMs = 900_000;
    // How fast it is learned which classes share agents.
    private const double OverlapStep = 0.02, OverlapMin = 0.02;

    private readonly int[] _near = new int[NearMax];
    private readonly double[] _overlap = new double[NearMax];
    private double _starts = FirstStarts, _agentMs = FirstAgentMs;
    private long _accruedTo = long.MinValue;

    public int Index { get; } = index;

    public int Queue { get; } = queue;

    public int Priority { get; } = priority;

    /// <summary>Milliseconds by which it is served as if it had come earlier; less than 0: later.</summary>
    public double CreditMs { get; set; }

    public WaitingAges Ages { get; } = new();

    /// <summary>Agents who serve it: with a contact now, or free for less than two minutes.</summary>
    public int Busy, Free;

    /// <summary>Agents who serve its queue and are not paused, where a source speaks of agents.</summary>
    public int Staffed { get; set; } = NotKnown;

    public int Agents => Staffed == NotKnown ? Busy + Free : Staffed;

    public FadingCount PoolAnswers1, PoolAnswers5, PoolAnswers15, Arrivals5, Arrivals15, Abandons15;

    public long LastPoolAnswerAt { get; set; } = long.MinValue;

    public double LastWait { get; set; } = 60;

    public double MeanWait { get; set; } = 60;

    /// <summary>How readily they give up.</summary>
    public Hazard Patience { get; } = patience;

    public GhostLine Ghosts { get; } = new();

    public int NearCount { get; private set; }

    public int NearClass(int i) => _near[i];

    /// <summary>How many of the agents that serve this class serve that one too, 0–1.</summary>
    public double Overlap(int i) => _overlap[i];

    /// <summary>Contacts of any class that an agent of this one begins a second, while somebody of it waits.</summary>
    public double StartsPerAgentSecond => _starts * 1000 / _agentMs;

    public void Started() => _starts++;

    /// <summary>Counts agent time up to now; done before anything of it changes.</summary>
    public void Accrue(long now, double agents)
    {
        if (_accruedTo == long.MinValue) _accruedTo = now;
        var span = now - _accruedTo;
        if (span <= 0) return;
        _accruedTo = now;
        if (Ages.Count == 0) return;
        var fade = Math.Exp(-span / PaceMemoryMs);
        _starts *= fade;
        _agentMs = (_agentMs * fade) + (agents * span);
    }

    /// <summary>An agent of this class was seen to serve these.</summary>
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
            if (other == Index || NearCount == NearMax || _near.AsSpan(0, NearCount).Contains(other)) continue;
            // The first sight counts for much; it is put right soon when it was an exception.
            (_near[NearCount], _overlap[NearCount]) = (other, 0.5);
            NearCount++;
        }
    }
}
