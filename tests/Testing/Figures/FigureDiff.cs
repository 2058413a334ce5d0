namespace QueueMonitor.Testing.Figures;

/// <summary>Where two lists of figures differ.</summary>
public static class FigureDiff
{
    /// <summary>One line per figure that differs; figures that only <paramref name="got"/> has are not looked at.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyDictionary<string, object?> expected, IReadOnlyDictionary<string, object?> got)
    {
        var lines = new List<string>();
        foreach (var (name, value) in expected)
        {
            if (!got.TryGetValue(name, out var other)) lines.Add($"{name}: expected {Text(value)}, is missing");
            else if (!Same(name, value, other)) lines.Add($"{name}: expected {Text(value)}, got {Text(other)}");
        }

        return lines;
    }

    private static bool Same(string name, object? a, object? b)
    {
        // The clock of a source may be up to 2 s ahead: what has not come yet was not waited for.
        if (name.EndsWith("ustomerMs", StringComparison.Ordinal) && a is long m && b is long n) return Math.Abs(m - n) <= 2_000;
        if (a is not double x || b is not double y) return Equals(a, b);
        var slack = name.EndsWith('~') ? 0.0011 + (0.0101 * Math.Abs(x))
            : name.EndsWith("occupancy", StringComparison.Ordinal) ? 0.002
            : 1e-6 + (1e-9 * Math.Abs(x));
        return Math.Abs(x - y) <= slack;
    }

    private static string Text(object? value) =>
        value is null ? "null" : value is string text ? $"'{text}'" : Convert.ToString(value,
            System.Globalization.CultureInfo.InvariantCulture)!;
}
