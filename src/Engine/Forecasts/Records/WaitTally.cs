using System.Runtime.CompilerServices;

namespace QueueMonitor.Engine.Forecasts.Records;

/// <summary>
/// Waits that were predicted on entering, against what they became. Ranges are judged by all whose wait is known, those who gave up
/// included, with the wait that they would have had; errors by those who were answered, since the mean of the last ten waits that
/// they are compared with never sees the others.
/// </summary>
public struct WaitTally
{
    /// <summary>From fewer cases no share and no mean is told.</summary>
    public const int SpeaksFrom = 30;

    /// <summary>Sizes of predicted wait that are told apart, as in docs/ACCURACY.md.</summary>
    public const int Sizes = 6;

    // The share of waits under low, median and high, as they are meant.
    private const double LowTail = 0.1, HighTail = 0.9;

    private Counts _scored, _shorter, _longer;
    private double _width, _square, _naiveSquare, _absolute, _naiveAbsolute, _error, _pinball;

    private static readonly int[] Edges = [20, 45, 90, 180, 360];

    /// <summary>Upper ends of the sizes but the last, in seconds of predicted (median) wait.</summary>
    public static IReadOnlyList<int> EdgesSeconds => Edges;

    /// <summary>Waits whose end is known.</summary>
    public readonly int Scored => Sum(in _scored);

    /// <summary>Of them shorter than the range; and longer.</summary>
    public readonly int Shorter => Sum(in _shorter);

    public readonly int Longer => Sum(in _longer);

    public readonly int Held => Scored - Shorter - Longer;

    /// <summary>Of those scored, answered, and of these within the range.</summary>
    public int Answered { get; private set; }

    public int AnsweredHeld { get; private set; }

    /// <summary>Share of ranges that held; null: too few.</summary>
    public readonly double? Coverage => Share(Held, Scored);

    public readonly double? AnsweredCoverage => Share(AnsweredHeld, Answered);

    /// <summary>Mean width of the ranges in seconds; null: too few.</summary>
    public readonly double? WidthSeconds => Scored < SpeaksFrom ? null : _width / Scored;

    /// <summary>Root mean square error of the mean, in seconds; null: too few were answered.</summary>
    public readonly double? RootMeanSquare => Answered < SpeaksFrom ? null : Math.Sqrt(_square / Answered);

    /// <summary>The same of the mean of the last ten answered waits.</summary>
    public readonly double? NaiveRootMeanSquare => Answered < SpeaksFrom ? null : Math.Sqrt(_naiveSquare / Answered);

    /// <summary>Mean absolute error of the median, in seconds; null: too few were answered.</summary>
    public readonly double? MeanAbsolute => Answered < SpeaksFrom ? null : _absolute / Answered;

    public readonly double? NaiveMeanAbsolute => Answered < SpeaksFrom ? null : _naiveAbsolute / Answered;

    /// <summary>Mean of predicted less actual wait in seconds: over 0 we said too much; null: too few were answered.</summary>
    public readonly double? Bias => Answered < SpeaksFrom ? null : _error / Answered;

    /// <summary>Pinball loss of low, median and high together, in seconds; null: too few were answered.</summary>
    public readonly double? Pinball => Answered < SpeaksFrom ? null : _pinball / Answered;

    /// <summary>Root mean square error over that of the mean of the last ten; under 1 is better. Null: too few, or that one was never wrong.</summary>
    public readonly double? AgainstNaive => Answered < SpeaksFrom || _naiveSquare == 0 ? null : Math.Sqrt(_square / _naiveSquare);

    /// <summary>Sums of squares, for whoever weighs one against the other: ours, and that of the mean of the last ten.</summary>
    internal readonly (double Ours, double Naive) Squares => (_square, _naiveSquare);

    /// <summary>Ranges of one size of predicted wait: how many, shorter and longer than said, and the share that held; null: too few.</summary>
    public readonly (int Scored, int Shorter, int Longer, double? Coverage) OfSize(int size) =>
        (_scored[size], _shorter[size], _longer[size], Share(_scored[size] - _shorter[size] - _longer[size], _scored[size]));

    internal void Add(in Prediction made, double wait, bool ghost)
    {
        var size = SizeOf(made.Median);
        _scored[size]++;
        if (wait < made.Low) _shorter[size]++;
        if (wait > made.High) _longer[size]++;
        _width += made.High - made.Low;
        if (ghost) return;
        Answered++;
        if (wait >= made.Low && wait <= made.High) AnsweredHeld++;
        var (ours, naive) = (made.Mean - wait, made.Naive - wait);
        _error += ours;
        _square += ours * ours;
        _naiveSquare += naive * naive;
        _absolute += Math.Abs(made.Median - wait);
        _naiveAbsolute += Math.Abs(naive);
        _pinball += Loss(LowTail, wait - made.Low) + Loss(0.5, wait - made.Median) + Loss(HighTail, wait - made.High);
    }

    internal void Add(in WaitTally other)
    {
        for (var i = 0; i < Sizes; i++)
        {
            _scored[i] += other._scored[i];
            _shorter[i] += other._shorter[i];
            _longer[i] += other._longer[i];
        }

        (Answered, AnsweredHeld) = (Answered + other.Answered, AnsweredHeld + other.AnsweredHeld);
        (_width, _error, _pinball) = (_width + other._width, _error + other._error, _pinball + other._pinball);
        (_square, _naiveSquare) = (_square + other._square, _naiveSquare + other._naiveSquare);
        (_absolute, _naiveAbsolute) = (_absolute + other._absolute, _naiveAbsolute + other._naiveAbsolute);
    }

    internal static int SizeOf(double predicted)
    {
        var size = 0;
        while (size < Edges.Length && predicted >= Edges[size]) size++;
        return size;
    }

    // max(p (y - q), (p - 1) (y - q)): what a quantile that is said too low or too high costs.
    private static double Loss(double share, double over) => Math.Max(share * over, (share - 1) * over);

    private static double? Share(int part, int whole) => whole < SpeaksFrom ? null : (double)part / whole;

    private static int Sum(in Counts counts)
    {
        var sum = 0;
        foreach (var count in counts) sum += count;
        return sum;
    }

    [InlineArray(Sizes)]
    private struct Counts
    {
        private int _first;
    }
}
