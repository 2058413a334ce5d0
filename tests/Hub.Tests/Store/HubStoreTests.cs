using Microsoft.Data.Sqlite;
using QueueMonitor.Hub.Store;

namespace QueueMonitor.Hub.Tests.Store;

public sealed class HubStoreTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("store-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ASecretIsMadeOnceAndOutlivesTheProgram()
    {
        byte[] first;
        using (var store = HubStore.Open(_folder))
        {
            first = store.SecretOf("pseudonym/main", () => [1, 2, 3]);
            Assert.Equal(first, store.SecretOf("pseudonym/main", () => [9]));
            Assert.Equal([4], store.SecretOf("pseudonym/other", () => [4]));
        }

        using var again = HubStore.Open(_folder);
        Assert.Equal(first, again.SecretOf("pseudonym/main", () => throw new InvalidOperationException("It was made before.")));
    }

    [Fact]
    public async Task ASecretAskedForByManyAtOnceIsOne()
    {
        using var store = HubStore.Open(_folder);
        var next = 0;
        var secrets = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Task.Run(() => store.SecretOf("pseudonym/main", () => BitConverter.GetBytes(Interlocked.Increment(ref next))))));
        Assert.All(secrets, secret => Assert.Equal(secrets[0], secret));
    }

    [Fact]
    public void NobodyButTheOwnerReadsTheFile()
    {
        if (OperatingSystem.IsWindows()) return;
        using var store = HubStore.Open(_folder);
        store.SecretOf("a", () => [1]);
        foreach (var file in Directory.GetFiles(_folder, HubStore.FileName + "*"))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
    }

    [Fact]
    public async Task SettingsAreKeptByKindSiteAndName()
    {
        using (var store = HubStore.Open(_folder))
        {
            var settings = new SettingsTable(store, TimeProvider.System);
            await settings.Save(new StoredSetting(SettingKind.Queue, "main", "billing", """{"target":0.8}"""));
            await settings.Save(new StoredSetting(SettingKind.Queue, "main", "billing", """{"target":0.9}"""));
            await settings.Save(new StoredSetting(SettingKind.Queue, "other", "billing", "{}"));
            await settings.Save(new StoredSetting(SettingKind.Board, "main", "billing", """{"layout":"single"}"""));
        }

        using var again = HubStore.Open(_folder);
        var read = new SettingsTable(again, TimeProvider.System);
        Assert.Equal([new StoredSetting(SettingKind.Queue, "main", "billing", """{"target":0.9}""")], read.All(SettingKind.Queue, "main"));
        Assert.Equal("""{"layout":"single"}""", read.Find(SettingKind.Board, "main", "billing")?.Json);
        Assert.Null(read.Find(SettingKind.Site, "main", "billing"));
    }

    [Fact]
    public async Task AChangeThatFailsKeepsNothingAndTheNextOneRuns()
    {
        using var store = HubStore.Open(_folder);
        await Assert.ThrowsAsync<InvalidOperationException>(() => store.Write((connection, transaction) =>
        {
            Insert(connection, transaction, "half");
            throw new InvalidOperationException("half-way");
        }));
        await store.Write((connection, transaction) => Insert(connection, transaction, "whole"));
        Assert.Equal([1], store.SecretOf("half", () => [1]));
        Assert.Equal([7], store.SecretOf("whole", () => [1]));
    }

    [Fact]
    public void ASecondProgramOnTheFolderIsToldWhatToDo()
    {
        using var store = HubStore.Open(_folder);
        var refused = Assert.Throws<HubStoreException>(() => HubStore.Open(_folder));
        Assert.Contains("Stop it first", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFolderThatCannotBeMadeIsNamedWithWhatToDo()
    {
        var file = Path.Combine(_folder, "a-file");
        File.WriteAllText(file, "");
        var refused = Assert.Throws<HubStoreException>(() => HubStore.Open(Path.Combine(file, "data")));
        Assert.Contains(file, refused.Message, StringComparison.Ordinal);
        Assert.Contains("--data", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void AFileThatIsNoDatabaseIsNamedWithWhatToDo()
    {
        File.WriteAllText(Path.Combine(_folder, HubStore.FileName), new string('x', 4096));
        var refused = Assert.Throws<HubStoreException>(() => HubStore.Open(_folder));
        Assert.Contains("move it away", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ADatabaseOfANewerVersionIsLeftAlone()
    {
        HubStore.Open(_folder).Dispose();
        using (var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, HubStore.FileName)};Pooling=False"))
        {
            connection.Open();
            using var newer = connection.CreateCommand();
            newer.CommandText = "PRAGMA user_version = 999";
            newer.ExecuteNonQuery();
        }

        var refused = Assert.Throws<HubStoreException>(() => HubStore.Open(_folder));
        Assert.Contains("newer version", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ATemporaryStoreLeavesNothingBehind()
    {
        string folder;
        using (var store = HubStore.Open(null))
        {
            folder = store.Folder;
            store.SecretOf("a", () => [1]);
            Assert.True(File.Exists(store.File));
        }

        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public async Task AfterTheEndAWriterIsToldSo()
    {
        var store = HubStore.Open(_folder);
        await store.DisposeAsync();
        await Assert.ThrowsAsync<HubStoreException>(() => store.Write((_, _) => { }));
    }

    private static void Insert(SqliteConnection connection, SqliteTransaction transaction, string name)
    {
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO secret (name, value) VALUES ($name, x'07')";
        insert.Parameters.AddWithValue("$name", name);
        insert.ExecuteNonQuery();
    }
}
