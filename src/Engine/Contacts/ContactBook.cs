using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Sources;

namespace QueueMonitor.Engine.Contacts;

/// <summary>
/// Visits, conversations, rings and rare figures of contacts: opened, ended and, for a late event, all taken back. Knows
/// how, not when: <see cref="ContactFold"/> decides. Used by the engine loop only.
/// </summary>
internal sealed partial class ContactBook(FloorParts floor, AgentRoster roster, ContactAccounts accounts)
{
    private readonly List<(int Queue, int Mark)> _oldMarks = [];
    private readonly List<(int Queue, long At, Decision Decision)> _oldDecisions = [];

    /// <summary>Number of the event that is being taken in: what it decided itself was not counted before.</summary>
    public long Step
    {
        get => Promises.Step;
        set => Promises.Step = value;
    }

    /// <summary>What customers were promised.</summary>
    public PromiseBook Promises { get; } = new(floor, accounts);

    public void OpenVisit(int slot, ref Contact contact, int queueIndex, long at, int epoch, bool again)
    {
        var queue = floor.Queues[queueIndex];
        var index = floor.Visits.Rent();
        ref var visit = ref floor.Visits[index];
        visit = new Visit
        {
            Contact = slot, Queue = queueIndex, Entered = at, Due = queue.DueOf(at, epoch), Epoch = epoch, Again = again,
            EndedAt = long.MaxValue, Next = -1, Step = Step, Mark = TakeMark(queue), GhostAt = queue.GhostOf(at, epoch),
        };
        if (contact.LastVisit < 0) contact.FirstVisit = index;
        else floor.Visits[contact.LastVisit].Next = index;
        (contact.LastVisit, contact.LastQueue, contact.State) = (index, queueIndex, ContactState.Waiting);
        floor.Lines.Enter(queue, index);
        floor.Site.Waiting++;
        accounts.Enter(ref visit, 1);
        floor.Forecasts?.Entered(index);
        if (floor.Now > visit.Due) Miss(ref visit);
        else floor.Lines.EnterDue(queue, index);
    }

    /// <summary>T has passed and the visit still waits.</summary>
    public void Miss(ref Visit visit)
    {
        (visit.Decision, visit.DecidedAt) = (Decision.Miss, visit.Due);
        accounts.Decide(ref visit, 1);
    }

    public void EndVisit(ref Contact contact, long at, int epoch, VisitOutcome outcome, LeftReason reason = LeftReason.Other)
    {
        ref var visit = ref floor.Visits[contact.LastVisit];
        var queue = floor.Queues[visit.Queue];
        floor.Lines.Leave(queue, contact.LastVisit);
        floor.Site.Waiting--;
        visit.EndedAt = Math.Max(at, visit.Entered);
        if (outcome == VisitOutcome.Answered) visit.CustomerMs = contact.WaitedBy(at);
        (visit.Outcome, visit.Reason) = (outcome, reason);
        visit.Excluded = outcome == VisitOutcome.Left && queue.SettingsAt(epoch).LeftExcluded.Contains(reason);
        accounts.End(ref visit, 1);
        floor.Forecasts?.Ended(contact.LastVisit);

        var (decision, decidedAt) = visit.Decided();
        if (decision == visit.Decision && (decision == Decision.None || decidedAt == visit.DecidedAt)) return;
        if (visit.Decision != Decision.None)
        {
            accounts.Decide(ref visit, -1);
            if (visit.Step != Step) accounts.TakeBack(queue);
        }

        (visit.Decision, visit.DecidedAt) = (decision, decidedAt);
        accounts.Decide(ref visit, 1);
    }

    public void StartTalk(int slot, ref Contact contact, long at, int epoch)
    {
        contact.State = ContactState.Talking;
        contact.Set(ContactFlags.Talked, true);
        contact.Set(ContactFlags.WrapUpKnown | ContactFlags.Replied, false);
        OpenTalk(slot, ref contact, at, epoch, between: false);
    }

    public void StartBetween(int slot, ref Contact contact, long at, int epoch)
    {
        contact.State = ContactState.Between;
        OpenTalk(slot, ref contact, at, epoch, between: true);
    }

    /// <summary>A conversation that is over as it is told: the work on an e-mail, from its assignment to the reply.</summary>
    public void PastTalk(int slot, ref Contact contact, long from, long to, int epoch)
    {
        ref var talk = ref floor.Conversations[AddTalk(slot, ref contact, from, epoch)];
        talk.EndedAt = Math.Max(from, to);
        accounts.Talk(ref talk, 1);
    }

    public void EndTalk(ref Contact contact, long at, int wrapUpMs = 0, bool lost = false)
    {
        contact.Set(ContactFlags.Held | ContactFlags.ReplyDue, false);
        if (contact.State != ContactState.Between) contact.Set(ContactFlags.Pended, false);
        ReleaseAll(ref contact);
        if (contact.LastConversation < 0) return;
        ref var talk = ref floor.Conversations[contact.LastConversation];
        if (!talk.Open) return;
        floor.Lines.LeaveTalk(floor.TalksOf(ref talk), contact.LastConversation);
        talk.Open = false;
        talk.EndedAt = Math.Max(at, talk.From);
        (talk.WrapUpMs, talk.Lost) = (wrapUpMs, lost);
        accounts.Talk(ref talk, 1);
    }

    /// <summary>Adds the wrap-up that came after the end of the last conversation.</summary>
    public void WrapUp(ref Contact contact, int wrapUpMs)
    {
        contact.Set(ContactFlags.WrapUpKnown, true);
        var last = -1;
        for (var i = contact.FirstConversation; i >= 0; i = floor.Conversations[i].Next)
        {
            if (!floor.Conversations[i].Between) last = i;
        }

        if (last < 0) return;
        ref var talk = ref floor.Conversations[last];
        if (talk.Lost) return;
        accounts.Talk(ref talk, -1);
        talk.WrapUpMs = wrapUpMs;
        accounts.Talk(ref talk, 1);
    }

    public void AddEntry(ref Contact contact, Figure figure, long at, int queue = -1)
    {
        var index = floor.Entries.Rent();
        floor.Entries[index] = new Entry { Figure = figure, At = at, Queue = queue, Next = contact.FirstEntry };
        contact.FirstEntry = index;
        accounts.Put(queue < 0 ? null : floor.Queues[queue], figure, at, 1);
    }

    /// <summary>The customer tried to reach us, named or not.</summary>
    public void Arrival(ref Contact contact, int sign)
    {
        if (!contact.Has(ContactFlags.Tried)) return;
        accounts.Put(null, Figure.Tried, contact.TriedAt, sign);
        if (contact.Has(ContactFlags.Unidentified)) accounts.Put(null, Figure.Unidentified, contact.TriedAt, sign);
    }

    /// <summary>The customer has got a human for the first time.</summary>
    public void Reach(ref Contact contact, int sign)
    {
        if (contact.Has(ContactFlags.Reached) && !contact.Has(ContactFlags.Outbound)) accounts.Put(null, Figure.Reached, contact.ReachedAt, sign);
    }

    /// <summary>Somebody has named the customer of a contact that was counted as unidentified.</summary>
    public void Identify(ref Contact contact)
    {
        if (contact.Has(ContactFlags.Unidentified)) accounts.Put(null, Figure.Unidentified, contact.TriedAt, -1);
        contact.Set(ContactFlags.Unidentified, false);
    }

    /// <summary>Takes back all that the contact has put into figures and lines, before its events are folded anew.</summary>
    public void Withdraw(ref Contact contact)
    {
        _oldMarks.Clear();
        _oldDecisions.Clear();
        Arrival(ref contact, -1);
        Reach(ref contact, -1);
        for (var index = contact.FirstVisit; index >= 0;)
        {
            ref var visit = ref floor.Visits[index];
            _oldMarks.Add((visit.Queue, visit.Mark));
            if (visit.Decision != Decision.None) _oldDecisions.Add((visit.Queue, visit.DecidedAt, visit.Decision));
            accounts.Enter(ref visit, -1);
            accounts.Decide(ref visit, -1);
            if (visit.Outcome == VisitOutcome.Waiting)
            {
                floor.Lines.Leave(floor.Queues[visit.Queue], index);
                floor.Forecasts?.Withdrawn(index);
                floor.Site.Waiting--;
            }
            else
            {
                accounts.End(ref visit, -1);
            }

            var next = visit.Next;
            floor.Visits.Free(index);
            index = next;
        }

        for (var index = contact.FirstConversation; index >= 0;)
        {
            ref var talk = ref floor.Conversations[index];
            if (!talk.Open) accounts.Talk(ref talk, -1);
            else floor.Lines.LeaveTalk(floor.TalksOf(ref talk), index);
            var next = talk.Next;
            floor.Conversations.Free(index);
            index = next;
        }

        for (var index = contact.FirstEntry; index >= 0;)
        {
            ref var entry = ref floor.Entries[index];
            accounts.Put(entry.Queue < 0 ? null : floor.Queues[entry.Queue], entry.Figure, entry.At, -1);
            var next = entry.Next;
            floor.Entries.Free(index);
            index = next;
        }

        for (var index = contact.FirstLesson; index >= 0;)
        {
            ref var lesson = ref floor.Lessons[index];
            roster.Doubt(floor.Agents[lesson.Agent], floor.Queues[lesson.Queue]);
            var next = lesson.Next;
            floor.Lessons.Free(index);
            index = next;
        }

        Promises.TakeBackAll(ref contact);
        ReleaseAll(ref contact);
    }

    /// <summary>After folding anew: says which queues took back a decision, and forgets the marks that were kept and what nobody tells any more.</summary>
    public void CompareDecisions(ref Contact contact)
    {
        roster.Unlearn();
        for (var index = contact.FirstVisit; index >= 0; index = floor.Visits[index].Next)
        {
            ref var visit = ref floor.Visits[index];
            if (visit.Decision != Decision.None) _oldDecisions.Remove((visit.Queue, visit.DecidedAt, visit.Decision));
        }

        foreach (var (queue, _, _) in _oldDecisions) accounts.TakeBack(floor.Queues[queue]);
        _oldDecisions.Clear();
        _oldMarks.Clear();
        Promises.CompareDecisions(ref contact);
    }

    /// <summary>Frees the records of a contact without changing a figure: it can no longer be folded anew.</summary>
    public void Forget(ref Contact contact)
    {
        for (var index = contact.FirstVisit; index >= 0;)
        {
            var next = floor.Visits[index].Next;
            floor.Visits.Free(index);
            index = next;
        }

        for (var index = contact.FirstConversation; index >= 0;)
        {
            var next = floor.Conversations[index].Next;
            floor.Conversations.Free(index);
            index = next;
        }

        for (var index = contact.FirstEntry; index >= 0;)
        {
            var next = floor.Entries[index].Next;
            floor.Entries.Free(index);
            index = next;
        }

        for (var index = contact.FirstLesson; index >= 0;)
        {
            var next = floor.Lessons[index].Next;
            floor.Lessons.Free(index);
            index = next;
        }

        (contact.FirstVisit, contact.LastVisit, contact.FirstConversation, contact.LastConversation, contact.FirstEntry) =
            (-1, -1, -1, -1, -1);
        contact.FirstLesson = -1;
        Promises.Forget(ref contact);
    }

    private int TakeMark(QueueState queue)
    {
        for (var i = 0; i < _oldMarks.Count; i++)
        {
            if (_oldMarks[i].Queue != queue.Index) continue;
            var mark = _oldMarks[i].Mark;
            _oldMarks.RemoveAt(i);
            return mark;
        }

        return queue.NextMark++;
    }

    private void OpenTalk(int slot, ref Contact contact, long at, int epoch, bool between)
    {
        var index = AddTalk(slot, ref contact, at, epoch);
        ref var talk = ref floor.Conversations[index];
        (talk.Open, talk.Between, talk.GhostAt) = (true, between, GhostOf(ref talk, epoch));
        floor.Lines.EnterTalk(floor.TalksOf(ref talk), index);
    }

    private long GhostOf(ref Conversation talk, int epoch)
    {
        if (talk.Queue >= 0) return floor.Queues[talk.Queue].GhostOf(talk.From, epoch);
        var age = QueueSettings.Default("", talk.Media, "UTC").MaxAge;
        return age is null ? long.MaxValue : talk.From + (long)age.Value.TotalMilliseconds;
    }

    private int AddTalk(int slot, ref Contact contact, long from, int epoch)
    {
        var index = floor.Conversations.Rent();
        floor.Conversations[index] = new Conversation
        {
            From = from, Queue = contact.LastQueue, Contact = slot, Next = -1, Media = MediaOf(ref contact, epoch), GhostAt = long.MaxValue,
        };
        if (contact.LastConversation < 0) contact.FirstConversation = index;
        else floor.Conversations[contact.LastConversation].Next = index;
        contact.LastConversation = index;
        return index;
    }

    private MediaType MediaOf(ref Contact contact, int epoch) => contact.Media != MediaType.Unknown ? contact.Media
        : contact.LastQueue >= 0 ? floor.Queues[contact.LastQueue].SettingsAt(epoch).Media : MediaType.Voice;
}
