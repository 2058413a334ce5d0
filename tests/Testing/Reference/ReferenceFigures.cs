using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing.Figures;

namespace QueueMonitor.Testing.Reference;

/// <summary>Counts everything that a snapshot shows from what every contact's life came to.</summary>
internal sealed class ReferenceFigures(
    long now, int seq, SettingsBook settings, IReadOnlyList<string> queues, IReadOnlyDictionary<string, Life> lives,
    IReadOnlyList<Fact> restated, ReferenceAgents agents, ReferenceSources sources)
{
    private static readonly MediaType[] AllMedia = [MediaType.Voice, MediaType.Chat, MediaType.Email, MediaType.Social];

    private readonly FigureList _figures = new();
    private readonly List<Fact> _facts = [.. lives.Values.SelectMany(l => l.Facts).Concat(restated)];
    private readonly IReadOnlyList<ReferenceAgents.Doing> _agents = agents.Now(
        lives.Values, source => sources.Of(source).State(now) == FreshnessState.Down);

    public IReadOnlyDictionary<string, object?> All()
    {
        foreach (var queue in queues) Queue(queue);
        Site();
        foreach (var agent in _agents) Agent(agent);
        foreach (var source in sources.All) Source(source);
        return _figures.All;
    }

    private void Queue(string queue)
    {
        var set = settings.Of(queue, seq);
        var waiting = lives.Where(l => l.Value.Visit?.Queue == queue).OrderBy(l => l.Value.Visit!.Entered)
            .ThenBy(l => l.Key, StringComparer.Ordinal).ToArray();
        var name = $"queue {queue}: ";
        _figures.Add(name + "waiting", waiting.Length);
        _figures.Add(name + "overThreshold", waiting.Count(w => w.Value.Visit!.Due < now));
        _figures.Add(name + "longestSince", waiting.Length == 0 ? null : waiting[0].Value.Visit!.Entered);
        _figures.Add(name + "longestCustomerMs", waiting.Length == 0 ? null : waiting.Max(w => w.Value.ClockMs));
        Promises(name, v => v.Queue == queue);
        _figures.Add(name + "contacts", string.Join(' ', waiting.Select(w => w.Key)));
        foreach (var (contact, life) in waiting) Waiting($"{name}contact {contact}: ", life, set.Value);
        var known = agents.EverServed(queue, _agents) && ReferenceAgents.InTouch(_agents.Where(a => a.Queues.Contains(queue)));
        AgentCounts(name, _agents.Where(a => a.Queues.Contains(queue)).ToArray(), [set.Media], known);

        var dayStart = DayStarts.Newest(set.Zone, set.StartOfDay, now);
        _figures.Add(name + "dayStart", dayStart);
        var windows = new ReferenceWindows(now, [.. _facts.Where(f => f.Queue == queue)], waiting.Length, agents.Past, a =>
            a.Queues.Contains(queue));
        windows.AddTo(_figures, name, set.ServiceLevelFormula, dayStart);
        _figures.Add(name + "freshness", sources.FreshnessOf(queue, now));
    }

    private void Waiting(string name, Life life, double? value)
    {
        _figures.Add(name + "since", life.Visit!.Entered);
        _figures.Add(name + "due", life.Visit.Due);
        _figures.Add(name + "priority", life.Priority);
        _figures.Add(name + "ringing", life.Ringing.Count > 0);
        _figures.Add(name + "assigned", life.Assigned is not null);
        _figures.Add(name + "customersTurn", life.Pended);
        _figures.Add(name + "customerMs", life.ClockMs);
        _figures.Add(name + "value", life.Value ?? value);
    }

    private void AgentCounts(string name, IReadOnlyList<ReferenceAgents.Doing> of, MediaType[] media, bool known)
    {
        if (!known)
        {
            _figures.Add(name + "agents", null);
            return;
        }

        var staffed = of.Where(a => a.State is AgentState.Available or AgentState.Ringing or AgentState.Busy or AgentState.WrapUp)
            .ToArray();
        foreach (var state in new[] { AgentState.Available, AgentState.Ringing, AgentState.Busy, AgentState.WrapUp, AgentState.Paused })
            _figures.Add($"{name}agents {state}", of.Count(a => a.State == state));
        _figures.Add(name + "agents slots", media.Sum(m => staffed.Sum(a => a.Slots(m))));
        _figures.Add(name + "agents slotsFree", media.Sum(m => staffed.Where(a => a.State == AgentState.Available).Sum(a => a.Free(m))));
    }

    private void Site()
    {
        var dayStart = DayStarts.Newest(settings.Site(seq).Zone, TimeOnly.MinValue, now);
        var all = lives.Values.ToArray();
        _figures.Add("site: waiting", all.Count(l => l.Visit is not null));
        _figures.Add("site: dayStart", dayStart);
        Promises("site: ", _ => true);
        AgentCounts("site: ", _agents, AllMedia, agents.AnyHeard && ReferenceAgents.InTouch(_agents));
        var windows = new ReferenceWindows(now, _facts, all.Count(l => l.Visit is not null), agents.Past, _ => true) { OfSite = true };
        windows.AddTo(_figures, "site: ", default, dayStart);

        _figures.Add("site: open", all.Count(l => l.Phase is not (Phase.None or Phase.Done)));
        _figures.Add("site: waitingNow", all.Count(l => l.Phase is Phase.Waiting or Phase.Between || (l.Phase == Phase.Talking
            && l.OnHold)));
        _figures.Add("site: connectedNow", all.Count(l => l.Phase == Phase.Talking && !l.OnHold));
        var tried = all.Where(l => l.TriedAt >= dayStart).ToArray();
        var reached = all.Where(l => l.ReachedAt >= dayStart).ToArray();
        _figures.Add("site: triedToday", tried.Length);
        _figures.Add("site: reachedToday", reached.Length);
        var decided = reached.Length + _facts.Count(f => f.Kind == FactKind.Abandoned && f.At >= dayStart);
        _figures.Add("site: gotThroughToday", decided == 0 ? null : (double)reached.Length / decided);
        _figures.Add("site: gotThroughToday tried", decided);
        _figures.Add("site: unidentified", tried.Count(l => l.Customer == 0));
        // What becomes of those who were forgotten is told elsewhere.
        if (all.All(l => l.Customer >= 0)) ReferenceCustomers.AddTo(_figures, all, queues, dayStart);
        foreach (var (kind, name) in new[]
                 {
                     (FactKind.GaveUpBeforeQueue, "gaveUpBeforeQueueToday"), (FactKind.TurnedAway, "turnedAwayToday"),
                     (FactKind.Direct, "directToday"), (FactKind.LostInTransfer, "lostInTransferToday"),
                 })
            _figures.Add("site: " + name, _facts.Count(f => f.Kind == kind && f.At >= dayStart));
    }

    private void Promises(string name, Func<Vow, bool> of)
    {
        var open = lives.Values.SelectMany(l => l.Vows).Where(v => v.Open && of(v)).ToArray();
        _figures.Add(name + "promises open", open.Length);
        _figures.Add(name + "promises broken", open.Count(v => v.Broken is not null));
    }

    private void Agent(ReferenceAgents.Doing agent)
    {
        var name = $"agent {agent.Agent}: ";
        _figures.Add(name + "state", agent.State);
        _figures.Add(name + "connected", agent.Taken.Count);
        _figures.Add(name + "ringing", agent.Ringing);
        _figures.Add(name + "queues", string.Join(' ', agent.Queues.Order(StringComparer.Ordinal)));
    }

    private void Source(Sender source)
    {
        var name = $"source {source.Name}: ";
        _figures.Add(name + "duplicates", source.Duplicates);
        _figures.Add(name + "future", source.Future);
        _figures.Add(name + "late", source.Late);
        _figures.Add(name + "ghosts", source.Ghosts);
        _figures.Add(name + "anomalies", string.Join(' ', source.Anomalies.Select(a => $"{a.Key}={a.Value}")));
        if (source.HeardAt is null) return;
        _figures.Add(name + "freshness", source.State(now));
        _figures.Add(name + "heardAt", source.HeardAt);
    }
}
