using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>Brings inputs to mean 0 and spread 1, as seen so far, and cuts off what lies far outside. Eight inputs at a time.</summary>
internal sealed class InputScale
{
    private const float Far = 4, VarianceMin = 1e-4f;
    private const int Memory = 20_000, SurePast = 50, Lanes = 8;

    private readonly float[] _mean, _variance;
    private int _seen;

    /// <param name="inputs">How many there are; a multiple of eight.</param>
    public InputScale(int inputs)
    {
        if (inputs % Lanes != 0) throw new ArgumentException($"Fill up to a multiple of {Lanes}.", nameof(inputs));
        (_mean, _variance) = (new float[inputs], new float[inputs]);
        Array.Fill(_variance, 1);
    }

    public void Learn(ReadOnlySpan<float> raw)
    {
        _seen = Math.Min(_seen + 1, Memory);
        var values = Vectors(raw);
        var mean = Vectors(_mean);
        var variance = Vectors(_variance);
        var (step, spreadStep) = (Vector256.Create(1f / _seen), Vector256.Create(1f / Math.Max(_seen, SurePast)));
        for (var i = 0; i < mean.Length; i++)
        {
            var off = values[i] - mean[i];
            mean[i] += off * step;
            variance[i] += ((off * off) - variance[i]) * spreadStep;
        }
    }

    public void Scale(ReadOnlySpan<float> raw, Span<float> scaled)
    {
        var values = Vectors(raw);
        var to = MemoryMarshal.Cast<float, Vector256<float>>(scaled);
        var mean = Vectors(_mean);
        var variance = Vectors(_variance);
        var (far, least) = (Vector256.Create(Far), Vector256.Create(VarianceMin));
        for (var i = 0; i < mean.Length; i++)
            to[i] = Vector256.Min(Vector256.Max((values[i] - mean[i]) / Vector256.Sqrt(variance[i] + least), -far), far);
    }

    private static Span<Vector256<float>> Vectors(float[] values) => MemoryMarshal.Cast<float, Vector256<float>>(values.AsSpan());

    private static ReadOnlySpan<Vector256<float>> Vectors(ReadOnlySpan<float> values) => MemoryMarshal.Cast<float, Vector256<float>>(values);
}
