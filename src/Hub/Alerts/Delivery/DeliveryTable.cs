using System.Text.Json;
using Microsoft.Data.Sqlite;
using QueueMonitor.Hub.Alerts.Messages;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Alerts.Delivery;

/// <summary>Messages on their way, and dead letters, in the data folder: they survive the end of the program.</summary>
internal sealed class DeliveryTable(HubStore store)
{
    public IReadOnlyList<Delivery> All() => store.Read(connection =>
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT id, receiver, notice, since, tries, next_at, dead_at, error FROM delivery ORDER BY id";
        using var rows = select.ExecuteReader();
        var all = new List<Delivery>();
        while (rows.Read())
        {
            if (Notice(rows.GetString(2)) is not { } notice) continue;
            all.Add(new Delivery(
                rows.GetInt64(0), rows.GetString(1), notice, Moment(rows.GetInt64(3)), rows.GetInt32(4), Moment(rows.GetInt64(5)),
                rows.IsDBNull(6) ? null : Moment(rows.GetInt64(6)), rows.IsDBNull(7) ? null : rows.GetString(7)));
        }

        return all;
    });

    /// <summary>Completes when it is on the disk.</summary>
    public Task Save(Delivery delivery) => store.Write((connection, transaction) =>
    {
        using var upsert = connection.CreateCommand();
        upsert.Transaction = transaction;
        upsert.CommandText = """
            INSERT INTO delivery (id, receiver, notice, since, tries, next_at, dead_at, error)
            VALUES ($id, $receiver, $notice, $since, $tries, $next, $dead, $error)
            ON CONFLICT (id) DO UPDATE SET since = excluded.since, tries = excluded.tries, next_at = excluded.next_at,
                dead_at = excluded.dead_at, error = excluded.error
            """;
        upsert.Parameters.AddWithValue("$id", delivery.Id);
        upsert.Parameters.AddWithValue("$receiver", delivery.Receiver);
        upsert.Parameters.AddWithValue("$notice", Text(delivery.Notice));
        upsert.Parameters.AddWithValue("$since", delivery.Since.ToUnixTimeMilliseconds());
        upsert.Parameters.AddWithValue("$tries", delivery.Tries);
        upsert.Parameters.AddWithValue("$next", delivery.NextAt.ToUnixTimeMilliseconds());
        upsert.Parameters.AddWithValue("$dead", (object?)delivery.DeadAt?.ToUnixTimeMilliseconds() ?? DBNull.Value);
        upsert.Parameters.AddWithValue("$error", (object?)delivery.Error ?? DBNull.Value);
        upsert.ExecuteNonQuery();
    });

    /// <summary>Completes when it is gone from the disk.</summary>
    public Task Delete(long id) => store.Write((connection, transaction) =>
    {
        using var delete = connection.CreateCommand();
        delete.Transaction = transaction;
        delete.CommandText = "DELETE FROM delivery WHERE id = $id";
        delete.Parameters.AddWithValue("$id", id);
        delete.ExecuteNonQuery();
    });

    private static string Text(Notice notice)
    {
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            string[] parts =
                [notice.Id, notice.Site, notice.Type, notice.Subject, notice.At.ToString("O"), notice.Title, notice.Text, notice.Data];
            foreach (var part in parts)
                json.WriteStringValue(part);
            json.WriteBooleanValue(notice.IsCritical);
            json.WriteEndArray();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }

    // Null: written by another version or another hand.
    private static Notice? Notice(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            var parts = document.RootElement;
            string Part(int at) => parts[at].GetString()!;
            return new Notice(
                Part(0), Part(1), Part(2), Part(3), DateTimeOffset.Parse(Part(4), System.Globalization.CultureInfo.InvariantCulture),
                parts[8].GetBoolean(), Part(5), Part(6), Part(7));
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or FormatException or IndexOutOfRangeException)
        {
            return null;
        }
    }

    private static DateTimeOffset Moment(long ms) => DateTimeOffset.FromUnixTimeMilliseconds(ms);
}
