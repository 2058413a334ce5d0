using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Promises;

/// <summary>
/// Says of open promises how likely they are answered late, each minute: in queues that are answered in writing, by the place in
/// the line and the pace of the queue. Used by the engine loop only.
/// </summary>
internal sealed class PromiseWatch(FloorParts floor, PromiseBook book)
{
    /// <summary>Likely broken: more likely late than not.</summary>
    public const double LikelyFrom = 0.5;

    /// <summary>A promise is about to break when so little of its time is left, and not half of it.</summary>
    public const long SoonMs = 30 * 60_000;

    /// <summary>Promises to single customers in a queue that need somebody now.</summary>
    public static PressingPromises Pressing(FloorParts floor, QueueState queue) => Pressing(floor, queue.Promises, queue.DayStart);

    /// <summary>The same of contacts that never had a queue, by the site's day.</summary>
    public static PressingPromises PressingWithoutQueue(FloorParts floor) => Pressing(floor, floor.SitePromises, floor.Site.DayStart);

    private static PressingPromises Pressing(FloorParts floor, PromiseLine line, long dayStart)
    {
        var pressing = default(PressingPromises);
        for (var i = line.Told > 0 ? line.First : -1; i >= 0; i = floor.Promises[i].LineNext)
        {
            ref var promise = ref floor.Promises[i];
            if (promise.By != PromiseBy.Customer) continue;
            var broken = promise.Decision == Decision.Miss && promise.Due >= dayStart;
            if (!broken && !IsSoon(in promise, floor.Now)) continue;
            if (SoonAt(in promise) is var since && since <= floor.Now) pressing.LastSoonAt = Math.Max(pressing.LastSoonAt, since);
            if (floor.Sources[floor.Contacts[promise.Contact].Source].State is FreshnessState.Stale or FreshnessState.Down) pressing.Unheard++;
            if (broken)
            {
                pressing.Broken++;
                continue;
            }

            pressing.Soon++;
            pressing.FirstDue = pressing.Soon == 1 ? promise.Due : Math.Min(pressing.FirstDue, promise.Due);
        }

        return pressing;
    }

    private static bool IsSoon(in Promise promise, long now)
    {
        if (!promise.Runs || promise.Due == long.MaxValue) return false;
        return promise.Risk > LikelyFrom || SoonAt(in promise) <= now;
    }

    private static long SoonAt(in Promise promise) => Math.Max(promise.Due - SoonMs, promise.OpenedAt + ((promise.Due - promise.OpenedAt + 1) / 2));

    /// <summary>Breaks what is past due; the floor's time has passed it.</summary>
    public void Advance()
    {
        while (floor.PromiseTimers.FirstDue < floor.Now) book.Miss(floor.PromiseTimers.First);
    }

    /// <summary>At each full minute.</summary>
    public void Look(long now)
    {
        foreach (var queue in floor.Queues)
        {
            if (queue.Promises.Open > 0 || queue.Promises.LikelyBroken > 0) Look(queue, now);
        }
    }

    private void Look(QueueState queue, long now)
    {
        var line = queue.Promises;
        for (var i = line.First; i >= 0; i = floor.Promises[i].LineNext) floor.Promises[i].Risk = RiskWithoutLine(ref floor.Promises[i]);
        var known = floor.Forecasts is { } forecasts && queue.IsWritten && forecasts.Written.KnowsPace(queue, now);
        var ahead = 0;
        for (var visit = queue.FirstWaiting; known && visit >= 0; visit = floor.Visits[visit].LineNext, ahead++)
        {
            ref var contact = ref floor.Contacts[floor.Visits[visit].Contact];
            for (var i = contact.FirstPromise; i >= 0; i = floor.Promises[i].Next)
            {
                if (floor.Promises[i].Runs) floor.Promises[i].Risk = (float)floor.Forecasts!.Written.RiskOf(queue, ahead, floor.Promises[i].Due, now);
            }
        }

        var (likely, told) = (0, false);
        for (var i = line.First; i >= 0; i = floor.Promises[i].LineNext)
        {
            ref var promise = ref floor.Promises[i];
            told |= !float.IsNaN(promise.Risk);
            if (promise.Runs && promise.Risk > LikelyFrom) likely++;
        }

        if (!told) likely = -1;
        if (likely != line.LikelyBroken) queue.Dirty = floor.Site.Dirty = true;
        line.LikelyBroken = likely;
    }

    // A contact that was closed without an answer stands in no line: nobody is going to answer it.
    private float RiskWithoutLine(ref Promise promise)
    {
        ref var contact = ref floor.Contacts[promise.Contact];
        var isClosed = contact.State == ContactState.Done && promise.By == PromiseBy.Queue && promise.Runs;
        return isClosed ? 1 : float.NaN;
    }
}

/// <summary>Promises to single customers that need somebody now.</summary>
internal struct PressingPromises
{
    /// <summary>Past due since the queue's day began, and not answered.</summary>
    public int Broken;

    /// <summary>About to break.</summary>
    public int Soon;

    /// <summary>When the first of <see cref="Soon"/> is due; 0: there is none.</summary>
    public long FirstDue;

    /// <summary>When the newest of all came to be about to break by its time; who is only likely broken has not yet.</summary>
    public long LastSoonAt;

    /// <summary>Of all, those of a source that has fallen silent: whether somebody has answered is not known.</summary>
    public int Unheard;

    public readonly int All => Broken + Soon;
}
