namespace QueueMonitor.Engine.Staffing.Chats;

/// <summary>
/// One agent with c chats at once, as a machine that serves c customers in turn (closed machine-repair model): the agent writes,
/// then the customer does. More chats take longer each, and soon add little.
/// </summary>
/// <param name="AgentSeconds">α: the agent's mean time to write one message.</param>
/// <param name="CustomerSeconds">b: the customer's mean time to write one.</param>
/// <param name="Messages">m: messages of the agent in one chat.</param>
public readonly record struct ChatSession(double AgentSeconds, double CustomerSeconds, double Messages)
{
    /// <summary>Share of the time in which the agent writes, 0 to 1.</summary>
    /// <param name="chats">c, 1 or more.</param>
    public double Utilisation(int chats)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(chats);
        var (term, sum) = (1.0, 1.0);
        for (var i = 0; i < chats; i++) sum += term *= (chats - i) * AgentSeconds / CustomerSeconds;
        return 1 - (1 / sum);
    }

    /// <summary>H(c): how long a chat lasts beside c − 1 others, seconds.</summary>
    public double HandleSeconds(int chats) => chats * Messages * AgentSeconds / Utilisation(chats);

    /// <summary>Chats that one agent finishes in an hour.</summary>
    public double ChatsPerHour(int chats) => 3600 * chats / HandleSeconds(chats);
}
