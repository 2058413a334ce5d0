using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Queues;

/// <summary>What tells how bad it is in a queue at one moment (DESIGN 4, docs/RULES.md section 9).</summary>
internal readonly record struct LevelSigns
{
    private const int CriticalLikely = 2;
    private const double CriticalPredictedTimes = 1.5;

    /// <summary>Someone waits, the queue is open, and nobody is signed in.</summary>
    public bool NobodyIn { get; init; }

    /// <summary>The longest wait is over three times T.</summary>
    public bool FarOver { get; init; }

    /// <summary>Someone waits past T.</summary>
    public bool SomeoneOver { get; init; }

    /// <summary>How many of those who wait are likely to give up within five minutes.</summary>
    public int Likely { get; init; }

    /// <summary>The predicted wait of who joins now, in T; 0: none is told.</summary>
    public double PredictedTimes { get; init; }

    /// <summary>Whether the level depends on <see cref="Likely"/>, which takes a sum over those who wait.</summary>
    public bool HangsOnLikely => !NobodyIn && !FarOver && (PredictedTimes > CriticalPredictedTimes || (!SomeoneOver && PredictedTimes <= 1));

    public QueueLevel Wanted
    {
        get
        {
            if (NobodyIn || FarOver || (Likely >= CriticalLikely && PredictedTimes > CriticalPredictedTimes)) return QueueLevel.Critical;
            return SomeoneOver || Likely > 0 || PredictedTimes > 1 ? QueueLevel.Warning : QueueLevel.Fine;
        }
    }
}
