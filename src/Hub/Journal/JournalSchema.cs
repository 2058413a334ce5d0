using Microsoft.Data.Sqlite;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Journal;

/// <summary>The tables of the journal. A row a group: all batches that one commit put on the disk.</summary>
internal static class JournalSchema
{
    // "QMJ1": a file of another kind is not taken for a journal.
    private const int ApplicationId = 0x514D_4A31;

    private const int Version = 1;

    private const string Tables =
        """
        CREATE TABLE journal_site (
            name TEXT NOT NULL PRIMARY KEY,
            started_at INTEGER NOT NULL, -- the floor's first moment, milliseconds since 1970 UTC
            zone TEXT NOT NULL           -- until site.configured says another
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE journal_group (
            sequence INTEGER NOT NULL PRIMARY KEY, -- rises by one
            total INTEGER NOT NULL,                -- events of all groups before it
            events INTEGER NOT NULL,
            received_at INTEGER NOT NULL,          -- milliseconds since 1970 UTC
            checksum INTEGER NOT NULL,             -- CRC-32C of the four numbers above and the payload
            payload BLOB NOT NULL
        ) STRICT;

        -- Groups that are missing between two others, and whose loss somebody has accepted.
        CREATE TABLE journal_gap (
            before_sequence INTEGER NOT NULL,
            after_sequence INTEGER NOT NULL,
            events INTEGER NOT NULL,
            accepted_at INTEGER NOT NULL           -- milliseconds since 1970 UTC
        ) STRICT;

        -- Customers that are still to be erased from groups.
        CREATE TABLE journal_erasure (
            site TEXT NOT NULL,
            customer BLOB NOT NULL,                -- the pseudonym, 16 bytes
            PRIMARY KEY (site, customer)
        ) STRICT, WITHOUT ROWID;
        """;

    /// <exception cref="HubStoreException">The file is of a newer version.</exception>
    public static void BringUpToDate(SqliteConnection connection, string file)
    {
        var version = Number(connection, "PRAGMA user_version");
        if (version == Version && Number(connection, "PRAGMA application_id") == ApplicationId) return;
        if (version != 0)
        {
            throw new HubStoreException(
                $"The journal {file} was written by another version of Queue Monitor (its schema is {version}, this program knows {Version}). "
                + "Run that version, or choose another data folder.");
        }

        using var transaction = connection.BeginTransaction();
        Execute(connection, transaction, Tables);
        Execute(connection, transaction, $"PRAGMA application_id = {ApplicationId}");
        Execute(connection, transaction, $"PRAGMA user_version = {Version}");
        transaction.Commit();
    }

    public static long Number(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture);
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
