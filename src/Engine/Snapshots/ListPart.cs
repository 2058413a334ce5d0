namespace QueueMonitor.Engine.Snapshots;

/// <summary>A place in a list that is ordered by moments. Unlike a number of rows it stays where it is while rows before it come and go.</summary>
/// <param name="At">Milliseconds since 1970 UTC.</param>
/// <param name="Nth">From 0: which of those of that moment.</param>
public readonly record struct ListPlace(long At, int Nth);

/// <summary>Which part of a list is told.</summary>
/// <param name="Before">How many rows stand before it.</param>
/// <param name="From">Its first row; null: the list is empty.</param>
/// <param name="Previous">Where the part before it begins; null: it is the first.</param>
/// <param name="Next">Where the part after it begins; null: it is the last.</param>
public sealed record ListPart(int Before, ListPlace? From, ListPlace? Previous, ListPlace? Next)
{
    /// <summary>The part that begins at a place, or at the first row after it; where that is past the end, the last part.</summary>
    /// <param name="moments">Of all rows, in the list's order.</param>
    /// <param name="newestFirst">The order: from the newest moment on, or from the oldest.</param>
    /// <param name="most">How many rows a part has, at least 1.</param>
    internal static ListPart Of(IReadOnlyList<long> moments, bool newestFirst, ListPlace? from, int most)
    {
        var start = from is { } place ? Find(moments, newestFirst, place) : 0;
        if (start == moments.Count) start = Math.Max(0, moments.Count - most);
        return new ListPart(
            start, moments.Count == 0 ? null : PlaceOf(moments, start), start == 0 ? null : PlaceOf(moments, Math.Max(0, start - most)),
            most < moments.Count - start ? PlaceOf(moments, start + most) : null);
    }

    private static int Find(IReadOnlyList<long> moments, bool newestFirst, ListPlace place)
    {
        var row = 0;
        while (row < moments.Count && (newestFirst ? moments[row] > place.At : moments[row] < place.At)) row++;
        for (var nth = 0; nth < place.Nth && row < moments.Count && moments[row] == place.At; nth++) row++;
        return row;
    }

    private static ListPlace PlaceOf(IReadOnlyList<long> moments, int row)
    {
        var first = row;
        while (first > 0 && moments[first - 1] == moments[row]) first--;
        return new ListPlace(moments[row], row - first);
    }
}
