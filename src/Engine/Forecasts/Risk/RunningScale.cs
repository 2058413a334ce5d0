namespace QueueMonitor.Engine.Forecasts.Risk;

/// <summary>Mean and spread of each input so far (of late: the newest 20,000 or so), to bring all inputs to one scale.</summary>
internal sealed class RunningScale(int inputs)
{
    private const double Memory = 20_000, SpreadFrom = 50, Farthest = 4;

    private readonly double[] _mean = new double[inputs];
    private readonly double[] _variance = Ones(inputs);
    private double _seen;

    public void See(ReadOnlySpan<double> values)
    {
        _seen = Math.Min(_seen + 1, Memory);
        for (var i = 0; i < _mean.Length; i++)
        {
            var off = values[i] - _mean[i];
            _mean[i] += off / _seen;
            _variance[i] += ((off * off) - _variance[i]) / Math.Max(_seen, SpreadFrom);
        }
    }

    /// <summary>Spreads away from the mean, at most four of them.</summary>
    public void Apply(Span<double> values)
    {
        for (var i = 0; i < _mean.Length; i++)
            values[i] = Math.Clamp((values[i] - _mean[i]) / Math.Sqrt(_variance[i] + 1e-4), -Farthest, Farthest);
    }

    private static double[] Ones(int count)
    {
        var ones = new double[count];
        Array.Fill(ones, 1);
        return ones;
    }
}
