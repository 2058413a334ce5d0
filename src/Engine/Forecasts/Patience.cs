namespace QueueMonitor.Engine.Forecasts;

/// <summary>How a class's readiness to give up compares with that of all: expected and seen, shrunk towards 1.</summary>
internal sealed class ClassPatience
{
    private const double Shrinkage = 5, Memory = 0.9995;

    private double _seen, _expected;

    public double Multiplier => (Shrinkage + _seen) / (Shrinkage + _expected);

    public void Learn(double expected, bool abandoned)
    {
        _seen = (_seen * Memory) + (abandoned ? 1 : 0);
        _expected = (_expected * Memory) + expected;
    }
}

/// <summary>The hazard of giving up by time waited, from who gave up and who was answered after how long.</summary>
internal sealed class Patience
{
    // Edges in seconds: each second at first, then ever wider.
    private static readonly double[] Edges = MakeEdges();

    private const double FirstHazard = 1 / 300.0, PriorEvents = 4, Memory = 0.9999;

    private readonly double[] _seen = new double[Edges.Length];
    private readonly double[] _exposed = new double[Edges.Length];
    private readonly double[] _hazard = [.. Enumerable.Repeat(FirstHazard, Edges.Length)];
    private readonly double[] _before = new double[Edges.Length];
    private double _allSeen = PriorEvents, _allExposed = PriorEvents / FirstHazard;
    private int _untilRenewal;

    public Patience() => Renew();

    /// <summary>Abandons a second of waiting, over all.</summary>
    public double MeanHazard => _allSeen / _allExposed;

    public void Learn(double waited, bool abandoned)
    {
        _allSeen = (_allSeen * Memory) + (abandoned ? 1 : 0);
        _allExposed = (_allExposed * Memory) + waited;
        var i = 0;
        for (; i < Edges.Length - 1 && Edges[i + 1] <= waited; i++) _exposed[i] += Edges[i + 1] - Edges[i];
        _exposed[i] += waited - Edges[i];
        if (abandoned) _seen[i]++;
        if (--_untilRenewal <= 0) Renew();
    }

    /// <summary>The hazard summed up from 0 to a time waited.</summary>
    public double Summed(double waited)
    {
        waited = Math.Max(0, waited);
        var i = Array.BinarySearch(Edges, waited);
        if (i < 0) i = ~i - 1;
        return _before[i] + ((waited - Edges[i]) * _hazard[i]);
    }

    // Each bucket leans on the one before it and on the mean, until it has seen enough itself.
    private void Renew()
    {
        _untilRenewal = 32;
        var sum = 0.0;
        for (var i = 0; i < Edges.Length; i++)
        {
            _hazard[i] = (PriorEvents + _seen[i]) / ((PriorEvents / MeanHazard) + _exposed[i]);
            _before[i] = sum;
            if (i < Edges.Length - 1) sum += _hazard[i] * (Edges[i + 1] - Edges[i]);
        }
    }

    private static double[] MakeEdges()
    {
        var edges = new List<double>();
        void To(double end, double step)
        {
            for (var from = edges.Count == 0 ? 0 : edges[^1] + step; from < end + (step / 2); from += step) edges.Add(from);
        }

        To(5, 1);
        To(60, 5);
        To(180, 10);
        To(600, 30);
        To(1_200, 120);
        return [.. edges];
    }
}
