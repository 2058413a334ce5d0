namespace QueueMonitor.Engine.Forecasts.Risk;

/// <summary>
/// Says how likely somebody is to hang up, and learns from each who did or did not. It starts from the formula
/// (<see cref="AbandonmentRisk"/>), since patience and wait are not independent in life and the wait itself is only a guess: an online
/// logistic regression corrects it by what else is known, and a second one by stage of the wait keeps it calibrated. What is told weighs
/// three opinions by their record (log loss): the formula as it is, the same recalibrated, and the learner. Used by the engine loop only.
/// </summary>
internal sealed class RiskLearner
{
    private const double HorizonSeconds = 300;
    private const double RecordKeep = 0.999, RecordSharpness = 0.3, LogOddsMax = 6;

    // An opinion that has more to learn begins with e^-2 of the weight of the one before it: among the first thousands luck tells them apart.
    private const double Doubt = 2;

    private static readonly TimeSpan Week = TimeSpan.FromDays(7), Day = TimeSpan.FromDays(1);

    private readonly OnlineLogistic _learner = new OnlineLogistic(RiskInputs.Count, 0.01, 0.9999, Week).Start(1, 1);
    private readonly OnlineLogistic[] _ofFormula = Stages(0.02, 0.9995);
    private readonly OnlineLogistic[] _ofLearner = Stages(0.01, 0.999);
    private readonly RunningScale _scale = new(RiskInputs.Scaled);
    private readonly long[] _learnedAt = new long[RiskInputs.Stages];
    private long _newest;
    private double _lossOfFormula, _lossOfCalibrated, _lossOfLearner;

    /// <summary>How much the learner counts beside the formula, as it is and recalibrated; 0 … 1.</summary>
    public double Weight => Shares().Learner;

    /// <summary>The risk now. Changes nothing: looking more often makes no difference.</summary>
    public RiskEstimate Estimate(in RiskSituation now)
    {
        var inputs = default(RiskInputs);
        return Estimate(now, ref inputs);
    }

    /// <summary>The risk at a moment from which is learned once it is known how it ended.</summary>
    /// <param name="inputs">What to give to <see cref="Learn"/> then.</param>
    public RiskEstimate Predict(in RiskSituation now, out RiskInputs inputs)
    {
        inputs = default;
        inputs.Take(now, 0);
        _scale.See(inputs.ToScale);
        return Estimate(now, ref inputs);
    }

    /// <param name="now">When it ended, milliseconds since 1970 UTC.</param>
    public void Learn(in RiskInputs inputs, bool abandoned, long now)
    {
        double passed = Math.Max(0, now - _newest), passedHere = Math.Max(0, now - _learnedAt[inputs.Stage]);
        _newest = _learnedAt[inputs.Stage] = now;
        var keep = Math.Max(RecordKeep, Math.Exp(-passed / Day.TotalMilliseconds));
        ReadOnlySpan<double> formula = [1, inputs.Structural];
        ReadOnlySpan<double> learned = [1, inputs.Learned];
        var (ofFormula, ofLearner) = (_ofFormula[inputs.Stage], _ofLearner[inputs.Stage]);
        _lossOfFormula = (_lossOfFormula * keep) + Loss(inputs.Structural, abandoned);
        _lossOfCalibrated = (_lossOfCalibrated * keep) + Loss(ofFormula.LogOdds(formula), abandoned);
        _lossOfLearner = (_lossOfLearner * keep) + Loss(ofLearner.LogOdds(learned), abandoned);
        _learner.Learn(inputs.All, abandoned, passed);
        ofFormula.Learn(formula, abandoned, passedHere);
        ofLearner.Learn(learned, abandoned, passedHere);
    }

    private RiskEstimate Estimate(in RiskSituation now, ref RiskInputs inputs)
    {
        var (structural, within) = AbandonmentRisk.Both(now.Patience, now.ElapsedSeconds, now.Wait, HorizonSeconds);
        inputs.Take(now, structural);
        _scale.Apply(inputs.ToScale);
        inputs.Learned = Math.Clamp(_learner.LogOdds(inputs.All), -LogOddsMax, LogOddsMax);
        var ofFormula = _ofFormula[inputs.Stage].LogOdds([1, inputs.Structural]);
        var ofLearner = _ofLearner[inputs.Stage].LogOdds([1, inputs.Learned]);
        var (formula, calibrated, learner) = Shares();
        inputs.Risk = Odds.Probability((formula * inputs.Structural) + (calibrated * ofFormula) + (learner * ofLearner));
        return new RiskEstimate(inputs.Risk, Math.Min(inputs.Risk, AbandonmentRisk.Carry(structural, within, inputs.Risk)));
    }

    private (double Formula, double Calibrated, double Learner) Shares()
    {
        var formula = _lossOfFormula * RecordSharpness;
        var calibrated = (_lossOfCalibrated * RecordSharpness) + Doubt;
        var learner = (_lossOfLearner * RecordSharpness) + (2 * Doubt);
        // From the least of them: a sum of losses is beyond what exp can tell.
        var least = Math.Min(formula, Math.Min(calibrated, learner));
        (formula, calibrated, learner) = (Math.Exp(least - formula), Math.Exp(least - calibrated), Math.Exp(least - learner));
        var sum = formula + calibrated + learner;
        return (formula / sum, calibrated / sum, learner / sum);
    }

    private static double Loss(double logOdds, bool happened)
    {
        var p = Math.Clamp(Odds.Probability(logOdds), 1e-9, 1 - 1e-9);
        return -Math.Log(happened ? p : 1 - p);
    }

    private static OnlineLogistic[] Stages(double priorVariance, double keep)
    {
        var stages = new OnlineLogistic[RiskInputs.Stages];
        for (var i = 0; i < stages.Length; i++) stages[i] = new OnlineLogistic(2, priorVariance, keep, Day).Start(1, 1);
        return stages;
    }
}
