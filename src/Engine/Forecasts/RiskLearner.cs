namespace QueueMonitor.Engine.Forecasts;

/// <summary>
/// Puts the risk that the model gives in line with what happened: a logistic regression, one case at a time (Newton's step,
/// older cases weighing less), beginning at the model itself.
/// </summary>
internal sealed class RiskLearner
{
    public const int Inputs = 7;

    private const double Memory = 0.9998, Stiffness = 60;

    private readonly double[] _weights = new double[Inputs];
    private readonly double[] _inverse = new double[Inputs * Inputs];
    private readonly double[] _gain = new double[Inputs];

    public RiskLearner()
    {
        // The second input is the model's log-odds.
        _weights[1] = 1;
        for (var i = 0; i < Inputs; i++) _inverse[(i * Inputs) + i] = 1 / Stiffness;
    }

    public static double LogOdds(double share)
    {
        var p = Math.Clamp(share, 0.001, 0.999);
        return Math.Log(p / (1 - p));
    }

    public double Predict(ReadOnlySpan<float> inputs)
    {
        var sum = 0.0;
        for (var i = 0; i < Inputs; i++) sum += _weights[i] * inputs[i];
        return 1 / (1 + Math.Exp(-Math.Clamp(sum, -7, 7)));
    }

    public void Learn(ReadOnlySpan<float> inputs, bool abandoned)
    {
        var p = Predict(inputs);
        var weight = Math.Max(p * (1 - p), 0.02);
        var spread = Memory;
        for (var i = 0; i < Inputs; i++)
        {
            var sum = 0.0;
            for (var j = 0; j < Inputs; j++) sum += _inverse[(i * Inputs) + j] * inputs[j];
            _gain[i] = sum;
            spread += weight * sum * inputs[i];
        }

        var error = (abandoned ? 1 : 0) - p;
        var trace = 0.0;
        for (var i = 0; i < Inputs; i++) trace += _inverse[(i * Inputs) + i];
        var forget = trace > Inputs / Stiffness ? 1 : 1 / Memory;
        for (var i = 0; i < Inputs; i++)
        {
            _weights[i] += _gain[i] * error / spread;
            for (var j = 0; j < Inputs; j++)
                _inverse[(i * Inputs) + j] = (_inverse[(i * Inputs) + j] - (weight * _gain[i] * _gain[j] / spread)) * forget;
        }
    }
}
