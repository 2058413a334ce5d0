namespace QueueMonitor.Engine.Staffing.Deferred;

/// <summary>Work that may wait, and until when.</summary>
/// <param name="DueInSeconds">Until its deadline in time in which it can be worked on (opening hours); 0 or less: it is overdue.</param>
/// <param name="WorkSeconds">Handle time, of one or of several contacts that are due together; 0 or more.</param>
public readonly record struct DueWork(double DueInSeconds, double WorkSeconds);
