using Microsoft.Data.Sqlite;

namespace QueueMonitor.Hub.Access.Keys;

/// <summary>A stored key: with the SHA-256 of its secret, and when it was last used.</summary>
internal sealed record StoredKey(AccessKey Key, byte[] Hash, DateTimeOffset? LastUsedAt);

/// <summary>Keys in the database: statements that run on whichever connection holds the pen, that of the service or of a command beside it.</summary>
internal static class KeyTable
{
    public static IReadOnlyList<StoredKey> All(SqliteConnection connection) => All(connection, null);

    public static IReadOnlyList<StoredKey> All(SqliteConnection connection, SqliteTransaction? transaction)
    {
        using var select = connection.CreateCommand();
        select.Transaction = transaction;
        select.CommandText = """
            SELECT id, name, role, site, source, hash, created_at, expires_at, revoked_at, last_used_at
            FROM access_key ORDER BY created_at, id
            """;
        using var rows = select.ExecuteReader();
        var all = new List<StoredKey>();
        while (rows.Read())
        {
            // A role of a newer program is none here: its key opens nothing.
            if (Roles.Find(rows.GetString(2)) is not { } role) continue;
            var key = new AccessKey(
                rows.GetString(0), rows.GetString(1), role, Text(rows, 3), Text(rows, 4), Moment(rows, 6)!.Value, Moment(rows, 7), Moment(rows, 8));
            all.Add(new StoredKey(key, (byte[])rows[5], Moment(rows, 9)));
        }

        return all;
    }

    public static void Add(SqliteConnection connection, SqliteTransaction? transaction, AccessKey key, byte[] hash)
    {
        Run(connection, transaction, """
            INSERT INTO access_key (id, name, role, site, source, hash, created_at, expires_at)
            VALUES ($id, $name, $role, $site, $source, $hash, $created, $expires)
            """, ("$id", key.Id), ("$name", key.Name), ("$role", key.Role.Name()), ("$site", key.Site), ("$source", key.Source), ("$hash", hash),
            ("$created", key.CreatedAt.ToUnixTimeMilliseconds()), ("$expires", key.ExpiresAt?.ToUnixTimeMilliseconds()));
        Run(connection, transaction, """
            DELETE FROM access_key WHERE (revoked_at IS NOT NULL OR expires_at < $now) AND id NOT IN (
                SELECT id FROM access_key WHERE revoked_at IS NOT NULL OR expires_at < $now
                ORDER BY coalesce(revoked_at, expires_at) DESC LIMIT $most)
            """, ("$now", key.CreatedAt.ToUnixTimeMilliseconds()), ("$most", AccessLimits.KeysOverMax));
    }

    /// <returns>False: there is no such key, or it was revoked before.</returns>
    public static bool Revoke(SqliteConnection connection, SqliteTransaction? transaction, string id, DateTimeOffset now) => Run(
        connection, transaction, "UPDATE access_key SET revoked_at = $now WHERE id = $id AND revoked_at IS NULL",
        ("$id", id), ("$now", now.ToUnixTimeMilliseconds())) > 0;

    public static void Used(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyDictionary<string, DateTimeOffset> used)
    {
        foreach (var (id, at) in used)
        {
            Run(connection, transaction, "UPDATE access_key SET last_used_at = $at WHERE id = $id", ("$id", id), ("$at", at.ToUnixTimeMilliseconds()));
        }
    }

    /// <summary>Rises with each change that another connection has made to the database.</summary>
    public static long ChangesSeen(SqliteConnection connection)
    {
        using var ask = connection.CreateCommand();
        ask.CommandText = "PRAGMA data_version";
        return (long)ask.ExecuteScalar()!;
    }

    private static string? Text(SqliteDataReader rows, int at) => rows.IsDBNull(at) ? null : rows.GetString(at);

    private static DateTimeOffset? Moment(SqliteDataReader rows, int at) =>
        rows.IsDBNull(at) ? null : DateTimeOffset.FromUnixTimeMilliseconds(rows.GetInt64(at));

    // The texts are constants of this file; what comes from outside are parameters.
    private static int Run(SqliteConnection connection, SqliteTransaction? transaction, string sql, params (string Name, object? Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (name, value) in parameters) command.Parameters.AddWithValue(name, value ?? DBNull.Value);
        return command.ExecuteNonQuery();
    }
}
