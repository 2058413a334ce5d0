using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Customers;
using QueueMonitor.Engine.Measures;

namespace QueueMonitor.Engine.Outcomes;

/// <summary>Sums up cases for the site, each queue, each partner, and from where to where they were passed on. Used by the engine loop only.</summary>
internal sealed class OutcomeBook(FloorParts floor)
{
    /// <summary>Pairs of from and to that are told; the rest is in the sums alone.</summary>
    private const int PairsMax = 500;

    private readonly OutcomeSum _site = new();
    private readonly OutcomeSum?[] _queues = new OutcomeSum?[floor.Queues.Count];
    private readonly SortedDictionary<string, OutcomeSum> _partners = new(StringComparer.Ordinal);
    private readonly Dictionary<(short From, short To), (int Count, int Misrouted)> _pairs = [];
    private long _tries, _triesReached, _menu, _menuGaveUp;

    public void Add(in ContactCase one)
    {
        _menu++;
        if (one.Story.Harm == HarmKind.BeforeQueue && one.Queue < 0) _menuGaveUp++;
        if (one.FirstOfTry) _tries++;
        if (one.FirstOfTry && one.TryReached) _triesReached++;
        var queue = one.Queue < 0 ? null : _queues[one.Queue] ??= new OutcomeSum();
        var partner = Partner(in one);
        Add(_site, in one, ofQueue: false);
        Add(partner, in one, ofQueue: false);
        if (queue is not null) Add(queue, in one, ofQueue: true);
        Pass(in one);
        Return(in one, queue, partner);
    }

    public OutcomeView View(long from, long until)
    {
        var queues = new List<OutcomeQueue>(floor.Queues.Count);
        foreach (var queue in floor.Queues.OrderBy(q => q.Settings.Order))
            queues.Add(new OutcomeQueue(queue.Name, queue.Settings, (_queues[queue.Index] ?? new OutcomeSum()).Row()));
        var partners = _partners.Select(p => new OutcomePartner(p.Key.Length == 0 ? null : p.Key, p.Value.Row())).ToList();
        var pairs = _pairs.OrderByDescending(p => p.Value.Count).ThenBy(p => p.Key).Take(PairsMax)
            .Select(p => new OutcomePair(NameOf(p.Key.From), NameOf(p.Key.To), p.Key.To switch
            {
                Handover.ToAgent => PassedTo.Agent,
                Handover.Outside => PassedTo.Outside,
                _ => PassedTo.Queue,
            }, p.Value.Count, p.Value.Misrouted)).ToList();
        return new OutcomeView(
            floor.Now, from, until, _site.Row(), queues, partners, pairs, Intervals.Share(_triesReached, _tries), _menu, _menuGaveUp,
            _site.Contacts);
    }

    private static bool IsWritten(FloorParts floor, in ContactCase one) => one.Queue >= 0 && floor.Queues[one.Queue].IsWritten;

    private void Add(OutcomeSum sum, in ContactCase one, bool ofQueue)
    {
        ref readonly var story = ref one.Story;
        sum.Contacts++;
        if (story.Harm == HarmKind.InTransfer) sum.LostInTransfer++;
        if (one.Score > 0) sum.Pulse.Add(one.Score, one.RatedAt, one.WaitedMs, IsWritten(floor, in one), story.Passed);
        if (story.SolvedAt != 0)
        {
            sum.Solved++;
            if (story.BackAt != 0) sum.Reopened++;
            sum.Solver(Math.Max(0, story.SolverAt - one.StartedAt));
        }

        if (one.ReachedAt == 0) return;
        sum.HoldMs += story.HoldMs;
        sum.HoldCount++;
        if (ofQueue)
        {
            // The answer after which it was passed on no more; those before it count where they were.
            if (story.SolverAt != 0 && !EndedByPassing(in one)) sum.Answers++;
            return;
        }

        sum.Answers++;
        if (story.Passed > 0) sum.Passed++;
        for (var i = 0; i < Math.Min(story.Passed, Handovers.Length); i++)
        {
            if (!story.Handovers[i].Misrouted) continue;
            sum.Misrouted++;
            break;
        }
    }

    // Whoever it was passed on to last has not taken it.
    private static bool EndedByPassing(in ContactCase one)
    {
        if (one.Story.Passed == 0) return false;
        if (one.Story.Harm == HarmKind.InTransfer) return true;
        var last = one.Story.Handovers[Math.Min(one.Story.Passed, Handovers.Length) - 1];
        return last.To == Handover.Outside || (last.To >= 0 && one.Story.Harm == HarmKind.InQueue);
    }

    private void Pass(in ContactCase one)
    {
        ref readonly var story = ref one.Story;
        for (var i = 0; i < Math.Min(story.Passed, Handovers.Length); i++)
        {
            var pass = story.Handovers[i];
            _pairs.TryGetValue((pass.From, pass.To), out var pair);
            _pairs[(pass.From, pass.To)] = (pair.Count + 1, pair.Misrouted + (pass.Misrouted ? 1 : 0));
            if (pass.From < 0) continue;
            var from = _queues[pass.From] ??= new OutcomeSum();
            from.Answers++;
            from.Passed++;
            if (pass.Misrouted) from.Misrouted++;
        }
    }

    private void Return(in ContactCase one, OutcomeSum? queue, OutcomeSum partner)
    {
        if (one.Story.SolvedAt == 0 || one.Queue < 0 || one.IsUnidentified) return;
        var days = OutcomeTeller.DaysOf(floor.Queues[one.Queue]);
        var back = OutcomeTeller.BackAt(floor.Customers, in one);
        var until = Math.Min(floor.Now, one.KnownUntil);
        var again = _site.ReturnsWithin(days).Add(one.Story.SolvedAt, back, until);
        partner.ReturnsWithin(days).Add(one.Story.SolvedAt, back, until);
        queue!.ReturnsWithin(days).Add(one.Story.SolvedAt, back, until);
        if (!again) return;
        var cost = one.Story.BackAt == back ? one.Story.HandleMs - one.Story.SolvedHandleMs
            : floor.Customers.NextOf(in one) is >= 0 and var next ? floor.Customers.Cases[next].Story.HandleMs : 0;
        _site.RepeatMs += cost;
        partner.RepeatMs += cost;
        queue.RepeatMs += cost;
    }

    // The agent's, else the queue's, else nobody's: our own.
    private OutcomeSum Partner(in ContactCase one)
    {
        var name = (one.Story.Agent >= 0 ? floor.Agents[one.Story.Agent].Partner : null)
            ?? (one.Queue >= 0 ? floor.Queues[one.Queue].Settings.Partner : null) ?? "";
        return _partners.TryGetValue(name, out var sum) ? sum : _partners[name] = new OutcomeSum();
    }

    private string? NameOf(short queue) => queue < 0 ? null : floor.Queues[queue].Name;
}
