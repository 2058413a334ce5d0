using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Logging.Abstractions;
using QueueMonitor.Hub.Sites;

namespace QueueMonitor.Hub.Boards;

/// <summary>The boards that are watched now and the walls that watch them. A board has a loop from its first wall to its last.</summary>
internal sealed class LiveBoards : IDisposable
{
    private readonly ISiteFeeds _feeds;
    private readonly IBoardChoices _choices;
    private readonly BoardClock _clock;
    private readonly string _wallVersion;
    private readonly ILogger _log;
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (ISiteFeed Feed, SiteRows Rows)> _sites = new(StringComparer.Ordinal);
    private readonly Dictionary<BoardKey, BoardPacer> _boards = [];
    private readonly ConcurrentDictionary<long, WallPump> _walls = new();
    private readonly SitePlaces _places;
    private long _lastWall;
    private bool _closing;

    public LiveBoards(
        ISiteFeeds feeds, IBoardChoices choices, BoardClock clock, WallVersion version, IMeterFactory meters,
        ILogger<LiveBoards>? log = null)
    {
        (_feeds, _choices, _clock, _wallVersion) = (feeds, choices, clock, version.Text);
        _log = (ILogger?)log ?? NullLogger.Instance;
        _places = new SitePlaces(BoardLimits.WallsMax, () => feeds.Count);
        Metrics = new BoardMetrics(meters, clock.Pace, () => _walls.Count, () => _boards.Count);
        _choices.Changed += Choose;
    }

    public BoardMetrics Metrics { get; }

    /// <summary>The site of a wall that names none.</summary>
    public string DefaultSite => _feeds.DefaultSite;

    /// <summary>The walls that are on.</summary>
    public IEnumerable<WallPump> Walls => _walls.Values;

    public int WallCount => _walls.Count;

    /// <summary>Puts a wall on a board. It sends nothing before its <see cref="WallPump.Start"/>.</summary>
    /// <param name="site">Null or empty: the default site.</param>
    /// <param name="board">Null or empty: all queues.</param>
    /// <param name="screen">The id of the screen that it shows; null: it came by no link.</param>
    /// <param name="before">What this wall showed on the same connection; null: nothing yet.</param>
    /// <exception cref="JoinRefusedException">There is no such board, or no room.</exception>
    public WallPump Join(string? site, string? board, WallInfo info, IWallLine line, string? screen = null, WallPump? before = null)
    {
        site = string.IsNullOrEmpty(site) ? _feeds.DefaultSite : site;
        var key = new BoardKey(site, string.IsNullOrEmpty(board) ? BoardChoice.All : board);
        lock (_gate)
        {
            TakePlace(site);
            try
            {
                var pump = new WallPump(++_lastWall, Pacer(key), line, info, _clock, Metrics, _log) { Screen = screen };
                if (before is not null) pump.Follow(before);
                _walls[pump.Id] = pump;
                return pump;
            }
            catch (JoinRefusedException)
            {
                _places.Leave(site);
                throw;
            }
        }
    }

    public static JoinRefusedException UnknownSite(string site) => new(
        JoinRefusal.UnknownSite, $"There is no site \"{site}\". A site exists from its first event; check the name, or leave it out.");

    public static JoinRefusedException UnknownBoard(string site, string board) => new(
        JoinRefusal.UnknownBoard, $"There is no board \"{board}\" at site \"{site}\". Set it up under /boards, or show the board \"{BoardChoice.All}\".");

    /// <summary>A screen shows these boards from now on: its walls on others ask again.</summary>
    public void Keep(string screen, IReadOnlyCollection<string> boards)
    {
        foreach (var wall in _walls.Values.Where(w => w.Screen == screen && !boards.Contains(w.Board.Key.Board))) wall.SayBye(ByeReason.BoardRemoved);
    }

    /// <summary>Takes a wall off its board. Harmless when it has gone already.</summary>
    public void Leave(WallPump wall)
    {
        wall.Leave();
        if (!_walls.TryRemove(wall.Id, out _)) return;
        _places.Leave(wall.Board.Key.Site);
        _ = ForgetWhenUnwatched(wall);
    }

    /// <summary>Says goodbye to all walls; completes when each has heard it or gone, or <paramref name="atMost"/> has passed.</summary>
    public async Task Close(TimeSpan atMost)
    {
        lock (_gate) _closing = true;
        var walls = _walls.Values.ToList();
        foreach (var wall in walls) wall.SayBye(ByeReason.ShuttingDown);
        await Task.WhenAny(Task.WhenAll(walls.Select(w => w.Ended)), Task.Delay(atMost));
    }

    public void Dispose()
    {
        _choices.Changed -= Choose;
        lock (_gate)
        {
            foreach (var board in _boards.Values) board.Dispose();
            _boards.Clear();
        }

        Metrics.Dispose();
    }

    // The board, watched from now on if it was not; or what keeps a wall from it.
    private BoardPacer Pacer(BoardKey key)
    {
        if (_closing) throw new JoinRefusedException(JoinRefusal.ShuttingDown, "The hub is shutting down. Connect again in some seconds.");
        if (SiteOf(key.Site) is not { } site)
            throw UnknownSite(key.Site);
        if (site.Feed.Failed)
            throw new JoinRefusedException(JoinRefusal.SiteStopped,
                $"The monitor of site \"{key.Site}\" has stopped through a fault of the program. See its log, and restart it.");
        if (site.Feed.Recovering)
            throw new JoinRefusedException(JoinRefusal.Recovering,
                $"The monitor of site \"{key.Site}\" has just started and brings back what it knew. Come again in some seconds.");
        if (_boards.TryGetValue(key, out var pacer)) return pacer;
        if (ChoiceOf(key) is not { } choice)
            throw UnknownBoard(key.Site, key.Board);
        if (_boards.Keys.Count(k => k.Site == key.Site) >= BoardLimits.BoardsMax)
            throw new JoinRefusedException(JoinRefusal.TooManyBoards,
                $"{BoardLimits.BoardsMax} boards of this site are watched, which is the limit. Show one of those, or \"{BoardChoice.All}\".");

        pacer = new BoardPacer(key, choice, site.Feed, site.Rows, _clock, _wallVersion, Metrics, _log);
        _boards.Add(key, pacer);
        _ = pacer.Run();
        return pacer;
    }

    private void TakePlace(string site)
    {
        var answer = _places.Take(site);
        if (answer == PlaceAnswer.Taken) return;
        throw new JoinRefusedException(JoinRefusal.TooManyWalls, answer == PlaceAnswer.Full
            ? $"{BoardLimits.WallsMax} walls are on, which is the limit. Close some that nobody looks at."
            : $"This site has its share of the {BoardLimits.WallsMax} walls that can be on. Close some that nobody looks at.");
    }

    private (ISiteFeed Feed, SiteRows Rows)? SiteOf(string name)
    {
        if (_sites.TryGetValue(name, out var known)) return known;
        if (_feeds.Find(name) is not { } feed) return null;
        return _sites[name] = (feed, new SiteRows(feed));
    }

    private BoardChoice? ChoiceOf(BoardKey key)
    {
        if (key.Board.Length > BoardLimits.BoardNameMax) return null;
        return _choices.Find(key.Site, key.Board) ?? (key.Board == BoardChoice.All ? BoardChoice.Everything : null);
    }

    private async Task ForgetWhenUnwatched(WallPump wall)
    {
        await wall.Ended;
        lock (_gate)
        {
            var board = wall.Board;
            if (board.Watchers > 0 || !_boards.TryGetValue(board.Key, out var there) || there != board) return;
            _boards.Remove(board.Key);
            board.Dispose();
        }
    }

    private void Choose(string site, string board)
    {
        lock (_gate)
        {
            var key = new BoardKey(site, board);
            if (!_boards.TryGetValue(key, out var pacer)) return;
            if (ChoiceOf(key) is { } choice)
            {
                pacer.Choose(choice);
                return;
            }

            // Taken away: its walls ask again, and are told so.
            foreach (var wall in _walls.Values.Where(w => w.Board == pacer)) wall.SayBye(ByeReason.BoardRemoved);
        }
    }
}

/// <summary>The version of the wallboard's files that this hub serves.</summary>
internal sealed record WallVersion(string Text);
