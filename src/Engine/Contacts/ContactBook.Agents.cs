using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Engine.Contacts;

/// <summary>At whom a contact rings, who has it, and what its answers tell of the queues that they serve.</summary>
internal sealed partial class ContactBook
{
    public void Ring(ref Contact contact, int agent)
    {
        if (agent < 0 || FindLink(ref contact, agent, ringing: true) >= 0) return;
        AddLink(ref contact, agent, ringing: true, MediaType.Unknown);
        roster.Ring(floor.Agents[agent], 1);
        MarkVisit(ref contact);
    }

    public void Unring(ref Contact contact, int agent) => Release(ref contact, agent, ringing: true);

    /// <param name="serves">The agent answered it; false: it was only joined.</param>
    public void Connect(ref Contact contact, int agent, int epoch, bool serves = true)
    {
        if (agent < 0 || IsConnected(ref contact, agent)) return;
        // Who joins a conversation has what it is, also when its queue has proved to be another medium's since.
        var media = contact.State == ContactState.Talking && contact.LastConversation >= 0
            ? floor.Conversations[contact.LastConversation].Media : MediaOf(ref contact, epoch);
        AddLink(ref contact, agent, ringing: false, media);
        roster.Connect(floor.Agents[agent], media, 1);
        if (serves) floor.Agents[agent].WorksFor = contact.LastQueue;
        if (serves && contact.LastQueue >= 0) Teach(ref contact, agent);
        MarkVisit(ref contact);
    }

    public void Disconnect(ref Contact contact, int agent) => Release(ref contact, agent, ringing: false);

    public bool IsConnected(ref Contact contact, int agent) => FindLink(ref contact, agent, ringing: false) >= 0;

    /// <summary>Nobody rings and nobody has it any more.</summary>
    public void ReleaseAll(ref Contact contact)
    {
        while (contact.FirstLink >= 0)
        {
            var link = contact.FirstLink;
            contact.FirstLink = floor.Links[link].Next;
            Undo(link);
        }
    }

    private void Teach(ref Contact contact, int agent)
    {
        for (var known = contact.FirstLesson; known >= 0; known = floor.Lessons[known].Next)
        {
            if (floor.Lessons[known].Agent == agent && floor.Lessons[known].Queue == contact.LastQueue) return;
        }

        if (!roster.Learn(floor.Agents[agent], floor.Queues[contact.LastQueue])) return;
        var index = floor.Lessons.Rent();
        floor.Lessons[index] = new Lesson { Agent = agent, Queue = contact.LastQueue, Next = contact.FirstLesson };
        contact.FirstLesson = index;
    }

    private void AddLink(ref Contact contact, int agent, bool ringing, MediaType media)
    {
        var index = floor.Links.Rent();
        floor.Links[index] = new AgentLink { Agent = agent, Ringing = ringing, Media = media, Next = contact.FirstLink };
        contact.FirstLink = index;
    }

    private int FindLink(ref Contact contact, int agent, bool ringing)
    {
        for (var link = contact.FirstLink; link >= 0; link = floor.Links[link].Next)
        {
            if (floor.Links[link].Agent == agent && floor.Links[link].Ringing == ringing) return link;
        }

        return -1;
    }

    private void Release(ref Contact contact, int agent, bool ringing)
    {
        var link = FindLink(ref contact, agent, ringing);
        if (link < 0) return;
        if (contact.FirstLink == link) contact.FirstLink = floor.Links[link].Next;
        else
        {
            var before = contact.FirstLink;
            while (floor.Links[before].Next != link) before = floor.Links[before].Next;
            floor.Links[before].Next = floor.Links[link].Next;
        }

        Undo(link);
        MarkVisit(ref contact);
    }

    private void Undo(int link)
    {
        var (agent, media, ringing) = (floor.Links[link].Agent, floor.Links[link].Media, floor.Links[link].Ringing);
        if (ringing) roster.Ring(floor.Agents[agent], -1);
        else roster.Connect(floor.Agents[agent], media, -1);
        floor.Links.Free(link);
    }

    private void MarkVisit(ref Contact contact)
    {
        if (contact.LastQueue >= 0) floor.Queues[contact.LastQueue].Dirty = true;
    }
}
