using System.Buffers.Binary;
using Microsoft.Data.Sqlite;
using QueueMonitor.Engine.Events;
using QueueMonitor.Hub.Journal.Codec;

namespace QueueMonitor.Hub.Journal;

/// <summary>Takes customers out of what was journalled: their pseudonyms become zeros, and all else stays as it is.</summary>
internal static class JournalErasures
{
    public static void Note(SqliteConnection connection, SqliteTransaction transaction, IReadOnlyList<JournalErasure> erasures)
    {
        foreach (var erasure in erasures)
        {
            using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = "INSERT INTO journal_erasure (site, customer) VALUES ($site, $customer) ON CONFLICT DO NOTHING";
            Bind(insert, erasure);
            insert.ExecuteNonQuery();
        }
    }

    public static IReadOnlyList<JournalErasure> Read(SqliteConnection connection)
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT site, customer FROM journal_erasure";
        using var rows = select.ExecuteReader();
        var all = new List<JournalErasure>();
        while (rows.Read()) all.Add(new JournalErasure(rows.GetString(0), BinaryPrimitives.ReadUInt128LittleEndian(rows.GetFieldValue<byte[]>(1))));
        return all;
    }

    public static void Rewrite(SqliteConnection connection, in JournalGroup group)
    {
        using var update = connection.CreateCommand();
        update.CommandText = "UPDATE journal_group SET payload = $payload, checksum = $checksum WHERE sequence = $sequence";
        update.Parameters.AddWithValue("$payload", group.Payload.ToArray());
        update.Parameters.AddWithValue("$checksum", (long)group.Checksum);
        update.Parameters.AddWithValue("$sequence", group.Sequence);
        update.ExecuteNonQuery();
    }

    public static void End(SqliteConnection connection, IReadOnlyList<JournalErasure> done)
    {
        using (var transaction = connection.BeginTransaction())
        {
            foreach (var erasure in done)
            {
                using var delete = connection.CreateCommand();
                delete.Transaction = transaction;
                delete.CommandText = "DELETE FROM journal_erasure WHERE site = $site AND customer = $customer";
                Bind(delete, erasure);
                delete.ExecuteNonQuery();
            }

            transaction.Commit();
        }

        using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        checkpoint.ExecuteNonQuery();
    }

    /// <summary>A group's payload without some customers; null: none of them is in it.</summary>
    public static byte[]? Without(ReadOnlySpan<byte> payload, IReadOnlySet<JournalErasure> erased, EventBatch scratch)
    {
        byte[]? changed = null;
        var places = new List<int>();
        var group = new GroupReader(payload);
        while (group.TryNext())
        {
            var site = group.SiteName;
            places.Clear();
            scratch.Clear();
            group.Read(scratch, places);
            foreach (var place in places)
            {
                var customer = BinaryPrimitives.ReadUInt128LittleEndian(payload[place..]);
                if (!erased.Contains(new JournalErasure(site, customer))) continue;
                changed ??= payload.ToArray();
                changed.AsSpan(place, 16).Clear();
            }
        }

        scratch.Clear();
        return changed;
    }

    private static void Bind(SqliteCommand command, JournalErasure erasure)
    {
        var bytes = new byte[16];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, erasure.Customer);
        command.Parameters.AddWithValue("$site", erasure.Site);
        command.Parameters.AddWithValue("$customer", bytes);
    }
}
