using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Engine.Sources;

/// <summary>
/// Holds the floor against the whole truth of a source (<c>source.synced</c>, docs/RULES.md section 8): ghosts end, what
/// was missed is added, agents take their state. Used by the engine loop only.
/// </summary>
internal sealed class Reconciliation(
    FloorParts floor, FloorNames names, FloorSettings settings, ContactDesk desk, AgentRoster roster, Ghosts ghosts)
{
    private readonly List<int> _suspects = [];
    private readonly HashSet<int> _listed = [];
    private readonly HashSet<int> _queues = [];

    public RefusalReason? Apply(EventBatch batch, in FloorEvent e, long at, SourceState source)
    {
        if (e.Detail == 0 || batch.Details[e.Detail - 1].Payload is not SyncedFloor truth) return RefusalReason.SettingsUnusable;
        _queues.Clear();
        foreach (var reference in truth.Queues)
        {
            if (!names.TryQueue(reference, out var queue)) return RefusalReason.TooManyQueues;
            _queues.Add(queue);
            floor.Queues[queue].Sources |= 1UL << source.Index;
        }

        _listed.Clear();
        foreach (var contact in truth.Contacts)
        {
            var slot = floor.Ids.Find(contact.IdHash, batch.Text(contact.IdOffset, contact.IdLength));
            if (slot >= 0) _listed.Add(slot);
        }

        EndGhosts(truth, at, source);
        foreach (var contact in truth.Contacts.OrderBy(c => c.Since))
        {
            if (PutRight(batch, in contact, at, source) is { } refusal) return refusal;
        }

        return truth.Agents is null ? null : TakeAgents(batch, truth.Agents, at, source);
    }

    private void EndGhosts(SyncedFloor truth, long at, SourceState source)
    {
        _suspects.Clear();
        foreach (var queue in floor.Queues)
        {
            if (truth.CoversWaiting)
            {
                for (var i = queue.FirstWaiting; i >= 0; i = floor.Visits[i].LineNext) Suspect(floor.Visits[i].Contact, at, source);
            }

            if (truth.CoversConnected) SuspectTalks(queue.Talks, at, source);
        }

        if (truth.CoversConnected)
        {
            foreach (var line in floor.DirectTalks) SuspectTalks(line, at, source);
        }

        foreach (var slot in _suspects) ghosts.End(slot, at, "The source's own list does not have it.", byAge: false);
    }

    private void SuspectTalks(TalkLine line, long at, SourceState source)
    {
        for (var i = line.First; i >= 0; i = floor.Conversations[i].LineNext) Suspect(floor.Conversations[i].Contact, at, source);
    }

    private void Suspect(int slot, long at, SourceState source)
    {
        ref var contact = ref floor.Contacts[slot];
        if (contact.Source != source.Index || contact.NewestAt >= at || _listed.Contains(slot)) return;
        if (_queues.Count == 0 || (contact.LastQueue >= 0 && _queues.Contains(contact.LastQueue))) _suspects.Add(slot);
    }

    private RefusalReason? PutRight(EventBatch batch, in SyncedContact truth, long at, SourceState source)
    {
        if (!names.TryQueue(truth.Queue, out var queue)) return RefusalReason.TooManyQueues;
        if (!names.TryAgent(truth.Agent, out var agent)) return RefusalReason.TooManyAgents;
        if (queue >= 0) floor.Queues[queue].Sources |= 1UL << source.Index;
        var id = batch.Text(truth.IdOffset, truth.IdLength);
        var slot = floor.Ids.Find(truth.IdHash, id);
        var when = Math.Min(truth.Since, at);
        if (slot >= 0)
        {
            ref var known = ref floor.Contacts[slot];
            var isSo = truth.Connected ? known.State == ContactState.Talking
                : known.State == ContactState.Waiting && known.LastQueue == queue;
            if (isSo || known.NewestAt >= at) return null;
            if (known.NewestAt > when) when = at;
            if (known.LastQueue >= 0) floor.Queues[known.LastQueue].Sources |= 1UL << source.Index;
        }
        else
        {
            if (floor.Contacts.Count - desk.ClosedKept >= floor.OpenContactsMax) return RefusalReason.TooManyContacts;
            slot = desk.AddContact(truth.IdHash, id);
        }

        if (queue >= 0) settings.LearnMedia(floor.Queues[queue], floor.Contacts[slot].Media);

        var node = new ContactEvent
        {
            At = when, Received = floor.Now, Queue = queue, Agent = agent, Epoch = floor.Epoch, Source = (ushort)source.Index,
            Type = truth.Connected ? EventType.ContactAnswered : EventType.ContactQueued, WrapUpMs = EventDetail.NoNumber,
        };
        desk.Take(slot, in node, saysWhere: true, isFolded: true);
        return null;
    }

    private RefusalReason? TakeAgents(EventBatch batch, IReadOnlyList<SyncedAgent> listed, long at, SourceState source)
    {
        var present = new HashSet<int>();
        foreach (var truth in listed)
        {
            if (!names.TryAgent(truth.Agent, out var index)) return RefusalReason.TooManyAgents;
            present.Add(index);
            var agent = floor.Agents[index];
            if (truth.Queues is not null)
            {
                if (!names.TryQueues(truth.Queues, out var queues)) return RefusalReason.TooManyQueues;
                roster.Serve(agent, queues, truth.Queues, null, at, source.Index);
            }

            roster.Declare(agent, truth.State, null, at, source.Index);
        }

        foreach (var agent in floor.Agents)
        {
            if (agent.Source == source.Index && agent.Known && !present.Contains(agent.Index))
                roster.Declare(agent, AgentActivity.Offline, null, at, source.Index);
        }

        return null;
    }
}
