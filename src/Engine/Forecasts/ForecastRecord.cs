namespace QueueMonitor.Engine.Forecasts;

/// <summary>How the predictions of a queue turned out, the newer ones weighing more: what is shown beside them, and what switches them off.</summary>
internal sealed class ForecastRecord
{
    public const int Tenths = 10;

    // So many waits weigh in; before half of the least nothing is said.
    private const double Memory = 0.998;
    private const int SpeaksAfter = 30, JudgedAfter = 100;

    private readonly double[] _shown = new double[Tenths];
    private readonly double[] _left = new double[Tenths];
    private readonly double[] _cases = new double[Tenths];
    private double _weight, _held, _square, _naiveSquare;

    /// <summary>Waits whose end is known, since the start.</summary>
    public long Samples { get; private set; }

    /// <summary>Share of the ranges that held.</summary>
    public double? Coverage => Samples < SpeaksAfter ? null : _held / _weight;

    /// <summary>Root mean square error against that of the mean of the last ten waits; under 1 is better.</summary>
    public double? AgainstNaive => Samples < SpeaksAfter || _naiveSquare == 0 ? null : Math.Sqrt(_square / _naiveSquare);

    public bool IsLearning => Samples < SpeaksAfter;

    /// <summary>Worse than the simplest predictor there is: better to say nothing.</summary>
    public bool IsOff => Samples >= JudgedAfter && _square > _naiveSquare;

    public void Waited(in Prediction made, double wait, bool ghost)
    {
        _weight = (_weight * Memory) + 1;
        _held = (_held * Memory) + (wait >= made.Low && wait <= made.High ? 1 : 0);
        Samples++;
        // What the naive figure never sees, those who gave up, is not held against it.
        if (ghost) return;
        _square = (_square * Memory) + Square(made.Mean - wait);
        _naiveSquare = (_naiveSquare * Memory) + Square(made.Naive - wait);
    }

    public void Ended(double risk, bool abandoned)
    {
        var tenth = Math.Min(Tenths - 1, (int)(risk * Tenths));
        _shown[tenth] = (_shown[tenth] * Memory) + risk;
        _left[tenth] = (_left[tenth] * Memory) + (abandoned ? 1 : 0);
        _cases[tenth] = (_cases[tenth] * Memory) + 1;
    }

    /// <summary>Of a tenth of risk: the mean shown, the share that left, and how many cases weigh in.</summary>
    public (double Shown, double Left, double Cases) Tenth(int tenth) => _cases[tenth] == 0
        ? (0, 0, 0)
        : (_shown[tenth] / _cases[tenth], _left[tenth] / _cases[tenth], _cases[tenth]);

    private static double Square(double x) => x * x;
}
