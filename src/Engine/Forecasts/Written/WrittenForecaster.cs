using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Forecasts.Risk;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Forecasts.Written;

/// <summary>
/// E-mail and social: when the answer comes, and the risk that it comes after the promise. Nobody hangs up; who came first is
/// answered first, at the pace that the queue has had lately in its working time. Used by the engine loop only.
/// </summary>
internal sealed class WrittenForecaster(FloorParts floor, List<QueueWaits> waits, SitePace pace)
{
    /// <summary>Waits are learned in seconds of working time, each working day taken as eight hours.</summary>
    public const double DaySeconds = 28_800;

    private const int Most = 16_384;
    private const long LateMs = 10_000;

    private readonly List<WrittenQueue?> _queues = [];
    private readonly Dictionary<int, Kept> _kept = [];
    private readonly PriorityQueue<int, (long Due, int Visit)> _due = new();

    private readonly record struct Kept(long At, int Cell, double Structural, double Mean, double Low, double Median, double High, double Naive)
    {
        /// <summary>The chance of a late answer as it was told on entering; null: nothing was told, or it is known how it ended.</summary>
        public double? LateRisk { get; init; }
    }

    /// <summary>A visit has begun; the event has had its whole effect.</summary>
    public void Enter(int visit, long now)
    {
        ref var entered = ref floor.Visits[visit];
        var queue = floor.Queues[entered.Queue];
        var own = Of(queue);
        own.Accrue(queue, now);
        own.Stands(queue.Waiting > 0);
        if (now - entered.Entered > LateMs || _kept.Count >= Most) return;
        var ahead = Math.Max(0, queue.Waiting - 1);
        if (Make(queue, own, ahead, now, waitsAlready: false) is not { } made) return;
        if (waits[queue.Index].Record.IsLearning)
        {
            _kept[visit] = made;
            return;
        }

        var told = _due.Count < Most && entered.Due < long.MaxValue ? RiskOf(queue, own, ahead, entered.Due, now) : null;
        _kept[visit] = made with { LateRisk = told };
        if (told is not null) _due.Enqueue(entered.Mark, (entered.Due, visit));
    }

    /// <summary>Who waits still when the promise has passed was not answered in time, whatever comes.</summary>
    public void Advance(long now)
    {
        while (_due.TryPeek(out var mark, out var next) && next.Due < now)
        {
            _due.Dequeue();
            ref var visit = ref floor.Visits[next.Visit];
            if (!_kept.TryGetValue(next.Visit, out var made) || made.LateRisk is not { } risk || visit.Mark != mark || visit.Due != next.Due) continue;
            _kept[next.Visit] = made with { LateRisk = null };
            waits[visit.Queue].Record.Ended(risk, true, next.Due);
        }
    }

    /// <summary>A visit has ended; it is out of the line.</summary>
    public void Ended(int visit, in Visit ended)
    {
        var (queue, now) = (floor.Queues[ended.Queue], floor.Now);
        var own = Of(queue);
        own.Accrue(queue, now);
        own.Stands(queue.Waiting > 0);
        if (ended.Outcome == VisitOutcome.Answered) own.Answered();
        if (!_kept.Remove(visit, out var made) || ended.Outcome != VisitOutcome.Answered) return;
        if (made.LateRisk is { } risk) waits[queue.Index].Record.Ended(risk, ended.EndedAt > ended.Due, now);
        var wait = queue.Calendar.WorkingDaysBetween(made.At, Math.Max(made.At, ended.EndedAt)) * DaySeconds;
        // Days of mail were told before the first of them is answered: held against what was told then, all would pull alike, and too far.
        own.Range.Learn(made.Cell, made.Mean, own.Range.Of(made.Mean, made.Cell), wait);
        own.Ratio.Learn(made.Structural, wait, now);
        var told = new Prediction { At = made.At, Mean = made.Mean, Low = made.Low, Median = made.Median, High = made.High, Naive = made.Naive };
        var (record, here) = (waits[queue.Index].Record, waits[queue.Index]);
        if (record.IsLearning) record.Learned();
        else record.Waited(in told, wait, ghost: false, now);
        here.Answered(wait);
    }

    /// <summary>A visit is taken back, to be told anew.</summary>
    public void Withdrawn(int visit) => _kept.Remove(visit);

    /// <summary>Whether it is known how fast a queue is worked off. Changes nothing.</summary>
    public bool KnowsPace(QueueState queue, long now) => Of(queue).Pace(queue, now) is not null;

    /// <summary>The chance that one who stands behind so many is answered after a moment; the pace is known. Changes nothing.</summary>
    public double RiskOf(QueueState queue, int ahead, long due, long now) => RiskOf(queue, Of(queue), ahead, due, now)!.Value;

    public ForecastState StateOf(QueueState queue)
    {
        var (own, record) = (Of(queue), waits[queue.Index].Record);
        // Whoever is not there outside of the hours is no sign that nobody will be.
        if (queue.Open && queue.AgentsKnown && !AgentRoster.IsStaffed(queue.AgentsByState) && queue.AgentsByState[(int)AgentState.Ringing] == 0)
            return ForecastState.Unstaffed;
        return record.IsLearning || own.Pace(queue, floor.Now) is null ? ForecastState.Learning
            : record.IsOff ? ForecastState.Off : ForecastState.Ready;
    }

    /// <summary>What one who writes now would wait, in working days; null: not known. Changes nothing.</summary>
    public WaitRangeSnapshot? Joining(QueueState queue, long now) =>
        Make(queue, Of(queue), queue.Waiting, now, waitsAlready: false) is { } made ? InDays(made) : null;

    /// <summary>A wait in working days as it passes on the clock from now on, in seconds; null: the queue never opens for so long.</summary>
    public static WaitRangeSnapshot? Seconds(QueueState queue, in WaitRangeSnapshot days, long now)
    {
        var last = queue.Calendar.AddWorkingDays(now, days.High);
        return last == long.MaxValue ? null : new(Of(days.Median), Of(days.Low), (last - now) / 1000.0);

        double Of(double working) => (queue.Calendar.AddWorkingDays(now, working) - now) / 1000.0;
    }

    /// <summary>What is expected of one who stands behind so many. Changes nothing.</summary>
    /// <param name="today">When this working day ends.</param>
    public ContactForecast? Remaining(QueueState queue, int visit, int ahead, long now, long today)
    {
        var own = Of(queue);
        var due = floor.Visits[visit].Due;
        if (RiskOf(queue, own, ahead, due, now) is not { } risk || Make(queue, own, ahead, now, waitsAlready: true) is not { } made) return null;
        if (Seconds(queue, InDays(made), now) is not { } remaining) return null;
        return new ContactForecast(risk, due > now && due <= today ? risk : 0, remaining);
    }

    private static double? RiskOf(QueueState queue, WrittenQueue own, int ahead, long due, long now)
    {
        if (own.Pace(queue, now) is not { } answers) return null;
        return due <= now ? 1 : DeadlineRisk.Of(ahead, answers * queue.Calendar.WorkingDaysBetween(now, due));
    }

    private Kept? Make(QueueState queue, WrittenQueue own, int ahead, long now, bool waitsAlready)
    {
        if (own.Pace(queue, now) is not { } answers) return null;
        var rate = answers / DaySeconds;
        var structural = PositionWait.Mean(ahead, rate, patience: 0);
        var mean = structural * own.Ratio.Of;
        // On entering is what is learned of; one who waits already stands as one who enters at that place.
        var cell = WaitRange.CellOf(mean, waitsAlready: false);
        var (low, median, high) = own.Range.Knows(cell)
            ? own.Range.Of(mean, cell)
            : (Share(0.1), Share(0.5), Share(0.9));
        var naive = waitsAlready ? 0 : waits[queue.Index].LastTen;
        return new Kept(now, cell, structural, mean, low, median, high, naive);

        double Share(double p) => mean / structural * PositionWait.Quantile(p, ahead, rate, patience: 0);
    }

    private static WaitRangeSnapshot InDays(in Kept made) => new(made.Median / DaySeconds, made.Low / DaySeconds, made.High / DaySeconds);

    private WrittenQueue Of(QueueState queue)
    {
        while (_queues.Count <= queue.Index) _queues.Add(null);
        while (waits.Count <= queue.Index) waits.Add(new QueueWaits(waits.Count, pace));
        return _queues[queue.Index] ??= new WrittenQueue();
    }
}
