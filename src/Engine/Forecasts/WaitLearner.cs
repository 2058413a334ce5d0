namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// From the structural wait to the one that is shown: put in line with what such waits turned out to be, combined with all
/// else that is known, and the two weighed by their record, so that the combination never does worse for long; where the mean of a
/// queue's last ten waits has done better, that counts too.
/// </summary>
internal sealed class WaitLearner
{
    private const double Stiffness = 10, WaitMax = 3_600, Unit = 100, TrustAfter = 50;

    // What a wait may turn out to be lies as much further apart as more of it is expected, beside half a minute that is never sure.
    private const double NeverSure = 30;

    // The past fades with each case, but no faster than by time: in a large queue thousands of cases are one moment, and
    // its luck must not be taken for a law.
    private const double Memory = 0.9998, MemoryMs = 86_400_000, BlendMemory = 0.999, BlendMemoryMs = 21_600_000;

    private readonly InputScale _scale = new(WaitInputs.Count);
    private readonly LeastSquares _squares = new(WaitInputs.Count, Stiffness);
    private readonly Mixture _blend = new(BlendMemory, 1e-9, sure: 0);
    private readonly WaitRatio _ratio = new(null);
    private long _seen, _seenAt = long.MinValue;

    /// <summary>Fills in what the prediction says of the wait; its inputs hold the raw numbers before, the scaled ones after.</summary>
    public void Predict(ref Prediction made, WaitClass own, Mixture simple, bool learnScale)
    {
        Span<float> inputs = made.Inputs;
        if (learnScale) _scale.Learn(inputs);
        _scale.Scale(inputs, inputs);
        inputs[^1] = 1;
        made.Calibrated = made.Structural * (own.Ratio ??= new WaitRatio(_ratio)).Of;
        made.Learned = Math.Clamp(made.Calibrated + (Unit * (_squares.Predict(inputs) + own.Surplus.Of)), 0, WaitMax);
        made.Blended = _seen < TrustAfter ? made.Calibrated : _blend.Of(made.Calibrated, made.Learned);
        // Of one who has waited already the last waits, which were whole ones, tell nothing.
        made.Mean = made.Moment == 0 ? simple.Of(made.Blended, made.Naive) : made.Blended;
    }

    /// <param name="wait">What it waited, or would have, had it not given up: those who stay would teach too short a wait.</param>
    /// <param name="now">Milliseconds since 1970 UTC.</param>
    public void Learn(in Prediction made, WaitClass own, Mixture simple, double wait, long now)
    {
        var passed = _seenAt == long.MinValue ? 0 : Math.Max(0, now - _seenAt);
        _seenAt = now;
        wait = Math.Min(wait, WaitMax);
        _seen++;
        _ratio.Learn(made.Structural, wait, now);
        own.Ratio?.Learn(made.Structural, wait, now);
        _blend.Learn(made.Calibrated, made.Learned, wait, Math.Exp(-passed / BlendMemoryMs));
        if (made.Moment == 0) simple.Learn(made.Blended, made.Naive, wait, 0);
        var (missing, weight) = ((wait - made.Calibrated) / Unit, NeverSure / (NeverSure + made.Calibrated));
        var error = _squares.Learn(made.Inputs, missing - own.Surplus.Of, weight, Math.Max(Memory, Math.Exp(-passed / MemoryMs)));
        own.Surplus.Learn(own.Surplus.Of + error, weight, now);
    }
}
