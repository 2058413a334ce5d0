using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Queues;

/// <summary>
/// A queue's level with its hold times: a worse one is entered after it was wanted for 20 s, left for a better one after
/// it was not wanted for 60 s (DESIGN 4). Looked at once a second. Used by the engine loop only.
/// </summary>
internal sealed class QueueLevelRule
{
    private const long EnterMs = 20_000, LeaveMs = 60_000;

    // Since when at least this level was wanted, and when it was wanted last.
    private readonly long[] _wantedSince = [long.MaxValue, long.MaxValue, long.MaxValue, long.MaxValue];
    private readonly long[] _wantedLast = [long.MinValue, long.MinValue, long.MinValue, long.MinValue];

    public QueueLevel Shown { get; private set; } = QueueLevel.Unknown;

    /// <summary>Takes in what is wanted at this second; true if the shown level changed.</summary>
    public bool Look(QueueLevel wanted, long now)
    {
        var before = Shown;
        if (wanted == QueueLevel.Unknown)
        {
            Array.Fill(_wantedSince, long.MaxValue);
            Array.Fill(_wantedLast, long.MinValue);
            Shown = QueueLevel.Unknown;
            return before != Shown;
        }

        for (var level = (int)QueueLevel.Warning; level <= (int)QueueLevel.Critical; level++)
        {
            if ((int)wanted < level)
            {
                _wantedSince[level] = long.MaxValue;
                continue;
            }

            if (_wantedSince[level] == long.MaxValue) _wantedSince[level] = now;
            _wantedLast[level] = now;
        }

        Shown = Settle(QueueLevel.Critical, now) ? QueueLevel.Critical
            : Settle(QueueLevel.Warning, now) ? QueueLevel.Warning
            : QueueLevel.Fine;
        return before != Shown;
    }

    private bool Settle(QueueLevel level, long now)
    {
        var index = (int)level;
        if (Shown >= level) return _wantedLast[index] != long.MinValue && now - _wantedLast[index] < LeaveMs;
        return _wantedSince[index] != long.MaxValue && now - _wantedSince[index] >= EnterMs;
    }
}
