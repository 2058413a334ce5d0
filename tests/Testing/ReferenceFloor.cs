using QueueMonitor.Engine;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Testing.Figures;
using QueueMonitor.Testing.Reference;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Testing;

/// <summary>
/// The other floor: written from the contract and RULES.md alone, it keeps the list of all that was received and reckons
/// everything anew from that list, each time. Slow and obvious; where it and the engine differ, one of them is wrong.
/// </summary>
public sealed class ReferenceFloor
{
    private readonly SettingsBook _settings;
    private readonly ReferenceSources _sources = new();
    private readonly ReferenceAgents _agents = new();
    private readonly Dictionary<string, List<Receipt>> _contacts = [];
    private readonly Dictionary<string, Life> _lives = [];
    private readonly Dictionary<string, long> _forgottenUpTo = [];
    private readonly HashSet<string> _nobody = [];
    private readonly List<string> _queues = [];
    private readonly List<Fact> _restated = [];
    private readonly HashSet<object> _counted = [];
    private bool _allSettled;
    private int _seq;
    private long _now;

    public ReferenceFloor(string site, string zone, long startAt)
    {
        _settings = new SettingsBook(site, zone);
        _now = startAt;
    }

    /// <summary>Events of the last step that were kept.</summary>
    public int Accepted { get; private set; }

    /// <summary>Events of the last step that had come before.</summary>
    public int Duplicates { get; private set; }

    public void Take(FieldStep step)
    {
        (Accepted, Duplicates) = (0, 0);
        Advance(step.Received);
        foreach (var one in step.Events) Apply(step.Source, one);
    }

    /// <summary>Takes every open question as settled.</summary>
    public void Settle()
    {
        _allSettled = true;
        Look();
    }

    /// <summary>All figures, by name.</summary>
    public IReadOnlyDictionary<string, object?> Figures() => new ReferenceFigures(
        _now, _seq, _settings, _queues, _lives, _restated, _agents, _sources).All();

    private void Advance(long to)
    {
        while (true)
        {
            var next = Timers().Where(t => t > _now && t <= to).DefaultIfEmpty(to).Min();
            if (next <= _now) return;
            _agents.Pass(_now, next, _lives.Values, IsDown);
            _now = next;
            Look();
        }
    }

    private bool IsDown(string source) => _sources.Of(source).State(_now) == FreshnessState.Down;

    // A timer that is due at d has fired when the floor's time is past d.
    private IEnumerable<long> Timers()
    {
        foreach (var (contact, entries) in _contacts)
        {
            foreach (var entry in entries) yield return entry.Stamp + (long)EngineLimits.SettleAfter.TotalMilliseconds + 1;
            if (_lives[contact].GhostAt is { } ghost) yield return ghost + 1;
        }

        foreach (var source in _sources.All)
        {
            if (source.DownAfter is { } down) yield return down + 1;
        }
    }

    // Looks at every contact anew and counts what is counted once.
    private void Look()
    {
        foreach (var contact in _contacts.Keys)
        {
            var before = new LifeFold(_settings, _now - 1, allSettled: false).Fold(_contacts[contact]);
            Look(contact);
            TakeBack(before, _lives[contact], []);
        }
    }

    private void Look(string contact)
    {
        var life = _lives[contact] = Fold(contact);
        var entries = _contacts[contact];
        foreach (var odd in life.Oddities)
        {
            if (!_counted.Add((contact, odd.Seq))) continue;
            var entry = entries.First(e => e.Seq == odd.Seq);
            _sources.CountAnomaly(entry.Source, odd.Kind);
        }

        foreach (var ghost in life.Ghosts)
        {
            if (_counted.Add((contact, ghost.Key, "ghost"))) _sources.CountGhost(ghost.Listed?.Source ?? LastToSpeakOf(contact),
                ghost.Connected);
        }
    }

    // A word about a contact that does not say where it is makes nobody answerable for its place.
    private string LastToSpeakOf(string contact) =>
        (_contacts[contact].Where(e => SaysWhere(e.Event)).MaxBy(e => e.Seq) ?? _contacts[contact].MinBy(e => e.Seq)!).Source;

    private static bool SaysWhere(FieldEvent e) => !e.Is(EventFlags.Auto) && e.Type is not (EventType.ContactUpdated
        or EventType.ContactRated or EventType.ContactResolved or EventType.ContactReopened or EventType.ContactPromised);

    private Life Fold(string contact) => new LifeFold(_settings, _now, _allSettled).Fold(_contacts[contact]);

    private void Apply(string source, FieldEvent e)
    {
        if (!_sources.IsNew(source, e))
        {
            Duplicates++;
            return;
        }

        Accepted++;
        var at = e.At;
        if (at > _now + (long)EngineLimits.FutureMax.TotalMilliseconds)
        {
            at = _now;
            _sources.Of(source).Future++;
        }

        _sources.Hear(source, e.Type, e.Is(EventFlags.Goodbye), _now);
        var entry = new Receipt(++_seq, _now, source, e, at);
        MeetNames(entry);
        switch (e.Type)
        {
            case EventType.QueueConfigured: _settings.Set(_seq, e.Queue!, e.QueuePatch!); break;
            case EventType.SiteConfigured: _settings.Set(_seq, e.SitePatch!); break;
            case EventType.AgentState or EventType.AgentQueues: _agents.Add(entry); break;
            case EventType.SourceSynced: Sync(entry); break;
            case EventType.CustomerErased: Erase(entry); break;
            default:
                if (e.IsOfContact) ApplyToContact(entry);
                break;
        }
    }

    private void MeetNames(Receipt entry)
    {
        var e = entry.Event;
        if (e.Queue is not null) MeetQueue(e.Queue);
        if (e.Agent is not null) _agents.Meet(e.Agent);
        foreach (var queue in e.Queues ?? []) MeetQueue(queue);
        foreach (var queue in e.List?.Queues ?? []) MeetQueue(queue);
        foreach (var listed in e.List?.Contacts ?? [])
        {
            if (listed.Queue is not null) MeetQueue(listed.Queue);
            if (listed.Agent is not null) _agents.Meet(listed.Agent);
        }

        foreach (var agent in e.List?.Agents ?? [])
        {
            _agents.Meet(agent.Agent);
            foreach (var queue in agent.Queues ?? []) MeetQueue(queue);
        }

        void MeetQueue(string queue)
        {
            if (!_queues.Contains(queue)) _queues.Add(queue);
            if (e.Type != EventType.QueueConfigured) _sources.Serves(entry.Source, queue);
        }
    }

    private void ApplyToContact(Receipt entry)
    {
        var contact = entry.Event.Contact!;
        if (!_contacts.TryGetValue(contact, out var entries)) _contacts[contact] = entries = [];
        var before = Fold(contact);
        var newest = entries.Select(e => e.At).Concat(before.Ghosts.Select(g => g.At)).DefaultIfEmpty(long.MinValue).Max();
        var touched = entries.Select(e => e.Stamp).Concat(before.Ghosts.Select(g => g.At + 1)).DefaultIfEmpty(_now).Max();
        var longDone = before.Phase == Phase.Done && _now - touched > (long)EngineLimits.ReorderWithin.TotalMilliseconds;
        if (longDone) _forgottenUpTo[contact] = newest;
        if (_forgottenUpTo.TryGetValue(contact, out var forgotten) && entry.At < forgotten)
        {
            _sources.Of(entry.Source).Late++;
            return;
        }

        LearnMedia(entry, before);
        entries.Add(_nobody.Contains(contact) ? entry with { Event = Anonymous(entry.Event, before.Customer) } : entry);
        var after = new LifeFold(_settings, _now, _allSettled).Fold(entries, key => _counted.Contains((contact, key, "ghost")));
        if (before.LastQueue is { } spoken) _sources.Serves(entry.Source, spoken);
        var late = entry.At < _now - (long)EngineLimits.LateAfter.TotalMilliseconds || entry.At < newest;
        var restated = new HashSet<string>();
        if (late) CountLate(entry, before, after, restated);
        else TakeBack(before, after, restated);
        Look(contact);
        TakeBack(after, _lives[contact], []);
    }

    private void LearnMedia(Receipt entry, Life before)
    {
        if (entry.Event.Queue is not { } queue) return;
        _settings.See(entry.Seq, queue, entry.Event.Media != MediaType.Unknown ? entry.Event.Media : before.Media);
    }

    private void CountLate(Receipt entry, Life before, Life after, HashSet<string> restated)
    {
        if (entry.At < DayStart(entry.Event.Queue ?? after.LastQueue))
        {
            _sources.Of(entry.Source).Late++;
            return;
        }

        foreach (var queue in _queues)
        {
            var (was, isNow) = (Of(before, queue), Of(after, queue));
            if (was.SequenceEqual(isNow)) continue;
            restated.Add(queue);
            _restated.Add(new Fact(queue, FactKind.Restated, _now));
        }

        static IEnumerable<Fact> Of(Life life, string queue) =>
            life.Facts.Where(f => f.Queue == queue).OrderBy(f => f.At).ThenBy(f => f.Kind).ThenBy(f => f.Ms);
    }

    // Not late, but a decision that was counted already is no longer so.
    private void TakeBack(Life before, Life after, HashSet<string> restated)
    {
        foreach (var queue in _queues)
        {
            if (Decisions(before, queue).Except(Decisions(after, queue)).Any() && restated.Add(queue))
                _restated.Add(new Fact(queue, FactKind.Restated, _now));
        }

        static IEnumerable<Fact> Decisions(Life life, string queue) =>
            life.Facts.Where(f => f.Queue == queue && f.Kind is FactKind.Hit or FactKind.Miss or FactKind.PromiseKept or FactKind.PromiseBroken);
    }

    private long DayStart(string? queue)
    {
        if (queue is null) return DayStarts.Newest(_settings.Site(_seq).Zone, TimeOnly.MinValue, _now);
        var set = _settings.Of(queue, _seq);
        return DayStarts.Newest(set.Zone, set.StartOfDay, _now);
    }

    // Nobody any more: one that no other contact has, so that who was counted still is.
    private void Erase(Receipt erasure)
    {
        foreach (var (contact, entries) in _contacts)
        {
            if (_lives[contact].Customer != erasure.Event.Customer) continue;
            _nobody.Add(contact);
            for (var i = 0; i < entries.Count; i++) entries[i] = entries[i] with { Event = Anonymous(entries[i].Event, -erasure.Seq) };
            _lives[contact] = Fold(contact);
        }
    }

    private static FieldEvent Anonymous(FieldEvent e, int customer) => e.Customer == 0 ? e : e with { Customer = customer };

    // --- source.synced ---

    private void Sync(Receipt entry)
    {
        var list = entry.Event.List!;
        foreach (var listed in list.Contacts.OrderBy(c => c.Since)) PutRight(entry, listed);
        foreach (var contact in _contacts.Keys.ToArray())
        {
            if (list.Contacts.Any(c => c.Contact == contact) || LastToSpeakOf(contact) != entry.Source) continue;
            var life = _lives[contact];
            if (list.Queues.Count > 0 && !list.Queues.Contains(life.LastQueue ?? "")) continue;
            var covered = life.Phase == Phase.Waiting ? list.CoversWaiting : (life.Phase == Phase.Between || life.Talk is not null)
                && list.CoversConnected;
            if (!covered || _contacts[contact].Max(e => e.At) >= entry.At) continue;
            Put(entry, new FieldEvent(EventType.None, entry.At) { Contact = contact }, new Gone(list.CoversWaiting, list.CoversConnected));
        }

        if (list.Agents is { } agents) _agents.Sync(entry, agents, () => ++_seq);
    }

    private void PutRight(Receipt entry, FieldListed listed)
    {
        var known = _contacts.TryGetValue(listed.Contact, out var entries) && entries.Count > 0;
        var newest = known ? entries!.Max(e => e.At) : long.MinValue;
        if (newest >= entry.At) return;
        if (known && Agrees(_lives[listed.Contact], listed)) return;
        var since = Math.Min(listed.Since, entry.At);
        var at = newest <= since ? since : entry.At;
        Put(entry, new FieldEvent(listed.Connected ? EventType.ContactAnswered : EventType.ContactQueued, at)
        {
            Contact = listed.Contact, Queue = listed.Queue, Agent = listed.Connected ? listed.Agent : null,
        });
    }

    private static bool Agrees(Life life, FieldListed listed) => life.Phase switch
    {
        Phase.Waiting => !listed.Connected && life.Visit!.Queue == listed.Queue,
        Phase.Talking => listed.Connected,
        _ => false,
    };

    private void Put(Receipt from, FieldEvent e, Gone? gone = null)
    {
        var entry = new Receipt(++_seq, _now, from.Source, e, e.At, gone);
        MeetNames(entry);
        ApplyToContact(entry);
    }
}
