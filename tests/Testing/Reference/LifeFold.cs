using QueueMonitor.Engine;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Testing.Scripts;

namespace QueueMonitor.Testing.Reference;

/// <summary>RULES.md, section 3, read aloud: all events of a contact, in order of time, from the first.</summary>
internal sealed partial class LifeFold(SettingsBook settings, long now, bool allSettled)
{
    private readonly Life _life = new();
    private Func<long, bool>? _known;

    /// <summary>Folds the events of one contact.</summary>
    /// <param name="known">Which ghosts by age were found before; null: new ones are found too.</param>
    public Life Fold(IEnumerable<Receipt> entries, Func<long, bool>? known = null)
    {
        _known = known;
        foreach (var entry in entries.OrderBy(e => e.At).ThenBy(e => e.Seq))
        {
            TakeGhostBefore(entry.At);
            Break(entry.At);
            Clock(entry.At);
            Learn(entry.Event);
            var before = _life.Phase;
            if (entry.Gone is { } gone) Vanish(entry, gone);
            else Apply(entry);
            AnswerVows(entry, before);
            TakeTurn(entry);
            if (_life.Phase != Phase.None) _life.TriedAt ??= entry.At;
        }

        TakeGhostBefore(now);
        Break(now);
        Clock(now);
        if (_life.Visit is { } visit && visit.Due < now) Fact(visit.Queue, FactKind.Miss, visit.Due);
        return _life;
    }

    private void Apply(Receipt entry)
    {
        var e = entry.Event;
        switch (e.Type)
        {
            case EventType.ContactStarted:
                if (_life.Phase == Phase.None) Start(entry.At);
                break;
            case EventType.ContactQueued: Queued(entry, e.Queue!); break;
            case EventType.ContactOffered: Offered(entry); break;
            case EventType.ContactDeclined: _life.Ringing.Remove(e.Agent!); break;
            case EventType.ContactAnswered: Answered(entry); break;
            case EventType.ContactHeld: Hold(entry, true); break;
            case EventType.ContactRetrieved: Hold(entry, false); break;
            case EventType.ContactTransferred: Transferred(entry); break;
            case EventType.ContactJoined:
                if (_life.Talk is { } on && on.Agent != e.Agent && !_life.Joined.Contains(e.Agent!)) _life.Joined.Add(e.Agent!);
                break;
            case EventType.ContactParted:
                _life.Joined.Remove(e.Agent!);
                if (_life.Talk is { } talk && talk.Agent == e.Agent) _life.Talk = talk with { Agent = null };
                break;
            case EventType.ContactAbandoned: Abandoned(entry); break;
            case EventType.ContactLeft: Left(entry, e.Left); break;
            case EventType.ContactReplied:
                if (!e.Is(EventFlags.Auto)) Replied(entry);
                break;
            case EventType.ContactMessaged: Messaged(entry); break;
            case EventType.ContactPended: _life.Pended = _life.Phase != Phase.Done; break;
            case EventType.ContactResumed: _life.Pended = false; break;
            case EventType.ContactCompleted: Completed(entry); break;
            case EventType.ContactPromised: Vowed(entry); break;
        }
    }

    private bool Settled(Receipt entry) => allSettled || now > entry.Stamp + (long)EngineLimits.SettleAfter.TotalMilliseconds;

    private QueueSettings SettingsOf(string queue, Receipt entry) => settings.Of(queue, entry.Seq);

    private bool ByReply(string? queue, Receipt entry) => queue is not null && SettingsOf(queue, entry).AnsweredBy == AnsweredBy.Reply;

    private void Odd(Receipt entry, string kind)
    {
        if (Settled(entry)) _life.Oddities.Add(new Oddity(entry.Seq, kind, entry.Event.Queue ?? _life.LastQueue));
    }

    private void Fact(string? queue, FactKind kind, long at, long ms = 0) => _life.Facts.Add(new Fact(queue, kind, at, ms));

    private void Learn(FieldEvent e)
    {
        if (_life.Media == MediaType.Unknown) _life.Media = e.Media;
        if (e.Customer != 0) _life.Customer = e.Customer;
        _life.Priority = e.Priority ?? _life.Priority;
        _life.Value = e.Value ?? _life.Value;
    }

    // What lies ahead of the floor's time has not been waited yet.
    private void Clock(long at)
    {
        if (_life.ClockRuns && at > _life.WaitedUntil) _life.WaitedMs += at - _life.WaitedUntil;
        _life.WaitedUntil = Math.Max(_life.WaitedUntil, at);
        at = Math.Min(at, now);
        if (_life.ClockRuns && at > _life.ClockAt) _life.ClockMs += at - _life.ClockAt;
        _life.ClockAt = Math.Max(_life.ClockAt, at);
    }

    private void Vanish(Receipt entry, Gone gone)
    {
        if (_life.Phase == Phase.Waiting && gone.Waiting) Lose(entry.At, entry);
        else if ((_life.Phase == Phase.Between || _life.Talk is not null) && gone.Connected) Lose(entry.At, entry);
    }

    private void TakeGhostBefore(long at)
    {
        if (_life.GhostAt is not { } ghostAt || ghostAt >= at) return;
        if (_known is { } known && !known(_life.Phase == Phase.Waiting ? _life.Visit!.Seq : _life.BoundFrom)) return;
        Break(ghostAt);
        Clock(ghostAt);
        Lose(ghostAt, null);
    }

    private void Lose(long at, Receipt? listed)
    {
        var waiting = _life.Phase == Phase.Waiting;
        var key = listed is not null ? -listed.Seq : waiting ? _life.Visit!.Seq : _life.BoundFrom;
        _life.Ghosts.Add(new Ghost(key, !waiting, at, _life.LastQueue, listed));
        if (waiting) EndVisit(at, FactKind.Lost);
        else
        {
            Fact(_life.LastQueue, FactKind.LostConversation, at);
            DropTalk();
        }

        Finish(DoneBy.Lost);
    }

    // --- states ---

    private void Start(long at)
    {
        _life.Phase = Phase.Started;
        _life.TriedAt ??= at;
    }

    private void Finish(DoneBy by)
    {
        (_life.Phase, _life.DoneBy, _life.OnHold, _life.Pended, _life.CompletedBefore) = (Phase.Done, by, false, false, false);
        _life.Ringing.Clear();
        _life.Assigned = null;
    }

    private void BeginVisit(string queue, Receipt entry, bool again)
    {
        var set = SettingsOf(queue, entry);
        var due = set.Threshold.IsWorkingTime
            ? WorkingDays.Later(entry.At, set.Threshold.WorkingDays, set.OpeningHours, set.Zone)
            : entry.At + (long)set.Threshold.Duration.TotalMilliseconds;
        if (_life.Phase == Phase.Between) _life.Ringing.Clear();
        _life.Visit = new OpenVisit(queue, entry.At, due, set.MaxAge, set.AnsweredBy == AnsweredBy.Reply, entry.Seq);
        (_life.Phase, _life.LastQueue, _life.Replied, _life.Assigned) = (Phase.Waiting, queue, false, null);
        _life.TriedAt ??= entry.At;
        Fact(queue, FactKind.Offered, entry.At);
        if (again) Fact(queue, FactKind.Reopened, entry.At);
        VisitBegan(queue, entry, again);
    }

    private void EndVisit(long at, FactKind outcome, LeftReason reason = default, bool excluded = false)
    {
        var visit = _life.Visit!;
        at = Math.Max(at, visit.Entered);
        var within = at <= visit.Due;
        var clock = outcome == FactKind.Answered ? _life.WaitedMs : 0;
        _life.Facts.Add(new Fact(visit.Queue, outcome, at, at - visit.Entered, within, reason, excluded, clock));
        Void(outcome, reason);
        if (within)
        {
            if (outcome == FactKind.Answered) Fact(visit.Queue, FactKind.Hit, at);
            else if (outcome == FactKind.Abandoned || (outcome == FactKind.Left && !excluded)) Fact(visit.Queue, FactKind.Miss, at);
        }
        else if (outcome != FactKind.Lost && !excluded) Fact(visit.Queue, FactKind.Miss, visit.Due);

        (_life.Visit, _life.Assigned) = (null, null);
        _life.Ringing.Clear();
    }

    private void BeginTalk(string? agent, Receipt entry)
    {
        (_life.Phase, _life.Conversed, _life.Replied) = (Phase.Talking, true, false);
        _life.Talk = new Talk(entry.At, _life.LastQueue, agent);
        (_life.LastHandled, _life.WrapUpBrought) = (-1, false);
        _life.TriedAt ??= entry.At;
        _life.ReachedAt ??= entry.At;
        _life.Ringing.Clear();
        FixMedium(entry);
        BoundFrom(entry);
    }

    private void FixMedium(Receipt entry) =>
        _life.Medium = _life.Media != MediaType.Unknown ? _life.Media
            : _life.LastQueue is { } queue ? SettingsOf(queue, entry).Media
            : MediaType.Voice;

    private void BoundFrom(Receipt entry)
    {
        _life.BoundFrom = entry.At;
        _life.Bound = _life.LastQueue is { } queue
            ? SettingsOf(queue, entry).MaxAge
            : QueueSettings.Default("", _life.Media, "UTC").MaxAge;
    }

    private void EndTalk(long at, int? wrapUpMs = null)
    {
        if (_life.Talk is { } talk)
        {
            _life.LastHandled = _life.Facts.Count;
            _life.WrapUpBrought = wrapUpMs is not null;
            Fact(talk.Queue, FactKind.Handled, at, at - talk.Start + (wrapUpMs ?? 0));
        }
        else if (wrapUpMs is { } ms) BringWrapUp(ms);

        DropTalk();
    }

    private void DropTalk()
    {
        (_life.Talk, _life.OnHold, _life.Pended) = (null, false, false);
        _life.Joined.Clear();
    }

    private void BringWrapUp(int ms)
    {
        if (_life.WrapUpBrought) return;
        _life.WrapUpBrought = true;
        if (_life.LastHandled < 0) return;
        var handled = _life.Facts[_life.LastHandled];
        _life.Facts[_life.LastHandled] = handled with { Ms = handled.Ms + ms };
    }
}
