using Microsoft.Data.Sqlite;
using QueueMonitor.Hub.Sites;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.History;

/// <summary>A time in which nobody watched a site though its run goes on, in milliseconds since 1970 UTC.</summary>
internal readonly record struct Downtime(long From, long Until)
{
    /// <summary>How much of a span it takes, in milliseconds.</summary>
    public long Within(long from, long until) => Math.Max(0, Math.Min(Until, until) - Math.Max(From, from));
}

/// <summary>
/// When the program was down, as far as a floor that came back still tells of it: from the last that is known of its life (what it
/// noted each minute, or the last event of its journal, whichever is later) until its floor went on.
/// </summary>
internal sealed class DowntimeTable(HubStore store)
{
    // A floor tells of two days; what lies further back is of no use.
    private static readonly long Kept = (long)TimeSpan.FromDays(3).TotalMilliseconds;

    /// <summary>Notes that a site has been watched until a moment.</summary>
    public Task Watched(string site, long until) => store.Write((connection, transaction) =>
    {
        using var mark = Command(connection, transaction, site, "INSERT INTO watched (site, until) VALUES ($site, $until) "
            + "ON CONFLICT (site) DO UPDATE SET until = $until");
        mark.Parameters.AddWithValue("$until", until);
        mark.ExecuteNonQuery();
    });

    /// <summary>All downtimes of a run, with the one that has just ended if this is a floor that came back.</summary>
    public async Task<IReadOnlyList<Downtime>> Of(string site, SiteSpan span)
    {
        var all = new List<Downtime>();
        await store.Write((connection, transaction) =>
        {
            all.Clear();
            using var watched = Command(connection, transaction, site, "SELECT until FROM watched WHERE site = $site");
            var from = Math.Max(span.SeenUntil, watched.ExecuteScalar() as long? ?? 0);
            if (span.ResumedAt > from && span.ResumedAt > span.StartedAt)
            {
                using var add = Command(connection, transaction, site, "INSERT OR REPLACE INTO downtime (site, began, ended) VALUES ($site, $began, $ended)");
                add.Parameters.AddWithValue("$began", from);
                add.Parameters.AddWithValue("$ended", span.ResumedAt);
                add.ExecuteNonQuery();
            }

            using var old = Command(connection, transaction, site, "DELETE FROM downtime WHERE site = $site AND ended < $before");
            old.Parameters.AddWithValue("$before", span.ResumedAt - Kept);
            old.ExecuteNonQuery();
            using var select = Command(connection, transaction, site, "SELECT began, ended FROM downtime WHERE site = $site AND began >= $run");
            select.Parameters.AddWithValue("$run", span.StartedAt);
            using var rows = select.ExecuteReader();
            while (rows.Read()) all.Add(new Downtime(rows.GetInt64(0), rows.GetInt64(1)));
        });
        return all;
    }

    private static SqliteCommand Command(SqliteConnection connection, SqliteTransaction transaction, string site, string text)
    {
        var command = connection.CreateCommand();
        command.Transaction = transaction;
#pragma warning disable CA2100 // The texts are constants of this file.
        command.CommandText = text;
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$site", site);
        return command;
    }
}
