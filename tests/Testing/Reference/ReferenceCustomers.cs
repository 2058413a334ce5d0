using QueueMonitor.Testing.Figures;

namespace QueueMonitor.Testing.Reference;

/// <summary>RULES.md, section 14, read aloud: who tried today, who got a human, and who gave up and has not got one since.</summary>
internal static class ReferenceCustomers
{
    private const long TryMs = 24 * 3_600_000L;

    public static void AddTo(FigureList figures, IReadOnlyList<Life> lives, IReadOnlyList<string> queues, long dayStart)
    {
        var customers = lives.Where(l => l.Customer > 0 && l.TriedAt is not null).GroupBy(l => l.Customer)
            .Select(c => c.OrderBy(l => l.TriedAt).ToArray()).ToArray();
        figures.Add("site: customersTriedToday", customers.Count(c => c.Any(l => l.TriedAt >= dayStart)));
        figures.Add("site: customersReachedToday", customers.Count(c => c.Any(l => l.ReachedAt >= dayStart)));
        var tries = customers.SelectMany(Tries).Where(t => t[0].TriedAt >= dayStart).ToArray();
        figures.Add("site: tries", tries.Length);
        figures.Add("site: triesReached", tries.Count(t => t.Any(l => l.ReachedAt is not null)));
        var lost = customers.Select(c => c.Where(l => GaveUpAt(l) is not null).OrderBy(GaveUpAt).LastOrDefault()).ToArray();
        var unreturned = customers.Zip(lost).Where(c => c.Second is not null && !c.First.Any(l => l.ReachedAt >= GaveUpAt(c.Second)))
            .Select(c => c.Second!).ToArray();
        figures.Add("site: gaveUpToday", lost.Count(l => l is not null && GaveUpAt(l) >= dayStart));
        figures.Add("site: unreturned", unreturned.Length);
        figures.Add("site: unreturnedToday", unreturned.Count(l => GaveUpAt(l) >= dayStart));
        if (customers.Length == 0) return;
        figures.Add("site: unidentifiedGaveUp", lives.Count(l => l.Customer == 0 && l.TriedAt is not null && GaveUpAt(l) >= dayStart));
        foreach (var queue in queues) figures.Add($"queue {queue}: unreturned", unreturned.Count(l => l.LastQueue == queue));
    }

    // A try ends after 24 hours, or when it got a human: what comes after that is another.
    private static IEnumerable<List<Life>> Tries(Life[] contacts)
    {
        var current = new List<Life>();
        foreach (var contact in contacts)
        {
            var got = current.Where(l => l.ReachedAt is not null).Select(l => l.ReachedAt).Min();
            if (current.Count > 0 && (contact.TriedAt - current[0].TriedAt > TryMs || contact.TriedAt > got))
            {
                yield return current;
                current = [];
            }

            current.Add(contact);
        }

        if (current.Count > 0) yield return current;
    }

    private static long? GaveUpAt(Life life) => life is { Phase: Phase.Done, DoneBy: DoneBy.GaveUp } ? life.LeftUsAt : null;
}
