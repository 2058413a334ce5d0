namespace QueueMonitor.Engine.Forecasts;

/// <summary>Linear least squares, one case at a time, older cases weighing less. Fixed cost a case, no allocation.</summary>
internal sealed class LeastSquares
{
    // An error counts up to so many times the usual one (root mean square), which is learned from these cases and begins at this.
    private const double UsualErrors = 4, ErrorMemory = 0.9995, FirstError = 0.7;

    private readonly double[] _weights, _gain, _inputs;
    private readonly SymmetricMatrix _inverse;
    private double _squares = FirstError * FirstError, _seen = 1;

    /// <param name="inputs">How many there are; the last should be constant.</param>
    /// <param name="stiffness">How many cases it takes to move a weight away from 0.</param>
    public LeastSquares(int inputs, double stiffness)
    {
        _inverse = new SymmetricMatrix(inputs, 1 / stiffness);
        _weights = new double[_inverse.Stride];
        _gain = new double[_inverse.Stride];
        _inputs = new double[_inverse.Stride];
    }

    public double Predict(ReadOnlySpan<float> inputs)
    {
        Take(inputs);
        return SymmetricMatrix.Dot(_weights, _inputs);
    }

    /// <param name="weight">How much it counts, 0–1: one over the variance of what it may turn out to be, to scale.</param>
    /// <param name="keep">What the cases before it still weigh.</param>
    /// <returns>By how much it was told too little, before it was learned, as far as that counts.</returns>
    public double Learn(ReadOnlySpan<float> inputs, double target, double weight, double keep)
    {
        Take(inputs);
        var spread = (keep / weight) + _inverse.Multiply(_inputs, _gain);
        var most = UsualErrors * Math.Sqrt(_squares / _seen / weight);
        var error = Math.Clamp(target - SymmetricMatrix.Dot(_weights, _inputs), -most, most);
        _squares = (_squares * ErrorMemory) + (weight * error * error);
        _seen = (_seen * ErrorMemory) + 1;
        for (var i = 0; i < _gain.Length; i++) _weights[i] += _gain[i] * error / spread;
        // Inputs that stand still teach nothing: without a bound what is forgotten about them would grow for ever.
        _inverse.Reduce(_gain, 1 / spread, _inverse.Trace > _inverse.Size ? 0.99 : 1 / keep);
        return error;
    }

    private void Take(ReadOnlySpan<float> inputs)
    {
        for (var i = 0; i < _inverse.Size; i++) _inputs[i] = inputs[i];
    }
}
