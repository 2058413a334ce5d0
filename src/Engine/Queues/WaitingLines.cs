using QueueMonitor.Engine.Contacts;

namespace QueueMonitor.Engine.Queues;

/// <summary>
/// The lines of a queue, threaded through the visits and conversations themselves: whoever comes in order of time is put
/// in or taken out in constant time; a late one walks back to its place. Used by the engine loop only.
/// </summary>
internal sealed class WaitingLines(Pool<Visit> visits, Pool<Conversation> conversations)
{
    // Past this many newcomers between two captures the whole line is looked through once.
    private const int NewcomersMax = 1024;

    public void Enter(QueueState queue, int index)
    {
        ref var visit = ref visits[index];
        var before = queue.LastWaiting;
        while (before >= 0 && IsAfter(ref visits[before], ref visit)) before = visits[before].LinePrevious;
        visit.LinePrevious = before;
        visit.LineNext = before < 0 ? queue.FirstWaiting : visits[before].LineNext;
        if (before < 0) queue.FirstWaiting = index;
        else visits[before].LineNext = index;
        if (visit.LineNext < 0) queue.LastWaiting = index;
        else visits[visit.LineNext].LinePrevious = index;
        queue.Waiting++;
        queue.MustPlan = true;
        if (queue.Newcomers.Count < NewcomersMax) queue.Newcomers.Add(index);
        else queue.RescanCustomers = true;
    }

    public void Leave(QueueState queue, int index)
    {
        ref var visit = ref visits[index];
        if (visit.LinePrevious < 0) queue.FirstWaiting = visit.LineNext;
        else visits[visit.LinePrevious].LineNext = visit.LineNext;
        if (visit.LineNext < 0) queue.LastWaiting = visit.LinePrevious;
        else visits[visit.LineNext].LinePrevious = visit.LinePrevious;
        queue.Waiting--;
        queue.MustPlan = true;
        if (visit.InDueLine) LeaveDue(queue, index);
    }

    public void EnterDue(QueueState queue, int index)
    {
        ref var visit = ref visits[index];
        var before = queue.LastDue;
        while (before >= 0 && visits[before].Due > visit.Due) before = visits[before].DuePrevious;
        visit.DuePrevious = before;
        visit.DueNext = before < 0 ? queue.FirstDue : visits[before].DueNext;
        if (before < 0) queue.FirstDue = index;
        else visits[before].DueNext = index;
        if (visit.DueNext < 0) queue.LastDue = index;
        else visits[visit.DueNext].DuePrevious = index;
        visit.InDueLine = true;
        queue.NotYetDue++;
        queue.MustPlan = true;
    }

    public void LeaveDue(QueueState queue, int index)
    {
        ref var visit = ref visits[index];
        if (visit.DuePrevious < 0) queue.FirstDue = visit.DueNext;
        else visits[visit.DuePrevious].DueNext = visit.DueNext;
        if (visit.DueNext < 0) queue.LastDue = visit.DuePrevious;
        else visits[visit.DueNext].DuePrevious = visit.DuePrevious;
        visit.InDueLine = false;
        queue.NotYetDue--;
        queue.MustPlan = true;
    }

    public void EnterTalk(TalkLine line, int index)
    {
        ref var talk = ref conversations[index];
        var before = line.Last;
        while (before >= 0 && conversations[before].From > talk.From) before = conversations[before].LinePrevious;
        talk.LinePrevious = before;
        talk.LineNext = before < 0 ? line.First : conversations[before].LineNext;
        if (before < 0) line.First = index;
        else conversations[before].LineNext = index;
        if (talk.LineNext < 0) line.Last = index;
        else conversations[talk.LineNext].LinePrevious = index;
        if (!talk.Between) (line.Talking, line.FromSum) = (line.Talking + 1, line.FromSum + talk.From);
        if (line.Queue is { } queue) queue.MustPlan = true;
    }

    public void LeaveTalk(TalkLine line, int index)
    {
        ref var talk = ref conversations[index];
        if (talk.LinePrevious < 0) line.First = talk.LineNext;
        else conversations[talk.LinePrevious].LineNext = talk.LineNext;
        if (talk.LineNext < 0) line.Last = talk.LinePrevious;
        else conversations[talk.LineNext].LinePrevious = talk.LinePrevious;
        if (!talk.Between) (line.Talking, line.FromSum) = (line.Talking - 1, line.FromSum - talk.From);
        if (line.Queue is { } queue) queue.MustPlan = true;
    }

    private static bool IsAfter(ref Visit one, ref Visit other) =>
        one.Entered > other.Entered || (one.Entered == other.Entered && one.Mark > other.Mark);
}
