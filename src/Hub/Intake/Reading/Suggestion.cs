namespace QueueMonitor.Hub.Intake.Reading;

/// <summary>Finds the word that somebody most likely meant.</summary>
internal static class Suggestion
{
    /// <summary>Changes of a letter that still count as a slip.</summary>
    private const int SlipsMax = 3;

    private const int LengthMax = 64;

    /// <summary>The nearest of the words, or null when none is near.</summary>
    public static string? For(string word, IEnumerable<string> known)
    {
        if (word.Length > LengthMax) return null;
        string? nearest = null;
        var least = Math.Min(SlipsMax, word.Length / 2) + 1;
        foreach (var candidate in known)
        {
            var distance = Distance(word, candidate);
            if (distance < least) (nearest, least) = (candidate, distance);
        }

        return nearest;
    }

    // Levenshtein's distance, row by row; case does not count.
    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                var next = Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1));
                (diagonal, row[j]) = (row[j], next);
            }
        }

        return row[^1];
    }
}
