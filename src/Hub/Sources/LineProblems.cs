namespace QueueMonitor.Hub.Sources;

/// <summary>One line of a file that was not as it should be.</summary>
/// <param name="Line">Its number in the file, from 1.</param>
/// <param name="Kind">The reason in one word, as reports count it.</param>
/// <param name="Text">What is wrong and what was made of it.</param>
public readonly record struct LineProblem(long Line, string Kind, string Text);

/// <summary>What was wrong with the lines of a file: every one counted by its reason, the first of each reason readable.</summary>
public sealed class LineProblems
{
    /// <summary>Readable per reason: enough to see the pattern; the count tells the rest.</summary>
    public const int ExamplesMax = 20;

    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly List<LineProblem> _examples = [];

    /// <summary>How many lines, by reason. A line with two reasons counts under both.</summary>
    public IReadOnlyDictionary<string, long> Counts => _counts;

    /// <summary>The first <see cref="ExamplesMax"/> of each reason, then the hundredth, the thousandth and so on.</summary>
    public IReadOnlyList<LineProblem> Examples => _examples;

    public void Add(long line, string kind, string text)
    {
        var count = _counts.GetValueOrDefault(kind) + 1;
        _counts[kind] = count;
        if (count <= ExamplesMax) _examples.Add(new LineProblem(line, kind, text));
        else if (IsPowerOfTen(count)) _examples.Add(new LineProblem(line, kind, $"{text} ({count} of its kind by now.)"));
    }

    private static bool IsPowerOfTen(long count)
    {
        while (count % 10 == 0) count /= 10;
        return count == 1;
    }
}
