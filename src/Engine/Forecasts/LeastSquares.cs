namespace QueueMonitor.Engine.Forecasts;

/// <summary>Linear least squares, one case at a time, older cases weighing less. Fixed cost a case, no allocation.</summary>
internal sealed class LeastSquares
{
    // How much an error may count that is far outside of what is usual.
    private const double ErrorMax = 3;

    private readonly double[] _weights, _gain, _inputs;
    private readonly SymmetricMatrix _inverse;

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

    /// <param name="keep">What the cases before it still weigh.</param>
    public void Learn(ReadOnlySpan<float> inputs, double target, double keep)
    {
        Take(inputs);
        var spread = keep + _inverse.Multiply(_inputs, _gain);
        var error = Math.Clamp(target - SymmetricMatrix.Dot(_weights, _inputs), -ErrorMax, ErrorMax) / spread;
        for (var i = 0; i < _gain.Length; i++) _weights[i] += _gain[i] * error;
        // Inputs that stand still teach nothing: without a bound what is forgotten about them would grow for ever.
        _inverse.Reduce(_gain, 1 / spread, _inverse.Trace > _inverse.Size ? 0.99 : 1 / keep);
    }

    private void Take(ReadOnlySpan<float> inputs)
    {
        for (var i = 0; i < _inverse.Size; i++) _inputs[i] = inputs[i];
    }
}
