namespace QueueMonitor.Hub.Intake.Reading;

/// <summary>What is wrong with an event: its kind, and in words what to do.</summary>
internal sealed record ReadError(RefusalCause Cause, string Text);
