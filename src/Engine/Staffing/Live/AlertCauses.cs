using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Promises;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Alerts;
using QueueMonitor.Engine.Staffing.Demand;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>
/// How likely each cause of an alert holds now: one for queues that lack the same agents together, one for each of the rest. Used by the
/// engine loop only.
/// </summary>
internal sealed class AlertCauses(FloorParts floor, StaffingDesk desk, AlertBook book)
{
    /// <summary>Coming quarter-hours that are looked at: two hours.</summary>
    public const long AheadMs = 7_200_000;

    private const long MinuteMs = 60_000;

    private readonly List<QueueSignals> _signals = [];

    [NotKept("filled and emptied at each look")]
    private SortedDictionary<AlertCause, double>? _found;

    [NotKept("of one look")]
    private int[]? _group;

    public QueueSignals SignalsOf(int queue)
    {
        while (_signals.Count <= queue) _signals.Add(new QueueSignals());
        return _signals[queue];
    }

    /// <summary>Causes in their order, each with its probability; NaN: not known. Those that stand are always among them.</summary>
    public IEnumerable<KeyValuePair<AlertCause, double>> Look(long now)
    {
        _found ??= [];
        _found.Clear();
        Understaffed();
        for (var i = 0; i < floor.Queues.Count; i++) LookAt(floor.Queues[i], now);
        PromisesWithoutQueue();
        foreach (var source in floor.Sources)
        {
            var silent = source.State is FreshnessState.Stale or FreshnessState.Down && IsOfPromise(source.Index);
            if (silent) _found[new AlertCause(AlertKind.SourceSilent, source.Name)] = 1;
        }

        // What nobody spoke of has ended, unless it is not known.
        foreach (var alert in book.Alerts)
        {
            if (alert.State != AlertState.Quiet || alert.Flaps) _found.TryAdd(alert.Cause, IsUnknown(alert.Cause) ? double.NaN : 0);
        }

        return _found;
    }

    /// <summary>
    /// Whether what an alert that stands is about does not show any more, as of the last look: it ends when that has held. With a step between
    /// the two, so that it does not go to and fro; what is not known changes nothing.
    /// </summary>
    /// <param name="missing">Agents that are missing; NaN: not known.</param>
    public bool IsCalm(AlertCause cause, bool wasCalm, double missing)
    {
        if (!_found!.TryGetValue(cause, out var probability) || double.IsNaN(probability)) return wasCalm;
        // What was to come has come when it is no longer foretold: only enough agents end it.
        if (cause.Kind == AlertKind.WillBeShort) return missing == 0;
        if (probability < HeldAlert.ClearUnder || ChangeOf(cause) is { IsCalm: true }) return true;
        if (probability > HeldAlert.WatchAbove) return false;
        return wasCalm || (cause.Kind == AlertKind.Understaffed && missing == 0);
    }

    private ChangeWatch? ChangeOf(AlertCause cause)
    {
        if (cause.Kind is not (AlertKind.Arrivals or AlertKind.HandleTime or AlertKind.Abandonment)) return null;
        var queue = floor.QueueNames.Find(cause.Subject);
        if (queue < 0) return null;
        var signals = SignalsOf(queue);
        return cause.Kind switch
        {
            AlertKind.Arrivals => signals.Arrivals,
            AlertKind.HandleTime => signals.Handle,
            _ => signals.Abandonment,
        };
    }

    private void LookAt(QueueState queue, long now)
    {
        var (one, signals) = (desk.Of(queue.Index), SignalsOf(queue.Index));
        var (perSecond, basis) = desk.ExpectedNow(queue);
        var seconds = StaffingDesk.LookMs / 1000.0;
        var foretold = queue.Open && basis is StaffingBasis.Plan or StaffingBasis.Learned;
        var patience = queue.IsWritten ? double.NaN : floor.Forecasts?.PatienceOf(queue.Index)?.MeanRate ?? double.NaN;
        var planned = desk.Planned.At(queue.Index, now - (now % StaffPlan.QuarterMs));
        signals.Look(queue, one, foretold ? perSecond * seconds : double.NaN, patience, planned, seconds, now % MinuteMs == 0);
        // A promise to a customer is nobody's default.
        if (queue.Open && !desk.IsStale(queue)) Say(AlertKind.Promises, PromiseWatch.Pressing(floor, queue).All > 0);
        if (!Counts(queue)) return;
        Say(AlertKind.Arrivals, signals.Arrivals.Holds);
        Say(AlertKind.HandleTime, signals.Handle.Holds);
        Say(AlertKind.Abandonment, signals.Abandonment.Holds);
        Say(AlertKind.AgentsGone, signals.AgentsGone);
        Say(AlertKind.CallBacks, floor.Customers.LeftAlone(queue.Index).Count > 0);
        if (queue.IsWritten) Say(AlertKind.Deadline, one.Now.LateContacts >= 1);
        if (WillBeShort(one, now) is > HeldAlert.WatchAbove and var probability) _found![new AlertCause(AlertKind.WillBeShort, queue.Name)] = probability;

        void Say(AlertKind kind, bool holds)
        {
            if (holds) _found![new AlertCause(kind, queue.Name)] = 1;
        }
    }

    // Nobody's queue is somebody's promise all the same.
    private void PromisesWithoutQueue()
    {
        var pressing = PromiseWatch.PressingWithoutQueue(floor);
        if (pressing.All > 0) _found![new AlertCause(AlertKind.Promises, "")] = pressing.All > pressing.Unheard ? 1 : double.NaN;
    }

    // The likeliest of the quarter-hours to come, where that is foretold by more than what came lately; a queue that is short now says so already.
    private static double WillBeShort(QueueStaffing one, long now)
    {
        if (one.Basis is not (StaffingBasis.Plan or StaffingBasis.Learned) || one.Now.ForAlert > HeldAlert.WatchAbove) return 0;
        var worst = 0.0;
        foreach (ref readonly var mark in one.Coming)
        {
            if (mark.Start <= now || mark.Start > now + AheadMs || float.IsNaN(mark.Probability)) continue;
            worst = Math.Max(worst, mark.Probability);
        }

        return worst;
    }

    private void Understaffed()
    {
        var queues = floor.Queues;
        if (_group is null || _group.Length < queues.Count) _group = new int[queues.Count * 2];
        for (var i = 0; i < queues.Count; i++) _group[i] = Probability(i) > HeldAlert.WatchAbove ? i : -1;
        // Alerts that stand keep their queues.
        foreach (var alert in book.Alerts)
        {
            if (alert.Cause.Kind != AlertKind.Understaffed || alert.State != AlertState.Raised) continue;
            var worst = 0.0;
            foreach (var name in alert.Cause.Queues)
            {
                var queue = floor.QueueNames.Find(name);
                if (queue < 0) continue;
                var probability = Counts(queues[queue]) ? Probability(queue) : desk.IsStale(queues[queue]) ? double.NaN : 0;
                worst = double.IsNaN(probability) ? probability : Math.Max(worst, probability);
                _group[queue] = -1;
            }

            _found![alert.Cause] = worst;
        }

        foreach (var team in desk.Teams.Teams) Join(team);
        for (var i = 0; i < queues.Count; i++)
        {
            if (_group[i] != i) continue;
            var together = Enumerable.Range(0, queues.Count).Where(q => _group[q] == i).ToList();
            _found![AlertCause.Understaffed(together.Select(q => queues[q].Name))] = together.Max(Probability);
        }
    }

    // Short queues at home in the same agents lack the same skill: the lowest number names the group.
    private void Join(Team team)
    {
        if (team.Homes < 2 || team.Staffed == 0) return;
        var first = -1;
        for (var i = 0; i < team.Homes; i++)
        {
            var group = _group![team.Queues[i]];
            if (group < 0) continue;
            if (first < 0) first = group;
            if (group == first) continue;
            var (low, high) = (Math.Min(first, group), Math.Max(first, group));
            for (var q = 0; q < floor.Queues.Count; q++)
            {
                if (_group[q] == high) _group[q] = low;
            }

            first = low;
        }
    }

    private double Probability(int queue) => Counts(floor.Queues[queue]) && desk.Of(queue).Now.ForAlert is var p && !double.IsNaN(p) ? p : 0;

    // Defaults feed measures, not alarms; a closed queue needs nobody; of a silent one nothing is known.
    private bool Counts(QueueState queue) => queue.Settings.PromiseConfirmed && queue.Open && !desk.IsStale(queue);

    private bool IsUnknown(AlertCause cause)
    {
        if (cause.Kind == AlertKind.SourceSilent || cause.Subject.Length == 0) return false;
        var queue = floor.QueueNames.Find(cause.Queues[0]);
        return queue >= 0 && floor.Queues[queue].Open && desk.IsStale(floor.Queues[queue]);
    }

    private bool IsOfPromise(int source) =>
        floor.Queues.Exists(q => (q.Sources & (1UL << source)) != 0 && q.Settings.PromiseConfirmed);
}
