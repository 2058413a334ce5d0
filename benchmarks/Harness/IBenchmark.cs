namespace QueueMonitor.Benchmarks.Harness;

/// <summary>One question that is answered by measuring.</summary>
public interface IBenchmark
{
    /// <summary>As the command line and the page of results name it.</summary>
    string Name { get; }

    /// <summary>One line for the list.</summary>
    string Question { get; }

    Task<Report> Run(Effort effort);
}

/// <summary>How much to measure.</summary>
/// <param name="Rounds">Rounds of an interleaved run.</param>
/// <param name="Brief">Sizes that fit in a minute or two.</param>
public sealed record Effort(int Rounds, bool Brief)
{
    public static Effort Few => new(5, Brief: true);

    public static Effort Full => new(11, Brief: false);
}
