using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Queues;

namespace QueueMonitor.Engine.Contacts;

/// <summary>
/// Puts what contacts do into the figures of their queue and of the site, and takes it back exactly (sign −1) when a late
/// event shows that it was otherwise. Used by the engine loop only.
/// </summary>
internal sealed class ContactAccounts(FloorParts floor)
{
    private readonly List<QueueState> _touched = [];

    /// <summary>While a late event is taken in: net changes of each queue are summed up in its digest.</summary>
    public bool Watching { get; set; }

    public void Enter(ref Visit visit, int sign)
    {
        var queue = floor.Queues[visit.Queue];
        Put(queue, Figure.Offered, visit.Entered, sign);
        if (visit.Again) Put(queue, Figure.Reopened, visit.Entered, sign);
    }

    public void End(ref Visit visit, int sign)
    {
        var queue = floor.Queues[visit.Queue];
        var (at, wait) = (visit.EndedAt, visit.EndedAt - visit.Entered);
        var inTime = at <= visit.Due;
        switch (visit.Outcome)
        {
            case VisitOutcome.Answered:
                Put(queue, Figure.Answered, at, sign);
                Put(queue, Figure.WaitAnsweredMs, at, sign * wait);
                Put(queue, Figure.CustomerWaitMs, at, sign * visit.CustomerMs);
                if (inTime) Put(queue, Figure.AnsweredInTime, at, sign);
                queue.Measures.AddAnsweredWait(at, wait, sign);
                floor.Site.Measures.AddAnsweredWait(at, wait, sign);
                queue.Measures.AddCustomerWait(at, visit.CustomerMs, sign);
                floor.Site.Measures.AddCustomerWait(at, visit.CustomerMs, sign);
                break;
            case VisitOutcome.Abandoned:
                Put(queue, Figure.Abandoned, at, sign);
                if (inTime) Put(queue, Figure.AbandonedInTime, at, sign);
                Lose(queue, ref visit, sign);
                break;
            case VisitOutcome.ShortAbandoned:
                Put(queue, Figure.ShortAbandoned, at, sign);
                Lose(queue, ref visit, sign);
                break;
            case VisitOutcome.Left:
                Put(queue, Figure.Left + (int)visit.Reason, at, sign);
                if (!visit.Excluded) Put(queue, Figure.LeftCounted, at, sign);
                break;
            case VisitOutcome.Moved:
                Put(queue, Figure.Moved, at, sign);
                break;
            default:
                Put(queue, Figure.Lost, at, sign);
                break;
        }

        Put(queue, Figure.EndedVisits, at, sign);
        Put(queue, Figure.WaitEndedMs, at, sign * wait);
    }

    public void Decide(ref Visit visit, int sign)
    {
        if (visit.Decision == Decision.None) return;
        var queue = floor.Queues[visit.Queue];
        Put(queue, Figure.Decided, visit.DecidedAt, sign);
        if (visit.Decision == Decision.Hit) Put(queue, Figure.Hits, visit.DecidedAt, sign);
    }

    public void Talk(ref Conversation talk, int sign)
    {
        var queue = talk.Queue < 0 ? null : floor.Queues[talk.Queue];
        if (talk.Lost)
        {
            Put(queue, Figure.LostConversation, talk.EndedAt, sign);
            return;
        }

        if (talk.Between) return;
        var handled = sign * (talk.EndedAt - talk.From + talk.WrapUpMs);
        Put(queue, Figure.Handled, talk.EndedAt, sign);
        Put(queue, Figure.HandleMs, talk.EndedAt, handled);
        ref var story = ref floor.Contacts[talk.Contact].Story;
        story.HandleMs += handled;
        story.Changed = true;
    }

    public void Put(QueueState? queue, Figure figure, long at, long delta)
    {
        floor.Site.Measures.Add(figure, at, delta);
        floor.Site.Dirty = true;
        if (queue is null) return;
        queue.Measures.Add(figure, at, delta);
        queue.Dirty = true;
        if (Watching) Watch(queue, figure, at, delta);
    }

    /// <summary>Remembers that a decision of this queue, already counted, was taken back.</summary>
    public void TakeBack(QueueState queue)
    {
        queue.DecisionTakenBack = true;
        Touch(queue);
    }

    /// <summary>Ends the watch: a late event restates every queue whose figures it changed, another one those in which it took back a decision.</summary>
    public void Restate(bool late, bool ofAnEarlierDay)
    {
        foreach (var queue in _touched)
        {
            if (late ? !ofAnEarlierDay && queue.Digest != 0 : queue.DecisionTakenBack)
            {
                Put(queue, Figure.Restated, floor.Now, 1);
                floor.Counts.Restated++;
            }

            (queue.Digest, queue.Touched, queue.DecisionTakenBack) = (0, false, false);
        }

        _touched.Clear();
        Watching = false;
    }

    private void Watch(QueueState queue, Figure figure, long at, long delta)
    {
        unchecked
        {
            queue.Digest += delta * (long)Hash64.Combine((ulong)figure + 1, (ulong)at);
        }

        Touch(queue);
    }

    private void Touch(QueueState queue)
    {
        if (queue.Touched) return;
        queue.Touched = true;
        _touched.Add(queue);
    }

    private void Lose(QueueState queue, ref Visit visit, int sign)
    {
        if (sign > 0) queue.Losses.Add(visit.Mark, visit.EndedAt, visit.EndedAt - visit.Entered, floor.Now);
        else queue.Losses.Remove(visit.Mark);
        queue.MustPlan = true;
    }
}
