namespace QueueMonitor.Engine.Promises;

/// <summary>The open promises of one queue, or those of the site alone, threaded through themselves. Used by the engine loop only.</summary>
internal sealed class PromiseLine
{
    public int First = -1, Last = -1;

    /// <summary>Open ones; of them those past due; those whose time stands still; those due before <see cref="TodayEnds"/>.</summary>
    public int Open, Overdue, Paused, DueToday;

    /// <summary>Up to when a promise is due today; <see cref="long.MinValue"/>: not known yet.</summary>
    public long TodayEnds = long.MinValue;

    /// <summary>Open ones that are more likely than not to be answered late; −1: not known.</summary>
    public int LikelyBroken = -1;

    /// <summary>Open ones that were made to a single customer.</summary>
    public int Told;

    /// <summary>There was ever one.</summary>
    public bool EverAny;
}
