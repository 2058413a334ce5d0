using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Forecasts.Records;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Sources;

namespace QueueMonitor.Engine.Snapshots;

/// <summary>Makes the immutable picture of a floor; what did not change is the object of the picture before. Used by the engine loop only.</summary>
internal sealed class FloorCapture(FloorParts floor, ContactDesk desk, DuplicateFilter duplicates, AgentRoster roster)
{
    private readonly QueueCapture _queues = new(floor);
    private readonly PromiseCapture _promises = new(floor);

    public FloorSnapshot Capture(FloorSnapshot? before, long newestReceivedAt)
    {
        roster.Integrate(floor.Now);
        var queues = Queues(before);
        var accuracy = floor.Outlook?.Accuracy();
        return new FloorSnapshot
        {
            Version = floor.Counts.Batches,
            AsOf = DateTimeOffset.FromUnixTimeMilliseconds(floor.Now),
            NewestReceivedAt = newestReceivedAt == long.MinValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(newestReceivedAt),
            Site = Site(reuse: before is not null),
            Queues = queues,
            Agents = Agents(before),
            Sources = Sources(before),
            Accuracy = accuracy,
            Forecast = accuracy is null ? null : Forecast(accuracy, queues, before?.Forecast),
            Promises = Promises(queues, before?.Promises),
            Staffing = floor.Staffing?.Capture(),
            Outcome = OutcomeCapture.Of(floor),
            Pulse = OutcomeCapture.Pulse(floor.Site.Measures, floor.Now),
            Reached = OutcomeCapture.Reached(floor),
            Unreturned = OutcomeCapture.Unreturned(floor),
            Money = OutcomeCapture.Money(floor),
            Counters = Counters(),
        };
    }

    public WaitingSnapshot[] Waiting(QueueState queue, int most) => _queues.Waiting(queue, most);

    private IReadOnlyList<QueueSnapshot> Queues(FloorSnapshot? before)
    {
        var same = before is not null && before.Queues.Count == floor.Queues.Count;
        var violations = 0L;
        foreach (var queue in floor.Queues)
        {
            var reusable = before is not null && queue.Captured is not null && !_queues.IsStale(queue);
            if (!reusable)
            {
                _queues.Renew(queue, reuseParts: before is not null);
                same = false;
                if (queue.Measures.Balance != queue.Waiting || !queue.Captured!.Today.AddsUp || !queue.Captured.SinceStart.AddsUp) violations++;
            }
        }

        floor.Counts.LedgerViolations += violations;
        if (same) return before!.Queues;
        var captured = new QueueSnapshot[floor.Queues.Count];
        for (var i = 0; i < captured.Length; i++) captured[i] = floor.Queues[i].Captured!;

        // Stable: those of equal order stay by first appearance.
        return [.. captured.OrderBy(q => q.Settings.Order)];
    }

    private static SiteForecast Forecast(SiteAccuracy accuracy, IReadOnlyList<QueueSnapshot> queues, SiteForecast? before)
    {
        double? value = null;
        foreach (var queue in queues)
        {
            if (queue.Forecast.ValueAtRisk is { } known) value = (value ?? 0) + known;
        }

        var waits = accuracy.Site.Waits;
        var forecast = new SiteForecast(value, waits.Scored, waits.Held, waits.Coverage);
        return forecast == before ? before : forecast;
    }

    private PromiseFigures? Promises(IReadOnlyList<QueueSnapshot> queues, PromiseFigures? before)
    {
        var now = _promises.OfSite(queues);
        return now == before ? before : now;
    }

    private IReadOnlyList<AgentSnapshot> Agents(FloorSnapshot? before)
    {
        var same = before is not null && before.Agents.Count == floor.Agents.Count;
        foreach (var agent in floor.Agents)
        {
            if (before is not null && agent is { Dirty: false, Captured: not null }) continue;
            same = false;
            agent.Dirty = false;
            agent.Captured = new AgentSnapshot(
                agent.Name, agent.State, agent.Reason, DateTimeOffset.FromUnixTimeMilliseconds(agent.Since),
                [.. agent.Queues.Select(q => floor.Queues[q].Name)], agent.Connected, agent.Ringing);
        }

        return same ? before!.Agents : [.. floor.Agents.Select(a => a.Captured!)];
    }

    private IReadOnlyList<SourceSnapshot> Sources(FloorSnapshot? before)
    {
        var same = before is not null && before.Sources.Count == floor.Sources.Count;
        foreach (var source in floor.Sources)
        {
            if (before is not null && source is { Dirty: false, Captured: not null }) continue;
            same = false;
            source.Dirty = false;
            source.Captured = source.Capture();
        }

        return same ? before!.Sources : [.. floor.Sources.Select(s => s.Captured!)];
    }

    private SiteSnapshot Site(bool reuse)
    {
        var site = floor.Site;
        var now = floor.Now;
        if (reuse && site.Captured is not null && !site.Dirty && !site.Measures.ChangesWithTime(site.CapturedAt, now)) return site.Captured;
        (site.Dirty, site.CapturedAt) = (false, now);
        return site.Captured = new SiteSnapshot
        {
            Settings = site.Settings,
            Waiting = site.Waiting,
            Last5 = Window(WindowSpan.Last5),
            Last30 = Window(WindowSpan.Last30),
            Last60 = Window(WindowSpan.Last60),
            Today = Window(WindowSpan.Today),
            Interval = Window(WindowSpan.Interval),
            SinceStart = Window(WindowSpan.SinceStart),
            DayStart = DateTimeOffset.FromUnixTimeMilliseconds(site.DayStart),
            Agents = site.AgentsKnown ? SiteAgents() : null,
            Contacts = new ContactCounts(
                site.OpenContacts, site.WaitingContacts, site.ConnectedContacts, Today(Figure.Tried), Today(Figure.Reached),
                Today(Figure.GaveUpBeforeQueue), Today(Figure.TurnedAway), Today(Figure.Direct), Today(Figure.LostInTransfer)),
            Customers = new CustomerCounts(floor.Customers.Totals.Tried, floor.Customers.Totals.Reached, Today(Figure.Unidentified)),
        };

        WindowSnapshot Window(WindowSpan span) => site.Measures.Window(span, now, ServiceLevelFormula.AtThreshold, site.Waiting);
        long Today(Figure figure) => site.Measures.Today(figure);
    }

    private AgentCounts SiteAgents()
    {
        int slots = 0, free = 0;
        foreach (var agent in floor.Agents)
        {
            if (agent.State is AgentState.Unknown or AgentState.Offline or AgentState.Paused) continue;
            for (var media = MediaType.Voice; media <= MediaType.Social; media++)
            {
                slots += agent.SlotsOf(media);
                free += agent.FreeSlots(media);
            }
        }

        return AgentRoster.Counts(floor.Site.AgentsByState, slots, free);
    }

    private EngineCounters Counters()
    {
        var counts = floor.Counts;
        return new EngineCounters(
            counts.Batches, counts.Events, counts.Duplicates, counts.Late, counts.Future, counts.Refused, counts.Anomalies,
            counts.GhostsWaiting, counts.GhostsConnected, counts.Restated, counts.LedgerViolations, floor.Site.OpenContacts,
            desk.ClosedKept, duplicates.Count, duplicates.Forgotten, counts.Evicted, counts.CasesLetGo.Times, counts.RatingsLost)
        {
            AlertActsLetGo = counts.AlertActsLetGo,
            Passed = new PassedBounds
            {
                EventIds = new PassedBound(
                    duplicates.Forgotten,
                    duplicates.ForgottenAt == long.MinValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(duplicates.ForgottenAt)),
                ClosedContacts = counts.EvictedContacts.View,
                Cases = counts.CasesLetGo.View,
                CustomerCases = counts.CustomerCasesLetGo.View,
                ContactEvents = counts.ContactEventsLetGo.View,
                CalledCustomers = counts.CallsLost.View,
                Alerts = counts.AlertsLeftOut.View,
                Teams = counts.TeamsLeftOut.View,
            },
        };
    }
}
