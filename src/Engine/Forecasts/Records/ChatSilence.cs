namespace QueueMonitor.Engine.Forecasts.Records;

/// <summary>Chats that agents opened, and in how many of them nobody was there any more: an estimate, for nobody says so.</summary>
/// <param name="Opened">Of the newest 1,000 to 1,100, those that are over or in which the customer wrote.</param>
/// <param name="Silent">Σ of the chances that nobody was there.</param>
/// <param name="PatienceSeconds">Mean patience with them; null: too few to say.</param>
public sealed record ChatSilence(int Opened, double Silent, double? PatienceSeconds)
{
    /// <summary>Share of the opened in which nobody was there; null: too few to say.</summary>
    public double? Share => Opened < WaitTally.SpeaksFrom ? null : Silent / Opened;
}

/// <summary>Opened chats, and how many were left before.</summary>
internal struct ChatTally
{
    public int Opened;
    public double Silent;
}
