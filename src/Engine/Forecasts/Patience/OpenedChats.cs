namespace QueueMonitor.Engine.Forecasts.Patience;

/// <summary>
/// Chats that an agent has opened and in which the customer has not written yet. The first word of the customer says that somebody was
/// there; the end of the chat without one leaves it to judgement. Bounded: when it is full a chat counts as served at once. Used by the
/// engine loop only.
/// </summary>
internal sealed class OpenedChats
{
    public const int Most = 4_096;

    // Those that were settled stand in the order until their time is over.
    private const int OrderMost = 8 * Most;

    // An agent who has had no answer for so long has gone on to others, whether or not the chat was closed.
    private const long AwaitedMs = 1_800_000;

    private readonly Dictionary<int, OpenedChat> _chats = [];
    private readonly Queue<(int Contact, long OpenedAt)> _order = new();

    public bool IsFull => _chats.Count >= Most || _order.Count >= OrderMost;

    public void Add(int contact, in OpenedChat chat)
    {
        _chats[contact] = chat;
        _order.Enqueue((contact, chat.OpenedAt));
    }

    /// <summary>The agent has written.</summary>
    public void Replied(int contact, long at)
    {
        if (_chats.TryGetValue(contact, out var chat) && chat.RepliedAt == OpenedChat.Never) _chats[contact] = chat with { RepliedAt = at };
    }

    /// <summary>Takes out what is no longer awaited; false: nothing was.</summary>
    public bool TryTake(int contact, out OpenedChat chat) => _chats.Remove(contact, out chat);

    /// <summary>Takes out the next of which nothing more is awaited; false: there is none.</summary>
    public bool TryTakeOld(long now, out int contact, out OpenedChat chat)
    {
        chat = default;
        contact = -1;
        while (_order.TryPeek(out var oldest))
        {
            (contact, var known) = (oldest.Contact, _chats.TryGetValue(oldest.Contact, out chat) && chat.OpenedAt == oldest.OpenedAt);
            if (known && now - oldest.OpenedAt < AwaitedMs) return false;
            _order.Dequeue();
            if (known) return _chats.Remove(contact);
        }

        return false;
    }
}

/// <summary>A chat that an agent has opened.</summary>
/// <param name="Generation">Of the contact, in whose place another may stand by the time.</param>
/// <param name="Chain">What was predicted of it; −1: nothing.</param>
/// <param name="WroteAt">The last word of the customer while waiting; until then it was there. At least the moment of entering.</param>
/// <param name="RepliedAt">The agent's first word.</param>
/// <param name="IsJudged">Whether it is left open if somebody was there; else it counted as served when it was opened.</param>
internal readonly record struct OpenedChat(
    int Generation, int Class, int Chain, long Entered, long WroteAt, long OpenedAt, long RepliedAt, bool IsJudged)
{
    public const long Never = long.MinValue;

    /// <summary>Since when the customer has been asked to answer.</summary>
    public long AskedAt => RepliedAt == Never ? OpenedAt : RepliedAt;

    public double WaitSeconds => Math.Max(0, OpenedAt - Entered) / 1000.0;
}
