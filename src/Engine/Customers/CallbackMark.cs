namespace QueueMonitor.Engine.Customers;

/// <summary>Payload of <c>callback.taken</c>.</summary>
/// <param name="By">Who takes it.</param>
/// <param name="Until">For how long: milliseconds since 1970 UTC; 0: it is let go of.</param>
public sealed record CallbackMark(string By, long Until);
