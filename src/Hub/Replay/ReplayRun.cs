using QueueMonitor.Engine;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Hub.Replay;

/// <summary>What came of a replay.</summary>
/// <param name="Name">The recording's file.</param>
/// <param name="Events">Events that were given to the engine.</param>
/// <param name="Elapsed">From opening the file to the last figure.</param>
/// <param name="Floor">The floor at the end; null when the recording had no event.</param>
/// <param name="Differences">Where the engine's figures are not what the recording says of itself: ours is a bug then.</param>
internal sealed record ReplayResult(
    string Name, Recording Recording, long Events, TimeSpan Elapsed, FloorSnapshot? Floor, IReadOnlyList<string> Differences)
{
    public double EventsPerSecond => Elapsed > TimeSpan.Zero ? Events / Elapsed.TotalSeconds : 0;
}

/// <summary>Plays a recording through a floor of its own, on the recording's clock.</summary>
/// <param name="startedAt">When the file was opened, as a timestamp of <paramref name="real"/>.</param>
/// <param name="predictionMade">Is told each prediction before any later event is read; null: none are made.</param>
internal sealed class ReplayRun(
    string name, Recording recording, string zone, TimeProvider real, long startedAt, Action<MadePrediction>? predictionMade = null)
{
    private const string Site = "replay";

    /// <param name="beforeBatch">Is told each receive time (milliseconds since 1970 UTC) before its events are applied.</param>
    public ReplayResult Run(Action<long>? beforeBatch, CancellationToken cancellation)
    {
        Floor? floor = null;
        var batch = new EventBatch();
        long events = 0;
        while (recording.Next(batch))
        {
            cancellation.ThrowIfCancellationRequested();
            beforeBatch?.Invoke(batch.ReceivedAt);
            floor ??= new Floor(Site, zone, batch.ReceivedAt, predictionMade is not null) { PredictionMade = predictionMade };
            floor.Apply(batch);
            events += batch.Count;
            batch.Clear();
        }

        floor?.Settle();
        var snapshot = floor?.Capture(null);
        return new ReplayResult(name, recording, events, real.GetElapsedTime(startedAt), snapshot, snapshot is null ? [] : Check(snapshot));
    }

    private List<string> Check(FloorSnapshot floor)
    {
        var differences = recording.Differences(floor).ToList();
        differences.AddRange(floor.Queues.Where(q => !q.SinceStart.AddsUp).Select(q => $"the ledger of {q.Queue} does not add up."));
        if (floor.Counters.Refused > 0) differences.Add($"{floor.Counters.Refused} events went past a limit of the engine.");
        return differences;
    }
}
