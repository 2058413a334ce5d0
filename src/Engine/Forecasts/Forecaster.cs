using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Forecasts.Records;
using QueueMonitor.Engine.Forecasts.Risk;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// Predicts the wait of each who joins a queue and of each who waits, and the chance that they give up, and learns from what
/// becomes of them. Fed by the floor: what an event did to visits is gathered while it is taken in, and worked off once
/// it has had its whole effect. Used by the engine loop only.
/// </summary>
internal sealed class Forecaster
{
    private const long LateMs = 10_000, GhostMaxMs = 900_000, SecondMs = 1_000;
    // Priorities of a queue that are told apart; one more shares the nearest.
    private const int PrioritiesMax = 8;
    private const double CreditStep = 0.05, CreditJumpMaxMs = 60_000, OrderBlurMs = 2_000, SharesAgents = 0.5;

    private static readonly int[] Again = [30, 60, 120, 240];

    private readonly FloorParts _floor;
    private readonly List<WaitClass> _classes = [];
    private readonly List<QueueWaits> _queues = [];
    private readonly SiteWaits _site = new();
    private readonly SitePace _pace = new();
    private readonly Crew _crew;
    private readonly PredictionBook _book;
    private readonly Queue<(int Visit, int Mark, long Due)>[] _again = [new(), new(), new(), new()];
    private readonly List<int> _entered = [];
    private readonly List<Ending> _ended = [];
    private readonly int[] _sharing = new int[QueueAgents.NearMax + 1];
    private Waiting[] _waiting = new Waiting[1024];
    private readonly LearningBudget _budget = new();

    public Forecaster(FloorParts floor)
    {
        _floor = floor;
        _crew = new Crew(_queues);
        var risks = new RiskForecaster();
        _book = new PredictionBook(_queues, new WaitInputs(_queues, _site, risks.Patience.Site), risks);
    }

    /// <summary>Is told each prediction as it is made, before any later event is read.</summary>
    [field: NotKept("whoever listens says so in each run")]
    public Action<MadePrediction>? Made { get; set; }

    // A visit in the line: its class plus one, its chain of predictions plus one. 0: none.
    private struct Waiting
    {
        public int Class;
        public int Chain;
        public long Entered;
        public ContactForecast? Shown;

        // Seconds of this wait that the hazard has counted.
        public float Counted;
    }

    private readonly record struct Ending(
        int Class, int Chain, long Entered, long At, VisitOutcome Outcome, UInt128 Customer, double Counted);

    /// <summary>A visit began. Whether it waits is known once the event has had its whole effect.</summary>
    public void Entered(int visit) => _entered.Add(visit);

    /// <summary>A visit ended.</summary>
    public void Ended(int visit)
    {
        ref var ended = ref _floor.Visits[visit];
        if (_entered.Remove(visit))
        {
            var at = ended.Outcome == VisitOutcome.Answered && ended.EndedAt == ended.Entered && IsServedByVoiceOrChat(ended.Queue);
            if (at) _ended.Add(new Ending(ClassOf(ref ended).Index, -1, long.MinValue, ended.EndedAt, VisitOutcome.Answered, 0, 0));
            return;
        }

        if (Find(visit) is { Class: > 0 } line) Leave(visit, line, ended.EndedAt, ended.Outcome);
    }

    /// <summary>A visit is taken back, to be told anew.</summary>
    public void Withdrawn(int visit)
    {
        if (!_entered.Remove(visit) && Find(visit) is { Class: > 0 } line) Leave(visit, line, line.Entered, VisitOutcome.Lost);
    }

    /// <summary>An agent has contacts, or none any more.</summary>
    public void Turned(int agent, bool busy) => _crew.Turned(agent, busy, _floor.Now);

    /// <summary>The event has had its whole effect. <paramref name="agent"/>: whom it named; −1: nobody.</summary>
    public void Settle(int agent)
    {
        var now = _floor.Now;
        foreach (var ending in _ended) Settle(in ending, agent, now);
        _ended.Clear();
        foreach (var visit in _entered) Enter(visit, now);
        _entered.Clear();
    }

    /// <summary>Makes the predictions that are due before a moment.</summary>
    public void Advance(long now)
    {
        // What time itself has ended since the last event: ghosts, and what a source's list put right.
        if (_ended.Count + _entered.Count > 0) Settle(agent: -1);
        while (true)
        {
            var next = -1;
            for (var i = 0; i < _again.Length; i++)
            {
                if (_again[i].Count > 0 && _again[i].Peek().Due < now && (next < 0 || _again[i].Peek().Due < _again[next].Peek().Due)) next = i;
            }

            if (next < 0) break;
            var (visit, mark, due) = _again[next].Dequeue();
            _crew.Advance(due);
            if (Find(visit) is { Class: > 0 } && _floor.Visits[visit].Mark == mark) PredictAgain(visit, next, due);
        }

        _crew.Advance(now);
    }

    /// <summary>
    /// Nothing more is known of a customer (pseudonym): how patient it was. What the whole site learned from its waits names nobody
    /// and stays. False: nothing was known.
    /// </summary>
    public bool Forget(UInt128 customer) => _book.Risks.Forget(customer);

    /// <summary>How a queue's predictions stand.</summary>
    public ForecastState StateOf(QueueState queue)
    {
        if (!IsServedByVoiceOrChat(queue.Index)) return ForecastState.None;
        if (queue.AgentsKnown && Staffed(queue) == 0) return ForecastState.Unstaffed;
        var record = WaitsOf(queue.Index).Record;
        return record.IsLearning || _book.Record.IsLearning ? ForecastState.Learning : record.IsOff ? ForecastState.Off : ForecastState.Ready;
    }

    public ForecastRecord RecordOf(QueueState queue) => WaitsOf(queue.Index).Record;

    /// <summary>How the predictions of the whole site turned out.</summary>
    public ForecastRecord Record => _book.Record;

    /// <summary>What one who joins the queue now would wait, as one of the priority that comes most.</summary>
    public WaitForecast? Joining(QueueState queue, long now)
    {
        WaitClass? most = null;
        foreach (var one in WaitsOf(queue.Index).Classes)
        {
            if (most is null || one.Arrivals15.Read(now, QueueAgents.QuarterMs) > most.Arrivals15.Read(now, QueueAgents.QuarterMs)) most = one;
        }

        if (most is null) return null;
        RenewStaff(most.Queue);
        return _book.Expect(most, customer: 0, now, now, moment: 0);
    }

    /// <summary>What one who waits still faces; null when it is not in a line that is predicted.</summary>
    public WaitForecast? Remaining(int visit, long now)
    {
        if (Find(visit) is not { Class: > 0 } line) return null;
        var own = _classes[line.Class - 1];
        RenewStaff(own.Queue);
        return _book.Expect(own, CustomerOf(visit), line.Entered, now, MomentOf(now - line.Entered));
    }

    public int ClassOf(int visit) => Find(visit).Class - 1;

    public ContactForecast? Shown(int visit) => Find(visit).Shown;

    public void Show(int visit, ContactForecast? forecast)
    {
        if (visit < _waiting.Length) _waiting[visit].Shown = forecast;
    }

    private static int MomentOf(long waitedMs)
    {
        var moment = 1;
        while (moment < Again.Length && waitedMs >= Again[moment] * SecondMs) moment++;
        return moment;
    }

    private Waiting Find(int visit) => visit < _waiting.Length ? _waiting[visit] : default;

    private void Leave(int visit, Waiting line, long at, VisitOutcome outcome)
    {
        _waiting[visit] = default;
        _ended.Add(new Ending(line.Class - 1, line.Chain - 1, line.Entered, at, outcome, CustomerOf(visit), line.Counted));
    }

    private void Enter(int visit, long now)
    {
        ref var entered = ref _floor.Visits[visit];
        if (!IsServedByVoiceOrChat(entered.Queue)) return;
        if (visit >= _waiting.Length) Array.Resize(ref _waiting, Math.Max(visit + 1, _waiting.Length * 2));
        var own = ClassOf(ref entered);
        RenewStaff(own.Queue);
        Arrived(own, now);
        _waiting[visit] = new Waiting { Class = own.Index + 1, Entered = entered.Entered };
        if (now - entered.Entered <= LateMs && !_book.IsFull && _budget.Take(now)) Predict(visit, own, entered.Entered, now, moment: 0);
        own.Ages.Enter(entered.Entered, now);
        WaitsOf(own.Queue).Agents.Wait(1, now);
        if (_waiting[visit].Chain == 0) return;
        for (var i = 0; i < Again.Length; i++) _again[i].Enqueue((visit, entered.Mark, now + (Again[i] * SecondMs)));
    }

    private void PredictAgain(int visit, int next, long due)
    {
        var line = _waiting[visit];
        var own = _classes[line.Class - 1];
        RenewStaff(own.Queue);
        if (!_book.IsFull) Predict(visit, own, line.Entered, due, next + 1);
    }

    private void Predict(int visit, WaitClass own, long entered, long now, int moment)
    {
        ref var line = ref _waiting[visit];
        var waited = Math.Max(0, now - entered) / 1000.0;
        RiskForecaster.Waits(own.Patience, line.Counted, waited, now);
        line.Counted = (float)waited;
        line.Chain = _book.Add(own, CustomerOf(visit), entered, now, moment, line.Chain - 1, out var forecast) + 1;
        // Whoever came since the last look is shown with what was said on entering, whenever a snapshot is taken.
        line.Shown ??= Outlook.Make(forecast);
        if (Made is null) return;
        ref var made = ref _floor.Visits[visit];
        Made(new MadePrediction(
            _floor.Ids.Text(made.Contact), _floor.Queues[made.Queue].Name, now, moment == 0 ? 0 : Again[moment - 1], forecast));
    }

    private void Settle(in Ending ending, int agent, long now)
    {
        var own = _classes[ending.Class];
        var wait = Math.Max(0, ending.At - ending.Entered) / 1000.0;
        switch (ending.Outcome)
        {
            case VisitOutcome.Answered:
                Serve(own, in ending, agent, wait, now);
                return;
            case VisitOutcome.Abandoned or VisitOutcome.ShortAbandoned:
                LeaveLine(own, ending.Entered, now);
                WaitsOf(own.Queue).Agents.Abandons15.Add(1, now, QueueAgents.QuarterMs);
                LearnPatience(own, in ending, wait, abandoned: true, now);
                if (ending.Chain < 0) return;
                _book.Ended(ending.Chain, ending.At, own, abandoned: true);
                if (own.Ghosts.Add(new GhostLine.Ghost(ending.Entered, ending.Chain)) is { } gone) _book.Free(gone.Chain);
                return;
            default:
                LeaveLine(own, ending.Entered, now);
                // At its entry it ends when it is taken back, to be told anew.
                if (ending.At > ending.Entered) LearnPatience(own, in ending, wait, abandoned: false, now);
                _book.Free(ending.Chain);
                return;
        }
    }

    private void Serve(WaitClass own, in Ending ending, int agent, double wait, long now)
    {
        var direct = ending.Entered == long.MinValue;
        var served = Sharing(own.Queue, agent);
        if (!direct && agent >= 0) LearnOrder(own, ending.Entered, served);
        foreach (var index in served)
        {
            var queue = _queues[index];
            queue.Agents.Started(now);
            foreach (var other in queue.Classes)
            {
                // One who stands behind is served, or an agent was free: the ghost would have been served by now.
                var reaches = direct ? long.MaxValue : own.Priority <= other.Priority ? ending.Entered : long.MinValue;
                LayGhosts(other, reaches, now);
            }
        }

        _queues[own.Queue].Agents.SeeOverlap(served);
        if (agent >= 0) _crew.Answered(agent, own.Queue, now);
        if (direct)
        {
            Arrived(own, now);
            return;
        }

        LeaveLine(own, ending.Entered, now);
        own.LastWait = wait;
        own.MeanWait += 0.2 * (wait - own.MeanWait);
        WaitsOf(own.Queue).Answered(wait);
        _site.Answered(wait, now);
        LearnPatience(own, in ending, wait, abandoned: false, now);
        _book.Ended(ending.Chain, ending.At, own, abandoned: false);
        _book.Waited(ending.Chain, ending.At, own, ghost: false);
        _book.Free(ending.Chain);
    }

    private void LearnPatience(WaitClass own, in Ending ending, double wait, bool abandoned, long now) =>
        _book.Risks.Ended(own.Patience, ending.Customer, ending.Counted, wait, abandoned, now);

    private UInt128 CustomerOf(int visit) => _floor.Contacts[_floor.Visits[visit].Contact].Customer;

    private void Arrived(WaitClass own, long now)
    {
        own.Arrivals15.Add(1, now, QueueAgents.QuarterMs);
        WaitsOf(own.Queue).Agents.Arrivals15.Add(1, now, QueueAgents.QuarterMs);
    }

    // The queues whose agents this answer came from: its own, and what its agent serves too.
    private ReadOnlySpan<int> Sharing(int own, int agent)
    {
        var count = 0;
        _sharing[count++] = own;
        if (agent >= 0)
        {
            foreach (var queue in _crew.ServedBy(agent))
            {
                if (queue != own) _sharing[count++] = queue;
            }
        }
        else
        {
            var agents = _queues[own].Agents;
            for (var i = 0; i < agents.NearCount; i++)
            {
                if (agents.Overlap(i) > SharesAgents) _sharing[count++] = agents.NearQueue(i);
            }
        }

        return _sharing.AsSpan(0, count);
    }

    // Whoever was taken although another, whom the agent serves too, should have come first: both credits move.
    private void LearnOrder(WaitClass taken, long entered, ReadOnlySpan<int> served)
    {
        foreach (var index in served)
        {
            if (_queues[index].Agents.Waiting == 0) continue;
            foreach (var passed in _queues[index].Classes)
            {
                if (passed == taken || passed.Ages.Count == 0) continue;
                var by = entered - taken.CreditMs - (passed.Ages.Oldest(0) - passed.CreditMs);
                if (by <= OrderBlurMs) continue;
                var step = CreditStep * Math.Min(by, CreditJumpMaxMs);
                taken.CreditMs += step;
                passed.CreditMs -= step;
            }
        }
    }

    private void LayGhosts(WaitClass own, long reaches, long now)
    {
        while (own.Ghosts.TryPeek(out var ghost) && (ghost.Entered <= reaches || now - ghost.Entered > GhostMaxMs))
        {
            own.Ghosts.Take();
            if (now - ghost.Entered <= GhostMaxMs) _book.Waited(ghost.Chain, now, own, ghost: true);
            _book.Free(ghost.Chain);
        }
    }

    private void LeaveLine(WaitClass own, long entered, long now)
    {
        _queues[own.Queue].Agents.Wait(-1, now);
        own.Ages.Leave(entered);
    }

    private bool IsServedByVoiceOrChat(int queue) => !_floor.Queues[queue].IsWritten;

    private WaitClass ClassOf(ref Visit visit)
    {
        var priority = _floor.Contacts[visit.Contact].Priority;
        WaitClass? nearest = null;
        foreach (var one in WaitsOf(visit.Queue).Classes)
        {
            if (nearest is null || Distance(one) < Distance(nearest)) nearest = one;
        }

        if (nearest is not null && (nearest.Priority == priority || WaitsOf(visit.Queue).Classes.Count == PrioritiesMax)) return nearest;
        var made = new WaitClass(
            _classes.Count, visit.Queue, priority, _book.Risks.Patience.Of(visit.Queue, _floor.Queues[visit.Queue].Settings.Media, priority));
        _classes.Add(made);
        WaitsOf(visit.Queue).Classes.Add(made);
        return made;

        long Distance(WaitClass one) => Math.Abs((long)one.Priority - priority);
    }

    private QueueWaits WaitsOf(int queue)
    {
        while (_queues.Count <= queue) _queues.Add(new QueueWaits(_queues.Count, _pace));
        return _queues[queue];
    }

    private void RenewStaff(int queue)
    {
        var state = _floor.Queues[queue];
        WaitsOf(queue).Agents.Staffed = state.AgentsKnown ? Staffed(state) : QueueAgents.NotKnown;
    }

    private static int Staffed(QueueState queue) =>
        queue.AgentsByState[(int)AgentState.Available] + queue.AgentsByState[(int)AgentState.Ringing]
        + queue.AgentsByState[(int)AgentState.Busy] + queue.AgentsByState[(int)AgentState.WrapUp];
}
