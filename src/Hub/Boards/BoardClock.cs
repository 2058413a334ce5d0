namespace QueueMonitor.Hub.Boards;

/// <summary>The two clocks of the live feed.</summary>
/// <param name="Floor">The clock that the figures speak of: in a replay, the recording's.</param>
/// <param name="Pace">The clock by which frames and beats are spaced: people look at walls in real time.</param>
internal sealed record BoardClock(TimeProvider Floor, TimeProvider Pace)
{
    /// <summary>The server's time, as walls tick by it.</summary>
    public DateTimeOffset Now => Floor.GetUtcNow();

    /// <summary>Figures speak of the present, so that latency means something.</summary>
    public bool IsLive => ReferenceEquals(Floor, Pace);
}
