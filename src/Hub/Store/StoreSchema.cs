using Microsoft.Data.Sqlite;

namespace QueueMonitor.Hub.Store;

/// <summary>The tables, and how a database of an earlier version comes up to date: one step a version, never changed once released.</summary>
internal static class StoreSchema
{
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE secret (
            name TEXT NOT NULL PRIMARY KEY,
            value BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE setting (
            kind TEXT NOT NULL,          -- queue, site, board
            site TEXT NOT NULL,
            name TEXT NOT NULL,
            json TEXT NOT NULL,
            changed_at INTEGER NOT NULL, -- milliseconds since 1970 UTC
            PRIMARY KEY (kind, site, name)
        ) STRICT, WITHOUT ROWID;

        -- One row a queue, quarter-hour and run of the engine: what that run saw of it.
        CREATE TABLE quarter_hour (
            site TEXT NOT NULL,
            queue TEXT NOT NULL,
            start INTEGER NOT NULL,           -- seconds since 1970 UTC
            run INTEGER NOT NULL,             -- when the run began, milliseconds since 1970 UTC
            covered_seconds INTEGER NOT NULL, -- how much of it the run was there for; 0: it only heard of it afterwards
            channel TEXT NOT NULL,
            formula TEXT NOT NULL,
            threshold TEXT NOT NULL,
            target REAL NOT NULL,
            carried_in INTEGER NOT NULL,
            offered INTEGER NOT NULL,
            answered INTEGER NOT NULL,
            abandoned INTEGER NOT NULL,
            short_abandoned INTEGER NOT NULL,
            left_by_reason TEXT NOT NULL,     -- counts in the order of LeftReason, with commas between
            moved INTEGER NOT NULL,
            lost INTEGER NOT NULL,
            waiting INTEGER NOT NULL,
            reopened INTEGER NOT NULL,
            restated INTEGER NOT NULL,
            lost_in_transfer INTEGER NOT NULL,
            lost_conversation INTEGER NOT NULL,
            hits INTEGER NOT NULL,
            decided INTEGER NOT NULL,
            ended INTEGER NOT NULL,
            handled INTEGER NOT NULL,
            average_speed_of_answer_s REAL,
            average_wait_s REAL,
            wait_p50_s REAL,
            wait_p90_s REAL,
            wait_p95_s REAL,
            average_handle_s REAL,
            occupancy REAL,
            PRIMARY KEY (site, queue, start, run)
        ) STRICT, WITHOUT ROWID;

        CREATE INDEX quarter_hour_by_age ON quarter_hour (site, start);
        """,
        """
        -- Of a link only the SHA-256 of its secret is kept.
        CREATE TABLE screen (
            id TEXT NOT NULL PRIMARY KEY,
            site TEXT NOT NULL,
            token_hash TEXT NOT NULL UNIQUE,
            json TEXT NOT NULL,
            created_at INTEGER NOT NULL, -- milliseconds since 1970 UTC
            last_seen_at INTEGER         -- likewise; null: no wall of it was ever on
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE revoked_link (
            token_hash TEXT NOT NULL PRIMARY KEY,
            revoked_at INTEGER NOT NULL  -- milliseconds since 1970 UTC
        ) STRICT, WITHOUT ROWID;
        """,
        """
        -- Of a key only the SHA-256 of its secret is kept.
        CREATE TABLE access_key (
            id TEXT NOT NULL PRIMARY KEY,
            name TEXT NOT NULL,
            role TEXT NOT NULL,          -- ingest, view, planner, admin
            site TEXT,                   -- null: every site
            source TEXT,                 -- null: any
            hash BLOB NOT NULL UNIQUE,
            created_at INTEGER NOT NULL, -- milliseconds since 1970 UTC
            expires_at INTEGER,          -- likewise; null: never
            revoked_at INTEGER,          -- likewise; null: it was not
            last_used_at INTEGER         -- likewise; null: never
        ) STRICT, WITHOUT ROWID;
        """,
        """
        -- A webhook's secret signs what it is sent, so it is kept as it is: the file is readable for its owner alone.
        CREATE TABLE webhook (
            id TEXT NOT NULL PRIMARY KEY,
            site TEXT NOT NULL,
            secret TEXT NOT NULL,
            json TEXT NOT NULL,
            created_at INTEGER NOT NULL  -- milliseconds since 1970 UTC
        ) STRICT, WITHOUT ROWID;

        -- Messages on their way to receivers, and dead letters.
        CREATE TABLE delivery (
            id INTEGER NOT NULL PRIMARY KEY,
            receiver TEXT NOT NULL,
            notice TEXT NOT NULL,        -- JSON
            since INTEGER NOT NULL,      -- milliseconds since 1970 UTC, as all moments
            tries INTEGER NOT NULL,
            next_at INTEGER NOT NULL,
            dead_at INTEGER,             -- null: it is still tried
            error TEXT
        ) STRICT;

        -- Alerts of which people were told, so that a restart tells nobody twice.
        CREATE TABLE told_alert (
            site TEXT NOT NULL,
            alert TEXT NOT NULL,
            told TEXT NOT NULL,          -- raised, cleared, moved
            at INTEGER NOT NULL,
            PRIMARY KEY (site, alert)
        ) STRICT, WITHOUT ROWID;
        """,
        """
        -- Until when each site was watched, noted each minute, and when it was not: for how much of a quarter-hour somebody was there.
        CREATE TABLE watched (
            site TEXT NOT NULL PRIMARY KEY,
            until INTEGER NOT NULL       -- milliseconds since 1970 UTC, as all moments
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE downtime (
            site TEXT NOT NULL,
            began INTEGER NOT NULL,
            ended INTEGER NOT NULL,
            PRIMARY KEY (site, began)
        ) STRICT, WITHOUT ROWID;
        """,
        """
        -- Null: the quarter-hour is of a version that kept no promises.
        ALTER TABLE quarter_hour ADD COLUMN promises_kept INTEGER;
        ALTER TABLE quarter_hour ADD COLUMN promises_decided INTEGER;
        """,
    ];

    public static int Version => Steps.Length;

    /// <exception cref="HubStoreException">The database was made by a newer version.</exception>
    public static void BringUpToDate(SqliteConnection connection, string file)
    {
        var version = Convert.ToInt32(Scalar(connection, "PRAGMA user_version"), System.Globalization.CultureInfo.InvariantCulture);
        if (version > Version)
        {
            throw new HubStoreException(
                $"The database {file} was written by a newer version of Queue Monitor (its schema is {version}, this program knows {Version}). "
                + "Run that version, or choose another data folder.");
        }

        for (; version < Version; version++)
        {
            using var transaction = connection.BeginTransaction();
            Execute(connection, transaction, Steps[version]);
            Execute(connection, transaction, $"PRAGMA user_version = {version + 1}");
            transaction.Commit();
        }
    }

    /// <summary>For a command beside a program that runs: it changes nothing about the tables.</summary>
    /// <exception cref="HubStoreException">The program that runs is of another version.</exception>
    public static void RequireUpToDate(SqliteConnection connection, string file)
    {
        var version = Convert.ToInt32(Scalar(connection, "PRAGMA user_version"), System.Globalization.CultureInfo.InvariantCulture);
        if (version == Version) return;
        throw new HubStoreException(
            $"The Queue Monitor that uses {file} is of another version (its schema is {version}, this program's {Version}). Use the program that runs.");
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    // The texts are constants of this file, without any value from outside.
    private static void Execute(SqliteConnection connection, SqliteTransaction transaction, string sql)
    {
        using var command = connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
