using QueueMonitor.Engine.Contacts;

namespace QueueMonitor.Engine.Customers;

/// <summary>
/// What is kept of a contact for its customer, longer than the contact itself. Moments are milliseconds since 1970 UTC, 0: never; numbers of
/// others are −1 for none. Used by the engine loop only.
/// </summary>
internal struct ContactCase
{
    public UInt128 Customer;
    public ContactStory Story;
    public long StartedAt;
    public long ReachedAt;

    /// <summary>By the customer's own clock, until it was over.</summary>
    public long WaitedMs;
    public double Value;

    /// <summary>How long it is known whether the customer came back: to no end, or until it was forgotten whose it is.</summary>
    public long KnownUntil;

    /// <summary>When the customer came back in another contact, as of when it was forgotten whose it is.</summary>
    public long BackElsewhereAt;
    public long RatedAt;

    /// <summary>Its slot among the contacts; −1: that is gone.</summary>
    public int Contact;

    /// <summary>Talk, hold and wrap-up of the contact in which the customer came back, as of then.</summary>
    public int BackElsewhereMs;

    /// <summary>Of its id, once the contact is gone.</summary>
    public ulong Hash;
    public int Queue;

    // In the order of the customer's contacts.
    public int Previous;
    public int Next;

    /// <summary>1 + number of the customer's record; 0: nobody's.</summary>
    public int Record;

    /// <summary>1 + number of its id, kept for who gave up; 0: not kept.</summary>
    public int Id;

    /// <summary>Which kept case this is: a number is used again.</summary>
    public int Generation;

    // What it has put into figures.
    public long CountedDay;
    public long CountedValue;
    public int RatedQueue;
    public MediaType Media;
    public byte Score;
    public bool Rated;
    public bool InUse;

    /// <summary>It is the first of a try.</summary>
    public bool FirstOfTry;

    /// <summary>Of the first of a try: one of its contacts got a human.</summary>
    public bool TryReached;

    /// <summary>A contact without a customer that gave up today is counted.</summary>
    public bool Counted;

    /// <summary>Nobody ever named the customer.</summary>
    public readonly bool IsUnidentified => Customer == 0 && KnownUntil == long.MaxValue;

    public readonly bool GaveUp => Story.GaveUpAt != 0 && !Story.Short;
}

/// <summary>A customer (a pseudonym) and what was counted of it.</summary>
internal struct CustomerRecord
{
    public UInt128 Customer;
    public int First;
    public int Last;
    public int Count;

    /// <summary>1 + number of what stands of contacts that are no longer kept under it; 0: all are.</summary>
    public int Past;

    /// <summary>We called or wrote and reached the customer, last.</summary>
    public long ContactedAt;

    /// <summary>We tried to, and did not, last; and how often since it gave up.</summary>
    public long MissedAt;
    public int Missed;

    // What it has put into figures. Those of a day count while it is the day.
    public long CountedDay;
    public int Tries;
    public int TriesReached;
    public bool TriedToday;
    public bool ReachedToday;
    public bool GaveUpToday;
    public long WonBack;

    /// <summary>The case that is not won back; −1: none.</summary>
    public int Listed;
    public int ListedQueue;
    public long ListedAt;
    public long ListedValue;
    public bool InUse;
}

/// <summary>
/// What stands of a customer's contacts that are kept as nobody's, because the customer had too many. Moments are milliseconds since 1970 UTC,
/// 0: never.
/// </summary>
internal struct CustomerPast
{
    // The newest of them.
    public long StartedAt;
    public long ReachedAt;
    public long GaveUpAt;

    /// <summary>When the first try began that is still kept in part, and when a human was reached in what is not; 0: it is kept whole.</summary>
    public long TryBeganAt;
    public long TryReachedAt;

    /// <summary>Whole tries of a day.</summary>
    public long TriesDay;
    public int Tries;
    public int TriesReached;

    /// <summary>How many began after <see cref="LetGoAfter"/>, when the customer had last got a human or a call.</summary>
    public int LetGo;
    public long LetGoAfter;

    /// <summary>What was won back by the call at <see cref="WonBackFor"/>.</summary>
    public long WonBack;
    public long WonBackFor;
}

/// <summary>Somebody has taken a customer to call back.</summary>
internal readonly record struct TakenCustomer(string By, long At, long Until);

/// <summary>Sums over all customers; money in hundredths.</summary>
internal struct CustomerTotals
{
    /// <summary>A contact ever named its customer.</summary>
    public bool AnyNamed;

    /// <summary>A contact or a queue ever had a value.</summary>
    public bool AnyValue;
    public int Tried, Reached, Tries, TriesReached, GaveUpToday, UnreturnedToday, Unreturned;
    public long UnidentifiedToday, LostToday, LostUnidentified, WonBackToday;
}
