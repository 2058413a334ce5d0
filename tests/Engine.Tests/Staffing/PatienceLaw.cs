using QueueMonitor.Engine.Staffing.Queueing;

namespace QueueMonitor.Engine.Tests.Staffing;

/// <summary>The laws of patience of the reference, all with a mean of 120 s.</summary>
internal sealed class PatienceLaw : IPatienceLaw
{
    private readonly double[] _edges;
    private readonly Func<double, double> _left, _upTo;

    private PatienceLaw(double[] edges, Func<double, double> left, Func<double, double> upTo) => (_edges, _left, _upTo) = (edges, left, upTo);

    public ReadOnlySpan<double> Edges => _edges;

    public double MeanSeconds => 120;

    public static PatienceLaw Named(string name) => name switch
    {
        "erlang2" => new([0], t => Math.Exp(-t / 60) * (1 + (t / 60)), t => 120 - (Math.Exp(-t / 60) * (120 + t))),
        "hyper2" => new([0], t => (Math.Exp(-t / 24) + Math.Exp(-t / 216)) / 2, t => 120 - ((24 * Math.Exp(-t / 24)) + (216 * Math.Exp(-t / 216))) / 2),
        "deterministic" => new([0, 120], t => t < 120 ? 1 : 0, t => Math.Min(t, 120)),
        "uniform" => new([0, 240], t => Math.Max(0, 1 - (t / 240)), t => t >= 240 ? 120 : t - (t * t / 480)),
        _ => throw new ArgumentException(name),
    };

    public double Gone(double seconds) => 1 - _left(seconds);

    public double Left(double seconds) => _left(seconds);

    public double MeanUpTo(double seconds) => _upTo(seconds);
}
