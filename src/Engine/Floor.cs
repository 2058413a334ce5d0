using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Customers;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Forecasts;
using QueueMonitor.Engine.Outcomes;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Sources;
using QueueMonitor.Engine.Staffing.Live;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine;

/// <summary>
/// The state of the contact centre: queues, contacts, agents, measures. No threads, no clock, no input or output. The
/// same batches at the same receive times give the same snapshots, whatever ticks came between.
/// </summary>
public sealed class Floor
{
    /// <summary>Figures are placed in steps of 5 s.</summary>
    internal const long StepMs = 5_000;

    private static readonly long FutureMaxMs = (long)EngineLimits.FutureMax.TotalMilliseconds;

    private readonly FloorParts _parts;
    private readonly AgentRoster _roster;
    private readonly ContactDesk _desk;
    private readonly FloorNames _names;
    private readonly FloorSettings _settings;
    private readonly PlanningEvents _planning;
    private readonly CustomerEvents _customers;
    private readonly FloorTime _time;
    private readonly PromiseList _promises;
    private readonly Reconciliation _reconciliation;
    private readonly FloorCapture _capture;
    private readonly DuplicateFilter _duplicates = new();
    private long _newestReceivedAt = long.MinValue;

    /// <param name="site">The site's name.</param>
    /// <param name="zone">IANA time zone.</param>
    /// <param name="startAt">The floor's first moment, milliseconds since 1970 UTC.</param>
    /// <param name="forecasts">Whether it predicts waits and risks.</param>
    /// <param name="staffing">Whether it works out how many agents are needed, and raises alerts.</param>
    /// <exception cref="ArgumentException">There is no such zone.</exception>
    public Floor(string site, string zone, long startAt, bool forecasts = false, bool staffing = false)
        : this(site, zone, startAt, forecasts, staffing, EngineLimits.OpenContactsMax)
    {
    }

    /// <summary>A floor that has room for fewer, so that its end can be seen.</summary>
    internal Floor(
        string site, string zone, long startAt, bool forecasts, bool staffing, int openContactsMax, int casesMax = EngineLimits.CasesMax,
        int customerCasesMax = EngineLimits.CustomerCasesMax, int closedWrittenMax = EngineLimits.ClosedWrittenMax)
    {
        _parts = new FloorParts(site, zone, startAt)
        {
            OpenContactsMax = openContactsMax, CasesMax = casesMax, CustomerCasesMax = customerCasesMax, ClosedWrittenMax = closedWrittenMax,
        };
        if (forecasts)
        {
            _parts.Forecasts = new Forecaster(_parts);
            _parts.Outlook = new Outlook(_parts, _parts.Forecasts);
        }

        if (staffing) _parts.Staffing = new StaffingDesk(_parts);
        _roster = new AgentRoster(_parts);
        var accounts = new ContactAccounts(_parts);
        var book = new ContactBook(_parts, _roster, accounts);
        _desk = new ContactDesk(_parts, book, accounts);
        _names = new FloorNames(_parts);
        _settings = new FloorSettings(_parts);
        _planning = new PlanningEvents(_parts, _names);
        var ghosts = new Ghosts(_desk);
        _promises = new PromiseList(_parts, book.Promises);
        _time = new FloorTime(_parts, _roster, _desk, book, ghosts);
        _customers = new CustomerEvents(_parts, _desk);
        _reconciliation = new Reconciliation(_parts, _names, _settings, _desk, _roster, ghosts);
        _capture = new FloorCapture(_parts, _desk, _duplicates, _roster);
    }

    /// <summary>The site that it was made for.</summary>
    public string Site => _parts.Name;

    /// <summary>Whether it predicts waits and risks.</summary>
    public bool Predicts => _parts.Forecasts is not null;

    /// <summary>How many batches were applied: its place in the journal of its site, and the version of its next snapshot.</summary>
    public long Position => _parts.Counts.Batches;

    /// <summary>The floor's time: milliseconds since 1970 UTC.</summary>
    public long Now => _parts.Now;

    /// <summary>Moves the floor's time on (milliseconds since 1970 UTC; never back): timers that are due before it fire, in order of time.</summary>
    public void Advance(long now)
    {
        _parts.Forecasts?.Advance(now);
        _time.Advance(now);
    }

    /// <summary>Is told each prediction as it is made, before any later event is applied.</summary>
    public Action<MadePrediction>? PredictionMade
    {
        set
        {
            if (_parts.Forecasts is { } forecasts) forecasts.Made = value;
        }
    }

    /// <summary>The same, each with what its mean was made of.</summary>
    internal Action<MadePrediction, double[]>? PredictionMadeOf
    {
        set
        {
            if (_parts.Forecasts is { } forecasts) forecasts.MadeOf = value;
        }
    }

    /// <summary>Advances to the batch's receive time and applies its events in order. Its results are in the batch.</summary>
    public void Apply(EventBatch batch)
    {
        Advance(batch.ReceivedAt);
        _newestReceivedAt = _parts.Now;
        // What a journal left out (an early span that it no longer holds) counts as applied: versions are positions in it.
        _parts.Counts.Batches = batch.Position > 0 ? batch.Position : _parts.Counts.Batches + 1;
        var source = _names.Source(batch.Source);
        _names.Begin(batch);
        if (source is not null) source.Dirty = true;
        foreach (ref var e in batch.Events)
        {
            _parts.Counts.Events++;
            if (source is null) Refuse(batch, in e, RefusalReason.TooManySources);
            else Apply(batch, in e, source);
        }

        if (source is not null) _time.Look(source);
        _roster.Settle();
        CatchUp();
    }

    /// <summary>Takes every open question as settled (the end of a recording: nothing more will come).</summary>
    public void Settle()
    {
        _desk.SettleAll();
        _roster.Settle();
        CatchUp();
    }

    /// <summary>The floor as it is now; shares with <paramref name="before"/> what did not change.</summary>
    public FloorSnapshot Capture(FloorSnapshot? before) => _capture.Capture(before, _newestReceivedAt);

    /// <summary>The next moment at which time alone changes something that a snapshot shows.</summary>
    public long NextChangeAt => _time.NextChangeAt;

    /// <summary>Every waiting contact of a queue, longest first; empty for a queue that is not known.</summary>
    public IReadOnlyList<WaitingSnapshot> AllWaiting(string queue)
    {
        var index = _parts.QueueNames.Find(queue);
        return index < 0 ? [] : _capture.Waiting(_parts.Queues[index], int.MaxValue);
    }

    /// <summary>Promises to customers, the nearest due first. Null queue: of all; null state: all that are open.</summary>
    /// <param name="most">How many are told.</param>
    /// <param name="from">Where to begin; null: with the first.</param>
    public PromiseView Promises(string? queue, PromiseState? state, int most, ListPlace? from = null) => _promises.Ask(queue, state, from, most);

    /// <summary>What some agents more or fewer would do; null: staffing is off.</summary>
    /// <summary>States of the models that the last look at staffing asked for to judge moves.</summary>
    internal int StatesOfLook => _parts.Staffing?.Alerts.States ?? 0;

    internal WhatIfAnswer? WhatIf(IReadOnlyList<StaffingChange> changes, long from, long until) =>
        _parts.Staffing is { } desk ? Staffing.Live.WhatIf.Ask(_parts, desk, changes, from, until) : null;

    /// <summary>What is planned from a moment on (milliseconds since 1970 UTC) up to another, not included; null: staffing is off.</summary>
    public PlanView? Plan(long from, long until)
    {
        if (_parts.Staffing is not { } desk) return null;
        var (intervals, shifts) = (new List<PlanViewInterval>(), new List<PlanViewShift>());
        var outs = new Dictionary<string, TimeSpan>(StringComparer.Ordinal);
        foreach (var queue in _parts.Queues)
        {
            foreach (ref readonly var quarter in desk.Plan.Of(queue.Index))
            {
                if (quarter.Start >= from && quarter.Start < until) intervals.Add(quarter.ToView(queue.Name));
            }
        }

        foreach (var agent in _parts.Agents)
        {
            foreach (var stretch in desk.Plan.ShiftsOf(agent.Index))
            {
                if (stretch.Until > from && stretch.From < until) shifts.Add(stretch.ToView(agent.Name, _parts));
            }

            if (desk.Adherence.OutMs(agent.Index) is > 0 and var ms) outs[agent.Name] = TimeSpan.FromMilliseconds(ms);
        }

        DateTimeOffset? day = desk.Adherence.Day == long.MinValue ? null : DateTimeOffset.FromUnixTimeMilliseconds(desk.Adherence.Day);
        return new PlanView(intervals, shifts) { DayStart = day, Out = outs };
    }

    /// <summary>Customers who gave up and are not won back, newest first.</summary>
    /// <param name="queue">Only those who gave up in it; null: all.</param>
    /// <param name="most">How many are told.</param>
    /// <param name="from">Where to begin; null: with the first.</param>
    public UnreturnedView Unreturned(string? queue, int most, ListPlace? from = null) => UnreturnedList.Tell(_parts, queue, from, most);

    /// <summary>The one of them of that name; null: there is none.</summary>
    public UnreturnedCustomer? FindUnreturned(string handle) => UnreturnedList.Find(_parts, handle);

    /// <summary>What is kept of a customer; null: nothing.</summary>
    public KnownCustomer? Know(UInt128 customer) => UnreturnedList.Know(_parts, customer);

    /// <summary>Customers who gave up in a queue over an hour ago and whom nobody has taken; 0 where nobody calls back.</summary>
    internal int LeftAlone(string queue) => _parts.QueueNames.Find(queue) is >= 0 and var index ? _parts.Customers.LeftAlone(index).Count : 0;

    /// <summary>What the contacts that began in a span (milliseconds since 1970 UTC, the end not included) came to.</summary>
    public OutcomeView Outcomes(long from, long until) => OutcomeTeller.Tell(_parts, from, until);

    // A late event may have brought a moment that is past already: the age of a ghost, say.
    private void CatchUp()
    {
        _time.Replan();
        _time.Advance(_parts.Now);
    }

    private void Apply(EventBatch batch, in FloorEvent e, SourceState source)
    {
        var at = e.At;
        var key = KeyOf(batch, in e, source);
        if (!_duplicates.Add(key, _parts.Now))
        {
            source.Duplicates++;
            _parts.Counts.Duplicates++;
            batch.Duplicates++;
            return;
        }

        source.Measured(at - _parts.Now);
        if (at > _parts.Now + FutureMaxMs)
        {
            at = _parts.Now;
            source.Future++;
            _parts.Counts.Future++;
        }

        var refusal = Dispatch(batch, in e, at, source);
        if (refusal is { } reason)
        {
            _duplicates.Undo(key);
            Refuse(batch, in e, reason);
            return;
        }

        if (e.Type != EventType.SourceHeartbeat)
        {
            source.Events++;
            source.Heard(_parts.Now);
        }

        batch.Accepted++;
    }

    private RefusalReason? Dispatch(EventBatch batch, in FloorEvent e, long at, SourceState source)
    {
        switch (e.Type)
        {
            case EventType.SourceHeartbeat:
                source.HeardBeat(_parts.Now, (e.Flags & EventFlags.Goodbye) != 0);
                return null;
            case EventType.QueueConfigured: return _settings.ConfigureQueue(batch, in e, _names);
            case EventType.SiteConfigured: return _settings.ConfigureSite(batch, in e);
            case EventType.SourceSynced: return _reconciliation.Apply(batch, in e, at, source);
            case EventType.AgentState or EventType.AgentQueues: return ApplyAgent(batch, in e, at, source);
            case EventType.CustomerContacted or EventType.CallbackTaken or EventType.CustomerErased: return _customers.Apply(batch, in e, at);
            case >= EventType.PlanReplaced and <= EventType.MoveMade: return _planning.Apply(batch, in e);
            default: return ApplyContact(batch, in e, at, source);
        }
    }

    private int Terms(in EventDetail said)
    {
        var at = _parts.Terms.Rent();
        _parts.Terms[at] = PromiseTerms.Of(in said);
        return at;
    }

    private RefusalReason? ApplyContact(EventBatch batch, in FloorEvent e, long at, SourceState source)
    {
        if (e.Type == EventType.ContactPromised && e.Detail == 0) return RefusalReason.NotUnderstood;
        if (!_names.TryQueue(e.Queue, out var queue)) return RefusalReason.TooManyQueues;
        if (!_names.TryAgent(e.Agent, out var agent)) return RefusalReason.TooManyAgents;
        var slot = _parts.Ids.Find(e.Contact, batch.ContactText(in e));
        if (slot < 0)
        {
            if (e.Type == EventType.ContactRated && _parts.Customers.Rate(e.Contact, e.Code, at)) return null;
            if (_parts.Contacts.Count - _desk.ClosedKept >= _parts.OpenContactsMax) return RefusalReason.TooManyContacts;
            slot = _desk.AddContact(e.Contact, batch.ContactText(in e));
        }

        ref var contact = ref _parts.Contacts[slot];
        Learn(batch, in e, at, ref contact);
        if (queue >= 0) _settings.LearnMedia(_parts.Queues[queue], e.Media != MediaType.Unknown ? e.Media : contact.Media);
        var sourceBit = 1UL << source.Index;
        if (queue >= 0) _parts.Queues[queue].Sources |= sourceBit;
        if (contact.LastQueue >= 0) _parts.Queues[contact.LastQueue].Sources |= sourceBit;

        var node = new ContactEvent
        {
            At = at, Received = _parts.Now, Queue = queue, Agent = agent, Epoch = _parts.Epoch, Source = (ushort)source.Index,
            Type = e.Type, Code = e.Code, Flags = e.Flags,
            WrapUpMs = e.Detail > 0 ? batch.Details[e.Detail - 1].WrapUpMs : EventDetail.NoNumber,
            TermsAt = e.Type == EventType.ContactPromised ? Terms(in batch.Details[e.Detail - 1]) : -1,
        };
        _desk.Take(slot, in node, SaysWhere(in e), IsFolded(in e));
        _parts.Forecasts?.Settle(agent);
        if (SaysWhoIsThere(in e)) _parts.Forecasts?.Said(slot, e.Type, at);
        return null;
    }

    // Of a chat: the customer's word or the agent's, or its end.
    private static bool SaysWhoIsThere(in FloorEvent e) => e.Type is EventType.ContactMessaged or EventType.ContactCompleted or EventType.ContactAbandoned
        || (e.Type == EventType.ContactReplied && (e.Flags & EventFlags.Auto) == 0);

    // What does not depend on the order of events: the newest word counts.
    private void Learn(EventBatch batch, in FloorEvent e, long at, ref Contact contact)
    {
        if (contact.Media == MediaType.Unknown) contact.Media = e.Media;
        if ((e.Flags & EventFlags.Outbound) != 0 && e.Type is EventType.ContactStarted or EventType.ContactQueued)
            contact.Set(ContactFlags.Outbound, true);
        if (e.Type == EventType.ContactRated && at >= contact.RatedAt) (contact.Score, contact.RatedAt, contact.Story.Changed) = (e.Code, at, true);
        if (e.Detail == 0) return;
        ref var detail = ref batch.Details[e.Detail - 1];
        if (detail.Customer != 0) _desk.Identify(ref contact, detail.Customer);
        var says = !double.IsNaN(detail.Value) || detail.Priority != EventDetail.NoNumber;
        if (!says || at < contact.AttributesAt) return;
        contact.AttributesAt = at;
        if (!double.IsNaN(detail.Value)) (contact.Value, contact.Story.Changed) = (detail.Value, true);
        if (detail.Priority != EventDetail.NoNumber) contact.Priority = detail.Priority;
        if (contact.State == ContactState.Waiting) _parts.Queues[contact.LastQueue].Dirty = true;
    }

    private RefusalReason? ApplyAgent(EventBatch batch, in FloorEvent e, long at, SourceState source)
    {
        if (!_names.TryAgent(e.Agent, out var index)) return RefusalReason.TooManyAgents;
        var agent = _parts.Agents[index];
        if (e.Detail > 0 && batch.Details[e.Detail - 1].Payload is AgentQueuesDetail detail)
        {
            if (!_names.TryQueues(detail.Queues, out var queues)) return RefusalReason.TooManyQueues;
            foreach (var queue in queues) _parts.Queues[queue].Sources |= 1UL << source.Index;
            _roster.Serve(agent, queues, detail.Queues, detail.Capacity, at, source.Index);
        }

        if (e.Type == EventType.AgentQueues && e.Reason != 0) agent.Partner = System.Text.Encoding.UTF8.GetString(batch.NameText(e.Reason));
        var reason = e.Reason == 0 ? null : System.Text.Encoding.UTF8.GetString(batch.NameText(e.Reason));
        if (e.Type == EventType.AgentState) _roster.Declare(agent, (AgentActivity)e.Code, reason, at, source.Index);
        return null;
    }

    // Without an id: the same thing at the same time to the same contact is the same event.
    private static ulong KeyOf(EventBatch batch, in FloorEvent e, SourceState source)
    {
        if (e.Id != 0) return Hash64.Combine(e.Id, source.Hash);
        var names = Hash64.Combine(e.Queue == 0 ? 0 : batch.NameHash(e.Queue), e.Agent == 0 ? 0 : batch.NameHash(e.Agent));
        return Hash64.Combine(Hash64.Combine(Hash64.Combine((ulong)e.Type, (ulong)e.At), Hash64.Combine(e.Contact, names)), ~source.Hash);
    }

    private static bool IsFolded(in FloorEvent e) =>
        SaysWhere(in e) || e.Type is EventType.ContactResolved or EventType.ContactReopened or EventType.ContactPromised;

    private static bool SaysWhere(in FloorEvent e) => e.Type switch
    {
        EventType.ContactResolved or EventType.ContactReopened or EventType.ContactPromised or EventType.ContactUpdated
            or EventType.ContactRated => false,
        EventType.ContactReplied => (e.Flags & EventFlags.Auto) == 0,
        _ => true,
    };

    private void Refuse(EventBatch batch, in FloorEvent e, RefusalReason reason)
    {
        batch.Refuse(e.Index, reason);
        _parts.Counts.Refused++;
    }
}
