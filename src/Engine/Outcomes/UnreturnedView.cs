using System.Globalization;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Customers;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Outcomes;

/// <summary>A customer who gave up and is not won back. Moments are milliseconds since 1970 UTC, 0: never.</summary>
/// <param name="Queue">Where; null: before any queue.</param>
/// <param name="Contact">The id of the contact that gave up last.</param>
/// <param name="WaitedSeconds">In it, by the customer's own clock.</param>
/// <param name="Tries">Contacts since a human was last reached.</param>
/// <param name="Value">In the site's currency; null: not set.</param>
/// <param name="MissedAt">When somebody tried to call back in vain, last.</param>
public sealed record UnreturnedCustomer(
    UInt128 Customer, string? Queue, string Contact, MediaType Media, long LastAt, double WaitedSeconds, int Tries, double? Value, HarmKind Harm,
    long MissedAt, int Missed, string? TakenBy, long TakenAt, long TakenUntil)
{
    /// <summary>The name under which the desk speaks of the customer: half of the pseudonym, which names no one.</summary>
    public string Handle => HandleOf(Customer);

    public static string HandleOf(UInt128 customer) =>
        ((ulong)(customer >> 64)).ToString("x16", CultureInfo.InvariantCulture);
}

/// <summary>The list of them, newest first.</summary>
/// <param name="Customers">A part of them.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Unidentified">Contacts of today that gave up and whose customer nobody named.</param>
/// <param name="OldestAt">When the one gave up who has been on it for longest; 0: it is empty.</param>
public sealed record UnreturnedView(
    long AsOf, bool AnyNamed, IReadOnlyList<UnreturnedCustomer> Customers, int Total, int TakenNow, long OldestAt, long Unidentified,
    ListPart Part);
