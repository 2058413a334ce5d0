using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Engine.Snapshots;

/// <summary>Totals of a site, each under the name of what it counts.</summary>
public sealed class SiteSnapshot
{
    public required SiteSettings Settings { get; init; }

    /// <summary>Visits of all queues now waiting.</summary>
    public required int Waiting { get; init; }

    /// <summary>Visits of all queues, by window; days by the site's zone.</summary>
    public required WindowSnapshot Last5 { get; init; }

    public required WindowSnapshot Last30 { get; init; }

    public required WindowSnapshot Last60 { get; init; }

    public required WindowSnapshot Today { get; init; }

    public required WindowSnapshot Interval { get; init; }

    public required WindowSnapshot SinceStart { get; init; }

    public required DateTimeOffset DayStart { get; init; }

    /// <summary>Each agent once. Null when no source speaks of agents.</summary>
    public required AgentCounts? Agents { get; init; }

    public required ContactCounts Contacts { get; init; }

    public required CustomerCounts Customers { get; init; }

    /// <summary>Who reached a person today.</summary>
    public GotThrough GotThroughToday => new(Contacts.ReachedToday, Contacts.ReachedToday + Today.Abandoned);
}

/// <summary>Contacts of the site, each once however many queues it passed.</summary>
/// <param name="Open">Open now.</param>
/// <param name="WaitingNow">Waiting now, in a queue, on hold or between two agents.</param>
/// <param name="ConnectedNow">With an agent now.</param>
/// <param name="TriedToday">Reached our door today.</param>
/// <param name="ReachedToday">Got a human for the first time today.</param>
/// <param name="GaveUpBeforeQueueToday">Gave up before any queue.</param>
/// <param name="TurnedAwayToday">We sent them away before any queue.</param>
/// <param name="DirectToday">Answered without any queue.</param>
/// <param name="LostInTransferToday">Gave up between two agents.</param>
public sealed record ContactCounts(
    int Open, int WaitingNow, int ConnectedNow, long TriedToday, long ReachedToday, long GaveUpBeforeQueueToday, long TurnedAwayToday,
    long DirectToday, long LostInTransferToday);

/// <summary>
/// Who reached a person, out of those who did or who hung up waiting: nobody is in it who still waits, who was sent away by us, or
/// who hung up at once.
/// </summary>
public sealed record GotThrough(long Reached, long Tried)
{
    /// <summary>Null while nobody got through or hung up.</summary>
    public double? Value => Tried == 0 ? null : (double)Reached / Tried;
}

/// <summary>Customers (pseudonyms) of the site today, each once.</summary>
/// <param name="UnidentifiedContacts">Contacts today whose customer nobody named: counted here, not among customers.</param>
public sealed record CustomerCounts(long TriedToday, long ReachedToday, long UnidentifiedContacts);

/// <summary>One agent at one moment.</summary>
/// <param name="State">The first of busy, ringing, wrapUp, paused, available that fits, else offline; unknown when no source has said.</param>
/// <param name="Since">Since when.</param>
/// <param name="Queues">Which queues the agent serves.</param>
/// <param name="Connected">How many contacts the agent has now.</param>
public sealed record AgentSnapshot(
    string Agent, AgentState State, string? Reason, DateTimeOffset Since, IReadOnlyList<string> Queues, int Connected, int Ringing);

/// <summary>What an agent is doing, declared and observed taken together.</summary>
public enum AgentState : byte
{
    Unknown,
    Offline,
    Available,
    Paused,
    WrapUp,
    Ringing,
    Busy,
}
