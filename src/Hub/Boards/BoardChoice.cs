namespace QueueMonitor.Hub.Boards;

/// <summary>What a board shows, and how.</summary>
/// <param name="Name">The title that people read; null: none was given.</param>
/// <param name="Queues">The queues in the board's order; null: all of the site.</param>
/// <param name="Layout"><c>auto</c>, <c>board</c>, <c>single</c> or <c>many</c>.</param>
/// <param name="Language">The wall's language; null: the site's.</param>
/// <param name="Bottom">The figures of the line at the bottom; empty: the usual ones.</param>
internal sealed record BoardChoice(
    string? Name, IReadOnlyList<string>? Queues, string Layout, string? Language, IReadOnlyList<string> Bottom)
{
    /// <summary>The board that every site has: all its queues.</summary>
    public const string All = "all";

    public static BoardChoice Everything { get; } = new(null, null, "auto", null, []);
}

/// <summary>The boards that were set up.</summary>
internal interface IBoardChoices
{
    BoardChoice? Find(string site, string board);

    /// <summary>A board of a site (in this order) was set up anew.</summary>
    event Action<string, string>? Changed;
}
