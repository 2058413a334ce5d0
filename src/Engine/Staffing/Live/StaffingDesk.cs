using QueueMonitor.Engine.Agents;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Engine.Staffing.Chats;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>
/// Who watches how many agents each queue needs: told by the floor who serves what, and looking at all queues every fifteen seconds.
/// A look costs nothing that grows with contacts, but for queues with deadlines, once a minute. Used by the engine loop only.
/// </summary>
internal sealed class StaffingDesk
{
    /// <summary>How often it looks.</summary>
    public const long LookMs = 15_000;

    /// <summary>Quarter-hours to come are shown to the end of the day, and at least so far.</summary>
    private const long AheadMs = 8 * StaffPlan.QuarterMs;

    /// <summary>A source that was not heard for so long, and sends no heartbeats, may be gone.</summary>
    private const long SilentMs = 7_200_000;

    private const long MinuteMs = 60_000;

    /// <summary>Curves worked out anew at one look, and days learned: some milliseconds each.</summary>
    private const int RenewedMax = 4, LearnedMax = 4;

    /// <summary>What a chat alone is taken to last before any was seen; what counts is how chats lengthen each other.</summary>
    private const double FirstChatSeconds = 300;

    private readonly FloorParts _floor;
    private readonly List<QueueStaffing> _queues = [];
    private readonly ChatHandleTimes _chats = new(FirstChatSeconds);
    private readonly TeamBook _teams;
    private readonly PlannedStaff _planned;
    private readonly DeferredStaffing _deferred;
    private readonly StaffingView _view;
    private readonly AlertDesk _alerts;
    private readonly AdherenceBook _adherence;
    private int _renewNext;

    public StaffingDesk(FloorParts floor)
    {
        _floor = floor;
        _teams = new TeamBook(floor);
        _planned = new PlannedStaff(floor, Plan, _teams);
        _deferred = new DeferredStaffing(floor);
        _alerts = new AlertDesk(floor, this);
        _adherence = new AdherenceBook(floor, Plan);
        Moves = new MoveBook(floor, this);
        _view = new StaffingView(floor, this);
    }

    public StaffPlan Plan { get; } = new();

    public TeamBook Teams => _teams;

    public PlannedStaff Planned => _planned;

    public MoveBook Moves { get; }

    public AdherenceBook Adherence => _adherence;

    public AlertDesk Alerts => _alerts;

    public QueueStaffing Of(int queue)
    {
        while (_queues.Count <= queue) _queues.Add(new QueueStaffing());
        return _queues[queue];
    }

    /// <summary>An agent serves other queues from now on.</summary>
    public void Serves(Agent agent) => _teams.Assign(agent);

    /// <summary>An agent has a chat more, or one fewer.</summary>
    public void Chats(Agent agent, int delta)
    {
        var now = _floor.Now;
        _chats.Spent(agent.ChatsNow, (now - agent.ChatsSince) / 1000.0);
        if (delta < 0 && agent.ChatsNow > 0) _chats.Ended(agent.ChatsNow);
        (agent.ChatsNow, agent.ChatsSince) = (Math.Max(0, agent.ChatsNow + delta), now);
    }

    /// <summary>Looks at all queues; called at each full quarter of a minute.</summary>
    public void Look(long now)
    {
        Plan.Prune(now);
        _teams.Look(LookMs / 1000.0, Need);
        _planned.Look(now);
        _adherence.Look(now, LookMs);
        var (renewed, learned) = (0, 0);
        for (var i = 0; i < _floor.Queues.Count; i++)
        {
            var (queue, one) = (_floor.Queues[i], Of(i));
            one.Count(queue, Plan, now, LookMs / 1000.0, IsHeard(queue, now));
            if (learned < LearnedMax && one.Demand.Learn()) learned++;
        }

        // Who was passed over for want of time comes first next time.
        var first = _renewNext;
        for (var i = 0; i < _floor.Queues.Count; i++)
        {
            var at = (first + i) % _floor.Queues.Count;
            var needed = Reckon(_floor.Queues[at], now, renewed < RenewedMax);
            if (!needed) continue;
            if (++renewed == RenewedMax) _renewNext = (at + 1) % _floor.Queues.Count;
        }

        Moves.Look(now);
        _alerts.Look(now);
        Renew();
    }

    /// <summary>When something was looked at or marked last: what snapshots show of staffing is of that moment.</summary>
    public long AsOf { get; private set; }

    /// <summary>The start of the site's day, as of then.</summary>
    public long Since { get; private set; }

    /// <summary>Agents at work in the site, each once, without those who pause; −1: not known.</summary>
    public int Staffed { get; private set; } = -1;

    /// <summary>The alert whose move walls name; null: none.</summary>
    public AlertEntry? Advised { get; private set; }

    public StaffingSnapshot? Of(QueueState queue) => _view.Of(queue);

    public SiteStaffing Capture() => _view.Site();

    /// <summary>Somebody says what becomes of an alert. False: there is none of that name that stands.</summary>
    public bool Mark(AlertMark mark)
    {
        Renew();
        return _alerts.Mark(mark);
    }

    /// <summary>Somebody sends agents to another queue.</summary>
    public void Move(int from, int to, MoveOrder order)
    {
        Renew();
        Moves.Make(from, to, order);
        if (order.Alert.Length > 0) _alerts.Moved(order.Alert, order.By);
    }

    public QueueSignals SignalsOf(int queue) => _alerts.SignalsOf(queue);

    /// <summary>Contacts a second that were forecast, at this moment.</summary>
    public (double PerSecond, Demand.StaffingBasis Basis) ExpectedNow(QueueState queue) =>
        Of(queue.Index).Demand.Expected(queue, Plan, _floor.Now - 1, _floor.Now);

    /// <summary>A source of the queue has fallen silent: what is known of it is old.</summary>
    public bool IsStale(QueueState queue)
    {
        foreach (var source in _floor.Sources)
        {
            if ((queue.Sources & (1UL << source.Index)) != 0 && source.State is FreshnessState.Stale or FreshnessState.Down) return true;
        }

        return false;
    }

    /// <summary>Sums of a queue since the start.</summary>
    public Tallied TallyOf(int queue)
    {
        var measures = _floor.Queues[queue].Measures;
        return new Tallied
        {
            Hits = measures.Total(Figure.Hits), Decided = measures.Total(Figure.Decided), Abandoned = measures.Total(Figure.Abandoned),
            Handled = measures.Total(Figure.Handled), HandleMs = measures.Total(Figure.HandleMs), Offered = measures.Total(Figure.Offered),
        };
    }

    /// <summary>Breaks planned in a span for agents who are at home in a queue.</summary>
    public int BreaksOf(int queue, long from, long until)
    {
        var breaks = 0;
        foreach (var member in _floor.Queues[queue].Members)
        {
            if (_teams.TeamOf(member)?.IsHome(queue) != true) continue;
            foreach (var stretch in Plan.ShiftsOf(member))
            {
                if (stretch.From >= until) break;
                if (stretch.Activity == ShiftActivity.Break && stretch.Until > from) breaks++;
            }
        }

        return breaks;
    }

    private void Renew()
    {
        var counts = _floor.Site.AgentsByState;
        (AsOf, Since) = (_floor.Now, _floor.Site.DayStart);
        Staffed = !_floor.Site.AgentsKnown ? -1
            : counts[(int)AgentState.Available] + counts[(int)AgentState.Ringing] + counts[(int)AgentState.Busy] + counts[(int)AgentState.WrapUp];
        Advised = _alerts.BestMove(AsOf);
        foreach (var queue in _floor.Queues) Relieve(queue);
        _view.Forget();
    }

    // More agents take the line faster: waits shrink as agents grow.
    private void Relieve(QueueState queue)
    {
        var staffed = Of(queue.Index).Now.Staffed;
        var relief = Advised?.Remedy is { } move && move.To == queue.Index && staffed > 0 ? staffed / (staffed + move.Agents) : 1;
        if (relief == queue.Relief) return;
        queue.Relief = relief;
        queue.Dirty = true;
    }

    private bool Reckon(QueueState queue, long now, bool mayRenew)
    {
        var one = Of(queue.Index);
        var staffed = queue.AgentsKnown ? _teams.Staffed(queue.Index) : double.NaN;
        var running = one.Now.From;
        var hazard = _floor.Forecasts?.PatienceOf(queue.Index);
        var slots = queue.Settings.Media == MediaType.Chat ? SlotsOf(queue) : 1;
        var renewed = one.Reckon(queue, Plan, hazard, _chats, slots, staffed, now, mayRenew);
        if (queue.IsWritten && queue.Open && now % MinuteMs == 0) _deferred.Reckon(queue, one, staffed, now);
        if (running != one.Now.From || now % MinuteMs == 0)
            one.Foresee(queue, Plan, now, Math.Max(queue.NextDayAt, now + AheadMs), start => _planned.At(queue.Index, start));
        one.ShowRunning();
        queue.Dirty = true;
        return renewed;
    }

    // Agents that a queue needed at the last look: those who can go there go where they lack.
    private double Need(int queue)
    {
        ref readonly var state = ref Of(queue).Now;
        return double.IsNaN(state.Required) ? Math.Max(0, state.Arrivals * state.Handle) is var load && load > 0 ? load : 0 : state.Required;
    }

    // The most usual number of chats at once among those who serve the queue.
    private int SlotsOf(QueueState queue)
    {
        Span<int> counts = stackalloc int[ChatHandleTimes.LevelsMax + 1];
        foreach (var member in queue.Members) counts[Math.Clamp(_floor.Agents[member].Capacity.Chat, (byte)1, (byte)ChatHandleTimes.LevelsMax)]++;
        int most = Events.AgentCapacity.Default.Chat;
        for (var c = 1; c < counts.Length; c++)
        {
            if (counts[c] > counts[most]) most = c;
        }

        return most;
    }

    // A queue whose sources are silent was not watched: what does not come then says nothing.
    private bool IsHeard(QueueState queue, long now)
    {
        if (queue.Sources == 0) return false;
        var heard = long.MinValue;
        foreach (var source in _floor.Sources)
        {
            if ((queue.Sources & (1UL << source.Index)) == 0) continue;
            if (source.State is FreshnessState.Stale or FreshnessState.Down) return false;
            heard = Math.Max(heard, source.HeardAt);
        }

        return heard != long.MinValue && now - heard <= SilentMs;
    }
}
