namespace QueueMonitor.Engine.Forecasts.Patience;

/// <summary>
/// Mean patience in chat, where many leave without a word: the agent opens the chat and nobody answers. Whether such a customer
/// had left is known only with a probability, and when is not known at all; expectation–maximisation fills in both, for
/// exponential patience (Castellanos, Yom-Tov and Goldberg). Sums over a decaying past; a step in constant time per contact.
/// </summary>
internal sealed class SilentAbandonment
{
    // Those who may have left silently, by the wait after which their chat was opened: the expectation is taken per cell.
    private const int Cells = WaitBuckets.Count;
    private const int IterationsMax = 200;

    private readonly double[] _silent = new double[Cells];
    private readonly double[] _silentWait = new double[Cells];
    private double _known;
    private double _endured;

    /// <summary>Left and said so (or closed the window and the system told), after this many seconds.</summary>
    public void Abandoned(double seconds)
    {
        _known++;
        _endured += seconds;
    }

    /// <summary>Was there when the agent opened the chat, after this many seconds.</summary>
    public void Served(double seconds) => _endured += seconds;

    /// <summary>Did not answer when the agent opened the chat after this many seconds.</summary>
    /// <param name="probability">That the customer had left before: 1 when certain.</param>
    public void Silent(double seconds, double probability)
    {
        var cell = WaitBuckets.Of(seconds);
        _silent[cell] += probability;
        _silentWait[cell] += probability * seconds;
        _endured += (1 - probability) * seconds;
    }

    /// <summary>Lets the past fade: what came so far counts this much from now on.</summary>
    public void Fade(double keep)
    {
        _known *= keep;
        _endured *= keep;
        for (var i = 0; i < Cells; i++) (_silent[i], _silentWait[i]) = (_silent[i] * keep, _silentWait[i] * keep);
    }

    /// <summary>Abandonments per second of patience; null while nobody left. Found where a step of the iteration no longer moves it.</summary>
    public double? Rate()
    {
        var silent = _silent.Sum();
        var events = _known + silent;
        if (events <= 0) return null;
        var seconds = _endured + (_silentWait.Sum() / 2);
        if (seconds <= 0) return null;
        var rate = events / seconds;
        for (var i = 0; i < IterationsMax; i++)
        {
            seconds = _endured;
            for (var cell = 0; cell < Cells; cell++)
            {
                if (_silent[cell] > 0) seconds += _silent[cell] * PatienceBefore(_silentWait[cell] / _silent[cell], rate);
            }

            var next = events / seconds;
            if (Math.Abs(next - rate) <= 1e-12 * rate) return next;
            rate = next;
        }

        return rate;
    }

    /// <summary>E[τ | τ &lt; v] for exponential patience of this rate: 1/θ − v·e^−θv/(1 − e^−θv); v/2 when θv is small.</summary>
    internal static double PatienceBefore(double seconds, double rate)
    {
        var x = rate * seconds;
        return x < 1e-4 ? seconds * (0.5 - (x / 12)) : (1 / rate) - (seconds / (Math.Exp(x) - 1));
    }
}
