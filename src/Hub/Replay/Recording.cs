using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Sources;

namespace QueueMonitor.Hub.Replay;

/// <summary>Something that happened once, told again: its events in the order in which they reached the phone system.</summary>
internal abstract class Recording : IDisposable
{
    /// <summary>The source under which its events come.</summary>
    public abstract string Source { get; }

    /// <summary>Lines that were not as they should be.</summary>
    public abstract LineProblems Problems { get; }

    /// <summary>How much of it has been given, 0–1; null when its length is not known.</summary>
    public abstract double? Done { get; }

    /// <summary>The recording's own figures that the engine does not keep; null when it has none.</summary>
    public virtual QueuedFigures? Queued => null;

    /// <summary>
    /// Fills an empty batch with what comes next and belongs to one moment, and sets its receive time to that moment:
    /// in a replay an event is received when it happened.
    /// </summary>
    /// <returns>False at the end; the batch is empty then.</returns>
    public abstract bool Next(EventBatch batch);

    /// <summary>Holds the engine's figures against what the recording says of itself.</summary>
    /// <returns>Where they differ, for a person; empty when they agree or the recording says nothing.</returns>
    public virtual IReadOnlyList<string> Differences(FloorSnapshot floor) => [];

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }
}

/// <summary>The contacts of a recording that waited in a queue, by the recording's own columns.</summary>
/// <param name="MeanWaitSeconds">Mean wait of all of them; null when there are none.</param>
/// <param name="P90WaitSeconds">The wait that nine in ten did not exceed, by nearest rank.</param>
internal sealed record QueuedFigures(long Count, long Answered, long Abandoned, double? MeanWaitSeconds, double? P90WaitSeconds);
