namespace QueueMonitor.Engine.Forecasts.Risk;

/// <summary>
/// The record of probabilities that were told: of those told p, how many did. By tenths of p; when 20,000 are in, all count half,
/// so that it speaks of the newest.
/// </summary>
internal sealed class Reliability
{
    public const int Tenths = 10;

    private const double CasesMax = 20_000;

    private readonly double[] _told = new double[Tenths];
    private readonly double[] _did = new double[Tenths];
    private readonly double[] _cases = new double[Tenths];
    private double _squares;

    /// <summary>Cases that count.</summary>
    public double Cases { get; private set; }

    /// <summary>Share of them that did; null without any.</summary>
    public double? BaseRate => Cases > 0 ? _did.Sum() / Cases : null;

    /// <summary>Mean (p − y)²; null without any case.</summary>
    public double? Brier => Cases > 0 ? _squares / Cases : null;

    /// <summary>1 − Brier / (ȳ(1 − ȳ)); null while all did or none did.</summary>
    public double? Skill => BaseRate is { } rate && rate > 0 && rate < 1 ? 1 - (Brier!.Value / (rate * (1 - rate))) : null;

    /// <summary>Σ n/N |mean told − share that did| over the tenths; null without any case.</summary>
    public double? CalibrationError
    {
        get
        {
            if (Cases <= 0) return null;
            var sum = 0.0;
            for (var i = 0; i < Tenths; i++) sum += Math.Abs(_told[i] - _did[i]);
            return sum / Cases;
        }
    }

    /// <summary>Cases of a tenth, the mean that was told, and the share that did; null without any.</summary>
    public (double Cases, double? Told, double? Did) this[int tenth] => _cases[tenth] > 0
        ? (_cases[tenth], _told[tenth] / _cases[tenth], _did[tenth] / _cases[tenth])
        : (0, null, null);

    public void Add(double probability, bool did)
    {
        var tenth = Math.Clamp((int)(probability * Tenths), 0, Tenths - 1);
        var y = did ? 1 : 0;
        _told[tenth] += probability;
        _did[tenth] += y;
        _cases[tenth]++;
        _squares += (probability - y) * (probability - y);
        Cases++;
        if (Cases >= CasesMax) Halve();
    }

    private void Halve()
    {
        for (var i = 0; i < Tenths; i++) (_told[i], _did[i], _cases[i]) = (_told[i] / 2, _did[i] / 2, _cases[i] / 2);
        (_squares, Cases) = (_squares / 2, Cases / 2);
    }
}
