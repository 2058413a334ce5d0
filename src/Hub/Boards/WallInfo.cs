namespace QueueMonitor.Hub.Boards;

/// <summary>What a wall says of itself when it joins.</summary>
/// <param name="Wall">A name that the wall keeps for itself.</param>
/// <param name="Version">The version of its files.</param>
/// <param name="Width">Of its window, in CSS pixels; 0: not known.</param>
/// <param name="Height">Likewise.</param>
/// <param name="Language">The one that it shows; null: not known.</param>
/// <param name="Notices">What somebody should look after there, such as <c>soundBlocked</c>; null: nothing.</param>
public sealed record WallInfo(
    string? Wall, string? Version, int Width, int Height, string? Language = null, IReadOnlyList<string?>? Notices = null)
{
    public static WallInfo Unknown { get; } = new(null, null, 0, 0);

    /// <summary>The same within bounds: it is shown and logged.</summary>
    internal WallInfo Bounded() => new(
        Cut(Wall), Cut(Version), Math.Clamp(Width, 0, 100_000), Math.Clamp(Height, 0, 100_000), Cut(Language),
        [.. (Notices ?? []).OfType<string>().Take(BoardLimits.WallNoticesMax).Select(notice => Cut(notice)!)]);

    private static string? Cut(string? text)
    {
        if (text is null) return null;
        var shown = text.Length <= BoardLimits.WallTextMax ? text : text[..BoardLimits.WallTextMax];
        return string.Concat(shown.Select(c => char.IsControl(c) || char.IsSurrogate(c) ? '?' : c));
    }
}
