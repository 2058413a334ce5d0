namespace QueueMonitor.Benchmarks.Harness;

/// <summary>One way of doing a piece of work, measured beside others.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="Run">Does one portion and gives the number of operations in it. What it prepares must be prepared before.</param>
/// <param name="Prepare">Runs before each portion, not measured; null: nothing to prepare.</param>
public sealed record Variant(string Name, Func<long> Run, Action? Prepare = null);

/// <summary>What one variant took, per operation, in each round.</summary>
public sealed class Reading(string name)
{
    private readonly List<double> _nanoseconds = [];
    private readonly List<double> _bytes = [];

    public string Name { get; } = name;

    public IReadOnlyList<double> Nanoseconds => _nanoseconds;

    public double MedianNs => Median(_nanoseconds);

    public double MinNs => _nanoseconds.Min();

    public double MaxNs => _nanoseconds.Max();

    /// <summary>Bytes allocated an operation on all threads, median.</summary>
    public double Bytes => Median(_bytes);

    internal void Add(double nanoseconds, double bytes)
    {
        _nanoseconds.Add(nanoseconds);
        _bytes.Add(bytes);
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }
}
