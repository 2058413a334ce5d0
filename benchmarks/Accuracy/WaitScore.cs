namespace QueueMonitor.Benchmarks.Accuracy;

/// <summary>How predicted waits turned out: the mean and the median by their errors, the range by how often it held.</summary>
internal sealed class WaitScore
{
    public static readonly double[] BucketEdges = [20, 45, 90, 180, 360, double.PositiveInfinity];

    private readonly double[] _baselineSquares = new double[Baselines.Names.Length], _baselineErrors = new double[Baselines.Names.Length];
    private readonly (long Count, long Held, double Width)[] _buckets = new (long, long, double)[BucketEdges.Length];
    private double _squares, _errors, _sum, _pinball, _plainPinball, _width;
    private long _held;

    public long Count { get; private set; }

    public double Rmse => Math.Sqrt(_squares / Count);

    public double Mae => _errors / Count;

    public double Bias => _sum / Count;

    public double Coverage => (double)_held / Count;

    public double Width => _width / Count;

    /// <summary>Pinball loss of low, median and high against that of the quantiles of the last 200 waits.</summary>
    public double Pinball => _pinball / _plainPinball;

    public double RmseOf(int baseline) => Math.Sqrt(_baselineSquares[baseline] / Count);

    public double BestRmse => Enumerable.Range(0, _baselineSquares.Length).Min(RmseOf);

    public double BestMae => _baselineErrors.Min() / Count;

    public IEnumerable<(long Count, double Coverage, double Width)> Buckets =>
        _buckets.Select(b => (b.Count, b.Count == 0 ? double.NaN : (double)b.Held / b.Count, b.Count == 0 ? double.NaN : b.Width / b.Count));

    public void Add(PredictionRow row, Stay stay, double wait)
    {
        Count++;
        _squares += (row.MeanSeconds - wait) * (row.MeanSeconds - wait);
        _errors += Math.Abs(row.MedianSeconds - wait);
        _sum += row.MeanSeconds - wait;
        for (var i = 0; i < stay.Baselines.Length; i++)
        {
            var error = stay.Baselines[i] - wait;
            _baselineSquares[i] += error * error;
            _baselineErrors[i] += Math.Abs(error);
        }

        _pinball += Loss([row.LowSeconds, row.MedianSeconds, row.HighSeconds], wait);
        _plainPinball += Loss(stay.Quantiles, wait);
        var holds = wait >= row.LowSeconds && wait <= row.HighSeconds;
        if (holds) _held++;
        _width += row.HighSeconds - row.LowSeconds;
        ref var bucket = ref _buckets[Array.FindIndex(BucketEdges, e => row.MeanSeconds < e)];
        bucket = (bucket.Count + 1, bucket.Held + (holds ? 1 : 0), bucket.Width + row.HighSeconds - row.LowSeconds);
    }

    private static double Loss(double[] quantiles, double wait)
    {
        double[] shares = [0.1, 0.5, 0.9];
        return shares.Zip(quantiles, (p, q) => Math.Max(p * (wait - q), (p - 1) * (wait - q))).Sum();
    }
}
