using Microsoft.Data.Sqlite;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Journal;

/// <summary>
/// Looks before the start whether the journal has all that was acknowledged. What was torn off behind the high-water mark was never
/// acknowledged: it is cut off. What is missing before the mark was: the start stops, unless somebody accepts the loss.
/// </summary>
internal static class JournalCheck
{
    /// <param name="file">The journal, open.</param>
    /// <param name="from">The first group that recovery needs.</param>
    /// <param name="acceptLoss">Go on with what is there.</param>
    /// <exception cref="JournalLossException">Acknowledged events are missing.</exception>
    /// <exception cref="HubStoreException">The file is damaged beyond what can be left out.</exception>
    public static JournalFindings Run(JournalFile file, long from, bool acceptLoss, DateTimeOffset now)
    {
        try
        {
            return Look(file, from, acceptLoss, now);
        }
        catch (SqliteException problem)
        {
            throw new HubStoreException(JournalFile.Explain(problem, file.File), problem);
        }
    }

    private static JournalFindings Look(JournalFile file, long from, bool acceptLoss, DateTimeOffset now)
    {
        var acknowledged = file.MarkFound?.Sequence ?? 0;
        long lost = 0, cut = 0;
        Unsound? mended = null;
        while (FirstUnsound(file, from) is { } unsound)
        {
            // Cut off, or its loss accepted, and still there: the groups do not stand in their order.
            if (unsound == mended) throw file.Unreadable();
            mended = unsound;

            // A mark may be a tenth of a second behind, or missing; a torn tail has nothing sound beside it but what came before, damage has.
            if (unsound.At > acknowledged && NextSound(file, unsound) is null)
            {
                cut += file.CutFrom(unsound.At);
                continue;
            }

            if (!acceptLoss) throw Loss(file, unsound.Problem, Math.Max(file.MarkFound?.Events ?? 0, file.Last.Events) - unsound.Before.Events);
            lost += Accept(file, unsound, now);
        }

        if (file.Last.Sequence < acknowledged)
        {
            var missing = file.MarkFound!.Value.Events - file.Last.Events;
            var problem = $"it ends with group {file.Last.Sequence}, and group {acknowledged} had been acknowledged";
            if (!acceptLoss) throw Loss(file, problem, missing);
            lost += missing;
        }

        if (file.MarkFound?.Sequence != file.Last.Sequence) file.AcceptAsComplete();
        return new JournalFindings(file.MarkFound is null && file.Last.Sequence > 0, cut, lost);
    }

    private static Unsound? FirstUnsound(JournalFile file, long from)
    {
        using var reader = file.Read(from);
        while (reader.TryRead())
        {
            // Only its checksum is looked at: the replay reads it.
        }

        return reader.Problem is { } problem ? new Unsound(reader.ProblemAt, problem, reader.Group) : null;
    }

    // Behind a damaged group the journal goes on: all between the last sound one and the next is lost, no more.
    private static long Accept(JournalFile file, Unsound unsound, DateTimeOffset now)
    {
        if (NextSound(file, unsound) is { } next)
        {
            using var reader = file.Read(next);
            reader.TryRead();
            var lost = reader.Group.Events - reader.Events - unsound.Before.Events;
            file.AcceptGap(unsound.Before.Sequence, next, lost, now);
            return lost;
        }

        // Nothing sound follows: the journal then ends before its mark, which is counted there.
        file.CutFrom(unsound.At);
        return 0;
    }

    // A damaged group may claim any place: only those that are there are looked at.
    private static long? NextSound(JournalFile file, Unsound unsound)
    {
        foreach (var next in file.Sequences())
        {
            if (next <= unsound.Before.Sequence || next == unsound.At) continue;
            using var reader = file.Read(next);
            if (reader.TryRead()) return reader.Group.Sequence;
        }

        return null;
    }

    private static JournalLossException Loss(JournalFile file, string problem, long events) => new(
        $"The journal {file.File} lacks events that had been acknowledged: {problem}. About {Math.Max(events, 1)} events are affected. "
        + "Nothing was changed. Put back a backup of the data folder (docs/OPERATING.md says how), or check the disk and try again; "
        + "to go on without those events, start once with --accept-loss.");

    private sealed record Unsound(long At, string Problem, Mark Before);
}

/// <summary>What was found before the start.</summary>
/// <param name="IsMarkMissing">The high-water mark could not be read: whether something is missing at the end cannot be told.</param>
/// <param name="TornGroups">Groups that were cut off behind the mark: they had not been acknowledged.</param>
/// <param name="LostEvents">Acknowledged events that are missing, and whose loss was accepted now.</param>
internal sealed record JournalFindings(bool IsMarkMissing, long TornGroups, long LostEvents);
