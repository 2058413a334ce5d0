using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Measures;

namespace QueueMonitor.Hub.History;

/// <summary>What happened in one queue in one stretch of time.</summary>
/// <param name="Start">When it begins; quarter-hours of UTC, or what they add up to.</param>
/// <param name="CoveredSeconds">How much of it an engine watched as it happened; 0: it was only told of it afterwards.</param>
/// <param name="Threshold">T as text; null when it changed on the way.</param>
/// <param name="Target">Share that shall be in time; null when it changed on the way.</param>
internal sealed record HistoryInterval(
    string Queue, DateTimeOffset Start, int CoveredSeconds, MediaType Media, string? Threshold, double? Target, WindowSnapshot Window)
{
    /// <summary>False: it, or a part of it, was written by a version that kept no promises.</summary>
    public bool PromisesKnown { get; init; } = true;
}

/// <summary>A quarter-hour as one run of the engine saw it.</summary>
/// <param name="Run">When that run began, in milliseconds since 1970 UTC.</param>
internal sealed record StoredQuarter(string Site, long Run, HistoryInterval Interval);
