using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Forecasts.Patience;
using QueueMonitor.Engine.Forecasts.Records;
using QueueMonitor.Engine.Forecasts.Risk;
using QueueMonitor.Engine.Forecasts.Written;
using QueueMonitor.Engine.Images;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Snapshots;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// Predicts the wait of each who joins a queue and of each who waits, and the chance that they give up, and learns from what
/// becomes of them. Fed by the floor: what an event did to visits is gathered while it is taken in, and worked off once
/// it has had its whole effect. Used by the engine loop only.
/// </summary>
internal sealed partial class Forecaster
{
    private const long LateMs = 10_000, GhostMaxMs = 900_000, StaffedGhostMaxMs = 3_600_000, SecondMs = 1_000;
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
    private readonly WrittenForecaster _written;
    private readonly Queue<(int Visit, int Mark, long Due)>[] _again = [new(), new(), new(), new()];
    private readonly List<int> _entered = [];
    private readonly List<int> _freed = [];
    private readonly List<Ending> _ended = [];
    private readonly int[] _sharing = new int[QueueAgents.NearMax + 1];
    private Waiting[] _waiting = new Waiting[1024];
    // Apart from what each event touches: this is for looks and snapshots.
    private ContactForecast[] _shown = new ContactForecast[1024];
    private readonly LearningBudget _budget = new();

    public Forecaster(FloorParts floor)
    {
        _floor = floor;
        _crew = new Crew(_queues);
        _written = new WrittenForecaster(floor, _queues, _pace);
        var risks = new RiskForecaster();
        _book = new PredictionBook(_queues, new WaitInputs(_queues, _site, risks.Patience.Site), risks);
    }

    /// <summary>Is told each prediction as it is made, before any later event is read.</summary>
    [field: NotKept("whoever listens says so in each run")]
    public Action<MadePrediction>? Made { get; set; }

    /// <summary>
    /// Is told each prediction with what its mean was made of, for whoever asks how much more could be made of it: the learner's inputs,
    /// then, in hundreds of seconds, the wait by position and pace, before and after it was put in line, and the mean of the last ten.
    /// </summary>
    [field: NotKept("whoever listens says so in each run")]
    public Action<MadePrediction, double[]>? MadeOf { get; set; }

    // A visit in the line: its class plus one, its chain of predictions plus one. 0: none. In 32 bytes, half of what the processor fetches
    // at once: each event touches one.
    private struct Waiting
    {
        public long Entered;

        // The customer's last word while waiting; 0: none.
        public long WroteAt;
        public int Class;
        public int Chain;

        // Seconds of this wait that the hazard has counted.
        public float Counted;

        // It found an agent free, and has not waited for long since.
        public bool AtOnce;

        // Something is shown of it.
        public bool IsShown;
    }

    private readonly record struct Ending(
        int Class, int Chain, long Entered, bool AtOnce, long At, VisitOutcome Outcome, UInt128 Customer, double Counted, int Contact, long WroteAt);

    /// <summary>A visit began. Whether it waits is known once the event has had its whole effect.</summary>
    public void Entered(int visit) => _entered.Add(visit);

    /// <summary>A visit ended.</summary>
    public void Ended(int visit)
    {
        ref var ended = ref _floor.Visits[visit];
        if (_entered.Remove(visit))
        {
            var at = ended.Outcome == VisitOutcome.Answered && ended.EndedAt == ended.Entered && IsServedByVoiceOrChat(ended.Queue);
            if (at) _ended.Add(new Ending(ClassOf(ref ended).Index, -1, long.MinValue, true, ended.EndedAt, VisitOutcome.Answered, 0, 0, -1, 0));
            return;
        }

        if (IsInLine(visit))
        {
            Leave(visit, ended.EndedAt, ended.Outcome);
        }
        else if (!IsServedByVoiceOrChat(ended.Queue))
        {
            _written.Ended(visit, in ended);
            Show(visit, null);
        }
    }

    /// <summary>A visit is taken back, to be told anew.</summary>
    public void Withdrawn(int visit)
    {
        if (_entered.Remove(visit)) return;
        if (IsInLine(visit)) Leave(visit, _waiting[visit].Entered, VisitOutcome.Lost);
        else _written.Withdrawn(visit);
    }

    /// <summary>An agent has contacts, or none any more.</summary>
    public void Turned(int agent, bool busy)
    {
        _crew.Turned(agent, busy, _floor.Now);
        if (!busy) _freed.Add(agent);
    }

    /// <summary>The event has had its whole effect. <paramref name="agent"/>: whom it named; −1: nobody.</summary>
    public void Settle(int agent)
    {
        var now = _floor.Now;
        foreach (var ending in _ended) Settle(in ending, agent, now);
        _ended.Clear();
        foreach (var freed in _freed) FindNobody(freed, now);
        _freed.Clear();
        foreach (var visit in _entered) Enter(visit, now);
        _entered.Clear();
    }

    /// <summary>Makes the predictions that are due before a moment.</summary>
    public void Advance(long now)
    {
        // What time itself has ended since the last event: ghosts, and what a source's list put right.
        if (_ended.Count + _entered.Count + _freed.Count > 0) Settle(agent: -1);
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
            if (IsInLine(visit) && _floor.Visits[visit].Mark == mark) PredictAgain(visit, next, due);
        }

        _crew.Advance(now);
        _written.Advance(now);
        DecideOld(now);
    }

    /// <summary>
    /// Nothing more is known of a customer (pseudonym): how patient it was. What the whole site learned from its waits names nobody
    /// and stays. False: nothing was known.
    /// </summary>
    public bool Forget(UInt128 customer) => _book.Risks.Forget(customer);

    /// <summary>How many days after a customer's last contact it is known how patient the customer was; what is older is forgotten.</summary>
    public void KeepCustomers(int days)
    {
        _book.Risks.KeepCustomers(days);
        ForgetOldCustomers();
    }

    /// <summary>Customers not heard of for as long as they are to be known are forgotten. Done each day.</summary>
    public void ForgetOldCustomers() => _book.Risks.ForgetOldCustomers(_floor.Now);

    /// <summary>How a queue's predictions stand.</summary>
    public ForecastState StateOf(QueueState queue)
    {
        if (!IsServedByVoiceOrChat(queue.Index)) return _written.StateOf(queue);
        if (queue.AgentsKnown && Staffed(queue) == 0) return ForecastState.Unstaffed;
        var record = WaitsOf(queue.Index).Record;
        return record.IsLearning || _book.Record.IsLearning ? ForecastState.Learning : record.IsOff ? ForecastState.Off : ForecastState.Ready;
    }

    /// <summary>Of queues that are answered in writing.</summary>
    public WrittenForecaster Written => _written;

    /// <summary>Whether the value of somebody who came here is known.</summary>
    public bool KnowsValue(QueueState queue) => WaitsOf(queue.Index).KnowsValue;

    public ForecastRecord RecordOf(QueueState queue) => WaitsOf(queue.Index).Record;

    /// <summary>How readily those who wait in a queue hang up; null: nobody ever waited there.</summary>
    public Hazard? PatienceOf(int queue) => _book.Risks.Patience.OfQueue(queue);

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

    /// <summary>The class in whose line it waits; null: in none that is predicted.</summary>
    public WaitClass? ClassOf(int visit) => IsInLine(visit) ? _classes[_waiting[visit].Class - 1] : null;

    /// <summary>What is the same for all who wait in a class now.</summary>
    public WaitInputs.Surroundings Around(WaitClass own, long now)
    {
        RenewStaff(own.Queue);
        return _book.Around(own, now);
    }

    /// <summary>What one who waits in a class still faces.</summary>
    public WaitForecast Remaining(int visit, WaitClass own, in WaitInputs.Surroundings around, long now)
    {
        var entered = _waiting[visit].Entered;
        return _book.Expect(own, in around, CustomerOf(visit), entered, now, MomentOf(now - entered));
    }

    public ContactForecast? Shown(int visit) => visit < _waiting.Length && _waiting[visit].IsShown ? _shown[visit] : null;

    public void Show(int visit, in ContactForecast? forecast)
    {
        if (forecast is null && visit >= _waiting.Length) return;
        Grow(visit);
        _waiting[visit].IsShown = forecast is not null;
        if (forecast is { } shown) _shown[visit] = shown;
    }

    private static int MomentOf(long waitedMs)
    {
        var moment = 1;
        while (moment < Again.Length && waitedMs >= Again[moment] * SecondMs) moment++;
        return moment;
    }

    private bool IsInLine(int visit) => visit < _waiting.Length && _waiting[visit].Class > 0;

    private void Grow(int visit)
    {
        if (visit < _waiting.Length) return;
        Array.Resize(ref _waiting, Math.Max(visit + 1, _waiting.Length * 2));
        Array.Resize(ref _shown, _waiting.Length);
    }

    private void Leave(int visit, long at, VisitOutcome outcome)
    {
        ref var line = ref _waiting[visit];
        _ended.Add(new Ending(
            line.Class - 1, line.Chain - 1, line.Entered, line.AtOnce, at, outcome, CustomerOf(visit), line.Counted, _floor.Visits[visit].Contact,
            line.WroteAt));
        line = default;
    }

    private void Enter(int visit, long now)
    {
        ref var entered = ref _floor.Visits[visit];
        if (!IsServedByVoiceOrChat(entered.Queue))
        {
            _written.Enter(visit, now);
            return;
        }

        Grow(visit);
        var own = ClassOf(ref entered);
        WaitsOf(own.Queue).KnowsValue |= !double.IsNaN(_floor.Contacts[entered.Contact].Value);
        RenewStaff(own.Queue);
        Arrived(own, now);
        var atOnce = _book.FindsAgent(own);
        _waiting[visit] = new Waiting { Class = own.Index + 1, Entered = entered.Entered, AtOnce = atOnce };
        if (now - entered.Entered <= LateMs && !_book.IsFull && _budget.Take(now)) Predict(visit, own, entered.Entered, now, moment: 0);
        own.Ages.Enter(entered.Entered, now);
        WaitsOf(own.Queue).Agents.Wait(1, now);
        if (atOnce) WaitsOf(own.Queue).Agents.Ring(1, now);
        if (_waiting[visit].Chain == 0) return;
        for (var i = 0; i < Again.Length; i++) _again[i].Enqueue((visit, entered.Mark, now + (Again[i] * SecondMs)));
    }

    private void PredictAgain(int visit, int next, long due)
    {
        var line = _waiting[visit];
        var own = _classes[line.Class - 1];
        RenewStaff(own.Queue);
        if (line.AtOnce)
        {
            // Somebody is free and does not take it: from now on it waits as others do.
            WaitsOf(own.Queue).Agents.Ring(-1, due);
            _waiting[visit].AtOnce = false;
        }

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
        if (!line.IsShown) Show(visit, Outlook.Make(forecast));
        if (Made is null && MadeOf is null) return;
        ref var made = ref _floor.Visits[visit];
        var prediction = new MadePrediction(
            _floor.Ids.Text(made.Contact), _floor.Queues[made.Queue].Name, now, moment == 0 ? 0 : Again[moment - 1], forecast);
        Made?.Invoke(prediction);
        MadeOf?.Invoke(prediction, _book.BasisOf(line.Chain - 1));
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
        var agents = WaitsOf(queue).Agents;
        agents.Staffed = state.AgentsKnown ? Staffed(state) : QueueAgents.NotKnown;
        agents.FreeNow = state.AgentsKnown ? state.AgentsByState[(int)AgentState.Available] : 0;
    }

    /// <summary>
    /// Nobody waits, here or where its agents serve too, and nothing has happened since the last look: what is expected moves with the hour
    /// alone. Asking is the look.
    /// </summary>
    public bool IsStill(QueueState queue)
    {
        var waits = WaitsOf(queue.Index);
        var agents = waits.Agents;
        RenewStaff(queue.Index);
        var still = !waits.HasChanged && waits.AgentsAtLook == (agents.Count, agents.FreeNow) && agents.Waiting == 0;
        (waits.HasChanged, waits.AgentsAtLook) = (false, (agents.Count, agents.FreeNow));
        for (var i = 0; still && i < agents.NearCount; i++) still = _queues[agents.NearQueue(i)].Agents.Waiting == 0;
        return still;
    }

    private static int Staffed(QueueState queue) =>
        queue.AgentsByState[(int)AgentState.Available] + queue.AgentsByState[(int)AgentState.Ringing]
        + queue.AgentsByState[(int)AgentState.Busy] + queue.AgentsByState[(int)AgentState.WrapUp];
}
