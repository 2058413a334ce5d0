using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Customers;
using QueueMonitor.Engine.Measures;

namespace QueueMonitor.Engine.Outcomes;

/// <summary>Sums up cases for the site, each queue, each partner, and from where to where they were passed on. Used by the engine loop only.</summary>
internal sealed class OutcomeBook
{
    /// <summary>Pairs of from and to that are told; the rest is in the sums alone.</summary>
    private const int PairsMax = 500;

    private readonly FloorParts _floor;
    private readonly OutcomeSum _site = new();
    private readonly OutcomeSum _ours = new();
    private readonly OutcomeSum?[] _queues;
    private readonly int[] _days;

    // Of queues and agents that work for somebody else.
    private readonly OutcomeSum?[] _ofQueue, _ofAgent;
    private readonly SortedDictionary<string, OutcomeSum> _partners = new(StringComparer.Ordinal);
    private readonly Dictionary<(short From, short To), (int Count, int Misrouted)> _pairs = [];
    private long _tries, _triesReached, _menu, _menuGaveUp;

    public OutcomeBook(FloorParts floor)
    {
        _floor = floor;
        _queues = new OutcomeSum?[floor.Queues.Count];
        _days = [.. floor.Queues.Select(OutcomeTeller.DaysOf)];
        _ofQueue = [.. floor.Queues.Select(q => PartnerOf(q.Settings.Partner))];
        _ofAgent = [.. floor.Agents.Select(a => PartnerOf(a.Partner))];
    }

    public void Add(in ContactCase one)
    {
        _menu++;
        if (one.Story.Harm == HarmKind.BeforeQueue && one.Queue < 0) _menuGaveUp++;
        if (one.FirstOfTry) _tries++;
        if (one.FirstOfTry && one.TryReached) _triesReached++;
        var queue = one.Queue < 0 ? null : _queues[one.Queue] ??= new OutcomeSum();
        var partner = Partner(in one);
        var cell = one.Story.SolvedAt == 0 ? 0 : WaitCells.Of(Math.Max(0, one.Story.SolverAt - one.StartedAt));
        Add(_site, in one, cell, ofQueue: false);
        Add(partner, in one, cell, ofQueue: false);
        if (queue is not null) Add(queue, in one, cell, ofQueue: true);
        Pass(in one);
        Return(in one, queue, partner);
    }

    public OutcomeView View(long from, long until)
    {
        var queues = new List<OutcomeQueue>(_floor.Queues.Count);
        foreach (var queue in _floor.Queues.OrderBy(q => q.Settings.Order))
            queues.Add(new OutcomeQueue(queue.Name, queue.Settings, (_queues[queue.Index] ?? new OutcomeSum()).Row()));
        var partners = new List<OutcomePartner>();
        if (_ours.Contacts > 0) partners.Add(new OutcomePartner(null, _ours.Row()));
        partners.AddRange(_partners.Where(p => p.Value.Contacts > 0).Select(p => new OutcomePartner(p.Key, p.Value.Row())));
        var pairs = _pairs.OrderByDescending(p => p.Value.Count).ThenBy(p => p.Key).Take(PairsMax)
            .Select(p => new OutcomePair(NameOf(p.Key.From), NameOf(p.Key.To), p.Key.To switch
            {
                Handover.ToAgent => PassedTo.Agent,
                Handover.Outside => PassedTo.Outside,
                _ => PassedTo.Queue,
            }, p.Value.Count, p.Value.Misrouted)).ToList();
        return new OutcomeView(
            _floor.Now, from, until, _site.Row(), queues, partners, pairs, Intervals.Share(_triesReached, _tries), _menu, _menuGaveUp,
            _site.Contacts);
    }

    private bool IsWritten(in ContactCase one) => one.Queue >= 0 && _floor.Queues[one.Queue].IsWritten;

    private void Add(OutcomeSum sum, in ContactCase one, int cell, bool ofQueue)
    {
        ref readonly var story = ref one.Story;
        sum.Contacts++;
        if (story.Harm == HarmKind.InTransfer) sum.LostInTransfer++;
        if (one.Score > 0) sum.Pulse.Add(one.Score, one.RatedAt, one.WaitedMs, IsWritten(in one), story.Passed);
        if (story.SolvedAt != 0)
        {
            sum.Solved++;
            if (story.BackAt != 0) sum.Reopened++;
            sum.Solver(cell);
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
        var last = one.Story.LastHandover;
        return last.To == Handover.Outside || (last.To >= 0 && one.Story.Harm == HarmKind.InQueue);
    }

    private void Pass(in ContactCase one)
    {
        ref readonly var story = ref one.Story;
        for (var i = 0; i < Math.Min(story.Passed, Handovers.Length); i++) Pass(in story.Handovers[i]);
        if (story.Passed > Handovers.Length) Pass(in story.LastHandover);
    }

    private void Pass(in Handover pass)
    {
        _pairs.TryGetValue((pass.From, pass.To), out var pair);
        _pairs[(pass.From, pass.To)] = (pair.Count + 1, pair.Misrouted + (pass.Misrouted ? 1 : 0));
        if (pass.From < 0) return;
        var from = _queues[pass.From] ??= new OutcomeSum();
        from.Answers++;
        from.Passed++;
        if (pass.Misrouted) from.Misrouted++;
    }

    private void Return(in ContactCase one, OutcomeSum? queue, OutcomeSum partner)
    {
        if (one.Story.SolvedAt == 0 || one.Queue < 0 || one.IsUnidentified) return;
        var days = _days[one.Queue];
        var back = OutcomeTeller.BackAt(_floor.Customers, in one);
        var (from, until) = (ReturnTable.HourOf(one.Story.SolvedAt), ReturnTable.HourOf(Math.Min(_floor.Now, one.KnownUntil)));
        var hour = back == 0 ? int.MaxValue : ReturnTable.HourOf(back);
        var again = _site.ReturnsWithin(days).Add(from, hour, until);
        partner.ReturnsWithin(days).Add(from, hour, until);
        queue!.ReturnsWithin(days).Add(from, hour, until);
        if (!again) return;
        var cost = one.Story.BackAt == back ? one.Story.HandleMs - one.Story.SolvedHandleMs
            : _floor.Customers.NextOf(in one) is >= 0 and var next ? _floor.Customers.Cases[next].Story.HandleMs : one.BackElsewhereMs;
        _site.RepeatMs += cost;
        partner.RepeatMs += cost;
        queue.RepeatMs += cost;
    }

    // The agent's, else the queue's, else nobody's: our own.
    private OutcomeSum Partner(in ContactCase one) => (one.Story.Agent >= 0 ? _ofAgent[one.Story.Agent] : null)
        ?? (one.Queue >= 0 ? _ofQueue[one.Queue] : null) ?? _ours;

    private OutcomeSum? PartnerOf(string? name)
    {
        if (string.IsNullOrEmpty(name)) return null;
        return _partners.TryGetValue(name, out var sum) ? sum : _partners[name] = new OutcomeSum();
    }

    private string? NameOf(short queue) => queue < 0 ? null : _floor.Queues[queue].Name;
}
