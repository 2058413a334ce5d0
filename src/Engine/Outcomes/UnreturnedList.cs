using QueueMonitor.Engine.Customers;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Outcomes;

/// <summary>The list of customers who gave up and are not won back, and what is known of one. Used by the engine loop only.</summary>
internal static class UnreturnedList
{
    /// <param name="queue">Only those who gave up in it; null: all.</param>
    /// <param name="from">Where to begin; null: with the newest.</param>
    /// <param name="most">How many are told, newest first.</param>
    public static UnreturnedView Tell(FloorParts floor, string? queue, ListPlace? from, int most)
    {
        var book = floor.Customers;
        var wanted = queue is null ? -1 : floor.QueueNames.Find(queue);
        var found = new List<(long At, int Record)>();
        var (taken, oldest) = (0, 0L);
        for (var i = 0; i < book.Records.Top; i++)
        {
            ref readonly var record = ref book.Records[i];
            if (!record.InUse || record.Listed < 0 || (queue is not null && record.ListedQueue != wanted)) continue;
            found.Add((record.ListedAt, i));
            if (oldest == 0 || record.ListedAt < oldest) oldest = record.ListedAt;
            if (book.TakenBy(record.Customer) is not null) taken++;
        }

        // Newest first; of one moment by number, so that the order is always the same.
        found.Sort(static (a, b) => a.At != b.At ? b.At.CompareTo(a.At) : a.Record.CompareTo(b.Record));
        var part = ListPart.Of([.. found.Select(f => f.At)], newestFirst: true, from, most);
        var customers = new List<UnreturnedCustomer>(Math.Min(most, found.Count));
        foreach (var (_, record) in found.Skip(part.Before).Take(most)) customers.Add(Of(floor, in book.Records[record]));
        ref readonly var totals = ref book.Totals;
        return new UnreturnedView(floor.Now, totals.AnyNamed, customers, found.Count, taken, oldest, totals.UnidentifiedToday, part);
    }

    /// <summary>The one on the list of that name; null: there is none.</summary>
    public static UnreturnedCustomer? Find(FloorParts floor, string handle)
    {
        var book = floor.Customers;
        for (var i = 0; i < book.Records.Top; i++)
        {
            ref readonly var record = ref book.Records[i];
            if (record.InUse && record.Listed >= 0 && UnreturnedCustomer.HandleOf(record.Customer) == handle) return Of(floor, in record);
        }

        return null;
    }

    /// <summary>What is kept of a customer's contacts, newest first; null: nothing.</summary>
    public static KnownCustomer? Know(FloorParts floor, UInt128 customer)
    {
        var book = floor.Customers;
        var index = book.RecordOf(customer);
        if (index < 0) return null;
        ref readonly var record = ref book.Records[index];
        var contacts = new List<KnownContact>();
        for (var i = record.Last; i >= 0; i = book.Cases[i].Previous)
        {
            ref readonly var one = ref book.Cases[i];
            var state = one.GaveUp ? KnownState.GaveUp : one.Story.EndedAt == 0 ? KnownState.Open
                : one.ReachedAt != 0 ? KnownState.Served : KnownState.NotServed;
            var id = one.Id > 0 ? book.IdOf(in one) : one.Contact >= 0 ? floor.Ids.Text(one.Contact) : null;
            contacts.Add(new KnownContact(id, one.Queue < 0 ? null : floor.Queues[one.Queue].Name, one.Media, one.StartedAt, state));
        }

        return new KnownCustomer(contacts, record.Listed >= 0);
    }

    private static UnreturnedCustomer Of(FloorParts floor, in CustomerRecord record)
    {
        var book = floor.Customers;
        ref readonly var one = ref book.Cases[record.Listed];
        var past = book.PastOf(in record);
        var success = Math.Max(record.ContactedAt, past.ReachedAt);
        for (var i = record.First; i >= 0; i = book.Cases[i].Next) success = Math.Max(success, book.Cases[i].ReachedAt);
        var tries = success > past.LetGoAfter ? 0 : past.LetGo;
        for (var i = record.Last; i >= 0 && book.Cases[i].StartedAt > success; i = book.Cases[i].Previous) tries++;
        var queue = one.Queue < 0 ? null : floor.Queues[one.Queue];
        var value = !double.IsNaN(one.Value) ? one.Value : queue?.Settings.Value;
        var taken = book.TakenBy(record.Customer);
        var missed = record.MissedAt >= record.ListedAt;
        return new UnreturnedCustomer(
            record.Customer, queue?.Name, book.IdOf(in one), one.Media, one.Story.GaveUpAt, one.WaitedMs / 1000.0, Math.Max(1, tries), value,
            one.Story.Harm, missed ? record.MissedAt : 0, missed ? record.Missed : 0, taken?.By, taken?.At ?? 0, taken?.Until ?? 0);
    }
}

/// <summary>What is kept of a customer.</summary>
/// <param name="Contacts">Newest first.</param>
/// <param name="Unreturned">The customer gave up and is not won back.</param>
public sealed record KnownCustomer(IReadOnlyList<KnownContact> Contacts, bool Unreturned);

/// <summary>One contact of a customer.</summary>
/// <param name="Contact">Its id; null: it is kept no longer.</param>
/// <param name="At">When it began, milliseconds since 1970 UTC.</param>
public sealed record KnownContact(string? Contact, string? Queue, Contacts.MediaType Media, long At, KnownState State);

/// <summary>How a contact went.</summary>
public enum KnownState : byte
{
    Open,
    Served,
    GaveUp,

    /// <summary>Over, without a human and without giving up: sent away, or served by a machine.</summary>
    NotServed,
}
