namespace QueueMonitor.Engine.Queues;

/// <summary>How long a wait may be: a duration, or working days by the queue's opening hours.</summary>
/// <param name="Duration">The duration; zero when the threshold is in working days.</param>
/// <param name="WorkingDays">Working days; 0 when the threshold is a duration. Each day with opening hours is one day, however long.</param>
public readonly record struct Threshold(TimeSpan Duration, double WorkingDays)
{
    public bool IsWorkingTime => WorkingDays > 0;

    public static Threshold Of(TimeSpan duration) => new(duration, 0);

    public static Threshold OfWorkingDays(double days) => new(TimeSpan.Zero, days);
}
