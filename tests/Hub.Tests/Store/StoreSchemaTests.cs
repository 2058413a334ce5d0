using Microsoft.Data.Sqlite;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Tests.Store;

/// <summary>A database of each earlier version comes up to date with all that is in it.</summary>
public sealed class StoreSchemaTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("schema-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task WhatAnEarlierVersionHasWrittenStays(int version)
    {
        using (var store = HubStore.Open(_folder))
        {
            store.SecretOf("pseudonym/main", () => [7]);
            await new SettingsTable(store, TimeProvider.System).Save(new StoredSetting(SettingKind.Queue, "main", "billing", "{}"));
        }

        TakeBackTo(version);
        using var again = HubStore.Open(_folder);
        Assert.Equal([7], again.SecretOf("pseudonym/main", () => [1]));
        Assert.Single(new SettingsTable(again, TimeProvider.System).All(SettingKind.Queue));
        Assert.Equal(StoreSchema.Version, again.Read(c => Convert.ToInt32(Scalar(c, "PRAGMA user_version"), null)));
        Assert.Equal(0, again.Read(c => Convert.ToInt32(Scalar(c, "SELECT COUNT(*) FROM screen"), null)));
        Assert.Equal(0, again.Read(c => Convert.ToInt32(Scalar(c, "SELECT COUNT(*) FROM access_key"), null)));
        Assert.Equal(0, again.Read(c => Convert.ToInt32(Scalar(c, "SELECT COUNT(*) FROM delivery"), null)));
        Assert.Equal(0, again.Read(c => Convert.ToInt32(Scalar(c, "SELECT COUNT(*) FROM downtime"), null)));
        Assert.Equal(0, again.Read(c => Convert.ToInt32(Scalar(c, "SELECT COUNT(promises_decided) FROM quarter_hour"), null)));
    }

    // What later steps made is taken away again: of the tables of the first version only history has more columns since.
    private void TakeBackTo(int version)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, HubStore.FileName)};Pooling=False");
        connection.Open();
        if (version < 2) Scalar(connection, "DROP TABLE screen; DROP TABLE revoked_link");
        if (version < 3) Scalar(connection, "DROP TABLE access_key");
        if (version < 4) Scalar(connection, "DROP TABLE webhook; DROP TABLE delivery; DROP TABLE told_alert");
        if (version < 5) Scalar(connection, "DROP TABLE watched; DROP TABLE downtime");
        Scalar(connection, "ALTER TABLE quarter_hour DROP COLUMN promises_kept; ALTER TABLE quarter_hour DROP COLUMN promises_decided");
        Scalar(connection, $"PRAGMA user_version = {version}");
    }

    private static object? Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }
}
