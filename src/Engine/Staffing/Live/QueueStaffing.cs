using QueueMonitor.Engine.Forecasts.Patience;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Engine.Queues;
using QueueMonitor.Engine.Staffing.Chats;
using QueueMonitor.Engine.Staffing.Demand;
using QueueMonitor.Engine.Staffing.Plans;

namespace QueueMonitor.Engine.Staffing.Live;

/// <summary>One queue's need of agents, looked at every few seconds: what comes, how long it takes, what those who are here make of it.
/// Used by the engine loop only.</summary>
internal sealed class QueueStaffing
{
    /// <summary>Quarter-hours that are over and remembered: a day, and the hours before it began.</summary>
    private const int PastMax = 100;

    private const int SpareMax = 10;

    /// <summary>P(required &gt; staffed) that a queue keeps which has agents to spare.</summary>
    private const double SpareUnder = 0.2;

    /// <summary>Contacts completed before a handle time is believed.</summary>
    private const int HandledMin = 3;

    /// <summary>How far days are off their usual handle time, before it is known better.</summary>
    private const double HandleSpread = 0.1;

    private readonly List<QuarterMark> _past = [];
    private QuarterMark[] _coming = [];
    private long _offered = -1, _handled, _workMs;
    private double _busy, _completed;
    private double _staffedSum, _requiredSum;
    private int _staffedLooks, _requiredLooks;
    private ModelSpec? _spec;
    private LoadOutlook _load;

    public QueueDemand Demand { get; } = new();

    public QueueNow Now;

    public StaffingBasis Basis { get; private set; }

    /// <summary>What the curve was worked out for; null: too little is known.</summary>
    public ModelSpec? Spec => _spec;

    /// <summary>Quarter-hours that are over.</summary>
    public ReadOnlySpan<QuarterMark> Past => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_past);

    /// <summary>The running quarter-hour, and those to come.</summary>
    public ReadOnlySpan<QuarterMark> Coming => _coming;

    /// <summary>What was seen since the last look: contacts that came, and were completed, and the seconds worked on them.</summary>
    public (int Came, int Completed, double Busy) Step { get; private set; }

    /// <summary>1/μ̂ as far as it is known, and what is usual.</summary>
    public HandleTime? Handle { get; private set; }

    public double UsualHandleSeconds { get; private set; } = double.NaN;

    /// <summary>Standard deviation of what is known of the load, as a share of it.</summary>
    public double LoadSpread => Handle is { } handle ? Math.Sqrt((Demand.Level.Spread * Demand.Level.Spread) + (handle.Spread * handle.Spread)) : 0;

    /// <summary>Counts what came and was worked since the last look.</summary>
    public void Count(QueueState queue, StaffPlan plan, long now, double seconds, bool heard)
    {
        var measures = queue.Measures;
        var (offered, handled) = (measures.Total(Figure.Offered), measures.Total(Figure.Handled));
        var work = measures.Total(Figure.HandleMs) + (queue.Talks.Talking * now) - queue.Talks.FromSum;
        // The first look learns what went before; late events may take back.
        Step = _offered < 0 ? default : ((int)Math.Max(0, offered - _offered), (int)Math.Max(0, handled - _handled), Math.Max(0, (work - _workMs) / 1000.0));
        (_offered, _handled, _workMs) = (offered, handled, work);
        Demand.Look(queue, plan, now, Step.Came, seconds, heard);
        var keep = Math.Pow(0.5, seconds / HandleTime.HalfLifeSeconds);
        (_busy, _completed) = ((_busy * keep) + Step.Busy, (_completed * keep) + Step.Completed);
        Handle = HandleOf(plan.At(queue.Index, now - (now % StaffPlan.QuarterMs)).HandleSeconds, measures);
    }

    /// <summary>Works out the running quarter-hour.</summary>
    /// <param name="staffed">Agents at work here; NaN: not known.</param>
    /// <param name="mayRenew">There is time for another curve.</param>
    /// <returns>A new curve is needed, or was taken.</returns>
    public bool Reckon(QueueState queue, StaffPlan plan, Hazard? hazard, ChatHandleTimes chats, int slots, double staffed, long now, bool mayRenew)
    {
        var quarter = now - (now % StaffPlan.QuarterMs);
        if (Now.From != quarter) Turn(quarter);
        var (perSecond, basis) = Demand.Expected(queue, plan, now, now);
        var before = Now;
        (Basis, Now) = (basis, QueueNow.Of(quarter));
        Now.Staffed = staffed;
        // Work with deadlines is reckoned once a minute, and stands until then.
        if (queue.IsWritten && queue.Open)
        {
            (Now.Required, Now.Low, Now.High, Now.ProbabilityShort) = (before.Required, before.Low, before.High, before.ProbabilityShort);
            (Now.LateContacts, Now.DueContacts, Now.LateAt) = (before.LateContacts, before.DueContacts, before.LateAt);
        }

        if (!queue.Open || Handle is not { } handle || basis == StaffingBasis.None) return Settle(renewed: false);
        var level = Demand.Level;
        (Now.Arrivals, Now.Handle) = (perSecond * level.Mean, handle.Seconds);
        if (queue.IsWritten || queue.Settings.Threshold.IsWorkingTime) return Settle(renewed: false);
        var renewed = Renew(queue, handle, hazard, chats, slots, now, mayRenew);
        if (_spec is not { } spec || Now.Arrivals <= 0) return Settle(renewed);
        // A chat's time as it is alone: the model lengthens it by those beside it.
        var alone = new HandleTime(spec.ChatSeconds.Length > 0 ? spec.ChatSeconds[0] : handle.Seconds, handle.Spread);
        var load = new LoadOutlook(perSecond, level, alone);
        _load = load;
        Required(spec, load);
        if (!double.IsNaN(staffed)) WithThoseHere(queue, spec, load, staffed);
        return Settle(renewed);
    }

    /// <summary>Works out the quarter-hours to come.</summary>
    /// <param name="until">The end of the last.</param>
    /// <param name="planned">Agents planned for a quarter-hour; NaN: those here now go on.</param>
    public void Foresee(QueueState queue, StaffPlan plan, long now, long until, Func<long, double> planned)
    {
        var from = now - (now % StaffPlan.QuarterMs);
        var count = (int)Math.Clamp((until - from + StaffPlan.QuarterMs - 1) / StaffPlan.QuarterMs, 1, PastMax);
        if (_coming.Length != count) _coming = new QuarterMark[count];
        var (level, unit) = (Demand.Level, UnitLoads());
        for (var i = 0; i < count; i++)
        {
            var mark = QuarterMark.Of(from + (i * StaffPlan.QuarterMs));
            var staffed = i == 0 ? double.NaN : planned(mark.Start);
            mark.Staffed = (float)(double.IsNaN(staffed) ? Now.Staffed : staffed);
            var (perSecond, basis) = Demand.Expected(queue, plan, mark.Start, now);
            mark.Open = queue.Calendar.IsOpen(mark.Start);
            if (basis != StaffingBasis.None && mark.Open) Foresee(plan, queue.Index, ref mark, perSecond, level, unit);
            _coming[i] = mark;
        }

        CountPast(queue, now);
    }

    /// <summary>Agents who could go without an alert becoming likely; at most ten.</summary>
    public int Spare()
    {
        if (_spec is not { } spec || double.IsNaN(Now.ProbabilityShort)) return 0;
        var spare = 0;
        while (spare < SpareMax && Now.Staffed - spare >= 1 && spec.Odds.ProbabilityShort(_load, Now.Staffed - spare - 1) < SpareUnder) spare++;
        return spare;
    }

    /// <summary>Puts what was reckoned for the running quarter-hour in place of what was foreseen.</summary>
    public void ShowRunning()
    {
        if (_coming.Length == 0 || _coming[0].Start != Now.From) return;
        ref var mark = ref _coming[0];
        (mark.Required, mark.Low, mark.High) = ((float)Now.Required, (float)Now.Low, (float)Now.High);
        (mark.Staffed, mark.Probability) = ((float)Now.Staffed, (float)Now.ProbabilityShort);
    }

    // What came in quarter-hours that are over: late events restate them.
    private void CountPast(QueueState queue, long now)
    {
        var rows = queue.Measures.Intervals(now);
        if (rows.Count == 0) return;
        var first = rows[0].Start.ToUnixTimeMilliseconds();
        foreach (ref var mark in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_past))
        {
            var place = (mark.Start - first) / StaffPlan.QuarterMs;
            mark.Contacts = mark.Start < first ? 0 : place < rows.Count ? rows[(int)place].Window.Offered : mark.Contacts;
        }
    }

    private void Foresee(StaffPlan plan, int queue, ref QuarterMark mark, double perSecond, DayLevel level, (double Low, double Likely, double High) unit)
    {
        mark.Forecast = (float)(perSecond * level.Mean * StaffPlan.QuarterMs / 1000);
        var planned = plan.At(queue, mark.Start).HandleSeconds;
        if (Handle is not { } handle) return;
        // A planned handle time counts by how today's compares with what is usual.
        var seconds = double.IsNaN(planned) || double.IsNaN(UsualHandleSeconds) ? handle.Seconds : planned * handle.Seconds / UsualHandleSeconds;
        mark.Handle = (float)seconds;
        if (_spec is not { } spec) return;
        var times = perSecond * seconds / handle.Seconds;
        mark.Low = Least(spec, times * unit.Low);
        mark.Required = Least(spec, times * unit.Likely);
        mark.High = Least(spec, times * unit.High);
        if (float.IsNaN(mark.Staffed)) return;
        var load = new LoadOutlook(times, level, new HandleTime(spec.HandleSeconds, handle.Spread));
        mark.Probability = (float)spec.Odds.ProbabilityShort(load, mark.Staffed);
    }

    // What one contact a second becomes, at the level and handle time of now, in flow at the curve's handle time.
    private (double Low, double Likely, double High) UnitLoads()
    {
        if (_spec is not { } spec || Handle is not { } handle) return default;
        var alone = spec.ChatSeconds.Length > 0 ? spec.ChatSeconds[0] : handle.Seconds;
        var load = new LoadOutlook(1, Demand.Level, new HandleTime(alone, handle.Spread));
        return (load.LoadQuantile(0.1) / spec.HandleSeconds, load.LoadQuantile(0.5) / spec.HandleSeconds, load.LoadQuantile(0.9) / spec.HandleSeconds);
    }

    private static float Least(ModelSpec spec, double arrivals) => spec.Curve.Least(arrivals) is { } agents ? agents : float.NaN;

    private void Required(ModelSpec spec, in LoadOutlook load)
    {
        var at = spec.HandleSeconds;
        (Now.Low, Now.Required, Now.High) =
            (Least(spec, load.LoadQuantile(0.1) / at), Least(spec, load.LoadQuantile(0.5) / at), Least(spec, load.LoadQuantile(0.9) / at));
    }

    private void WithThoseHere(QueueState queue, ModelSpec spec, in LoadOutlook load, double staffed)
    {
        (Now.ProbabilityShort, Now.ForAlert) = (spec.Odds.ProbabilityShort(load, staffed), spec.Odds.ForAlert(load, staffed));
        if (StateAt.Of(spec, staffed, load.ArrivalsPerSecond * load.Handle.Seconds / spec.HandleSeconds) is not { } state) return;
        (Now.ServiceLevel, Now.AverageWait) = (state.ServiceLevel, state.MeanWaitSeconds);
        Now.AbandonsPerHour = state.AbandonShare * Now.Arrivals * 3600;
        Now.LatePerHour = state.LateShare * Now.Arrivals * 3600;
        Now.Value = Now.AbandonsPerHour * (queue.Settings.Value ?? double.NaN);
        var taken = staffed * spec.Curve.Model.LoadOfOneAgent / load.Handle.Seconds;
        Now.Clear = Backlog.SecondsToClear(queue.Waiting, taken, Now.Arrivals, spec.Curve.Model.PatienceSeconds) ?? double.NaN;
    }

    private bool Renew(QueueState queue, in HandleTime handle, Hazard? hazard, ChatHandleTimes chats, int slots, long now, bool mayRenew)
    {
        var goal = GoalOf(queue.Settings);
        if (_spec?.IsFresh(goal, now) == true) return false;
        var rates = ModelSpec.Patience(hazard);
        var seconds = queue.Settings.Media == Contacts.MediaType.Chat ? ChatSeconds(chats, handle.Seconds, slots) : [];
        if (_spec is { } spec && spec.Goal == goal && spec.Stands(handle.Seconds, rates, seconds)) return false;
        if (!mayRenew) return true;
        _spec = new ModelSpec(goal, seconds.Length > 0 ? seconds[0] : handle.Seconds, rates, seconds, now);
        return true;
    }

    // How chats lengthen each other is learned from the whole site, how long they are from the queue.
    private static double[] ChatSeconds(ChatHandleTimes chats, double mean, int slots)
    {
        var seconds = new double[Math.Clamp(slots, 1, ChatHandleTimes.LevelsMax)];
        for (var c = 0; c < seconds.Length; c++) seconds[c] = mean * chats.HandleSeconds(c + 1) / chats.MeanSeconds;
        return seconds;
    }

    private static StaffingGoal GoalOf(QueueSettings settings) => new()
    {
        ThresholdSeconds = settings.Threshold.Duration.TotalSeconds,
        ServiceLevel = Math.Min(settings.Target, 0.999),
        Formula = settings.ServiceLevelFormula,
    };

    private HandleTime? HandleOf(double planned, MeasureSet measures)
    {
        var handled = measures.Total(Figure.Handled);
        // With what those still open have taken: by completed ones alone the first hours would be too short by several per cent.
        var own = handled >= HandledMin ? _workMs / 1000.0 / handled : double.NaN;
        UsualHandleSeconds = double.IsNaN(planned) ? own : planned;
        if (!(UsualHandleSeconds > 0)) return null;
        // Few contacts do not tell what is usual: they count as what they are.
        var spread = double.IsNaN(planned) ? Math.Max(HandleSpread, 1 / Math.Sqrt(handled + 1.0)) : HandleSpread;
        var handle = new HandleTime(UsualHandleSeconds, spread);
        handle.Observe(_busy, _completed, 0);
        return new HandleTime(handle.Seconds, handle.Spread);
    }

    private bool Settle(bool renewed)
    {
        if (!double.IsNaN(Now.Staffed)) (_staffedSum, _staffedLooks) = (_staffedSum + Now.Staffed, _staffedLooks + 1);
        if (!double.IsNaN(Now.Required)) (_requiredSum, _requiredLooks) = (_requiredSum + Now.Required, _requiredLooks + 1);
        return renewed;
    }

    // The quarter-hour that ran is over: what was there on average.
    private void Turn(long quarter)
    {
        if (Now.From != 0)
        {
            var mark = QuarterMark.Of(Now.From);
            if (_coming.Length > 0 && _coming[0].Start == Now.From) mark = _coming[0];
            mark.Staffed = _staffedLooks > 0 ? (float)(_staffedSum / _staffedLooks) : float.NaN;
            mark.Required = _requiredLooks > 0 ? (float)Math.Round(_requiredSum / _requiredLooks) : float.NaN;
            if (_past.Count == PastMax) _past.RemoveAt(0);
            _past.Add(mark);
        }

        (_staffedSum, _staffedLooks, _requiredSum, _requiredLooks, Now.From) = (0, 0, 0, 0, quarter);
    }
}
