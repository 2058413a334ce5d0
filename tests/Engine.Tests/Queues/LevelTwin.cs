using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Tests.Queues;

/// <summary>The slow twin of levels: from DESIGN 4 and RULES 9 alone, looked up in the whole history at every second.</summary>
internal sealed class LevelTwin
{
    private readonly List<QueueLevel> _wanted = [];
    private readonly List<QueueLevel> _shown = [];

    /// <summary>What is wanted of a queue as a snapshot of the same moment shows it.</summary>
    public static QueueLevel Wanted(QueueSnapshot queue, DateTimeOffset now)
    {
        if (!queue.Settings.PromiseConfirmed || queue.Freshness.State is FreshnessState.Stale or FreshnessState.Down) return QueueLevel.Unknown;
        var promise = queue.Settings.Threshold.Duration;
        var likely = (int)Math.Floor((queue.Forecast.ExpectedAbandons5Min ?? 0) + 0.5);
        var predicted = queue.Open && queue.Forecast.Wait is { } wait ? TimeSpan.FromSeconds(wait.Median) : TimeSpan.Zero;
        if (queue.LongestSince is { } since && now - since > 3 * promise) return QueueLevel.Critical;
        if (queue is { Waiting: > 0, Open: true, Agents.SignedIn: 0 }) return QueueLevel.Critical;
        if (likely >= 2 && predicted > 1.5 * promise) return QueueLevel.Critical;
        return queue.OverThreshold > 0 || likely >= 1 || predicted > promise ? QueueLevel.Warning : QueueLevel.Fine;
    }

    /// <summary>What is shown at this second, one after the last.</summary>
    public QueueLevel Shown(QueueLevel wanted)
    {
        _wanted.Add(wanted);
        _shown.Add(wanted == QueueLevel.Unknown ? QueueLevel.Unknown : Is(QueueLevel.Critical) ? QueueLevel.Critical
            : Is(QueueLevel.Warning) ? QueueLevel.Warning : QueueLevel.Fine);
        return _shown[^1];
    }

    private bool Is(QueueLevel level)
    {
        var before = _shown.Count == 0 ? QueueLevel.Unknown : _shown[^1];
        // Left after it was not wanted for 60 s: so one of the last 60 looks wanted it. Entered after 20 s: the last 21 looks did.
        return before >= level ? _wanted.TakeLast(60).Any(w => w >= level) : _wanted.Count > 20 && _wanted.TakeLast(21).All(w => w >= level);
    }
}
