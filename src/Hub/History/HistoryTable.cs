using System.Globalization;
using Microsoft.Data.Sqlite;
using QueueMonitor.Engine.Contacts;
using QueueMonitor.Engine.Events;
using QueueMonitor.Engine.Measures;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.History;

/// <summary>Quarter-hours in the database.</summary>
internal sealed class HistoryTable(HubStore store)
{
    // The order of the columns: writing and reading both follow it.
    private const string Columns =
        "site, queue, start, run, covered_seconds, channel, formula, threshold, target, carried_in, offered, answered, abandoned, "
        + "short_abandoned, left_by_reason, moved, lost, waiting, reopened, restated, lost_in_transfer, lost_conversation, hits, decided, "
        + "ended, handled, average_speed_of_answer_s, average_wait_s, wait_p50_s, wait_p90_s, wait_p95_s, average_handle_s, occupancy, "
        + "promises_kept, promises_decided";

    private static readonly string Upsert =
        $"INSERT INTO quarter_hour ({Columns}) VALUES ({string.Join(", ", Columns.Split(", ").Select(c => "$" + c))}) "
        + "ON CONFLICT (site, queue, start, run) DO UPDATE SET "
        + string.Join(", ", Columns.Split(", ").Skip(4).Select(c => $"{c} = {New(c)}"));

    // A quarter-hour keeps the promise that held when it was watched last, also when a late event restates its counts.
    private static string New(string column) => column is "threshold" or "target"
        ? $"CASE WHEN excluded.covered_seconds > quarter_hour.covered_seconds THEN excluded.{column} ELSE quarter_hour.{column} END"
        : $"excluded.{column}";

    /// <summary>Keeps all of them or, when the disk fails, none.</summary>
    public Task Save(IReadOnlyList<StoredQuarter> quarters) => store.Write((connection, transaction) =>
    {
        using var upsert = connection.CreateCommand();
        upsert.Transaction = transaction;
        upsert.CommandText = Upsert;
        var values = Columns.Split(", ").Select(c => upsert.Parameters.Add(new SqliteParameter { ParameterName = "$" + c })).ToArray();
        foreach (var quarter in quarters)
        {
            var row = Row(quarter);
            for (var i = 0; i < values.Length; i++) values[i].Value = row[i] ?? DBNull.Value;
            upsert.ExecuteNonQuery();
        }
    });

    /// <summary>Deletes what began before; gives how many rows.</summary>
    public async Task<int> DeleteBefore(string site, DateTimeOffset before)
    {
        var deleted = 0;
        await store.Write((connection, transaction) =>
        {
            using var delete = connection.CreateCommand();
            delete.Transaction = transaction;
            delete.CommandText = "DELETE FROM quarter_hour WHERE site = $site AND start < $before";
            delete.Parameters.AddWithValue("$site", site);
            delete.Parameters.AddWithValue("$before", before.ToUnixTimeSeconds());
            deleted = delete.ExecuteNonQuery();
        });
        return deleted;
    }

    /// <summary>The queues that have any history in a span.</summary>
    public int QueueCount(string site, DateTimeOffset from, DateTimeOffset to) => store.Read(connection =>
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT COUNT(DISTINCT queue) FROM quarter_hour WHERE site = $site AND start >= $from AND start < $to";
        Span(select, site, null, from, to);
        return Convert.ToInt32(select.ExecuteScalar(), CultureInfo.InvariantCulture);
    });

    /// <summary>Whether a queue has any history at all.</summary>
    public bool Knows(string site, string queue) => store.Read(connection =>
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT EXISTS (SELECT 1 FROM quarter_hour WHERE site = $site AND queue = $queue)";
        select.Parameters.AddWithValue("$site", site);
        select.Parameters.AddWithValue("$queue", queue);
        return Convert.ToInt64(select.ExecuteScalar(), CultureInfo.InvariantCulture) == 1;
    });

    /// <summary>Quarter-hours of a span by queue, then by time, then by run; read as they are asked for.</summary>
    /// <param name="queue">Null: all queues.</param>
    public IEnumerable<StoredQuarter> Read(string site, string? queue, DateTimeOffset from, DateTimeOffset to)
    {
        using var connection = store.OpenReader();
        using var select = connection.CreateCommand();
        select.CommandText = $"SELECT {Columns} FROM quarter_hour WHERE site = $site "
            + (queue is null ? "" : "AND queue = $queue ") + "AND start >= $from AND start < $to ORDER BY queue, start, run";
        Span(select, site, queue, from, to);
        using var rows = select.ExecuteReader();
        while (rows.Read()) yield return Quarter(rows);
    }

    private static void Span(SqliteCommand select, string site, string? queue, DateTimeOffset from, DateTimeOffset to)
    {
        select.Parameters.AddWithValue("$site", site);
        if (queue is not null) select.Parameters.AddWithValue("$queue", queue);
        // A quarter-hour belongs to the span when it begins in it: seconds are rounded up.
        select.Parameters.AddWithValue("$from", (long)Math.Ceiling(from.ToUnixTimeMilliseconds() / 1000.0));
        select.Parameters.AddWithValue("$to", (long)Math.Ceiling(to.ToUnixTimeMilliseconds() / 1000.0));
    }

    private static object?[] Row(StoredQuarter quarter)
    {
        var (interval, window) = (quarter.Interval, quarter.Interval.Window);
        return
        [
            quarter.Site, interval.Queue, interval.Start.ToUnixTimeSeconds(), quarter.Run, interval.CoveredSeconds, interval.Media.ToString(),
            window.ServiceLevel.Formula.ToString(), interval.Threshold ?? "", interval.Target ?? 0, window.CarriedIn, window.Offered,
            window.Answered, window.Abandoned, window.ShortAbandoned, string.Join(',', window.Left), window.Moved, window.Lost, window.Waiting,
            window.Reopened, window.Restated, window.LostInTransfer, window.LostConversation, window.ServiceLevel.Hits,
            window.ServiceLevel.Decided, window.Ended, window.Handled, Finite(window.AverageSpeedOfAnswerSeconds),
            Finite(window.AverageWaitSeconds), Finite(window.WaitP50Seconds), Finite(window.WaitP90Seconds), Finite(window.WaitP95Seconds),
            Finite(window.AverageHandleSeconds), Finite(window.Occupancy),
            interval.PromisesKnown ? window.PromisesKept : null, interval.PromisesKnown ? window.PromisesDecided : null,
        ];
    }

    private static StoredQuarter Quarter(SqliteDataReader row)
    {
        var (hits, decided, ended) = (row.GetInt64(22), row.GetInt64(23), row.GetInt64(24));
        var abandoned = row.GetInt64(12);
        var formula = Enum.Parse<ServiceLevelFormula>(row.GetString(6));
        var window = new WindowSnapshot
        {
            CarriedIn = row.GetInt64(9), Offered = row.GetInt64(10), Answered = row.GetInt64(11), Abandoned = abandoned,
            ShortAbandoned = row.GetInt64(13), Left = Reasons(row.GetString(14)), Moved = row.GetInt64(15), Lost = row.GetInt64(16),
            Waiting = row.GetInt64(17), Reopened = row.GetInt64(18), Restated = row.GetInt64(19), LostInTransfer = row.GetInt64(20),
            LostConversation = row.GetInt64(21),
            ServiceLevel = new ServiceLevel(decided == 0 ? null : (double)hits / decided, hits, decided, formula),
            Ended = ended, Handled = row.GetInt64(25), AbandonRate = ended == 0 ? null : (double)abandoned / ended,
            AverageSpeedOfAnswerSeconds = Number(row, 26), AverageWaitSeconds = Number(row, 27), WaitP50Seconds = Number(row, 28),
            WaitP90Seconds = Number(row, 29), WaitP95Seconds = Number(row, 30), AverageHandleSeconds = Number(row, 31), Occupancy = Number(row, 32),
            PromisesKept = row.IsDBNull(33) ? 0 : row.GetInt64(33), PromisesDecided = row.IsDBNull(34) ? 0 : row.GetInt64(34),
        };
        var interval = new HistoryInterval(
            row.GetString(1), DateTimeOffset.FromUnixTimeSeconds(row.GetInt64(2)), row.GetInt32(4), Enum.Parse<MediaType>(row.GetString(5)),
            row.GetString(7), row.GetDouble(8), window)
        { PromisesKnown = !row.IsDBNull(34) };
        return new StoredQuarter(row.GetString(0), row.GetInt64(3), interval);
    }

    // A later version may know more reasons; one that this version does not know counts as other.
    private static long[] Reasons(string text)
    {
        var counts = new long[LeftReasons.Count];
        var told = text.Split(',', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < told.Length; i++)
            counts[Math.Min(i, (int)LeftReason.Other)] += long.Parse(told[i], CultureInfo.InvariantCulture);
        return counts;
    }

    private static double? Number(SqliteDataReader row, int column) => row.IsDBNull(column) ? null : row.GetDouble(column);

    private static double? Finite(double? number) => number is { } known && double.IsFinite(known) ? known : null;
}
