using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Promises;

/// <summary>Promises for who asks: the nearest due first. Changes nothing. Used by the engine loop only.</summary>
internal sealed class PromiseList(FloorParts floor, PromiseBook book)
{
    /// <param name="queue">Of one queue; null: of all.</param>
    /// <param name="state">Of one state; null: all that are open. Kept and late ones are those of today.</param>
    /// <param name="from">Where to begin; null: with the nearest due.</param>
    /// <param name="most">How many at most.</param>
    public PromiseView Ask(string? queue, PromiseState? state, ListPlace? from, int most)
    {
        var found = new List<(long Due, int Index)>();
        for (var i = 0; i < floor.Promises.Top; i++)
        {
            ref var promise = ref floor.Promises[i];
            if (!promise.InUse || promise.IsCopy || !Fits(in promise, state)) continue;
            if (queue is not null && (promise.Queue < 0 || floor.Queues[promise.Queue].Name != queue)) continue;
            found.Add((promise.Due, i));
        }

        var ordered = found.OrderBy(f => f.Due).ThenBy(f => floor.Ids.Text(floor.Promises[f.Index].Contact), StringComparer.Ordinal).ToArray();
        var part = ListPart.Of([.. ordered.Select(f => f.Due)], newestFirst: false, from, most);
        var entries = ordered.Skip(part.Before).Take(most).Select(f => EntryOf(f.Index)).ToArray();
        return new PromiseView(DateTimeOffset.FromUnixTimeMilliseconds(floor.Now), found.Count, entries, part);
    }

    private bool Fits(in Promise promise, PromiseState? state)
    {
        if (state is null or PromiseState.Open) return promise.Open;
        var since = promise.Queue < 0 ? floor.Site.DayStart : floor.Queues[promise.Queue].DayStart;
        return StateOf(in promise) == state && (promise.Open || promise.KeptAt >= since);
    }

    private static PromiseState? StateOf(in Promise promise)
    {
        if (promise.Open)
        {
            return promise.Decision == Decision.Miss ? PromiseState.Broken
                : promise.Runs && promise.Risk > PromiseWatch.LikelyFrom ? PromiseState.LikelyBroken : PromiseState.Open;
        }

        // Withdrawn ones were answered by nobody.
        return promise.KeptAt == Promise.Never ? null : promise.Decision == Decision.Hit ? PromiseState.Kept : PromiseState.Late;
    }

    private PromiseEntry EntryOf(int index)
    {
        ref var promise = ref floor.Promises[index];
        ref var contact = ref floor.Contacts[promise.Contact];
        var (now, due) = (floor.Now, promise.Due);
        var left = promise.IsPaused ? promise.RestMs : due - now;
        TimeSpan? working = null;
        if (promise.Open && due != long.MaxValue)
        {
            var calendar = book.CalendarOf(promise.Queue, floor.Epoch);
            var from = promise.IsPaused ? promise.PausedAt : now;
            working = TimeSpan.FromMilliseconds(calendar.OpenMsBetween(from, due) - calendar.OpenMsBetween(due, from));
        }

        var mark = contact.State == ContactState.Waiting ? floor.Visits[contact.LastVisit].Mark : 0;
        return new PromiseEntry(
            floor.Ids.Text(promise.Contact), mark, promise.Queue < 0 ? null : floor.Queues[promise.Queue].Name,
            Time(promise.PromisedAt), Time(promise.OpenedAt), promise.Terms, due == long.MaxValue ? null : Time(due),
            promise.KeptAt == Promise.Never ? null : Time(promise.KeptAt),
            promise.Open && due != long.MaxValue ? TimeSpan.FromMilliseconds(left) : null, working,
            float.IsNaN(promise.Risk) || !promise.Runs ? null : promise.Risk, StateOf(in promise)!.Value, promise.IsPaused, promise.By);
    }

    private static DateTimeOffset Time(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
