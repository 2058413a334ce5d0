using Microsoft.Data.Sqlite;
using QueueMonitor.Hub.Journal;

namespace QueueMonitor.Hub.Store;

/// <summary>Copies a data folder while the program runs: each database by SQLite's own backup, which sees one moment of it, and the newest images.</summary>
internal static class DataBackup
{
    /// <param name="from">A data folder.</param>
    /// <param name="to">A folder that is not there yet, or is empty. It can be used as a data folder at once.</param>
    /// <exception cref="HubStoreException">It cannot be; the message says why.</exception>
    public static void Make(string from, string to)
    {
        SQLitePCL.Batteries_V2.Init();
        (from, to) = (Path.GetFullPath(from), Path.GetFullPath(to));
        if (!File.Exists(Path.Combine(from, HubStore.FileName)))
            throw new HubStoreException($"{from} is no data folder of Queue Monitor: there is no {HubStore.FileName} in it. Name the right one with --data.");
        if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
            throw new HubStoreException($"{to} is not empty. Name a folder that is not there yet.");
        try
        {
            Directory.CreateDirectory(to);
            if (File.Exists(JournalFile.PathIn(from))) CopyJournal(from, to);
            Copy(from, to, HubStore.FileName);
            Durable.SyncFolder(to);
        }
        catch (Exception problem) when (problem is SqliteException or IOException or UnauthorizedAccessException)
        {
            throw new HubStoreException($"The backup could not be made ({problem.Message.TrimEnd('.')}). What is in {to} is not whole: remove it.", problem);
        }
    }

    // The journal first and its images after it: an image may know more than the copy of the journal, never less than it needs.
    private static void CopyJournal(string from, string to)
    {
        Copy(from, to, JournalFile.FileName);
        using (var file = JournalFile.Open(to)) file.AcceptAsComplete();
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                CopyImages(from, to);
                return;
            }
            catch (FileNotFoundException) when (attempt < 10)
            {
                // A newer image has taken its place meanwhile.
            }
        }
    }

    private static void CopyImages(string from, string to)
    {
        using var file = JournalFile.Open(to);
        var images = new ImageFolder(to);
        foreach (var site in file.Sites())
        {
            if (ImageFolder.In(from, site.Name).FirstOrDefault() is not { } newest) continue;
            using var source = new FileStream(newest.Path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            images.Keep(site.Name, newest.Position, newest.Group, source.CopyTo);
        }
    }

    private static void Copy(string from, string to, string name)
    {
        var target = Path.Combine(to, name);
        Durable.Private(target, FileMode.CreateNew).Dispose();
        using (var source = Open(Path.Combine(from, name), SqliteOpenMode.ReadOnly))
        using (var copy = Open(target, SqliteOpenMode.ReadWrite))
        {
            source.BackupDatabase(copy);
        }

        using var written = new FileStream(target, FileMode.Open, FileAccess.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    private static SqliteConnection Open(string file, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = mode, Pooling = false }.ToString());
        connection.Open();
        return connection;
    }
}
