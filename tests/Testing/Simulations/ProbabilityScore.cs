namespace QueueMonitor.Testing.Simulations;

/// <summary>How good probabilities were, by the textbook and from the whole list.</summary>
public sealed class ProbabilityScore
{
    private readonly List<(double Told, bool Did)> _cases;

    public ProbabilityScore(IEnumerable<(double Told, bool Did)> cases)
    {
        _cases = [.. cases.OrderBy(c => c.Told)];
        Rate = _cases.Average(c => c.Did ? 1.0 : 0);
        Brier = _cases.Average(c => Math.Pow(c.Told - (c.Did ? 1 : 0), 2));
    }

    public int Count => _cases.Count;

    /// <summary>Share that did.</summary>
    public double Rate { get; }

    public double Brier { get; }

    /// <summary>1 − Brier / (ȳ(1 − ȳ)).</summary>
    public double Skill => 1 - (Brier / (Rate * (1 - Rate)));

    /// <summary>All that was told over all that did; 1 is right on the whole.</summary>
    public double Whole => _cases.Sum(c => c.Told) / (Rate * Count);

    /// <summary>Over ten bins of equal width.</summary>
    public double CalibrationError => _cases.GroupBy(c => Math.Min(9, (int)(c.Told * 10)))
        .Sum(g => Math.Abs(g.Sum(c => c.Told) - g.Count(c => c.Did))) / Count;

    /// <summary>Area under the curve: how often one who did was told more than one who did not; ties count half.</summary>
    public double Concordance
    {
        get
        {
            var (ranks, did) = (0.0, 0.0);
            for (int i = 0, next; i < Count; i = next)
            {
                next = i;
                while (next < Count && _cases[next].Told == _cases[i].Told) next++;
                var here = _cases[i..next].Count(c => c.Did);
                (ranks, did) = (ranks + (here * (i + next + 1) / 2.0), did + here);
            }

            return (ranks - (did * (did + 1) / 2)) / (did * (Count - did));
        }
    }
}
