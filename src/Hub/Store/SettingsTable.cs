using Microsoft.Data.Sqlite;

namespace QueueMonitor.Hub.Store;

/// <summary>What a stored setting is about; also its name in the database.</summary>
internal enum SettingKind
{
    Queue,
    Site,
    Board,
    Notifications,
    Plan,
}

/// <summary>One stored setting: what somebody has set, as JSON, without the defaults.</summary>
internal sealed record StoredSetting(SettingKind Kind, string Site, string Name, string Json);

/// <summary>Settings of queues, sites, boards and notifications by name.</summary>
internal sealed class SettingsTable(HubStore store, TimeProvider time)
{
    /// <summary>All of one kind by name, of one site or of all.</summary>
    public IReadOnlyList<StoredSetting> All(SettingKind kind, string? site = null) => store.Read(connection =>
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT site, name, json FROM setting WHERE kind = $kind AND ($site IS NULL OR site = $site) ORDER BY site, name";
        select.Parameters.AddWithValue("$kind", NameOf(kind));
        select.Parameters.AddWithValue("$site", (object?)site ?? DBNull.Value);
        using var rows = select.ExecuteReader();
        var all = new List<StoredSetting>();
        while (rows.Read()) all.Add(new StoredSetting(kind, rows.GetString(0), rows.GetString(1), rows.GetString(2)));
        return all;
    });

    public StoredSetting? Find(SettingKind kind, string site, string name) => store.Read(connection =>
    {
        using var select = connection.CreateCommand();
        select.CommandText = "SELECT json FROM setting WHERE kind = $kind AND site = $site AND name = $name";
        Key(select, kind, site, name);
        return select.ExecuteScalar() is string json ? new StoredSetting(kind, site, name, json) : null;
    });

    /// <summary>Completes when the setting is on the disk.</summary>
    public Task Save(StoredSetting setting)
    {
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return store.Write((connection, transaction) =>
        {
            using var upsert = connection.CreateCommand();
            upsert.Transaction = transaction;
            upsert.CommandText = """
                INSERT INTO setting (kind, site, name, json, changed_at) VALUES ($kind, $site, $name, $json, $at)
                ON CONFLICT (kind, site, name) DO UPDATE SET json = excluded.json, changed_at = excluded.changed_at
                """;
            Key(upsert, setting.Kind, setting.Site, setting.Name);
            upsert.Parameters.AddWithValue("$json", setting.Json);
            upsert.Parameters.AddWithValue("$at", now);
            upsert.ExecuteNonQuery();
        });
    }

    /// <summary>Completes when the setting is gone from the disk.</summary>
    public Task Delete(SettingKind kind, string site, string name) => store.Write((connection, transaction) =>
    {
        using var delete = connection.CreateCommand();
        delete.Transaction = transaction;
        delete.CommandText = "DELETE FROM setting WHERE kind = $kind AND site = $site AND name = $name";
        Key(delete, kind, site, name);
        delete.ExecuteNonQuery();
    });

    private static void Key(SqliteCommand command, SettingKind kind, string site, string name)
    {
        command.Parameters.AddWithValue("$kind", NameOf(kind));
        command.Parameters.AddWithValue("$site", site);
        command.Parameters.AddWithValue("$name", name);
    }

    private static string NameOf(SettingKind kind) => kind switch
    {
        SettingKind.Queue => "queue",
        SettingKind.Site => "site",
        SettingKind.Notifications => "notifications",
        SettingKind.Plan => "plan",
        _ => "board",
    };
}
