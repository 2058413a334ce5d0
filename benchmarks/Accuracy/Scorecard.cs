namespace QueueMonitor.Benchmarks.Accuracy;

/// <summary>All scores of one recording, or of several together.</summary>
internal sealed class Scorecard
{
    /// <summary>Of one who joins, and after so many seconds.</summary>
    public static readonly int[] Moments = [0, 30, 60, 120, 240];

    public WaitScore Answered { get; } = new();

    public WaitScore WithGhosts { get; } = new();

    public Dictionary<string, WaitScore> ByQueue { get; } = [];

    public RiskScore[] Risks { get; } = [.. Moments.Select(_ => new RiskScore())];

    /// <summary>Predictions that no stay of the recording fits: of another recording, or our bug.</summary>
    public long Unmatched { get; private set; }

    public void Add(PredictionRow row, Stay? stay)
    {
        if (stay is null || (row.At.ToUnixTimeMilliseconds() - stay.Entered) / 1000 != row.ElapsedSeconds)
        {
            Unmatched++;
            return;
        }

        var moment = Array.IndexOf(Moments, row.ElapsedSeconds);
        if (moment >= 0 && (stay.Answered || stay.Abandoned)) Risks[moment].Add(row.Risk, stay.Abandoned);
        if (moment != 0 || stay.ServedAt is not { } served) return;
        var wait = (served - stay.Entered) / 1000.0;
        WithGhosts.Add(row, stay, wait);
        if (!stay.Answered) return;
        Answered.Add(row, stay, wait);
        if (!ByQueue.TryGetValue(row.Queue, out var queue)) ByQueue[row.Queue] = queue = new WaitScore();
        queue.Add(row, stay, wait);
    }
}
