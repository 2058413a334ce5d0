namespace QueueMonitor.Hub.Boards;

/// <summary>The two clocks of the live feed.</summary>
/// <param name="Floor">The clock that the figures speak of: in a replay, the recording's.</param>
/// <param name="Pace">The clock by which frames and beats are spaced: people look at walls in real time.</param>
internal sealed record BoardClock(TimeProvider Floor, TimeProvider Pace)
{
    private static readonly TimeSpan LiveWithin = TimeSpan.FromMilliseconds(20);

    /// <summary>The server's time, as walls tick by it.</summary>
    public DateTimeOffset Now => Floor.GetUtcNow();

    /// <summary>Figures speak of the present, so that latency means something: not those of a recording, or of days that fly by.</summary>
    public bool IsLive => ReferenceEquals(Floor, Pace) || (Floor.GetUtcNow() - Pace.GetUtcNow()).Duration() < LiveWithin;
}
