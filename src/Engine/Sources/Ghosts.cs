using QueueMonitor.Engine.Contacts;

namespace QueueMonitor.Engine.Sources;

/// <summary>Ends the waits and conversations of contacts that cannot be there any more, and says so. Used by the engine loop only.</summary>
internal sealed class Ghosts(ContactDesk desk)
{
    /// <param name="byAge">It is past the greatest age; false: a list of its source does not have it.</param>
    public void End(int slot, long at, string why, bool byAge)
    {
        desk.NoteGhost(slot, at, why);
        desk.Conclude(slot, byAge ? ContactEvent.AgedGhost : ContactEvent.Ghost, at);
    }
}
