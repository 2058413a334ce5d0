using QueueMonitor.Engine.Contacts;

namespace QueueMonitor.Engine.Sources;

/// <summary>Ends the waits and conversations of contacts that cannot be there any more, and says so. Used by the engine loop only.</summary>
internal sealed class Ghosts(FloorParts floor, ContactDesk desk)
{
    /// <param name="byAge">It is past the greatest age; false: a list of its source does not have it.</param>
    public void End(int slot, long at, string why, bool byAge)
    {
        ref var contact = ref floor.Contacts[slot];
        var kind = contact.State == ContactState.Waiting ? AnomalyKind.GhostWaiting : AnomalyKind.GhostConnected;
        if (kind == AnomalyKind.GhostWaiting) floor.Counts.GhostsWaiting++;
        else floor.Counts.GhostsConnected++;
        floor.Counts.Anomalies++;
        var source = floor.Sources[contact.Source];
        source.Ghosts++;
        source.Note(kind, at, floor.Ids.Text(slot), contact.LastQueue < 0 ? null : floor.Queues[contact.LastQueue].Name, why);
        desk.Conclude(slot, byAge ? ContactEvent.AgedGhost : ContactEvent.Ghost, at);
    }
}
