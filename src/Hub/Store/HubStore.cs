using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace QueueMonitor.Hub.Store;

/// <summary>
/// What outlives the program: secrets, settings and history, in one SQLite file of the data folder. One writer at a time by
/// construction: every change is a job for one thread. Readers have connections of their own and never wait for it.
/// </summary>
public sealed class HubStore : IAsyncDisposable, IDisposable
{
    public const string FileName = "queue-monitor.db";

    // Jobs that wait for the disk. Settings are rare and history comes once a minute: more than this means the disk hangs.
    private const int JobsMax = 256;

    // Not a Channel: it wakes its reader through the thread pool, which those who wait for a secret may have used up.
    private readonly BlockingCollection<Job> _jobs = new(JobsMax);
    private readonly FileStream _lock;
    private readonly SqliteConnection _writing;
    private readonly string _readers;
    private readonly string? _throwAway;
    private readonly Task _writer;
    private int _disposed;

    private HubStore(string folder, FileStream claim, SqliteConnection writing, bool temporary)
    {
        (Folder, _lock, _writing, _throwAway) = (folder, claim, writing, temporary ? folder : null);
        _readers = Connection(File, SqliteOpenMode.ReadOnly);
        _writer = Task.Factory.StartNew(Work, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public string Folder { get; }

    public string File => Path.Combine(Folder, FileName);

    /// <summary>Opens the database of a folder; makes both when they are not there.</summary>
    /// <param name="folder">The data folder; null takes a temporary one that is deleted at the end (a replay keeps nothing).</param>
    /// <exception cref="HubStoreException">The folder or its database cannot be used.</exception>
    public static HubStore Open(string? folder)
    {
        SQLitePCL.Batteries_V2.Init();
        var temporary = folder is null;
        folder = temporary ? Directory.CreateTempSubdirectory("queue-monitor-").FullName : Path.GetFullPath(folder!);
        var claim = Claim(folder);
        var file = Path.Combine(folder, FileName);
        SqliteConnection? writing = null;
        try
        {
            MakePrivate(file);
            writing = new SqliteConnection(Connection(file, SqliteOpenMode.ReadWrite));
            writing.Open();
            using (var pragma = writing.CreateCommand())
            {
                // Full: once a change was acknowledged, a power cut does not take it back.
                pragma.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON";
                pragma.ExecuteNonQuery();
            }

            StoreSchema.BringUpToDate(writing, file);
            return new HubStore(folder, claim, writing, temporary);
        }
        catch (Exception problem)
        {
            writing?.Dispose();
            claim.Dispose();
            if (problem is SqliteException or IOException or UnauthorizedAccessException) throw Explain(problem, folder);
            throw;
        }
    }

    /// <summary>A connection to the database of a program that runs, for a command beside it; null: none runs there. The caller disposes of it.</summary>
    /// <exception cref="HubStoreException">The database is not of this version, or cannot be opened.</exception>
    public static SqliteConnection? OpenBeside(string folder)
    {
        SQLitePCL.Batteries_V2.Init();
        try
        {
            Claim(Path.GetFullPath(folder)).Dispose();
            return null;
        }
        catch (HubStoreException used) when (used.IsInUse)
        {
            var file = Path.Combine(Path.GetFullPath(folder), FileName);
            var connection = new SqliteConnection(Connection(file, SqliteOpenMode.ReadWrite));
            try
            {
                connection.Open();
                StoreSchema.RequireUpToDate(connection, file);
                return connection;
            }
            catch (SqliteException problem)
            {
                connection.Dispose();
                throw Explain(problem, folder);
            }
        }
    }

    /// <summary>Runs a change in a transaction of its own, in the order of the calls; completes when it is on the disk.</summary>
    /// <exception cref="HubStoreException">The disk did not take it, or is too far behind; nothing of it was kept.</exception>
    public Task Write(Action<SqliteConnection, SqliteTransaction> change)
    {
        var job = new Job(change);
        bool taken;
        try
        {
            taken = _jobs.TryAdd(job);
        }
        catch (InvalidOperationException)
        {
            // Covers both: no more jobs are taken, and the collection is gone.
            throw new HubStoreException("Queue Monitor is shutting down: nothing more is stored. Send the change again when it runs.");
        }

        return taken
            ? job.Done.Task
            : throw new HubStoreException($"The disk of the data folder {Folder} does not keep up: {JobsMax} changes wait for it. Look at its health.");
    }

    /// <summary>Reads on a connection of its own: sees all that was written before.</summary>
    public T Read<T>(Func<SqliteConnection, T> read)
    {
        using var connection = OpenReader();
        return read(connection);
    }

    /// <summary>A connection for a reader that takes its time; the caller disposes of it.</summary>
    public SqliteConnection OpenReader()
    {
        var connection = new SqliteConnection(_readers);
        try
        {
            connection.Open();
            return connection;
        }
        catch (SqliteException problem)
        {
            connection.Dispose();
            throw Explain(problem, Folder);
        }
    }

    /// <summary>The secret of that name; made and kept when it is asked for the first time.</summary>
    public byte[] SecretOf(string name, Func<byte[]> make)
    {
        if (Read(c => FindSecret(c, null, name)) is { } known) return known;
        byte[]? kept = null;
        Write((connection, transaction) =>
        {
            using var insert = connection.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = "INSERT INTO secret (name, value) VALUES ($name, $value) ON CONFLICT DO NOTHING";
            insert.Parameters.AddWithValue("$name", name);
            insert.Parameters.AddWithValue("$value", make());
            insert.ExecuteNonQuery();
            kept = FindSecret(connection, transaction, name);
        }).GetAwaiter().GetResult();
        return kept!;
    }

    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _jobs.CompleteAdding();
        await _writer;
        Close();
    }

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _jobs.CompleteAdding();
        _writer.GetAwaiter().GetResult();
        Close();
    }

    private void Close()
    {
        using (var reader = new SqliteConnection(_readers)) SqliteConnection.ClearPool(reader);
        _writing.Dispose();
        SqliteConnection.ClearPool(_writing);
        _lock.Dispose();
        _jobs.Dispose();
        if (_throwAway is not null) Directory.Delete(_throwAway, recursive: true);
    }

    private void Work()
    {
        foreach (var job in _jobs.GetConsumingEnumerable()) Run(job);
    }

    private void Run(Job job)
    {
        try
        {
            using var transaction = _writing.BeginTransaction(deferred: false);
            job.Change(_writing, transaction);
            transaction.Commit();
            job.Done.SetResult();
        }
        catch (SqliteException problem)
        {
            job.Done.SetException(Explain(problem, Folder));
        }
        catch (Exception bug)
        {
            // It belongs to whoever asked for the change; the next job is another matter.
            job.Done.SetException(bug);
        }
    }

    private static byte[]? FindSecret(SqliteConnection connection, SqliteTransaction? transaction, string name)
    {
        using var select = connection.CreateCommand();
        select.Transaction = transaction;
        select.CommandText = "SELECT value FROM secret WHERE name = $name";
        select.Parameters.AddWithValue("$name", name);
        return (byte[]?)select.ExecuteScalar();
    }

    private static string Connection(string file, SqliteOpenMode mode) =>
        new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = mode == SqliteOpenMode.ReadOnly }.ToString();

    // Two programs on one folder would write two truths.
    private static FileStream Claim(string folder)
    {
        var path = Path.Combine(folder, "queue-monitor.lock");
        try
        {
            Directory.CreateDirectory(folder);
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (System.IO.File.Exists(path))
        {
            throw new HubStoreException(
                $"Another Queue Monitor uses the data folder {folder}. Stop it first, or choose another folder with --data.")
            { IsInUse = true };
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw Explain(problem, folder);
        }
    }

    // The file holds the keys of the pseudonyms: nobody but its owner reads it. SQLite gives its side files the same rights.
    private static void MakePrivate(string file)
    {
        if (System.IO.File.Exists(file)) return;
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        new FileStream(file, options).Dispose();
    }

    internal static HubStoreException Explain(Exception problem, string folder)
    {
        var file = Path.Combine(folder, FileName);
        var text = (problem as SqliteException)?.SqliteErrorCode switch
        {
            SQLitePCL.raw.SQLITE_FULL =>
                $"The disk of the data folder {folder} is full. Free some space, then send the change again; history is tried again by itself.",
            SQLitePCL.raw.SQLITE_NOTADB or SQLitePCL.raw.SQLITE_CORRUPT =>
                $"{file} is not a sound database. Put back a copy of it, or move it away to begin with an empty one.",
            SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED => $"Another program holds {file}. Close it there.",
            _ => $"The data folder {folder} cannot be written ({problem.Message.TrimEnd('.')}). Create it and let the user who runs Queue Monitor "
                + "write to it, or choose another with --data.",
        };
        return new HubStoreException(text, problem);
    }

    private sealed record Job(Action<SqliteConnection, SqliteTransaction> Change)
    {
        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
