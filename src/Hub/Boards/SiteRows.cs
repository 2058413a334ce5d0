using System.Buffers;
using System.Text.Json;
using QueueMonitor.Engine.Snapshots;
using QueueMonitor.Hub.Wire;

namespace QueueMonitor.Hub.Boards;

/// <summary>
/// A site's rows for all its boards: each queue is serialised once per change, however many boards show it, and only if one
/// does. Boards take turns; a later one never sees an older floor.
/// </summary>
internal sealed class SiteRows(ISiteFeed feed)
{
    private readonly Lock _turn = new();
    private readonly Dictionary<string, (QueueSnapshot Seen, BoardRow Row)> _rows = new(StringComparer.Ordinal);
    private readonly ArrayBufferWriter<byte> _buffer = new(16 * 1024);
    private (FloorSnapshot Seen, byte[] Json)? _site;

    /// <summary>The newest content of a board.</summary>
    public BoardImage Read(BoardChoice choice)
    {
        lock (_turn)
        {
            var floor = feed.Latest;
            var rows = new List<BoardRow>(choice.Queues?.Count ?? floor.Queues.Count);
            if (choice.Queues is null)
            {
                foreach (var queue in floor.Queues) rows.Add(Row(queue, floor.AsOf));
            }
            else
            {
                foreach (var name in choice.Queues)
                {
                    if (floor.Queue(name) is { } queue) rows.Add(Row(queue, floor.AsOf));
                }
            }

            return new BoardImage(floor, [.. rows], SiteLine(floor));
        }
    }

    private BoardRow Row(QueueSnapshot queue, DateTimeOffset asOf)
    {
        if (!_rows.TryGetValue(queue.Queue, out var known)) return Keep(queue, Serialise(queue, asOf));
        if (ReferenceEquals(known.Seen, queue)) return known.Row;

        // Would it read the same had it been written when the last one was? Then only the clock has moved on.
        if (ReadsTheSame(known.Row, queue)) return Keep(queue, known.Row);
        return Keep(queue, Serialise(queue, asOf));
    }

    private BoardRow Keep(QueueSnapshot queue, BoardRow row)
    {
        _rows[queue.Queue] = (queue, row);
        return row;
    }

    private bool ReadsTheSame(BoardRow row, QueueSnapshot queue)
    {
        var written = Write(json => QueueJson.Write(json, queue, row.AsOf, marksOnly: true));
        if (written.SequenceEqual(row.Json)) return true;

        // Every event of a source says that it was heard, to all its queues: that alone is no news for a while.
        if (queue.Freshness.HeardAt - row.HeardAt is not { } later || later >= BoardLimits.HeardAgainAfter) return false;
        var sameRest = WithoutHeardAt(written, out var state).SequenceEqual(WithoutHeardAt(row.Json, out var before));
        return sameRest && state.SequenceEqual(before);
    }

    // A row ends with … "freshness":{"state":"live","heardAt":…,"ageSeconds":…}}: what stands before, and the state.
    private static ReadOnlySpan<byte> WithoutHeardAt(ReadOnlySpan<byte> row, out ReadOnlySpan<byte> state)
    {
        var freshness = row.LastIndexOf("\"freshness\":"u8);
        var heardAt = row.LastIndexOf("\"heardAt\":"u8);
        if (freshness < 0 || heardAt < freshness) throw new InvalidOperationException("A row of a queue ends with its freshness.");
        state = row[freshness..heardAt];
        return row[..freshness];
    }

    private BoardRow Serialise(QueueSnapshot queue, DateTimeOffset asOf) => new(
        queue.Queue, Write(json => QueueJson.Write(json, queue, asOf, marksOnly: true)).ToArray(), asOf, queue.Freshness.HeardAt);

    private byte[] SiteLine(FloorSnapshot floor)
    {
        if (_site is { } known && ReferenceEquals(known.Seen, floor)) return known.Json;
        var written = Write(json => SiteJson.Write(json, floor, feed.Site, floor.AsOf));
        var line = _site is { } before && written.SequenceEqual(before.Json) ? before.Json : written.ToArray();
        _site = (floor, line);
        return line;
    }

    private ReadOnlySpan<byte> Write(Action<Utf8JsonWriter> write)
    {
        _buffer.ResetWrittenCount();
        using (var json = new Utf8JsonWriter(_buffer)) write(json);
        return _buffer.WrittenSpan;
    }
}
