namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// From the structural wait to the one that is shown: put in line with what such waits turned out to be, combined with all
/// else that is known, and the two weighed by their record, so that the combination never does worse for long.
/// </summary>
internal sealed class WaitLearner
{
    private const double Memory = 0.9998, Stiffness = 10, RatioMemory = 0.9995, FirstWeight = 50 * 60, WaitMax = 3_600;

    // A ghost's wait is known less well, and the mean is that of those who are answered: it counts for half. The ranges,
    // which must hold for all, are learned from everybody alike.
    private const double GhostWeight = 0.5;
    private const double BlendMemory = 0.999, TrustAfter = 50;

    private readonly InputScale _scale = new(WaitInputs.Count);
    private readonly LeastSquares _squares = new(WaitInputs.Count, Memory, Stiffness);
    private double _waits = FirstWeight, _structural = FirstWeight;
    // The best share of the learner in a mix of both follows from these two.
    private double _gain, _spread = 1e-9;
    private long _seen;

    /// <summary>Fills in what the prediction says of the wait; its inputs hold the raw numbers before, the scaled ones after.</summary>
    public void Predict(ref Prediction made, bool learnScale)
    {
        Span<float> inputs = made.Inputs;
        if (learnScale) _scale.Learn(inputs);
        _scale.Scale(inputs, inputs);
        inputs[^1] = 1;
        made.Calibrated = made.Structural * _waits / _structural;
        made.Learned = Math.Clamp((1 + _squares.Predict(inputs)) * Unit(made.Calibrated), 0, WaitMax);
        var trust = _seen < TrustAfter ? 0 : Math.Clamp(_gain / _spread, 0, 1);
        made.Mean = made.Calibrated + (trust * (made.Learned - made.Calibrated));
    }

    /// <param name="ghost">It gave up, and this is what it would have waited.</param>
    public void Learn(in Prediction made, double wait, bool ghost)
    {
        var weight = ghost ? GhostWeight : 1;
        wait = Math.Min(wait, WaitMax);
        _seen++;
        _waits = (_waits * RatioMemory) + (weight * wait);
        _structural = (_structural * RatioMemory) + (weight * made.Structural);
        var apart = made.Learned - made.Calibrated;
        _gain = (_gain * BlendMemory) + (weight * apart * (wait - made.Calibrated));
        _spread = (_spread * BlendMemory) + (weight * apart * apart);
        _squares.Learn(made.Inputs, (wait / Unit(made.Calibrated)) - 1, weight);
    }

    private static double Unit(double calibrated) => calibrated + WaitInputs.Offset;
}
