namespace QueueMonitor.Engine.Forecasts;

/// <summary>Brings inputs to mean 0 and spread 1, as seen so far, and cuts off what lies far outside.</summary>
internal sealed class InputScale(int inputs)
{
    private const float Far = 4;
    private const int Memory = 20_000, SurePast = 50;

    private readonly double[] _mean = new double[inputs];
    private readonly double[] _variance = [.. Enumerable.Repeat(1.0, inputs)];
    private int _seen;

    public void Learn(ReadOnlySpan<float> raw)
    {
        _seen = Math.Min(_seen + 1, Memory);
        for (var i = 0; i < _mean.Length; i++)
        {
            var off = raw[i] - _mean[i];
            _mean[i] += off / _seen;
            _variance[i] += ((off * off) - _variance[i]) / Math.Max(_seen, SurePast);
        }
    }

    public void Scale(ReadOnlySpan<float> raw, Span<float> scaled)
    {
        for (var i = 0; i < _mean.Length; i++)
            scaled[i] = Math.Clamp((float)((raw[i] - _mean[i]) / Math.Sqrt(_variance[i] + 1e-4)), -Far, Far);
    }
}
