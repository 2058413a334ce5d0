using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Alerts;

/// <summary>Alerts and moves of which people were told, in the data folder.</summary>
internal sealed class ToldTable(HubStore store)
{
    public Dictionary<(string Site, string Subject), string> All() => store.Read(connection =>
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT site, alert, told FROM told_alert";
        using var rows = select.ExecuteReader();
        var all = new Dictionary<(string, string), string>();
        while (rows.Read()) all[(rows.GetString(0), rows.GetString(1))] = rows.GetString(2);
        return all;
    });

    /// <summary>Completes when it is on the disk.</summary>
    public Task Save(string site, string subject, string told, DateTimeOffset at) => store.Write((connection, transaction) =>
    {
        using var upsert = connection.CreateCommand();
        upsert.Transaction = transaction;
        upsert.CommandText = """
            INSERT INTO told_alert (site, alert, told, at) VALUES ($site, $alert, $told, $at)
            ON CONFLICT (site, alert) DO UPDATE SET told = excluded.told, at = excluded.at
            """;
        upsert.Parameters.AddWithValue("$site", site);
        upsert.Parameters.AddWithValue("$alert", subject);
        upsert.Parameters.AddWithValue("$told", told);
        upsert.Parameters.AddWithValue("$at", at.ToUnixTimeMilliseconds());
        upsert.ExecuteNonQuery();
    });

    /// <summary>Forgets what was told before; completes when it is gone from the disk.</summary>
    public Task Prune(DateTimeOffset before) => store.Write((connection, transaction) =>
    {
        using var delete = connection.CreateCommand();
        delete.Transaction = transaction;
        delete.CommandText = "DELETE FROM told_alert WHERE at < $before";
        delete.Parameters.AddWithValue("$before", before.ToUnixTimeMilliseconds());
        delete.ExecuteNonQuery();
    });
}
