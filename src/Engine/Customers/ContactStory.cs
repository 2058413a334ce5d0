using System.Runtime.CompilerServices;

namespace QueueMonitor.Engine.Customers;

/// <summary>Where a customer gave up.</summary>
public enum HarmKind : byte
{
    None,

    /// <summary>Waiting in a queue.</summary>
    InQueue,

    /// <summary>Between two agents.</summary>
    InTransfer,

    /// <summary>In a menu, a form or the like, before any queue.</summary>
    BeforeQueue,
}

/// <summary>One passing-on after an answer. Queues by number; <see cref="ToAgent"/>, <see cref="Outside"/> or <see cref="NoQueue"/>.</summary>
internal struct Handover
{
    public const short NoQueue = -1, ToAgent = -2, Outside = -3;

    public short From;
    public short To;

    /// <summary>Within a minute of the answer: it had come to the wrong place.</summary>
    public bool Misrouted;
}

/// <summary>The first hand-overs of a contact in their order; of the few after them only the newest is known.</summary>
[InlineArray(Length)]
internal struct Handovers
{
    public const int Length = 4;

    private Handover _first;
}

/// <summary>
/// What a contact's events come to for its customer: folded with the rest, so that a late event tells it anew. Moments are milliseconds since
/// 1970 UTC, 0: never.
/// </summary>
internal struct ContactStory
{
    /// <summary>It is over since.</summary>
    public long EndedAt;
    public long GaveUpAt;

    /// <summary>Our side was done for the first time, or it was said to be resolved.</summary>
    public long SolvedAt;

    /// <summary>The customer came back in this very contact, or it was said to be open again, for the first time after that.</summary>
    public long BackAt;

    /// <summary>When the human who has it, or had it last, took it.</summary>
    public long SolverAt;
    public long HeldSince;
    public long HoldMs;

    /// <summary>Talk, hold and wrap-up of all its conversations.</summary>
    public long HandleMs;

    /// <summary>Of those, what came before it was solved for the first time.</summary>
    public long SolvedHandleMs;

    /// <summary>Who took it last; −1: nobody named.</summary>
    public int Agent;

    /// <summary>How many hand-overs there were.</summary>
    public int Passed;
    public Handovers Handovers;

    /// <summary>The newest of them, whether it is among the first or not.</summary>
    public Handover LastHandover;
    public HarmKind Harm;

    /// <summary>It gave up sooner than counts.</summary>
    public bool Short;

    /// <summary>Something of this changed since the customers were told.</summary>
    public bool Changed;

    public static ContactStory Begin => new() { Agent = -1, Changed = true };
}
