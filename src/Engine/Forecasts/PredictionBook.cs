using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Forecasts.Records;
using QueueMonitor.Engine.Forecasts.Risk;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>Makes predictions, keeps those whose end is awaited, and learns from the end. Bounded; the oldest ghosts are given up first.</summary>
internal sealed class PredictionBook(List<QueueWaits> queues, WaitInputs inputs, RiskForecaster risks)
{
    /// <summary>Predictions that wait for their end.</summary>
    public const int Most = 16_384;

    private const long FiveMinutesMs = 300_000;
    private const double AtOnceStep = 0.02, AtOnceMax = 60;

    private readonly Pool<Prediction> _kept = new();
    private readonly WaitLearner _learner = new();
    private readonly WaitRange _range = new();

    // Until the answer of those who found an agent free, seconds.
    private double _atOnce;

    public RiskForecaster Risks { get; } = risks;

    /// <summary>How the predictions of the whole site turned out.</summary>
    public ForecastRecord Record { get; } = new(ForecastRecord.SiteBlock, ForecastRecord.SiteLearnsFor, isJudged: false);

    public bool FindsAgent(WaitClass own) => inputs.FindsAgent(own);

    public bool IsFull => _kept.Count >= Most;

    /// <summary>What is expected of one at a moment; changes nothing.</summary>
    /// <param name="moment">0: it joins; 1 to 4: it has waited for 30, 60, 120, 240 s or more.</param>
    /// <param name="customer">Whose own record counts; 0: not known, or nobody yet.</param>
    public WaitForecast Expect(WaitClass own, UInt128 customer, long entered, long now, int moment)
    {
        var around = inputs.Around(own, now);
        return Expect(own, in around, customer, entered, now, moment);
    }

    /// <summary>The same of one of several who wait in a class.</summary>
    public WaitForecast Expect(WaitClass own, in WaitInputs.Surroundings around, UInt128 customer, long entered, long now, int moment)
    {
        var made = default(Prediction);
        return Make(ref made, own, in around, customer, entered, now, moment, keeps: false);
    }

    /// <summary>What is the same for all who wait in a class at a moment.</summary>
    public WaitInputs.Surroundings Around(WaitClass own, long now) => inputs.Around(own, now);

    /// <summary>Makes a prediction and keeps it at the head of a chain.</summary>
    /// <returns>The new head of the chain.</returns>
    public int Add(WaitClass own, UInt128 customer, long entered, long now, int moment, int chain, out WaitForecast forecast)
    {
        var index = _kept.Rent();
        ref var made = ref _kept[index];
        var around = inputs.Around(own, now);
        forecast = Make(ref made, own, in around, customer, entered, now, moment, keeps: true);
        made.Next = chain;
        return index;
    }

    /// <summary>What the newest of a chain was made of; see <see cref="Forecaster.MadeOf"/>.</summary>
    public double[] BasisOf(int chain)
    {
        ref var made = ref _kept[chain];
        var basis = new double[WaitInputs.Count + 3];
        ReadOnlySpan<float> inputs = made.Inputs;
        for (var i = 0; i < inputs.Length; i++) basis[i] = inputs[i];
        ReadOnlySpan<double> waits = [made.Structural / 100, made.Calibrated / 100, made.Naive / 100];
        waits.CopyTo(basis.AsSpan(WaitInputs.Count));
        return basis;
    }

    /// <summary>Its wait is known: it was answered then, or as a ghost would have been.</summary>
    public void Waited(int chain, long until, WaitClass own, bool ghost)
    {
        for (var i = chain; i >= 0; i = _kept[i].Next)
        {
            ref var made = ref _kept[i];
            var wait = Math.Max(0, until - made.At) / 1000.0;
            own.Range?.Learn(made.Cell, made.Mean, (made.Low, made.Median, made.High), wait);
            if (made.Cell == WaitRange.AtOnce)
            {
                _atOnce += AtOnceStep * (Math.Min(wait, AtOnceMax) - _atOnce);
                continue;
            }

            _learner.Learn(in made, own, queues[own.Queue].Simple, wait, until);
            if (made.Moment == 0) Note(in made, own, wait, ghost, until);
        }
    }

    /// <summary>It was answered, or gave up.</summary>
    public void Ended(int chain, long at, WaitClass own, bool abandoned) => Ended(chain, at, own, abandoned, at);

    /// <param name="known">When that was known, if later: of one who left a chat without a word.</param>
    public void Ended(int chain, long at, WaitClass own, bool abandoned, long known)
    {
        var record = queues[own.Queue].Record;
        for (var i = chain; i >= 0; i = _kept[i].Next)
        {
            ref var made = ref _kept[i];
            if (made.Cell == WaitRange.AtOnce) continue;
            Risks.Learner.Learn(in made.Risk, abandoned, known);
            if (Record.IsLearning || record.IsLearning) continue;
            var soon = abandoned && at - made.At <= FiveMinutesMs;
            record.Ended5Min(made.Risk5Min, soon, known);
            Record.Ended5Min(made.Risk5Min, soon, known);
            if (made.Moment > 0) continue;
            record.Ended(made.Risk.Risk, abandoned, known);
            Record.Ended(made.Risk.Risk, abandoned, known);
        }
    }

    public void Free(int chain)
    {
        while (chain >= 0)
        {
            var next = _kept[chain].Next;
            _kept.Free(chain);
            chain = next;
        }
    }

    // Before waits of this size were seen: as far around the mean as such a place has it where all comes by chance.
    private static void SpreadByLaw(ref Prediction made, WaitClass own, in WaitInputs.Place place, double pace)
    {
        var (ahead, patience, scale) = (place.Ahead + place.Overtakers, own.Patience.MeanRate, made.Mean / place.Structural);
        made.Low = scale * PositionWait.Quantile(0.1, ahead, pace, patience);
        made.Median = scale * PositionWait.Quantile(0.5, ahead, pace, patience);
        made.High = scale * PositionWait.Quantile(0.9, ahead, pace, patience);
    }

    private void Note(in Prediction made, WaitClass own, double wait, bool ghost, long at)
    {
        var record = queues[own.Queue].Record;
        if (Record.IsLearning || record.IsLearning)
        {
            Record.Learned();
            record.Learned();
            return;
        }

        Record.Waited(in made, wait, ghost, at);
        record.Waited(in made, wait, ghost, at);
    }

    private WaitForecast Make(
        ref Prediction made, WaitClass own, in WaitInputs.Surroundings around, UInt128 customer, long entered, long now, int moment, bool keeps)
    {
        var place = inputs.PlaceOf(own, in around, entered, now, joins: moment == 0);
        (made.At, made.Class, made.Moment, made.Structural) = (now, own.Index, moment, place.Structural);
        made.Naive = queues[own.Queue].LastTen;
        // Who has waited for long although somebody is free waits for some other reason.
        if (moment == 0 && inputs.FindsAgent(own))
        {
            (made.Mean, made.Cell) = (_atOnce, WaitRange.AtOnce);
        }
        else
        {
            WaitInputs.Write(made.Inputs, in around, in place, entered, now);
            _learner.Predict(ref made, own, queues[own.Queue].Simple, learnScale: keeps);
            made.Cell = WaitRange.CellOf(made.Mean, moment > 0);
        }

        (made.Low, made.Median, made.High) = (own.Range ??= new WaitRange(_range)).Of(made.Mean, made.Cell);
        if (made.Cell != WaitRange.AtOnce && !_range.Knows(made.Cell)) SpreadByLaw(ref made, own, in place, around.Pace);
        var remaining = RemainingWait.OfRange(made.Low, made.Median, made.High);
        if (made.Cell != WaitRange.AtOnce) remaining = remaining.Around(made.Mean);
        var (frailty, earlier) = Risks.RecordOf(customer, now);
        var situation = new RiskSituation
        {
            Patience = own.Patience,
            Wait = remaining,
            PredictedSeconds = made.Mean,
            ElapsedSeconds = Math.Max(0, now - entered) / 1000.0,
            Ahead = place.Ahead,
            WaitingInAll = around.All,
            LongestSeconds = (now - around.Oldest) / 1000.0,
            Priority = own.Priority,
            Frailty = frailty,
            EarlierContacts = earlier,
            At = now,
        };
        var risk = keeps && made.Cell != WaitRange.AtOnce ? Risks.Learner.Predict(situation, out made.Risk) : Risks.Learner.Estimate(situation);
        made.Risk5Min = risk.Risk5Min;
        return new WaitForecast(made.Mean, made.Low, made.Median, made.High, risk.Risk, risk.Risk5Min);
    }
}
