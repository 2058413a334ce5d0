using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Replay.Tickets;

/// <summary>One thing that happened to a ticket (milliseconds since 1970 UTC), as the contract says it.</summary>
internal readonly record struct TicketStep(long At, string Ticket, EventType Type, string? Agent);

/// <summary>What tickets of a recording come to by its own columns.</summary>
internal sealed class TicketCounts
{
    public long Tickets { get; set; }

    /// <summary>Tickets that a human answered.</summary>
    public long Answered { get; set; }

    /// <summary>Sum of the times from a ticket's beginning to its first human answer.</summary>
    public long ResponseMs { get; set; }

    public long Resolved { get; set; }

    public long Reopened { get; set; }

    /// <summary>Of those, tickets that had rested for more than a month: by then the floor has forgotten them, and takes them for new ones.</summary>
    public long BackAsNew { get; set; }

    public long HandOvers { get; set; }

    public long Holds { get; set; }
}

/// <summary>
/// Tells the tale of one ticket in the contract's words: in at its beginning, answered by a human's reply, passed on, put on hold,
/// resolved, and back again.
/// </summary>
internal sealed class TicketTale(string ticket, long since, List<TicketStep> steps, TicketCounts counts)
{
    // As long as the floor keeps contacts that are answered in writing and closed.
    private const long MonthMs = 30L * 86_400_000;

    private bool _answered;
    private bool _isOpen = true;
    private bool _isHeld;
    private long _toldAt;

    /// <summary>Nobody has answered since it came, or came back.</summary>
    public bool Waits { get; private set; } = true;

    public void Begin()
    {
        counts.Tickets++;
        Tell(since, EventType.ContactQueued);
    }

    public void Answer(long at, string? agent)
    {
        if (!_answered) (counts.Answered, counts.ResponseMs) = (counts.Answered + 1, counts.ResponseMs + at - since);
        (_answered, Waits) = (true, false);
        Tell(at, EventType.ContactReplied, agent);
    }

    public void PassOn(long at, string agent)
    {
        counts.HandOvers++;
        Tell(at, EventType.ContactJoined, agent);
    }

    public void Hold(long at)
    {
        if (_isHeld) return;
        _isHeld = true;
        counts.Holds++;
        Tell(at, EventType.ContactPended);
    }

    public void GoOn(long at)
    {
        if (!_isHeld) return;
        _isHeld = false;
        Tell(at, EventType.ContactResumed);
    }

    public void Resolve(long at)
    {
        if (!_isOpen) return;
        _isOpen = false;
        counts.Resolved++;
        Tell(at, EventType.ContactResolved);
        Tell(at, EventType.ContactCompleted);
    }

    /// <summary>Closed without being resolved.</summary>
    public void Close(long at)
    {
        if (!_isOpen) return;
        _isOpen = false;
        Tell(at, EventType.ContactCompleted);
    }

    public void Reopen(long at)
    {
        counts.Reopened++;
        if (at - _toldAt > MonthMs)
        {
            counts.BackAsNew++;
            Tell(at, EventType.ContactQueued);
        }
        else
        {
            Tell(at, EventType.ContactReopened);
            Tell(at, EventType.ContactMessaged);
        }

        (_isOpen, Waits) = (true, true);
    }

    /// <summary>Whether it is neither resolved nor closed.</summary>
    public bool IsOpen => _isOpen;

    private void Tell(long at, EventType type, string? agent = null)
    {
        _toldAt = Math.Max(at, since);
        steps.Add(new TicketStep(_toldAt, ticket, type, agent));
    }
}
