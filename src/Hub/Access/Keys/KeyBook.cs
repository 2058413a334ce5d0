using System.Buffers.Binary;
using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using QueueMonitor.Hub.Boards;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Access.Keys;

/// <summary>What became of a key that somebody sent.</summary>
internal enum KeyVerdict : byte
{
    Good,
    Unknown,
    Revoked,
    Expired,
}

/// <summary>
/// All keys, in memory and in the database. Finding one takes no lock and reads no disk; changes are made one after the other, and hold when
/// they are stored. A command beside the service may change them too: <see cref="LookAgain"/>.
/// </summary>
internal sealed class KeyBook(HubStore store, BoardClock clock) : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly List<Entry> _ofThisRun = [];
    private volatile FrozenDictionary<ulong, Entry> _byStart = Read(store, clock.Pace, FrozenDictionary<ulong, Entry>.Empty, []);

    /// <summary>All that are known, oldest first, with when each was last used.</summary>
    public IReadOnlyList<(AccessKey Key, DateTimeOffset? LastUsedAt)> All =>
        [.. _byStart.Values.OrderBy(e => e.Key.CreatedAt).ThenBy(e => e.Key.Id, StringComparer.Ordinal).Select(e => (e.Key, e.LastUsedAt))];

    /// <summary>Whether there is one that opens anything.</summary>
    public bool AnyInForce => _byStart.Values.Any(e => !e.Key.IsOver(clock.Pace.GetUtcNow()));

    /// <summary>Who comes with this secret; nobody unless the verdict is good.</summary>
    public Caller Find(string secret, out KeyVerdict verdict)
    {
        var hash = SecretText.HashOf(secret);
        verdict = KeyVerdict.Unknown;

        // Found by the beginning of its hash, which nobody can steer; then all of it is compared, in the same time whatever differs.
        if (!_byStart.TryGetValue(StartOf(hash), out var entry) || !CryptographicOperations.FixedTimeEquals(entry.Hash, hash)) return Caller.Nobody;
        var now = clock.Pace.GetUtcNow();
        verdict = entry.Key.RevokedAt is not null ? KeyVerdict.Revoked : entry.Key.IsOver(now) ? KeyVerdict.Expired : KeyVerdict.Good;
        if (verdict != KeyVerdict.Good) return Caller.Nobody;
        entry.LastUsedAt = now;
        return entry.Caller;
    }

    /// <summary>Makes a key; its secret is known to nobody but the caller from then on.</summary>
    /// <param name="make">The key from its new id; asked when no other change can come between.</param>
    public async Task<(AccessKey Key, string Secret)> Add(Func<string, AccessKey> make)
    {
        using var turn = await Turn();
        var (secret, hash) = FreeSecret();
        var key = make(SecretText.NewId());
        await store.Write((connection, transaction) => KeyTable.Add(connection, transaction, key, hash));
        Reread();
        return (key, secret);
    }

    /// <summary>A key for a part of this program, until it ends. It is stored nowhere.</summary>
    public string AddForThisRun(string name, Role role, string site)
    {
        var (secret, hash) = FreeSecret();
        _ofThisRun.Add(new Entry(new AccessKey(SecretText.NewId(), name, role, site, null, clock.Pace.GetUtcNow(), null), hash));
        Reread();
        return secret;
    }

    /// <summary>Ends a key, and at once whatever goes on in its name. False: there is none, or it had ended.</summary>
    public async Task<bool> Revoke(string id)
    {
        using var turn = await Turn();
        var done = false;
        await store.Write((connection, transaction) => done = KeyTable.Revoke(connection, transaction, id, clock.Pace.GetUtcNow()));
        Reread();
        return done;
    }

    /// <summary>Takes in what another program has changed.</summary>
    public async Task LookAgain()
    {
        using var turn = await Turn();
        Reread();
    }

    /// <summary>Ends what goes on in the name of keys that have expired.</summary>
    public void EndExpired()
    {
        var now = clock.Pace.GetUtcNow();
        foreach (var entry in _byStart.Values) entry.EndIfOver(now);
    }

    /// <summary>Puts down when each was last used.</summary>
    public Task SaveUsed()
    {
        var used = _byStart.Values.Where(e => e.LastUsedAt > e.SavedUsedAt).ToDictionary(e => e.Key.Id, e => e.LastUsedAt!.Value);
        foreach (var entry in _byStart.Values) entry.SavedUsedAt = entry.LastUsedAt ?? DateTimeOffset.MinValue;
        return used.Count == 0 ? Task.CompletedTask : store.Write((connection, transaction) => KeyTable.Used(connection, transaction, used));
    }

    public void Dispose() => _one.Dispose();

    private void Reread() => _byStart = Read(store, clock.Pace, _byStart, _ofThisRun);

    private static FrozenDictionary<ulong, Entry> Read(
        HubStore store, TimeProvider time, FrozenDictionary<ulong, Entry> before, IReadOnlyList<Entry> ofThisRun)
    {
        var now = time.GetUtcNow();
        var all = store.Read(KeyTable.All).ToDictionary(stored => StartOf(stored.Hash), stored =>
        {
            // The same object as before, so that connections that were opened with it hear of its end.
            if (!before.TryGetValue(StartOf(stored.Hash), out var entry)) entry = new Entry(stored.Key, stored.Hash) { LastUsedAt = stored.LastUsedAt };
            entry.Key = stored.Key;
            return entry;
        });
        foreach (var entry in ofThisRun) all[StartOf(entry.Hash)] = entry;
        foreach (var entry in all.Values) entry.EndIfOver(now);
        foreach (var (start, entry) in before)
        {
            if (!all.ContainsKey(start)) entry.End();
        }

        return all.ToFrozenDictionary();
    }

    private (string Secret, byte[] Hash) FreeSecret()
    {
        while (true)
        {
            var secret = SecretText.NewKey();
            var hash = SecretText.HashOf(secret);
            if (!_byStart.ContainsKey(StartOf(hash))) return (secret, hash);
        }
    }

    private static ulong StartOf(byte[] hash) => BinaryPrimitives.ReadUInt64BigEndian(hash);

    private async Task<IDisposable> Turn()
    {
        await _one.WaitAsync();
        return new Turned(_one);
    }

    [SuppressMessage("Design", "CA1001", Justification = "Whoever holds the token may still register with it, and without a timer there is nothing to free.")]
    private sealed class Entry
    {
        private readonly CancellationTokenSource _ended = new();
        private long _lastUsedAt;

        public Entry(AccessKey key, byte[] hash)
        {
            (Key, Hash) = (key, hash);
            Caller = new Caller
            {
                Name = key.Name, Kind = CallerKind.Key, Grants = [new Grant(key.Site, key.Role)], Source = key.Source, KeyId = key.Id, Ended = _ended.Token,
            };
        }

        public AccessKey Key { get; set; }

        public byte[] Hash { get; }

        public Caller Caller { get; }

        public DateTimeOffset SavedUsedAt { get; set; } = DateTimeOffset.MinValue;

        public DateTimeOffset? LastUsedAt
        {
            get => Volatile.Read(ref _lastUsedAt) is var ticks and > 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;
            set => Volatile.Write(ref _lastUsedAt, value?.UtcTicks ?? 0);
        }

        public void EndIfOver(DateTimeOffset now)
        {
            if (Key.IsOver(now)) End();
        }

        // Not under our feet: what ends says goodbye first, which takes a moment each.
        public void End()
        {
            if (!_ended.IsCancellationRequested) _ = _ended.CancelAsync();
        }
    }

    private sealed class Turned(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
