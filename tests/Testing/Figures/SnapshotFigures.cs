using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Testing.Figures;

/// <summary>The figures of a snapshot under the names that the reference floor gives them.</summary>
public static class SnapshotFigures
{
    public static IReadOnlyDictionary<string, object?> Of(FloorSnapshot snapshot)
    {
        var figures = new FigureList();
        foreach (var queue in snapshot.Queues) Queue(figures, queue, snapshot.AsOf);
        figures.Add("site: tries", (int)(snapshot.Reached?.Of ?? 0));
        figures.Add("site: triesReached", (int)(snapshot.Reached?.Hits ?? 0));
        figures.Add("site: gaveUpToday", snapshot.Unreturned?.GaveUpToday ?? 0);
        figures.Add("site: unreturned", snapshot.Unreturned?.Customers ?? 0);
        figures.Add("site: unreturnedToday", snapshot.Unreturned?.Today ?? 0);
        if (snapshot.Unreturned is { } unreturned) figures.Add("site: unidentifiedGaveUp", (int)unreturned.UnidentifiedToday);
        figures.Add("site: promises open", snapshot.Promises?.Open ?? 0);
        figures.Add("site: promises broken", snapshot.Promises?.Broken ?? 0);
        Site(figures, snapshot.Site);
        foreach (var agent in snapshot.Agents) Agent(figures, agent);
        foreach (var source in snapshot.Sources) Source(figures, source);
        return figures.All;
    }

    private static void Queue(FigureList figures, QueueSnapshot queue, DateTimeOffset now)
    {
        var name = $"queue {queue.Queue}: ";
        figures.Add(name + "waiting", queue.Waiting);
        figures.Add(name + "overThreshold", queue.OverThreshold);
        figures.Add(name + "longestSince", Ms(queue.LongestSince));
        figures.Add(name + "longestCustomerMs", (long?)queue.LongestCustomerWait(now)?.TotalMilliseconds);
        var contacts = queue.Contacts.OrderBy(c => c.Since).ThenBy(c => c.Contact, StringComparer.Ordinal).ToArray();
        figures.Add(name + "contacts", string.Join(' ', contacts.Select(c => c.Contact)));
        foreach (var contact in contacts)
        {
            var of = $"{name}contact {contact.Contact}: ";
            figures.Add(of + "since", Ms(contact.Since));
            figures.Add(of + "due", Ms(contact.DueAt));
            figures.Add(of + "priority", contact.Priority);
            figures.Add(of + "ringing", contact.Ringing);
            figures.Add(of + "assigned", contact.Assigned);
            figures.Add(of + "customersTurn", contact.CustomersTurn);
            figures.Add(of + "customerMs", Math.Max(0, Ms(contact.CustomersTurn ? queue.AsOf : now) - Ms(contact.CustomerSince)));
            figures.Add(of + "value", contact.Value);
        }

        figures.Add(name + "unreturned", queue.Outcome?.Unreturned ?? 0);
        figures.Add(name + "promises open", queue.Promises?.Open ?? 0);
        figures.Add(name + "promises broken", queue.Promises?.Broken ?? 0);
        Counts(figures, name, queue.Agents);
        figures.Add(name + "dayStart", Ms(queue.DayStart));
        Windows(figures, name, queue.Last5, queue.Last30, queue.Last60, queue.Interval, queue.Today, queue.SinceStart);
        figures.Add(name + "freshness", queue.Freshness.State);
    }

    private static void Site(FigureList figures, SiteSnapshot site)
    {
        figures.Add("site: waiting", site.Waiting);
        figures.Add("site: dayStart", Ms(site.DayStart));
        Counts(figures, "site: ", site.Agents);
        Windows(figures, "site: ", site.Last5, site.Last30, site.Last60, site.Interval, site.Today, site.SinceStart);
        figures.Add("site: open", site.Contacts.Open);
        figures.Add("site: waitingNow", site.Contacts.WaitingNow);
        figures.Add("site: connectedNow", site.Contacts.ConnectedNow);
        figures.Add("site: triedToday", site.Contacts.TriedToday);
        figures.Add("site: reachedToday", site.Contacts.ReachedToday);
        figures.Add("site: gotThroughToday", site.GotThroughToday.Value);
        figures.Add("site: gotThroughToday tried", site.GotThroughToday.Tried);
        figures.Add("site: customersTriedToday", site.Customers.TriedToday);
        figures.Add("site: customersReachedToday", site.Customers.ReachedToday);
        figures.Add("site: unidentified", site.Customers.UnidentifiedContacts);
        figures.Add("site: gaveUpBeforeQueueToday", site.Contacts.GaveUpBeforeQueueToday);
        figures.Add("site: turnedAwayToday", site.Contacts.TurnedAwayToday);
        figures.Add("site: directToday", site.Contacts.DirectToday);
        figures.Add("site: lostInTransferToday", site.Contacts.LostInTransferToday);
    }

    private static void Counts(FigureList figures, string name, AgentCounts? agents)
    {
        if (agents is null)
        {
            figures.Add(name + "agents", null);
            return;
        }

        figures.Add(name + "agents Available", agents.Available);
        figures.Add(name + "agents Ringing", agents.Ringing);
        figures.Add(name + "agents Busy", agents.Busy);
        figures.Add(name + "agents WrapUp", agents.WrapUp);
        figures.Add(name + "agents Paused", agents.Paused);
        figures.Add(name + "agents slots", agents.Slots);
        figures.Add(name + "agents slotsFree", agents.SlotsFree);
    }

    private static void Windows(
        FigureList figures, string name, WindowSnapshot last5, WindowSnapshot last30, WindowSnapshot last60,
        WindowSnapshot interval, WindowSnapshot today, WindowSnapshot sinceStart)
    {
        Window(figures, name + "last5 ", last5);
        Window(figures, name + "last30 ", last30);
        Window(figures, name + "last60 ", last60);
        Window(figures, name + "interval ", interval);
        Window(figures, name + "today ", today);
        Window(figures, name + "sinceStart ", sinceStart);
    }

    private static void Window(FigureList figures, string name, WindowSnapshot window)
    {
        figures.Add(name + "carriedIn", window.CarriedIn);
        figures.Add(name + "offered", window.Offered);
        figures.Add(name + "answered", window.Answered);
        figures.Add(name + "abandoned", window.Abandoned);
        figures.Add(name + "shortAbandoned", window.ShortAbandoned);
        figures.Add(name + "moved", window.Moved);
        figures.Add(name + "lost", window.Lost);
        figures.Add(name + "reopened", window.Reopened);
        figures.Add(name + "restated", window.Restated);
        figures.Add(name + "lostInTransfer", window.LostInTransfer);
        figures.Add(name + "lostConversation", window.LostConversation);
        figures.Add(name + "handled", window.Handled);
        foreach (var reason in Enum.GetValues<LeftReason>()) figures.Add($"{name}left {reason}", window.Left[(int)reason]);
        figures.Add(name + "waiting", window.Waiting);
        figures.Add(name + "gaveUpBeforeQueue", window.GaveUpBeforeQueue);
        figures.Add(name + "turnedAway", window.TurnedAway);
        figures.Add(name + "direct", window.Direct);
        figures.Add(name + "serviceLevel", window.ServiceLevel.Value);
        figures.Add(name + "serviceLevel hits", window.ServiceLevel.Hits);
        figures.Add(name + "serviceLevel decided", window.ServiceLevel.Decided);
        figures.Add(name + "ended", window.Ended);
        figures.Add(name + "abandonRate", window.AbandonRate);
        figures.Add(name + "averageSpeedOfAnswer", window.AverageSpeedOfAnswerSeconds);
        figures.Add(name + "promisesKept", window.PromisesKept);
        figures.Add(name + "promisesDecided", window.PromisesDecided);
        figures.Add(name + "averageCustomerWait", window.AverageCustomerWaitSeconds);
        figures.Add(name + "customerWaitP50~", window.CustomerWaitP50Seconds);
        figures.Add(name + "customerWaitP90~", window.CustomerWaitP90Seconds);
        figures.Add(name + "waitP50~", window.WaitP50Seconds);
        figures.Add(name + "waitP90~", window.WaitP90Seconds);
        figures.Add(name + "waitP95~", window.WaitP95Seconds);
        figures.Add(name + "averageWait", window.AverageWaitSeconds);
        figures.Add(name + "averageHandle", window.AverageHandleSeconds);
        figures.Add(name + "occupancy", window.Occupancy);
    }

    private static void Agent(FigureList figures, AgentSnapshot agent)
    {
        var name = $"agent {agent.Agent}: ";
        figures.Add(name + "state", agent.State);
        figures.Add(name + "connected", agent.Connected);
        figures.Add(name + "ringing", agent.Ringing);
        figures.Add(name + "queues", string.Join(' ', agent.Queues.Order(StringComparer.Ordinal)));
    }

    private static void Source(FigureList figures, SourceSnapshot source)
    {
        var name = $"source {source.Source}: ";
        figures.Add(name + "duplicates", source.Duplicates);
        figures.Add(name + "future", source.Future);
        figures.Add(name + "late", source.Late);
        figures.Add(name + "ghosts", source.Ghosts);
        var counts = source.AnomalyCounts.OrderBy(a => a.Key, StringComparer.Ordinal).Where(a => a.Value > 0);
        figures.Add(name + "anomalies", string.Join(' ', counts.Select(a => $"{a.Key}={a.Value}")));
        figures.Add(name + "freshness", source.Freshness.State);
        figures.Add(name + "heardAt", Ms(source.Freshness.HeardAt));
    }

    private static long Ms(DateTimeOffset at) => at.ToUnixTimeMilliseconds();

    private static long? Ms(DateTimeOffset? at) => at?.ToUnixTimeMilliseconds();
}
