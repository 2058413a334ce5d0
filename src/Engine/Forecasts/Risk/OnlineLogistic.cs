namespace QueueMonitor.Engine.Forecasts.Risk;

/// <summary>
/// Logistic regression learned one case at a time: the weights' mean and covariance are carried along and moved by each case
/// as a Kalman filter does with the likelihood linearised at the present mean. The past fades a little with each case, so that
/// it goes on learning; a covariance never grows beyond what was believed at the start. Used by the engine loop only.
/// </summary>
internal sealed class OnlineLogistic
{
    private readonly double[] _weights, _gain, _inputs;
    private readonly SymmetricMatrix _covariance;
    private readonly double _prior;
    private readonly double _keep;
    private readonly double _memoryMs;

    /// <param name="priorVariance">Of each weight before any case.</param>
    /// <param name="keep">What remains of the past with each case, below 1.</param>
    /// <param name="memory">And at least this remains by time alone: where cases come by the thousand they are one moment.</param>
    public OnlineLogistic(int inputs, double priorVariance, double keep, TimeSpan memory = default)
    {
        _covariance = new SymmetricMatrix(inputs, priorVariance);
        _weights = new double[_covariance.Stride];
        _gain = new double[_covariance.Stride];
        _inputs = new double[_covariance.Stride];
        _prior = priorVariance;
        (_keep, _memoryMs) = (keep, memory.TotalMilliseconds);
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
        inputs[.._covariance.Size].CopyTo(_inputs);
        return SymmetricMatrix.Dot(_weights, _inputs);
    }

    /// <param name="passedMs">Since the case before; without it the past fades by cases alone.</param>
    public void Learn(ReadOnlySpan<double> inputs, bool happened, double passedMs = double.PositiveInfinity)
    {
        var fade = 1 / Math.Max(_keep, _memoryMs > 0 ? Math.Exp(-passedMs / _memoryMs) : 0);
        var p = Odds.Probability(LogOdds(inputs));
        var spread = _covariance.Multiply(_inputs, _gain);
        var weight = Math.Max(p * (1 - p), 1e-3);
        var scale = 1 / (1 + (weight * spread));
        var error = ((happened ? 1 : 0) - p) * scale;
        for (var i = 0; i < _gain.Length; i++) _weights[i] += _gain[i] * error;
        _covariance.Reduce(_gain, weight * scale, fade);
        // A direction that no case shows would grow without end as the past fades.
        _covariance.Bound(_prior);
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
