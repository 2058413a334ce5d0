namespace QueueMonitor.Engine.Measures;

/// <summary>The windows that figures are read in.</summary>
internal enum WindowSpan
{
    /// <summary>Five minutes back from the last full 5 s, and the running 5 s.</summary>
    Last5,

    /// <summary>Thirty minutes, likewise.</summary>
    Last30,

    /// <summary>Sixty minutes, likewise.</summary>
    Last60,

    /// <summary>From the start of the day on.</summary>
    Today,

    /// <summary>From the start of the running UTC quarter-hour on.</summary>
    Interval,

    SinceStart,
}
