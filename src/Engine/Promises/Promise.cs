using QueueMonitor.Engine.Contacts;

namespace QueueMonitor.Engine.Promises;

/// <summary>One promise to one customer, from being made (or holding again) to its answer.</summary>
internal struct Promise
{
    public const long Never = long.MinValue;

    public PromiseTerms Terms;

    /// <summary>When it was first made.</summary>
    public long PromisedAt;

    /// <summary>When it began to hold: made, or made to hold again by the customer's message.</summary>
    public long OpenedAt;

    /// <summary><see cref="long.MaxValue"/>: the queue never opens.</summary>
    public long Due;

    /// <summary><see cref="Never"/>: it is not the customer's turn.</summary>
    public long PausedAt;

    /// <summary>When a human answered; <see cref="Never"/>: not yet.</summary>
    public long KeptAt;
    public long DecidedAt;

    // What is left of its time while it is paused, and once it was answered.
    public double RestDays;
    public long RestMs;

    /// <summary>The event at which this record was made, new or folded anew.</summary>
    public long Step;
    public int Contact;

    /// <summary>Where it is counted: the queue that has the contact; −1: of the site alone.</summary>
    public int Queue;
    /// <summary>Where its decision is counted: it may have moved on since.</summary>
    public int DecidedIn;
    public int Next;
    public int LinePrevious;
    public int LineNext;

    /// <summary>Place among the timers; −1: none.</summary>
    public int TimerAt;

    /// <summary>The chance of a late answer as of the last look; NaN: not known.</summary>
    public float Risk;
    public Decision Decision;
    public PromiseBy By;
    public bool Open;

    /// <summary>Kept aside for folding later events anew: counted nowhere.</summary>
    public bool IsCopy;
    public bool InUse;

    public readonly bool IsPaused => PausedAt != Never;

    /// <summary>Its time runs: neither paused nor decided.</summary>
    public readonly bool Runs => Open && Decision == Decision.None && !IsPaused;
}
