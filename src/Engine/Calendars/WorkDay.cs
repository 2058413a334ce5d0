namespace QueueMonitor.Engine.Calendars;

/// <summary>One local date as instants.</summary>
/// <param name="Midnight">Its first instant; it ends where the next one begins.</param>
/// <param name="DayStart">When the queue's day begins on it.</param>
/// <param name="Open">When it is open, in order; empty spans left out.</param>
/// <param name="OpenMs">How long it is open.</param>
internal sealed record WorkDay(long Midnight, long DayStart, OpenTime[] Open, long OpenMs)
{
    public long Closing => Open[^1].To;

    public bool IsOpen(long at)
    {
        foreach (var span in Open)
            if (at >= span.From && at < span.To) return true;
        return false;
    }

    /// <summary>How much of the open time is over.</summary>
    public long Elapsed(long at)
    {
        long elapsed = 0;
        foreach (var span in Open) elapsed += Math.Clamp(at, span.From, span.To) - span.From;
        return elapsed;
    }

    /// <summary>The first instant at which this much of the open time is over: more than 0, at most all of it.</summary>
    public long WhenElapsed(long elapsed)
    {
        foreach (var span in Open)
        {
            if (elapsed <= span.To - span.From) return span.From + elapsed;
            elapsed -= span.To - span.From;
        }
        return Closing;
    }
}

/// <summary>Open from an instant to another, which is not included.</summary>
internal readonly record struct OpenTime(long From, long To);
