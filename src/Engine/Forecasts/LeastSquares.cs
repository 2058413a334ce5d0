namespace QueueMonitor.Engine.Forecasts;

/// <summary>Linear least squares, one case at a time, older cases weighing less. Fixed cost a case, no allocation.</summary>
internal sealed class LeastSquares
{
    // How much an error may count that is far outside of what is usual.
    private const double ErrorMax = 3;

    private readonly double _memory;
    private readonly double[] _weights;
    private readonly double[] _inverse;
    private readonly double[] _gain;

    /// <param name="inputs">How many there are; the last should be constant.</param>
    /// <param name="memory">What a case still weighs when one more has come.</param>
    /// <param name="stiffness">How many cases it takes to move a weight away from 0.</param>
    public LeastSquares(int inputs, double memory, double stiffness)
    {
        _memory = memory;
        _weights = new double[inputs];
        _inverse = new double[inputs * inputs];
        _gain = new double[inputs];
        for (var i = 0; i < inputs; i++) _inverse[(i * inputs) + i] = 1 / stiffness;
    }

    public double Predict(ReadOnlySpan<float> inputs)
    {
        var sum = 0.0;
        for (var i = 0; i < _weights.Length; i++) sum += _weights[i] * inputs[i];
        return sum;
    }

    /// <param name="weight">What the case counts; 1: fully.</param>
    public void Learn(ReadOnlySpan<float> inputs, double target, double weight)
    {
        var n = _weights.Length;
        var spread = _memory / weight;
        var trace = 0.0;
        for (var i = 0; i < n; i++)
        {
            var row = _inverse.AsSpan(i * n, n);
            var sum = 0.0;
            for (var j = 0; j < row.Length; j++) sum += row[j] * inputs[j];
            _gain[i] = sum;
            spread += sum * inputs[i];
            trace += row[i];
        }

        var error = Math.Clamp(target - Predict(inputs), -ErrorMax, ErrorMax) / spread;
        // Inputs that stand still teach nothing: without a bound what is forgotten about them would grow for ever.
        var forget = trace > n ? 0.99 : 1 / _memory;
        for (var i = 0; i < n; i++)
        {
            _weights[i] += _gain[i] * error;
            var share = _gain[i] / spread;

            // One half, mirrored: where the two halves are reckoned apart, their rounding drifts apart, and forgetting makes it grow.
            for (var j = i; j < n; j++)
            {
                var renewed = (_inverse[(i * n) + j] - (share * _gain[j])) * forget;
                _inverse[(i * n) + j] = renewed;
                _inverse[(j * n) + i] = renewed;
            }
        }
    }
}
