namespace QueueMonitor.Engine.Staffing.Queueing;

/// <summary>
/// Those who wait while all agents are busy: how many they are, and how long one who joins them waits. They are taken at a
/// constant rate D and each gives up at a rate θ, so their number j has weights t(j) = t(j−1)·y / (x + j) with x = D/θ and
/// y = λ/θ, and one who finds j ahead waits V with e^(−θV) ~ Beta(x, j + 1). Sums of positive terms only, about the most
/// likely number, so that nothing cancels and nothing overflows. Keeps its memory from one question to the next.
/// </summary>
/// <remarks>P(V &gt; T | j) is the chance that a negative binomial with x successes of probability p = e^(−θT) has at most j failures;
/// its terms are summed from the first one, p^x = e^(−DT), which needs no logarithm of a gamma function. Error of a probability:
/// about (DT + √j)·1e-16.</remarks>
internal sealed class WaitingLine
{
    private const double Top = 1e200, LogTop = 400;

    private double[] _weights = new double[256];
    private double _x, _y;
    private int _first, _count;

    /// <summary>The share of those who find all busy that finds nobody waiting.</summary>
    public double FirstShare => _first == 0 ? _weights[0] : 0;

    /// <summary>Mean number that wait while all are busy.</summary>
    public double Mean { get; private set; }

    /// <summary>The chance that j wait while all are busy.</summary>
    public double Share(int j) => j >= _first && j < _first + _count ? _weights[j - _first] : 0;

    /// <summary>Σ P(j)·(j+1) / (x+j+1): the chance to give up, by who finds how many.</summary>
    public double AbandonSumByPlace()
    {
        var sum = 0.0;
        for (var i = 0; i < _count; i++) sum += _weights[i] * (_first + i + 1) / (_x + _first + i + 1);
        return sum;
    }

    /// <param name="x">D/θ: how many are taken into service in the time that one is patient; above 0.</param>
    /// <param name="y">λ/θ: how many arrive in that time; above 0.</param>
    public void Fill(double x, double y)
    {
        (_x, _y) = (x, y);
        var mode = (int)Math.Max(0, Math.Floor(y - x));
        _first = LowEnd(mode);
        var at = mode - _first;
        Grow(at + 64);
        _weights[at] = 1;
        var sum = 1.0;
        for (var j = mode; j > _first; j--)
        {
            var weight = _weights[j - _first] * ((x + j) / y);
            _weights[j - 1 - _first] = weight;
            sum += weight;
        }

        for (var weight = 1.0; ;)
        {
            var ratio = y / (x + _first + ++at);
            weight *= ratio;
            if (at == _weights.Length) Grow(at * 2);
            _weights[at] = weight;
            sum += weight;
            if (weight * ratio < 1e-18 * sum * (1 - ratio)) break;
        }

        _count = at + 1;
        Normalise(sum);
    }

    /// <summary>Of those who find all busy: the share that is still waiting after T, the share that is answered by then, and
    /// mean waits times θ, of all if they never gave up and of those answered (spread over all).</summary>
    /// <param name="patienceRateTimesThreshold">θT, 0 or more.</param>
    public (double Late, double AnsweredInTime, double Offered, double Answered) Waits(double patienceRateTimesThreshold)
    {
        var (p, q) = (Math.Exp(-patienceRateTimesThreshold), -Exponential.MinusOne(-patienceRateTimesThreshold));
        var left = _x * patienceRateTimesThreshold;
        var term = Math.Exp(-Math.Min(left, LogTop));
        left -= Math.Min(left, LogTop);
        var factor = Math.Exp(-left);
        var (fewer, fewerOfNext, beforeAll, beforeAnswered) = (0.0, 0.0, 0.0, 0.0);
        var (late, inTime, offered, answered) = (0.0, 0.0, 0.0, 0.0);
        var (perPlace, nextPlace) = (1 / _x, p / _x);
        for (var j = 0; j < _first + _count; j++)
        {
            if (fewer > Top && left > 0)
            {
                var shrink = Math.Exp(-Math.Min(left, LogTop));
                (term, fewer, fewerOfNext) = (term * shrink, fewer * shrink, fewerOfNext * shrink);
                left -= Math.Min(left, LogTop);
                factor = Math.Exp(-left);
            }

            fewer += term;
            fewerOfNext += term * nextPlace * (_x + j);
            term *= (_x + j) / (j + 1) * q;
            beforeAll += perPlace;
            perPlace = 1 / (_x + j + 1);
            beforeAnswered += perPlace;
            if (j < _first) continue;
            var weight = _weights[j - _first];
            var answers = weight * _x * perPlace;
            late += weight * Math.Min(1, fewer * factor);
            inTime += answers * Math.Max(0, 1 - (fewerOfNext * factor));
            offered += weight * beforeAll;
            answered += answers * beforeAnswered;
        }

        return (late, inTime, offered, answered);
    }

    // 1e-22 of the largest weight counts no more.
    private int LowEnd(int mode)
    {
        var (weight, sum) = (1.0, 1.0);
        var j = mode;
        for (; j > 0 && weight >= 1e-22 * sum; j--)
        {
            weight *= (_x + j) / _y;
            sum += weight;
        }

        return j;
    }

    private void Normalise(double sum)
    {
        var mean = 0.0;
        for (var i = 0; i < _count; i++)
        {
            _weights[i] /= sum;
            mean += _weights[i] * (_first + i);
        }

        Mean = mean;
    }

    private void Grow(int least)
    {
        if (_weights.Length < least) Array.Resize(ref _weights, Math.Max(least, _weights.Length * 2));
    }
}
