namespace QueueMonitor.Hub.Journal;

/// <summary>What the journal has done since the start. Written by its thread, read by any.</summary>
internal sealed class JournalCounts
{
    private readonly Lock _gate = new();
    private JournalTotals _now;

    public JournalTotals Now
    {
        get
        {
            lock (_gate) return _now;
        }
    }

    public void Committed(int batches, int events, int bytes, TimeSpan took)
    {
        lock (_gate)
        {
            _now = _now with
            {
                Groups = _now.Groups + 1,
                Batches = _now.Batches + batches,
                Events = _now.Events + events,
                Bytes = _now.Bytes + bytes,
                CommitTime = _now.CommitTime + took,
                LongestCommit = took > _now.LongestCommit ? took : _now.LongestCommit,
            };
        }
    }

    public void Failed(int events)
    {
        lock (_gate) _now = _now with { FailedGroups = _now.FailedGroups + 1, RefusedEvents = _now.RefusedEvents + events };
    }
}

/// <summary>Counts of the journal since the start.</summary>
/// <param name="Groups">Commits, each with one sync.</param>
/// <param name="FailedGroups">Commits that the disk did not take.</param>
/// <param name="RefusedEvents">Events in those: their senders were told to send them again.</param>
internal readonly record struct JournalTotals(
    long Groups, long Batches, long Events, long Bytes, TimeSpan CommitTime, TimeSpan LongestCommit, long FailedGroups, long RefusedEvents);
