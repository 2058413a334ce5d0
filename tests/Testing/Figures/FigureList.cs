namespace QueueMonitor.Testing.Figures;

/// <summary>Figures by name. Counts are all <see cref="long"/>; a name that ends in ~ is exact to 1 %.</summary>
public sealed class FigureList
{
    private readonly Dictionary<string, object?> _all = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, object?> All => _all;

    public void Add(string name, object? value) => _all.Add(name, value switch
    {
        int count => (long)count,
        Enum word => word.ToString(),
        _ => value,
    });
}
