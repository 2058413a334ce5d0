using System.Runtime.CompilerServices;
using QueueMonitor.Engine.Customers;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Sources;

namespace QueueMonitor.Engine.Contacts;

/// <summary>Where a contact stands (docs/RULES.md, section 3).</summary>
internal enum ContactState : byte
{
    None,
    Started,
    Waiting,
    Talking,
    Between,
    Done,
}

[Flags]
internal enum ContactFlags : ushort
{
    None = 0,
    Held = 1,
    Pended = 2,

    /// <summary>A human has replied in a queue that is answered by reply.</summary>
    Replied = 4,

    /// <summary>It ended by giving up: an answer after that cannot have been.</summary>
    GaveUp = 8,

    /// <summary>It had a conversation.</summary>
    Talked = 16,

    /// <summary>The last end of a conversation has its wrap-up.</summary>
    WrapUpKnown = 32,
    Outbound = 64,

    /// <summary>It ended by <c>contact.completed</c> or by an end that is as good.</summary>
    Completed = 128,

    /// <summary>Its events were dropped while it was open: what comes out of order no longer changes it.</summary>
    Fixed = 256,
    Tried = 512,
    Reached = 1024,
    Unidentified = 2048,

    /// <summary>The customer wrote in an open conversation and has no reply yet.</summary>
    ReplyDue = 4096,

    /// <summary>Its customer was forgotten, and stays so whatever still comes of it.</summary>
    Erased = 8192,
}

/// <summary>One contact. What is folded from its events is reset by <see cref="ResetFold"/>; the rest is its identity.</summary>
internal struct Contact
{
    // Identity, and what is known whatever the order of events.
    public ulong Hash;
    public UInt128 Customer;
    public double Value;
    public long AttributesAt;

    /// <summary>The newest time of its events and of lists that lacked it: what comes with an older one is out of order.</summary>
    public long NewestAt;

    /// <summary>When it last became too old, as its events now tell: what comes with an older time is out of order too.</summary>
    public long GhostedAt;
    public int Priority;
    public int Generation;
    public ushort Source;
    public MediaType Media;
    public bool InUse;

    // Its events in order, while they are kept.
    public int FirstEvent;
    public int LastEvent;
    public int EventCount;

    /// <summary>The newest time of events that are no longer kept.</summary>
    public long FoldedTo;

    // Place in the list of contacts that nobody waits for, by last touch.
    public int IdlePrevious;
    public int IdleNext;
    public byte IdleList;
    public long TouchedAt;

    /// <summary>1 + number of the state from which the kept events start; 0: from nothing.</summary>
    public int Base;

    /// <summary>1 + number among the cases that are kept of customers; 0: none yet, −1: it is kept no longer.</summary>
    public int Case;

    // What the customer thought, and when: the newest word counts.
    public byte Score;
    public long RatedAt;

    // The fold.
    public ContactState State;
    public ContactFlags Flags;
    public long TriedAt;
    public long ReachedAt;
    public long TransferredAt;
    public int TransferredTo;
    public long AssignedAt;
    public long CustomerMs;
    public long CustomerSince;
    public int FirstVisit;
    public int LastVisit;
    public int LastQueue;
    public int FirstConversation;
    public int LastConversation;
    public int FirstEntry;
    public int FirstLink;
    public int FirstLesson;
    public ContactStory Story;
    public int FirstPromise;
    public int LastPromise;

    public const long NotRunning = long.MinValue;

    /// <summary><see cref="TransferredTo"/>: outside the site.</summary>
    public const int Outside = -2;

    public bool Has(ContactFlags flag) => (Flags & flag) != 0;

    public void Set(ContactFlags flag, bool on) => Flags = on ? Flags | flag : Flags & ~flag;

    /// <summary>How long the customer has waited by their own clock.</summary>
    public readonly long WaitedBy(long at) => CustomerMs + (CustomerSince == NotRunning ? 0 : Math.Max(0, at - CustomerSince));

    /// <summary>Forgets the customer, if it is that one.</summary>
    public bool Erase(UInt128 customer)
    {
        if (Customer != customer) return false;
        Customer = 0;
        Story.Changed = true;
        Set(ContactFlags.Erased, true);
        return true;
    }

    public void ResetFold()
    {
        State = ContactState.None;
        Flags &= ContactFlags.Outbound | ContactFlags.Erased;
        (TransferredAt, CustomerMs, CustomerSince) = (long.MinValue, 0, NotRunning);
        GhostedAt = long.MinValue;
        (TriedAt, ReachedAt, AssignedAt) = (0, 0, 0);
        Story = ContactStory.Begin;
        (FirstVisit, LastVisit, LastQueue, FirstConversation, LastConversation, FirstEntry, FirstLink, TransferredTo) =
            (-1, -1, -1, -1, -1, -1, -1, -1);
        (FirstPromise, LastPromise, FirstLesson) = (-1, -1, -1);
    }
}

/// <summary>An event of a contact as it is kept for putting late ones in order.</summary>
internal struct ContactEvent
{
    public long At;
    public long Received;
    public int Next;
    public int Queue;
    public int Agent;
    public int WrapUpMs;

    /// <summary>Of <c>contact.promised</c>: where its terms stand; else −1.</summary>
    public int TermsAt;

    /// <summary>How many changes of settings there had been when it was received.</summary>
    public int Epoch;
    public ushort Source;
    public EventType Type;
    public byte Code;
    public EventFlags Flags;
    public bool Settled;
    public AnomalyKind Anomaly;
    public bool AnomalyCounted;
    public bool SettlesLater;

    // What the floor itself concludes, kept among the events of the contact.

    /// <summary>The wait or conversation that then stood turned out to be a ghost.</summary>
    public const EventType Ghost = (EventType)250;

    /// <summary>Somebody of ours reached the customer otherwise.</summary>
    public const EventType CalledBack = (EventType)251;

    /// <summary>It had then reached its greatest age. Of no effect when a late event shows that it was younger.</summary>
    public const EventType AgedGhost = (EventType)252;
}

internal enum VisitOutcome : byte
{
    Waiting,
    Answered,
    Abandoned,
    ShortAbandoned,
    Left,
    Moved,
    Lost,
}

internal enum Decision : byte
{
    None,
    Hit,
    Miss,
}

/// <summary>One stay of a contact in one queue, and what it has put into figures.</summary>
internal struct Visit
{
    public long Entered;
    public long Due;
    public long EndedAt;
    public long DecidedAt;
    public int Contact;
    public int Queue;
    public int Mark;
    public int Epoch;
    public int Next;

    /// <summary>The event at which this record was made, new or folded anew.</summary>
    public long Step;

    // In the waiting line (by entry) and among those whose T has not passed (by due).
    public int LinePrevious;
    public int LineNext;
    public int DuePrevious;
    public int DueNext;
    public VisitOutcome Outcome;
    public Decision Decision;
    public LeftReason Reason;
    public bool Excluded;
    public bool Again;
    public bool Assigned;
    public bool InDueLine;
    public long GhostAt;

    /// <summary>Of an answered one: how long the customer had waited by then, by the customer's own clock.</summary>
    public long CustomerMs;

    /// <summary>Of one that has ended: answered, given up or left by T is decided then. Past T the miss stands, except for ghosts and for
    /// reasons that are excluded.</summary>
    public readonly (Decision Decision, long At) Decided()
    {
        var nowhere = Outcome == VisitOutcome.Lost || Excluded;
        if (EndedAt > Due) return nowhere ? (Decision.None, 0) : (Decision.Miss, Due);
        return Outcome switch
        {
            VisitOutcome.Answered => (Decision.Hit, EndedAt),
            VisitOutcome.Abandoned => (Decision.Miss, EndedAt),
            VisitOutcome.Left when !Excluded => (Decision.Miss, EndedAt),
            _ => (Decision.None, 0),
        };
    }
}

/// <summary>A stretch of talk: its handle time counts in <see cref="Queue"/> (−1: none) at its end.</summary>
internal struct Conversation
{
    public long From;
    public long EndedAt;
    public int WrapUpMs;
    public int Queue;
    public int Contact;
    public int Next;
    public int LinePrevious;
    public int LineNext;
    public MediaType Media;
    public bool Open;
    public bool Lost;

    /// <summary>Not talk, but the time between two agents: counted only when it is lost.</summary>
    public bool Between;
    public long GhostAt;
}

/// <summary>A rare figure that a contact has put somewhere, kept so that it can be taken back.</summary>
internal struct Entry
{
    public long At;
    public int Queue;
    public int Next;
    public Measures.Figure Figure;
}

/// <summary>An agent at whom the contact rings, or who has it.</summary>
internal struct AgentLink
{
    public int Agent;
    public int Next;
    public MediaType Media;
    public bool Ringing;
}

/// <summary>An answer told that the agent, whose queues nobody named, serves that queue.</summary>
internal struct Lesson
{
    public int Agent;
    public int Queue;
    public int Next;
}

/// <summary>The id of a contact, up to 48 bytes in place; the few longer ones stand apart.</summary>
[InlineArray(48)]
internal struct ShortId
{
    private byte _first;
}
