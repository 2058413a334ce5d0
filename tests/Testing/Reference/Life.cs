using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Testing.Reference;

internal enum Phase
{
    None, Started, Waiting, Talking, Between, Done,
}

/// <summary>Why a contact is done.</summary>
internal enum DoneBy
{
    Other, GaveUp, Left, Lost,
}

/// <summary>A visit that is open.</summary>
internal sealed record OpenVisit(string Queue, long Entered, long Due, TimeSpan? MaxAge, bool ByReply, int Seq)
{
    public long? GhostAt => MaxAge is { } age ? Entered + (long)age.TotalMilliseconds : null;
}

/// <summary>A conversation that goes on.</summary>
internal sealed record Talk(long Start, string? Queue, string? Agent);

/// <summary>An anomaly of an event; counted once under its key.</summary>
internal sealed record Oddity(int Seq, string Kind, string? Queue);

/// <summary>A ghost; counted once under its key. <paramref name="Listed"/>: by the list that came as that entry.</summary>
internal sealed record Ghost(long Key, bool Connected, long At, string? Queue, Receipt? Listed);

/// <summary>What a contact's events come to at a moment.</summary>
internal sealed class Life
{
    public Phase Phase { get; set; }

    public DoneBy DoneBy { get; set; }

    public OpenVisit? Visit { get; set; }

    public Talk? Talk { get; set; }

    public List<string> Joined { get; } = [];

    public List<string> Ringing { get; } = [];

    public string? Assigned { get; set; }

    public long AssignedAt { get; set; }

    public string? LastQueue { get; set; }

    public bool OnHold { get; set; }

    public bool Pended { get; set; }

    public bool Replied { get; set; }

    /// <summary>It was once with a human.</summary>
    public bool Conversed { get; set; }

    public bool CompletedBefore { get; set; }

    public bool WrapUpBrought { get; set; }

    /// <summary>Place of the last handled conversation among the facts; -1: none.</summary>
    public int LastHandled { get; set; } = -1;

    /// <summary>From when on, and how long, it may talk or stand between two agents.</summary>
    public long BoundFrom { get; set; }

    public TimeSpan? Bound { get; set; }

    /// <summary>When it last entered a queue through a transfer, and which.</summary>
    public (string? Queue, long At) TransferredTo { get; set; }

    /// <summary>When it was last passed on to somewhere outside, if that was its last transfer to a queue or outside.</summary>
    public long? PassedOutAt { get; set; }

    public long ClockMs { get; set; }

    public long ClockAt { get; set; } = long.MinValue;

    /// <summary>The same at the time of the last event, also where that lies ahead of the floor's.</summary>
    public long WaitedMs { get; set; }

    public long WaitedUntil { get; set; } = long.MinValue;

    public long? TriedAt { get; set; }

    public long? ReachedAt { get; set; }

    /// <summary>When it gave up last, after waiting for long enough to count; means something while it is done for that reason.</summary>
    public long? LeftUsAt { get; set; }

    /// <summary>What the contact's events say.</summary>
    public MediaType Media { get; set; }

    /// <summary>Of the conversation, fixed when it began: what the contact says, else its queue's, else voice.</summary>
    public MediaType Medium { get; set; }

    public int Customer { get; set; }

    public int Priority { get; set; }

    public double? Value { get; set; }

    public List<Fact> Facts { get; } = [];

    public List<Vow> Vows { get; } = [];

    public List<Oddity> Oddities { get; } = [];

    public List<Ghost> Ghosts { get; } = [];

    public HashSet<(string Agent, string Queue)> Served { get; } = [];

    public bool ClockRuns => !Pended && (Phase is Phase.Started or Phase.Waiting or Phase.Between || (Phase == Phase.Talking && OnHold));

    public long? GhostAt => Phase switch
    {
        Phase.Waiting => Visit!.GhostAt,
        Phase.Talking when Talk is null => null,
        Phase.Talking or Phase.Between when Bound is { } bound => BoundFrom + (long)bound.TotalMilliseconds,
        _ => null,
    };
}
