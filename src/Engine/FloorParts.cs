using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Customers;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Sources;
using QueueMonitor.Engine.Staffing.Live;

namespace QueueMonitor.Engine;

/// <summary>What the parts of a floor share: its time and its tables. Used by the engine loop only.</summary>
internal sealed class FloorParts
{
    public FloorParts(string site, string zone, long startAt)
    {
        (Now, Name) = (startAt, site);
        Site = new SiteState(site, zone, startAt);
        Lines = new WaitingLines(Visits, Conversations);
        Customers = new CustomerBook(this);
        PromiseTimers = new PromiseTimers(Promises);
    }

    /// <summary>The floor's time: the newest receive time or tick, milliseconds since 1970 UTC.</summary>
    public long Now { get; set; }

    /// <summary>The site that it was made for; what it is called is a setting.</summary>
    public string Name { get; }

    /// <summary>Contacts that may be open at once.</summary>
    public int OpenContactsMax { get; init; } = EngineLimits.OpenContactsMax;

    /// <summary>Contacts that may be kept for what became of their customers.</summary>
    public int CasesMax { get; init; } = EngineLimits.CasesMax;

    /// <summary>Contacts of one customer among them.</summary>
    public int CustomerCasesMax { get; init; } = EngineLimits.CustomerCasesMax;

    /// <summary>E-mails and posts that are kept when they are over.</summary>
    public int ClosedWrittenMax { get; init; } = EngineLimits.ClosedWrittenMax;

    /// <summary>How many changes of settings there have been.</summary>
    public int Epoch { get; set; }

    public SiteState Site { get; }

    public NameTable QueueNames { get; } = new();

    public NameTable AgentNames { get; } = new();

    public List<QueueState> Queues { get; } = [];

    public List<Agent> Agents { get; } = [];

    public List<SourceState> Sources { get; } = [];

    public ContactTable Ids { get; } = new();

    public Pool<Contact> Contacts { get; } = new();

    public Pool<ContactEvent> Events { get; } = new();

    public Pool<Visit> Visits { get; } = new();

    public Pool<Conversation> Conversations { get; } = new();

    public Pool<Entry> Entries { get; } = new();

    public Pool<AgentLink> Links { get; } = new();

    public Pool<Lesson> Lessons { get; } = new();

    public Pool<Promise> Promises { get; } = new();

    public PromiseTimers PromiseTimers { get; }

    /// <summary>Promises of contacts that never had a queue.</summary>
    public PromiseLine SitePromises { get; } = new();

    /// <summary>The terms of kept <c>contact.promised</c> events.</summary>
    public Pool<PromiseTerms> Terms { get; } = new();

    public WaitingLines Lines { get; }

    /// <summary>Who tried, got a human, gave up, came back.</summary>
    public CustomerBook Customers { get; }

    /// <summary>Some queue has a level to look at each second.</summary>
    public bool HasLevels { get; set; }

    /// <summary>Conversations of contacts that never had a queue, by medium.</summary>
    public TalkLine[] DirectTalks { get; } = [new(null), new(null), new(null), new(null), new(null)];

    public TalkLine TalksOf(ref Conversation talk) => talk.Queue >= 0 ? Queues[talk.Queue].Talks : DirectTalks[(int)talk.Media];

    /// <summary>Predicts waits and risks; null: forecasts are off.</summary>
    public Forecaster? Forecasts { get; set; }

    /// <summary>What snapshots show of them; null: forecasts are off.</summary>
    public Outlook? Outlook { get; set; }

    /// <summary>How many agents are needed; null: staffing is off.</summary>
    public StaffingDesk? Staffing { get; set; }

    public FloorCounts Counts { get; } = new();
}

/// <summary>What the floor counts about itself since start.</summary>
internal sealed class FloorCounts
{
    public long Batches, Events, Duplicates, Late, Future, Refused, Anomalies, GhostsWaiting, GhostsConnected, Restated, LedgerViolations,
        RatingsLost, Evicted, AlertActsLetGo;

    // Bounds past which something is let go of.
    public BoundCount EvictedContacts, CasesLetGo, CustomerCasesLetGo, ContactEventsLetGo, CallsLost, AlertsLeftOut, TeamsLeftOut;
}

/// <summary>How often a bound was passed, and when last (milliseconds since 1970 UTC).</summary>
internal struct BoundCount
{
    public long Times, LastAt;

    public void Pass(long now) => (Times, LastAt) = (Times + 1, now);

    public readonly PassedBound View => new(Times, Times == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(LastAt));
}
