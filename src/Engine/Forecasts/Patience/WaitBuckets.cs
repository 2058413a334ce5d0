namespace QueueMonitor.Engine.Forecasts.Patience;

/// <summary>
/// Spans of waiting within which the hazard of hanging up is taken as constant: narrow where it moves fast (the first seconds,
/// the first announcements), wide where few wait. Seconds; the last span has no end.
/// </summary>
internal static class WaitBuckets
{
    public const int Count = 68;

    private static readonly double[] Edges = MakeEdges();

    public static double Start(int bucket) => Edges[bucket];

    /// <summary>Width in seconds; of the last, which is open, 0.</summary>
    public static double Width(int bucket) => bucket == Count - 1 ? 0 : Edges[bucket + 1] - Edges[bucket];

    /// <summary>The bucket that holds a wait of this many seconds; below zero the first.</summary>
    public static int Of(double seconds) => seconds switch
    {
        < 5 => seconds > 0 ? (int)seconds : 0,
        < 60 => 4 + (int)(seconds / 5),
        < 180 => 10 + (int)(seconds / 10),
        < 600 => 22 + (int)(seconds / 30),
        < 3600 => 37 + (int)(seconds / 120),
        _ => Count - 1,
    };

    private static double[] MakeEdges()
    {
        var edges = new List<double>(Count);
        for (var s = 0; s < 5; s++) edges.Add(s);
        for (var s = 5; s < 60; s += 5) edges.Add(s);
        for (var s = 60; s < 180; s += 10) edges.Add(s);
        for (var s = 180; s < 600; s += 30) edges.Add(s);
        for (var s = 600; s <= 3600; s += 120) edges.Add(s);
        return [.. edges];
    }
}
