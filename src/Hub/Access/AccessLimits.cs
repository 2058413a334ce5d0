namespace QueueMonitor.Hub.Access;

/// <summary>Every bound of who may ask, with its reason.</summary>
internal static class AccessLimits
{
    /// <summary>Keys in force of one site, and as many for every site: one a system and a person, many times over.</summary>
    public const int KeysMax = 1_000;

    /// <summary>Keys that are over and still known, so that who sends one is told what became of it.</summary>
    public const int KeysOverMax = 1_000;

    public const int KeyNameMax = 64;

    /// <summary>
    /// Requests of one key, or of one person whom the proxy has signed in: a second, for ever, and at once after a rest. A sender needs a tenth of that.
    /// </summary>
    public const int RequestsPerSecondMax = 1_000, RequestsAtOnceMax = 4_000;

    /// <summary>Wrong keys of one address: enough for one who mistypes, a nuisance for a log and for who guesses.</summary>
    public const double WrongPerSecondMax = 0.5;

    public const int WrongAtOnceMax = 20;

    /// <summary>Addresses and keys whose rate is followed; past it the one that has rested longest is forgotten.</summary>
    public const int RatesMax = 4_096;

    /// <summary>How long a ticket holds: a browser uses it at once.</summary>
    public static readonly TimeSpan TicketFor = TimeSpan.FromSeconds(30);

    /// <summary>Tickets of one caller that wait to be used: a browser uses its own at once, and many browsers may hold one key.</summary>
    public const int TicketsOfOneMax = 1_000;

    /// <summary>From so many tickets on, those that are over are looked for in those of all callers.</summary>
    public const int TicketsSweptFrom = 10_000;

    /// <summary>How often changes of the keys by another program are looked for, and the end of those that expire.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>How often it is put down when each key was last used.</summary>
    public static readonly TimeSpan SaveUsedEvery = TimeSpan.FromMinutes(1);

    /// <summary>Connections of the live feed that have not said who they are; a line of them is no reason to refuse a wall.</summary>
    public const int StrangersMax = 2_000;

    /// <summary>So long a connection may stand that neither says who it is nor shows a code.</summary>
    public static readonly TimeSpan StrangerFor = TimeSpan.FromSeconds(15);

    /// <summary>Walls that show a code and wait for somebody to type it.</summary>
    public const int PairingsMax = 200;

    /// <summary>A code that nobody typed is replaced by another: short enough that one that was seen in passing is worth nothing.</summary>
    public static readonly TimeSpan PairingFor = TimeSpan.FromMinutes(10);

    /// <summary>Codes that somebody may mistype: ten at once, then one in half a minute.</summary>
    public const double CodesPerSecondMax = 1.0 / 30;

    public const int CodesAtOnceMax = 10;
}
