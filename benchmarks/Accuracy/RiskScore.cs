namespace QueueMonitor.Benchmarks.Accuracy;

/// <summary>How predicted risks turned out.</summary>
internal sealed class RiskScore
{
    private const int Bins = 10;

    private readonly List<(double Risk, bool Left)> _cases = [];

    public int Count => _cases.Count;

    public double Share => _cases.Average(c => c.Left ? 1.0 : 0);

    /// <summary>1 − Brier score over that of always saying the share of those who left.</summary>
    public double Skill
    {
        get
        {
            var share = Share;
            return 1 - (_cases.Average(c => Square(c.Risk - (c.Left ? 1 : 0))) / (share * (1 - share)));
        }
    }

    public double Ratio => _cases.Sum(c => c.Risk) / _cases.Count(c => c.Left);

    /// <summary>Mean distance of what was said and what happened, over ten bins of risk.</summary>
    public double CalibrationError => _cases.GroupBy(c => Math.Min(Bins - 1, (int)(c.Risk * Bins)))
        .Sum(bin => Math.Abs(bin.Sum(c => c.Risk) - bin.Count(c => c.Left))) / _cases.Count;

    /// <summary>How often, of one who left and one who stayed, the first was said to be at the greater risk.</summary>
    public double Auc
    {
        get
        {
            var (ranks, place, left) = (0.0, 0L, 0L);
            foreach (var same in _cases.GroupBy(c => c.Risk).OrderBy(g => g.Key))
            {
                var (all, gone) = (same.Count(), same.Count(c => c.Left));
                ranks += gone * (place + ((all + 1) / 2.0));
                place += all;
                left += gone;
            }

            var stayed = _cases.Count - left;
            return (ranks - (left * (left + 1) / 2.0)) / ((double)left * stayed);
        }
    }

    public void Add(double risk, bool left) => _cases.Add((risk, left));

    private static double Square(double x) => x * x;
}
