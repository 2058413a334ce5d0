namespace QueueMonitor.Hub.Screens;

/// <summary>A display that somebody set up: it is reached by one link, which can be revoked.</summary>
/// <param name="Id">Its name in the API; no secret.</param>
/// <param name="Site">It shows nothing of any other site.</param>
/// <param name="Boards">One, or several that take turns.</param>
/// <param name="Language">Null: the board's, else the site's.</param>
/// <param name="Dim">Null: never darker.</param>
/// <param name="CreatedAt">When its first link was made.</param>
internal sealed record Screen(
    string Id, string Name, string Site, IReadOnlyList<ScreenBoard> Boards, string? Language, ScreenTheme Theme, bool Sound, Dimming? Dim,
    bool BurnInShift, DateTimeOffset CreatedAt)
{
    /// <summary>A screen of which nothing was said but its name: the site's board, dark, silent.</summary>
    public static Screen New(string id, string site, DateTimeOffset now) => new(
        id, "", site, [new ScreenBoard(Hub.Boards.BoardChoice.All, ScreenLimits.SecondsUsual)], null, ScreenTheme.Dark, false, null, true, now);
}

/// <summary>One of a screen's boards, and for how many seconds it shows before the next.</summary>
internal sealed record ScreenBoard(string Board, int Seconds);

/// <summary>Hours, by the site's clock, in which a screen keeps only so much of its brightness; past midnight when it ends before it begins.</summary>
internal sealed record Dimming(TimeOnly From, TimeOnly To, int Percent);

internal enum ScreenTheme : byte
{
    Dark,
    Light,
}

/// <summary>Every bound of screens with its reason.</summary>
internal static class ScreenLimits
{
    /// <summary>Of a site: more than any centre has walls, and a list that a person can still read.</summary>
    public const int ScreensMax = 500;

    /// <summary>Boards that take turns on one screen; with the shortest turns a round takes two minutes.</summary>
    public const int BoardsMax = 24;

    /// <summary>A shorter turn cannot be read, a longer one is a board that nobody sees.</summary>
    public const int SecondsMin = 5, SecondsMax = 3_600, SecondsUsual = 30;

    /// <summary>Darker is a wall that is off, lighter one that was not dimmed.</summary>
    public const int PercentMin = 10, PercentMax = 90;

    public const int NameMax = 64;

    /// <summary>Revoked links that are remembered, of all sites, so that their walls can say so; older ones are unknown.</summary>
    public const int RevokedMax = 5_000;
}
