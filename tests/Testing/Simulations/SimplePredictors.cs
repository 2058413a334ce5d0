namespace QueueMonitor.Testing.Simulations;

/// <summary>What the simple predictors say of one who joins, in seconds.</summary>
/// <param name="LastAnswered">LES: the wait of the last who was answered.</param>
/// <param name="HeadOfLine">HOL: how long the first in line has waited.</param>
/// <param name="LastTen">The mean of the last ten answered.</param>
/// <param name="WeightedTen">The same, the last counting ten times, the tenth before once.</param>
public readonly record struct SimpleWaits(double LastAnswered, double HeadOfLine, double LastTen, double WeightedTen);

/// <summary>Predictors that know past waits alone, as products document them.</summary>
public sealed class SimplePredictors
{
    private readonly Queue<double> _last = new();
    private double _newest;

    public void Answered(double wait)
    {
        _newest = wait;
        _last.Enqueue(wait);
        if (_last.Count > 10) _last.Dequeue();
    }

    public SimpleWaits Now(double headOfLine)
    {
        var (sum, weighted, weights, weight) = (0.0, 0.0, 0, 0);
        foreach (var wait in _last)
        {
            weight++;
            (sum, weighted, weights) = (sum + wait, weighted + (weight * wait), weights + weight);
        }

        return new SimpleWaits(_newest, headOfLine, sum / Math.Max(1, weight), weighted / Math.Max(1, weights));
    }
}
