using QueueMonitor.Engine.Forecasts.Risk;

namespace QueueMonitor.Engine.Forecasts;

/// <summary>How the predictions of a queue turned out, the newer ones weighing more: what is shown beside them, and what switches them off.</summary>
internal sealed class ForecastRecord
{
    // So many waits weigh in; before half of the least nothing is said.
    private const double Memory = 0.998;
    private const int SpeaksAfter = 30, JudgedAfter = 100;

    private double _weight, _held, _square, _naiveSquare;

    /// <summary>The chances of giving up that were told on entering, and who did.</summary>
    public Reliability Risk { get; } = new();

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

    public void Ended(double risk, bool abandoned) => Risk.Add(risk, abandoned);

    private static double Square(double x) => x * x;
}
