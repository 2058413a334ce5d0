namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// From the structural wait to the one that is shown: put in line with what such waits turned out to be, combined with all
/// else that is known, and the two weighed by their record, so that the combination never does worse for long; where the mean of a
/// queue's last ten waits has done better, that counts too.
/// </summary>
internal sealed class WaitLearner
{
    private const double Memory = 0.9998, Stiffness = 10, RatioMemory = 0.9995, FirstWeight = 50 * 60, WaitMax = 3_600, Unit = 100;

    // A ghost's wait is known less well, and the mean is that of those who are answered: it counts for half. The ranges,
    // which must hold for all, are learned from everybody alike.
    private const double GhostWeight = 0.5;
    private const double BlendMemory = 0.999, TrustAfter = 50;

    private readonly InputScale _scale = new(WaitInputs.Count);
    private readonly LeastSquares _squares = new(WaitInputs.Count, Memory, Stiffness);
    private readonly Mixture _blend = new(BlendMemory, 1e-9);
    private double _waits = FirstWeight, _structural = FirstWeight;
    private long _seen;

    /// <summary>Fills in what the prediction says of the wait; its inputs hold the raw numbers before, the scaled ones after.</summary>
    public void Predict(ref Prediction made, Mixture simple, bool learnScale)
    {
        Span<float> inputs = made.Inputs;
        if (learnScale) _scale.Learn(inputs);
        _scale.Scale(inputs, inputs);
        inputs[^1] = 1;
        made.Calibrated = made.Structural * _waits / _structural;
        made.Learned = Math.Clamp(made.Calibrated + (Unit * _squares.Predict(inputs)), 0, WaitMax);
        made.Blended = _seen < TrustAfter ? made.Calibrated : _blend.Of(made.Calibrated, made.Learned);
        // Of one who has waited already the last waits, which were whole ones, tell nothing.
        made.Mean = made.Moment == 0 ? simple.Of(made.Blended, made.Naive) : made.Blended;
    }

    /// <param name="ghost">It gave up, and this is what it would have waited.</param>
    public void Learn(in Prediction made, Mixture simple, double wait, bool ghost)
    {
        var weight = ghost ? GhostWeight : 1;
        wait = Math.Min(wait, WaitMax);
        _seen++;
        _waits = (_waits * RatioMemory) + (weight * wait);
        _structural = (_structural * RatioMemory) + (weight * made.Structural);
        _blend.Learn(made.Calibrated, made.Learned, wait, weight);
        if (made.Moment == 0) simple.Learn(made.Blended, made.Naive, wait, weight);
        _squares.Learn(made.Inputs, (wait - made.Calibrated) / Unit, weight);
    }
}
