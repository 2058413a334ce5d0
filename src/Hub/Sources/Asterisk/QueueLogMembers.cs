using System.Text;
using QueueMonitor.Engine;
using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Events;

namespace QueueMonitor.Hub.Sources.Asterisk;

/// <summary>
/// Who serves which queue, put together from the log's lines about members. Asterisk pauses a member per queue; an agent
/// counts as paused when paused in all the queues that we know of. Members written into queues.conf never sign in by the
/// log: of them nothing is known until they pause or un-pause.
/// </summary>
internal sealed class QueueLogMembers
{
    /// <summary>Characters of a reason for a pause; longer ones are cut, since a name has at most 256 bytes.</summary>
    private const int ReasonMax = EngineLimits.IdBytesMax / 4;

    private readonly Dictionary<string, Member> _members = new(StringComparer.Ordinal);

    private sealed class Member
    {
        public List<string> Queues { get; } = [];

        public HashSet<string> PausedIn { get; } = new(StringComparer.Ordinal);

        public bool PausedEverywhere { get; set; }

        public bool LoggedOff { get; set; }

        public bool LoggedOn { get; set; }

        public string Reason { get; set; } = "";

        public (AgentActivity State, string Reason, string Queues) Told { get; set; } = (AgentActivity.Unknown, "", "");

        public AgentActivity State =>
            LoggedOff || (Queues.Count == 0 && !LoggedOn && !PausedEverywhere) ? AgentActivity.Offline
            : PausedEverywhere || (Queues.Count > 0 && Queues.TrueForAll(PausedIn.Contains)) ? AgentActivity.Paused
            : AgentActivity.Available;

        public void Join(string queue)
        {
            if (!Queues.Contains(queue)) Queues.Add(queue);
        }
    }

    /// <summary>Maps a line about members.</summary>
    /// <param name="wrong">Why the line cannot be used; empty when it is not about members at all.</param>
    public bool TryMap(in QueueLogLine line, EventBatch batch, LineIds ids, out string wrong)
    {
        if (!IsAboutMembers(line, out wrong)) return false;
        Tell(line.Agent, Changed(line), line.At, batch, ids);
        return true;
    }

    /// <summary>Takes in a line about members without telling anybody.</summary>
    public void Remember(in QueueLogLine line)
    {
        if (IsAboutMembers(line, out _)) Changed(line);
    }

    /// <summary>Tells what has been remembered, except of agents who are gone.</summary>
    public void TellAll(long at, EventBatch batch, LineIds ids)
    {
        foreach (var (agent, member) in _members)
        {
            if (member.State == AgentActivity.Offline) continue;
            ids.Begin(at, Encoding.UTF8.GetBytes($"members|{agent}"));
            Tell(agent, member, at, batch, ids);
        }
    }

    /// <summary>An agent who answers for a queue serves it: a known member of other queues only is in this one too.</summary>
    public void Answered(in QueueLogLine line, EventBatch batch, LineIds ids)
    {
        if (!_members.TryGetValue(line.Agent, out var member) || member.Queues.Count == 0 || member.Queues.Contains(line.Queue)) return;
        member.Join(line.Queue);
        Tell(line.Agent, member, line.At, batch, ids);
    }

    private bool IsAboutMembers(in QueueLogLine line, out string wrong)
    {
        wrong = "";
        var ofQueue = line.Verb is "ADDMEMBER" or "REMOVEMEMBER" or "PAUSE" or "UNPAUSE";
        var ofAgent = line.Verb is "PAUSEALL" or "UNPAUSEALL" or "AGENTLOGIN" or "AGENTLOGOFF"
            or "AGENTCALLBACKLOGIN" or "AGENTCALLBACKLOGOFF";
        if (!ofQueue && !ofAgent) return false;
        if (!QueueLogLine.IsName(line.Agent)) wrong = $"{line.Verb} must name an agent.";
        else if (ofQueue && !QueueLogLine.IsName(line.Queue)) wrong = $"{line.Verb} must name a queue.";
        else if (_members.Count >= EngineLimits.AgentsMax && !_members.ContainsKey(line.Agent))
            wrong = $"There are {EngineLimits.AgentsMax} agents already.";
        return wrong.Length == 0;
    }

    private Member Changed(in QueueLogLine line)
    {
        if (!_members.TryGetValue(line.Agent, out var member)) _members[line.Agent] = member = new Member();
        Change(member, line);
        return member;
    }

    private static void Change(Member member, in QueueLogLine line)
    {
        switch (line.Verb)
        {
            case "ADDMEMBER":
                (member.LoggedOff, member.PausedEverywhere) = (false, false);
                member.Join(line.Queue);
                if (line.Data(1) == "PAUSED") member.PausedIn.Add(line.Queue);
                else member.PausedIn.Remove(line.Queue);
                break;
            case "REMOVEMEMBER":
                member.Queues.Remove(line.Queue);
                member.PausedIn.Remove(line.Queue);
                if (member.Queues.Count == 0) (member.PausedEverywhere, member.LoggedOn) = (false, false);
                break;
            case "PAUSE":
                member.Join(line.Queue);
                member.PausedIn.Add(line.Queue);
                member.Reason = line.Data(1);
                break;
            case "UNPAUSE":
                member.Join(line.Queue);
                member.PausedIn.Remove(line.Queue);
                member.PausedEverywhere = false;
                break;
            case "PAUSEALL":
                (member.PausedEverywhere, member.Reason) = (true, line.Data(1));
                break;
            case "UNPAUSEALL":
                // Said of the agent as a whole, so it is signed in even if we know no queue of it.
                (member.PausedEverywhere, member.LoggedOn) = (false, true);
                member.PausedIn.Clear();
                break;
            case "AGENTLOGIN" or "AGENTCALLBACKLOGIN":
                (member.LoggedOff, member.LoggedOn) = (false, true);
                break;
            default:
                (member.LoggedOff, member.LoggedOn) = (true, false);
                break;
        }
    }

    // Nothing is sent when nothing changed: Asterisk writes PAUSEALL and then one PAUSE a queue.
    private static void Tell(string agent, Member member, long at, EventBatch batch, LineIds ids)
    {
        var state = member.State;
        var reason = state != AgentActivity.Paused ? "" : member.Reason.Length <= ReasonMax ? member.Reason : member.Reason[..ReasonMax];
        var now = (state, reason, string.Join('|', member.Queues));
        if (now == member.Told) return;
        member.Told = now;
        ref var told = ref batch.Add(EventType.AgentState, at);
        told.Id = ids.Next();
        told.Agent = batch.Name(agent);
        told.Code = (byte)state;
        if (reason.Length > 0) told.Reason = batch.Name(reason);
        if (member.Queues.Count == 0) return;
        ref var detail = ref batch.AddDetail(ref told);
        (detail.ReferenceStart, detail.ReferenceCount) = (batch.ReferenceCount, member.Queues.Count);
        foreach (var queue in member.Queues) batch.AddReference(batch.Name(queue));
    }
}
