namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// The chance that one gives up before it is served: by the hazard of giving up over the wait that it still faces, put in
/// line with what happened, for one who joins and after each of the waits at which predictions are made.
/// </summary>
internal sealed class RiskModel
{
    private const double FiveMinutes = 300, Floor = 15, Tail = 1.2815515655446004;
    private const double ShareStep = 0.01;

    // Ten equally likely places of a normal law.
    private static readonly double[] Places = [-1.644854, -1.036433, -0.67449, -0.38532, -0.125661, 0.125661, 0.38532, 0.67449, 1.036433, 1.644854];

    private readonly Patience _patience = new();
    private readonly RiskLearner[] _learners = [new(), new(), new(), new(), new()];

    /// <summary>Abandons a second of waiting, over all and all times waited.</summary>
    public double MeanHazard => _patience.MeanHazard;

    /// <summary>Abandons a second of waiting of a class.</summary>
    public double HazardOf(WaitClass own) => _patience.MeanHazard * own.Patience.Multiplier;

    /// <summary>Fills in the risk of a prediction whose wait is known.</summary>
    /// <returns>The risk within five minutes.</returns>
    public double Predict(ref Prediction made, WaitClass own, double waited, double ahead)
    {
        var (whole, soon) = Model(in made, own, waited);
        Span<float> inputs = made.RiskInputs;
        var odds = RiskLearner.LogOdds(whole);
        inputs[0] = 1;
        inputs[1] = (float)odds;
        inputs[2] = (float)Math.Log(1 + (made.Mean / 10)) - 2;
        inputs[3] = (float)RiskLearner.LogOdds(own.AbandonShare) + 1;
        inputs[4] = (float)Math.Log(1 + ahead) - 1;
        inputs[5] = (float)Math.Log(own.Patience.Multiplier);
        inputs[6] = (float)Math.Log(1 + (made.Low / 10)) - 1;
        made.Risk = _learners[made.Moment].Predict(inputs);
        var put = RiskLearner.LogOdds(made.Risk) - odds;
        return Math.Min(made.Risk, soon <= 0 ? 0 : 1 / (1 + Math.Exp(-RiskLearner.LogOdds(soon) - put)));
    }

    public void Learn(in Prediction made, bool abandoned) => _learners[made.Moment].Learn(made.RiskInputs, abandoned);

    /// <summary>A wait has ended.</summary>
    public void Ended(WaitClass own, double waited, bool abandoned)
    {
        own.Patience.Learn(_patience.Summed(waited), abandoned);
        own.AbandonShare += ShareStep * ((abandoned ? 1 : 0) - own.AbandonShare);
        _patience.Learn(waited, abandoned);
    }

    private (double Whole, double Soon) Model(in Prediction made, WaitClass own, double waited)
    {
        var (multiplier, so) = (own.Patience.Multiplier, _patience.Summed(waited));
        var middle = Math.Log(made.Median + Floor);
        var (down, up) = (middle - Math.Log(made.Low + Floor), Math.Log(made.High + Floor) - middle);
        var (stays, staysFive) = (0.0, 0.0);
        foreach (var place in Places)
        {
            var wait = Math.Max(0, Math.Exp(middle + (place / Tail * (place < 0 ? down : up))) - Floor);
            stays += Math.Exp(-multiplier * (_patience.Summed(waited + wait) - so));
            staysFive += Math.Exp(-multiplier * (_patience.Summed(waited + Math.Min(wait, FiveMinutes)) - so));
        }

        return (1 - (stays / Places.Length), 1 - (staysFive / Places.Length));
    }
}
