using Microsoft.Data.Sqlite;
using QueueMonitor.Hub.Store;
using SQLitePCL;

namespace QueueMonitor.Hub.Journal;

/// <summary>
/// The journal of a data folder: one SQLite file, written ahead and synced at every commit, with its <see cref="HighWaterMark"/>
/// beside it. One thread writes; readers have connections of their own.
/// </summary>
internal sealed class JournalFile : IGroupStore
{
    public const string FileName = "journal.db";

    private readonly SqliteConnection _writing;
    private readonly HighWaterMark _mark;
    private readonly string _folder;
    private readonly sqlite3_stmt _insert;
    private long _markSyncedAt;

    private JournalFile(string folder, SqliteConnection writing, HighWaterMark mark)
    {
        (_folder, _writing, _mark) = (folder, writing, mark);
        const string insert = "INSERT INTO journal_group (sequence, total, events, received_at, checksum, payload) VALUES (?, ?, ?, ?, ?, ?)";
        if (raw.sqlite3_prepare_v2(writing.Handle!, insert, out _insert) != raw.SQLITE_OK) throw Explain(raw.sqlite3_errmsg(writing.Handle!).utf8_to_string());
        Last = ReadLast(writing);
    }

    public Mark Last { get; private set; }

    /// <summary>What the mark said at the opening; null: nothing that could be read.</summary>
    public Mark? MarkFound => _mark.Found;

    public bool IsBehind => _mark.IsBehind;

    public string File => PathIn(_folder);

    public static string PathIn(string folder) => Path.Combine(folder, FileName);

    /// <summary>Opens the journal of a folder; makes it when it is not there.</summary>
    /// <exception cref="HubStoreException">It cannot be used; the message says what to do.</exception>
    public static JournalFile Open(string folder)
    {
        var file = PathIn(folder);
        SqliteConnection? writing = null;
        HighWaterMark? mark = null;
        try
        {
            if (!System.IO.File.Exists(file)) Durable.Private(file, FileMode.CreateNew).Dispose();
            var connection = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false };
            writing = new SqliteConnection(connection.ToString());
            writing.Open();
            using (var pragma = writing.CreateCommand())
            {
                // 2,000 pages, 8 MB: a checkpoint stops commits for some milliseconds, and is worth it only for many of them.
                pragma.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 2000; "
                    // What is dropped or rewritten leaves nothing behind in the file.
                    + "PRAGMA secure_delete = ON";
                pragma.ExecuteNonQuery();
            }

            JournalSchema.BringUpToDate(writing, file);
            mark = HighWaterMark.Open(folder);
            return new JournalFile(folder, writing, mark);
        }
        catch (Exception problem)
        {
            mark?.Dispose();
            writing?.Dispose();
            if (problem is SqliteException or IOException or UnauthorizedAccessException or JournalException)
                throw new HubStoreException(Explain(problem, file), problem);
            throw;
        }
    }

    public void Append(in JournalGroup group, IReadOnlyList<JournalSite> newSites, IReadOnlyList<JournalErasure> erasures)
    {
        try
        {
            if (newSites.Count == 0 && erasures.Count == 0) Insert(in group);
            else InsertWith(in group, newSites, erasures);
        }
        catch (SqliteException problem)
        {
            throw new JournalException(Explain(problem, File), problem);
        }

        Last = new Mark(group.Sequence, group.Total + group.Events);
        WriteMark();
    }

    public void TakeBack(Mark to)
    {
        try
        {
            // The mark first: should the program end in between, the group is behind it, and sound.
            _mark.Write(to);
            _mark.Sync();
            CutFrom(to.Sequence + 1);
        }
        catch (Exception problem) when (problem is SqliteException or IOException)
        {
            throw new JournalException(Explain(problem, File), problem);
        }
    }

    public void Rest()
    {
        if (!_mark.IsBehind) return;
        try
        {
            _mark.Sync();
        }
        catch (IOException)
        {
            // It stays behind, which is safe, and is tried again with the next commit.
        }
    }

    /// <summary>The sites that have batches in it.</summary>
    /// <exception cref="HubStoreException">The disk does not let it be read.</exception>
    public IReadOnlyList<JournalSite> Sites()
    {
        try
        {
            using var select = _writing.CreateCommand();
            select.CommandText = "SELECT name, started_at, zone FROM journal_site ORDER BY name";
            using var rows = select.ExecuteReader();
            var sites = new List<JournalSite>();
            while (rows.Read()) sites.Add(new JournalSite(rows.GetString(0), rows.GetInt64(1), rows.GetString(2)));
            return sites;
        }
        catch (SqliteException problem)
        {
            throw new HubStoreException(Explain(problem, File), problem);
        }
    }

    /// <summary>A reader of its own, from a group on.</summary>
    /// <exception cref="HubStoreException">As above.</exception>
    public JournalReader Read(long fromSequence)
    {
        try
        {
            return new JournalReader(File, fromSequence);
        }
        catch (SqliteException problem)
        {
            throw new HubStoreException(Explain(problem, File), problem);
        }
    }

    /// <summary>What the groups take of the disk, in bytes; the file itself may be larger and is filled again.</summary>
    public long UsedBytes => (Pragma("page_count") - Pragma("freelist_count")) * Pragma("page_size");

    /// <summary>The oldest group, and when it was gathered (milliseconds since 1970 UTC); null: there is none.</summary>
    public (long Sequence, long ReceivedAt)? Oldest
    {
        get
        {
            using var select = _writing.CreateCommand();
            select.CommandText = "SELECT sequence, received_at FROM journal_group ORDER BY sequence LIMIT 1";
            using var row = select.ExecuteReader();
            return row.Read() ? (row.GetInt64(0), row.GetInt64(1)) : null;
        }
    }

    /// <summary>Removes the oldest groups, up to one.</summary>
    public void DropTo(long sequence)
    {
        using var delete = _writing.CreateCommand();
        delete.CommandText = "DELETE FROM journal_group WHERE sequence <= $to";
        delete.Parameters.AddWithValue("$to", sequence);
        delete.ExecuteNonQuery();
    }

    /// <summary>The customers that are still to be erased from groups.</summary>
    public IReadOnlyList<JournalErasure> Erasures() => JournalErasures.Read(_writing);

    /// <summary>Replaces the payload of a group by one of the same length.</summary>
    public void Rewrite(in JournalGroup group) => JournalErasures.Rewrite(_writing, in group);

    /// <summary>Says that these are erased from all groups, and leaves nothing of them in the write-ahead log.</summary>
    public void EndErasures(IReadOnlyList<JournalErasure> done) => JournalErasures.End(_writing, done);

    /// <summary>The numbers of all groups, as they stand in the file: in their order, unless it is damaged.</summary>
    public IReadOnlyList<long> Sequences()
    {
        using var select = _writing.CreateCommand();
        select.CommandText = "SELECT sequence FROM journal_group";
        using var rows = select.ExecuteReader();
        var sequences = new List<long>();
        while (rows.Read()) sequences.Add(rows.GetInt64(0));
        return sequences;
    }

    /// <summary>Removes all groups from one on: a tail that was torn off. How many there were.</summary>
    public int CutFrom(long sequence)
    {
        using var delete = _writing.CreateCommand();
        delete.CommandText = "DELETE FROM journal_group WHERE sequence >= $from";
        delete.Parameters.AddWithValue("$from", sequence);
        var groups = delete.ExecuteNonQuery();
        Last = ReadLast(_writing);
        return groups;
    }

    /// <summary>Says that the file is damaged beyond what can be left out, and what to do.</summary>
    public HubStoreException Unreadable()
    {
        var problem = new SqliteException("The groups do not stand in their order.", raw.SQLITE_CORRUPT);
        return new HubStoreException(Explain(problem, File), problem);
    }

    /// <summary>Removes damaged groups between two sound ones: somebody has accepted their loss.</summary>
    public void AcceptGap(long before, long after, long events, DateTimeOffset now) =>
        JournalGaps.Accept(_writing, before, after, events, now);

    /// <summary>Acknowledged events that are missing in the middle, and whose loss was accepted at some time.</summary>
    public long AcceptedLoss => JournalGaps.Events(_writing);

    /// <summary>Says that the journal is complete as it is: from here on the mark counts from its last group.</summary>
    public void AcceptAsComplete()
    {
        _mark.Write(Last);
        _mark.Sync();
    }

    public void Dispose()
    {
        Rest();
        _insert.Dispose();
        _writing.Dispose();
        _mark.Dispose();
    }

    private void Insert(in JournalGroup group)
    {
        raw.sqlite3_bind_int64(_insert, 1, group.Sequence);
        raw.sqlite3_bind_int64(_insert, 2, group.Total);
        raw.sqlite3_bind_int64(_insert, 3, group.Events);
        raw.sqlite3_bind_int64(_insert, 4, group.ReceivedAt);
        raw.sqlite3_bind_int64(_insert, 5, group.Checksum);
        raw.sqlite3_bind_blob(_insert, 6, group.Payload);
        var result = raw.sqlite3_step(_insert);
        var message = result == raw.SQLITE_DONE ? "" : raw.sqlite3_errmsg(_writing.Handle!).utf8_to_string();
        raw.sqlite3_reset(_insert);
        raw.sqlite3_clear_bindings(_insert);
        if (result != raw.SQLITE_DONE) throw new SqliteException(message, result & 0xFF, result);
    }

    private void InsertWith(in JournalGroup group, IReadOnlyList<JournalSite> newSites, IReadOnlyList<JournalErasure> erasures)
    {
        using var transaction = _writing.BeginTransaction(deferred: false);
        foreach (var site in newSites)
        {
            using var insert = _writing.CreateCommand();
            insert.Transaction = transaction;
            insert.CommandText = "INSERT INTO journal_site (name, started_at, zone) VALUES ($name, $started, $zone) ON CONFLICT DO NOTHING";
            insert.Parameters.AddWithValue("$name", site.Name);
            insert.Parameters.AddWithValue("$started", site.StartedAt);
            insert.Parameters.AddWithValue("$zone", site.Zone);
            insert.ExecuteNonQuery();
        }

        JournalErasures.Note(_writing, transaction, erasures);
        Insert(in group);
        transaction.Commit();
    }

    // A mark that cannot be written stays behind, which is safe: it only knows of less.
    private void WriteMark()
    {
        try
        {
            _mark.Write(Last);
            var now = Environment.TickCount64;
            if (now - _markSyncedAt < HighWaterMark.SyncEvery.TotalMilliseconds) return;
            _mark.Sync();
            _markSyncedAt = now;
        }
        catch (IOException)
        {
            // As above.
        }
    }

    private long Pragma(string name) => JournalSchema.Number(_writing, $"PRAGMA {name}");

    private static Mark ReadLast(SqliteConnection connection)
    {
        using var select = connection.CreateCommand();
        // A damaged row may lack numbers; what it says is checked before it is used.
        select.CommandText = "SELECT sequence, COALESCE(total + events, 0) FROM journal_group ORDER BY sequence DESC LIMIT 1";
        using var row = select.ExecuteReader();
        return row.Read() ? new Mark(row.GetInt64(0), row.GetInt64(1)) : default;
    }

    private static JournalException Explain(string problem) => new(problem);

    internal static string Explain(Exception problem, string file) => (problem as SqliteException)?.SqliteErrorCode switch
    {
        raw.SQLITE_FULL => $"The disk of {file} is full. Free some space: events are taken again as soon as there is room.",
        raw.SQLITE_NOTADB or raw.SQLITE_CORRUPT =>
            $"{file} is not a sound database. Put back a backup of the data folder (docs/OPERATING.md says how), or move the file away to begin anew.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => $"Another program holds {file}. Close it there.",
        _ => $"The journal {file} cannot be used ({problem.Message.TrimEnd('.')}). Look at the disk and at who may write there.",
    };
}
