using System.Runtime.CompilerServices;

namespace QueueMonitor.Engine.Forecasts.Records;

/// <summary>Probabilities that were told, by tenths: of those told p, how many did.</summary>
public struct RiskTally
{
    public const int Tenths = 10;

    /// <summary>From fewer cases in all no score is told; of a tenth no share from fewer than <see cref="WaitTally.SpeaksFrom"/>.</summary>
    public const int ScoredFrom = 100;

    // Both sides of a normal law together leave out 5 %.
    private const double Sigmas = 1.959964;

    private Sums _tenths;
    private double _squares;

    /// <summary>Cases whose end is known.</summary>
    public int Cases { get; private set; }

    /// <summary>How many of them did.</summary>
    public readonly int Did
    {
        get
        {
            var did = 0;
            foreach (ref readonly var tenth in _tenths) did += tenth.Did;
            return did;
        }
    }

    /// <summary>Σ of the probabilities told: so many were expected to.</summary>
    public readonly double Expected
    {
        get
        {
            var told = 0.0;
            foreach (ref readonly var tenth in _tenths) told += tenth.Told;
            return told;
        }
    }

    /// <summary>Share that did; null: too few cases.</summary>
    public readonly double? BaseRate => Cases < ScoredFrom ? null : (double)Did / Cases;

    /// <summary>Mean (p − y)²; null: too few cases.</summary>
    public readonly double? Brier => Cases < ScoredFrom ? null : _squares / Cases;

    /// <summary>1 − Brier / (ȳ (1 − ȳ)); null: too few cases, or all did or none did.</summary>
    public readonly double? Skill => BaseRate is { } rate and > 0 and < 1 ? 1 - (Brier!.Value / (rate * (1 - rate))) : null;

    /// <summary>Σ n/N |mean told − share that did| over the tenths; null: too few cases.</summary>
    public readonly double? CalibrationError
    {
        get
        {
            if (Cases < ScoredFrom) return null;
            var sum = 0.0;
            foreach (ref readonly var tenth in _tenths) sum += Math.Abs(tenth.Told - tenth.Did);
            return sum / Cases;
        }
    }

    /// <summary>What was told in a tenth, and what happened.</summary>
    public readonly RiskTenth this[int tenth]
    {
        get
        {
            var (told, did, cases) = (_tenths[tenth].Told, _tenths[tenth].Did, _tenths[tenth].Cases);
            if (cases < WaitTally.SpeaksFrom) return new RiskTenth(cases, did, null, null, null, null);
            var share = (double)did / cases;
            var (low, high) = Interval(share, cases);
            return new RiskTenth(cases, did, told / cases, share, low, high);
        }
    }

    internal void Add(double probability, bool did)
    {
        ref var tenth = ref _tenths[Math.Clamp((int)(probability * Tenths), 0, Tenths - 1)];
        var y = did ? 1 : 0;
        tenth.Told += probability;
        tenth.Did += y;
        tenth.Cases++;
        _squares += (probability - y) * (probability - y);
        Cases++;
    }

    internal void Add(in RiskTally other)
    {
        for (var i = 0; i < Tenths; i++)
        {
            _tenths[i].Told += other._tenths[i].Told;
            _tenths[i].Did += other._tenths[i].Did;
            _tenths[i].Cases += other._tenths[i].Cases;
        }

        (_squares, Cases) = (_squares + other._squares, Cases + other.Cases);
    }

    // The score interval of Wilson (1927): true to its 95 % for few cases, and for shares near 0 and 1, where the plain one is not.
    private static (double Low, double High) Interval(double share, int cases)
    {
        const double z2 = Sigmas * Sigmas;
        var middle = share + (z2 / (2 * cases));
        var half = Sigmas * Math.Sqrt(((share * (1 - share)) + (z2 / (4 * cases))) / cases);
        var whole = 1 + (z2 / cases);
        return (Math.Max(0, (middle - half) / whole), Math.Min(1, (middle + half) / whole));
    }

    private struct Sum
    {
        public double Told;
        public int Did, Cases;
    }

    [InlineArray(Tenths)]
    private struct Sums
    {
        private Sum _first;
    }
}

/// <summary>A tenth of the probabilities that were told.</summary>
/// <param name="Cases">Whose end is known.</param>
/// <param name="Did">How many of them did.</param>
/// <param name="Told">The mean that was told; null: too few cases.</param>
/// <param name="Share">The share that did; <paramref name="Low"/> and <paramref name="High"/>: its 95 % interval; null: too few cases.</param>
public readonly record struct RiskTenth(int Cases, int Did, double? Told, double? Share, double? Low, double? High);
