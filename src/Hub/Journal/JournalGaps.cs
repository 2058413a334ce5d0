using System.Globalization;
using Microsoft.Data.Sqlite;

namespace QueueMonitor.Hub.Journal;

/// <summary>Groups that are missing and whose loss somebody has accepted.</summary>
internal static class JournalGaps
{
    /// <summary>The group before a gap, and the one after it.</summary>
    public static HashSet<(long Before, long After)> Read(SqliteConnection connection)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT before_sequence, after_sequence FROM journal_gap";
        using var rows = select.ExecuteReader();
        var gaps = new HashSet<(long, long)>();
        while (rows.Read()) gaps.Add((rows.GetInt64(0), rows.GetInt64(1)));
        return gaps;
    }

    /// <summary>Removes the damaged groups between two sound ones and notes the gap.</summary>
    public static void Accept(SqliteConnection connection, long before, long after, long events, DateTimeOffset now)
    {
        using var transaction = connection.BeginTransaction();
        using (var delete = connection.CreateCommand())
        {
            delete.Transaction = transaction;
            delete.CommandText = "DELETE FROM journal_group WHERE sequence > $before AND sequence < $after";
            delete.Parameters.AddWithValue("$before", before);
            delete.Parameters.AddWithValue("$after", after);
            delete.ExecuteNonQuery();
        }

        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO journal_gap (before_sequence, after_sequence, events, accepted_at) VALUES ($before, $after, $events, $at)";
        insert.Parameters.AddWithValue("$before", before);
        insert.Parameters.AddWithValue("$after", after);
        insert.Parameters.AddWithValue("$events", events);
        insert.Parameters.AddWithValue("$at", now.ToUnixTimeMilliseconds());
        insert.ExecuteNonQuery();
        transaction.Commit();
    }

    /// <summary>Events whose loss was accepted, of all gaps.</summary>
    public static long Events(SqliteConnection connection)
    {
        using var sum = connection.CreateCommand();
        sum.CommandText = "SELECT COALESCE(SUM(events), 0) FROM journal_gap";
        return Convert.ToInt64(sum.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
