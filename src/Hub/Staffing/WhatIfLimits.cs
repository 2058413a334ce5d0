namespace QueueMonitor.Hub.Staffing;

/// <summary>What one question of What-if may ask: the engine answers it between two batches of events. docs/LIMITS.md has what happens past each.</summary>
internal static class WhatIfLimits
{
    public const int ChangesMax = 50;

    /// <summary>Agents more or fewer in a queue.</summary>
    public const int AgentsMax = 1_000;

    public const int SpanHoursMax = 24;

    /// <summary>Hours of the span times queues: each quarter-hour of each is worked out by itself where no two are alike.</summary>
    public const int QueueHoursMax = 240;
}
