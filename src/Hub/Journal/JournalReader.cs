using Microsoft.Data.Sqlite;
using QueueMonitor.Hub.Store;
using SQLitePCL;

namespace QueueMonitor.Hub.Journal;

/// <summary>
/// Walks the groups of a journal in their order, on a connection of its own, and holds each against its checksum. It stops at the
/// first that is not sound or not there.
/// </summary>
internal sealed class JournalReader : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly sqlite3_stmt _select;
    private readonly HashSet<(long Before, long After)> _gaps;
    private byte[] _payload = new byte[64 * 1024];
    private int _length;
    private long _expected;
    private long? _eventsBefore;

    /// <param name="fromSequence">The first group that must be there, if any is; 0: whichever the journal begins with.</param>
    public JournalReader(string file, long fromSequence)
    {
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ToString());
        _connection.Open();
        _gaps = JournalGaps.Read(_connection);
        const string select = "SELECT sequence, total, events, received_at, checksum, payload FROM journal_group WHERE sequence >= ? ORDER BY sequence";
        if (raw.sqlite3_prepare_v2(_connection.Handle!, select, out _select) != raw.SQLITE_OK)
        {
            Problem = raw.sqlite3_errmsg(_connection.Handle!).utf8_to_string();
            return;
        }

        raw.sqlite3_bind_int64(_select, 1, fromSequence);
        _expected = fromSequence;
    }

    /// <summary>The group that was read last.</summary>
    public Mark Group { get; private set; }

    /// <summary>Events in it.</summary>
    public int Events { get; private set; }

    /// <summary>When it was gathered: milliseconds since 1970 UTC.</summary>
    public long ReceivedAt { get; private set; }

    /// <summary>Its batches, as <see cref="GroupReader"/> reads them; until the next group is read.</summary>
    public ReadOnlySpan<byte> Payload => _payload.AsSpan(0, _length);

    /// <summary>Why <see cref="TryRead"/> stopped before the end; null: it did not.</summary>
    public string? Problem { get; private set; }

    /// <summary>Where it stopped: the first group that is not sound.</summary>
    public long ProblemAt { get; private set; }

    /// <summary>Reads the next group. False: there is none, or it is not sound.</summary>
    /// <exception cref="HubStoreException">The disk does not let it be read.</exception>
    public bool TryRead()
    {
        if (Problem is not null) return false;
        var result = raw.sqlite3_step(_select);
        if (result == raw.SQLITE_DONE) return false;
        if (result != raw.SQLITE_ROW)
        {
            var message = raw.sqlite3_errmsg(_connection.Handle!).utf8_to_string();
            if ((result & 0xFF) == raw.SQLITE_CORRUPT) return Stop(Group.Sequence + 1, message);

            // The disk does not read. That says nothing of what stands there: nobody may take it for damage, or a torn tail.
            var problem = new SqliteException(message, result & 0xFF, result);
            throw new HubStoreException(JournalFile.Explain(problem, _connection.DataSource), problem);
        }

        var sequence = raw.sqlite3_column_int64(_select, 0);
        var total = raw.sqlite3_column_int64(_select, 1);
        Events = (int)raw.sqlite3_column_int64(_select, 2);
        ReceivedAt = raw.sqlite3_column_int64(_select, 3);
        var payload = raw.sqlite3_column_blob(_select, 5);
        if (_payload.Length < payload.Length) _payload = new byte[Math.Max(_payload.Length * 2, payload.Length)];
        payload.CopyTo(_payload);
        _length = payload.Length;
        var group = new JournalGroup(sequence, total, Events, ReceivedAt, Payload);
        // What a damaged row says of its place is not believed where another place is due.
        if (raw.sqlite3_column_int64(_select, 4) != group.Checksum)
            return Stop(_expected > 0 ? _expected : sequence, "its checksum is not that of its content");
        if (_expected > 0 && sequence != _expected && !_gaps.Contains((_expected - 1, sequence))) return Stop(_expected, "it is not there");
        if (_expected == sequence && _eventsBefore is { } before && total != before) return Stop(sequence, "it does not begin where the one before ended");
        Group = new Mark(sequence, total + Events);
        (_expected, _eventsBefore) = (sequence + 1, Group.Events);
        return true;
    }

    public void Dispose()
    {
        _select.Dispose();
        _connection.Dispose();
    }

    private bool Stop(long at, string why)
    {
        (Problem, ProblemAt) = ($"group {at}: {why}", at);
        return false;
    }
}
