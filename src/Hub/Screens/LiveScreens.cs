using System.Collections.Concurrent;
using QueueMonitor.Hub.Boards;

namespace QueueMonitor.Hub.Screens;

/// <summary>The connections that came by a screen's link: they hear when it is set up otherwise, and go when it is revoked.</summary>
internal sealed class LiveScreens : IDisposable
{
    private readonly ScreenBook _book;
    private readonly LiveBoards _boards;
    private readonly TimeProvider _pace;
    private readonly ConcurrentDictionary<IScreenLine, string> _lines = new();

    public LiveScreens(ScreenBook book, LiveBoards boards, BoardClock clock)
    {
        (_book, _boards, _pace) = (book, boards, clock.Pace);
        book.Changed += Tell;
        book.LinkEnded += Close;
    }

    /// <summary>Opens a link on a connection: from then on it is told of its screen, until <see cref="Leave"/>.</summary>
    /// <exception cref="JoinRefusedException">The link leads nowhere, or was revoked.</exception>
    public Screen Open(string? token, IScreenLine line)
    {
        if (_book.FindByToken(token, out var wasRevoked) is { } screen)
        {
            _lines[line] = screen.Id;

            // Revoked between the two: whoever ended it has not seen this line.
            if (_book.FindByToken(token, out wasRevoked) is { } still)
            {
                _book.Saw(still.Id, _pace.GetUtcNow());
                return still;
            }

            _lines.TryRemove(line, out _);
        }

        throw wasRevoked
            ? Revoked()
            : new JoinRefusedException(JoinRefusal.LinkUnknown,
                "This link leads to no screen of this monitor. Compare it with the one that was given out, or give the screen a new one under /walls.");
    }

    public static JoinRefusedException Revoked() => new(
        JoinRefusal.LinkRevoked, "This link was revoked, or replaced by a new one. Give the screen a new link under /walls, and open that here.");

    /// <summary>The screen that a connection shows; null: it came by no link.</summary>
    public Screen? ScreenOf(IScreenLine line) => _lines.TryGetValue(line, out var id) ? _book.Find(id) : null;

    /// <summary>Harmless when it was not there.</summary>
    public void Leave(IScreenLine line)
    {
        if (_lines.TryRemove(line, out var id)) _book.Saw(id, _pace.GetUtcNow());
    }

    /// <summary>Puts down that those are seen now that are on now.</summary>
    public Task SaveSeen()
    {
        var now = _pace.GetUtcNow();
        foreach (var id in _lines.Values) _book.Saw(id, now);
        return _book.SaveSeen();
    }

    public void Dispose()
    {
        _book.Changed -= Tell;
        _book.LinkEnded -= Close;
    }

    private void Tell(Screen screen)
    {
        var view = ScreenJson.View(screen);
        foreach (var (line, id) in _lines)
        {
            if (id == screen.Id) line.SendScreen(view);
        }

        _boards.Keep(screen.Id, [.. screen.Boards.Select(b => b.Board)]);
    }

    private void Close(string ended)
    {
        foreach (var (line, id) in _lines)
        {
            if (id == ended && _lines.TryRemove(line, out _)) line.End(ByeReason.LinkRevoked);
        }
    }
}

/// <summary>A connection that came by a link. Its calls return at once; what cannot be sent is no matter of the caller.</summary>
internal interface IScreenLine
{
    void SendScreen(ReadOnlyMemory<byte> view);

    /// <summary>Says why, and ends the connection.</summary>
    void End(string reason);
}
