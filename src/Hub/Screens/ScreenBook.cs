using System.Collections.Concurrent;

namespace QueueMonitor.Hub.Screens;

/// <summary>
/// All screens, in memory and in the database. Finding one takes no lock and reads no disk; changes are made one after the other,
/// and hold when they are stored.
/// </summary>
internal sealed class ScreenBook : IDisposable
{
    private readonly ScreenTable _table;
    private readonly TimeProvider _time;
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ConcurrentDictionary<string, Entry> _byId = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, string> _idByHash = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, DateTimeOffset> _seen = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, bool> _revoked = new(StringComparer.Ordinal);
    private readonly Queue<string> _revokedInOrder = new();

    public ScreenBook(ScreenTable table, TimeProvider time)
    {
        (_table, _time) = (table, time);
        foreach (var (screen, hash, seen) in table.Screens())
        {
            Put(new Entry(screen, hash));
            if (seen is { } at) _seen[screen.Id] = at;
        }

        foreach (var hash in table.Revoked()) Remember(hash);
    }

    /// <summary>A screen was set up otherwise: its walls are to know.</summary>
    public event Action<Screen>? Changed;

    /// <summary>The link of this screen is over: its walls are to go.</summary>
    public event Action<string>? LinkEnded;

    public Screen? Find(string id) => _byId.GetValueOrDefault(id)?.Screen;

    /// <summary>The screen of a link; null with whether the link was revoked.</summary>
    public Screen? FindByToken(string? token, out bool wasRevoked)
    {
        var hash = ScreenLink.HashOf(token);
        wasRevoked = hash is not null && _revoked.ContainsKey(hash);
        return hash is not null && _idByHash.TryGetValue(hash, out var id) ? Find(id) : null;
    }

    /// <summary>The screens of a site, by name.</summary>
    public IReadOnlyList<Screen> Of(string site) =>
    [
        .. _byId.Values.Select(e => e.Screen).Where(s => s.Site == site)
            .OrderBy(s => s.Name, StringComparer.Ordinal).ThenBy(s => s.Id, StringComparer.Ordinal),
    ];

    /// <summary>When a wall of a screen was last on; null: never.</summary>
    public DateTimeOffset? LastSeen(string id) => _seen.TryGetValue(id, out var at) ? at : null;

    public void Saw(string id, DateTimeOffset at)
    {
        if (_byId.ContainsKey(id)) _seen[id] = at;
    }

    /// <summary>Puts down when each was last seen.</summary>
    public Task SaveSeen() => _seen.IsEmpty ? Task.CompletedTask : _table.Saw(new Dictionary<string, DateTimeOffset>(_seen));

    /// <summary>Sets up a screen; the token of its link is known to nobody but the caller from then on.</summary>
    /// <param name="make">The screen from its new id; it is asked when no other change can come between.</param>
    public async Task<(Screen Screen, string Token)> Add(Func<string, Screen> make)
    {
        using var turn = await Turn();
        var screen = make(FreeId()) with { CreatedAt = _time.GetUtcNow() };
        var (token, hash) = NewLink();
        await _table.Save(screen, hash, null, _time.GetUtcNow());
        Put(new Entry(screen, hash));
        return (screen, token);
    }

    /// <summary>Sets a screen up otherwise; null: there is none. Its walls have then been told.</summary>
    public async Task<Screen?> Change(string id, Func<Screen, Screen> change)
    {
        using var turn = await Turn();
        if (!_byId.TryGetValue(id, out var before)) return null;
        var screen = change(before.Screen);
        await _table.Save(screen, before.Hash, null, _time.GetUtcNow());
        Put(before with { Screen = screen });
        Changed?.Invoke(screen);
        return screen;
    }

    /// <summary>Gives a screen a new link: the old one is over at once. Null: there is no such screen.</summary>
    public async Task<(Screen Screen, string Token)?> NewLinkOf(string id)
    {
        using var turn = await Turn();
        if (!_byId.TryGetValue(id, out var before)) return null;
        var (token, hash) = NewLink();
        await _table.Save(before.Screen, hash, before.Hash, _time.GetUtcNow());
        Put(before with { Hash = hash });
        End(before);
        return (before.Screen, token);
    }

    /// <summary>Takes a screen away: its link is over at once. False: there is none.</summary>
    public async Task<bool> Remove(string id)
    {
        using var turn = await Turn();
        if (!_byId.TryGetValue(id, out var before)) return false;
        await _table.Delete(id, before.Hash, _time.GetUtcNow());
        _byId.TryRemove(id, out _);
        _seen.TryRemove(id, out _);
        End(before);
        return true;
    }

    public void Dispose() => _one.Dispose();

    private void Put(Entry entry)
    {
        _byId[entry.Screen.Id] = entry;
        _idByHash[entry.Hash] = entry.Screen.Id;
    }

    private void End(Entry over)
    {
        _idByHash.TryRemove(over.Hash, out _);
        Remember(over.Hash);
        LinkEnded?.Invoke(over.Screen.Id);
    }

    private void Remember(string hash)
    {
        if (!_revoked.TryAdd(hash, true)) return;
        _revokedInOrder.Enqueue(hash);
        if (_revokedInOrder.Count > ScreenLimits.RevokedMax) _revoked.TryRemove(_revokedInOrder.Dequeue(), out _);
    }

    private string FreeId()
    {
        string id;
        do id = ScreenLink.NewId();
        while (_byId.ContainsKey(id));
        return id;
    }

    private static (string Token, string Hash) NewLink()
    {
        var token = ScreenLink.NewToken();
        return (token, ScreenLink.HashOf(token)!);
    }

    private async Task<IDisposable> Turn()
    {
        await _one.WaitAsync();
        return new Turned(_one);
    }

    private sealed record Entry(Screen Screen, string Hash);

    private sealed class Turned(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
