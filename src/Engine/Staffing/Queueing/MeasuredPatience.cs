using QueueMonitor.Engine.Forecasts.Patience;

namespace QueueMonitor.Engine.Staffing.Queueing;

/// <summary>Patience by a hazard that is constant within buckets: what a queue's callers were seen to do.</summary>
public sealed class MeasuredPatience : IPatienceLaw
{
    /// <summary>Nobody is more patient than giving up once a week.</summary>
    private const double SlowestRate = 1 / (7 * 86_400.0);

    private readonly double[] _edges;
    private readonly double[] _rates;
    private readonly double[] _cumulative;
    private readonly double[] _mean;

    /// <param name="edges">Where buckets begin: ascending seconds from 0. The last has no end.</param>
    /// <param name="rates">Those who give up a second, of those still there, in each bucket; 0 or more.</param>
    public MeasuredPatience(ReadOnlySpan<double> edges, ReadOnlySpan<double> rates)
    {
        if (edges.Length == 0 || edges.Length != rates.Length || edges[0] != 0)
            throw new ArgumentException("Each bucket has a beginning and a rate, and the first begins at 0.", nameof(edges));
        (_edges, _rates) = (edges.ToArray(), new double[edges.Length]);
        (_cumulative, _mean) = (new double[edges.Length], new double[edges.Length]);
        for (var b = 0; b < rates.Length; b++)
        {
            if (!(rates[b] >= 0) || (b > 0 && edges[b] <= edges[b - 1]))
                throw new ArgumentException("Buckets ascend, and no rate is negative.", nameof(rates));
            _rates[b] = Math.Max(rates[b], SlowestRate);
        }

        for (var b = 1; b < rates.Length; b++)
        {
            _mean[b] = _mean[b - 1] + Within(b - 1, edges[b]);
            _cumulative[b] = _cumulative[b - 1] + (_rates[b - 1] * (edges[b] - edges[b - 1]));
        }

        MeanSeconds = _mean[^1] + (Math.Exp(-_cumulative[^1]) / _rates[^1]);
    }

    public ReadOnlySpan<double> Edges => _edges;

    public double MeanSeconds { get; }

    public double Gone(double seconds) => -Exponential.MinusOne(-Cumulative(seconds));

    public double Left(double seconds) => Math.Exp(-Cumulative(seconds));

    public double MeanUpTo(double seconds)
    {
        var bucket = BucketOf(seconds);
        return _mean[bucket] + Within(bucket, seconds);
    }

    /// <summary>As a queue's hazard stands now.</summary>
    internal static MeasuredPatience From(Hazard hazard)
    {
        var (edges, rates) = (new double[WaitBuckets.Count], new double[WaitBuckets.Count]);
        for (var b = 0; b < WaitBuckets.Count; b++) (edges[b], rates[b]) = (WaitBuckets.Start(b), hazard.Rate(WaitBuckets.Start(b)));
        return new MeasuredPatience(edges, rates);
    }

    private double Cumulative(double seconds)
    {
        var bucket = BucketOf(seconds);
        return _cumulative[bucket] + (_rates[bucket] * (seconds - _edges[bucket]));
    }

    private double Within(int bucket, double until) =>
        Math.Exp(-_cumulative[bucket]) * -Exponential.MinusOne(-_rates[bucket] * (until - _edges[bucket])) / _rates[bucket];

    private int BucketOf(double seconds)
    {
        var at = Array.BinarySearch(_edges, seconds);
        return at >= 0 ? at : Math.Max(0, ~at - 1);
    }
}
