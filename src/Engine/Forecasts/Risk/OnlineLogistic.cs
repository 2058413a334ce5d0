namespace QueueMonitor.Engine.Forecasts.Risk;

/// <summary>
/// Logistic regression learned one case at a time: the weights' mean and covariance are carried along and moved by each case
/// as a Kalman filter does with the likelihood linearised at the present mean. The past fades a little with each case, so that
/// it goes on learning; a covariance never grows beyond what was believed at the start. Used by the engine loop only.
/// </summary>
internal sealed class OnlineLogistic
{
    private readonly double[] _weights;
    private readonly double[] _covariance;
    private readonly double[] _gain;
    private readonly double _prior;
    private readonly double _fade;

    /// <param name="priorVariance">Of each weight before any case.</param>
    /// <param name="keep">What remains of the past with each case, below 1.</param>
    public OnlineLogistic(int inputs, double priorVariance, double keep)
    {
        _weights = new double[inputs];
        _gain = new double[inputs];
        _covariance = new double[inputs * inputs];
        for (var i = 0; i < inputs; i++) _covariance[(i * inputs) + i] = priorVariance;
        _prior = priorVariance;
        _fade = 1 / keep;
    }

    /// <summary>Sets where a weight starts from.</summary>
    public OnlineLogistic Start(int input, double weight)
    {
        _weights[input] = weight;
        return this;
    }

    public double Weight(int input) => _weights[input];

    /// <summary>The log-odds that it gives this case.</summary>
    public double LogOdds(ReadOnlySpan<double> inputs)
    {
        var sum = 0.0;
        for (var i = 0; i < _weights.Length; i++) sum += _weights[i] * inputs[i];
        return sum;
    }

    public void Learn(ReadOnlySpan<double> inputs, bool happened)
    {
        var n = _weights.Length;
        var p = Odds.Probability(LogOdds(inputs));
        var spread = 0.0;
        for (var i = 0; i < n; i++)
        {
            var sum = 0.0;
            var row = _covariance.AsSpan(i * n, n);
            for (var j = 0; j < n; j++) sum += row[j] * inputs[j];
            _gain[i] = sum;
            spread += sum * inputs[i];
        }

        var weight = Math.Max(p * (1 - p), 1e-3);
        var scale = 1 / (1 + (weight * spread));
        var error = ((happened ? 1 : 0) - p) * scale;
        for (var i = 0; i < n; i++)
        {
            // One half is computed and mirrored: what rounding makes the halves differ would otherwise grow with every fading.
            _weights[i] += _gain[i] * error;
            var take = weight * scale * _gain[i];
            for (var j = i; j < n; j++)
                _covariance[(i * n) + j] = _covariance[(j * n) + i] = (_covariance[(i * n) + j] - (take * _gain[j])) * _fade;
        }

        Bound();
    }

    // A direction that no case shows would grow without end as the past fades.
    private void Bound()
    {
        var n = _weights.Length;
        for (var i = 0; i < n; i++)
        {
            if (_covariance[(i * n) + i] <= _prior) continue;
            var shrink = Math.Sqrt(_prior / _covariance[(i * n) + i]);
            for (var j = 0; j < n; j++)
            {
                _covariance[(i * n) + j] *= shrink;
                _covariance[(j * n) + i] *= shrink;
            }
        }
    }
}

/// <summary>Probabilities and log-odds.</summary>
internal static class Odds
{
    public static double Probability(double logOdds) => 1 / (1 + Math.Exp(-logOdds));

    /// <summary>Log-odds of a probability kept within 0.002 … 0.998: nobody is that sure, and one surprise must not undo a day.</summary>
    public static double Log(double probability)
    {
        var p = Math.Clamp(probability, 0.002, 0.998);
        return Math.Log(p / (1 - p));
    }
}
