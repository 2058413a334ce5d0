using QueueMonitor.Engine.Forecasts;

namespace QueueMonitor.Testing.Simulations;

/// <summary>How near predictions of waits came to the waits, as sums.</summary>
public sealed class WaitScores
{
    private double _ours, _oracle, _last, _head, _ten, _weighted, _bias, _sum, _squares, _width;

    public int Count { get; private set; }

    /// <summary>Of the ranges of 80 %: told and held, by six sizes of the predicted mean.</summary>
    public (int Told, int Held, int Above)[] Ranges { get; } = new (int, int, int)[Sizes];

    public const int Sizes = 6;

    public double MeanWait => _sum / Count;

    /// <summary>Root mean square errors in seconds.</summary>
    public double Rmse => Root(_ours);

    public double OfOracle => Root(_oracle);

    public double OfLastAnswered => Root(_last);

    public double OfHeadOfLine => Root(_head);

    public double OfLastTen => Root(_ten);

    public double OfWeightedTen => Root(_weighted);

    /// <summary>Of the mean of all, known only afterwards: the spread of the waits.</summary>
    public double OfMean => Math.Sqrt((_squares / Count) - (MeanWait * MeanWait));

    /// <summary>Mean of told minus waited, in seconds.</summary>
    public double Bias => _bias / Count;

    /// <summary>Share of the ranges that held.</summary>
    public double Held => Ranges.Sum(r => (double)r.Held) / Count;

    /// <summary>Mean width of the ranges in seconds.</summary>
    public double Width => _width / Count;

    public void Add(in WaitForecast told, double oracle, in SimpleWaits simple, double wait)
    {
        Count++;
        _ours += Square(told.Mean - wait);
        _oracle += Square(oracle - wait);
        _last += Square(simple.LastAnswered - wait);
        _head += Square(simple.HeadOfLine - wait);
        _ten += Square(simple.LastTen - wait);
        _weighted += Square(simple.WeightedTen - wait);
        _bias += told.Mean - wait;
        _sum += wait;
        _squares += wait * wait;
        _width += told.High - told.Low;
        ref var range = ref Ranges[WaitRange.CellOf(told.Mean, waitsAlready: false)];
        range.Told++;
        if (wait > told.High) range.Above++;
        else if (wait >= told.Low) range.Held++;
    }

    private static double Square(double x) => x * x;

    private double Root(double squares) => Math.Sqrt(squares / Count);
}
