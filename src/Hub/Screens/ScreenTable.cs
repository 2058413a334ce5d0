using System.Text.Json;
using Microsoft.Data.Sqlite;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Screens;

/// <summary>A stored screen, with the hash of its link and when a wall of it was last on.</summary>
internal sealed record StoredScreen(Screen Screen, string TokenHash, DateTimeOffset? LastSeenAt);

/// <summary>Screens and revoked links in the database.</summary>
internal sealed partial class ScreenTable(HubStore store, ILogger<ScreenTable> log)
{
    public IReadOnlyList<StoredScreen> Screens() => store.Read(connection =>
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT id, site, token_hash, json, created_at, last_seen_at FROM screen ORDER BY id";
        using var rows = select.ExecuteReader();
        var all = new List<StoredScreen>();
        while (rows.Read())
        {
            var id = rows.GetString(0);
            try
            {
                all.Add(new StoredScreen(
                    ScreenJson.ReadStored(id, rows.GetString(1), rows.GetString(3), Moment(rows.GetInt64(4))), rows.GetString(2),
                    rows.IsDBNull(5) ? null : Moment(rows.GetInt64(5))));
            }
            catch (Exception problem) when (problem is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
            {
                // Written by another version or another hand: one screen less is better than no hub.
                Log.Unreadable(log, id, problem.Message);
            }
        }

        return all;
    });

    public IReadOnlyList<string> Revoked() => store.Read(connection =>
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT token_hash FROM revoked_link ORDER BY revoked_at";
        using var rows = select.ExecuteReader();
        var all = new List<string>();
        while (rows.Read()) all.Add(rows.GetString(0));
        return all;
    });

    /// <summary>Completes when the screen is on the disk. A hash that it had before is revoked with it.</summary>
    public Task Save(Screen screen, string tokenHash, string? hashBefore, DateTimeOffset now) => store.Write((connection, transaction) =>
    {
        if (hashBefore is not null && hashBefore != tokenHash) Revoke(connection, transaction, hashBefore, now);
        Run(connection, transaction, """
            INSERT INTO screen (id, site, token_hash, json, created_at) VALUES ($id, $site, $hash, $json, $created)
            ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash, json = excluded.json
            """, ("$id", screen.Id), ("$site", screen.Site), ("$hash", tokenHash), ("$json", ScreenJson.Stored(screen)),
            ("$created", screen.CreatedAt.ToUnixTimeMilliseconds()));
    });

    /// <summary>Completes when the screen is gone from the disk, and its link remembered as revoked.</summary>
    public Task Delete(string id, string tokenHash, DateTimeOffset now) => store.Write((connection, transaction) =>
    {
        Revoke(connection, transaction, tokenHash, now);
        Run(connection, transaction, "DELETE FROM screen WHERE id = $id", ("$id", id));
    });

    /// <summary>Completes when it is on the disk when each was last seen.</summary>
    public Task Saw(IReadOnlyDictionary<string, DateTimeOffset> seen) => store.Write((connection, transaction) =>
    {
        foreach (var (id, at) in seen)
        {
            Run(connection, transaction, "UPDATE screen SET last_seen_at = $at WHERE id = $id", ("$id", id), ("$at", at.ToUnixTimeMilliseconds()));
        }
    });

    private static void Revoke(SqliteConnection connection, SqliteTransaction transaction, string hash, DateTimeOffset now)
    {
        Run(connection, transaction, "INSERT INTO revoked_link (token_hash, revoked_at) VALUES ($hash, $at) ON CONFLICT DO NOTHING",
            ("$hash", hash), ("$at", now.ToUnixTimeMilliseconds()));
        Run(connection, transaction, """
            DELETE FROM revoked_link WHERE token_hash NOT IN (SELECT token_hash FROM revoked_link ORDER BY revoked_at DESC LIMIT $most)
            """, ("$most", ScreenLimits.RevokedMax));
    }

    // The texts are constants of this file; what comes from outside are parameters.
    private static void Run(SqliteConnection connection, SqliteTransaction transaction, string sql, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value);
        command.ExecuteNonQuery();
    }

    private static DateTimeOffset Moment(long milliseconds) => DateTimeOffset.FromUnixTimeMilliseconds(milliseconds);

    private static partial class Log
    {
        [LoggerMessage(HubEvents.StoredScreenUnreadable, LogLevel.Error,
            "The stored screen {Screen} cannot be read and is left out, so its link is unknown: {Problem} Set it up again under /walls.")]
        public static partial void Unreadable(ILogger log, string screen, string problem);
    }
}
