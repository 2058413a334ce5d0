using Microsoft.Data.Sqlite;
using QueueMonitor.Testing.Storage;

namespace QueueMonitor.Crash.Tests.Storage;

/// <summary>The simulated disk bites where SQLite promises nothing, and SQLite keeps its promise where it gives one.</summary>
public sealed class SimulatedDiskTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("queue-monitor-disk-");
    private int _cuts;

    private string Data => Path.Combine(_folder.FullName, "data");

    public SimulatedDiskTests()
    {
        SQLitePCL.Batteries_V2.Init();
        Directory.CreateDirectory(Data);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("WAL", "FULL", 1)]
    [InlineData("DELETE", "EXTRA", 2)]
    public void SyncedCommitSurvivesEveryPowerCut(string journal, string synchronous, int seed)
    {
        var (cuts, lost) = CutEverywhere(journal, synchronous, seed);
        Assert.True(cuts > 25, $"{cuts} cuts");
        Assert.Equal(0, lost);
    }

    [Theory]
    [InlineData("WAL", "OFF")]
    [InlineData("WAL", "NORMAL")]
    public void CommitThatWasNotSyncedIsLostSoTheDiskBites(string journal, string synchronous)
    {
        var (_, lost) = CutEverywhere(journal, synchronous, 1);
        Assert.True(lost > 5, $"{lost} cuts lost a commit");
    }

    [Fact]
    public void FullDiskRefusesGrowthAndHeals()
    {
        using var disk = new SimulatedDisk(Data);
        using var database = Open("WAL", "FULL");
        Insert(database, 1);
        disk.RoomLeft = 10_000;
        var refused = Assert.Throws<SqliteException>(() => Range(2, 100).ForEach(i => Insert(database, i)));
        Assert.Equal(SQLitePCL.raw.SQLITE_FULL, refused.SqliteErrorCode);
        var kept = Rows(database);
        disk.Heal();
        Insert(database, 1_000);
        Assert.Equal([.. kept, 1_000], Rows(database));
    }

    [Theory]
    [InlineData(DiskFault.WriteError, SQLitePCL.raw.SQLITE_IOERR_WRITE)]
    [InlineData(DiskFault.ShortWrite, SQLitePCL.raw.SQLITE_IOERR_WRITE)]
    [InlineData(DiskFault.FailedSync, SQLitePCL.raw.SQLITE_IOERR_FSYNC)]
    public void FaultFailsTheCommitThatMetIt(DiskFault fault, int code)
    {
        using var disk = new SimulatedDisk(Data);
        using var database = Open("WAL", "FULL");
        Insert(database, 1);
        disk.Fail(fault, "-wal");
        var failed = Assert.Throws<SqliteException>(() => Insert(database, 2));
        Assert.Equal((code, 1), (failed.SqliteExtendedErrorCode, disk.Faults));
        Insert(database, 3);
        Assert.Equal([1, 3], Rows(database));
        foreach (var left in Cuts(disk, new Random(5), 40)) Assert.Equal([1, 3], RowsOf(left));
    }

    [Fact]
    public void WhatAFailedSyncDroppedNoLaterSyncBringsBack()
    {
        using var disk = new SimulatedDisk(Data);
        var file = disk.Open(Path.Combine(Data, "plain"));
        file.Write(0, "aaaa"u8);
        file.FailSync();
        file.Write(4, "bbbb"u8);
        file.Sync();
        var left = Range(0, 50).Select(seed => file.AfterPowerLoss(new Random(seed))!).ToList();
        Assert.All(left, bytes => Assert.Equal("bbbb"u8, bytes.AsSpan(4)));
        Assert.Contains(left, bytes => bytes[0] == 0);
        file.Write(0, "cccc"u8);
        file.Sync();
        Assert.Equal("ccccbbbb"u8, file.AfterPowerLoss(new Random(1))!.AsSpan());
    }

    [Fact]
    public void ReadFaultsReachTheReader()
    {
        using (var database = Open("DELETE", "FULL")) Range(1, 200).ForEach(i => Insert(database, i));
        using var disk = new SimulatedDisk(Data, seed: 3);
        disk.Fail(DiskFault.ReadError, after: 3);
        using (var database = Connect(Data))
        {
            var failed = Assert.Throws<SqliteException>(() => Run(database, "SELECT sum(length(x)) FROM t"));
            Assert.Equal(SQLitePCL.raw.SQLITE_IOERR_READ, failed.SqliteExtendedErrorCode);
        }

        disk.Fail(DiskFault.FlippedBit, times: int.MaxValue);
        using var again = Connect(Data);
        Assert.ThrowsAny<SqliteException>(() => Rows(again));
        Assert.True(disk.Faults > 1);
    }

    [Fact]
    public void OtherFoldersAreLeftAlone()
    {
        using var disk = new SimulatedDisk(Path.Combine(_folder.FullName, "dat"));
        disk.RoomLeft = 0;
        using var database = Open("WAL", "FULL");
        Insert(database, 1);
        Assert.Equal(0, disk.Operations);
    }

    // Commits one row after the other and cuts the power after each operation of the disk: how many cuts lost a row whose
    // commit had returned, or left a database that is not sound.
    private (int Cuts, int Lost) CutEverywhere(string journal, string synchronous, int seed)
    {
        using var disk = new SimulatedDisk(Data);
        var random = new Random(seed);
        var cuts = new List<(string Folder, int Committed)>();
        var committed = 0;
        using (var database = Open(journal, synchronous))
        {
            // Small, so that checkpoints happen as well.
            Run(database, "PRAGMA wal_autocheckpoint = 8");
            disk.Operated = () =>
            {
                if (random.Next(3) > 0) return;
                var into = Path.Combine(_folder.FullName, $"cut-{++_cuts}");
                disk.CutPower(into, random);
                cuts.Add((into, committed));
            };
            for (var row = 1; row <= 25; row++)
            {
                Insert(database, row);
                committed = row;
            }

            disk.Operated = null;
        }

        return (cuts.Count, cuts.Count(cut => !IsWhole(cut.Folder, cut.Committed)));
    }

    private static bool IsWhole(string folder, int committed)
    {
        try
        {
            var rows = RowsOf(folder);
            return rows.SequenceEqual(Range(1, rows.Count)) && rows.Count >= committed;
        }
        catch (SqliteException)
        {
            return false;
        }
    }

    private IEnumerable<string> Cuts(SimulatedDisk disk, Random random, int count)
    {
        for (var i = 0; i < count; i++)
        {
            var into = Path.Combine(_folder.FullName, $"cut-{++_cuts}");
            disk.CutPower(into, random);
            yield return into;
        }
    }

    private SqliteConnection Open(string journal, string synchronous)
    {
        var database = Connect(Data);
        Run(database, $"PRAGMA journal_mode = {journal}; PRAGMA synchronous = {synchronous}; CREATE TABLE IF NOT EXISTS t (n INTEGER PRIMARY KEY, x BLOB)");
        return database;
    }

    private static SqliteConnection Connect(string folder)
    {
        var database = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = Path.Combine(folder, "t.db"), Pooling = false }.ToString());
        database.Open();
        return database;
    }

    private static void Insert(SqliteConnection database, int row) => Run(database, $"INSERT INTO t VALUES ({row}, randomblob({300 + row * 37 % 3000}))");

    private static void Run(SqliteConnection database, string sql)
    {
        using var command = database.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static List<int> RowsOf(string folder)
    {
        using var database = Connect(folder);
        return Rows(database);
    }

    private static List<int> Rows(SqliteConnection database)
    {
        using var check = database.CreateCommand();
        check.CommandText = "PRAGMA integrity_check";
        if ((string)check.ExecuteScalar()! is var said and not "ok") throw new SqliteException(said, SQLitePCL.raw.SQLITE_CORRUPT);
        using var select = database.CreateCommand();
        select.CommandText = "SELECT n FROM t ORDER BY n";
        var rows = new List<int>();
        using var reader = select.ExecuteReader();
        while (reader.Read()) rows.Add(reader.GetInt32(0));
        return rows;
    }

    private static List<int> Range(int from, int count) => [.. Enumerable.Range(from, count)];
}
